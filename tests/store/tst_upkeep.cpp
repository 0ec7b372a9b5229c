// Articles for reading offline: which are wanted, what they take, which go; and the log of what was done.

#include "app/store/connection.h"
#include "app/store/store.h"
#include "tests/store/samples.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

const QDateTime kNow = sampleNow();

PictureFile picture(const QByteArray &bytes)
{
    PictureFile file;
    file.facts.format = "png";
    file.facts.size = {4, 3};
    file.facts.bytes = bytes.size();
    file.bytes = bytes;
    file.digest = bytes.toHex();
    return file;
}

QList<int> ranksOf(const QList<Key> &keys)
{
    QList<int> ranks;
    for (const Key key : keys)
        ranks.append(int(rankOf(key)));
    return ranks;
}

} // namespace

class UpkeepTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_store.reset(); }

    void upkeep_is_kept_with_the_board();
    void wanted_articles_are_those_that_are_missing_data();
    void wanted_articles_are_those_that_are_missing();
    void an_article_is_wanted_again_when_its_list_tells_of_more();
    void a_page_that_shows_fewer_comments_than_its_list_is_not_asked_for_again();
    void an_article_whose_title_changed_is_wanted_again();
    void what_goes_leaves_the_headline_and_the_index_right();
    void the_starred_and_the_gone_stay();
    void an_article_that_is_opened_is_used();
    void a_picture_goes_with_the_last_that_shows_it();
    void a_plan_frees_what_it_says();
    void pictures_go_with_their_board();
    void a_large_board_is_purged_part_by_part();
    void a_board_removed_later_is_not_purged();
    void runs_come_back_newest_first();
    void quiet_runs_do_not_crowd_out_the_others();
    void the_log_of_a_board_has_an_end();

private:
    QList<int> wanted(const PrefetchRule &rule, int limit = 100);
    void open(int rank, const QDateTime &when);
    void star(int rank) { got(m_store->setState({makeKey(m_id, rank)}, {{}, true})); }
    bool has(int rank) { return got(m_store->article(m_id, QString::number(rank))).has_value(); }
    CleanUpPlan plan(const Budget &budget, const QDateTime &now = kNow.addDays(10))
    {
        return got(m_store->planCleanUp(m_id, budget, now));
    }
    IndexCheck check() { return got(m_store->checkIndex(std::make_shared<std::atomic_bool>(false))); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
    BoardId m_id = 0;
};

void UpkeepTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = openStore(m_folder->path());
    m_id = got(m_store->addBoard(sampleBoard(), u"뉴스"_s)).id;
    got(m_store->applyPage(m_id, samplePage(2010, 2001), kNow));
}

QList<int> UpkeepTest::wanted(const PrefetchRule &rule, int limit)
{
    QList<Key> keys;
    for (const HeadlineRow &row : got(m_store->missingArticles(m_id, rule, limit)))
        keys.append(row.key);
    return ranksOf(keys);
}

void UpkeepTest::open(int rank, const QDateTime &when)
{
    got(m_store->applyArticle(m_id, sampleArticle(rank), when));
}

void UpkeepTest::upkeep_is_kept_with_the_board()
{
    const PrefetchRule rule{50, true, false, true};
    const Budget budget{90, 500'000'000};
    got(m_store->setUpkeep(m_id, rule, budget));
    m_store = openStore(m_folder->path());
    const Board board = got(m_store->boards()).first();
    QCOMPARE(board.prefetch, rule);
    QCOMPARE(board.budget, budget);
}

void UpkeepTest::wanted_articles_are_those_that_are_missing_data()
{
    QTest::addColumn<PrefetchRule>("rule");
    QTest::addColumn<QList<int>>("ranks");

    QTest::newRow("nothing") << PrefetchRule{} << QList<int>{};
    QTest::newRow("the newest") << PrefetchRule{4} << QList<int>{2010, 2008, 2007};
    QTest::newRow("the starred") << PrefetchRule{0, true} << QList<int>{2002};
    QTest::newRow("the unread") << PrefetchRule{0, false, true} << QList<int>{2010, 2008, 2007, 2006, 2005, 2003, 2002};
    QTest::newRow("each once") << PrefetchRule{2, true, false} << QList<int>{2010, 2002};
}

