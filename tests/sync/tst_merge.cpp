// What is to stand of one row, of what is known and what a page says now.

#include "app/sync/plan.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr int kSeoul = 9 * 3600;

PostedTime moment(int day, int hour, int minute, int second = -1)
{
    return PostedTime::moment(QDate(2025, 2, day), QTime(hour, minute, std::max(second, 0)), kSeoul, second >= 0);
}

PostedTime day(int day)
{
    return PostedTime::day(QDate(2025, 2, day), kSeoul);
}

PostedTime about(PostedTime posted)
{
    posted.isApproximate = true;
    return posted;
}

/// A row that says all a list can say.
Headline full()
{
    Headline row;
    row.id = u"2003"_s;
    row.number = 41;
    row.title = u"해운동맹 이달 말 항로 협의"_s;
    row.author = u"갑"_s;
    row.posted = moment(24, 8, 12);
    row.comments = 7;
    row.views = 12;
    row.votes = 1;
    row.category = u"잡담"_s;
    row.flags = Flag::File | Flag::Picture;
    row.url = QUrl(u"https://example.kr/2003"_s);
    return row;
}

/// The same row where a list says least.
Headline bare()
{
    Headline row;
    row.id = u"2003"_s;
    row.title = full().title;
    row.flags = full().flags;
    return row;
}

PageFacts sparse()
{
    PageFacts facts;
    facts.showsComments = facts.showsCategories = false;
    return facts;
}

Headline titled(const QString &title)
{
    Headline row = full();
    row.title = title;
    return row;
}

} // namespace

class MergeTest : public QObject {
    Q_OBJECT

private slots:
    void what_a_page_does_not_show_stays();
    void what_a_page_shows_takes_its_place();
    void a_badge_that_is_gone_from_a_page_with_badges_is_no_more();
    void a_notice_keeps_the_category_it_makes_room_for();
    void dates_data();
    void dates();
    void titles_data();
    void titles();
    void a_title_that_stays_whole_is_not_marked_as_cut();
    void edits_data();
    void edits();
    void a_pin_ends_only_on_the_whole_first_page();
    void the_list_under_an_article_takes_no_badge_away();
    void a_page_says_what_its_rows_show();
    void an_article_completes_its_row();
};

void MergeTest::what_a_page_does_not_show_stays()
{
    QCOMPARE(merged(full(), bare(), sparse()), full());
}

void MergeTest::what_a_page_shows_takes_its_place()
{
    Headline now = full();
    now.number = 40;
    now.title = u"다른 제목"_s;
    now.author = u"을"_s;
    now.comments = 8;
    now.views = 13;
    now.votes = 2;
    now.category = u"질문"_s;
    now.depth = 1;
    now.flags = Flag::New;
    now.url = QUrl(u"https://example.kr/news/2003"_s);
    QCOMPARE(merged(full(), now, {}), now);
    QCOMPARE(merged(full(), now, sparse()), now);
}

void MergeTest::a_badge_that_is_gone_from_a_page_with_badges_is_no_more()
{
    const Headline now = merged(full(), bare(), {});
    QCOMPARE(now.comments, std::nullopt);
    QCOMPARE(now.category, QString());
}

void MergeTest::a_notice_keeps_the_category_it_makes_room_for()
{
    Headline notice = bare();
    notice.flags |= Flag::Notice;
    QCOMPARE(merged(full(), notice, {}).category, full().category);
}

