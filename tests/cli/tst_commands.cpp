// The commands as a script uses them: a real server, a real cache, one process after another.

#include "tests/cli/captured.h"
#include "tests/support/board_pages.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

using Program = InventedBoard::Program;

class CommandsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void add_says_what_it_found();
    void add_finds_the_board_behind_every_address_data();
    void add_finds_the_board_behind_every_address();
    void boards_are_listed();
    void refresh_says_what_changed();
    void refresh_reads_as_many_pages_as_asked_for();
    void refresh_fetches_articles_for_offline();
    void refresh_all_goes_on_after_a_failure();
    void list_has_each_headline_once_notices_first();
    void list_can_be_read_in_pieces();
    void list_can_be_filtered();
    void list_keeps_what_is_gone();
    void show_fetches_the_article_alone_and_once();
    void show_reads_the_same_offline();
    void mark_changes_all_or_nothing();
    void remove_takes_the_board_out();
    void search_finds_titles_and_bodies();
    void search_says_what_it_did_not_understand();
    void the_index_is_checked_and_made_anew();
    void a_board_that_wants_a_log_in_says_so();
    void parse_prints_what_list_prints();
    void parse_says_which_skin_it_was();
    void parse_uses_the_persons_own_skins();
    void a_broken_skin_of_the_person_is_said();
    void offline_never_touches_the_network();
    void errors_are_one_line_with_what_to_do_data();
    void errors_are_one_line_with_what_to_do();
    void errors_are_objects_for_scripts_data();
    void errors_are_objects_for_scripts();
    void people_get_tables();
    void nothing_from_a_server_steers_the_terminal();

private:
    Ran json(const QStringList &arguments) { return run(arguments + QStringList{u"--json"_s, u"--data"_s, m_data}); }
    Ran text(const QStringList &arguments) { return run(QStringList{u"--data"_s, m_data} + arguments); }
    QString address(const QString &path) const { return m_server->url(path).toString(); }
    QString id(int place) const { return QString::number(m_board.posts[place].id); }
    QString save(const QByteArray &page)
    {
        QFile file(m_folder->filePath(u"page.html"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(page) != page.size()) qFatal("no page was saved");
        return file.fileName();
    }
    void own(const QByteArray &skin)
    {
        QDir(m_data).mkpath(u"skins"_s);
        QFile file(QDir(m_data).filePath(u"skins/own.json"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(skin) != skin.size()) qFatal("no skin was saved");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FixtureServer> m_server;
    QString m_data;
    InventedBoard m_board;
};

void CommandsTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_data = m_folder->filePath(u"data"_s);
    m_server = std::make_unique<FixtureServer>();
    m_board = inventedBoard();
    m_board.serveAt(*m_server);
}

void CommandsTest::cleanup()
{
    m_server.reset();
    m_folder.reset();
}

void CommandsTest::add_says_what_it_found()
{
    const Ran ran = json({u"add"_s, address(u"/news"_s)});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.err, QByteArray());
    const QJsonObject object = ran.object();
    QCOMPARE(object.value(u"board"_s), QJsonValue(1));
    QCOMPARE(object.value(u"name"_s).toString(), u"새벽통신 소식"_s);
    QCOMPARE(object.value(u"url"_s).toString(), address(u"/news"_s));
    QCOMPARE(object.value(u"kind"_s).toString(), u"rhymix"_s);
    QCOMPARE(object.value(u"skin"_s).toString(), u"rhymix-default"_s);
    QCOMPARE(object.value(u"headlines"_s), QJsonValue(m_board.perPage + 1));
    QVERIFY(ran.out.contains("새벽통신"));
    const auto mode = QFile::permissions(m_data);
    QVERIFY(!(mode & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther)));

    const QJsonObject again = json({u"add"_s, address(u"/news?page=2"_s)}).object();
    QCOMPARE(again.value(u"board"_s), QJsonValue(1));
    QCOMPARE(json({u"boards"_s}).objects().size(), 1);
}

void CommandsTest::add_finds_the_board_behind_every_address_data()
{
    QTest::addColumn<Program>("program");
    QTest::addColumn<QString>("path");
    const int id = inventedBoard().posts[3].id;
    for (const auto &[name, program] :
         {std::pair("rhymix", Program::Rhymix), std::pair("gnuboard", Program::Gnuboard)}) {
        const InventedBoard board = inventedBoard(program);
        QTest::addRow("%s, its list", name) << program << board.listPath();
        QTest::addRow("%s, another page", name) << program << board.listPath(3);
        QTest::addRow("%s, an article", name) << program << board.articlePath(id);
    }
}

