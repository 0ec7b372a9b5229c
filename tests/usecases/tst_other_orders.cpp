// Boards that are not in the order of their posts: sorted by last comment, by votes, or by anything.

#include "app/cli/await.h"
#include "tests/support/board_pages.h"
#include "tests/usecases/house.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

using Program = InventedBoard::Program;

class OtherOrdersTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void a_back_fill_reaches_every_row_data();
    void a_back_fill_reaches_every_row();
    void no_row_is_lost_while_rows_go_to_the_top();
    void a_back_fill_goes_on_where_it_ended();
    void news_below_rows_that_went_to_the_top_is_read();
    void rows_that_go_to_the_top_are_no_reason_to_doubt_a_page();

private:
    /// The numbered rows in an order of chance; the notice stays last.
    static void shuffle(InventedBoard &board, quint32 seed)
    {
        QRandomGenerator random(seed);
        for (qsizetype i = board.posts.size() - 2; i > 0; --i)
            board.posts.swapItemsAt(i, random.bounded(int(i + 1)));
    }
    /// Someone comments on the post at this place.
    static void bump(InventedBoard &board, qsizetype place)
    {
        board.posts[place].comments.append(u"한마디 더"_s);
        board.posts.move(place, 0);
    }
    static Result<bool> fill(House &house, BoardId id, const BackFill::Limit &limit = {})
    {
        BackFill &backFill = house.session().backFill();
        return await<bool>([&](auto answer, QObject *receiver) {
            QObject::connect(&backFill, &BackFill::finished, receiver,
                             [answer](BoardId, const BackFillProgress &, bool whole) { answer(whole); });
            QObject::connect(&backFill, &BackFill::failed, receiver,
                             [answer](BoardId, const Error &error, const BackFillProgress &) { answer(error); });
            backFill.start(house.board(id), limit);
        });
    }
    /// What the board has and the cache does not.
    static QStringList missing(House &house, BoardId id, const InventedBoard &board)
    {
        const QStringList held = house.ids(id);
        QStringList missing;
        for (const auto &row : board.printed()) {
            if (!held.contains(row.first)) missing.append(row.first);
        }
        return missing;
    }
};

void OtherOrdersTest::a_back_fill_reaches_every_row_data()
{
    QTest::addColumn<Program>("program");
    QTest::addColumn<bool>("counts");
    QTest::addColumn<int>("mostRequests");
    QTest::addRow("numbers count places") << Program::Rhymix << true << 14;
    QTest::addRow("gnuboard, numbers count places") << Program::Gnuboard << true << 14;
    QTest::addRow("numbers of their own: each page twice") << Program::Rhymix << false << 28;
    QTest::addRow("no numbers: each page twice") << Program::Unnumbered << false << 28;
}

void OtherOrdersTest::a_back_fill_reaches_every_row()
{
    QFETCH(Program, program);
    QFETCH(bool, counts);
    QFETCH(int, mostRequests);
    for (quint32 seed = 1; seed <= 3; ++seed) {
        House house;
        InventedBoard board = inventedBoard(program, 233);
        board.counts = counts;
        shuffle(board, seed);
        board.serveAt(house.server);
        const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
        const int before = house.server.requests();
        const Result<bool> whole = fill(house, id);
        QVERIFY2(whole.ok(), whole.ok() ? "" : qPrintable(errorText(whole.error())));
        QVERIFY(*whole);
        QCOMPARE(missing(house, id, board), QStringList());
        const int requests = house.server.requests() - before;
        QVERIFY2(requests <= mostRequests, qPrintable(QString::number(requests)));
    }
}

void OtherOrdersTest::no_row_is_lost_while_rows_go_to_the_top()
{
    for (const bool counts : {true, false}) {
        for (quint32 seed = 1; seed <= 6; ++seed) {
            QRandomGenerator random(seed);
            House house;
            InventedBoard board = inventedBoard(Program::Rhymix, 150);
            board.counts = counts;
            board.perPage = 9;
            shuffle(board, seed);
            bool stirs = false;
            house.server.routeOthers([&](const QString &path) {
                if (stirs && random.bounded(3) == 0) board.grow(1);
                if (stirs && random.bounded(2) == 0) bump(board, random.bounded(int(board.posts.size() - 1)));
                return board.answer(path);
            });
            const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
            stirs = true;
            const Result<bool> whole = fill(house, id);
            stirs = false;
            QVERIFY2(whole.ok(), whole.ok() ? "" : qPrintable(errorText(whole.error())));
            QVERIFY(*whole);
            QVERIFY(house.refresh(id).ok());
            const QStringList lost = missing(house, id, board);
            QVERIFY2(lost.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(lost.join(u' '))));
        }
    }
}

void OtherOrdersTest::a_back_fill_goes_on_where_it_ended()
{
    House house;
    InventedBoard board = inventedBoard(Program::Rhymix, 233);
    shuffle(board, 4);
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    BackFill::Limit limit;
    limit.count = 100;
    QVERIFY(!*fill(house, id, limit));
    house.open();
    const int before = house.server.requests();
    QVERIFY(*fill(house, id));
    QCOMPARE(missing(house, id, board), QStringList());
    QVERIFY2(house.server.requests() - before <= 16, qPrintable(QString::number(house.server.requests() - before)));
}

void OtherOrdersTest::news_below_rows_that_went_to_the_top_is_read()
{
    for (const bool counts : {true, false}) {
        House house;
        InventedBoard board = inventedBoard(Program::Rhymix, 150);
        board.counts = counts;
        shuffle(board, 5);
        board.serveAt(house.server);
        const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
        QVERIFY(*fill(house, id));
        board.grow(3);
        for (int i = 0; i < 25; ++i)
            bump(board, 60 + i);
        int before = house.server.requests();
        const Result<RefreshReport> report = house.refresh(id);
        QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(errorText(report.error())));
        QCOMPARE(report->added, 3);
        QCOMPARE(report->gone, 0);
        QCOMPARE(house.server.requests() - before, 2); // On the second page rows stand where they stood.
        QCOMPARE(missing(house, id, board), QStringList());
        before = house.server.requests();
        QVERIFY(house.refresh(id).ok());
        QCOMPARE(house.server.requests() - before, 1);
    }
}

void OtherOrdersTest::rows_that_go_to_the_top_are_no_reason_to_doubt_a_page()
{
    QRandomGenerator random(6);
    House house;
    InventedBoard board = inventedBoard(Program::Rhymix, 100);
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    for (int round = 0; round < 30; ++round) {
        for (int i = 0; i < 12; ++i)
            bump(board, random.bounded(int(board.posts.size() - 1)));
        const Result<RefreshReport> report = house.refresh(id);
        QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(errorText(report.error())));
        QCOMPARE(report->gone, 0);
    }
}

QTEST_GUILESS_MAIN(OtherOrdersTest)
#include "tst_other_orders.moc"