void MergeTest::dates_data()
{
    QTest::addColumn<PostedTime>("known");
    QTest::addColumn<PostedTime>("now");
    QTest::addColumn<PostedTime>("expected");
    const auto row = [](const char *name, const PostedTime &known, const PostedTime &now, const PostedTime &expected) {
        QTest::addRow("%s", name) << known << now << expected;
    };
    row("none says nothing", day(24), {}, day(24));
    row("any is better than none", {}, about(day(24)), about(day(24)));
    row("finer replaces", day(24), moment(24, 8, 12), moment(24, 8, 12));
    row("finest replaces", moment(24, 8, 12), moment(24, 8, 12, 7), moment(24, 8, 12, 7));
    row("coarser day stays away", moment(24, 8, 12), day(24), moment(24, 8, 12));
    row("coarser minute stays away", moment(24, 8, 12, 7), moment(24, 8, 12), moment(24, 8, 12, 7));
    row("another day", moment(24, 8, 12), day(26), day(26));
    row("another minute", moment(24, 8, 12, 7), moment(24, 9, 30), moment(24, 9, 30));
    row("written replaces reckoned", about(moment(24, 9, 0)), moment(24, 8, 12), moment(24, 8, 12));
    row("a day beside a reckoned hour", about(moment(24, 9, 0)), day(24), about(moment(24, 9, 0)));
    row("another day than the reckoned", about(moment(24, 9, 0)), day(20), day(20));
    row("drift of minutes", about(moment(24, 9, 0)), about(moment(24, 9, 40)), about(moment(24, 9, 0)));
    row("drift beside a written date", moment(24, 8, 12), about(moment(24, 9, 0)), moment(24, 8, 12));
    row("drift of weeks", day(10), about(day(16)), day(10));
    row("more than drift", moment(24, 8, 12), about(moment(24, 12, 0)), about(moment(24, 12, 0)));
    row("a written day beside a reckoned hour of it", day(24), about(moment(24, 9, 0)), day(24));
    row("all the drift of an hour", moment(24, 9, 0), about(moment(24, 10, 1)), moment(24, 9, 0));
    row("a minute more", moment(24, 9, 0), about(moment(24, 10, 2)), about(moment(24, 10, 2)));
    row("all the drift of weeks", day(10), about(day(19)), day(10));
    row("a day more", day(10), about(day(20)), about(day(20)));
    row("the day before an hour reckoned past midnight", about(moment(24, 0, 30)), day(23), about(moment(24, 0, 30)));
    row("a minute far from reckoned seconds", about(moment(24, 9, 0, 0)), moment(24, 12, 0), moment(24, 12, 0));
    row("the same minute of another hour", moment(24, 8, 12, 7), moment(24, 9, 12), moment(24, 9, 12));
    row("another minute of the same hour", moment(24, 8, 12, 7), moment(24, 8, 30), moment(24, 8, 30));
}

void MergeTest::dates()
{
    QFETCH(const PostedTime, known);
    QFETCH(const PostedTime, now);
    QFETCH(const PostedTime, expected);
    Headline before = full();
    before.posted = known;
    Headline after = full();
    after.posted = now;
    QCOMPARE(merged(before, after, {}).posted, expected);
}

void MergeTest::titles_data()
{
    QTest::addColumn<QString>("known");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("expected");
    const QString whole = full().title;
    QTest::addRow("cut by an ellipsis") << whole << u"해운동맹 이달…"_s << whole;
    QTest::addRow("cut by dots") << whole << u"해운동맹 이달..."_s << whole;
    QTest::addRow("cut before a space") << whole << u"해운동맹 이달 …"_s << whole;
    QTest::addRow("shorter cut") << u"해운동맹 이달 말…"_s << u"해운동맹 이달…"_s << u"해운동맹 이달 말…"_s;
    QTest::addRow("longer cut") << u"해운동맹 이달…"_s << u"해운동맹 이달 말…"_s << u"해운동맹 이달 말…"_s;
    QTest::addRow("shown whole") << u"해운동맹 이달…"_s << whole << whole;
    QTest::addRow("shortened, no dots") << whole << u"해운동맹"_s << u"해운동맹"_s;
    QTest::addRow("one dot") << u"협상이 끝났다. 그리고"_s << u"협상이 끝났다."_s << u"협상이 끝났다."_s;
    QTest::addRow("other beginning") << whole << u"항공동맹 이달…"_s << u"항공동맹 이달…"_s;
    QTest::addRow("cut before a comma") << u"해운동맹, 이달 말 협의"_s << u"해운동맹 …"_s
                                        << u"해운동맹, 이달 말 협의"_s;
    QTest::addRow("cut to four letters") << whole << u"해운동맹…"_s << whole;
    QTest::addRow("few letters and dots") << u"긴급 회의 소집"_s << u"긴급…"_s << u"긴급…"_s;
    QTest::addRow("empty") << whole << QString() << whole;
}

void MergeTest::titles()
{
    QFETCH(const QString, known);
    QFETCH(const QString, now);
    QFETCH(const QString, expected);
    QCOMPARE(merged(titled(known), titled(now), {}).title, expected);
}

void MergeTest::a_title_that_stays_whole_is_not_marked_as_cut()
{
    Headline cut = titled(u"해운동맹 이달…"_s);
    cut.flags |= Flag::CutTitle;
    QCOMPARE(merged(full(), cut, {}), full());
}

