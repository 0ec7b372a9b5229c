// Pages that do not go with what is known of their board.

#include "app/sync/page_doubt.h"

#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// Rows with these numbers (0: none), on a board of the name.
QList<Headline> rowsOf(const QList<int> &numbers, const QString &board = u"news"_s)
{
    QList<Headline> rows;
    for (int i = 0; i < int(numbers.size()); ++i) {
        Headline row;
        row.id = QString::number(1'000 - i);
        row.title = u"포구의 아침 %1"_s.arg(i);
        row.url = QUrl(u"https://board.example/%1/%2"_s.arg(board, row.id));
        if (numbers[i] != 0) row.number = numbers[i];
        rows.append(row);
    }
    return rows;
}

} // namespace

class PageDoubtTest : public QObject {
    Q_OBJECT

private slots:
    void what_is_doubtful_data();
    void what_is_doubtful();
    void a_reply_without_a_number_makes_no_hole();
    void a_mould_is_an_address_without_its_numbers_data();
    void a_mould_is_an_address_without_its_numbers();
};

void PageDoubtTest::what_is_doubtful_data()
{
    using enum NumberKind;
    const QList<Headline> counted = rowsOf({20, 19, 18, 17, 16, 15, 14, 13});
    const QList<Headline> holed = rowsOf({20, 18, 17, 13, 12, 9, 8, 5});
    QTest::addColumn<QList<Headline>>("newest");
    QTest::addColumn<QList<Headline>>("page");
    QTest::addColumn<NumberKind>("kind");
    QTest::addColumn<bool>("isDoubtful");
    QTest::addRow("the same rows") << counted << counted << Unknown << false;
    QTest::addRow("further down") << counted << rowsOf({12, 11, 10, 9}) << Counting << false;
    QTest::addRow("another board") << counted << rowsOf({20, 19, 18, 17}, u"market"_s) << Unknown << true;
    QTest::addRow("three rows of another board") << counted << rowsOf({20, 19, 18}, u"market"_s) << Unknown << false;
    QTest::addRow("every second row") << counted << rowsOf({20, 18, 16, 14}) << Unknown << true;
    QTest::addRow("every second row, with holes as always") << holed << rowsOf({20, 18, 16, 14}) << Fixed << false;
    QTest::addRow("one row is missing") << counted << rowsOf({20, 19, 17, 16}) << Unknown << false;
    QTest::addRow("one row is missing where numbers count") << counted << rowsOf({20, 19, 17, 16}) << Counting << true;
    QTest::addRow("nothing is known") << QList<Headline>() << rowsOf({20, 18, 16, 14}) << Unknown << false;
    QTest::addRow("no numbers") << rowsOf({0, 0, 0, 0}) << rowsOf({0, 0, 0, 0}) << Unknown << false;
    QTest::addRow("no rows") << counted << QList<Headline>() << Counting << false;
}

void PageDoubtTest::what_is_doubtful()
{
    QFETCH(QList<Headline>, newest);
    QFETCH(QList<Headline>, page);
    QFETCH(NumberKind, kind);
    ListPage list;
    list.rows = page;
    QTEST(newsboard::isDoubtful(list, newest, kind), "isDoubtful");
}

void PageDoubtTest::a_reply_without_a_number_makes_no_hole()
{
    ListPage page;
    page.rows = rowsOf({20, 19, 0, 17});
    page.rows[2].depth = 1;
    QVERIFY(!isDoubtful(page, rowsOf({20, 19, 18, 17}), NumberKind::Counting));
}

void PageDoubtTest::a_mould_is_an_address_without_its_numbers_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isSame");
    QTest::addRow("another article") << u"https://a.example/news/12"_s << u"https://a.example/news/345"_s << true;
    QTest::addRow("by a parameter") << u"https://a.example/v?no=1&bo=n"_s << u"https://a.example/v?bo=n&no=22"_s << true;
    QTest::addRow("with and without www") << u"https://www.a.example/news/1"_s << u"https://A.example/news/1"_s << true;
    QTest::addRow("another board") << u"https://a.example/v?no=1&bo=n"_s << u"https://a.example/v?no=1&bo=m"_s << false;
    QTest::addRow("another host") << u"https://a.example/news/1"_s << u"https://b.example/news/1"_s << false;
}

void PageDoubtTest::a_mould_is_an_address_without_its_numbers()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QTEST(addressMould(QUrl(one)) == addressMould(QUrl(other)), "isSame");
}

QTEST_APPLESS_MAIN(PageDoubtTest)
#include "tst_page_doubt.moc"
