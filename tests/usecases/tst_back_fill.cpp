// A back-fill brings every older headline once, whatever happens to the pages meanwhile, and goes on where it ended.

#include "app/cli/await.h"
#include "tests/support/board_pages.h"
#include "tests/usecases/house.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace newsboard;

using Program = InventedBoard::Program;

class BackFillTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void it_reaches_the_first_post_data();
    void it_reaches_the_first_post();
    void a_limit_ends_it_and_it_goes_on_later();
    void a_paused_one_goes_on_at_another_start();
    void no_row_is_lost_while_pages_shift_data();
    void no_row_is_lost_while_pages_shift();
    void pages_may_go_while_they_are_asked_for_data();
    void pages_may_go_while_they_are_asked_for();
    void a_board_that_shows_no_rows_any_more_is_not_searched_for_them();
    void a_failure_keeps_what_was_reached();
    void what_a_refresh_did_not_come_to_is_filled_first();
    void progress_says_how_much_is_left();
    void headlines_come_fast_from_near_by();

private:
    struct Ended {
        BackFillProgress progress;
        bool whole = false;
    };
    static Result<Ended> fill(House &house, BoardId id, const BackFill::Limit &limit = {})
    {
        BackFill &backFill = house.session().backFill();
        return await<Ended>([&](auto answer, QObject *receiver) {
            QObject::connect(&backFill, &BackFill::finished, receiver,
                             [answer](BoardId, const BackFillProgress &progress, bool whole) {
                                 answer(Ended{progress, whole});
                             });
            QObject::connect(&backFill, &BackFill::failed, receiver,
                             [answer](BoardId, const Error &error, const BackFillProgress &) { answer(error); });
            backFill.start(house.board(id), limit);
        });
    }
    static QStringList held(House &house, BoardId id)
    {
        QStringList ids;
        for (const HeadlineRow &row : house.list(id)) {
            if (!row.headline.flags.testFlag(Flag::Notice) && !row.isGone()) ids.append(row.headline.id);
        }
        return ids;
    }
    static QStringList printed(const InventedBoard &board)
    {
        QStringList ids;
        for (const auto &row : board.printed())
            ids.append(row.first);
        return ids;
    }
};

void BackFillTest::it_reaches_the_first_post_data()
{
    QTest::addColumn<Program>("program");
    QTest::addColumn<bool>("counts");
    QTest::addColumn<int>("mostRequests");
    QTest::addRow("rhymix") << Program::Rhymix << true << 13;
    QTest::addRow("gnuboard") << Program::Gnuboard << true << 13;
    QTest::addRow("numbers of their own") << Program::Rhymix << false << 13;
    QTest::addRow("no numbers: each page twice") << Program::Unnumbered << false << 26;
}

void BackFillTest::it_reaches_the_first_post()
{
    QFETCH(Program, program);
    QFETCH(bool, counts);
    QFETCH(int, mostRequests);
    House house;
    InventedBoard board = inventedBoard(program, 233);
    board.counts = counts;
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    const int before = house.server.requests();
    const Result<Ended> ended = fill(house, id);
    QVERIFY2(ended.ok(), ended.ok() ? "" : qPrintable(errorText(ended.error())));
    QVERIFY(ended->whole);
    QCOMPARE(held(house, id), printed(board));
    QVERIFY2(house.server.requests() - before <= mostRequests,
             qPrintable(QString::number(house.server.requests() - before)));
    // A whole board costs a look at its first page.
    const int after = house.server.requests();
    QVERIFY(fill(house, id)->whole);
    QCOMPARE(house.server.requests(), after + 1);
}

void BackFillTest::a_limit_ends_it_and_it_goes_on_later()
{
    House house;
    InventedBoard board = inventedBoard(Program::Rhymix, 233);
    board.counts = true;
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    BackFill::Limit limit;
    limit.count = 50;
    QVERIFY(!fill(house, id, limit)->whole);
    QCOMPARE(held(house, id).size(), 80);
    QSignalSpy started(&house.session().backFill(), &BackFill::started);
    house.session().backFill().resumeAll(house.session().boards().boards());
    house.settle();
    QCOMPARE(started.size(), 0); // Nobody wants more.
    limit = {};
    limit.until = QDateTime(board.posts[140].posted.date(), board.posts[140].posted.time(), QTimeZone("Asia/Seoul"));
    QVERIFY(!fill(house, id, limit)->whole);
    const qsizetype some = held(house, id).size();
    QVERIFY(some > 140 && some <= 180);
    QVERIFY(fill(house, id)->whole);
    QCOMPARE(held(house, id), printed(board));
}