void CommandsTest::add_finds_the_board_behind_every_address()
{
    QFETCH(Program, program);
    QFETCH(QString, path);
    const InventedBoard board = inventedBoard(program);
    board.serveAt(*m_server);
    const Ran ran = json({u"add"_s, address(path).remove(u"http://"_s)});
    QCOMPARE(ran.err, QByteArray());
    QCOMPARE(ran.object().value(u"url"_s).toString(), address(board.listPath()));
    QCOMPARE(json({u"list"_s, u"1"_s, u"--limit"_s, u"2"_s}).objects()[1].value(u"id"_s).toString(), id(0));
}

void CommandsTest::boards_are_listed()
{
    QCOMPARE(json({u"boards"_s}).objects().size(), 0);
    json({u"add"_s, address(u"/news"_s)});
    const QJsonObject board = json({u"boards"_s}).object();
    QCOMPARE(board.value(u"board"_s), QJsonValue(1));
    QCOMPARE(board.value(u"headlines"_s), QJsonValue(m_board.perPage + 1));
    QCOMPARE(board.value(u"unread"_s), QJsonValue(m_board.perPage + 1));
}

void CommandsTest::refresh_says_what_changed()
{
    json({u"add"_s, address(u"/news"_s)});
    m_board.posts[4].title = u"고친 제목"_s;
    m_board.remove(m_board.posts[7].id);
    m_board.grow(2);
    const Ran ran = json({u"refresh"_s, u"1"_s});
    QCOMPARE(ran.code, 0);
    const QJsonObject object = ran.object();
    QCOMPARE(object.value(u"new"_s), QJsonValue(2));
    QCOMPARE(object.value(u"changed"_s), QJsonValue(1));
    QCOMPARE(object.value(u"gone"_s), QJsonValue(1));
    QCOMPARE(object.value(u"requests"_s), QJsonValue(1));
}

void CommandsTest::refresh_reads_as_many_pages_as_asked_for()
{
    json({u"add"_s, address(u"/news"_s)});
    const int before = m_server->requests();
    const QJsonObject object = json({u"refresh"_s, u"새벽통신 소식"_s, u"--pages"_s, u"3"_s}).object();
    QCOMPARE(object.value(u"requests"_s), QJsonValue(3));
    QCOMPARE(object.value(u"new"_s), QJsonValue(45 - m_board.perPage));
    QCOMPARE(m_server->requests(), before + 3);
}

void CommandsTest::refresh_fetches_articles_for_offline()
{
    json({u"add"_s, address(u"/news"_s)});
    const QList<QJsonObject> told = json({u"refresh"_s, u"1"_s, u"--prefetch"_s, u"3"_s}).objects();
    QCOMPARE(told.size(), 2);
    QCOMPARE(told[1][u"articles"_s], 3);
    QCOMPARE(told[1][u"failed"_s], 0);
    QCOMPARE(json({u"refresh"_s, u"1"_s, u"--prefetch=3"_s}).objects()[1][u"articles"_s], 0);
    const Ran shown = json({u"--offline"_s, u"show"_s, u"1"_s, id(1)});
    QCOMPARE(shown.code, 0);
}

void CommandsTest::refresh_all_goes_on_after_a_failure()
{
    const InventedBoard gnuboard = inventedBoard(Program::Gnuboard);
    m_server->routeOthers([this, &gnuboard](const QString &path) {
        return path.startsWith("/bbs"_L1) ? gnuboard.answer(path) : m_board.answer(path);
    });
    json({u"add"_s, address(u"/news"_s)});
    json({u"add"_s, address(gnuboard.listPath())});
    m_server->route(u"/news"_s, Response::withStatus(503));
    const Ran ran = json({u"refresh"_s, u"all"_s});
    QCOMPARE(ran.code, 1);
    QCOMPARE(ran.object().value(u"board"_s), QJsonValue(2));
    QCOMPARE(ran.error().value(u"error"_s).toString(), u"HttpStatus"_s);
    m_server->clearRoutes();
    m_server->routeOthers([this, &gnuboard](const QString &path) {
        return path.startsWith("/bbs"_L1) ? gnuboard.answer(path) : m_board.answer(path);
    });
    const Ran well = json({u"refresh"_s, u"all"_s});
    QCOMPARE(well.code, 0);
    QCOMPARE(well.objects().size(), 2);
}

