// newsboard export and import, as a script uses them.

#include "tests/cli/captured.h"
#include "tests/support/board_pages.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class ExchangeCommandsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void json_is_what_list_prints();
    void formats_are_told_apart_data();
    void formats_are_told_apart();
    void all_boards_are_exported_together();
    void a_file_is_written_and_said();
    void import_says_what_became_of_the_boards();
    void import_of_a_damaged_file_says_so();
    void import_asks_nobody_unless_told_to();
    void a_failing_refresh_after_an_import_is_a_failure();
    void what_was_exported_is_imported_elsewhere();

private:
    Ran json(const QStringList &arguments) { return run(arguments + QStringList{u"--json"_s, u"--data"_s, m_data}); }
    Ran text(const QStringList &arguments) { return run(QStringList{u"--data"_s, m_data} + arguments); }
    QString file(const QString &name) const { return m_folder->filePath(name); }
    QString address(const QString &path) const { return m_server->url(path).toString(); }
    QString list(const QByteArray &outlines)
    {
        QFile out(file(u"list.opml"_s));
        const QByteArray bytes = "<opml version=\"2.0\" xmlns:newsboard=\"urn:newsboard:opml\"><body>" + outlines;
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size()) qFatal("no list was written");
        return out.fileName();
    }
    QByteArray board(const QString &name, const QString &path) const
    {
        return u"<outline text=\"%1\" htmlUrl=\"%2\" newsboard:kind=\"rhymix\"/>"_s.arg(name, address(path)).toUtf8();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FixtureServer> m_server;
    QString m_data;
    InventedBoard m_board;
};

void ExchangeCommandsTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_data = m_folder->filePath(u"data"_s);
    m_server = std::make_unique<FixtureServer>();
    m_board = inventedBoard();
    m_board.serveAt(*m_server);
}

void ExchangeCommandsTest::cleanup()
{
    m_server.reset();
    m_folder.reset();
}

void ExchangeCommandsTest::json_is_what_list_prints()
{
    json({u"add"_s, address(u"/news"_s)});
    const Ran listed = json({u"list"_s, u"1"_s});
    const Ran ran = text({u"export"_s, u"1"_s, u"--format"_s, u"json"_s});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.err, QByteArray());
    QCOMPARE(ran.objects(), listed.objects());
    QCOMPARE(json({u"export"_s, u"새벽통신 소식"_s, u"--format"_s, u"json"_s}).out, ran.out);
}

void ExchangeCommandsTest::formats_are_told_apart_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("beginning");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("csv") << u"csv"_s << QByteArray("board,key,id,number,title,")
                         << QByteArray(",false,http://127.0.0.1:");
    QTest::newRow("markdown") << u"markdown"_s << QByteArray("# 새벽통신 소식\n\n- [")
                              << QByteArray("](<http://127.0.0.1:");
    QTest::newRow("opml") << u"opml"_s << QByteArray("<?xml ") << QByteArray("newsboard:kind=\"rhymix\"");
    QTest::newRow("json") << u"json"_s << QByteArray("{\"author\":") << QByteArray("\"title\":");
}

void ExchangeCommandsTest::formats_are_told_apart()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, beginning);
    QFETCH(QByteArray, part);
    json({u"add"_s, address(u"/news"_s)});
    const Ran ran = text({u"export"_s, u"1"_s, u"--format"_s, format, u"--output"_s, u"-"_s});
    QCOMPARE(ran.code, 0);
    QVERIFY2(ran.out.startsWith(beginning), ran.out.left(200).constData());
    QVERIFY2(ran.out.contains(part), ran.out.left(2000).constData());
    QCOMPARE(ran.err, QByteArray());
}

void ExchangeCommandsTest::all_boards_are_exported_together()
{
    m_server->route(u"/feed"_s, Response::page("<rss version=\"2.0\"><channel><title>피드</title><item><title>첫 소식"
                                               "</title><guid>g</guid></item></channel></rss>"));
    json({u"add"_s, address(u"/feed"_s)});
    json({u"add"_s, address(u"/news"_s)});
    const QByteArray file = text({u"export"_s, u"all"_s, u"--format"_s, u"markdown"_s}).out;
    QVERIFY(file.startsWith("# 피드\n\n- 첫 소식\n\n# 새벽통신 소식\n\n- "));
    QCOMPARE(text({u"export"_s, u"all"_s, u"--format"_s, u"opml"_s}).out.count("<outline "), 2);
    QCOMPARE(text({u"export"_s, u"2"_s, u"--format"_s, u"opml"_s}).out.count("<outline "), 1);
}

