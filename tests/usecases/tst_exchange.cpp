// Boards out of the program and into it: what was written is read as the same, and a file is whole or not there.

#include "app/cli/await.h"
#include "app/domain/board_order.h"
#include "app/write/json.h"
#include "tests/support/board_pages.h"
#include "tests/usecases/house.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("no file was written");
}

Result<ImportReport> imported(House &house, const QString &path)
{
    Import &imports = house.session().imports();
    return await<ImportReport>([&](auto answer, QObject *receiver) {
        QObject::connect(&imports, &Import::finished, receiver, [answer](const ImportReport &done) { answer(done); });
        QObject::connect(&imports, &Import::failed, receiver, [answer](const Error &error) { answer(error); });
        imports.readFile(path);
    });
}

Result<qint64> exported(House &house, const ExportRequest &request)
{
    Export &exports = house.session().exports();
    return await<qint64>([&](auto answer, QObject *receiver) {
        QObject::connect(&exports, &Export::finished, receiver,
                         [answer](const ExportRequest &, qint64 count) { answer(count); });
        QObject::connect(&exports, &Export::failed, receiver,
                         [answer](const ExportRequest &, const Error &error) { answer(error); });
        exports.start(request);
    });
}

Result<qint64> exported(House &house, const QString &path, std::optional<RowFormat> rows = {})
{
    return exported(house, {house.session().boards().boards(), rows, path});
}

/// Has the order and the folders of the boards changed, and waits until they are.
void arrange(House &house, const QList<BoardPlace> &places)
{
    Boards &boards = house.session().boards();
    boards.arrange(places);
    if (!QTest::qWaitFor([&] { return placesOf(boards.boards()) == places; })) qFatal("not arranged");
}

QByteArray opml(const QByteArray &outlines)
{
    return "<opml version=\"2.0\"><body>" + outlines + "</body></opml>";
}

/// Invented boards of every kind, in invented folders, as a file.
QByteArray randomList(QRandomGenerator &random)
{
    static const QList<QByteArray> names{"새벽통신", "A &amp; B", "&lt;b&gt;", "\"'",
                                         "가/나",    "뉴스 1",    "끝 …",      "ㄱㄴ"};
    const auto name = [&random] { return QByteArray(names[random.bounded(names.size())]).replace('"', "&quot;"); };
    QByteArray outlines;
    int open = 0;
    for (int i = 0; i < 40; ++i) {
        const int what = int(random.bounded(6));
        const QByteArray number = QByteArray::number(i);
        if (what == 0 && open < 10) {
            outlines += "<outline text=\"" + name() + "\">";
            ++open;
        } else if (what == 1 && open > 0) {
            outlines += "</outline>";
            --open;
        } else if (what == 2) {
            outlines +=
                "<outline text=\"" + name() + "\" htmlUrl=\"https://b" + number +
                ".example/news\" newsboard:kind=\"rhymix\"" +
                (random.bounded(2) ? " xmlUrl=\"https://b" + number + ".example/rss?a=1&amp;b=%ED%95%9C\"" : "") + "/>";
        } else {
            outlines +=
                "<outline text=\"" + name() + "\" type=\"rss\" xmlUrl=\"https://f" + number + ".example/feed\"/>";
        }
    }
    for (; open > 0; --open)
        outlines += "</outline>";
    return "<opml version=\"2.0\" xmlns:newsboard=\"urn:newsboard:opml\"><body>" + outlines + "</body></opml>";
}

} // namespace

class ExchangeTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void what_is_exported_is_imported_the_same_data();
    void what_is_exported_is_imported_the_same();
    void boards_of_the_cache_come_back_in_another();
    void an_import_says_what_became_of_each_board();
    void an_import_asks_nobody();
    void an_imported_board_is_read_like_any_other();
    void files_that_cannot_be_imported_are_said_data();
    void files_that_cannot_be_imported_are_said();
    void headlines_are_written_in_the_order_of_the_list();
    void every_headline_of_many_is_written_once();
    void a_file_for_spreadsheets_begins_with_its_mark();
    void a_file_that_was_there_stays_where_writing_fails();
    void a_cancelled_export_leaves_nothing();
    void a_pipe_stays_a_pipe();
    void an_empty_cache_makes_an_empty_file();
};

