// The program as it is installed: its streams, its exit codes, its first folder.

#include "tests/support/board_pages.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

} // namespace

class ProgramTest : public QObject {
    Q_OBJECT

private slots:
    void init();

    void it_says_its_version_and_its_usage();
    void it_needs_no_display();
    void wrong_usage_ends_with_two_data();
    void wrong_usage_ends_with_two();
    void a_failure_ends_with_one();
    void output_is_utf8_whatever_the_locale_data();
    void output_is_utf8_whatever_the_locale();
    void a_board_lives_from_one_start_to_the_next();
    void an_article_is_written_in_each_format();
    void two_programs_share_a_cache();
    void a_reader_that_goes_away_is_no_failure();
    void an_export_nobody_reads_to_its_end_is_no_failure();
    void a_list_of_boards_comes_from_the_standard_input();
    void a_folder_that_cannot_be_used_is_said();
    void a_file_that_may_grow_no_further_is_a_full_disk();
    void the_standard_folder_is_the_owners_alone();
    void the_systems_proxy_is_asked();

private:
    Ended start(const QStringList &arguments, const QMap<QString, QString> &environment = {})
    {
        QProcess process;
        prepare(process, environment);
        process.start(QStringLiteral(NEWSBOARD_PROGRAM), arguments);
        // The fixture server answers in this event loop.
        if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 30'000)) {
            process.kill();
            process.waitForFinished();
            qFatal("the program did not end");
        }
        if (process.exitStatus() != QProcess::NormalExit) qFatal("the program crashed");
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    void prepare(QProcess &process, const QMap<QString, QString> &more) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, m_folder->path());
        environment.insert(u"XDG_DATA_HOME"_s, m_folder->filePath(u"share"_s));
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        environment.remove(u"DISPLAY"_s);
        environment.remove(u"WAYLAND_DISPLAY"_s);
        environment.remove(u"QT_QPA_PLATFORM"_s);
        for (const auto &name : {"http_proxy", "https_proxy", "all_proxy"})
            environment.remove(QString::fromLatin1(name));
        for (auto variable = more.cbegin(); variable != more.cend(); ++variable)
            environment.insert(variable.key(), variable.value());
        process.setProcessEnvironment(environment);
    }
    QString data() const { return m_folder->filePath(u"data"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ProgramTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

void ProgramTest::it_says_its_version_and_its_usage()
{
    const Ended version = start({u"--version"_s});
    QCOMPARE(version.code, 0);
    QCOMPARE(version.out, "newsboard " NEWSBOARD_VERSION "\n");
    const Ended help = start({u"--help"_s});
    QCOMPARE(help.code, 0);
    QVERIFY(help.out.contains("refresh BOARD|all"));
    QCOMPARE(help.err, QByteArray());
}

void ProgramTest::it_needs_no_display()
{
    const Ended boards = start({u"--data"_s, data(), u"boards"_s, u"--json"_s});
    QCOMPARE(boards.err, QByteArray());
    QCOMPARE(boards.code, 0);
    QCOMPARE(boards.out, QByteArray());
}

void ProgramTest::wrong_usage_ends_with_two_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addRow("option") << QStringList{u"--frobnicate"_s};
    QTest::addRow("command") << QStringList{u"frobnicate"_s, u"1"_s};
    QTest::addRow("too few words") << QStringList{u"show"_s, u"1"_s};
    QTest::addRow("JSON without a command") << QStringList{u"--json"_s};
}

void ProgramTest::wrong_usage_ends_with_two()
{
    QFETCH(QStringList, arguments);
    const Ended ended = start(arguments);
    QCOMPARE(ended.code, 2);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY(!ended.err.isEmpty());
    if (arguments.contains(u"--json"_s)) {
        QVERIFY(QJsonDocument::fromJson(ended.err).isObject());
        return;
    }
    QVERIFY(ended.err.startsWith("newsboard: "));
    const Ended scripted = start(arguments + QStringList{u"--json"_s});
    QCOMPARE(scripted.code, 2);
    QCOMPARE(QJsonDocument::fromJson(scripted.err).object().value(u"error"_s).toString(), u"Usage"_s);
}

void ProgramTest::a_failure_ends_with_one()
{
    const Ended ended = start({u"--data"_s, data(), u"list"_s, u"7"_s});
    QCOMPARE(ended.code, 1);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY(ended.err.startsWith("newsboard: "));
    QCOMPARE(ended.err.count('\n'), 1);
}

void ProgramTest::output_is_utf8_whatever_the_locale_data()
{
    QTest::addColumn<QString>("locale");
    for (const QString &locale : {u"C"_s, u"POSIX"_s, u"C.UTF-8"_s, u"no_SUCH.locale"_s})
        QTest::addRow("%s", qPrintable(locale)) << locale;
}

void ProgramTest::output_is_utf8_whatever_the_locale()
{
    QFETCH(QString, locale);
    FixtureServer server;
    const InventedBoard board = inventedBoard();
    board.serveAt(server);
    const Ended added =
        start({u"--data"_s, data(), u"--json"_s, u"add"_s, server.url(u"/news"_s).toString()}, {{u"LC_ALL"_s, locale}});
    QCOMPARE(added.err, QByteArray());
    QCOMPARE(added.code, 0);
    QVERIFY(added.out.contains("새벽통신 소식"));
    const Ended found =
        start({u"--data"_s, data(), u"--json"_s, u"list"_s, u"새벽통신 소식"_s}, {{u"LC_ALL"_s, locale}});
    QCOMPARE(found.code, 0);
    QCOMPARE(found.out.count('\n'), board.perPage + 1);
}

void ProgramTest::a_board_lives_from_one_start_to_the_next()
{
    FixtureServer server;
    InventedBoard board = inventedBoard();
    board.serveAt(server);
    QCOMPARE(start({u"--data"_s, data(), u"add"_s, server.url(u"/news"_s).toString()}).code, 0);
    board.grow(30);
    const Ended refreshed = start({u"--data"_s, data(), u"refresh"_s, u"all"_s, u"--json"_s});
    QCOMPARE(refreshed.code, 0);
    QCOMPARE(QJsonDocument::fromJson(refreshed.out).object().value(u"new"_s), QJsonValue(30));
    const QString id = QString::number(board.posts[2].id);
    const Ended shown = start({u"--data"_s, data(), u"show"_s, u"1"_s, id, u"--json"_s});
    QCOMPARE(shown.code, 0);
    server.setDown(true);
    const Ended again = start({u"--data"_s, data(), u"show"_s, u"1"_s, id, u"--json"_s, u"--offline"_s});
    QCOMPARE(again.code, 0);
    QCOMPARE(again.out, shown.out);
}

void ProgramTest::an_article_is_written_in_each_format()
{
    FixtureServer server;
    const InventedBoard board = inventedBoard();
    board.serveAt(server);
    QCOMPARE(start({u"--data"_s, data(), u"add"_s, server.url(board.listPath()).toString()}).code, 0);
    const QString id = QString::number(board.posts[3].id);
    const auto show = [&](const QString &format) {
        return start({u"--data"_s, data(), u"show"_s, u"1"_s, id, u"--format"_s, format},
                     {{u"XDG_RUNTIME_DIR"_s, m_folder->path()}});
    };
    const QByteArray title = board.posts[3].title.toHtmlEscaped().toUtf8();
    const Ended html = show(u"html"_s);
    QVERIFY2(html.out.startsWith("<!DOCTYPE html>") && html.out.contains(title), html.out.left(300) + html.err);
    QVERIFY(show(u"md"_s).out.startsWith("# "));
    QVERIFY(show(u"txt"_s).out.startsWith(board.posts[3].title.toUtf8()));
    const int asked = server.requests();
    const Ended pdf = show(u"pdf"_s);
    QCOMPARE(pdf.code, 0);
    QVERIFY2(pdf.err.isEmpty(), pdf.err);
    QVERIFY(pdf.out.startsWith("%PDF-") && pdf.out.trimmed().endsWith("%%EOF"));
    QCOMPARE(server.requests(), asked); // It was read once; writing it asks nobody.
    QCOMPARE(show(u"exe"_s).code, 2);
}

void ProgramTest::two_programs_share_a_cache()
{
    FixtureServer server;
    InventedBoard board = inventedBoard();
    board.serveAt(server);
    QCOMPARE(start({u"--data"_s, data(), u"add"_s, server.url(u"/news"_s).toString()}).code, 0);
    QProcess first;
    QProcess second;
    board.grow(10);
    for (QProcess *process : {&first, &second}) {
        prepare(*process, {});
        process->start(QStringLiteral(NEWSBOARD_PROGRAM),
                       {u"--data"_s, data(), u"refresh"_s, u"1"_s, u"--pages"_s, u"3"_s});
    }
    QVERIFY(QTest::qWaitFor(
        [&] { return first.state() == QProcess::NotRunning && second.state() == QProcess::NotRunning; }, 30'000));
    QCOMPARE(first.exitCode(), 0);
    QCOMPARE(second.exitCode(), 0);
    const Ended listed = start({u"--data"_s, data(), u"list"_s, u"1"_s, u"--json"_s});
    QCOMPARE(listed.out.count('\n'), board.posts.size());
}

void ProgramTest::a_reader_that_goes_away_is_no_failure()
{
    FixtureServer server;
    const InventedBoard board = inventedBoard();
    board.serveAt(server);
    QCOMPARE(start({u"--data"_s, data(), u"add"_s, server.url(u"/news"_s).toString()}).code, 0);
    QProcess process;
    prepare(process, {});
    process.start(u"/bin/sh"_s,
                  {u"-c"_s, u"{ \"$0\" --data \"$1\" refresh 1 --pages 2 --json; echo $? >\"$1/code\"; } | true"_s,
                   QStringLiteral(NEWSBOARD_PROGRAM), data()});
    QVERIFY(QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 30'000));
    QFile code(QDir(data()).filePath(u"code"_s));
    QVERIFY(code.open(QIODevice::ReadOnly));
    QCOMPARE(code.readAll().trimmed(), "0");
    QCOMPARE(start({u"--data"_s, data(), u"list"_s, u"1"_s, u"--json"_s}).out.count('\n'), 2 * board.perPage + 1);
}

void ProgramTest::an_export_nobody_reads_to_its_end_is_no_failure()
{
    FixtureServer server;
    QByteArray feed = "<rss version=\"2.0\"><channel><title>피드</title>";
    for (int i = 0; i < 1'900; ++i)
        feed += "<item><title>소식</title><guid>g" + QByteArray::number(i) + "</guid></item>";
    server.route(u"/feed"_s, Response::page(feed + "</channel></rss>"));
    QCOMPARE(start({u"--data"_s, data(), u"add"_s, server.url(u"/feed"_s).toString()}).code, 0);
    QProcess process; // More than a pipe holds, of which one line is read.
    prepare(process, {});
    process.start(u"/bin/sh"_s, {u"-c"_s,
                                 u"{ \"$0\" --data \"$1\" export 1 --format json 2>\"$1/err\"; echo $? "
                                 ">\"$1/code\"; } | head -n 1 >\"$1/line\""_s,
                                 QStringLiteral(NEWSBOARD_PROGRAM), data()});
    QVERIFY(QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 30'000));
    const auto content = [this](const QString &name) {
        QFile file(QDir(data()).filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray("none");
    };
    QCOMPARE(content(u"code"_s), "0");
    QCOMPARE(content(u"err"_s), "");
    QVERIFY(content(u"line"_s).startsWith("{\"author\":"));
}

void ProgramTest::a_list_of_boards_comes_from_the_standard_input()
{
    QProcess process;
    prepare(process, {});
    process.start(QStringLiteral(NEWSBOARD_PROGRAM), {u"--data"_s, data(), u"--json"_s, u"import"_s, u"-"_s});
    process.write("<opml><outline text=\"하나\" xmlUrl=\"https://dawn.example/feed\"/></opml>");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(process.readAllStandardOutput().startsWith("{\"added\":[1],"));
    QVERIFY(start({u"--data"_s, data(), u"boards"_s}).out.contains("하나"));
}

void ProgramTest::a_folder_that_cannot_be_used_is_said()
{
    QFile plain(m_folder->filePath(u"plain"_s));
    QVERIFY(plain.open(QIODevice::WriteOnly));
    const Ended ended = start({u"--data"_s, plain.fileName(), u"boards"_s, u"--json"_s});
    QCOMPARE(ended.code, 1);
    QCOMPARE(QJsonDocument::fromJson(ended.err).object().value(u"error"_s).toString(), u"NoPermission"_s);
}

void ProgramTest::a_file_that_may_grow_no_further_is_a_full_disk()
{
    QProcess process;
    prepare(process, {});
    process.start(u"/bin/sh"_s, {u"-c"_s, u"ulimit -f 8; exec \"$0\" --data \"$1\" --json boards"_s,
                                 QStringLiteral(NEWSBOARD_PROGRAM), data()});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    const QByteArray said = process.readAllStandardError();
    QCOMPARE(QJsonDocument::fromJson(said).object().value(u"error"_s).toString(), u"DiskFull"_s);
}

void ProgramTest::the_standard_folder_is_the_owners_alone()
{
    QCOMPARE(start({u"boards"_s}).code, 0);
    const QString folder = m_folder->filePath(u"share/newsboard"_s);
    QVERIFY(QFile::exists(folder));
    QVERIFY(!(QFile::permissions(folder) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther)));
}

void ProgramTest::the_systems_proxy_is_asked()
{
    // A host that no name server knows: only the proxy can have answered. It is asked for whole addresses.
    const QString host = u"http://board.invalid"_s;
    const InventedBoard board = inventedBoard(InventedBoard::Program::Rhymix, 20);
    FixtureServer proxy;
    proxy.routeOthers([&](const QString &address) {
        const QString path = address.mid(host.size());
        return path == "/robots.txt"_L1 ? Response::withStatus(404) : board.answer(path);
    });
    const Ended added =
        start({u"--data"_s, data(), u"add"_s, host + board.listPath()}, {{u"http_proxy"_s, proxy.url().toString()}});
    QVERIFY2(added.code == 0, added.err.constData());
    QVERIFY(proxy.log().contains(host + board.listPath()));
}

QTEST_GUILESS_MAIN(ProgramTest)
#include "tst_program.moc"