void CommandsTest::list_has_each_headline_once_notices_first()
{
    json({u"add"_s, address(u"/news"_s)});
    json({u"refresh"_s, u"1"_s, u"--pages"_s, u"9"_s});
    const QList<QJsonObject> rows = json({u"list"_s, u"1"_s}).objects();
    QCOMPARE(rows.size(), m_board.posts.size());
    QCOMPARE(rows[0].value(u"notice"_s), QJsonValue(true));
    QVERIFY(rows[0].value(u"number"_s).isNull());
    for (qsizetype i = 1; i < rows.size(); ++i) {
        const Post &post = m_board.posts[i - 1];
        QCOMPARE(rows[i].value(u"id"_s).toString(), QString::number(post.id));
        QCOMPARE(rows[i].value(u"number"_s), QJsonValue(post.number));
        QCOMPARE(rows[i].value(u"title"_s).toString(), post.title);
        QCOMPARE(rows[i].value(u"author"_s).toString(), post.author);
        QCOMPARE(rows[i].value(u"posted"_s).toString(), post.posted.toString(u"yyyy-MM-ddTHH:mm:00+09:00"_s));
        QCOMPARE(rows[i].value(u"views"_s), QJsonValue(post.views));
        QVERIFY(rows[i].value(u"votes"_s).isNull());
        QCOMPARE(rows[i].value(u"url"_s).toString(), address(m_board.articlePath(post.id)));
        for (const auto *flag : {"notice", "secret", "gone", "read", "starred"})
            QCOMPARE(rows[i].value(QLatin1StringView(flag)), QJsonValue(false));
    }
}

void CommandsTest::list_can_be_read_in_pieces()
{
    json({u"add"_s, address(u"/news"_s)});
    json({u"refresh"_s, u"1"_s, u"--pages"_s, u"9"_s});
    QStringList seen;
    QList<QJsonObject> piece = json({u"list"_s, u"1"_s, u"--limit"_s, u"7"_s}).objects();
    while (!piece.isEmpty()) {
        QVERIFY(piece.size() <= 7);
        for (const QJsonObject &row : std::as_const(piece))
            seen.append(row.value(u"id"_s).toString());
        QVERIFY(seen.size() < 200);
        const QString key = piece.last().value(u"key"_s).toString();
        piece = json({u"list"_s, u"1"_s, u"--limit"_s, u"7"_s, u"--before"_s, key}).objects();
    }
    QCOMPARE(seen.size(), m_board.posts.size());
    QCOMPARE(QSet<QString>(seen.cbegin(), seen.cend()).size(), seen.size());
}

void CommandsTest::list_can_be_filtered()
{
    json({u"add"_s, address(u"/news"_s)});
    QCOMPARE(json({u"mark"_s, u"1"_s, id(0), id(3), u"--read"_s, u"--star"_s}).code, 0);
    const QList<QJsonObject> starred = json({u"list"_s, u"1"_s, u"--starred"_s}).objects();
    QCOMPARE(starred.size(), 2);
    QCOMPARE(starred[1].value(u"id"_s).toString(), id(3));
    QCOMPARE(json({u"list"_s, u"1"_s, u"--unread"_s}).objects().size(), m_board.perPage + 1 - 2);
    QCOMPARE(json({u"list"_s, u"1"_s, u"--unread"_s, u"--starred"_s}).objects().size(), 0);
}

void CommandsTest::search_finds_titles_and_bodies()
{
    m_board.post(id(2).toInt()).title = u"외무차관 실무회담"_s;
    m_board.post(id(4).toInt()).body = u"어제 열린 실무회담에서 합의했다."_s;
    json({u"add"_s, address(u"/news"_s)});
    QCOMPARE(json({u"show"_s, u"1"_s, id(4)}).code, 0);
    const QList<QJsonObject> found = json({u"search"_s, u"실무회ㄷ"_s, u"--board"_s, u"1"_s}).objects();
    // By its initial the last syllable counts in titles alone.
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].value(u"id"_s).toString(), id(2));
    QCOMPARE(found[0].value(u"snippet"_s).toString(), QString());
    const QList<QJsonObject> all = json({u"search"_s, u"실무회담"_s}).objects();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[1].value(u"id"_s).toString(), id(4));
    QVERIFY(all[1].value(u"snippet"_s).toString().contains(u"열린 실무회담에서"_s));
    QCOMPARE(json({u"search"_s, u"실무회담"_s, u"--limit"_s, u"1"_s}).objects().size(), 1);
    QCOMPARE(json({u"search"_s, u"없는말"_s}).code, 0);
    QCOMPARE(json({u"search"_s, u"실무"_s, u"--board"_s, u"7"_s}).code, 1);
    QCOMPARE(json({u"search"_s}).code, 2);
}

