// The fuzzers' targets on changed samples, the same ones on every run: a second each here, as long as NEWSBOARD_FUZZ
// says (in seconds) by hand, from the sample of the number NEWSBOARD_FUZZ_FROM on. What breaks a rule ends the program
// after its number was said.

#include "tests/fuzz/mutation.h"
#include "tests/fuzz/targets.h"
#include "tests/support/board_pages.h"
#include "tests/support/hostile_html.h"
#include "tests/support/sample_pictures.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QTest>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <limits>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

using Target = void (*)(const QByteArray &);

/// The sample at hand, for the handler below.
int at = 0;

void runTarget(Target target, const QByteArray &bytes, int number)
{
    at = number;
    std::signal(SIGABRT, [](int) {
        std::fprintf(stderr, "broken by sample %d\n", at);
        std::_Exit(1);
    });
    target(bytes);
}

QList<QByteArray> vectors()
{
    QList<QByteArray> all;
    for (const HostileHtml &vector : hostileHtml("http://127.0.0.1:1"))
        all.append(vector.bytes);
    return all;
}

/// The pages of the parser's own tests, and an invented board's.
QList<QByteArray> pages()
{
    QList<QByteArray> all;
    QDirIterator files(QStringLiteral(NEWSBOARD_SOURCE "/tests/parse"), {u"*.html"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly)) all.append(file.readAll());
    }
    std::sort(all.begin(), all.end());
    for (const auto program : {InventedBoard::Program::Rhymix, InventedBoard::Program::Gnuboard}) {
        const InventedBoard board = inventedBoard(program);
        all.append(board.listPage(1));
        all.append(board.articlePage(board.posts.first().id));
    }
    return all;
}

QList<QByteArray> pictures()
{
    return {pictureOf({40, 30}), pictureOf({40, 30}, "jpeg"), pictureOf({40, 30}, "bmp"), gifOf({40, 30}, 3)};
}

/// Each kind of feed, small.
QList<QByteArray> feeds()
{
    return {
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>뉴스</title><item><title>항로 &amp; 협의</title>"
        "<link>https://board.example/news/46577</link><guid isPermaLink=\"false\">46577</guid><dc:creator>나하늘"
        "</dc:creator><pubDate>Mon, 24 Feb 2025 08:12:00 +0900</pubDate></item><item><title>둘째</title>"
        "<link>/news/46576</link></item></channel></rss>",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>뉴스</title>"
        "<entry><id>urn:1</id><title type=\"html\">&lt;b&gt;항로&lt;/b&gt;</title><link href=\"/news/1\"/>"
        "<updated>2025-02-24T08:12:00+09:00</updated><author><name>나하늘</name></author></entry></feed>",
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\">"
        "<item rdf:about=\"https://board.example/1\"><title>항로</title><link>https://board.example/1</link></item>"
        "</rdf:RDF>",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"뉴스\",\"items\":[{\"id\":1,"
        "\"url\":\"https://board.example/1\",\"title\":\"항로\",\"date_published\":\"2025-02-24T08:12:00+09:00\","
        "\"authors\":[{\"name\":\"나하늘\"}]},{\"id\":\"2\",\"content_text\":\"둘째\"}]}"};
}

QList<QByteArray> dates()
{
    return {"2025.02.24",
            "25-02-24 13:05",
            "02.24",
            "13:05",
            "3분 전",
            "어제 08:12",
            "작성일 : 2025년 2월 24일 오후 1:05 조회 12",
            "今日 19:48",
            "2012 年 1 月 3 日(火) 6:30",
            "Sat Dec 06, 2008 5:47 am",
            "Gestern, 17:53 Uhr",
            "Ven 13 Déc 2013",
            "17 分钟前",
            "2025-02-24T08:12:00+09:00",
            "Mon, 24 Feb 2025 08:12:00 GMT",
            "01/02/2015\n26/02/03\n13/12/2014"};
}

/// Behind two bytes that say how they are typed.
QList<QByteArray> queries()
{
    return {"  해운동맹 항로",
            "\x01\x03제목:항로 OR 글쓴이:\"나하늘\" -사설",
            "\x0f\x02title:(a OR b) is:unread after:2025-02 before:7d",
            "( 미국 日 ㄹㅅㅇ number:46000..46999",
            "\x03\x05상태:안읽음 있음:사진 이후:어제 날짜:3주 board:뉴스 label:",
            "  \"닫히지 않은 (( ) OR OR - tag:"};
}

} // namespace

class FuzzTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(u"qt.gui.imageio*=false"_s); }
    void rules_hold_for_any_bytes_data();
    void rules_hold_for_any_bytes();
};

void FuzzTest::rules_hold_for_any_bytes_data()
{
    QTest::addColumn<int>("target");
    QTest::addColumn<QList<QByteArray>>("samples");
    QTest::newRow("cleaner, vectors") << 0 << vectors();
    QTest::newRow("cleaner, pages") << 0 << pages();
    QTest::newRow("lists and articles") << 1 << pages();
    QTest::newRow("charsets") << 2 << pages();
    QTest::newRow("pictures") << 3 << pictures();
    QTest::newRow("feeds") << 4 << feeds();
    QTest::newRow("dates") << 5 << dates();
    QTest::newRow("queries") << 6 << queries();
}

void FuzzTest::rules_hold_for_any_bytes()
{
    QFETCH(int, target);
    static constexpr std::array<Target, 7> kTargets{fuzzSanitizer, fuzzPage, fuzzCharset, fuzzPicture,
                                                    fuzzFeed,      fuzzDate, fuzzQuery};
    QFETCH(QList<QByteArray>, samples);
    QVERIFY(!samples.isEmpty());
    const Mutation mutation(samples);
    const int seconds = qEnvironmentVariableIntValue("NEWSBOARD_FUZZ");
    const int most = seconds > 0 ? std::numeric_limits<int>::max() : 150;
    const int from = qEnvironmentVariableIntValue("NEWSBOARD_FUZZ_FROM");
    QElapsedTimer time;
    time.start();
    qint64 slowest = 0;
    int number = from;
    for (; number < from + most; ++number) {
        QElapsedTimer lap;
        lap.start();
        runTarget(kTargets[size_t(target)], mutation.bytes(quint32(number)), number);
        slowest = std::max(slowest, lap.elapsed());
        if (seconds > 0 && time.elapsed() > seconds * 1'000) break;
    }
    qInfo("%d samples, the slowest took %lld ms", number - from, slowest);
}

QTEST_GUILESS_MAIN(FuzzTest)
#include "tst_fuzz.moc"
