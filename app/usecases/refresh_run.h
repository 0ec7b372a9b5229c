#pragma once

#include "app/domain/headline.h"
#include "app/domain/list_page.h"
#include "app/sync/refresh_ground.h"
#include "app/usecases/refresh.h"

#include <QFuture>
#include <QStringList>

#include <functional>
#include <optional>

namespace newsboard {

struct Applied;
struct ParsedPage;
struct ReadPage;
struct RefreshPlace;

/// One refresh of one board: a small state machine around fetch, parse, apply. First the news, page by page; then,
/// where the board's numbers say that something came or went further down, the few pages that show where.
class RefreshRun : public QObject {
    Q_OBJECT

public:
    RefreshRun(Store &store, Fetcher &fetcher, const SkinSet &skins, const Board &board, const RefreshOptions &options,
               QObject *parent);

    void begin();
    void cancel();

signals:
    void progressed(int pagesDone);
    void ended(const newsboard::RefreshReport &report);
    void failed(const newsboard::Error &error, const newsboard::RefreshReport &untilThen);

private:
    void findGround();
    void lookAtRows(std::function<void(const QList<HeadlineRow> &, const NumberSearch::Ground &)> then);
    QDateTime now() const;
    void read(const QUrl &address, const PageCopy &held, std::function<void(const ReadPage &)> then);
    void readNews(int page, const QUrl &address);
    void takeNews(const ReadPage &read);
    void takeNone(const ParsedPage &page);
    void endNews();
    void leaveGap();
    void missNews(const ParsedPage &page);
    void stepBack();
    void useNews(const ReadPage &news, const ListPage &list);
    void confirm(int page, std::optional<qint64> topNumber, std::function<void(bool isOfNow)> then);
    void useFirstAgain(const ListPage &list, qint64 topNumber, std::function<void()> then);
    bool believesOther();
    bool isDoubted(const ListPage &list) const;
    bool mayCount() const;
    bool hasOpenNumbers() const;
    bool hasLostRows(const ListPage &list) const;
    void goOn(const ListPage &list);
    void searchNumbers();
    void applyFirstAgain();
    void applyNewsAgain(qsizetype from);
    void askForNumbers(int page);
    void takeNumbers(int page, const ReadPage &read);
    static Error whyNotWhole(const ParsedPage &page, bool isDoubted);
    void doWithout(int page, const ReadPage &read, bool isDoubted);
    bool showsNewer(const ListPage &list) const;
    void useNumbers(int page, const ListPage &list);
    void applyVanished(QList<NumberSearch::Vanished> vanished, std::function<void()> then);
    void settle();
    void mendBreaks(bool numbersSettled);
    void learn(const ReadPage &news, const ListPage &list);
    void apply(const ListPage &list, std::function<void(const Applied &)> then);
    void apply(const ListPage &list, std::function<void(const Applied &)> then, const RefreshPlace &place);
    void count(const Applied &applied);
    void finish(bool numbersSettled);
    void fail(const Error &error);

    Store &m_store;
    Fetcher &m_fetcher;
    const SkinSet &m_skins;
    Board m_board;
    RefreshOptions m_options;
    RefreshReport m_report;
    QFuture<void> m_fetch;

    RefreshGround m_ground;
    int m_mended = 0; ///< How many breaks of the numbers were looked at.
    std::optional<NumberSearch> m_search;
    QList<NumberShift> m_open; ///< As the store had them last.
    PageCopy m_copy;           ///< Of the first page.
    QUrl m_movedTo;            ///< The board's address from now on, where it was learnt anew.

    int m_page = 0;                  ///< The page of news that is being read …
    QList<QUrl> m_asked;             ///< … and the addresses up to it.
    std::optional<ListPage> m_first; ///< The first page, where it could not say all while its rows were news.
    QList<ListPage> m_news;          ///< The pages of news below it, as long as it may say something of them.
    QStringList m_firstIds;          ///< Of the first page, as it was read last.
    qint64 m_firstNumber = 0;
    QStringList m_lastIds;                ///< Of the page read last.
    std::optional<qint64> m_bottomNumber; ///< Of its last row …
    qint64 m_lastNumber = 0;              ///< … where all of its numbers run by one; else 0.
    std::optional<int> m_lastPage;        ///< How many pages there are, by the last page that said it.
    bool m_guessed = false;               ///< The page's address was worked out, not linked to.
    bool m_again = false;                 ///< The page is being read for the second time.
    bool m_hasFirstChanged = false;       ///< The first page was read once more, and was another one.
    bool m_isWalkWhole = true;            ///< By their numbers, nothing is missing between the pages of news.
    bool m_metGround = false;             ///< The pages of news reach down to what was known.
    int m_steppedBack = 0;
    int m_repeats = 0;    ///< Pages that were the one before again.
    bool m_holed = false; ///< A page came in part, and did not reach what is known.
    int m_searched = 0;
    bool m_unexplained = false; ///< Numbers lack more rows than the cache held: a page may have been an old one.
    bool m_ended = false;
};

} // namespace newsboard