void ExchangeCommandsTest::a_file_is_written_and_said()
{
    json({u"add"_s, address(u"/news"_s)});
    const QStringList command{u"export"_s, u"1"_s, u"--format"_s, u"csv"_s, u"--output"_s, file(u"a.csv"_s)};
    const Ran ran = json(command);
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.object(), QJsonObject({{u"exported"_s, m_board.perPage + 1}, {u"file"_s, file(u"a.csv"_s)}}));
    QFile written(file(u"a.csv"_s));
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), text({u"export"_s, u"1"_s, u"--format"_s, u"csv"_s}).out);
    QVERIFY(text(command).out.contains(file(u"a.csv"_s).toUtf8()));
}

void ExchangeCommandsTest::import_says_what_became_of_the_boards()
{
    const QString path = list(board(u"하나"_s, u"/news"_s) + board(u"다시"_s, u"/news/"_s) +
                              "<outline text=\"꾀\" xmlUrl=\"file:///etc/hostname\"/></body></opml>");
    const Ran ran = json({u"import"_s, path});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.err, QByteArray());
    QCOMPARE(ran.object(), QJsonObject({{u"added"_s, QJsonArray{1}},
                                        {u"known"_s, 1},
                                        {u"refused"_s, QJsonArray{QJsonObject{{u"name"_s, u"꾀"_s},
                                                                              {u"address"_s, u"file:///etc/hostname"_s},
                                                                              {u"reason"_s, u"NotWeb"_s}}}},
                                        {u"damaged"_s, false},
                                        {u"cut"_s, false}}));
    const QByteArray again = text({u"import"_s, path}).out;
    QVERIFY(again.contains("0 boards added, 2 known already, 1 refused"));
    QVERIFY(again.contains("꾀") && again.contains("file:///etc/hostname"));
}

void ExchangeCommandsTest::import_of_a_damaged_file_says_so()
{
    const Ran ran = text({u"import"_s, list(board(u"하나"_s, u"/news"_s) + "<outline text=\"뉴")});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.out.contains("1 boards added"));
    QVERIFY(ran.out.contains("damaged"));
}

void ExchangeCommandsTest::import_asks_nobody_unless_told_to()
{
    const QString path = list(board(u"하나"_s, u"/news"_s) + "</body></opml>");
    QCOMPARE(json({u"import"_s, path}).code, 0);
    QCOMPARE(m_server->requests(), 0);
    QCOMPARE(json({u"remove"_s, u"1"_s}).code, 0);
    const Ran ran = json({u"import"_s, path, u"--refresh"_s});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.objects().size(), 2);
    QVERIFY(ran.objects()[1].value(u"new"_s).toInt() > 0);
    QVERIFY(m_server->requests() > 0);
}

void ExchangeCommandsTest::a_failing_refresh_after_an_import_is_a_failure()
{
    const QString path = list(board(u"없음"_s, u"/missing"_s) + board(u"하나"_s, u"/news"_s) + "</body></opml>");
    const Ran ran = json({u"import"_s, path, u"--refresh"_s});
    QCOMPARE(ran.code, 1);
    QCOMPARE(ran.error().value(u"status"_s), QJsonValue(404));
    QCOMPARE(ran.objects().size(), 2); // What became of the list, and of the board that could be read.
}

void ExchangeCommandsTest::what_was_exported_is_imported_elsewhere()
{
    json({u"add"_s, address(u"/news"_s)});
    QCOMPARE(text({u"export"_s, u"all"_s, u"--format"_s, u"opml"_s, u"--output"_s, file(u"a.opml"_s)}).code, 0);
    m_data = m_folder->filePath(u"elsewhere"_s);
    QCOMPARE(json({u"import"_s, file(u"a.opml"_s)}).object().value(u"added"_s), QJsonArray{1});
    const QJsonObject board = json({u"boards"_s}).object();
    QCOMPARE(board.value(u"name"_s).toString(), u"새벽통신 소식"_s);
    QCOMPARE(board.value(u"url"_s).toString(), address(u"/news"_s));
}

QTEST_GUILESS_MAIN(ExchangeCommandsTest)
#include "tst_exchange.moc"
