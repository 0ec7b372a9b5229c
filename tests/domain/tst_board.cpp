#include "app/domain/board.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class BoardTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void the_address_of_a_page_follows_the_rule_data();
    void the_address_of_a_page_follows_the_rule();
    void a_key_holds_board_and_rank_data();
    void a_key_holds_board_and_rank();
    void keys_of_a_board_sort_by_rank_and_boards_do_not_mix();
};

void BoardTest::the_address_of_a_page_follows_the_rule_data()
{
    QTest::addColumn<QString>("pageTemplate");
    QTest::addColumn<int>("firstPage");
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("address");
    const QString list = u"https://board.example/news"_s;
    QTest::addRow("the first is the list") << list + u"?page={page}"_s << 1 << 1 << 1 << list;
    QTest::addRow("counted") << list + u"?page={page}"_s << 1 << 1 << 3 << list + u"?page=3"_s;
    QTest::addRow("in the path") << list + u"/page{page}.html"_s << 1 << 1 << 12 << list + u"/page12.html"_s;
    QTest::addRow("by rows") << list + u"?start={page}"_s << 0 << 25 << 3 << list + u"?start=50"_s;
    QTest::addRow("from zero") << list + u"?p={page}"_s << 0 << 1 << 2 << list + u"?p=1"_s;
    QTest::addRow("not learnt") << QString() << 1 << 1 << 2 << QString();
    QTest::addRow("not learnt, the first") << QString() << 1 << 1 << 1 << list;
}

void BoardTest::the_address_of_a_page_follows_the_rule()
{
    QFETCH(const QString, pageTemplate);
    QFETCH(const int, firstPage);
    QFETCH(const int, step);
    QFETCH(const int, page);
    QFETCH(const QString, address);
    const AddressRule rule{.idParameter = {}, .pageTemplate = pageTemplate, .firstPage = firstPage, .pageStep = step};
    QCOMPARE(rule.pageAddress(page, QUrl(u"https://board.example/news"_s)).toString(), address);
}

void BoardTest::a_key_holds_board_and_rank_data()
{
    QTest::addColumn<BoardId>("board");
    QTest::addColumn<qint64>("rank");
    const qint64 highest = (qint64(1) << kRankBits) - 1;
    QTest::addRow("the first") << 1 << qint64(0);
    QTest::addRow("an id") << 3 << qint64(48'512'201);
    QTest::addRow("allotted") << 3 << kFirstAllottedRank;
    QTest::addRow("the highest rank") << 3 << highest;
    QTest::addRow("many boards") << (1 << 22) << highest;
}

void BoardTest::a_key_holds_board_and_rank()
{
    QFETCH(const BoardId, board);
    QFETCH(const qint64, rank);
    const Key key = makeKey(board, rank);
    QVERIFY(key > 0);
    QCOMPARE(boardOf(key), board);
    QCOMPARE(rankOf(key), rank);
}

void BoardTest::keys_of_a_board_sort_by_rank_and_boards_do_not_mix()
{
    QVERIFY(makeKey(2, 5) < makeKey(2, 6));
    QVERIFY(makeKey(2, 6) < makeKey(2, kFirstAllottedRank));
    QVERIFY(makeKey(2, (qint64(1) << kRankBits) - 1) < makeKey(3, 0));
}

QTEST_GUILESS_MAIN(BoardTest)
#include "tst_board.moc"
