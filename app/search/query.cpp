#include "app/search/query.h"

#include "app/search/query_parser.h"

namespace newsboard {

bool operator==(const Clause &a, const Clause &b)
{
    return a.kind == b.kind && a.parts == b.parts && (a.kind != Clause::Kind::One || a.condition == b.condition);
}

Query parseQuery(QStringView text, const QueryContext &context)
{
    return QueryParser(text, context).read();
}

QString quotedPhrase(QStringView text)
{
    QString phrase(u'"');
    for (const QChar c : text) {
        if (isPhraseQuote(c) || c == u'\\') phrase.append(u'\\');
        phrase.append(c);
    }
    return phrase + u'"';
}

} // namespace newsboard