void UpkeepTest::wanted_articles_are_those_that_are_missing()
{
    QFETCH(PrefetchRule, rule);
    open(2009, kNow);
    star(2002);
    got(m_store->setState({makeKey(m_id, 2001)}, {true, {}}));
    ListPage without = samplePage(2005, 2003);
    without.rows.removeAt(1); // 2004 vanished between its neighbours.
    got(m_store->applyPage(m_id, without, kNow));
    QVERIFY(got(m_store->find(m_id, u"2004"_s))->isGone());
    QTEST(wanted(rule), "ranks");
    const QList<int> all = wanted(rule);
    QCOMPARE(wanted(rule, 1), all.mid(0, 1));
}

void UpkeepTest::an_article_is_wanted_again_when_its_list_tells_of_more()
{
    open(2010, kNow);
    QCOMPARE(wanted({1}), QList<int>{});
    ListPage page = samplePage(2010, 2001);
    page.rows[0].comments = 7;
    got(m_store->applyPage(m_id, page, kNow));
    QCOMPARE(wanted({1}), QList<int>{2010});
    open(2010, kNow.addSecs(60));
    QCOMPARE(wanted({1}), QList<int>{});
}

void UpkeepTest::a_page_that_shows_fewer_comments_than_its_list_is_not_asked_for_again()
{
    ListPage page = samplePage(2010, 2001);
    page.rows[0].comments = 300;
    got(m_store->applyPage(m_id, page, kNow));
    open(2010, kNow);
    QCOMPARE(wanted({1}), QList<int>{});
}

void UpkeepTest::an_article_whose_title_changed_is_wanted_again()
{
    open(2010, kNow);
    ListPage page = samplePage(2010, 2001);
    page.rows[0].title = u"고쳐 쓴 제목"_s;
    got(m_store->applyPage(m_id, page, kNow.addSecs(60)));
    QCOMPARE(wanted({1}), QList<int>{2010});
}

void UpkeepTest::what_goes_leaves_the_headline_and_the_index_right()
{
    open(2010, kNow);
    open(2009, kNow);
    const Change change = got(m_store->forgetArticles(m_id, {makeKey(m_id, 2010), makeKey(m_id, 2001)}));
    QCOMPARE(ranksOf(change.articles), QList<int>{2010});
    QVERIFY(!has(2010) && has(2009));
    QVERIFY(got(m_store->find(m_id, u"2010"_s)));
    QVERIFY(check().isRight());
}

void UpkeepTest::the_starred_and_the_gone_stay()
{
    for (const int rank : {2010, 2004, 2003})
        open(rank, kNow);
    star(2010);
    ListPage without = samplePage(2005, 2003);
    without.rows.removeAt(1);
    got(m_store->applyPage(m_id, without, kNow));
    QCOMPARE(ranksOf(plan({1, 0}).going), QList<int>{2003});
    got(m_store->forgetArticles(m_id, {makeKey(m_id, 2010), makeKey(m_id, 2004)}));
    QVERIFY(has(2010) && has(2004));
}

void UpkeepTest::an_article_that_is_opened_is_used()
{
    open(2010, kNow);
    open(2009, kNow);
    got(m_store->setState({makeKey(m_id, 2010)}, {true, {}})); // Now, which is after the sample's time.
    const QDateTime later = QDateTime::currentDateTimeUtc().addDays(1);
    QCOMPARE(ranksOf(plan({2, 0}, later).going), QList<int>{2009});
}