void CommandsTest::search_says_what_it_did_not_understand()
{
    json({u"add"_s, address(u"/news"_s)});
    const Ran ran = text({u"search"_s, u"is:blue"_s});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.err.contains("is:blue"));
}

void CommandsTest::the_index_is_checked_and_made_anew()
{
    json({u"add"_s, address(u"/news"_s)});
    const QJsonObject right = json({u"index"_s, u"--check"_s}).object();
    QCOMPARE(right.value(u"right"_s), QJsonValue(true));
    QCOMPARE(right.value(u"rows"_s).toInt(), m_board.perPage + 1);
    QCOMPARE(json({u"index"_s, u"--rebuild"_s}).object().value(u"indexed"_s).toInt(), m_board.perPage + 1);
    QCOMPARE(json({u"index"_s, u"--check"_s}).object().value(u"segments"_s), right.value(u"segments"_s));
    QCOMPARE(json({u"index"_s}).code, 2);
    QCOMPARE(json({u"index"_s, u"--check"_s, u"--rebuild"_s}).code, 2);
}

void CommandsTest::list_keeps_what_is_gone()
{
    json({u"add"_s, address(u"/news"_s)});
    const QString gone = id(5);
    m_board.remove(gone.toInt());
    json({u"refresh"_s, u"1"_s});
    int found = 0;
    for (const QJsonObject &row : json({u"list"_s, u"1"_s}).objects()) {
        if (row.value(u"id"_s).toString() != gone) continue;
        ++found;
        QCOMPARE(row.value(u"gone"_s), QJsonValue(true));
    }
    QCOMPARE(found, 1);
}

void CommandsTest::show_fetches_the_article_alone_and_once()
{
    json({u"add"_s, address(u"/news"_s)});
    const int before = m_server->requests();
    const Post &post = m_board.posts[5];
    const QJsonObject article = json({u"show"_s, u"1"_s, id(5)}).object();
    QCOMPARE(m_server->log().mid(before), QList<QString>{m_board.articlePath(post.id)});
    QCOMPARE(article.value(u"id"_s).toString(), id(5));
    QCOMPARE(article.value(u"title"_s).toString(), post.title);
    QCOMPARE(article.value(u"author"_s).toString(), post.author);
    QCOMPARE(article.value(u"posted"_s).toString(), post.posted.toString(u"yyyy-MM-ddTHH:mm:00+09:00"_s));
    QVERIFY(article.value(u"text"_s).toString().contains(post.body.section(u'\n', 1)));
    QVERIFY(article.value(u"html"_s).toString().startsWith("<p>"_L1));
    QCOMPARE(article.value(u"comments"_s).toArray().size(), post.comments.size());
    QVERIFY(QDateTime::fromString(article.value(u"fetched"_s).toString(), Qt::ISODate).isValid());
    QCOMPARE(json({u"show"_s, u"1"_s, id(5)}).object(), article);
    QCOMPARE(m_server->requests(), before + 1);
}

void CommandsTest::show_reads_the_same_offline()
{
    json({u"add"_s, address(u"/news"_s)});
    const QJsonObject article = json({u"show"_s, u"1"_s, id(5)}).object();
    const QList<QJsonObject> rows = json({u"list"_s, u"1"_s}).objects();
    m_server->setDown(true);
    QCOMPARE(json({u"show"_s, u"1"_s, id(5), u"--offline"_s}).object(), article);
    QCOMPARE(json({u"show"_s, u"1"_s, id(5)}).object(), article);
    QCOMPARE(json({u"list"_s, u"1"_s, u"--offline"_s}).objects(), rows);
    QCOMPARE(json({u"show"_s, u"1"_s, id(6), u"--offline"_s}).error().value(u"error"_s).toString(), u"Offline"_s);
}

