// Whom the pictures of an article are asked of, and what is made of what comes.

#include "tests/support/board_pages.h"
#include "tests/support/sample_pictures.h"
#include "tests/usecases/house.h"

#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;
using namespace std::chrono_literals;

class PicturesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(u"qt.gui.imageio*=false"_s); }
    void init();
    void cleanup();

    void home_is_the_host_and_what_is_below_it_data();
    void home_is_the_host_and_what_is_below_it();
    void only_the_boards_own_host_is_asked_unasked();
    void what_the_person_asks_for_is_fetched_from_any_host();
    void a_board_is_allowed_for_good();
    void a_picture_is_asked_for_once_and_then_never();
    void another_articles_picture_is_not_fetched_again();
    void the_same_bytes_are_kept_once();
    void nobody_is_asked_offline_and_all_is_asked_for_later();
    void what_is_left_is_not_fetched();
    void one_at_a_time_is_asked_of_a_host();
    void a_redirect_away_from_home_is_not_followed();
    void other_hosts_get_no_cookie_and_no_referer();
    void what_comes_and_is_no_picture_is_refused_data();
    void what_comes_and_is_no_picture_is_refused();
    void what_did_not_come_is_asked_for_again_only_by_the_person_data();
    void what_did_not_come_is_asked_for_again_only_by_the_person();
    void pictures_are_decoded_elsewhere_and_scaled();
    void a_broken_picture_is_decoded_to_nothing();
    void files_are_gathered_and_developed();

private:
    /// An address on the board's own host, answered so.
    QUrl own(const QString &path, const Response &response)
    {
        m_house->server.route(path, response);
        return m_house->server.url(path);
    }
    /// The same server by another name: another host.
    QUrl foreign(const QString &path, const Response &response)
    {
        QUrl url = own(path, response);
        url.setHost(u"localhost"_s);
        return url;
    }
    Key article(int at = 5) { return makeKey(m_id, m_board.posts[at].id); }
    void show(const QList<QUrl> &addresses, int at = 5)
    {
        m_house->session().pictures().show(m_house->board(m_id), article(at), addresses, {});
    }
    int asked(const QUrl &address) { return int(m_house->server.log().count(address.path())); }
    Pictures &pictures() { return m_house->session().pictures(); }

    std::unique_ptr<House> m_house;
    InventedBoard m_board;
    BoardId m_id = 0;
};

void PicturesTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_house = std::make_unique<House>(400ms);
    m_board = inventedBoard();
    m_board.serveAt(m_house->server);
    m_id = m_house->add(m_house->server.url(u"/news"_s).toString()).id;
}

void PicturesTest::cleanup()
{
    m_house.reset();
}

void PicturesTest::home_is_the_host_and_what_is_below_it_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isHome");
    QTest::newRow("the host") << u"https://board.example/a.png"_s << true;
    QTest::newRow("without www.") << u"https://www.board.example/a.png"_s << true;
    QTest::newRow("below") << u"http://img.board.example:8080/a.png"_s << true;
    QTest::newRow("another") << u"https://tracker.example/a.png"_s << false;
    QTest::newRow("one that ends alike") << u"https://myboard.example/a.png"_s << false;
    QTest::newRow("one that begins alike") << u"https://board.example.evil.example/a.png"_s << false;
    QTest::newRow("above") << u"https://example/a.png"_s << false;
    QTest::newRow("a name before the host") << u"https://board.example@evil.example/a.png"_s << false;
    QTest::newRow("in other letters") << u"https://BOARD.Example/a.png"_s << true;
}

void PicturesTest::home_is_the_host_and_what_is_below_it()
{
    QFETCH(QString, address);
    QTEST(isAtHome(QUrl(address), QUrl(u"https://www.board.example/news"_s)), "isHome");
}

void PicturesTest::only_the_boards_own_host_is_asked_unasked()
{
    const QUrl mine = own(u"/a.png"_s, Response::picture(pictureOf({40, 30})));
    const QUrl other = foreign(u"/b.png"_s, Response::picture(pictureOf({40, 30})));
    QSignalSpy known(&pictures(), &Pictures::known);
    show({mine, other, QUrl(u"http://10.0.0.1/c.png"_s)});
    QVERIFY(known.wait());
    m_house->settle();
    QCOMPARE(known.size(), 1);
    QCOMPARE(known[0][0].toUrl(), mine);
    QCOMPARE(known[0][1].value<PictureFacts>().size, QSize(40, 30));
    QCOMPARE(asked(mine), 1);
    QCOMPARE(asked(other), 0);
}

