#include "tests/search/searched.h"

namespace newsboard {

QueryContext searchContext()
{
    static const Shorthand shorthand = Shorthand::builtIn();
    QueryContext context;
    context.now = kNow;
    context.zone = QTimeZone("Asia/Seoul");
    context.shorthand = shorthand;
    return context;
}

Query composed(QStringView text, qsizetype composing)
{
    QueryContext context = searchContext();
    context.composingFrom = text.size() - composing;
    context.typing = true;
    return parseQuery(text, context);
}

SearchedRow rowWithTitle(const QString &title)
{
    SearchedRow row;
    row.headline.title = title;
    return row;
}

QString shown(QStringView text, const QList<TextRange> &ranges)
{
    QStringList parts;
    for (const TextRange &range : ranges)
        parts.append(text.sliced(range.begin, range.length).toString());
    return parts.join(u'|');
}

} // namespace newsboard
