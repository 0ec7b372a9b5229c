#include "app/parse/text.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class TextTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void a_line_is_clean_data();
    void a_line_is_clean();
    void a_long_line_is_cut_at_a_whole_character_data();
    void a_long_line_is_cut_at_a_whole_character();
    void a_title_of_a_megabyte_is_bounded();
    void cleaning_any_text_twice_changes_nothing_more();
    void a_count_is_read_as_servers_print_it_data();
    void a_count_is_read_as_servers_print_it();
    void what_is_no_count_is_none_data();
    void what_is_no_count_is_none();
};

void TextTest::a_line_is_clean_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    QTest::addRow("nothing") << QString() << QString();
    QTest::addRow("white space alone") << u" \t\n\u00A0\u3000 "_s << QString();
    QTest::addRow("plain") << u"통신 3사 요금 인하"_s << u"통신 3사 요금 인하"_s;
    QTest::addRow("spaces of every kind") << u"\n가\t나\u00A0\u3000다\u2003라\r\n"_s << u"가 나 다 라"_s;
    QTest::addRow("line separators") << u"가\u2028나\u2029다"_s << u"가 나 다"_s;
    QTest::addRow("controls") << u"가\u0007나\u0000다\u0085라"_s.replace(u'\u0085', u'\u0001') << u"가나다라"_s;
    QTest::addRow("bidi marks") << u"\u202Eabc\u202C\u200F\u2066d\u2069"_s << u"abcd"_s;
    QTest::addRow("zero width") << u"가\u200B나\u2060다\uFEFF"_s << u"가나다"_s;
    QTest::addRow("soft hyphen") << u"News\u00ADboard"_s << u"Newsboard"_s;
    QTest::addRow("Hangul fillers") << u"\u3164\u3164"_s << QString();
    QTest::addRow("decomposed Hangul") << u"\u1112\u1161\u11AB"_s << u"한"_s;
    QTest::addRow("compatibility Hanja") << u"\uF981"_s << u"女"_s;
    QTest::addRow("half a character") << QString(QChar(0xD83D)) << u"\uFFFD"_s;
    QTest::addRow("joined pictures stay joined") << u"👨\u200D👩"_s << u"👨\u200D👩"_s;
    QTest::addRow("a joiner without pictures") << u"가\u200D나"_s << u"가나"_s;
    QTest::addRow("a pile of marks") << u'a' + QString(500, QChar(0x0336)) << u'a' + QString(8, QChar(0x0336));
}

void TextTest::a_line_is_clean()
{
    QFETCH(const QString, text);
    QFETCH(const QString, clean);
    QCOMPARE(cleanLine(text), clean);
}

void TextTest::a_long_line_is_cut_at_a_whole_character_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cut");
    QTest::addRow("just fits") << u"가나다라마"_s << u"가나다라마"_s;
    QTest::addRow("too long") << u"가나다라마바"_s << u"가나다라…"_s;
    QTest::addRow("a pair at the border") << u"가나다😀마바"_s << u"가나다…"_s;
    QTest::addRow("what is removed does not count") << u"\u200B가\u200B나\u200B다라마"_s << u"가나다라마"_s;
}

void TextTest::a_long_line_is_cut_at_a_whole_character()
{
    QFETCH(const QString, text);
    QFETCH(const QString, cut);
    QCOMPARE(cleanLine(text, 5), cut);
}

void TextTest::a_title_of_a_megabyte_is_bounded()
{
    QCOMPARE(cleanLine(QString(1'000'000, u'가')).size(), 2000);
    QCOMPARE(cleanLine(QString(1'000'000, QChar(0x200B))).size(), 0);
}

void TextTest::cleaning_any_text_twice_changes_nothing_more()
{
    // Letters of four scripts, and what is removed, folded, composed or joined between them.
    static const std::vector<char32_t> alphabet{
        U'a',    U'Z',    U'7',   U' ',    U'é',    U'가',   U'힣',  U'女',  U'あ',  U'が',  U'ж',   U'й',   U'…',
        U'\t',   U'\n',   0x00A0, 0x3000,  0x0301,  0x0308,  0x0344, 0x0336, 0x0958, 0x1100, 0x1161, 0x11A8, 0x1160,
        0x3164,  0x200B,  0x200D, 0x200E,  0x202E,  0x2066,  0xFEFF, 0xFE0F, 0xF981, 0xFB1D, 0x0007, 0x0000, 0x00AD,
        0x1F468, 0x1F469, 0x2764, 0xE0001, 0x1D15E, 0x20000, 0xD83D, 0xDE00, 0x3099, 0x309A, 0x2126};
    QRandomGenerator random(20250224);
    for (int round = 0; round < 20'000; ++round) {
        QString text;
        for (int i = random.bounded(40); i > 0; --i) {
            const char32_t c = alphabet[size_t(random.bounded(int(alphabet.size())))];
            if (c < 0x10000)
                text.append(QChar(char16_t(c)));
            else
                text.append(QChar::highSurrogate(c)).append(QChar::lowSurrogate(c));
        }
        for (const int limit : {5, 12, 2000}) {
            const QString once = cleanLine(text, limit);
            QVERIFY2(once.size() <= limit, qPrintable(text));
            QCOMPARE(cleanLine(once, limit).toUtf8().toHex(), once.toUtf8().toHex());
            QVERIFY(once == once.trimmed());
        }
    }
}

void TextTest::a_count_is_read_as_servers_print_it_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("count");
    const auto row = [](const char *text, qint64 count) {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << count;
    };
    row("0", 0);
    row("12", 12);
    row(" 12 ", 12);
    row("1,234", 1234);
    row("1,234,567", 1'234'567);
    row("[3]", 3);
    row("(3)", 3);
    row("( 3 )", 3);
    row("+5", 5);
    row("-2", -2);
    row("2.9k", 2900);
    row("75K", 75'000);
    row("1.5M", 1'500'000);
    row("1.2만", 12'000);
    row("3천", 3000);
    row("1.2万", 12'000);
    row("2萬", 20'000);
    row("1億", 100'000'000);
    row("１２３", 123);
    row("99+", 99);
}

void TextTest::a_count_is_read_as_servers_print_it()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, count);
    QCOMPARE(parseCount(text), std::optional<qint64>(count));
}

void TextTest::what_is_no_count_is_none_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             " ",
                             "abc",
                             "12 of 30",
                             "12 30",
                             "조회 12",
                             "3.5",
                             "1,23",
                             "1,2345",
                             ",123",
                             "[]",
                             "[3",
                             "3]",
                             "k",
                             "만",
                             "12x",
                             "2025.02.24",
                             "13:05",
                             "-",
                             "+",
                             "99999999999999999999",
                             "999999999999억"})
        QTest::addRow("%s", text) << QString::fromUtf8(text);
}

void TextTest::what_is_no_count_is_none()
{
    QFETCH(const QString, text);
    QCOMPARE(parseCount(text), std::optional<qint64>());
}

QTEST_GUILESS_MAIN(TextTest)
#include "tst_text.moc"
