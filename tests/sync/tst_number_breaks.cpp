// Where the cache's own numbers contradict one another.

#include "app/sync/number_breaks.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr BoardId kBoard = 1;
constexpr Key kNowhere = makeKey(kBoard + 1, 0);

/// Rows from the newest down, with these numbers; 0: none. Their keys are ten apart, the last one's is 10.
QList<HeadlineRow> rowsOf(const QList<int> &numbers)
{
    QList<HeadlineRow> rows;
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        HeadlineRow row;
        row.key = makeKey(kBoard, (numbers.size() - i) * 10);
        row.headline.title = u"항구에 배 %1척"_s.arg(i);
        if (numbers[i] != 0) row.headline.number = numbers[i];
        rows.append(row);
    }
    return rows;
}

QList<HeadlineRow> with(QList<HeadlineRow> rows, qsizetype place, const std::function<void(HeadlineRow &)> &change)
{
    change(rows[place]);
    return rows;
}

} // namespace

class NumberBreaksTest : public QObject {
    Q_OBJECT

private slots:
    void where_numbers_break_data();
    void where_numbers_break();
    void a_break_says_where_it_is();
};

void NumberBreaksTest::where_numbers_break_data()
{
    const Key all = makeKey(kBoard, 0);
    QTest::addColumn<QList<HeadlineRow>>("rows");
    QTest::addColumn<Key>("unbrokenFrom");
    QTest::addColumn<int>("breaks");
    QTest::addRow("no rows") << QList<HeadlineRow>() << all << 0;
    QTest::addRow("down by one") << rowsOf({5, 4, 3, 2, 1}) << all << 0;
    QTest::addRow("the same twice") << rowsOf({5, 4, 4, 3}) << kNowhere << 1;
    QTest::addRow("upwards") << rowsOf({5, 4, 6, 5}) << kNowhere << 1;
    QTest::addRow("a hole where every row was read") << rowsOf({9, 8, 6, 5}) << all << 1;
    QTest::addRow("a hole where rows were never read") << rowsOf({9, 8, 6, 5}) << kNowhere << 0;
    QTest::addRow("a hole above what was never read") << rowsOf({9, 7, 3, 2}) << makeKey(kBoard, 30) << 1;
    QTest::addRow("two holes") << rowsOf({9, 7, 5, 4}) << all << 2;
    QTest::addRow("a row without a number may have counted") << rowsOf({5, 0, 3, 2}) << all << 0;
    const auto gone = [](HeadlineRow &row) { row.goneAt = QDateTime::fromSecsSinceEpoch(1); };
    const auto pinned = [](HeadlineRow &row) { row.headline.flags.setFlag(Flag::Notice); };
    const auto reply = [](HeadlineRow &row) { row.headline.depth = 1; };
    QTest::addRow("a row that is gone counts no more") << with(rowsOf({5, 4, 4, 3}), 1, gone) << all << 0;
    QTest::addRow("nor does a notice") << with(rowsOf({5, 4, 4, 3}), 1, pinned) << all << 0;
    QTest::addRow("a reply may or may not") << with(rowsOf({6, 4, 4, 3}), 1, reply) << all << 0;
}

void NumberBreaksTest::where_numbers_break()
{
    QFETCH(const QList<HeadlineRow>, rows);
    QFETCH(const Key, unbrokenFrom);
    QFETCH(const int, breaks);
    QCOMPARE(breaksIn(rows, unbrokenFrom).size(), breaks);
}

void NumberBreaksTest::a_break_says_where_it_is()
{
    const NumberBreak expected{makeKey(kBoard, 30), makeKey(kBoard, 20), 8};
    QCOMPARE(breaksIn(rowsOf({9, 8, 8, 7}), kNowhere), QList<NumberBreak>{expected});
}

QTEST_GUILESS_MAIN(NumberBreaksTest)
#include "tst_number_breaks.moc"
