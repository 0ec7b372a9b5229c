// The cache under what may befall it: a process killed at any instant, a full disk, places that cannot be written,
// other processes. The test's own program, started again with an argument, is the process that suffers it.

#include "app/store/connection.h"
#include "app/store/schema.h"
#include "tests/store/samples.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr int kRowsOfPage = 10;

const auto kLoad = "--load"_L1; // FOLDER FIRST: stores page after page, and says each that it was told is saved.
const auto kFill = "--fill"_L1; // FOLDER BYTES: stores until no file may grow beyond BYTES, then without that limit.
const auto kOpen = "--open"_L1; // FOLDER: only opens the cache.
const auto kNobody = "--nobody"_L1; // FOLDER: opens it as a user who may write nothing there.

void say(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

/// Page n of a load: ten rows, an article and marks.
ListPage loadPage(int n)
{
    return samplePage(n * kRowsOfPage + kRowsOfPage - 1, n * kRowsOfPage);
}

Key markedKey(BoardId board, int n)
{
    return makeKey(board, n * kRowsOfPage + 1);
}

int load(const QString &folder, int first)
{
    const auto store = openStore(folder);
    const BoardId board = store->addBoard(sampleBoard(), u"load"_s).result().value().id;
    for (int n = first; n < 100'000; ++n) {
        auto page = store->applyPage(board, loadPage(n), sampleNow());
        auto article = store->applyArticle(board, sampleArticle(n * kRowsOfPage, u"문단 %1"_s.arg(n)), sampleNow());
        auto state = store->setState({markedKey(board, n)}, {true, true});
        if (!page.result() || !article.result() || !state.result()) return 1;
        say(QString::number(n));
    }
    return 0;
}

int fill(const QString &folder, rlim_t bytes)
{
    signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    const rlimit narrow{bytes, limit.rlim_max};
    setrlimit(RLIMIT_FSIZE, &narrow);
    const auto widen = [&limit] { setrlimit(RLIMIT_FSIZE, &limit); };

    auto opened = Store::open(folder);
    if (!opened) {
        if (opened.error().kind != ErrorKind::DiskFull) say(errorText(opened.error()));
        return opened.error().kind == ErrorKind::DiskFull ? 0 : 1;
    }
    const auto store = std::move(opened).value();
    BoardId board = 0;
    int saved = 0;
    for (int n = 1; n < 1000; ++n) {
        if (board == 0) {
            const auto kept = store->addBoard(sampleBoard(), u"fill"_s).result();
            if (kept) board = kept->id;
        }
        const auto page = store->applyPage(board, loadPage(n), sampleNow()).result();
        if (page && board != 0) {
            saved = n;
            continue;
        }
        if (board != 0 && page.error().kind != ErrorKind::DiskFull) return 2;
        // What was said to be saved is there, and nothing of what was not.
        const auto before = store->boards().result();
        if (board != 0 && before.ok() && before.value().first().headlines != saved * kRowsOfPage) return 3;
        // There is room again: it goes on.
        widen();
        const auto kept = store->addBoard(sampleBoard(), u"fill"_s).result();
        if (!kept || !store->applyPage(kept->id, loadPage(n), sampleNow()).result()) return 4;
        if (store->boards().result().value().first().headlines != (saved + 1) * kRowsOfPage) return 5;
        say(u"filled at page %1"_s.arg(n));
        return 0;
    }
    return 6;
}

int openAsNobody(const QString &folder)
{
    constexpr uid_t nobody = 65534;
    if (getuid() == 0 && (setgid(nobody) != 0 || setuid(nobody) != 0)) return 2;
    const auto opened = Store::open(folder);
    say(opened.ok() ? u"opened"_s : QVariant::fromValue(opened.error().kind).toString());
    return 0;
}

QStringList command(QLatin1StringView what, const QStringList &arguments)
{
    return QStringList{what} + arguments;
}

/// Runs this program until it ends; what it said.
QString ran(const QStringList &arguments, int *code)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    if (!process.waitForFinished(60'000)) return u"no end"_s;
    *code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return QString::fromUtf8(process.readAll()).trimmed();
}

} // namespace

class FaultsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void nothing_that_was_said_to_be_saved_is_lost_by_a_kill();
    void a_full_disk_is_said_and_outlived_data();
    void a_full_disk_is_said_and_outlived();
    void a_place_that_cannot_be_written_is_said();
    void a_place_of_another_is_said_data();
    void a_place_of_another_is_said();
    void a_cache_of_a_newer_program_is_refused();
    void a_file_that_is_no_cache_is_refused();
    void a_cache_of_another_program_is_refused();
    void damage_is_said_and_not_read_as_nothing();
    void many_processes_open_a_new_cache_at_once();
    void two_processes_write_at_once_and_hear_of_each_other();
};

