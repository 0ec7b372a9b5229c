// What a picture is by its own bytes, and what is not decoded.

#include "app/parse/picture.h"
#include "tests/support/sample_pictures.h"

#include <QLoggingCategory>
#include <QTest>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace newsboard;

class PictureTest : public QObject {
    Q_OBJECT

private slots:
    /// Decoders tell of each fault in a file; that there are faults is what is tested.
    void initTestCase() { QLoggingCategory::setFilterRules(u"qt.gui.imageio*=false"_s); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void kinds_are_told_by_content_data();
    void kinds_are_told_by_content();
    void what_is_not_shown_is_refused_data();
    void what_is_not_shown_is_refused();
    void pictures_are_decoded_to_what_is_asked_data();
    void pictures_are_decoded_to_what_is_asked();
    void a_turned_photograph_stands_upright();
    void broken_bodies_give_no_picture_and_no_word_data();
    void broken_bodies_give_no_picture_and_no_word();
    void a_hundred_megapixels_are_never_in_memory();
    void any_damage_is_survived();
};

void PictureTest::kinds_are_told_by_content_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<bool>("animated");
    QTest::newRow("png") << pictureOf({64, 48}) << QByteArray("png") << false;
    QTest::newRow("jpeg") << pictureOf({64, 48}, "jpeg") << QByteArray("jpeg") << false;
    QTest::newRow("bmp") << pictureOf({64, 48}, "bmp") << QByteArray("bmp") << false;
    QTest::newRow("gif, one frame") << gifOf({64, 48}, 1) << QByteArray("gif") << false;
    QTest::newRow("gif, moving") << gifOf({64, 48}, 3) << QByteArray("gif") << true;
}

void PictureTest::kinds_are_told_by_content()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, format);
    QFETCH(bool, animated);
    const PictureFacts facts = pictureFacts(bytes);
    QCOMPARE(facts.refusal, PictureRefusal::None);
    QCOMPARE(facts.format, format);
    QCOMPARE(facts.size, QSize(64, 48));
    QCOMPARE(facts.isAnimated, animated);
    QCOMPARE(facts.bytes, bytes.size());
    QCOMPARE(decodedPicture(readPicture(bytes), {}).size(), QSize(64, 48));
}

