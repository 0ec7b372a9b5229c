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
}

void FuzzTest::rules_hold_for_any_bytes()
{
    QFETCH(int, target);
    static constexpr std::array<Target, 4> kTargets{fuzzSanitizer, fuzzPage, fuzzCharset, fuzzPicture};
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
