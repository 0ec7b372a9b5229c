// Lines of plain text as the table paints them: set once, cut short where there is no room, places of letters.

#include "ui/board/text_lines.h"

#include <QPainter>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

using Hand = TextLines::Hand;

class TextLinesTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void a_line_is_as_wide_as_its_font_says_data();
    void a_line_is_as_wide_as_its_font_says();
    void what_has_no_room_ends_in_an_ellipsis();
    void a_line_is_set_once();
    void another_font_sets_it_anew();
    void what_would_break_a_line_is_a_space();
    void what_is_wider_than_its_room_is_cut_off();

private:
    QImage m_paper;
    TextLines m_lines;
};

void TextLinesTest::init()
{
    m_paper = QImage(600, 40, QImage::Format_RGB32);
    m_paper.fill(Qt::white);
    m_lines.setFont(QFont(u"Noto Sans CJK KR"_s, 10), &m_paper);
}

void TextLinesTest::a_line_is_as_wide_as_its_font_says_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("Hangul") << u"정부, 내년 예산안 확정…"_s;
    QTest::newRow("four scripts") << u"AVATo 美·日 ニュース 뉴스"_s;
    QTest::newRow("markup is text") << u"<b>굵게</b> & 낫다"_s;
    QTest::newRow("conjoining jamo") << u"\u1112\u1161\u11ab\u1100\u1173\u11af 뉴스"_s;
}

void TextLinesTest::a_line_is_as_wide_as_its_font_says()
{
    QFETCH(const QString, text);
    for (const Hand hand : {Hand::Plain, Hand::Bold, Hand::Gone, Hand::Small, Hand::Badge}) {
        const TextLine &line = m_lines.of(text, hand);
        const int width = m_lines.metrics(hand).horizontalAdvance(text);
        QVERIFY2(std::abs(line.width() - width) <= 1, qPrintable(u"%1, %2"_s.arg(line.width()).arg(width)));
        QCOMPARE(line.letters(), text.size());
        QCOMPARE(line.placeOf(0), 0);
        QCOMPARE(line.placeOf(text.size()), line.width());
    }
}

void TextLinesTest::what_has_no_room_ends_in_an_ellipsis()
{
    const QString text = u"아주 긴 제목이 이어지고 또 이어진다"_s;
    const int whole = m_lines.of(text, Hand::Bold).width();
    QCOMPARE(m_lines.of(text, Hand::Bold, whole).letters(), text.size());
    for (const int room : {whole - 1, whole / 2, whole / 5}) {
        const TextLine &line = m_lines.of(text, Hand::Bold, room);
        QVERIFY(line.width() <= room + 1);
        QVERIFY(line.letters() < text.size());
        QVERIFY(line.placeOf(line.letters()) < line.width()); // The ellipsis stands behind.
    }
}

void TextLinesTest::a_line_is_set_once()
{
    const TextLine *line = &m_lines.of(u"뉴스"_s, Hand::Plain, 200);
    QVERIFY(line != &m_lines.of(u"뉴스"_s, Hand::Bold, 200));
    QVERIFY(line != &m_lines.of(u"소식"_s, Hand::Plain, 200));
    QCOMPARE(&m_lines.of(u"뉴스"_s, Hand::Plain, 300), line);
    QVERIFY(line != &m_lines.of(u"뉴스"_s, Hand::Plain, line->width() - 1));
}

void TextLinesTest::another_font_sets_it_anew()
{
    const int before = m_lines.of(u"뉴스"_s, Hand::Plain).width();
    m_lines.setFont(QFont(u"Noto Sans CJK KR"_s, 20), &m_paper);
    QVERIFY(m_lines.of(u"뉴스"_s, Hand::Plain).width() > before * 3 / 2);
    QVERIFY(m_lines.metrics(Hand::Small).height() < m_lines.metrics(Hand::Plain).height());
}

void TextLinesTest::what_would_break_a_line_is_a_space()
{
    const int spaced = m_lines.of(u"가 나 다"_s, Hand::Plain).width();
    QCOMPARE(m_lines.of(u"가\t나\n다"_s, Hand::Plain).width(), spaced);
    QCOMPARE(m_lines.of(u"가\u2028나\u2029다"_s, Hand::Plain).width(), spaced);
}

void TextLinesTest::what_is_wider_than_its_room_is_cut_off()
{
    const TextLine &line = m_lines.of(u"1234567890"_s, Hand::Bold);
    const QRect room(300, 0, line.width() / 2, m_paper.height());
    {
        QPainter painter(&m_paper);
        painter.setPen(Qt::black);
        line.draw(painter, room, Qt::AlignRight);
    }
    int within = 0;
    for (int y = 0; y < m_paper.height(); ++y) {
        for (int x = 0; x < m_paper.width(); ++x) {
            if (m_paper.pixel(x, y) == qRgb(255, 255, 255)) continue;
            QVERIFY2(room.contains(x, y), qPrintable(u"%1, %2"_s.arg(x).arg(y)));
            ++within;
        }
    }
    QVERIFY(within > 0);
}

QTEST_MAIN(TextLinesTest)
#include "tst_text_lines.moc"