void BackFillTest::a_paused_one_goes_on_at_another_start()
{
    House house;
    InventedBoard board = inventedBoard(Program::Gnuboard, 233);
    board.counts = true;
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    {
        BackFill &backFill = house.session().backFill();
        QSignalSpy progressed(&backFill, &BackFill::progressed);
        backFill.start(house.board(id));
        QTRY_VERIFY(progressed.size() >= 3);
        backFill.pause(id);
        QVERIFY(!backFill.isRunning(id));
    }
    house.open();
    QSignalSpy started(&house.session().backFill(), &BackFill::started);
    house.session().backFill().resumeAll(house.session().boards().boards());
    house.settle();
    QCOMPARE(started.size(), 0); // It was paused.
    const qsizetype some = held(house, id).size();
    QVERIFY(some >= 80 && some < 233);
    board.grow(3);
    const int before = house.server.requests();
    QVERIFY(fill(house, id)->whole);
    QVERIFY(house.server.requests() - before <= (237 - some) / 20 + 3);
    QCOMPARE(held(house, id), printed(board));
    house.open();
}

void BackFillTest::no_row_is_lost_while_pages_shift_data()
{
    QTest::addColumn<Program>("program");
    QTest::addColumn<bool>("counts");
    QTest::addRow("rhymix") << Program::Rhymix << true;
    QTest::addRow("gnuboard") << Program::Gnuboard << true;
    QTest::addRow("no numbers") << Program::Unnumbered << false;
}

void BackFillTest::no_row_is_lost_while_pages_shift()
{
    QFETCH(Program, program);
    QFETCH(bool, counts);
    for (quint32 seed = 1; seed <= 6; ++seed) {
        QRandomGenerator random(seed);
        House house;
        InventedBoard board = inventedBoard(program, 150);
        board.counts = counts;
        board.perPage = 7;
        bool stirs = false;
        house.server.routeOthers([&](const QString &path) {
            // Between any two requests something may come at the top or vanish anywhere. Without numbers, what comes
            // and what vanishes in the same moment cannot be told from nothing.
            const bool both = counts;
            if (stirs && (both || seed % 2 == 0) && random.bounded(3) == 0) board.grow(1 + random.bounded(3));
            if (stirs && (both || seed % 2 == 1) && random.bounded(3) == 0) {
                const qsizetype place = random.bounded(board.posts.size() - 1);
                if (!board.posts[place].isNotice()) board.posts.removeAt(place);
            }
            return board.answer(path);
        });
        const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
        stirs = true;
        const Result<Ended> ended = fill(house, id);
        stirs = false;
        QVERIFY2(ended.ok(), ended.ok() ? "" : qPrintable(errorText(ended.error())));
        QVERIFY(ended->whole);
        QVERIFY(house.refresh(id).ok());
        const QStringList rows = held(house, id);
        QStringList lost;
        QStringList expected = printed(board);
        // A last page of a row or two shows no list to a reader that knows neither program nor numbers.
        if (!counts) expected.resize(expected.size() - expected.size() % board.perPage);
        for (const QString &row : std::as_const(expected)) {
            if (!rows.contains(row)) lost.append(row);
        }
        QVERIFY2(lost.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(lost.join(u' '))));
        QCOMPARE(QSet<QString>(rows.begin(), rows.end()).size(), rows.size());
    }
}

void BackFillTest::pages_may_go_while_they_are_asked_for_data()
{
    QTest::addColumn<Program>("program");
    QTest::addColumn<int>("vanishing");
    for (const auto &[name, program] : {std::pair("rhymix", Program::Rhymix), std::pair("gnuboard", Program::Gnuboard),
                                        std::pair("no numbers", Program::Unnumbered)}) {
        for (const int vanishing : {2, 5, 8})
            QTest::addRow("%s, %d rows", name, vanishing) << program << vanishing;
    }
}

void BackFillTest::pages_may_go_while_they_are_asked_for()
{
    QFETCH(Program, program);
    QFETCH(int, vanishing);
    House house;
    InventedBoard board = inventedBoard(program, 43); // And a notice that is counted too.
    board.counts = program != Program::Unnumbered;
    board.perPage = 7;
    bool stirs = false;
    house.server.routeOthers([&](const QString &path) {
        // The last page is asked for, and of two rows on it none is there any more.
        if (path.endsWith(program == Program::Unnumbered ? u"p=7"_s : u"page=7"_s) && std::exchange(stirs, false))
            board.posts.resize(board.posts.size() - vanishing);
        return board.answer(path);
    });
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    stirs = true;
    const Result<Ended> ended = fill(house, id);
    QVERIFY(!stirs);
    QVERIFY2(ended.ok(), ended.ok() ? "" : qPrintable(errorText(ended.error())));
    QVERIFY(ended->whole);
    const QStringList rows = held(house, id);
    for (const QString &row : printed(board))
        QVERIFY(rows.contains(row));
}

