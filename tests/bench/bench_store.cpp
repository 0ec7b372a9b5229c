// How fast the cache stores, lists and marks: bench_store [ROWS]. Release builds only. Beside the time on the clock
// stands what it cost of the processor, all threads together, which a busy machine leaves as it is.

#include "app/store/row_reader.h"
#include "app/store/store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

const QDateTime kNow(QDate(2025, 2, 24), QTime(5, 0), Qt::UTC);

/// A title of eight words, as the baselines' corpus has them.
QString title(QRandomGenerator &random)
{
    QString text;
    for (int word = 0; word < 8; ++word) {
        if (word > 0) text += u' ';
        const int syllables = 1 + random.bounded(4);
        for (int i = 0; i < syllables; ++i)
            text += QChar(char16_t(0xAC00 + random.bounded(11172)));
    }
    return text;
}

ListPage page(int newest, int rows, QRandomGenerator &random)
{
    ListPage list;
    for (int id = newest; id > newest - rows; --id) {
        Headline headline;
        headline.id = QString::number(id);
        headline.number = id;
        headline.title = title(random);
        headline.author = u"새벽통신"_s;
        headline.posted = PostedTime::moment(QDate(2020, 1, 1).addDays(id / 200), QTime(id % 24, id % 60), 9 * 3600);
        headline.comments = id % 7;
        headline.views = id % 1000;
        headline.url = QUrl(u"https://example.kr/index.php?mid=news&document_srl=%1"_s.arg(id));
        list.rows.append(headline);
    }
    return list;
}

template<typename T> T got(QFuture<Result<T>> future)
{
    const Result<T> result = future.result();
    if (!result.ok()) qFatal("%s", qPrintable(errorText(result.error())));
    return result.value();
}

Board board(const QString &name)
{
    Board made;
    made.name = name;
    made.url = QUrl(u"https://example.kr/"_s + name);
    return made;
}

double cpuMs()
{
    return double(std::clock()) * 1000.0 / CLOCKS_PER_SEC;
}

void report(const char *what, double value, const char *unit)
{
    std::printf("%-44s %10.3f %s\n", what, value, unit);
    std::fflush(stdout);
}

/// Stores `rows` headlines, `batch` to a page, each page waiting for the one before, or all of them at once.
void stored(const char *what, Store &store, BoardId id, int from, int rows, int batch, bool together)
{
    QRandomGenerator random(7);
    QList<ListPage> pages;
    for (int newest = from + batch; newest <= from + rows; newest += batch)
        pages.append(page(newest, batch, random));
    QElapsedTimer time;
    time.start();
    const double cpu = cpuMs();
    QList<QFuture<Result<Applied>>> answers;
    for (const ListPage &list : std::as_const(pages)) {
        answers.append(store.applyPage(id, list, kNow));
        if (!together) got(answers.last());
    }
    for (const auto &answer : std::as_const(answers))
        got(answer);
    report(what, rows * 1000.0 / double(std::max(time.elapsed(), qint64(1))), "rows/s");
    report("  …", rows * 1000.0 / (cpuMs() - cpu), "rows a second of the processor");
}

/// The median and the 99th of a hundred of 1,000 runs, in ms.
template<typename Run> void timed(const char *what, Run run)
{
    QList<double> times;
    const double cpu = cpuMs();
    for (int i = 0; i < 1000; ++i) {
        QElapsedTimer time;
        time.start();
        run(i);
        times.append(double(time.nsecsElapsed()) / 1e6);
    }
    const double each = (cpuMs() - cpu) / 1000;
    std::sort(times.begin(), times.end());
    report(what, times[500], "ms, median of 1,000");
    report("  …", times[990], "ms, 99 %");
    report("  …", each, "ms of the processor");
}

template<typename Run> void once(const char *what, Run run)
{
    QElapsedTimer time;
    time.start();
    const double cpu = cpuMs();
    run();
    report(what, double(time.nsecsElapsed()) / 1e6, "ms");
    report("  …", cpuMs() - cpu, "ms of the processor");
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int rows = argc > 1 ? atoi(argv[1]) : 200'000;
    const QTemporaryDir folder;
    auto store = Store::open(folder.path()).value();
    const BoardId small = got(store->addBoard(board(u"small"_s), u"small"_s)).id;
    const BoardId id = got(store->addBoard(board(u"news"_s), u"news"_s)).id;

    stored("stored, 20 to a page, one by one", *store, small, 0, 10'000, 20, false);
    stored("stored, 20 to a page, queued", *store, small, 10'000, 20'000, 20, true);
    stored("stored, 1,000 to a page, one by one", *store, id, 0, rows, 1000, false);
    QRandomGenerator random(7);
    const ListPage again = page(20, 20, random);
    timed("an idle page of 20, written", [&](int) { got(store->applyPage(small, again, kNow)); });

    auto reader = RowReader::open(store->fileName()).value();
    const View all{id};
    KeyList keys;
    once("keys of the whole board", [&] { keys = got(store->keys(all)); });
    QRandomGenerator places(1);
    timed("50 rows by their keys, anywhere", [&](int) {
        const auto from = places.bounded(int(keys.size()) - 50);
        if (reader->rows(keys.mid(from, 50)).size() != 50) qFatal("rows are missing");
    });
    timed("first 50 keys of a board", [&](int) { reader->firstKeys(all, 50); });
    timed("first 50 keys of all boards", [&](int) { reader->firstKeys(View{}, 50); });
    timed("first 50 unread keys", [&](int) { reader->firstKeys(View{id, View::Filter::Unread}, 50); });
    timed("the key of a number", [&](int i) { reader->keyOfNumber(id, i * 7 + 1); });
    ListQuery query;
    query.board = id;
    query.limit = 50;
    timed("list of 50", [&](int) { got(store->list(query)); });
    once("keys of all boards", [&] { got(store->keys(View{})); });
    once("keys sorted by title", [&] { got(store->keys({id, View::Filter::All, View::Column::Title, true})); });
    once("keys sorted by views", [&] { got(store->keys({id, View::Filter::All, View::Column::Views, false})); });
    QList<Key> marked;
    once("mark all read", [&] { marked = got(store->markAllRead(id)).states; });
    once("… and back", [&] { got(store->setState(marked, {false, {}})); });
    once("closing", [&] { store.reset(); });
    report("size", double(QFile(folder.filePath(u"newsboard.sqlite"_s)).size()) / double(rows + 30'000), "bytes a row");
    once("opening", [&] { store = Store::open(folder.path()).value(); });
    return 0;
}