void PicturesTest::what_the_person_asks_for_is_fetched_from_any_host()
{
    const QUrl other = foreign(u"/b.png"_s, Response::picture(pictureOf({40, 30})));
    QSignalSpy known(&pictures(), &Pictures::known);
    show({other});
    pictures().load(other);
    QVERIFY(known.wait());
    QCOMPARE(asked(other), 1);
    QVERIFY(!m_house->board(m_id).allPictures);
}

void PicturesTest::a_board_is_allowed_for_good()
{
    const QUrl other = foreign(u"/b.png"_s, Response::picture(pictureOf({40, 30})));
    const QUrl next = foreign(u"/c.png"_s, Response::picture(pictureOf({50, 30})));
    {
        QSignalSpy known(&pictures(), &Pictures::known);
        show({other});
        pictures().allow(m_id, true);
        QVERIFY(known.wait());
    }
    m_house->open();
    QVERIFY(m_house->board(m_id).allPictures);
    QSignalSpy known(&pictures(), &Pictures::known);
    show({next}, 6);
    QVERIFY(known.wait());
    QCOMPARE(asked(next), 1);
    pictures().allow(m_id, false);
    QTRY_VERIFY(!m_house->board(m_id).allPictures);
}

void PicturesTest::a_picture_is_asked_for_once_and_then_never()
{
    const QUrl mine = own(u"/a.png"_s, Response::picture(pictureOf({40, 30})));
    Post &post = m_board.post(m_board.posts[5].id);
    const auto read = [&] { return m_house->show(m_id, QString::number(post.id)); };
    QVERIFY(read().ok());
    {
        QSignalSpy known(&pictures(), &Pictures::known);
        show({mine});
        QVERIFY(known.wait());
    }
    m_house->open();
    const Result<Article> article = read();
    QVERIFY(article.ok());
    QCOMPARE(article->pictures.size(), 1);
    QCOMPARE(article->pictures[0].address, mine);
    QCOMPARE(article->pictures[0].facts.size, QSize(40, 30));
    const int before = m_house->server.requests();
    pictures().show(m_house->board(m_id), this->article(), {mine}, article->pictures);
    show({mine}); // Even where nothing came with the article.
    m_house->settle();
    QCOMPARE(m_house->server.requests(), before);
}

void PicturesTest::another_articles_picture_is_not_fetched_again()
{
    const QUrl mine = own(u"/a.png"_s, Response::picture(pictureOf({40, 30})));
    QSignalSpy known(&pictures(), &Pictures::known);
    show({mine}, 5);
    QVERIFY(known.wait());
    show({mine}, 6);
    QVERIFY(known.wait());
    QCOMPARE(asked(mine), 1);
}

void PicturesTest::the_same_bytes_are_kept_once()
{
    const QByteArray bytes = otherPictureOf({600, 600});
    QSignalSpy known(&pictures(), &Pictures::known);
    QList<QUrl> all;
    for (int i = 0; i < 5; ++i)
        all.append(own(u"/same-%1.png"_s.arg(i), Response::picture(bytes)));
    show(all);
    QTRY_COMPARE(known.size(), 5);
    m_house->close();
    QFile file(m_house->file(u"newsboard.sqlite"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count(bytes.left(400).right(80)), 1);
}

void PicturesTest::nobody_is_asked_offline_and_all_is_asked_for_later()
{
    const QUrl mine = own(u"/a.png"_s, Response::picture(pictureOf({40, 30})));
    m_house->session().network().setOffline(true);
    QSignalSpy known(&pictures(), &Pictures::known);
    QSignalSpy failed(&pictures(), &Pictures::failed);
    show({mine});
    m_house->settle();
    QCOMPARE(asked(mine), 0);
    pictures().load(mine);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][1].value<Error>().kind, ErrorKind::Offline);
    QCOMPARE(asked(mine), 0);
    m_house->session().network().setOffline(false);
    QVERIFY(known.wait());
    QCOMPARE(asked(mine), 1);
}

void PicturesTest::what_is_left_is_not_fetched()
{
    QList<QUrl> all;
    for (int i = 0; i < 8; ++i)
        all.append(own(u"/%1.png"_s.arg(i), Response::picture(pictureOf({40 + i, 30}))));
    QSignalSpy known(&pictures(), &Pictures::known);
    show(all);
    QVERIFY(known.wait());
    // On a busy machine the next one may have come meanwhile.
    const qsizetype knownBefore = known.size();
    QCOMPARE_LT(knownBefore, all.size());
    pictures().leave();
    const int before = m_house->server.requests();
    m_house->settle();
    QCOMPARE_LE(m_house->server.requests(), before + 1);
    QCOMPARE(known.size(), knownBefore);
}

