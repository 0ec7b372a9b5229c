// How an article is set: lines, dates, the person's own settings; and what leaves the reader on the clipboard.

#include "tests/support/firewall.h"
#include "ui/reader/article_print.h"
#include "ui/reader/article_saving.h"
#include "ui/reader/article_view.h"
#include "ui/reader/line_breaking.h"
#include "ui/reader/reader.h"
#include "ui/reader/reading_panel.h"
#include "ui/reader/time_words.h"

#include <QAbstractTextDocumentLayout>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QTimeZone>
#include <QToolButton>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// Joiners as a sign that can be read.
QString kept(const QString &html)
{
    return withKeptWords(html).replace(u'\x2060', u'_');
}

HeadlineRow row()
{
    HeadlineRow r;
    r.key = makeKey(1, 46577);
    r.headline.title = u"해운동맹 이달 말 항로 협의"_s;
    r.headline.url = QUrl(u"https://example.kr/news/46577"_s);
    return r;
}

Article article(const QString &html)
{
    Article a;
    a.html = html;
    return a;
}

const QString kStory = u"<p>동북아 해운동맹은 24일 이달 말 일본 측과 새 항로를 놓고 협의를 연다고 밝혔다. "
                       "동맹 관계자는 <b>운임</b>을 흔드는 요인부터 차례로 풀어 가겠다고 말했다.</p>"_s;

/// The lines as they are laid out, without the last of each paragraph.
QStringList linesOf(const ArticleView &view)
{
    QStringList lines;
    (void)view.document()->documentLayout()->documentSize();
    for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next()) {
        for (int i = 0; i + 1 < block.layout()->lineCount(); ++i) {
            const QTextLine line = block.layout()->lineAt(i);
            lines.append(withoutJoiners(block.text().mid(line.textStart(), line.textLength())));
        }
    }
    return lines;
}

} // namespace

class ReadingTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void words_are_kept_whole_data();
    void words_are_kept_whole();
    void taking_the_joiners_out_gives_the_text_back();
    void no_line_ends_within_a_word();
    void the_title_is_a_little_larger_than_the_text();
    void the_measure_is_as_many_letters_whatever_the_pane();
    void what_is_copied_has_no_joiners();
    void a_title_makes_a_file_name_data();
    void a_title_makes_a_file_name();
    void the_article_is_copied_as_markdown();
    void a_pdf_holds_the_article_and_asks_for_nothing();
    void how_long_ago_is_said_in_words_data();
    void how_long_ago_is_said_in_words();
    void settings_are_remembered_and_bounded();
    void the_panel_changes_the_reader_at_once();
    void papers_are_legible_data();
    void papers_are_legible();
};

void ReadingTest::words_are_kept_whole_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("written");
    const auto expect = [](const char *name, const QString &html, const QString &written) {
        QTest::newRow(name) << html << written;
    };
    expect("syllables", u"<p>가나 다라</p>"_s, u"<p>가_나 다_라</p>"_s);
    expect("digits and Latin", u"<p>24일 LED등 3차</p>"_s, u"<p>24_일 LED_등 3_차</p>"_s);
    expect("Han beside Hangul", u"<p>日과 美의 協議</p>"_s, u"<p>日_과 美_의 協議</p>"_s);
    expect("after a closing mark", u"<p>(가)는 “나”라고 50%로</p>"_s, u"<p>(가)_는 “나”_라_고 50%_로</p>"_s);
    expect("an escaped quotation mark", u"<p>&quot;가&quot;라고</p>"_s, u"<p>&quot;_가&quot;_라_고</p>"_s);
    expect("through inline elements", u"<p>가<b>나</b>다</p>"_s, u"<p>가<b>_나</b>_다</p>"_s);
    expect("not across lines", u"<p>가<br>나</p><p>다</p>"_s, u"<p>가<br>나</p><p>다</p>"_s);
    expect("a dot between", u"<p>가·나</p>"_s, u"<p>가_·나</p>"_s);
    expect("Latin alone", u"<p>abc def</p>"_s, u"<p>abc def</p>"_s);
    expect("Japanese", u"<p>日本語のページ</p>"_s, u"<p>日本語のページ</p>"_s);
    expect("preformatted", u"<pre>가나</pre>"_s, u"<pre>가나</pre>"_s);
    const QString word = u"가"_s.repeated(30);
    expect("a word longer than a line", u"<p>%1</p>"_s.arg(word), u"<p>%1</p>"_s.arg(word));
    const QString many = u"ab "_s.repeated(40);
    expect("a last word of two letters", u"<p>%1다.</p>"_s.arg(many), u"<p>%1_다.</p>"_s.arg(many));
    expect("a longer last word", u"<p>%1라마바사</p>"_s.arg(many), u"<p>%1라_마_바_사</p>"_s.arg(many));
}

