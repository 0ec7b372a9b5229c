#include "ui/reader/article_saving.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kLongestName = 80;

/// The strings of this file, as translators find them.
struct Words {
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
    name = name.simplified().left(kLongestName);
    if (!name.isEmpty() && name.back().isHighSurrogate()) name.chop(1);
    name.remove(edges);
    if (name.isEmpty() || reserved.match(name).hasMatch()) name = u"newsboard"_s;
    return name + u'.' + suffix;
}

QString saveWithDialog(const QString &suggested, const QByteArray &bytes, QWidget *parent)
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const QString path =
        QFileDialog::getSaveFileName(parent, Words::tr("Save the article"), folder.filePath(suggested));
    if (path.isEmpty()) return {};
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    return isWritten ? Words::tr("Saved as %1.").arg(QDir::toNativeSeparators(path))
                     : Words::tr("%1 could not be written: %2").arg(QDir::toNativeSeparators(path), file.errorString());
}

} // namespace newsboard
