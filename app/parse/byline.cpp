#include "app/parse/byline.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace newsboard {

QString bylineOf(const QString &text)
{
    static const QRegularExpression form(
        u"^(?:[▲△\\[(【〔]{0,1}(?:사진|영상)[^\\n]*\\n+)?\\s*("
        u"(?:[(\\[【〔][^)\\]】〕=\\n]{1,30}=[^)\\]】〕\\n]{1,30}[)\\]】〕]\\s*(?:[^=\\n]{0,40}?(?:기자|특파원|통신원|"
        u"논설위원|앵커|記者))?)"
        u"|(?:(?:\\S{1,12}\\s){0,2}[가-힣]{2,5}\\s?(?:[가-힣]{0,6}\\s)?(?:기자|특파원|통신원|논설위원))(?=\\s*[=|])"
        u"|(?:【[^】\\n]{1,30}(?:記者|特派員|=[^】\\n]{1,20})】)"
        u")"_s);
    // Captions of pictures above the text are passed over.
    const QStringList paragraphs = text.left(3000).split(u"\n\n"_s, Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < std::min<qsizetype>(paragraphs.size(), 3); ++i) {
        const QRegularExpressionMatch match = form.match(paragraphs[i]);
        if (match.hasMatch()) return match.captured(1).trimmed();
    }
    return {};
}

QString creditOf(const QString &text)
{
    static const QRegularExpression credit(
        u"저작권자|무단\\s?(?:전재|복제|배포)|재배포\\s?(?:를\\s?)?금지|All rights reserved|ⓒ|©|^\\(끝\\)$|転載|转载|轉載"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression address(u"^(?:\\S{1,20}\\s(?:\\S{1,10}\\s)?)?[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+$"_s);
    const QStringList lines = text.right(2000).split(u'\n', Qt::SkipEmptyParts);
    QStringList found;
    for (qsizetype i = lines.size() - 1; i > 0 && lines.size() - i <= 5; --i) {
        const QString line = lines[i].trimmed();
        if (line.size() > 200 || !(credit.match(line).hasMatch() || address.match(line).hasMatch())) break;
        found.prepend(line);
    }
    return found.join(u'\n');
}

} // namespace newsboard
