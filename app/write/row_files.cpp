#include "app/write/row_files.h"

#include "app/write/json.h"
#include "app/write/markdown.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

const QByteArray kCsvEnd = "\r\n";

/// Spreadsheets run what begins like this, whoever wrote it.
bool looksLikeFormula(const QString &text)
{
    static const QString beginnings = u"=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20"_s;
    return !text.isEmpty() && beginnings.contains(text.front());
}

QString csvText(QString text)
{
    if (looksLikeFormula(text)) text.prepend(u'\'');
    const bool isPlain = std::none_of(text.cbegin(), text.cend(),
                                      [](QChar c) { return c == u',' || c == u'"' || c == u'\n' || c == u'\r'; });
    return isPlain ? text : u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QString csvCell(const QJsonValue &value)
{
    if (value.isBool()) return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble()) return QString::number(value.toInteger());
    return csvText(value.toString()); // Null is empty.
}

QByteArray csvLine(const HeadlineRow &row)
{
    const QJsonObject object = toJson(row);
    QStringList cells;
    for (const QString &key : rowKeys())
        cells.append(csvCell(object.value(key)));
    return cells.join(u',').toUtf8() + kCsvEnd;
}

QByteArray markdownLine(const HeadlineRow &row)
{
    const Headline &headline = row.headline;
    const bool isWeb = headline.url.scheme() == "http"_L1 || headline.url.scheme() == "https"_L1;
    QString title = markdownText(headline.title);
    if (isWeb) title = u"[%1](<%2>)"_s.arg(title, headline.url.toString(QUrl::FullyEncoded));
    if (row.isGone()) title = u"~~"_s + title + u"~~"_s;
    QStringList facts;
    if (headline.number && !headline.isNotice()) facts.append(QString::number(*headline.number));
    facts.append(title);
    if (!headline.author.isEmpty()) facts.append(markdownText(headline.author));
    if (headline.posted.isKnown()) facts.append(headline.posted.toIso().left(16).replace(u'T', u' '));
    return u"- %1\n"_s.arg(facts.join(u" · "_s)).toUtf8();
}

} // namespace

const QStringList &rowKeys()
{
    static const QStringList keys{u"board"_s,  u"key"_s,      u"id"_s,    u"number"_s, u"title"_s,    u"author"_s,
                                  u"posted"_s, u"comments"_s, u"views"_s, u"votes"_s,  u"category"_s, u"depth"_s,
                                  u"notice"_s, u"secret"_s,   u"new"_s,   u"file"_s,   u"picture"_s,  u"gone"_s,
                                  u"read"_s,   u"starred"_s,  u"url"_s};
    return keys;
}

QByteArray fileHead(RowFormat format)
{
    return format == RowFormat::Csv ? rowKeys().join(u',').toUtf8() + kCsvEnd : QByteArray();
}

QByteArray boardHead(RowFormat format, const Board &board, bool isFirst)
{
    if (format != RowFormat::Markdown) return {};
    return ((isFirst ? u"# "_s : u"\n# "_s) + markdownText(board.name) + u"\n\n"_s).toUtf8();
}

QByteArray rowLines(RowFormat format, const QList<HeadlineRow> &rows)
{
    QByteArray lines;
    for (const HeadlineRow &row : rows) {
        switch (format) {
        case RowFormat::Json:
            lines += QJsonDocument(toJson(row)).toJson(QJsonDocument::Compact) + '\n';
            break;
        case RowFormat::Csv:
            lines += csvLine(row);
            break;
        case RowFormat::Markdown:
            lines += markdownLine(row);
            break;
        }
    }
    return lines;
}

} // namespace newsboard
