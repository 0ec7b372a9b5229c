#pragma once

#include "app/domain/article.h"
#include "app/domain/board.h"
#include "app/domain/error.h"
#include "app/domain/headline.h"
#include "app/domain/result.h"

#include <QFuture>
#include <QObject>

namespace newsboard {

class Fetcher;
class Store;
class SkinSet;
struct ParsedPage;

/// Opening the article behind a headline: from the cache, else from its page (whose list of rows is stored as well).
/// GUI thread; answers come as signals, only the newest open() of this object is answered.
class Articles : public QObject {
    Q_OBJECT

public:
    Articles(Store &store, Fetcher &fetcher, const SkinSet &skins, QObject *parent = nullptr);

    /// opened() or failed() follows; fetching() before it if the network is asked. Where the cache has the article, but
    /// the list told of a change since, renewed() follows once the newer text has come too.
    void open(const Board &board, const HeadlineRow &row);
    /// The same past the cache: fetches and keeps the newer text.
    void reload(const Board &board, const HeadlineRow &row);
    void cancel();
    /// Fetches another page of an article's comments, which joins those that the cache has: commentsCame() or
    /// commentsFailed() follows.
    void fetchComments(const Board &board, const HeadlineRow &row, const CommentPage &page);
    /// What the cache has of an article, for a look at it: peeked() follows if it has it. Never asks the network.
    void peek(const Board &board, const HeadlineRow &row);
    /// The same for what may be opened next: foreseen() follows if the cache has it. Never asks the network.
    void foresee(const Board &board, const HeadlineRow &row);

signals:
    void fetching(newsboard::Key key);
    void opened(newsboard::Key key, const newsboard::Article &article);
    void renewed(newsboard::Key key, const newsboard::Article &article);
    void peeked(newsboard::Key key, const newsboard::Article &article);
    void foreseen(newsboard::Key key, const newsboard::Article &article);
    void failed(newsboard::Key key, const newsboard::Error &error);
    /// The article with what came; whether it is still the one that is read is for who asked to know.
    void commentsCame(newsboard::Key key, const newsboard::Article &article);
    void commentsFailed(newsboard::Key key, const newsboard::Error &error);

private:
    void fetch(const Board &board, const HeadlineRow &row, int generation);
    void storeComments(const Board &board, const HeadlineRow &row, const ParsedPage &page);
    void renew(const Board &board, const HeadlineRow &row, int generation);

    Store &m_store;
    Fetcher &m_fetcher;
    const SkinSet &m_skins;
    int m_generation = 0;
    QFuture<void> m_fetch;
};

} // namespace newsboard