void PicturesTest::one_at_a_time_is_asked_of_a_host()
{
    const QUrl slow = own(u"/slow.png"_s, Response::broken(Response::Fault::NeverAnswer));
    const QUrl next = own(u"/next.png"_s, Response::picture(pictureOf({40, 30})));
    const QUrl other = foreign(u"/b.png"_s, Response::picture(pictureOf({40, 30})));
    QSignalSpy known(&pictures(), &Pictures::known);
    show({slow, next, other});
    pictures().load(other);
    QVERIFY(known.wait());
    QCOMPARE(known[0][0].toUrl(), other); // Another host waits for nobody.
    QCOMPARE(asked(next), 0);
    QVERIFY(known.wait(10'000));
    QCOMPARE(asked(next), 1);
}

void PicturesTest::a_redirect_away_from_home_is_not_followed()
{
    const QUrl goal = foreign(u"/b.png"_s, Response::picture(pictureOf({40, 30})));
    const QUrl mine = own(u"/a.png"_s, Response::redirect(goal.toEncoded()));
    QSignalSpy failed(&pictures(), &Pictures::failed);
    QSignalSpy known(&pictures(), &Pictures::known);
    show({mine});
    QVERIFY(failed.wait());
    QCOMPARE(failed[0][1].value<Error>().kind, ErrorKind::RedirectForbidden);
    QCOMPARE(asked(goal), 0);
    pictures().load(mine); // The person may.
    QVERIFY(known.wait());
    QCOMPARE(asked(goal), 1);
}

void PicturesTest::other_hosts_get_no_cookie_and_no_referer()
{
    Response setting = Response::picture(pictureOf({40, 30}));
    setting.headers = {{"Set-Cookie", "id=77; Path=/"}};
    const QUrl first = foreign(u"/b.png"_s, setting);
    const QUrl second = foreign(u"/c.png"_s, Response::picture(pictureOf({50, 30})));
    QSignalSpy known(&pictures(), &Pictures::known);
    show({first, second});
    pictures().load(first);
    QVERIFY(known.wait());
    pictures().load(second);
    QVERIFY(known.wait());
    const QByteArray header = m_house->server.lastHeader();
    QVERIFY2(!header.contains("Cookie:") && !header.contains("Referer:"), header);
    QVERIFY2(header.contains("Accept: image/"), header);
    const QUrl mine = own(u"/a.png"_s, setting);
    const QUrl next = own(u"/d.png"_s, Response::picture(pictureOf({60, 30})));
    show({mine, next});
    QTRY_COMPARE(known.size(), 4);
    const QByteArray home = m_house->server.lastHeader();
    QVERIFY2(home.contains("Cookie: id=77") && home.contains("Referer: "), home);
}

void PicturesTest::what_comes_and_is_no_picture_is_refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<PictureRefusal>("refusal");
    QTest::newRow("a page labelled as a picture")
        << QByteArray("<html><body>x</body></html>") << PictureRefusal::NotAPicture;
    QTest::newRow("SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>") << PictureRefusal::NotAPicture;
    QTest::newRow("a tracker") << gifOf({1, 1}, 1) << PictureRefusal::Tracker;
    QTest::newRow("a bomb") << pngBomb({20'000, 20'000}, 100) << PictureRefusal::TooLarge;
    QTest::newRow("a hundred megapixels") << jpegThatSays({10'000, 10'000}) << PictureRefusal::TooLarge;
    QTest::newRow("over twenty megabytes")
        << pictureOf({64, 48}) + QByteArray(21 * 1024 * 1024, 'x') << PictureRefusal::TooLarge;
    QTest::newRow("nothing behind the header") << pictureOf({64, 48}).left(12) << PictureRefusal::Broken;
}

void PicturesTest::what_comes_and_is_no_picture_is_refused()
{
    QFETCH(QByteArray, bytes);
    const QUrl mine = own(u"/a.png"_s, Response::picture(bytes));
    QSignalSpy known(&pictures(), &Pictures::known);
    show({mine});
    QVERIFY(known.wait());
    const auto facts = known[0][1].value<PictureFacts>();
    QTEST(facts.refusal, "refusal");
    show({mine}); // It is remembered, and not asked for again.
    QVERIFY(known.wait());
    QCOMPARE(asked(mine), 1);
    QSignalSpy gathered(&pictures(), &Pictures::gathered);
    pictures().gather({mine}); // Its bytes are not kept.
    QVERIFY(gathered.wait());
    QVERIFY((gathered[0][0].value<QHash<QUrl, PictureFile>>().isEmpty()));
}

void PicturesTest::what_did_not_come_is_asked_for_again_only_by_the_person_data()
{
    QTest::addColumn<Response>("response");
    QTest::addColumn<ErrorKind>("kind");
    const QByteArray bytes = pictureOf({400, 300});
    QTest::newRow("not found") << Response::withStatus(404, "<html>no</html>") << ErrorKind::HttpStatus;
    QTest::newRow("cut") << Response::broken(Response::Fault::CloseMidBody, bytes) << ErrorKind::ConnectionLost;
    QTest::newRow("silent") << Response::broken(Response::Fault::StopMidBody, bytes) << ErrorKind::ConnectionLost;
    QTest::newRow("dripping") << Response::broken(Response::Fault::SlowDrip, bytes) << ErrorKind::ConnectionLost;
    QTest::newRow("closed at once") << Response::broken(Response::Fault::CloseAtOnce) << ErrorKind::ConnectionLost;
    QTest::newRow("empty") << Response::page({}) << ErrorKind::EmptyBody;
}

void PicturesTest::what_did_not_come_is_asked_for_again_only_by_the_person()
{
    QFETCH(Response, response);
    const QUrl mine = own(u"/a.png"_s, response);
    QSignalSpy failed(&pictures(), &Pictures::failed);
    show({mine});
    QVERIFY(failed.wait(10'000));
    QTEST(failed[0][1].value<Error>().kind, "kind");
    const int before = asked(mine); // Qt itself asks twice where a connection breaks at once.
    failed.clear();
    show({mine});
    QVERIFY(failed.wait()); // It is said again, …
    QTEST(failed[0][1].value<Error>().kind, "kind");
    QCOMPARE(asked(mine), before); // … and nobody is asked.
    own(u"/a.png"_s, Response::picture(pictureOf({40, 30})));
    QSignalSpy known(&pictures(), &Pictures::known);
    pictures().load(mine);
    QVERIFY(known.wait());
}

void PicturesTest::pictures_are_decoded_elsewhere_and_scaled()
{
    const QUrl mine = own(u"/a.jpg"_s, Response::picture(pictureOf({1'600, 1'200}, "jpeg"), "text/html"));
    QSignalSpy known(&pictures(), &Pictures::known);
    show({mine});
    QVERIFY(known.wait());
    QSignalSpy decoded(&pictures(), &Pictures::decoded);
    pictures().decode(mine, {400, 10'000});
    QVERIFY(decoded.wait());
    QCOMPARE(decoded[0][0].toUrl(), mine);
    QCOMPARE(decoded[0][2].value<QImage>().size(), QSize(400, 300));
}

void PicturesTest::a_broken_picture_is_decoded_to_nothing()
{
    const QUrl mine = own(u"/a.png"_s, Response::picture(pictureOf({64, 48}).left(45)));
    QSignalSpy known(&pictures(), &Pictures::known);
    show({mine});
    QVERIFY(known.wait());
    QSignalSpy decoded(&pictures(), &Pictures::decoded);
    pictures().decode(mine, {});
    QVERIFY(decoded.wait());
    QVERIFY(decoded[0][2].value<QImage>().isNull());
}

void PicturesTest::files_are_gathered_and_developed()
{
    const QByteArray bytes = pictureOf({900, 600}, "jpeg");
    const QUrl mine = own(u"/a.jpg"_s, Response::picture(bytes));
    const QUrl missing = own(u"/b.jpg"_s, Response::withStatus(404));
    QSignalSpy known(&pictures(), &Pictures::known);
    show({mine, missing});
    QVERIFY(known.wait());
    QSignalSpy gathered(&pictures(), &Pictures::gathered);
    QSignalSpy developed(&pictures(), &Pictures::developed);
    pictures().gather({mine, missing});
    pictures().develop({mine, missing}, {300, 5'000});
    QTRY_COMPARE(developed.size(), 1);
    const auto files = gathered[0][0].value<QHash<QUrl, PictureFile>>();
    QCOMPARE(files.keys(), QList<QUrl>{mine});
    QCOMPARE(files[mine].bytes, bytes);
    const auto images = developed[0][0].value<QHash<QUrl, QImage>>();
    QCOMPARE(images.keys(), QList<QUrl>{mine});
    QCOMPARE(images[mine].size(), QSize(300, 200));
}

QTEST_GUILESS_MAIN(PicturesTest)
#include "tst_pictures.moc"