void ReadingTest::words_are_kept_whole()
{
    QFETCH(const QString, html);
    QFETCH(const QString, written);
    QCOMPARE(kept(html), written);
}

void ReadingTest::taking_the_joiners_out_gives_the_text_back()
{
    for (const QString &html : {kStory, u"<ul><li>가나<br>다</li></ul>&amp;가 나"_s, u"<p>끝나지 않은 &"_s, u"<p"_s})
        QCOMPARE(withoutJoiners(withKeptWords(html)), html);
}

void ReadingTest::no_line_ends_within_a_word()
{
    Reader reader;
    reader.show();
    QVERIFY(QTest::qWaitForWindowExposed(&reader));
    for (const int width : {300, 420, 560, 900}) {
        reader.resize(width, 600);
        reader.showArticle({}, row(), article(kStory.repeated(5)));
        const QStringList lines = linesOf(*reader.findChild<ArticleView *>());
        QCOMPARE_GE(lines.size(), 5);
        for (const QString &line : lines)
            QVERIFY2(line.endsWith(u' '), qPrintable(line));
    }
}

void ReadingTest::the_title_is_a_little_larger_than_the_text()
{
    Reader reader;
    reader.showArticle({}, row(), article(kStory));
    const QTextDocument &shown = *reader.findChild<ArticleView *>()->document();
    const auto sizeOf = [](const QTextBlock &block) {
        return block.begin().fragment().charFormat().font().pointSizeF();
    };
    const double share = sizeOf(shown.begin()) / sizeOf(shown.lastBlock());
    QVERIFY2(share > 1.35 && share < 1.45, QByteArray::number(share));
}

void ReadingTest::the_measure_is_as_many_letters_whatever_the_pane()
{
    for (const bool serif : {false, true}) {
        ReadingSettings settings;
        settings.serif = serif;
        for (const int pane : {900, 1400, 2400}) {
            const ReaderStyle style = ReaderStyle::from(QPalette(), QFont(), pane, settings);
            const QFontMetrics metrics(style.font);
            const int hangul = style.measure / metrics.horizontalAdvance(u'가');
            const QString english = u"The harbour was quiet when the first of the morning ferries came in."_s;
            const double latin = style.measure * double(english.size()) / metrics.horizontalAdvance(english);
            qInfo("%d px: %d Hangul, %.0f Latin letters", pane, hangul, latin);
            QCOMPARE_GE(hangul, 34);
            QCOMPARE_LE(hangul, 40);
            QCOMPARE_GE(latin, 66);
            QCOMPARE_LE(latin, 75);
        }
    }
}

void ReadingTest::what_is_copied_has_no_joiners()
{
    Reader reader;
    reader.resize(900, 600);
    reader.showArticle({}, row(), article(kStory + u"<p><img src=\"https://a.kr/1.jpg\"></p>"_s));
    auto *view = reader.findChild<ArticleView *>();
    QVERIFY(view->toPlainText().contains(QChar(0x2060)));
    view->selectAll();
    view->copy();
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    QVERIFY(copied->text().contains(u"동북아 해운동맹은 24일 이달 말"_s));
    QVERIFY(!copied->text().contains(QChar(0x2060)));
    QVERIFY(!copied->html().contains(QChar(0x2060)));
    QVERIFY(!copied->html().contains(u"place:"_s));
}