void UpkeepTest::a_picture_goes_with_the_last_that_shows_it()
{
    open(2010, kNow);
    open(2009, kNow.addSecs(1));
    const QUrl shared(u"https://example.kr/a.png"_s);
    const QByteArray bytes(5'000, 'p');
    got(m_store->keepPicture(makeKey(m_id, 2010), shared, picture(bytes), kNow));
    got(m_store->sharePictures(makeKey(m_id, 2009), {shared}));
    const qint64 all = plan({}).kept.bytes;
    QVERIFY(all >= bytes.size() && all < 2 * bytes.size());
    got(m_store->forgetArticles(m_id, {makeKey(m_id, 2010)}));
    QCOMPARE(got(m_store->picture(shared))->bytes, bytes);
    got(m_store->forgetArticles(m_id, {makeKey(m_id, 2009)}));
    QVERIFY(!got(m_store->picture(shared)));
}

void UpkeepTest::a_plan_frees_what_it_says()
{
    const BoardId other = got(m_store->addBoard(sampleBoard(u"다른"_s), u"다른"_s)).id;
    got(m_store->applyPage(other, samplePage(2001, 2001), kNow));
    got(m_store->applyArticle(other, sampleArticle(2001), kNow));
    for (int rank = 2001; rank <= 2010; ++rank)
        open(rank, kNow.addDays(rank - 2005));
    star(2003);
    int at = 0;
    for (const auto &[key, name] :
         {std::pair(makeKey(m_id, 2001), "a"), std::pair(makeKey(m_id, 2002), "b"), std::pair(makeKey(m_id, 2003), "b"),
          std::pair(makeKey(m_id, 2004), "c"), std::pair(makeKey(m_id, 2009), "c"),
          std::pair(makeKey(other, 2001), "d"), std::pair(makeKey(m_id, 2005), "d")})
        got(m_store->keepPicture(key, QUrl(u"https://example.kr/%1.png"_s.arg(++at)), picture(QByteArray(999, *name)),
                                 kNow));
    const CleanUpPlan planned = plan({6, 0});
    QCOMPARE(ranksOf(planned.going), (QList<int>{2001, 2002, 2004, 2005, 2006, 2007, 2008}));
    const qint64 before = plan({}).kept.bytes;
    got(m_store->forgetArticles(m_id, planned.going));
    QCOMPARE(plan({}).kept, (KeptSize{3, before - planned.freed.bytes}));
    QVERIFY(check().isRight());
}

void UpkeepTest::pictures_go_with_their_board()
{
    const QUrl mine(u"https://example.kr/a.png"_s);
    got(m_store->keepPicture(makeKey(m_id, 2010), mine, picture("bytes"), kNow));
    got(m_store->removeBoard(m_id));
    QVERIFY(got(m_store->picture(mine)));
    purgeAll(*m_store);
    QVERIFY(!got(m_store->picture(mine)));
}

void UpkeepTest::a_large_board_is_purged_part_by_part()
{
    got(m_store->applyPage(m_id, samplePage(3000, 2001), kNow));
    star(2500);
    open(2400, kNow);
    got(m_store->removeBoard(m_id));
    const QDateTime later = QDateTime::currentDateTimeUtc().addSecs(2);
    int parts = 0;
    while (got(m_store->purgeSome(later)))
        ++parts;
    QVERIFY2(parts >= 4, qPrintable(QString::number(parts)));
    const Board again = got(m_store->restoreBoard(m_id));
    QCOMPARE(again.headlines, 1);
    QCOMPARE(again.unread, 1);
    QVERIFY(check().isRight());
}

void UpkeepTest::a_board_removed_later_is_not_purged()
{
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1);
    got(m_store->removeBoard(m_id));
    QVERIFY(!got(m_store->purgeSome(before)));
    QCOMPARE(got(m_store->restoreBoard(m_id)).headlines, 10);
}

void UpkeepTest::runs_come_back_newest_first()
{
    Run refresh{m_id, RunKind::Refresh, kNow, kNow.addSecs(3), 2, 20, 1, 3, {}};
    Run failed{m_id, RunKind::BackFill, kNow.addSecs(60), kNow.addSecs(61), 1, 0, 0, 0, u"끊어졌습니다"_s};
    got(m_store->noteRun(refresh));
    got(m_store->noteRun(failed));
    QCOMPARE(got(m_store->runs(m_id, 10)), (QList<Run>{failed, refresh}));
    QCOMPARE(got(m_store->runs(0, 1)), QList<Run>{failed});
    QCOMPARE(got(m_store->runs(m_id + 1, 10)), QList<Run>{});
}

void UpkeepTest::quiet_runs_do_not_crowd_out_the_others()
{
    got(m_store->noteRun({m_id, RunKind::Refresh, kNow, kNow, 1, 5, 0, 0, {}}));
    for (int i = 1; i <= 100; ++i)
        got(m_store->noteRun({m_id, RunKind::Refresh, kNow.addSecs(i), kNow.addSecs(i), 1, 0, 0, 0, {}}));
    const QList<Run> runs = got(m_store->runs(m_id, 100));
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs[0].began, kNow.addSecs(100));
    QCOMPARE(runs[1].added, 5);
}

void UpkeepTest::the_log_of_a_board_has_an_end()
{
    for (int i = 1; i <= 120; ++i)
        got(m_store->noteRun({m_id, RunKind::Refresh, kNow.addSecs(i), kNow.addSecs(i), 1, i, 0, 0, {}}));
    const QList<Run> runs = got(m_store->runs(m_id, 1'000));
    QVERIFY(runs.size() >= 50 && runs.size() < 60);
    QCOMPARE(runs.first().added, 120);
}

QTEST_GUILESS_MAIN(UpkeepTest)
#include "tst_upkeep.moc"
