#pragma once

#include "app/domain/list_page.h"
#include "app/sync/numbers.h"
#include "app/sync/page_walk.h"
#include "app/usecases/back_fill.h"
#include "app/usecases/pages_ahead.h"

#include <QElapsedTimer>
#include <QStringList>

#include <functional>
#include <optional>

namespace newsboard {

struct Applied;
struct RefreshReport;

/// One back-fill of one board: walks down the pages from gap to gap.
class BackFillRun : public QObject {
    Q_OBJECT

public:
    BackFillRun(Store &store, Fetcher &fetcher, const SkinSet &skins, Refresh &refresh, const Board &board,
                const BackFill::Limit &limit, QObject *parent);

    void begin();
    void cancel();

signals:
    void progressed(const newsboard::BackFillProgress &progress);
    void ended(const newsboard::BackFillProgress &progress, bool whole);
    void failed(const newsboard::Error &error, const newsboard::BackFillProgress &progress);

private:
    void refreshFirst();
    void findNewest(const RefreshReport &report);
    void findGaps(const RowGap &below, bool isEnd);
    void nextGap();
    void ask(int page, std::function<void(const ReadPage &)> then);
    void step(int page);
    void take(const ReadPage &read);
    void takeNone(PageVerdict verdict, const ParsedPage &page);
    WalkFrom from() const;
    FetchRequest requestOf(int page) const;
    PageHint hint() const;
    void readAhead(const ListPage &list);
    int pageBelow(const ListPage &list);
    void passBy(const ListPage &list);
    void store(const ListPage &list, std::function<void(const Applied &)> then);
    int nearer(const ListPage &list, PageFit fit);
    void check(const ListPage &list);
    void apply(const ListPage &list);
    void advance(const ListPage &list, const Applied &applied);
    void closeGap();
    bool isAlone(const ListPage &list) const;
    bool isAtLimit(const ListPage &list) const;
    void tell();
    void finish(bool whole);
    void fail(const Error &error);

    Store &m_store;
    Refresh &m_refresh;
    Board m_board;
    BackFill::Limit m_limit;
    BackFillProgress m_progress;
    QElapsedTimer m_clock;
    qint64 m_covered = 0; ///< Rows walked over, known ones among them.
    PagesAhead m_ahead;

    RowGap m_gap;
    bool m_isRefreshing = false; ///< The refresh that goes first has not ended.
    QList<Headline> m_newest;    ///< The board's newest rows in the cache: what is usual.
    QList<ExactPlace> m_exact;   ///< The row down to which the numbers are right; none before the first page.
    QStringList m_lastIds;       ///< The rows of the page that was applied last.
    int m_rowsPerPage = 0;
    std::optional<int> m_lastPage;  ///< How many pages there are, by the last page that said it.
    bool m_sawUpper = false;        ///< A page that goes on from the gap's upper row was applied.
    int m_page = 0;                 ///< The page asked for.
    int m_tries = 0;                ///< For the page that goes on from the gap's upper row.
    std::optional<int> m_firstBare; ///< The first page that showed no rows, so that the one before was read again.
    bool m_again = false;           ///< The page is being read for the second time.
    std::optional<ListPage> m_held; ///< A page that may go on from the row: the page before it is being read again.
    bool m_ended = false;
};

} // namespace newsboard