void BackFillTest::a_board_that_shows_no_rows_any_more_is_not_searched_for_them()
{
    House house;
    InventedBoard board = inventedBoard(Program::Rhymix, 233);
    board.counts = true;
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    house.server.routeOthers([&](const QString &path) {
        const bool isDeep = QUrlQuery(QUrl(path)).queryItemValue(u"page"_s).toInt() > 2;
        return isDeep ? Response::page("<html><body><p>Back soon.</p></body></html>") : board.answer(path);
    });
    const int before = house.server.requests();
    QCOMPARE(fill(house, id).error().kind, ErrorKind::NoBoardHere);
    house.settle();
    QCOMPARE_LE(house.server.requests() - before, 16);
    board.serveAt(house.server);
    QVERIFY(fill(house, id)->whole);
    QCOMPARE(held(house, id), printed(board));
}

void BackFillTest::a_failure_keeps_what_was_reached()
{
    House house;
    InventedBoard board = inventedBoard(Program::Rhymix, 233);
    board.counts = true;
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    house.server.route(u"/news?page=6"_s, Response::withStatus(500));
    const Result<Ended> broken = fill(house, id);
    QCOMPARE(broken.error().status, 500);
    QCOMPARE(held(house, id).size(), 100);
    house.settle(); // The seventh page was asked for ahead and is counted when the server reads it.
    house.server.clearRoutes();
    board.serveAt(house.server);
    const int before = house.server.requests();
    QVERIFY(fill(house, id)->whole);
    QCOMPARE(house.server.requests() - before, 8); // The first page, and from the sixth to the twelfth.
    QCOMPARE(held(house, id), printed(board));
}

void BackFillTest::what_a_refresh_did_not_come_to_is_filled_first()
{
    House house;
    InventedBoard board = inventedBoard(Program::Rhymix, 60);
    board.counts = true;
    board.perPage = 10;
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    QVERIFY(fill(house, id)->whole);
    board.grow(620);
    QVERIFY(house.refresh(id).ok());
    QCOMPARE(held(house, id).size(), 60 + 500); // As far as one refresh goes.
    const int before = house.server.requests();
    QVERIFY(fill(house, id)->whole);
    QCOMPARE(held(house, id), printed(board));
    QVERIFY2(house.server.requests() - before <= 16, qPrintable(QString::number(house.server.requests() - before)));
}

void BackFillTest::progress_says_how_much_is_left()
{
    House house;
    InventedBoard board = inventedBoard(Program::Rhymix, 100);
    board.counts = true;
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    QSignalSpy progressed(&house.session().backFill(), &BackFill::progressed);
    QVERIFY(fill(house, id)->whole);
    QList<qint64> left;
    for (const auto &arguments : std::as_const(progressed))
        left.append(arguments[1].value<BackFillProgress>().left);
    QCOMPARE(left, (QList<qint64>{60, 40, 20}));
    BackFillProgress progress;
    progress.left = 600;
    progress.perSecond = 20;
    QCOMPARE(progress.secondsLeft(), 30);
    QVERIFY(progressText(progress).contains(u"600"_s) && progressText(progress).contains(u"30"_s));
}

void BackFillTest::headlines_come_fast_from_near_by()
{
    House house;
    InventedBoard board = inventedBoard(Program::Rhymix, 0);
    board.grow(6'000);
    board.counts = true;
    board.perPage = 100;
    QList<Response> pages;
    for (int page = 1; page <= board.pages(); ++page)
        pages.append(Response::page(board.listPage(page)));
    house.server.routeOthers([&](const QString &path) {
        const int page = std::max(path.section(u"page="_s, 1).toInt(), 1);
        return pages.value(page - 1, Response::withStatus(404));
    });
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    QElapsedTimer clock;
    clock.start();
    QVERIFY(fill(house, id)->whole);
    const double seconds = double(clock.elapsed()) / 1000;
    QCOMPARE(held(house, id).size(), 6'000);
    qInfo("%d headlines in %.2f s: %.0f a second", 6'000, seconds, 6'000 / seconds);
}

QTEST_GUILESS_MAIN(BackFillTest)
#include "tst_back_fill.moc"
