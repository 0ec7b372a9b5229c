// The models by themselves, with Qt's own tester watching, over a real cache.

#include "app/usecases/session.h"
#include "tests/gui/open_program.h"
#include "ui/board/headline_text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr auto kStrict = QAbstractItemModelTester::FailureReportingMode::QtTest;
constexpr int kSeoul = 9 * 3600;

Headline headline(int number, const QString &title)
{
    Headline made;
    made.id = QString::number(1000 + number);
    made.number = number;
    made.title = title;
    made.author = u"새벽통신"_s;
    made.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(9, 41), kSeoul);
    made.views = number;
    made.url = QUrl(u"https://board.example/news/%1"_s.arg(made.id));
    return made;
}

/// A board with these titles, the last one the newest.
BoardPreview invented(const QStringList &titles)
{
    BoardPreview preview;
    preview.board.name = u"새벽통신"_s;
    preview.board.url = QUrl(u"https://board.example/news"_s);
    preview.board.showsNumbers = true;
    preview.board.showsViews = true;
    for (qsizetype i = titles.size(); i > 0; --i)
        preview.page.rows.append(headline(int(i), titles[i - 1]));
    return preview;
}

/// A cache of its own with one board in it.
struct Cache {
    explicit Cache(const QStringList &titles)
    {
        open();
        keep(invented(titles));
    }
    Cache() { open(); }

    void open()
    {
        auto opened = Session::open({folder.path(), true, {}});
        if (!opened) qFatal("%s", qPrintable(errorText(opened.error())));
        session = std::move(opened).value();
    }

    void keep(const BoardPreview &preview)
    {
        QSignalSpy kept(&session->boards(), &Boards::kept);
        session->boards().keep(preview);
        if (!kept.wait()) qFatal("the board was not kept");
        board = session->boards().boards().first();
    }

    QTemporaryDir folder;
    std::unique_ptr<Session> session;
    Board board;
};

QStringList titlesIn(const HeadlineModel &model)
{
    QStringList titles;
    for (int i = 0; i < model.rowCount(); ++i)
        titles.append(model.index(i, HeadlineModel::TitleColumn).data().toString());
    return titles;
}

} // namespace

class ModelsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void headlinesSatisfyQtsTester()
    {
        Cache cache({u"하나"_s, u"둘"_s, u"셋"_s});
        HeadlineModel model(cache.session->rows());
        const QAbstractItemModelTester tester(&model, kStrict);
        model.setView({cache.board.id});
        QTRY_VERIFY(!model.isLoading());
        QCOMPARE(titlesIn(model), (QStringList{u"셋"_s, u"둘"_s, u"하나"_s}));
        model.setOpenKey(model.keyAt(1));
        cache.session->states().star({model.keyAt(0)}, true);
        QTRY_VERIFY(model.headlineAt(0)->starred);
        const Key second = model.keyAt(1);
        model.setFound(parseQuery(u"둘", {}), {second});
        QCOMPARE(titlesIn(model), QStringList{u"둘"_s});
        model.endSearch();
        QCOMPARE(titlesIn(model), (QStringList{u"셋"_s, u"둘"_s, u"하나"_s}));
        model.setView({cache.board.id, View::Filter::Starred});
        QTRY_COMPARE(titlesIn(model), QStringList{u"셋"_s});
        model.setView({0, View::Filter::All, View::Column::Title, true});
        QTRY_COMPARE(model.rowCount(), 3);
    }

    void rowsThatArriveInAnEmptyViewStandInTheBoardsOrder()
    {
        Cache cache;
        HeadlineModel model(cache.session->rows());
        const QAbstractItemModelTester tester(&model, kStrict);
        model.setView({1});
        QTRY_VERIFY(!model.isLoading());
        BoardPreview preview = invented({u"하나"_s, u"둘"_s, u"공지"_s, u"셋"_s});
        preview.page.rows[1].flags = Flag::Notice;
        preview.page.rows[1].number.reset();
        preview.page.rows.move(1, 0);
        cache.keep(preview);
        QCOMPARE(cache.board.id, 1);
        QTRY_COMPARE(titlesIn(model), (QStringList{u"공지"_s, u"셋"_s, u"둘"_s, u"하나"_s}));
    }

    void aStateChangesOnlyItsRow()
    {
        Cache cache({u"하나"_s, u"둘"_s, u"셋"_s, u"넷"_s});
        HeadlineModel model(cache.session->rows());
        model.setView({cache.board.id});
        QTRY_VERIFY(!model.isLoading());
        QCOMPARE(titlesIn(model).size(), 4);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        cache.session->states().markRead({model.keyAt(2)}, true);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), model.index(2, 0));
        QCOMPARE(changed[0][1].toModelIndex(), model.index(2, HeadlineModel::ColumnCount - 1));
        QVERIFY(!changed[0][2].value<QList<int>>().isEmpty());
    }

    void whatASearchFindsIsMarked()
    {
        Cache cache({u"미국 총선"_s, u"총선 美 결과"_s});
        HeadlineModel model(cache.session->rows());
        model.setView({cache.board.id});
        QTRY_VERIFY(!model.isLoading());
        QueryContext context;
        context.shorthand = Shorthand::builtIn();
        const QModelIndex title = model.index(0, HeadlineModel::TitleColumn);
        QVERIFY(!title.data(HeadlineModel::HitsRole).isValid());
        model.setFound(parseQuery(u"미국 새벽", context), {model.keyAt(0), model.keyAt(1)});
        QCOMPARE(title.data(HeadlineModel::HitsRole).value<QList<TextRange>>(), (QList<TextRange>{{3, 1}}));
        const QModelIndex author = model.index(1, HeadlineModel::AuthorColumn);
        QCOMPARE(author.data(HeadlineModel::HitsRole).value<QList<TextRange>>(), (QList<TextRange>{{0, 2}}));
        model.setFound(parseQuery(u"총선", context), {model.keyAt(0), model.keyAt(1)});
        QCOMPARE(title.data(HeadlineModel::HitsRole).value<QList<TextRange>>(), (QList<TextRange>{{0, 2}}));
        model.endSearch();
        QVERIFY(!title.data(HeadlineModel::HitsRole).isValid());
    }

    void theRestOfASearchGoesOnBelowItsFirstRows()
    {
        QStringList titles;
        for (int i = 0; i < 300; ++i)
            titles.append(u"글 %1"_s.arg(i));
        Cache cache(titles);
        HeadlineModel model(cache.session->rows());
        const QAbstractItemModelTester tester(&model, kStrict);
        model.setView({cache.board.id});
        QTRY_COMPARE(model.rowCount(), 300);
        QList<Key> all;
        for (int row = 0; row < 300; row += 2)
            all.append(model.keyAt(row));
        const Query query = parseQuery(u"글", {});
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setFound(query, all.first(50));
        QCOMPARE(reset.size(), 1);
        model.setFound(query, all);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model.rowCount(), 150);
        model.setFound(query, all); // The same answer again moves nothing.
        QCOMPARE(reset.size(), 1);
        model.endSearch();
        QCOMPARE(model.rowCount(), 300);
    }

    void newsThatComesDuringASearchIsThereAfterIt()
    {
        Cache cache({u"하나"_s, u"둘"_s});
        HeadlineModel model(cache.session->rows());
        const QAbstractItemModelTester tester(&model, kStrict);
        model.setView({cache.board.id});
        QTRY_VERIFY(!model.isLoading());
        model.setFound(parseQuery(u"하나", {}), {model.keyAt(1)});
        cache.keep(invented({u"하나"_s, u"둘"_s, u"셋"_s}));
        QTRY_VERIFY(!model.isLoading());
        QCOMPARE(titlesIn(model), QStringList{u"하나"_s});
        model.endSearch();
        QTRY_COMPARE(titlesIn(model), (QStringList{u"셋"_s, u"둘"_s, u"하나"_s}));
    }

    void aSearchThatIsKeptStandsInTheSidebar()
    {
        SidebarModel sidebar;
        const QAbstractItemModelTester tester(&sidebar, kStrict);
        Board board;
        board.id = 1;
        board.name = u"새벽통신"_s;
        sidebar.setBoards({board});
        const int rows = sidebar.rowCount();
        sidebar.setSearches({{.id = 7, .name = u"총선"_s, .query = u"총선 OR 대선"_s, .board = 0, .unread = {}}});
        QCOMPARE(sidebar.rowCount(), rows + 2);
        const QModelIndex entry = sidebar.indexOfSearch(7);
        QVERIFY(entry.isValid());
        QVERIFY(!entry.data(SidebarModel::ViewRole).isValid());
        QCOMPARE(entry.data(SidebarModel::SearchRole).toLongLong(), 7);
        QCOMPARE(entry.data(SidebarModel::CountRole).toLongLong(), 0);
        sidebar.setSearches({{.id = 7, .name = u"총선"_s, .query = u"총선 OR 대선"_s, .board = 0, .unread = 3}});
        QCOMPARE(sidebar.indexOfSearch(7).data(SidebarModel::CountRole).toLongLong(), 3);
        QVERIFY(sidebar.indexOfSearch(7).data(SidebarModel::UnreadRole).toBool());
        QSignalSpy renamed(&sidebar, &SidebarModel::searchRenamed);
        QVERIFY(sidebar.setData(sidebar.indexOfSearch(7), u"선거"_s));
        QCOMPARE(renamed.size(), 1);
        QVERIFY(sidebar.indexOf(View{}).isValid());
        QCOMPARE(sidebar.indexOf(View{}).data().toString(), sidebar.index(0).data().toString());
        sidebar.setSearches({});
        QCOMPARE(sidebar.rowCount(), rows);
    }

    void nextUnreadIsFoundHoweverFarItIs()
    {
        QStringList titles;
        for (int i = 0; i < 5'000; ++i)
            titles.append(u"글 %1"_s.arg(i));
        Cache cache(titles);
        HeadlineModel model(cache.session->rows());
        model.setView({cache.board.id});
        QTRY_COMPARE(model.rowCount(), 5'000);
        const Key oldest = model.keyAt(4'999);
        cache.session->states().markAllRead(cache.board.id);
        QTRY_COMPARE(cache.session->boards().board(cache.board.id)->unread, 0);
        cache.session->states().markRead({oldest}, false);
        QTRY_COMPARE(cache.session->boards().board(cache.board.id)->unread, 1);
        QTRY_COMPARE(model.nextUnread(10), 4'999);
    }

    void datesAreAsShortAsTheyAreClear_data()
    {
        QTest::addColumn<PostedTime>("posted");
        QTest::addColumn<QString>("text");
        const QDate today(2025, 2, 24);
        QTest::newRow("today") << PostedTime::moment(today, QTime(9, 41), kSeoul) << u"09:41"_s;
        QTest::newRow("today, no hour known") << PostedTime::day(today, kSeoul) << u"02.24"_s;
        QTest::newRow("yesterday") << PostedTime::moment(QDate(2025, 2, 23), QTime(9, 41), kSeoul) << u"02.23"_s;
        QTest::newRow("another year") << PostedTime::day(QDate(2024, 12, 31), kSeoul) << u"2024.12.31"_s;
        QTest::newRow("unknown") << PostedTime() << QString();
    }

    void datesAreAsShortAsTheyAreClear()
    {
        QFETCH(PostedTime, posted);
        QFETCH(QString, text);
        QCOMPARE(shortDate(posted, QDate(2025, 2, 24)), text);
    }

    void longDatesNeverInventAnHour()
    {
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        QVERIFY(!longDate(PostedTime::day(QDate(2025, 2, 24), kSeoul), english).contains(u':'));
        QVERIFY(longDate(PostedTime::moment(QDate(2025, 2, 24), QTime(9, 41), kSeoul), english).contains(u"09:41"_s));
    }

    void boardsSatisfyQtsTester()
    {
        SidebarModel model;
        const QAbstractItemModelTester tester(&model, kStrict);
        QCOMPARE(model.rowCount(), 0);
        Board news;
        news.id = 1;
        news.name = u"뉴스"_s;
        news.unread = 3;
        Board talk;
        talk.id = 2;
        talk.name = u"자유게시판"_s;
        model.setBoards({news, talk});
        QVERIFY(model.indexOf(View{2}).isValid());
        QCOMPARE(model.indexOf(View{1}).data(SidebarModel::CountRole).toInt(), 3);
        model.setBusy(1, true);
        QVERIFY(model.indexOf(View{1}).data(SidebarModel::BusyRole).toBool());

        news.unread = 2;
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setBoards({news, talk});
        QCOMPARE(reset.size(), 0);
        QVERIFY(changed.size() > 0);
        model.setBoards({talk});
        QVERIFY(!model.indexOf(View{1}).isValid());
    }

    void renamingABoardIsToldOnce()
    {
        SidebarModel model;
        Board news;
        news.id = 1;
        news.name = u"뉴스"_s;
        model.setBoards({news});
        QSignalSpy renamed(&model, &SidebarModel::renamed);
        const QModelIndex index = model.indexOf(View{1});
        QVERIFY(model.setData(index, u"  새 이름 "_s));
        QCOMPARE(renamed.size(), 1);
        QCOMPARE(renamed[0][1].toString(), u"새 이름"_s);
        QVERIFY2(!model.setData(index, u"  "_s), "a board keeps its name rather than none");
        QVERIFY(!model.setData(model.indexOf(View{}), u"All of it"_s));
    }

    void namesAndErrorsArePlainTextInTooltips()
    {
        SidebarModel model;
        Board news;
        news.id = 1;
        news.name = u"<b>뉴스</b>"_s;
        news.url = QUrl(u"https://board.example/?a=<i>"_s);
        news.lastError = u"<h1>500</h1>"_s;
        news.failingSince = QDateTime::currentDateTimeUtc();
        model.setBoards({news});
        const QModelIndex index = model.indexOf(View{1});
        QVERIFY(index.data(SidebarModel::FailingRole).toBool());
        const QString tip = index.data(Qt::ToolTipRole).toString();
        QVERIFY(!tip.contains(u"<h1>"_s) && !tip.contains(u"<i>"_s));
        QVERIFY(tip.contains(u"&lt;h1&gt;"_s));
    }
};

QTEST_MAIN(ModelsTest)
#include "tst_models.moc"