void MergeTest::edits_data()
{
    QTest::addColumn<QString>("older");
    QTest::addColumn<QString>("now");
    QTest::addColumn<bool>("edited");
    QTest::addRow("same") << u"협의 시작"_s << u"협의 시작"_s << false;
    QTest::addRow("another word") << u"협의 시작"_s << u"협의 끝"_s << true;
    QTest::addRow("shown whole") << u"해운동맹 이달…"_s << u"해운동맹 이달 말 협의"_s << false;
    QTest::addRow("cut short") << u"해운동맹 이달 말 협의"_s << u"해운동맹 이달…"_s << false;
    QTest::addRow("counter grows") << u"협의 시작 [3]"_s << u"협의 시작 [12]"_s << false;
    QTest::addRow("counter comes") << u"협의 시작"_s << u"협의 시작 (1)"_s << false;
    QTest::addRow("a tag is no counter") << u"협의 시작"_s << u"협의 시작(종합)"_s << true;
    QTest::addRow("numbered tags are no counters") << u"협의 시작(종합2보)"_s << u"협의 시작(종합3보)"_s << true;
    QTest::addRow("a counter has five digits at most") << u"협의 시작 [123456]"_s << u"협의 시작 [123457]"_s << true;
    QTest::addRow("a counter of five digits grows") << u"협의 시작 [12345]"_s << u"협의 시작 [12346]"_s << false;
    QTest::addRow("empty brackets are no counter") << u"협의 시작"_s << u"협의 시작 []"_s << true;
    QTest::addRow("an open bracket is no counter") << u"협의 시작 (35"_s << u"협의 시작 (46"_s << true;
    QTest::addRow("a decimal is no counter") << u"협의 시작 (1.5)"_s << u"협의 시작 (2.5)"_s << true;
    QTest::addRow("dots behind a whole title") << u"협의 시작"_s << u"협의 시작…"_s << true;
    QTest::addRow("nothing but a counter") << u"[3]"_s << u"[4]"_s << true;
}

void MergeTest::edits()
{
    QFETCH(const QString, older);
    QFETCH(const QString, now);
    QFETCH(const bool, edited);
    QCOMPARE(isEdited(older, now), edited);
}

void MergeTest::a_pin_ends_only_on_the_whole_first_page()
{
    Headline pinned = full();
    pinned.flags |= Flag::Notice;
    PageFacts facts;
    QCOMPARE(merged(pinned, full(), facts).flags, full().flags);
    facts.endsPins = false;
    QCOMPARE(merged(pinned, full(), facts).flags, pinned.flags);
}

void MergeTest::the_list_under_an_article_takes_no_badge_away()
{
    Headline now = full();
    now.flags = Flag::New;
    PageFacts facts;
    facts.isOwnList = false;
    Headline known = full();
    known.flags |= Flag::Secret;
    QCOMPARE(merged(known, now, facts).flags, known.flags | Flag::New);
    QCOMPARE(merged(now, known, facts).flags, known.flags); // But what was new once may not be so any more.
}

void MergeTest::a_page_says_what_its_rows_show()
{
    ListPage page;
    page.rows = {bare()};
    QCOMPARE(factsOf(page), (PageFacts{true, true, false, false}));
    Headline notice = bare();
    notice.category = u"공지"_s;
    notice.flags |= Flag::Notice;
    page.rows.append(notice);
    QVERIFY(!factsOf(page).showsCategories);
    page.rows.append(full());
    QCOMPARE(factsOf(page), (PageFacts{true, true, true, true}));
    page.page = 2;
    QCOMPARE(factsOf(page), (PageFacts{true, false, true, true}));
    page.page = 1;
    page.truncated = true;
    QCOMPARE(factsOf(page), (PageFacts{true, false, true, true}));
    page.truncated = false;
    page.openId = u"2003"_s;
    QCOMPARE(factsOf(page), (PageFacts{false, false, true, true}));
}

void MergeTest::an_article_completes_its_row()
{
    Headline listed = titled(u"해운동맹 이달…"_s);
    listed.flags |= Flag::CutTitle;
    listed.posted = day(24);
    Headline article = full();
    article.author = u"갑 기자"_s;
    article.posted = moment(24, 8, 12, 7);
    Headline expected = full();
    expected.posted = moment(24, 8, 12, 7);
    QCOMPARE(completed(listed, article), expected);
    // What the list says in its own way stays.
    article.title = u"아주 다른 제목"_s;
    article.posted = day(26);
    QCOMPARE(completed(full(), article), full());
    article.posted = about(moment(28, 9, 0));
    QCOMPARE(completed(listed, article).posted, day(24));
    listed.posted = about(moment(24, 9, 0));
    QCOMPARE(completed(listed, article).posted, listed.posted); // One reckoning is as good as another.
    article.posted = moment(24, 8, 12);
    QCOMPARE(completed(listed, article).posted, article.posted);
    article.posted = moment(26, 8, 12);
    QCOMPARE(completed(full(), article).posted, full().posted);
}

QTEST_GUILESS_MAIN(MergeTest)
#include "tst_merge.moc"
