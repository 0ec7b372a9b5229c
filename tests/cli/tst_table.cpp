// Tables for people: aligned, within the terminal, with wide characters counted as they are drawn.

#include "app/cli/table.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class TableTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void widths_are_those_of_a_terminal_data();
    void widths_are_those_of_a_terminal();
    void texts_are_cut_to_their_width_data();
    void texts_are_cut_to_their_width();
    void columns_stand_under_each_other();
    void no_line_is_wider_than_the_terminal_data();
    void no_line_is_wider_than_the_terminal();
    void without_a_terminal_nothing_is_cut();
};

void TableTest::widths_are_those_of_a_terminal_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("width");
    QTest::addRow("nothing") << QString() << 0;
    QTest::addRow("latin") << u"News 24"_s << 7;
    QTest::addRow("hangul") << u"새벽통신"_s << 8;
    QTest::addRow("decomposed hangul") << u"\u1112\u1161\u11AB"_s << 2;
    QTest::addRow("hanja and kana") << u"美·ニュース"_s << 11;
    QTest::addRow("full width") << u"ＡＩ"_s << 4;
    QTest::addRow("half width kana") << u"ｱｲ"_s << 2;
    QTest::addRow("accent of its own") << u"e\u0301"_s << 1;
    QTest::addRow("zero width") << u"a\u200Bb"_s << 2;
    QTest::addRow("emoji") << u"😀"_s << 2;
    QTest::addRow("ellipsis and quotes") << u"…“”"_s << 3;
}

void TableTest::widths_are_those_of_a_terminal()
{
    QFETCH(QString, text);
    QFETCH(int, width);
    QCOMPARE(terminalWidth(text), width);
}

void TableTest::texts_are_cut_to_their_width_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("cut");
    QTest::addRow("fits") << u"새벽통신"_s << 8 << u"새벽통신"_s;
    QTest::addRow("one too wide") << u"새벽통신"_s << 7 << u"새벽통…"_s;
    QTest::addRow("half a syllable is none") << u"새벽통신"_s << 6 << u"새벽…"_s;
    QTest::addRow("latin") << u"newsboard"_s << 5 << u"news…"_s;
    QTest::addRow("pairs stay whole") << u"😀😀😀"_s << 4 << u"😀…"_s;
}

void TableTest::texts_are_cut_to_their_width()
{
    QFETCH(QString, text);
    QFETCH(int, width);
    QFETCH(QString, cut);
    QCOMPARE(fitted(text, width), cut);
    QVERIFY(terminalWidth(fitted(text, width)) <= width);
}

void TableTest::columns_stand_under_each_other()
{
    QCOMPARE(
        tableText({u"No."_s, u"Title"_s, u"Id"_s}, {{u"7"_s, u"새벽"_s, u"x"_s}, {u"12"_s, u"b"_s, QString()}}, 0, {0}),
        u"No.  Title  Id\n"
        "  7  새벽   x\n"
        " 12  b\n"_s);
}

void TableTest::no_line_is_wider_than_the_terminal_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {40, 60, 80, 200})
        QTest::addRow("%d columns", width) << width;
}

void TableTest::no_line_is_wider_than_the_terminal()
{
    QFETCH(int, width);
    const QString table = tableText({u"Board"_s, u"Name"_s, u"Address"_s},
                                    {{u"1"_s, u"새벽통신 소식과 그 밖의 모든 이야기들을 모은 곳"_s,
                                      u"https://board.example.kr/a/very/long/address/of/a/board"_s},
                                     {u"2"_s, u"짧은"_s, u"https://b.kr/"_s}},
                                    width);
    for (const QString &line : table.split(u'\n'))
        QVERIFY2(terminalWidth(line) <= width, qPrintable(line));
    QVERIFY(table.contains(u"짧은"_s));
}

void TableTest::without_a_terminal_nothing_is_cut()
{
    const QString title(500, u'가');
    QVERIFY(tableText({u"Title"_s}, {{title}}, 0).contains(title));
}

QTEST_GUILESS_MAIN(TableTest)
#include "tst_table.moc"
