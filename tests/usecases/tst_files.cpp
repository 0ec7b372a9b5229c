// What is saved is whole or not there at all.

#include "tests/usecases/house.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace newsboard;
using namespace std::chrono_literals;

class FilesTest : public QObject {
    Q_OBJECT

private slots:
    void init();

    void an_attachment_comes_whole_onto_the_disk();
    void a_large_one_is_never_in_memory_and_holds_nobody_up();
    void what_fails_leaves_nothing_data();
    void what_fails_leaves_nothing();
    void what_is_cancelled_leaves_nothing();
    void what_stood_there_before_stays_until_all_has_come();
    void a_folder_that_cannot_be_written_to_is_said();
    void other_hosts_get_no_cookie_and_no_referer();
    void nobody_is_asked_offline();
    void the_programs_own_bytes_are_written();
    void a_disk_that_takes_nothing_is_said();

private:
    QString path(const QString &name = u"표.hwp"_s) const { return m_folder->filePath(name); }
    QStringList left() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }
    Files &files() { return m_house->session().files(); }
    Board board() { return boardAt(m_house->server.url(u"/news"_s)); }
    static Board boardAt(const QUrl &url)
    {
        Board board;
        board.id = 1;
        board.url = url;
        return board;
    }

    std::unique_ptr<House> m_house;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void FilesTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_house = std::make_unique<House>(400ms);
    m_folder = std::make_unique<QTemporaryDir>();
}