void FaultsTest::nothing_that_was_said_to_be_saved_is_lost_by_a_kill()
{
    const QTemporaryDir folder;
    int saved = 0;
    for (int round = 0; round < 6; ++round) {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(),
                      command(kLoad, {folder.path(), QString::number(saved + 1)}));
        QVERIFY(process.waitForReadyRead(20'000));
        process.waitForFinished(QRandomGenerator::global()->bounded(5, 150));
        process.kill();
        process.waitForFinished();
        const QList<QByteArray> lines = process.readAllStandardOutput().trimmed().split('\n');
        QVERIFY(!lines.isEmpty());
        // A line cut short is a smaller number.
        saved = std::max(saved, lines.last().toInt());

        const auto store = openStore(folder.path());
        const Board board = got(store->boards()).first();
        QSet<QString> ids;
        qint64 unread = 0;
        ListQuery everything;
        everything.board = board.id;
        const QList<HeadlineRow> rows = got(store->list(everything));
        QSet<Key> starred;
        for (const HeadlineRow &row : rows) {
            ids.insert(row.headline.id);
            unread += row.read ? 0 : 1;
            if (row.starred) starred.insert(row.key);
        }
        for (int n = 1; n <= saved; ++n) {
            for (int id = n * kRowsOfPage; id < (n + 1) * kRowsOfPage; ++id)
                QVERIFY2(ids.contains(QString::number(id)), qPrintable(u"row %1 of %2"_s.arg(id).arg(saved)));
            QVERIFY(starred.contains(markedKey(board.id, n)));
            const auto article = got(store->article(board.id, QString::number(n * kRowsOfPage)));
            QVERIFY(article && article->text == u"문단 %1"_s.arg(n));
        }
        QCOMPARE(rows.size() % kRowsOfPage, 0);
        QCOMPARE(board.headlines, rows.size());
        QCOMPARE(board.unread, unread);
        Connection connection(store->fileName(), Connection::Access::Read);
        QCOMPARE(connection.value(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    }
    QCOMPARE_GT(saved, 5);
}

void FaultsTest::a_full_disk_is_said_and_outlived_data()
{
    QTest::addColumn<int>("kilobytes");
    // From where not even the schema fits, by way of the journal's pages, to where the file itself cannot grow.
    for (const int kilobytes : {0, 4, 24, 40, 56, 72, 100, 140, 200, 400, 1000})
        QTest::addRow("%d KB", kilobytes) << kilobytes;
}

void FaultsTest::a_full_disk_is_said_and_outlived()
{
    QFETCH(const int, kilobytes);
    const QTemporaryDir folder;
    int code = -1;
    const QString said = ran(command(kFill, {folder.path(), QString::number(kilobytes * 1024)}), &code);
    QVERIFY2(code == 0, qPrintable(u"%1: %2"_s.arg(code).arg(said)));
    const auto store = openStore(folder.path());
    const BoardId board = got(store->addBoard(sampleBoard(), u"fill"_s)).id;
    got(store->applyPage(board, samplePage(90'009, 90'000), sampleNow()));
    Connection connection(store->fileName(), Connection::Access::Read);
    QCOMPARE(connection.value(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
}

void FaultsTest::a_place_that_cannot_be_written_is_said()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"plain"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(Store::open(file.fileName()).error().kind, ErrorKind::NoPermission);
    QCOMPARE(Store::open(file.fileName() + u"/below"_s).error().kind, ErrorKind::NoPermission);
    QCOMPARE(Store::open(u"/proc/newsboard"_s).error().kind, ErrorKind::NoPermission);
}

void FaultsTest::a_place_of_another_is_said_data()
{
    QTest::addColumn<bool>("hasCache");
    QTest::addColumn<QFile::Permissions>("filePermissions");
    const auto read = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    QTest::addRow("an empty folder") << false << QFile::Permissions();
    QTest::addRow("a cache to be read") << true << QFile::Permissions(read);
    QTest::addRow("a cache not to be read") << true << QFile::Permissions();
}

void FaultsTest::a_place_of_another_is_said()
{
    QFETCH(const bool, hasCache);
    QFETCH(const QFile::Permissions, filePermissions);
    const QTemporaryDir folder;
    QString fileName;
    if (hasCache) {
        const auto store = openStore(folder.path());
        fileName = store->fileName();
        got(store->addBoard(sampleBoard(), u"f"_s));
    }
    const auto readFolder = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(folder.path(), readFolder));
    if (hasCache) QVERIFY(QFile::setPermissions(fileName, filePermissions));
    int code = -1;
    const QString said = ran(command(kNobody, {folder.path()}), &code);
    QFile::setPermissions(folder.path(), readFolder | QFile::WriteOwner);
    QCOMPARE(code, 0);
    QVERIFY2(said == "NoPermission"_L1 || said == "ReadOnly"_L1, qPrintable(said));
    if (!hasCache) return;
    QFile::setPermissions(fileName, QFile::ReadOwner | QFile::WriteOwner);
    QCOMPARE(got(openStore(folder.path())->boards()).size(), 1);
}

void FaultsTest::a_cache_of_a_newer_program_is_refused()
{
    const QTemporaryDir folder;
    openStore(folder.path()).reset();
    {
        Connection connection(folder.filePath(u"newsboard.sqlite"_s), Connection::Access::Write);
        connection.run(u"PRAGMA user_version = %1"_s.arg(newestSchemaVersion() + 1));
    }
    QCOMPARE(Store::open(folder.path()).error().kind, ErrorKind::CacheNewer);
}

void FaultsTest::a_file_that_is_no_cache_is_refused()
{
    const QTemporaryDir folder;
    const QByteArray bytes = QByteArray("이것은 캐시가 아니다. ").repeated(500);
    QFile file(folder.filePath(u"newsboard.sqlite"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QCOMPARE(Store::open(folder.path()).error().kind, ErrorKind::CacheDamaged);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

void FaultsTest::a_cache_of_another_program_is_refused()
{
    const QTemporaryDir folder;
    {
        Connection connection(folder.filePath(u"newsboard.sqlite"_s), Connection::Access::Write);
        connection.run(u"PRAGMA application_id = 7"_s);
        connection.run(u"CREATE TABLE theirs (id INTEGER)"_s);
    }
    QCOMPARE(Store::open(folder.path()).error().kind, ErrorKind::CacheDamaged);
}

void FaultsTest::damage_is_said_and_not_read_as_nothing()
{
    const QTemporaryDir folder;
    BoardId board = 0;
    {
        const auto store = openStore(folder.path());
        board = got(store->addBoard(sampleBoard(), u"f"_s)).id;
        got(store->applyPage(board, samplePage(3000, 2001), sampleNow()));
    }
    QFile file(folder.filePath(u"newsboard.sqlite"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    // The header and the schema stay whole.
    for (qint64 at = file.size() / 2 / 4096 * 4096; at < file.size(); at += 4096) {
        file.seek(at);
        file.write(QByteArray(4096, '\xA5'));
    }
    file.close();
    const auto store = openStore(folder.path());
    ListQuery query;
    query.board = board;
    QCOMPARE(refused(store->list(query)), ErrorKind::CacheDamaged);
    QCOMPARE(refused(store->applyPage(board, samplePage(3010, 2991), sampleNow())), ErrorKind::CacheDamaged);
}

void FaultsTest::many_processes_open_a_new_cache_at_once()
{
    const QTemporaryDir folder;
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < 4; ++i) {
        processes.push_back(std::make_unique<QProcess>());
        processes.back()->setProcessChannelMode(QProcess::MergedChannels);
        processes.back()->start(QCoreApplication::applicationFilePath(), command(kOpen, {folder.path()}));
    }
    for (const auto &process : processes) {
        QVERIFY(process->waitForFinished(30'000));
        QVERIFY2(process->exitCode() == 0, process->readAll().constData());
    }
}

void FaultsTest::two_processes_write_at_once_and_hear_of_each_other()
{
    const QTemporaryDir folder;
    const auto store = openStore(folder.path());
    const BoardId mine = got(store->addBoard(sampleBoard(u"mine"_s), u"mine"_s)).id;
    QSignalSpy told(store.get(), &Store::changed);
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), command(kLoad, {folder.path(), u"1"_s}));
    QVERIFY(process.waitForReadyRead(20'000));
    for (int n = 1; n <= 30; ++n)
        got(store->applyPage(mine, loadPage(n), sampleNow()));
    process.kill();
    process.waitForFinished();
    // Each key of the other process was told, or that anything may have changed.
    const auto boards = got(store->boards());
    QCOMPARE(boards.size(), 2);
    const Board other = boards.last();
    QCOMPARE_GT(other.headlines, 0);
    const auto heard = [&] {
        QSet<Key> keys;
        for (const QList<QVariant> &signal : told) {
            const auto change = signal.first().value<Change>();
            if (change.board == 0 && change.boards && change.added.isEmpty()) return true;
            if (change.board == other.id) keys.unite(QSet<Key>(change.added.begin(), change.added.end()));
        }
        return keys.size() == other.headlines;
    };
    QTRY_VERIFY(heard());
    QCOMPARE(boards.first().headlines, 300);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const QString what = arguments.value(1);
    if (what == kLoad) return load(arguments.value(2), arguments.value(3).toInt());
    if (what == kFill) return fill(arguments.value(2), rlim_t(arguments.value(3).toLongLong()));
    if (what == kOpen) return Store::open(arguments.value(2)).ok() ? 0 : 1;
    if (what == kNobody) return openAsNobody(arguments.value(2));
    FaultsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_faults.moc"