void CommandsTest::mark_changes_all_or_nothing()
{
    json({u"add"_s, address(u"/news"_s)});
    const Ran ran = json({u"mark"_s, u"1"_s, id(0), u"no-such-id"_s, u"--read"_s});
    QCOMPARE(ran.code, 1);
    QCOMPARE(ran.error().value(u"error"_s).toString(), u"NoSuchArticle"_s);
    QCOMPARE(json({u"list"_s, u"1"_s, u"--unread"_s}).objects().size(), m_board.perPage + 1);
    QCOMPARE(json({u"mark"_s, u"1"_s, id(0), id(1), u"--read"_s}).object().value(u"marked"_s), QJsonValue(2));
    QCOMPARE(json({u"mark"_s, u"1"_s, id(0), u"--unread"_s}).object().value(u"marked"_s), QJsonValue(1));
    QCOMPARE(json({u"list"_s, u"1"_s, u"--unread"_s}).objects().size(), m_board.perPage);
}

void CommandsTest::remove_takes_the_board_out()
{
    json({u"add"_s, address(u"/news"_s)});
    QCOMPARE(json({u"remove"_s, u"1"_s}).code, 0);
    QCOMPARE(json({u"boards"_s}).objects().size(), 0);
    QCOMPARE(json({u"list"_s, u"1"_s}).error().value(u"error"_s).toString(), u"NoSuchBoard"_s);
    QCOMPARE(json({u"add"_s, address(u"/news"_s)}).code, 0);
    QCOMPARE(json({u"boards"_s}).objects().size(), 1);
}

void CommandsTest::a_board_that_wants_a_log_in_says_so()
{
    json({u"add"_s, address(u"/news"_s)});
    const QByteArray before = json({u"list"_s, u"1"_s}).out;
    m_server->route(u"/news"_s,
                    Response::page("<html><head><title>로그인</title></head><body><h1>회원 로그인</h1><form>"
                                   "<input name=id><input type=password name=pw></form></body></html>"));
    const Ran ran = text({u"refresh"_s, u"1"_s});
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.err.contains("wants you to sign in") && ran.err.contains("회원 로그인"), ran.err.constData());
    QVERIFY(ran.err.contains("What was cached is kept."));
    QCOMPARE(json({u"refresh"_s, u"1"_s}).error().value(u"error"_s).toString(), u"LoginNeeded"_s);
    QCOMPARE(json({u"list"_s, u"1"_s}).out, before);
}

void CommandsTest::parse_prints_what_list_prints()
{
    json({u"add"_s, address(u"/news"_s)});
    QMap<QString, QJsonObject> listed;
    for (const QJsonObject &row : json({u"list"_s, u"1"_s}).objects())
        listed.insert(row.value(u"id"_s).toString(), row);
    const int before = m_server->requests();
    const Ran ran = run({u"parse"_s, save(m_board.listPage(1)), u"--url"_s, address(u"/news"_s), u"--json"_s,
                         u"--data"_s, m_folder->filePath(u"not made"_s)});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.err, QByteArray());
    QCOMPARE(ran.objects().size(), listed.size());
    for (QJsonObject row : ran.objects()) {
        QJsonObject expected = listed.value(row.value(u"id"_s).toString());
        for (const auto *own : {"board", "key"}) {
            QVERIFY(row.take(QLatin1StringView(own)).isNull());
            expected.remove(QLatin1StringView(own));
        }
        QCOMPARE(row, expected);
    }
    QCOMPARE(m_server->requests(), before);
    QVERIFY(!QFile::exists(m_folder->filePath(u"not made"_s)));
}

void CommandsTest::parse_says_which_skin_it_was()
{
    const Ran ran = json({u"parse"_s, save(m_board.listPage(1)), u"--url"_s, u"b.example/news"_s, u"--explain"_s});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.err.contains("skin: rhymix-default"));
    QCOMPARE(ran.objects().size(), m_board.perPage + 1);
}