void FilesTest::an_attachment_comes_whole_onto_the_disk()
{
    const QByteArray bytes = QByteArray("\0attachment\xff", 12).repeated(20'000);
    m_house->server.route(u"/f"_s, Response::page(bytes));
    QSignalSpy saved(&files(), &Files::saved);
    QSignalSpy progressed(&files(), &Files::progressed);
    const int number = files().fetch(m_house->server.url(u"/f"_s), board(), path());
    QVERIFY(files().isRunning());
    QVERIFY(saved.wait());
    QCOMPARE(saved[0], (QVariantList{number, path()}));
    QCOMPARE(progressed.last(), (QVariantList{number, bytes.size(), bytes.size()}));
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
    QVERIFY(!files().isRunning());
    QVERIFY(!(file.permissions() & QFile::ExeOwner));
}

void FilesTest::a_large_one_is_never_in_memory_and_holds_nobody_up()
{
    m_house->server.route(u"/endless"_s, Response::broken(Response::Fault::SlowDrip, QByteArray(100'000, 'x')));
    m_house->server.route(u"/f"_s, Response::page("small"));
    QSignalSpy progressed(&files(), &Files::progressed);
    QSignalSpy saved(&files(), &Files::saved);
    const int endless = files().fetch(m_house->server.url(u"/endless"_s), board(), path(u"a"_s));
    QVERIFY(progressed.wait());
    files().fetch(m_house->server.url(u"/f"_s), board(), path(u"b"_s));
    QVERIFY(saved.wait()); // While the first still comes.
    QCOMPARE(left().filter(u"b"_s).size(), 1);
    files().cancel(endless);
}

void FilesTest::what_fails_leaves_nothing_data()
{
    QTest::addColumn<Response>("response");
    QTest::addColumn<ErrorKind>("kind");
    const QByteArray bytes(300'000, 'x');
    QTest::newRow("not found") << Response::withStatus(404, "<p>no</p>") << ErrorKind::HttpStatus;
    QTest::newRow("cut") << Response::broken(Response::Fault::CloseMidBody, bytes) << ErrorKind::ConnectionLost;
    QTest::newRow("silent") << Response::broken(Response::Fault::StopMidBody, bytes) << ErrorKind::ConnectionLost;
    QTest::newRow("no answer") << Response::broken(Response::Fault::NeverAnswer) << ErrorKind::Timeout;
    QTest::newRow("empty") << Response::page({}) << ErrorKind::EmptyBody;
}

void FilesTest::what_fails_leaves_nothing()
{
    QFETCH(Response, response);
    m_house->server.route(u"/f"_s, response);
    QSignalSpy failed(&files(), &Files::failed);
    files().fetch(m_house->server.url(u"/f"_s), board(), path());
    QVERIFY(failed.wait());
    QTEST(failed[0][1].value<Error>().kind, "kind");
    QCOMPARE(left(), QStringList());
}

void FilesTest::what_is_cancelled_leaves_nothing()
{
    m_house->server.route(u"/f"_s, Response::broken(Response::Fault::EndlessBody));
    QSignalSpy progressed(&files(), &Files::progressed);
    QSignalSpy failed(&files(), &Files::failed);
    const int number = files().fetch(m_house->server.url(u"/f"_s), board(), path());
    QTRY_VERIFY(progressed.size() > 3);
    files().cancel(number);
    QVERIFY(failed.wait());
    QCOMPARE(failed[0][1].value<Error>().kind, ErrorKind::Cancelled);
    QCOMPARE(left(), QStringList());
    m_house->settle();
    QCOMPARE(failed.size(), 1);
    files().fetch(m_house->server.url(u"/f"_s), board(), path());
    m_house->close(); // The program ends in the middle of another.
    QCOMPARE(left(), QStringList());
}

void FilesTest::what_stood_there_before_stays_until_all_has_come()
{
    QFile old(path());
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("before") == 6);
    old.close();
    m_house->server.route(u"/f"_s, Response::broken(Response::Fault::CloseMidBody, QByteArray(300'000, 'x')));
    QSignalSpy failed(&files(), &Files::failed);
    files().fetch(m_house->server.url(u"/f"_s), board(), path());
    QVERIFY(failed.wait());
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), "before");
}

void FilesTest::a_folder_that_cannot_be_written_to_is_said()
{
    m_house->server.route(u"/f"_s, Response::page(QByteArray(300'000, 'x')));
    QSignalSpy notWritten(&files(), &Files::notWritten);
    const QString nowhere = path(u"no/such/folder/a"_s);
    files().fetch(m_house->server.url(u"/f"_s), board(), nowhere);
    QVERIFY(notWritten.wait());
    QCOMPARE(notWritten[0][1].toString(), nowhere);
    QVERIFY(!notWritten[0][2].toString().isEmpty());
    files().write(nowhere, "bytes");
    QVERIFY(notWritten.wait());
}

void FilesTest::other_hosts_get_no_cookie_and_no_referer()
{
    m_house->server.route(u"/f"_s, Response::page("small"));
    QUrl other = m_house->server.url(u"/f"_s);
    other.setHost(u"localhost"_s);
    QSignalSpy saved(&files(), &Files::saved);
    files().fetch(other, board(), path());
    QVERIFY(saved.wait());
    QVERIFY(!m_house->server.lastHeader().contains("Referer"));
    files().fetch(m_house->server.url(u"/f"_s), board(), path());
    QVERIFY(saved.wait());
    QVERIFY(m_house->server.lastHeader().contains("Referer"));
    QSignalSpy failed(&files(), &Files::failed);
    files().fetch(QUrl(u"http://10.0.0.1/f"_s), boardAt(QUrl(u"https://board.example/"_s)), path());
    QVERIFY(failed.wait());
    QCOMPARE(failed[0][1].value<Error>().kind, ErrorKind::BadAddress);
}

void FilesTest::nobody_is_asked_offline()
{
    m_house->session().network().setOffline(true);
    const int before = m_house->server.requests();
    QSignalSpy failed(&files(), &Files::failed);
    files().fetch(m_house->server.url(u"/f"_s), board(), path());
    QVERIFY(failed.wait());
    QCOMPARE(failed[0][1].value<Error>().kind, ErrorKind::Offline);
    QCOMPARE(m_house->server.requests(), before);
    QCOMPARE(left(), QStringList());
}

void FilesTest::the_programs_own_bytes_are_written()
{
    QSignalSpy saved(&files(), &Files::saved);
    const int number = files().write(path(), "bytes");
    QVERIFY(saved.wait());
    QCOMPARE(saved[0][0].toInt(), number);
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "bytes");
}

void FilesTest::a_disk_that_takes_nothing_is_said()
{
    rlimit whole{};
    getrlimit(RLIMIT_FSIZE, &whole);
    rlimit none = whole;
    none.rlim_cur = 0;
    std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &none);
    QSignalSpy notWritten(&files(), &Files::notWritten);
    files().write(path(), "bytes");
    const bool isSaid = notWritten.wait();
    setrlimit(RLIMIT_FSIZE, &whole);
    QVERIFY(isSaid);
    QVERIFY(!notWritten[0][2].toString().isEmpty());
    QCOMPARE(left(), QStringList());
}

QTEST_GUILESS_MAIN(FilesTest)
#include "tst_files.moc"
