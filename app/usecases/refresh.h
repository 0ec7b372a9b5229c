#pragma once

#include "app/domain/board.h"
#include "app/domain/error.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace newsboard {

class Boards;
class Fetcher;
class RefreshRun;
class Store;
class SkinSet;

struct RefreshOptions {
    int pages = 0; ///< So many from the newest, whatever it knows; and on, until it meets what it knows.
};

struct RefreshReport {
    int added = 0;
    int changed = 0;
    int gone = 0;
    int requests = 0;
    bool truncated = false; ///< A page was cut: what is missing was not concluded from.
    int pages = 0;          ///< How many pages of news were read; 0 where the first one was the one known already.
    Key lowest = 0;         ///< The lowest row on the last of them.
    bool isEnd = false;     ///< That page is the board's last.
};

/// Looks for news of a board: page by page from the newest until it meets what it knows (`pages` of RefreshOptions
/// apart), then, where the board's numbers tell of changes further down, for those. One run a board at a time; a second
/// request joins the first. GUI thread; answers come as signals.
class Refresh : public QObject {
    Q_OBJECT

public:
    Refresh(Store &store, Fetcher &fetcher, const SkinSet &skins, QObject *parent = nullptr);
    ~Refresh() override;

    void refresh(const Board &board, const RefreshOptions &options = {});
    void cancel(BoardId board);
    void cancelAll();
    bool isRunning(BoardId board) const;

signals:
    void started(newsboard::BoardId board);
    /// `total` is 0 while it is not known how many pages there are to read.
    void progressed(newsboard::BoardId board, int pagesDone, int total);
    void finished(newsboard::BoardId board, const newsboard::RefreshReport &report);
    /// What was stored before the failure stays.
    void failed(newsboard::BoardId board, const newsboard::Error &error, const newsboard::RefreshReport &untilThen);

private:
    Store &m_store;
    Fetcher &m_fetcher;
    const SkinSet &m_skins;
    QHash<BoardId, RefreshRun *> m_runs; ///< Owned as children.
};

} // namespace newsboard