void PictureTest::what_is_not_shown_is_refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<PictureRefusal>("refusal");
    const auto expect = [](const char *name, const QByteArray &bytes, PictureRefusal refusal) {
        QTest::newRow(name) << bytes << refusal;
    };
    using enum PictureRefusal;
    expect("nothing", {}, NotAPicture);
    expect("a page", "<!DOCTYPE html><html><body>404</body></html>", NotAPicture);
    expect("SVG", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>", NotAPicture);
    expect("SVG behind a declaration", "<?xml version=\"1.0\"?><svg/>", NotAPicture);
    expect("a PDF", "%PDF-1.7\n", NotAPicture);
    expect("an icon", QByteArray::fromHex("00000100010010100000"), NotAPicture);
    expect("XPM, a program's text", "/* XPM */ static char *a[] = {\"1 1 1 1\"};", NotAPicture);
    expect("TIFF", QByteArray::fromHex("49492a0008000000"), NotAPicture);
    expect("a pixel", pictureOf({1, 1}), Tracker);
    expect("a pixel that moves", gifOf({1, 1}, 2), Tracker);
    expect("two by two", pictureOf({2, 2}), Tracker);
    expect("a line", pictureOf({600, 1}), Tracker);
    expect("a header and no more", pictureOf({64, 48}).left(12), Broken);
    expect("a JPEG's first bytes", QByteArray("\xff\xd8\xff\xe0", 4), Broken);
    expect("a GIF's first bytes", "GIF89a", Broken);
    expect("100 megapixels, JPEG", jpegThatSays({10'000, 10'000}), TooLarge);
    expect("a bomb, PNG", pngBomb({30'000, 30'000}, 10), TooLarge);
    expect("a ribbon", pngBomb({40'000, 20}, 1), TooLarge);
    expect("30 megapixels, PNG", pngBomb({6'000, 5'000}, 1), TooLarge);
    expect("a JPEG of a thousand scans", jpegOfScans(1'000), TooLarge);
    expect("a GIF's header that says 65,535 squared", QByteArray("GIF89a") + QByteArray::fromHex("ffffffff810000"),
           Broken);
}

void PictureTest::what_is_not_shown_is_refused()
{
    QFETCH(QByteArray, bytes);
    const PictureFile file = readPicture(bytes);
    QTEST(file.facts.refusal, "refusal");
    QVERIFY(decodedPicture(file, {}).isNull());
}

void PictureTest::pictures_are_decoded_to_what_is_asked_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QSize>("within");
    QTest::addColumn<QSize>("size");
    const QByteArray wide = pictureOf({1'200, 800}, "jpeg");
    QTest::newRow("smaller") << wide << QSize(600, 10'000) << QSize(600, 400);
    QTest::newRow("never larger") << wide << QSize(4'000, 4'000) << QSize(1'200, 800);
    QTest::newRow("as it is") << wide << QSize() << QSize(1'200, 800);
    QTest::newRow("by its height") << wide << QSize(1'000, 80) << QSize(120, 80);
    QTest::newRow("a tall one") << pictureOf({20, 2'000}) << QSize(10, 100'000) << QSize(10, 1'000);
    QTest::newRow("a moving one") << gifOf({60, 40}, 3) << QSize(30, 30) << QSize(30, 20);
}

void PictureTest::pictures_are_decoded_to_what_is_asked()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QSize, within);
    const QImage image = decodedPicture(readPicture(bytes), within);
    QTEST(image.size(), "size");
    QCOMPARE(image.devicePixelRatio(), 1.0);
}

void PictureTest::a_turned_photograph_stands_upright()
{
    QByteArray photograph = pictureOf({80, 40}, "jpeg");
    // What a telephone writes: "turn it by a quarter".
    const QByteArray exif = QByteArray("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", 32);
    photograph.insert(2, QByteArray("\xff\xe1", 2) + char(0) + char(exif.size() + 2) + exif);
    const PictureFile file = readPicture(photograph);
    QCOMPARE(file.facts.size, QSize(40, 80));
    QCOMPARE(decodedPicture(file, {}).size(), QSize(40, 80));
    QCOMPARE(decodedPicture(file, {20, 1'000}).size(), QSize(20, 40));
}

void PictureTest::broken_bodies_give_no_picture_and_no_word_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray png = pictureOf({64, 48});
    QTest::newRow("PNG cut after its header") << png.left(45);
    png[60] = char(~png[60]);
    QTest::newRow("PNG whose data are damaged") << png;
    QTest::newRow("PNG with rows missing") << pngBomb({300, 300}, 3);
    QTest::newRow("BMP cut after its header") << pictureOf({64, 48}, "bmp").left(54);
}

void PictureTest::broken_bodies_give_no_picture_and_no_word()
{
    QFETCH(QByteArray, bytes);
    const QImage image = decodedPicture(readPicture(bytes), {});
    QVERIFY(image.isNull() || image.size().width() <= 300);
}

void PictureTest::a_hundred_megapixels_are_never_in_memory()
{
    const auto peak = [] {
        rusage use{};
        getrusage(RUSAGE_SELF, &use);
        return use.ru_maxrss / 1024;
    };
    (void)decodedPicture(readPicture(pictureOf({400, 300}, "jpeg")), {});
    const auto before = peak();
    for (const QByteArray &bytes :
         {jpegThatSays({10'000, 10'000}), pngBomb({12'000, 9'000}, 2), jpegThatSays({7'000, 5'500}), jpegOfScans(90),
          pngBomb({4'900, 4'800}, 2), QByteArray("GIF89a\xff\xff\xff\xff", 10) + gifOf({64, 48}, 2).mid(10)})
        (void)decodedPicture(readPicture(bytes), {1'400, 100'000});
    qInfo("%ld MB more than before", peak() - before);
    QCOMPARE_LE(peak() - before, 250);
}

void PictureTest::any_damage_is_survived()
{
    quint32 seed = 1;
    const auto random = [&seed] { return seed = seed * 1'664'525 + 1'013'904'223, seed >> 8; };
    const int rounds =
        qEnvironmentVariableIntValue("NEWSBOARD_ROUNDS") > 0 ? qEnvironmentVariableIntValue("NEWSBOARD_ROUNDS") : 150;
    for (const QByteArray &good :
         {pictureOf({40, 30}), pictureOf({40, 30}, "jpeg"), pictureOf({40, 30}, "bmp"), gifOf({40, 30}, 3)}) {
        for (int round = 0; round < rounds; ++round) {
            QByteArray bad = good;
            for (int i = 0; i < 1 + int(random() % 6); ++i)
                bad[qsizetype(random() % bad.size())] = char(random());
            if (round % 5 == 0) bad.truncate(random() % bad.size());
            const PictureFile file = readPicture(bad);
            const QImage image = decodedPicture(file, {64, 64});
            QVERIFY(image.width() <= 64 && image.height() <= 64);
        }
    }
}

QTEST_GUILESS_MAIN(PictureTest)
#include "tst_picture.moc"
