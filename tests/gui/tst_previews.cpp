// Previews that the keyboard holds: of the link that has it, of the links in a preview, and so on; closed one by one.

#include "tests/gui/open_program.h"
#include "ui/reader/article_view.h"
#include "ui/reader/preview_card.h"
#include "ui/reader/preview_html.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

HeadlineRow rowOf(int number)
{
    HeadlineRow row;
    row.key = makeKey(1, number);
    row.headline.id = QString::number(number);
    row.headline.number = number;
    row.headline.title = u"제목 %1"_s.arg(number);
    return row;
}

/// Refers to the article below it, and to its own comment.
Article articleOf(int number)
{
    Article article;
    article.html = u"<p>앞선 №%1 글과 &gt;&gt;1 댓글</p>"_s.arg(number - 1);
    article.text = u"글"_s;
    Comment comment;
    comment.author = u"독자"_s;
    comment.html = u"<p>№%1 참고</p>"_s.arg(number - 2);
    comment.text = u"참고"_s;
    article.comments = {comment};
    return article;
}

/// A reader whose cache has the numbers 100 to 120, each an article that refers to the one before.
struct Desk {
    Reader reader;
    ArticleView &view = *reader.findChild<ArticleView *>();
    int asked = 0;

    Desk()
    {
        reader.setNumberFinder([](BoardId, qint64 number) { return number >= 100 && number <= 120; });
        QObject::connect(&reader, &Reader::previewWanted, &reader, [this](const QUrl &, BoardId, qint64 number) {
            ++asked;
            reader.showPreview(rowOf(int(number)));
            reader.fillPreview(rowOf(int(number)).key, articleOf(int(number)));
        });
        reader.resize(700, 500);
        reader.show();
        if (!QTest::qWaitForWindowExposed(&reader)) qFatal("the reader is not shown");
        reader.showArticle({}, rowOf(120), articleOf(120));
    }

    void focusLink(const QString &target)
    {
        view.setFocus();
        for (int i = 0; i < 20 && view.textCursor().charFormat().anchorHref() != target; ++i)
            QTest::keyClick(&view, Qt::Key_Tab);
        if (view.textCursor().charFormat().anchorHref() != target) qFatal("no such link");
    }

    /// The cards that hold the keyboard, from the first.
    QList<PreviewCard *> held() const
    {
        QList<PreviewCard *> cards;
        for (PreviewCard *card : reader.findChildren<PreviewCard *>()) {
            if (card->isVisible() && card->windowType() == Qt::Popup) cards.append(card);
        }
        return cards;
    }

    QStringList titles() const
    {
        QStringList titles;
        for (const PreviewCard *card : held())
            titles.append(card->findChildren<QLabel *>().first()->text());
        return titles;
    }
};

} // namespace

class PreviewsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void the_text_of_a_preview_data();
    void the_text_of_a_preview();

    void previews_nest();
    void escape_closes_one_after_the_other();
    void arrows_and_tab_go_through_the_links_data();
    void arrows_and_tab_go_through_the_links();
    void enter_opens_what_the_card_shows();
    void enter_on_a_link_opens_what_it_leads_to();
    void a_comment_of_a_previewed_article_is_previewed_and_opened();
    void the_windows_own_keys_do_nothing_meanwhile();
    void a_link_without_the_keyboard_has_no_preview();
    void a_preview_costs_a_moment();
    void the_key_in_the_window_previews_from_the_cache();
};

void PreviewsTest::the_text_of_a_preview_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("written");
    QTest::newRow("paragraphs become one") << u"<p>하나</p><p>둘</p>"_s << u"하나 둘 "_s;
    QTest::newRow("links stay") << u"<p><b>굵은</b> <a href=\"https://a.kr/1\">글</a></p>"_s
                                << u"굵은 <a href=\"https://a.kr/1\">글</a> "_s;
    QTest::newRow("references become links") << u"<p>№7 글</p>"_s << u"<a href=\"reader:number/7\">№7</a> 글 "_s;
    QTest::newRow("a cut link is closed") << u"<p><a href=\"https://a.kr/1\">아주 긴 글의 이름 하나</a></p>"_s
                                          << u"<a href=\"https://a.kr/1\">아주 긴 글의 이름…</a>"_s;
    QTest::newRow("pictures are not shown") << u"<p>앞<img src=\"https://a.kr/1.jpg\">뒤</p>"_s << u"앞 뒤 "_s;
    const QString figure = u"<figure><img src=\"https://a.kr/1.jpg\"><figcaption>▲ 배</figcaption></figure>"_s;
    QTest::newRow("captions go with their pictures") << figure + u"<p>뒤</p>"_s << u"뒤 "_s;
    QTest::newRow("unless they are all there is") << figure << u"▲ 배 "_s;
    QTest::newRow("text stays text") << u"<p>&lt;b&gt; &amp; c</p>"_s << u"&lt;b&gt; &amp; c "_s;
}