void ReadingTest::a_title_makes_a_file_name_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"해운동맹 협의"_s << u"해운동맹 협의.md"_s;
    QTest::newRow("separators") << u"../../etc/passwd\\x"_s << u"etc passwd x.md"_s;
    QTest::newRow("dots") << u"...숨은 글."_s << u"숨은 글.md"_s;
    QTest::newRow("controls and overrides") << u"a\u202Eb\nc\u200Bd"_s << u"a b c d.md"_s;
    QTest::newRow("reserved") << u"NUL"_s << u"newsboard.md"_s;
    QTest::newRow("nothing") << u"?*"_s << u"newsboard.md"_s;
    QTest::newRow("long") << u"가"_s.repeated(500) << u"가"_s.repeated(80) + u".md"_s;
}

void ReadingTest::a_title_makes_a_file_name()
{
    QFETCH(const QString, title);
    QFETCH(const QString, name);
    QCOMPARE(fileNameFor(title, u"md"_s), name);
}

void ReadingTest::the_article_is_copied_as_markdown()
{
    Reader reader;
    reader.showArticle({}, row(), article(kStory));
    QSignalSpy said(&reader, &Reader::said);
    for (QAction *action : reader.findChildren<QAction *>()) {
        if (action->text() == "Copy as Markdown"_L1) action->trigger();
    }
    QCOMPARE(said.size(), 1);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"# 해운동맹 이달 말 항로 협의\n"_s));
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"**운임**을"_s));
}

void ReadingTest::a_pdf_holds_the_article_and_asks_for_nothing()
{
    const auto compose = [](const ReaderStyle &style) {
        return articleHtml(row(), article(kStory.repeated(60) + u"<p><img src=\"http://127.0.0.1:1/a.png\"></p>"_s), {},
                           style, QDateTime::currentDateTimeUtc());
    };
    const int before = Firewall::connections();
    const QByteArray pdf = articlePdf({compose, QFont(), QLocale(), u"제목"_s});
    QVERIFY(pdf.startsWith("%PDF-"));
    QCOMPARE_GT(pdf.count("/Type /Page\n"), 1);
    QCOMPARE(Firewall::connections(), before);
}

void ReadingTest::how_long_ago_is_said_in_words_data()
{
    QTest::addColumn<QString>("posted");
    QTest::addColumn<QString>("words");
    const auto expect = [](const QString &posted, const QString &words) {
        QTest::newRow(qPrintable(posted)) << posted << words;
    };
    expect(u"2025-02-24T11:59:40+09:00"_s, u"just now"_s);
    expect(u"2025-02-24T11:59:00+09:00"_s, u"a minute ago"_s);
    expect(u"2025-02-24T11:30:00+09:00"_s, u"30 minutes ago"_s);
    expect(u"2025-02-24T11:00:00+09:00"_s, u"an hour ago"_s);
    expect(u"2025-02-24T08:12:00+09:00"_s, u"3 hours ago"_s);
    expect(u"2025-02-23T12:30:00+09:00"_s, u"23 hours ago"_s);
    expect(u"2025-02-23T08:00:00+09:00"_s, u"yesterday"_s);
    expect(u"2025-02-24T12:30:00+09:00"_s, u""_s);
    expect(u"2025-02-24"_s, u"today"_s);
    expect(u"2025-02-23"_s, u"yesterday"_s);
    expect(u"2025-02-10"_s, u"14 days ago"_s);
    expect(u"2025-01-20"_s, u"a month ago"_s);
    expect(u"2024-06-01"_s, u"8 months ago"_s);
    expect(u"2024-02-24"_s, u"a year ago"_s);
    expect(u"2015-02-25"_s, u"9 years ago"_s);
    expect(u"2026-01-01"_s, u""_s);
}