void CommandsTest::parse_uses_the_persons_own_skins()
{
    const QByteArray page =
        "<html><body><div class=mine><p class=r><b>7</b> <a href=/x/70>첫째 소식</a> "
        "<i>갑</i></p><p class=r><b>6</b> <a href=/x/60>둘째 소식</a> <i>을</i></p></div></body></html>";
    own(R"({"kind": "mine", "signs": [".mine"], "match": ["//div[has-class('mine')]"],
            "lists": {"rows": {"root": "//div[has-class('mine')]", "rows": "p[has-class('r')]",
                      "number": ["b"], "title": ["a"], "author": ["i"]}}})");
    const Ran ran = json({u"parse"_s, save(page), u"--url"_s, u"b.example/x"_s, u"--explain"_s});
    QCOMPARE(ran.code, 0);
    QVERIFY2(ran.err.contains("skin: own"), ran.err.constData());
    const QList<QJsonObject> rows = ran.objects();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].value(u"number"_s), QJsonValue(7));
    QCOMPARE(rows[0].value(u"title"_s).toString(), u"첫째 소식"_s);
    QCOMPARE(rows[1].value(u"author"_s).toString(), u"을"_s);
}

void CommandsTest::a_broken_skin_of_the_person_is_said()
{
    own("{\"match\": [");
    const Ran parsed = json({u"parse"_s, save(m_board.listPage(1)), u"--url"_s, u"b.example/news"_s});
    QCOMPARE(parsed.code, 0);
    QVERIFY(parsed.err.contains("own.json"));
    const Ran listed = text({u"boards"_s});
    QCOMPARE(listed.code, 0);
    QVERIFY(listed.err.startsWith("newsboard: "));
    QVERIFY(listed.err.contains("own.json"));
}

void CommandsTest::offline_never_touches_the_network()
{
    json({u"add"_s, address(u"/news"_s)});
    const int before = m_server->requests();
    for (const QStringList &command : {QStringList{u"add"_s, address(u"/other"_s)}, QStringList{u"refresh"_s, u"1"_s},
                                       QStringList{u"refresh"_s, u"all"_s}, QStringList{u"show"_s, u"1"_s, id(1)}}) {
        const Ran ran = json(command + QStringList{u"--offline"_s});
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.error().value(u"error"_s).toString(), u"Offline"_s);
    }
    for (const QStringList &command :
         {QStringList{u"boards"_s}, QStringList{u"list"_s, u"1"_s}, QStringList{u"mark"_s, u"1"_s, id(1), u"--star"_s},
          QStringList{u"remove"_s, u"1"_s}})
        QCOMPARE(json(command + QStringList{u"--offline"_s}).code, 0);
    QCOMPARE(m_server->requests(), before);
}

void CommandsTest::errors_are_one_line_with_what_to_do_data()
{
    QTest::addColumn<QStringList>("command"); // Paths are those of the server.
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<int>("code");
    QTest::addRow("no such board") << QStringList{u"list"_s, u"9"_s} << QByteArray("9") << 1;
    QTest::addRow("no such name") << QStringList{u"refresh"_s, u"없는 이름"_s} << QByteArray("없는 이름") << 1;
    QTest::addRow("not found") << QStringList{u"add"_s, u"/missing"_s} << QByteArray("404") << 1;
    QTest::addRow("the server's own words")
        << QStringList{u"add"_s, u"/error"_s} << QByteArray("잘못된 요청입니다.") << 1;
    QTest::addRow("no such file") << QStringList{u"parse"_s, u"no-such-file.html"_s, u"--url"_s, u"b.example"_s}
                                  << QByteArray("no-such-file.html") << 1;
    QTest::addRow("not an address") << QStringList{u"add"_s, u"뉴스 게시판"_s} << QByteArray("뉴스 게시판") << 1;
    QTest::addRow("no such board to export")
        << QStringList{u"export"_s, u"9"_s, u"--format"_s, u"csv"_s} << QByteArray("9") << 1;
    QTest::addRow("no such file to import")
        << QStringList{u"import"_s, u"no-such-file.opml"_s} << QByteArray("no-such-file.opml") << 1;
    QTest::addRow("no list of boards to import")
        << QStringList{u"import"_s, QString::fromUtf8(NEWSBOARD_TEST_DATA "/captured.h")} << QByteArray("captured.h")
        << 1;
    QTest::addRow("a folder that is not there")
        << QStringList{u"export"_s, u"all"_s, u"--format"_s, u"opml"_s, u"--output"_s, u"/no/such/list.opml"_s}
        << QByteArray("/no/such/list.opml") << 1;
    QTest::addRow("a format that is none")
        << QStringList{u"export"_s, u"all"_s, u"--format"_s, u"xls"_s} << QByteArray("--format cannot be xls.") << 2;
    QTest::addRow("no format") << QStringList{u"export"_s, u"all"_s} << QByteArray("--format is needed.") << 2;
    QTest::addRow("wrong usage") << QStringList{u"show"_s, u"1"_s} << QByteArray("Usage: newsboard show BOARD ID") << 2;
}