void PreviewsTest::the_text_of_a_preview()
{
    QFETCH(const QString, html);
    const ReferenceTargets targets{[](qint64 number) { return number == 7; }, 0, {}};
    QTEST(previewHtml(html, targets, 10), "written");
}

void PreviewsTest::previews_nest()
{
    Desk desk;
    desk.focusLink(u"reader:number/119"_s);
    desk.reader.previewFocused();
    QCOMPARE(desk.titles(), QStringList{u"제목 119"_s});
    QVERIFY(desk.held().last()->text().contains(u"앞선 №118"_s));
    for (int i = 0; i < 2; ++i) {
        PreviewCard *card = desk.held().last();
        QTest::keyClick(card, Qt::Key_Tab);
        QTest::keyClick(card, Qt::Key_P);
    }
    QCOMPARE(desk.titles(), (QStringList{u"제목 119"_s, u"제목 118"_s, u"제목 117"_s}));
}

void PreviewsTest::escape_closes_one_after_the_other()
{
    Desk desk;
    desk.focusLink(u"reader:number/119"_s);
    desk.reader.previewFocused();
    QTest::keyClick(desk.held().last(), Qt::Key_Tab);
    QTest::keyClick(desk.held().last(), Qt::Key_P);
    QCOMPARE(desk.held().size(), 2);
    QTest::keyClick(desk.held().last(), Qt::Key_Escape);
    QCOMPARE(desk.titles(), QStringList{u"제목 119"_s});
    // The link that was previewed from has the keyboard still.
    QCOMPARE(desk.held().last()->focusedLink(), QUrl(u"reader:number/118"_s));
    QTest::keyClick(desk.held().last(), Qt::Key_Escape);
    QVERIFY(desk.held().isEmpty());
}

void PreviewsTest::arrows_and_tab_go_through_the_links_data()
{
    QTest::addColumn<QList<int>>("keys");
    QTest::addColumn<QUrl>("link");
    const QUrl first(u"reader:number/118"_s);
    const QUrl second(u"reader:comment/1"_s);
    QTest::newRow("tab") << QList<int>{Qt::Key_Tab} << first;
    QTest::newRow("tab twice") << QList<int>{Qt::Key_Tab, Qt::Key_Tab} << second;
    QTest::newRow("down and right") << QList<int>{Qt::Key_Down, Qt::Key_Right} << second;
    QTest::newRow("and up again") << QList<int>{Qt::Key_Down, Qt::Key_Down, Qt::Key_Up} << first;
    QTest::newRow("backwards from the card") << QList<int>{Qt::Key_Left} << second;
    QTest::newRow("past the last one") << QList<int>{Qt::Key_Tab, Qt::Key_Tab, Qt::Key_Tab} << QUrl();
}

void PreviewsTest::arrows_and_tab_go_through_the_links()
{
    QFETCH(const QList<int>, keys);
    Desk desk;
    desk.focusLink(u"reader:number/119"_s);
    desk.reader.previewFocused();
    PreviewCard *card = desk.held().last();
    for (const int key : keys)
        QTest::keyClick(card, Qt::Key(key));
    QTEST(card->focusedLink(), "link");
}

void PreviewsTest::enter_opens_what_the_card_shows()
{
    Desk desk;
    QSignalSpy chosen(&desk.reader, &Reader::writingChosen);
    desk.focusLink(u"reader:number/119"_s);
    desk.reader.previewFocused();
    QTest::keyClick(desk.held().last(), Qt::Key_Return);
    QVERIFY(desk.held().isEmpty());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0], (QVariantList{QVariant::fromValue(rowOf(119).key), -1}));
}

