#include "app/store/writings.h"

#include "app/search/query.h"
#include "app/store/articles_table.h"
#include "app/store/search_run.h"
#include "app/store/views.h"

#include <algorithm>

namespace newsboard {

namespace {

constexpr int kMostHeadlinesRead = 500;
constexpr int kMostArticlesRead = 80;

/// Rows whose authors, or whose comments, hold the name.
struct Holders {
    QList<Key> keys;
    bool isAll = false;
};

/// The first rows that hold the name. Nobody asks for more, so they are not counted.
Holders holdersOf(Connection &connection, SearchMemory &memory, Field field, const QString &author, int most,
                  const std::atomic_bool &overtaken)
{
    const QList<Pattern> patterns = patternsOf(author, {.literal = true});
    if (patterns.isEmpty()) return {{}, true}; // Nothing of the name can be looked for.
    SearchRequest request;
    request.query.root.kind = Clause::Kind::One;
    request.query.root.condition = TextCondition{field, patterns};
    request.first = most;
    Holders holders;
    SearchListener listener;
    listener.first = [&holders](const QList<Key> &keys, bool isAll) { holders = {keys, isAll}; };
    runSearch(connection, memory, request, listener, overtaken);
    return holders;
}

void stopIf(const std::atomic_bool &overtaken)
{
    if (overtaken) throw StoreFailure{Error{ErrorKind::Cancelled, {}, 0}};
}

} // namespace

Writings writingsOf(Connection &connection, SearchMemory &memory, const QString &author, int most,
                    const std::atomic_bool &overtaken)
{
    Writings writings;
    writings.author = author;
    if (author.trimmed().isEmpty()) return writings;

    const Holders authors = holdersOf(connection, memory, Field::Author, author, kMostHeadlinesRead, overtaken);
    writings.isCut = !authors.isAll;
    for (const HeadlineRow &row : rowsOfKeys(connection, authors.keys)) {
        if (row.headline.author != author) continue;
        if (writings.headlines.size() >= most) {
            writings.isCut = true;
            break;
        }
        writings.headlines.append(row);
    }

    const Holders commented = holdersOf(connection, memory, Field::Comment, author, kMostArticlesRead, overtaken);
    writings.isCut = writings.isCut || !commented.isAll;
    for (const HeadlineRow &row : rowsOfKeys(connection, commented.keys)) {
        stopIf(overtaken);
        const QList<Comment> comments = loadComments(connection, row.key);
        // The newest of an article's stand last.
        for (qsizetype i = comments.size() - 1; i >= 0; --i) {
            if (comments[i].author != author) continue;
            if (writings.comments.size() >= most) {
                writings.isCut = true;
                return writings;
            }
            writings.comments.append({row, int(i), comments[i]});
        }
    }
    return writings;
}

} // namespace newsboard
