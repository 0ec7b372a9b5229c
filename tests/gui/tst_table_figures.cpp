// Which columns of a table are figures.

#include "ui/reader/table_figures.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class TableFiguresTest : public QObject {
    Q_OBJECT

private slots:
    void columns_of_figures_are_marked_data();
    void columns_of_figures_are_marked();
};

void TableFiguresTest::columns_of_figures_are_marked_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *name, const QString &html) {
        QString plain = html;
        QTest::newRow(name) << plain.replace(u'#', QString()) << QString(html).replace(u'#', u" class=\"figures\""_s);
    };
    row("with their head", u"<table><tr><th>항구</th><th#>물동량</th></tr><tr><td>부산</td><td#>1,204</td></tr>"
                           "<tr><td>인천</td><td#>-0.4%</td></tr></table>"_s);
    row("with a unit, and none", u"<table><tr><td#>12만</td><td>가</td></tr><tr><td#>-</td><td>나</td></tr></table>"_s);
    row("a word among them", u"<table><tr><td>12</td></tr><tr><td>12</td></tr><tr><td>없음</td></tr></table>"_s);
    row("one alone", u"<table><tr><td>12</td><td>가</td></tr></table>"_s);
    row("years in sentences", u"<table><tr><td>2025년 봄</td></tr><tr><td>2024년 봄</td></tr></table>"_s);
    row("spans", u"<table><tr><td colspan=\"2\">1</td></tr><tr><td>2</td><td>3</td></tr></table>"_s);
    row("a table in a table",
        u"<table><tr><td>1</td></tr><tr><td><table><tr><td>1</td></tr><tr><td>2</td></tr></table></td></tr></table>"_s);
    row("two tables", u"<table><tr><td#>1</td></tr><tr><td#>2</td></tr></table><p>글</p>"
                      "<table><tr><td>가</td></tr><tr><td>나</td></tr></table>"_s);
    row("none", u"<p>1</p>"_s);
}

void TableFiguresTest::columns_of_figures_are_marked()
{
    QFETCH(const QString, html);
    QTEST(withFiguresAligned(html), "written");
}

QTEST_GUILESS_MAIN(TableFiguresTest)
#include "tst_table_figures.moc"