void PreviewsTest::enter_on_a_link_opens_what_it_leads_to()
{
    Desk desk;
    QSignalSpy chosen(&desk.reader, &Reader::numberActivated);
    desk.focusLink(u"reader:number/119"_s);
    desk.reader.previewFocused();
    QTest::keyClick(desk.held().last(), Qt::Key_Tab);
    QTest::keyClick(desk.held().last(), Qt::Key_P);
    QTest::keyClick(desk.held().last(), Qt::Key_Tab);
    QTest::keyClick(desk.held().last(), Qt::Key_Enter);
    QVERIFY(desk.held().isEmpty());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][1].toLongLong(), 117);
}

void PreviewsTest::a_comment_of_a_previewed_article_is_previewed_and_opened()
{
    Desk desk;
    QSignalSpy chosen(&desk.reader, &Reader::writingChosen);
    desk.focusLink(u"reader:number/119"_s);
    desk.reader.previewFocused();
    QTest::keyClick(desk.held().last(), Qt::Key_Up);
    QTest::keyClick(desk.held().last(), Qt::Key_P);
    QCOMPARE(desk.titles(), (QStringList{u"제목 119"_s, u"독자"_s}));
    QVERIFY(desk.held().last()->text().contains(u"№117 참고"_s));
    QTest::keyClick(desk.held().last(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0], (QVariantList{QVariant::fromValue(rowOf(119).key), 0}));
}

void PreviewsTest::the_windows_own_keys_do_nothing_meanwhile()
{
    Desk desk;
    QAction next(&desk.reader);
    next.setShortcut(Qt::Key_J);
    desk.reader.addAction(&next);
    QSignalSpy pressed(&next, &QAction::triggered);
    desk.focusLink(u"reader:number/119"_s);
    desk.reader.previewFocused();
    QTest::keyClick(desk.held().last(), Qt::Key_J);
    QVERIFY(pressed.isEmpty());
    QCOMPARE(desk.held().size(), 1);
}

void PreviewsTest::a_link_without_the_keyboard_has_no_preview()
{
    Desk desk;
    desk.reader.previewFocused();
    QVERIFY(desk.held().isEmpty());
    QCOMPARE(desk.asked, 0);
}

void PreviewsTest::a_preview_costs_a_moment()
{
    Desk desk;
    desk.focusLink(u"reader:number/119"_s);
    constexpr qint64 kMost = 16'000'000;
    qint64 best = std::numeric_limits<qint64>::max();
    for (int round = 0; round < 25 && best > kMost; ++round) { // Others work on this machine, too.
        QElapsedTimer timer;
        timer.start();
        desk.reader.previewFocused();
        best = std::min(best, timer.nsecsElapsed());
        QTest::keyClick(desk.held().last(), Qt::Key_Escape);
    }
    qInfo("a preview: %.2f ms", double(best) / 1e6);
#ifdef NDEBUG
    QCOMPARE_LE(best, kMost);
#endif
}

void PreviewsTest::the_key_in_the_window_previews_from_the_cache()
{
    OpenProgram program;
    program.follow();
    const HeadlineRow other = program.row(4);
    Post &post = program.invented.post(program.row(6).headline.id.toInt());
    post.body = u"앞선 №%1 글"_s.arg(*other.headline.number);
    program.table().select(program.model().keyAt(6));
    auto &view = program.part<ArticleView>();
    QTRY_VERIFY(view.toHtml().contains(u"reader:number/%1"_s.arg(*other.headline.number)));
    const int asked = program.server.requests();
    view.setFocus();
    for (int i = 0; i < 20 && !view.textCursor().charFormat().anchorHref().startsWith("reader:number"_L1); ++i)
        QTest::keyClick(&view, Qt::Key_Tab);
    program.press(Qt::Key_P);
    const auto heldCard = [&program]() -> PreviewCard * {
        for (PreviewCard *card : program.reader().findChildren<PreviewCard *>()) {
            if (card->isVisible() && card->windowType() == Qt::Popup) return card;
        }
        return nullptr;
    };
    QTRY_VERIFY(heldCard());
    QCOMPARE(heldCard()->key(), other.key);
    QTest::keyClick(heldCard(), Qt::Key_Return);
    QTRY_COMPARE(program.reader().key(), other.key);
    QTRY_COMPARE(program.server.requests(), asked + 1); // Opening it asked, previewing did not.
}

QTEST_MAIN(PreviewsTest)
#include "tst_previews.moc"
