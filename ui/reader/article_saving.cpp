#include "ui/reader/article_saving.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kLongestFileName = 80;

/// The strings of this file, as translators find them.
struct SavingWords {
    Q_DECLARE_TR_FUNCTIONS(Reader)
};

} // namespace

QString fileNameFor(const QString &title, const QString &suffix)
{
    static const QRegularExpression forbidden(u"[/\\\\:*?\"<>|\\p{C}]+"_s,
                                              QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression edges(u"^[\\s.]+|[\\s.]+$"_s);
    static const QRegularExpression reserved(u"^(?:con|prn|aux|nul|com\\d|lpt\\d)$"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    QString name = title;
    name.replace(forbidden, u" "_s);
    name = name.simplified().left(kLongestFileName);
    if (!name.isEmpty() && name.back().isHighSurrogate()) name.chop(1);
    name.remove(edges);
    if (name.isEmpty() || reserved.match(name).hasMatch()) name = u"newsboard"_s;
    return name + u'.' + suffix;
}

QString cleanFileName(const QString &name)
{
    static const QRegularExpression suffix(u"\\.([A-Za-z0-9]{1,8})$"_s);
    const QRegularExpressionMatch found = suffix.match(name);
    if (found.hasMatch() && found.capturedStart() > 0)
        return fileNameFor(name.first(found.capturedStart()), found.captured(1));
    const QString whole = fileNameFor(name, u"x"_s);
    return whole.chopped(2);
}

QString chosenPath(const QString &name, QWidget *parent)
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    return QFileDialog::getSaveFileName(parent, SavingWords::tr("Save"), folder.filePath(name));
}

} // namespace newsboard