void ExchangeTest::what_is_exported_is_imported_the_same_data()
{
    QTest::addColumn<uint>("seed");
    for (uint seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void ExchangeTest::what_is_exported_is_imported_the_same()
{
    QFETCH(uint, seed);
    QRandomGenerator random(seed);
    House first;
    put(first.file(u"in.opml"_s), randomList(random));
    const Result<ImportReport> report = imported(first, first.file(u"in.opml"_s));
    QVERIFY(report && !report->added.isEmpty());
    QCOMPARE(exported(first, first.file(u"out.opml"_s)).value(), report->added.size());
    House second;
    QCOMPARE(imported(second, first.file(u"out.opml"_s))->added.size(), report->added.size());
    QCOMPARE(exported(second, second.file(u"again.opml"_s)).value(), report->added.size());
    QCOMPARE(contentOf(second.file(u"again.opml"_s)), contentOf(first.file(u"out.opml"_s)));
}

void ExchangeTest::boards_of_the_cache_come_back_in_another()
{
    House first;
    InventedBoard invented = inventedBoard();
    invented.serveAt(first.server);
    const Board board = first.add(first.server.url(u"/news"_s).toString());
    put(first.file(u"more.opml"_s), opml("<outline text=\"둘\" xmlUrl=\"https://dawn.example/2\"/>"
                                         "<outline text=\"셋\" xmlUrl=\"https://dawn.example/3\"/>"));
    QCOMPARE(imported(first, first.file(u"more.opml"_s))->added.size(), 2);
    arrange(first, movedInto(first.session().boards().boards(), {3, board.id}, {u"뉴스 & 소식"_s, u"나라"_s}));
    first.session().boards().rename(board.id, u"내 \"게시판\"\n  하나"_s);
    QVERIFY(QTest::qWaitFor([&] { return first.board(board.id).name == u"내 \"게시판\" 하나"_s; }));
    QCOMPARE(exported(first, first.file(u"out.opml"_s)).value(), 3);

    House second;
    QCOMPARE(imported(second, first.file(u"out.opml"_s))->added.size(), 3);
    const QList<Board> was = first.session().boards().boards();
    const QList<Board> is = second.session().boards().boards();
    QCOMPARE(is.size(), was.size());
    for (qsizetype i = 0; i < is.size(); ++i) {
        QCOMPARE(is[i].name, was[i].name);
        QCOMPARE(is[i].url, was[i].url);
        QCOMPARE(is[i].kind, was[i].kind);
        QCOMPARE(is[i].feed, was[i].feed);
        QCOMPARE(is[i].folder, was[i].folder);
    }
    QCOMPARE(exported(second, second.file(u"again.opml"_s)).value(), 3);
    QCOMPARE(contentOf(second.file(u"again.opml"_s)), contentOf(first.file(u"out.opml"_s)));
}

void ExchangeTest::an_import_says_what_became_of_each_board()
{
    House house;
    put(house.file(u"a.opml"_s),
        opml("<outline text=\"하나\" xmlUrl=\"https://dawn.example/1\"/>"
             "<outline text=\"다시\" xmlUrl=\"https://www.dawn.example/1/\"/>"
             "<outline text=\"꾀\" xmlUrl=\"javascript:alert(1)\"/>"
             "<outline text=\"뉴스\"><outline text=\"둘\" xmlUrl=\"https://dawn.example/2\"/></outline>"));
    const Result<ImportReport> report = imported(house, house.file(u"a.opml"_s));
    QVERIFY(report);
    QCOMPARE(report->added, QList<BoardId>({1, 2}));
    QCOMPARE(report->known, 1);
    QCOMPARE(report->refused.size(), 1);
    QCOMPARE(report->refused[0].name, u"꾀"_s);
    QVERIFY(!report->isDamaged && !report->isCut);
    QCOMPARE(house.board(2).folder, QStringList{u"뉴스"_s}); // Listed by the time it is told.

    const Result<ImportReport> again = imported(house, house.file(u"a.opml"_s));
    QVERIFY(again->added.isEmpty());
    QCOMPARE(again->known, 3);

    house.session().boards().removeAll(report->added); // As an undo does.
    QVERIFY(QTest::qWaitFor([&] { return house.session().boards().boards().isEmpty(); }));
    QCOMPARE(imported(house, house.file(u"a.opml"_s))->added, report->added);
}

void ExchangeTest::an_import_asks_nobody()
{
    House house;
    put(house.file(u"a.opml"_s),
        opml("<outline text=\"하나\" xmlUrl=\"" + house.server.url(u"/feed"_s).toEncoded() + "\"/>"));
    QCOMPARE(imported(house, house.file(u"a.opml"_s))->added.size(), 1);
    QCOMPARE(house.server.requests(), 0);
}

void ExchangeTest::an_imported_board_is_read_like_any_other()
{
    House house;
    InventedBoard invented = inventedBoard();
    invented.serveAt(house.server);
    house.server.route(u"/feed"_s,
                       Response::page("<rss version=\"2.0\"><channel><title>새벽통신</title><item><title>첫 "
                                      "소식</title><guid>g</guid></item></channel></rss>"));
    put(house.file(u"a.opml"_s),
        "<opml xmlns:newsboard=\"urn:newsboard:opml\"><body><outline text=\"게시판\" htmlUrl=\"" +
            house.server.url(u"/news"_s).toEncoded() +
            "\" newsboard:kind=\"rhymix\"/><outline text=\"피드\" xmlUrl=\"" +
            house.server.url(u"/feed"_s).toEncoded() + "\"/></body></opml>");
    const Result<ImportReport> report = imported(house, house.file(u"a.opml"_s));
    QCOMPARE(report->added.size(), 2);
    const Result<RefreshReport> board = house.refresh(report->added[0]);
    QVERIFY2(board, board ? "" : qPrintable(errorText(board.error())));
    QVERIFY(board->added > 0);
    QCOMPARE(house.board(report->added[0]).skin, u"rhymix-default"_s);
    QCOMPARE(house.refresh(report->added[1])->added, 1);
}

void ExchangeTest::files_that_cannot_be_imported_are_said_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("not there") << u"none.opml"_s << ErrorKind::CannotReadFile;
    QTest::newRow("a folder") << u"."_s << ErrorKind::CannotReadFile;
    QTest::newRow("something else") << u"text.opml"_s << ErrorKind::NoBoardList;
    QTest::newRow("the cache itself") << u"newsboard.sqlite"_s << ErrorKind::NoBoardList;
}

void ExchangeTest::files_that_cannot_be_imported_are_said()
{
    QFETCH(QString, name);
    QFETCH(ErrorKind, kind);
    House house;
    put(house.file(u"text.opml"_s), "새벽통신");
    const Result<ImportReport> report = imported(house, house.file(name));
    QVERIFY(!report);
    QCOMPARE(report.error().kind, kind);
    QVERIFY(report.error().detail.contains(name));
}

void ExchangeTest::headlines_are_written_in_the_order_of_the_list()
{
    House house;
    InventedBoard invented = inventedBoard();
    invented.serveAt(house.server);
    const Board board = house.add(house.server.url(u"/news"_s).toString());
    QByteArray expected;
    const QList<HeadlineRow> rows = house.list(board.id);
    for (const HeadlineRow &row : rows)
        expected += QJsonDocument(toJson(row)).toJson(QJsonDocument::Compact) + '\n';
    QCOMPARE(exported(house, house.file(u"a.json"_s), RowFormat::Json).value(), rows.size());
    QCOMPARE(contentOf(house.file(u"a.json"_s)), expected);
}

void ExchangeTest::every_headline_of_many_is_written_once()
{
    House house;
    QByteArray feed = "<rss version=\"2.0\"><channel><title>새벽통신</title>";
    for (int i = 0; i < 1'990; ++i)
        feed +=
            "<item><title>소식 " + QByteArray::number(i) + "</title><guid>g" + QByteArray::number(i) + "</guid></item>";
    for (const auto *path : {"/a", "/b", "/c"}) {
        house.server.route(QString::fromLatin1(path), Response::page(feed + "</channel></rss>"));
        house.add(house.server.url(QString::fromLatin1(path)).toString());
    }
    QSignalSpy told(&house.session().exports(), &Export::progressed);
    QCOMPARE(exported(house, house.file(u"a.csv"_s), RowFormat::Csv).value(), 3 * 1'990);
    const QByteArray file = contentOf(house.file(u"a.csv"_s));
    QCOMPARE(file.count("\r\n"), 3 * 1'990 + 1);
    for (const int number : {0, 999, 1'989})
        QCOMPARE(file.count(",소식 " + QByteArray::number(number) + ","), 3);
    QVERIFY(told.size() >= 3);
    QCOMPARE(told.last(), QVariantList({qint64(3 * 1'990), qint64(3 * 1'990)}));
}

void ExchangeTest::a_file_for_spreadsheets_begins_with_its_mark()
{
    House house;
    ExportRequest request{{}, RowFormat::Csv, house.file(u"a.csv"_s), true};
    QVERIFY(exported(house, request));
    QVERIFY(contentOf(request.path)
                .startsWith("\xEF\xBB\xBF"
                            "board,key,"));
    request.rows = RowFormat::Json;
    QVERIFY(exported(house, request));
    QCOMPARE(contentOf(request.path), QByteArray());
}

void ExchangeTest::a_file_that_was_there_stays_where_writing_fails()
{
    House house;
    const QString path = house.file(u"list.opml"_s);
    put(path, "as it was");
    // Nothing grows any more, as on a full disk.
    rlimit whole{};
    getrlimit(RLIMIT_FSIZE, &whole);
    rlimit none = whole;
    none.rlim_cur = 0;
    std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &none);
    const Result<qint64> written = exported(house, path);
    setrlimit(RLIMIT_FSIZE, &whole);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::CannotWriteFile);
    QVERIFY(written.error().detail.startsWith(path));
    QCOMPARE(contentOf(path), QByteArray("as it was"));
    QCOMPARE(QDir(house.folder()).entryList({u"list*"_s}), QStringList{u"list.opml"_s});
}

void ExchangeTest::a_cancelled_export_leaves_nothing()
{
    House house;
    Export &exports = house.session().exports();
    QSignalSpy failed(&exports, &Export::failed);
    QSignalSpy finished(&exports, &Export::finished);
    exports.start({{}, RowFormat::Csv, house.file(u"list.csv"_s)});
    exports.cancelAll();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][1].value<Error>().kind, ErrorKind::Cancelled);
    QVERIFY(exported(house, house.file(u"other.csv"_s), RowFormat::Csv)); // Behind it on the writing thread.
    QCOMPARE(finished.size(), 1);
    QVERIFY(QTest::qWaitFor([&] { return QDir(house.folder()).entryList({u"list*"_s}).isEmpty(); }));
}

void ExchangeTest::a_pipe_stays_a_pipe()
{
    House house;
    const QString path = house.file(u"pipe"_s);
    QCOMPARE(mkfifo(path.toLocal8Bit().constData(), 0600), 0);
    const int reader = open(path.toLocal8Bit().constData(), O_RDONLY | O_NONBLOCK);
    QVERIFY(exported(house, path));
    QByteArray bytes(10'000, '\0');
    bytes.resize(read(reader, bytes.data(), size_t(bytes.size())));
    close(reader);
    QVERIFY(bytes.startsWith("<?xml"));
    QVERIFY(!QFileInfo(path).isFile());
}

void ExchangeTest::an_empty_cache_makes_an_empty_file()
{
    House house;
    QCOMPARE(exported(house, house.file(u"a.json"_s), RowFormat::Json).value(), 0);
    QVERIFY(QFileInfo::exists(house.file(u"a.json"_s)));
    QCOMPARE(contentOf(house.file(u"a.json"_s)), QByteArray());
}

QTEST_GUILESS_MAIN(ExchangeTest)
#include "tst_exchange.moc"