void CommandsTest::errors_are_one_line_with_what_to_do()
{
    QFETCH(QStringList, command);
    QFETCH(QByteArray, part);
    QFETCH(int, code);
    m_server->route(u"/error"_s,
                    Response::page("<html><head><meta name=generator content=Rhymix></head><body><div class=message>"
                                   "<h1>잘못된 요청입니다.</h1></div></body></html>"));
    if (command[0] == u"add"_s && command[1].startsWith(u'/')) command[1] = address(command[1]);
    const Ran ran = text(command);
    QCOMPARE(ran.code, code);
    QCOMPARE(ran.out, QByteArray());
    QVERIFY2(ran.err.startsWith("newsboard: "), ran.err.constData());
    QVERIFY2(ran.err.contains(part), ran.err.constData());
    QCOMPARE(ran.err.count('\n'), 1);
    QVERIFY(ran.err.endsWith('\n'));
}

void CommandsTest::errors_are_objects_for_scripts_data()
{
    errors_are_one_line_with_what_to_do_data();
}

void CommandsTest::errors_are_objects_for_scripts()
{
    QFETCH(QStringList, command);
    QFETCH(QByteArray, part);
    QFETCH(int, code);
    m_server->route(u"/error"_s,
                    Response::page("<html><head><meta name=generator content=Rhymix></head><body><div class=message>"
                                   "<h1>잘못된 요청입니다.</h1></div></body></html>"));
    if (command[0] == u"add"_s && command[1].startsWith(u'/')) command[1] = address(command[1]);
    const Ran ran = json(command);
    QCOMPARE(ran.code, code);
    QCOMPARE(ran.out, QByteArray());
    const QJsonObject error = ran.error();
    QVERIFY(!error.value(u"error"_s).toString().isEmpty());
    QVERIFY(error.value(u"message"_s).toString().contains(QString::fromUtf8(part)));
    QVERIFY(!error.value(u"advice"_s).toString().isEmpty());
}

void CommandsTest::people_get_tables()
{
    const Ran added = text({u"add"_s, address(u"/news"_s)});
    QVERIFY(added.out.contains("새벽통신 소식"));
    const QByteArray boards = text({u"boards"_s}).out;
    QVERIFY(boards.contains("새벽통신 소식") && boards.contains(address(u"/news"_s).toUtf8()));
    const QByteArray rows = text({u"list"_s, u"1"_s}).out;
    QCOMPARE(rows.count('\n'), m_board.perPage + 2);
    QVERIFY(rows.contains(m_board.posts[0].title.toUtf8()));
    const QByteArray article = text({u"show"_s, u"1"_s, id(5)}).out;
    QVERIFY(article.startsWith(m_board.posts[5].title.toUtf8()));
    QVERIFY(article.contains(m_board.posts[5].comments[0].toUtf8()));
    QVERIFY(!article.contains("<p>"));
    QVERIFY(text({u"refresh"_s, u"1"_s}).out.contains("새벽통신 소식"));
    QVERIFY(!text({u"mark"_s, u"1"_s, id(1), u"--read"_s}).out.isEmpty());
    QVERIFY(text({u"remove"_s, u"1"_s}).out.contains("새벽통신 소식"));
}

void CommandsTest::nothing_from_a_server_steers_the_terminal()
{
    m_board.posts[0].title = u"제목\u001B]0;x\u0007 \u009B31m끝"_s;
    m_board.posts[0].body = u"본문의 첫 문단\u001B[2J이다. 부두에는 아침부터 사람이 모였고 배는 제때 떠났다.\u009B"_s;
    json({u"add"_s, address(u"/news"_s)});
    for (const QStringList &command : {QStringList{u"list"_s, u"1"_s}, QStringList{u"show"_s, u"1"_s, id(0)}}) {
        const QString out = QString::fromUtf8(text(command).out);
        QVERIFY(out.contains(u"제목"_s));
        for (const QChar c : out)
            QVERIFY(c == u'\n' || c.category() != QChar::Other_Control);
    }
}

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