void ReadingTest::how_long_ago_is_said_in_words()
{
    QFETCH(const QString, posted);
    QFETCH(const QString, words);
    const QDateTime now(QDate(2025, 2, 24), QTime(3, 0), QTimeZone::utc());
    QCOMPARE(howLongAgo(PostedTime::fromIso(posted), now), words);
}

void ReadingTest::settings_are_remembered_and_bounded()
{
    const QTemporaryDir folder;
    ReadingSettings chosen{
        .textSize = 130, .lineLength = 34, .lineHeight = 190, .serif = true, .paper = ReadingSettings::Paper::Sepia};
    {
        QSettings file(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        QCOMPARE(ReadingSettings::from(file), ReadingSettings());
        chosen.keep(file);
    }
    QSettings file(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    QCOMPARE(ReadingSettings::from(file), chosen);
    file.setValue(u"reading/textSize"_s, 100'000);
    file.setValue(u"reading/paper"_s, 77);
    QCOMPARE(ReadingSettings::from(file).textSize, 250);
    QCOMPARE(ReadingSettings::from(file).paper, ReadingSettings::Paper::AsWindow);
}

void ReadingTest::the_panel_changes_the_reader_at_once()
{
    Reader reader;
    reader.resize(900, 600);
    reader.show();
    QVERIFY(QTest::qWaitForWindowExposed(&reader));
    reader.showArticle({}, row(), article(kStory));
    QSignalSpy changed(&reader, &Reader::readingSettingsChanged);
    auto *view = reader.findChild<ArticleView *>();
    for (QToolButton *button : reader.findChildren<QToolButton *>()) {
        if (button->accessibleName() == "Letters and paper"_L1) button->click();
    }
    auto *panel = reader.findChild<ReadingPanel *>();
    QVERIFY(panel);
    const double before = view->document()->defaultFont().pointSizeF();
    for (QToolButton *button : panel->findChildren<QToolButton *>()) {
        if (button->accessibleName() == "Text size +"_L1 || button->accessibleName() == "Sepia"_L1) button->click();
    }
    QCOMPARE(changed.size(), 2);
    QCOMPARE_GT(view->document()->defaultFont().pointSizeF(), before);
    QCOMPARE(reader.readingSettings().paper, ReadingSettings::Paper::Sepia);
    QCOMPARE(view->palette().color(QPalette::Base), QColor(0xf7, 0xef, 0xdd));
    reader.zoom(0);
    QCOMPARE(reader.readingSettings().textSize, 100);
}

void ReadingTest::papers_are_legible_data()
{
    QTest::addColumn<int>("paper");
    for (int paper = 0; paper <= int(ReadingSettings::Paper::Contrast); ++paper)
        QTest::addRow("%d", paper) << paper;
}

/// After WCAG: text 7 to 1, the quiet 4.5 to 1.
void ReadingTest::papers_are_legible()
{
    QFETCH(const int, paper);
    ReadingSettings settings;
    settings.paper = ReadingSettings::Paper(paper);
    const ReaderStyle style = ReaderStyle::from(QPalette(), QFont(), 900, settings);
    const auto light = [](const QColor &colour) {
        const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    };
    const auto contrast = [&](const QColor &a, const QColor &b) {
        return (std::max(light(a), light(b)) + 0.05) / (std::min(light(a), light(b)) + 0.05);
    };
    QCOMPARE_GE(contrast(style.text, style.paper), 7.0);
    QCOMPARE_GE(contrast(style.muted, style.paper), 4.5);
    QCOMPARE_GE(contrast(style.accent, style.paper), 4.5);
}

QTEST_MAIN(ReadingTest)
#include "tst_reading.moc"
