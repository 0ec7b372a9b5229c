// A window beside others: what it leaves out so that titles can be read and searched.

#include "tests/gui/open_program.h"

#include <QTest>
#include <QToolBar>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace newsboard;

class NarrowWindowTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void columns_go_one_after_the_other_so_that_titles_stay_data();
    void columns_go_one_after_the_other_so_that_titles_stay();
    void buttons_lose_their_words_before_the_search_its_place();
};

void NarrowWindowTest::columns_go_one_after_the_other_so_that_titles_stay_data()
{
    QTest::addColumn<int>("letters"); // Of Hangul, as wide as the table is.
    QTest::addColumn<QList<int>>("left");
    using Model = HeadlineModel;
    QTest::addRow("wide") << 70 << QList<int>{Model::StateColumn,  Model::NumberColumn, Model::TitleColumn,
                                              Model::AuthorColumn, Model::PostedColumn, Model::ViewsColumn};
    QTest::addRow("no views") << 39
                              << QList<int>{Model::StateColumn, Model::NumberColumn, Model::TitleColumn,
                                            Model::AuthorColumn, Model::PostedColumn};
    QTest::addRow("no author") << 30
                               << QList<int>{Model::StateColumn, Model::NumberColumn, Model::TitleColumn,
                                             Model::PostedColumn};
    QTest::addRow("number and title") << 26 << QList<int>{Model::StateColumn, Model::NumberColumn, Model::TitleColumn};
}

void NarrowWindowTest::columns_go_one_after_the_other_so_that_titles_stay()
{
    QFETCH(const int, letters);
    QFETCH(const QList<int>, left);
    OpenProgram program;
    program.follow();
    HeadlineView &table = program.table();
    table.setViewsShown(true);
    table.resize(letters * table.fontMetrics().height(), table.height());
    QList<int> shown;
    for (int column = 0; column < HeadlineModel::ColumnCount; ++column) {
        if (!table.isColumnHidden(column)) shown.append(column);
    }
    QCOMPARE(shown, left);
    QCOMPARE_GE(table.columnWidth(HeadlineModel::TitleColumn), 16 * table.fontMetrics().height());
    table.resize(90 * table.fontMetrics().height(), table.height());
    QVERIFY(!table.isColumnHidden(HeadlineModel::ViewsColumn));
    table.setViewsShown(false); // A board without such a column.
    QVERIFY(table.isColumnHidden(HeadlineModel::ViewsColumn));
}

void NarrowWindowTest::buttons_lose_their_words_before_the_search_its_place()
{
    OpenProgram program;
    program.follow();
    QToolBar &bar = program.part<QToolBar>();
    const auto wordsOf = [&bar](int at) {
        return qobject_cast<QToolButton *>(bar.widgetForAction(bar.actions().at(at)))->toolButtonStyle();
    };
    const int letter = program.window().fontMetrics().averageCharWidth();
    program.window().resize(200 * letter, program.window().height());
    QTRY_COMPARE(wordsOf(0), Qt::ToolButtonTextBesideIcon);
    program.window().resize(75 * letter, program.window().height());
    QTRY_COMPARE(wordsOf(0), Qt::ToolButtonIconOnly);
    const SearchBox &search = program.part<SearchBox>();
    QTRY_VERIFY(search.isVisible());
    QCOMPARE_GE(search.width(), 20 * search.fontMetrics().averageCharWidth());
    QCOMPARE_LE(search.mapTo(&program.window(), QPoint(search.width(), 0)).x(), program.window().width());
    // The star never had words; wide again, it still has none.
    program.window().resize(200 * letter, program.window().height());
    QTRY_COMPARE(wordsOf(0), Qt::ToolButtonTextBesideIcon);
    QCOMPARE(wordsOf(2), Qt::ToolButtonIconOnly);
}

QTEST_MAIN(NarrowWindowTest)
#include "tst_narrow_window.moc"
