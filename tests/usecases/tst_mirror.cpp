// What an exact mirror costs: a few requests. That it is exact, whatever happens, is held by tests/histories.

#include "tests/support/board_pages.h"
#include "tests/usecases/house.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

using Program = InventedBoard::Program;

namespace {

using Printed = QList<std::pair<QString, qint64>>;

} // namespace

class MirrorTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void one_deletion_among_two_thousand_pages_costs_few_requests();
    void a_burst_of_pages_costs_one_request_more_and_idling_one();

private:
    static Printed held(House &house, BoardId id, bool withGone = false)
    {
        Printed rows;
        for (const HeadlineRow &row : house.list(id)) {
            if (row.headline.flags.testFlag(Flag::Notice) || (row.isGone() && !withGone)) continue;
            rows.append({row.headline.id, row.headline.number.value_or(0)});
        }
        return rows;
    }
};

void MirrorTest::one_deletion_among_two_thousand_pages_costs_few_requests()
{
    House house;
    InventedBoard board = inventedBoard(Program::Rhymix, 0);
    board.grow(10'000);
    board.counts = true;
    board.perPage = 5; // Two thousand pages.
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    // The mirror is made with larger pages: how it came about does not matter here.
    board.perPage = 500;
    QVERIFY(house.refresh(id, {board.pages()}).ok());
    board.perPage = 5;
    QCOMPARE(held(house, id).size(), 10'000);
    QVERIFY(!house.refresh(id).ok()); // Pages that are so much shorter are doubted, once.
    QVERIFY(house.refresh(id).ok());

    int most = 0;
    for (const int place : {3'000, 9'990, 7}) {
        board.posts.removeAt(place);
        const int before = house.server.requests();
        const Result<RefreshReport> report = house.refresh(id);
        QVERIFY(report.ok());
        QCOMPARE(report->gone, 1);
        most = std::max(most, house.server.requests() - before);
        QCOMPARE(report->requests, house.server.requests() - before);
        QVERIFY(held(house, id) == board.printed());
    }
    QVERIFY2(most <= 14, qPrintable(QString::number(most)));
    qInfo("one deletion among 2,000 pages: at most %d requests", most);
}

void MirrorTest::a_burst_of_pages_costs_one_request_more_and_idling_one()
{
    House house;
    InventedBoard board = inventedBoard();
    board.counts = true;
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    QVERIFY(house.refresh(id, {9}).ok());
    for (const int pages : {1, 2, 7}) {
        board.grow(pages * board.perPage);
        const Result<RefreshReport> report = house.refresh(id);
        QVERIFY(report.ok());
        QCOMPARE(report->requests, pages + 1);
        qInfo("a burst of %d pages: %d requests", pages, report->requests);
        QVERIFY(held(house, id) == board.printed());
        const Result<RefreshReport> idle = house.refresh(id);
        QVERIFY(idle.ok());
        QCOMPARE(idle->requests, 1);
    }
    qInfo("an idle refresh: 1 request");
}

QTEST_GUILESS_MAIN(MirrorTest)
#include "tst_mirror.moc"
