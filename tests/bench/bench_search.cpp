// Searching and storing at the size of a large cache: bench_search [--in FOLDER] [--first] [ROWS…], 100,000 rows where
// none are named; with --first no more than the first rows of each query is asked for. Release builds only. Prints one
// table for each size, each figure beside its limit and beside what the same machine does, in the same run, without any
// of this: SQLite through its C API, a linear scan. Times are on the clock; "cpu" is the whole process's processor
// time, which other programs disturb less. With --in the cache is kept in a folder, and used again by the next run of
// that size.

#include "app/search/hangul.h"
#include "app/store/store.h"
#include "tests/bench/corpus.h"
#include "tests/bench/figures.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QThread>

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <deque>
#include <map>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

const QDateTime kNow(QDate(2025, 2, 24), QTime(17, 0), Qt::UTC);
constexpr int kQueries = 1000;
/// So many rows are stored in small pages, to measure that.
constexpr int kInSmallPages = 10'000;
constexpr size_t kArticlesUnderWay = 16;
constexpr int kPauseMs = 1000;

template<typename T> T got(const QFuture<Result<T>> &future)
{
    const Result<T> result = future.result();
    if (!result.ok()) qFatal("%s", qPrintable(errorText(result.error())));
    return result.value();
}

double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

struct Spent {
    double seconds = 0;
    double cpu = 0;
};

/// Stores pages of `batch` rows each, each page waiting for the one before; making them is not counted.
class Filling {
public:
    Filling(Store &store, const Corpus &corpus) : m_store(store), m_corpus(corpus)
    {
        for (int i = 0; i < Corpus::kBoards; ++i) {
            Board board;
            board.name = u"게시판 %1"_s.arg(i + 1);
            board.url = QUrl(u"https://board%1.example/news"_s.arg(i));
            m_boards.append(got(store.addBoard(board, board.name)).id);
        }
        for (qint64 row = 0; row < corpus.rows(); ++row)
            m_rowsOf[corpus.boardOf(row)].push_back(row);
    }

    void headlines()
    {
        for (auto &[board, rows] : m_rowsOf) {
            size_t at = 0;
            const bool small = board == 0;
            while (at < rows.size()) {
                const bool inSmallPage = small && m_small < std::min<qint64>(kInSmallPages, m_corpus.rows() / 10);
                const size_t count = std::min(rows.size() - at, size_t(inSmallPage ? 20 : 1000));
                ListPage page;
                page.page = 2; // Back-fill: it says nothing of what is newer.
                for (size_t i = at + count; i-- > at;)
                    page.rows.append(m_corpus.headline(rows[i]));
                for (const Headline &row : std::as_const(page.rows))
                    m_textBytes += row.title.toUtf8().size() + row.author.toUtf8().size();
                Spent &spent = inSmallPage ? m_smallSpent : m_largeSpent;
                timed(&spent, [&] { got(m_store.applyPage(m_boards[board], page, kNow)); });
                (inSmallPage ? m_small : m_large) += qint64(count);
                at += count;
            }
        }
    }

    /// As a prefetch hands them over: some wait while one is written.
    void articles()
    {
        std::deque<QFuture<Result<Applied>>> waiting;
        for (auto &[board, rows] : m_rowsOf) {
            for (const qint64 row : rows) {
                if (!m_corpus.hasArticle(row)) continue;
                const Article article = m_corpus.article(row);
                m_textBytes += article.text.toUtf8().size();
                ++m_articles;
                timed(&m_articleSpent, [&] {
                    waiting.push_back(m_store.applyArticle(m_boards[board], article, kNow));
                    if (waiting.size() < kArticlesUnderWay) return;
                    (void)got(waiting.front());
                    waiting.pop_front();
                });
            }
        }
        timed(&m_articleSpent, [&] {
            for (const auto &answer : waiting)
                (void)got(answer);
        });
    }

    void tell() const
    {
        report(u"stored with index, 20 to a page"_s, double(m_small) / m_smallSpent.seconds, "rows/s", 5000,
               Bound::AtLeast);
        report(u"… for each second of the processor"_s, double(m_small) / m_smallSpent.cpu, "rows");
        report(u"stored with index, 1,000 to a page"_s, double(m_large) / m_largeSpent.seconds, "rows/s", 20'000,
               Bound::AtLeast);
        report(u"… for each second of the processor"_s, double(m_large) / m_largeSpent.cpu, "rows");
        report(u"pieces of the index put together behind it, cpu"_s, m_mergeSpent.cpu, "s");
        report(u"articles of 250 words stored with index"_s, double(m_articles) / m_articleSpent.seconds, "1/s");
        report(u"… for each second of the processor"_s, double(m_articles) / m_articleSpent.cpu, "1");
    }

    /// As is done behind the window once nothing more comes.
    void merge()
    {
        timed(&m_mergeSpent, [&] {
            while (got(m_store.mergeIndexSome())) {
            }
        });
    }

    double textBytes() const { return double(m_textBytes); }
    BoardId board(int place) const { return m_boards[place]; }

private:
    template<typename Work> static void timed(Spent *spent, Work work)
    {
        const double cpu = cpuSeconds();
        QElapsedTimer time;
        time.start();
        work();
        spent->seconds += double(time.nsecsElapsed()) / 1e9;
        spent->cpu += cpuSeconds() - cpu;
    }

    Store &m_store;
    const Corpus &m_corpus;
    QList<BoardId> m_boards;
    std::map<int, std::vector<qint64>> m_rowsOf;
    qint64 m_small = 0;
    qint64 m_large = 0;
    qint64 m_articles = 0;
    Spent m_smallSpent;
    Spent m_largeSpent;
    Spent m_articleSpent;
    Spent m_mergeSpent;
    qint64 m_textBytes = 0;
};

/// What a person types, of one kind.
struct Typed {
    QString text;
    qsizetype composingFrom = -1;
};

QString initialsOf(const QString &word)
{
    QString initials;
    for (const QChar c : word)
        initials += isSyllable(c.unicode()) ? QChar(jamoOfInitial(splitSyllable(c.unicode()).initial)) : c;
    return initials;
}

/// A run of 1 to `most` characters of a word of some headline.
QString part(QRandomGenerator &random, const Corpus &corpus, int most)
{
    const QStringList words = corpus.headline(qint64(random.bounded(double(corpus.rows())))).title.split(u' ');
    const QString word = words[random.bounded(int(words.size()))];
    const int begin = random.bounded(int(word.size()));
    return word.mid(begin, 1 + random.bounded(most));
}

const QStringList kKinds{u"1 to 8 syllables"_s, u"one syllable"_s,   u"common words"_s, u"two words"_s,
                         u"composing"_s,        u"a lone jamo"_s,    u"초성"_s,         u"shorthand"_s,
                         u"is:unread"_s,        u"a quoted phrase"_s};

Typed typed(int kind, QRandomGenerator &random, const Corpus &corpus)
{
    static const QStringList jamo{u"ㄱ"_s, u"ㄴ"_s, u"ㅁ"_s, u"ㅅ"_s, u"ㅇ"_s, u"ㅈ"_s, u"ㅎ"_s};
    static const QStringList shorthand{u"미국"_s, u"중국"_s, u"일본"_s, u"북한"_s, u"한국"_s, u"여당"_s, u"야당"_s};
    switch (kind) {
    case 0:
        return {part(random, corpus, 8), -1};
    case 1:
        return {part(random, corpus, 1), -1};
    case 2:
        return {corpus.word(random.bounded(30)), -1};
    case 3:
        return {part(random, corpus, 3) + u' ' + part(random, corpus, 3), -1};
    case 4: {
        QString text = part(random, corpus, 3);
        const char16_t last = text.back().unicode();
        if (isSyllable(last)) {
            Syllable open = splitSyllable(last);
            open.final = 0;
            text.back() = random.bounded(2) ? QChar(open.character()) : QChar(jamoOfInitial(open.initial));
        }
        return {text, text.size() - 1};
    }
    case 5:
        return {jamo[random.bounded(int(jamo.size()))], random.bounded(2) ? 0 : -1};
    case 6:
        return {initialsOf(part(random, corpus, 4)), -1};
    case 7:
        return {shorthand[random.bounded(int(shorthand.size()))], -1};
    case 8:
        return {part(random, corpus, 4) + u" is:unread"_s, -1};
    default: {
        const QStringList words = corpus.headline(qint64(random.bounded(double(corpus.rows())))).title.split(u' ');
        return {u'"' + words[1] + u' ' + words[2] + u'"', -1};
    }
    }
}

/// The kind that the table of all does not count.
constexpr int kPhrase = 9;

struct Figures {
    double first99 = 0;
    double count99 = 0;
};

/// The very first search after the start, of all boards and of one, and the pause in which a person types on.
void beginSearching(Store &store, const Corpus &corpus, const QueryContext &context, BoardId largest)
{
    for (const BoardId board : {0, largest}) {
        QElapsedTimer time;
        time.start();
        const double cpu = cpuSeconds();
        (void)got(store.search({parseQuery(corpus.word(20), context), board, SearchOrder::Newest, 50}).first);
        report(board == 0 ? u"the first search after opening, all boards"_s : u"the first search of one board"_s,
               double(time.nsecsElapsed()) / 1e6, "ms");
        QThread::msleep(kPauseMs);
        report(u"… and what is made ready behind it, cpu"_s, (cpuSeconds() - cpu) * 1000, "ms");
    }
}

Figures searches(Store &store, const Corpus &corpus, BoardId largest, bool onlyFirst)
{
    QueryContext context;
    context.now = kNow;
    context.zone = QTimeZone("Asia/Seoul");
    context.shorthand = Shorthand::builtIn();
    beginSearching(store, corpus, context, largest);
    QRandomGenerator random(1);
    std::vector<double> first;
    std::vector<double> count;
    std::vector<double> firstCpu;
    std::vector<double> countCpu;
    std::map<int, std::vector<double>> ofKind;
    std::map<int, std::vector<double>> countOfKind;
    double most = 0;
    QString slowest;
    qint64 hits = 0;
    const double cpu = cpuSeconds();
    for (int i = 0; i < kQueries; ++i) {
        const int kind = i % int(kKinds.size());
        const Typed text = typed(kind, random, corpus);
        const BoardId board = (i / int(kKinds.size())) % 2 ? largest : 0;
        QElapsedTimer time;
        time.start();
        const double cpuBefore = cpuSeconds();
        context.composingFrom = text.composingFrom;
        const SearchAnswers answers = store.search({parseQuery(text.text, context), board, SearchOrder::Newest, 50});
        (void)got(answers.first);
        const double ms = double(time.nsecsElapsed()) / 1e6;
        const double cpuFirst = cpuSeconds();
        if (onlyFirst) {
            store.cancelSearch();
            (void)answers.all.result();
        }
        hits += onlyFirst ? 0 : got(answers.count);
        const double counted = double(time.nsecsElapsed()) / 1e6;
        const double cpuCounted = cpuSeconds();
        if (!onlyFirst) (void)got(answers.all);
        // A phrase with a space is looked at row by row: it is shown by itself.
        if (kind != kPhrase) {
            first.push_back(ms);
            count.push_back(counted - ms);
            firstCpu.push_back((cpuFirst - cpuBefore) * 1000);
            countCpu.push_back((cpuCounted - cpuFirst) * 1000);
        }
        ofKind[kind].push_back((cpuFirst - cpuBefore) * 1000);
        countOfKind[kind].push_back((cpuCounted - cpuFirst) * 1000);
        if (kind != kPhrase && ms > most) {
            most = ms;
            slowest = text.text;
        }
    }
    const double each = (cpuSeconds() - cpu) * 1000 / kQueries;
    std::printf("  load after the searches %s\n", machineLoad().constData());
    for (int kind = 0; kind < kKinds.size(); ++kind)
        report(u"  %1: first rows, cpu, 99 % (median %2; count %3)"_s.arg(kKinds[kind])
                   .arg(percentile(ofKind[kind], 0.5), 0, 'f', 2)
                   .arg(percentile(countOfKind[kind], 0.99), 0, 'f', 1),
               percentile(ofKind[kind], 0.99), "ms");
    const Figures figures{percentile(first, 0.99), percentile(count, 0.99)};
    report(u"a keystroke's first 50 rows, 99 % of 1,000"_s, figures.first99, "ms", 16);
    report(u"… of the processor"_s, percentile(firstCpu, 0.99), "ms", 16);
    report(u"… median"_s, percentile(first, 0.5), "ms");
    report(u"… the slowest (%1)"_s.arg(slowest), most, "ms");
    report(u"exact count after them, 99 %"_s, figures.count99, "ms", 50);
    report(u"… of the processor"_s, percentile(countCpu, 0.99), "ms", 50);
    report(u"… median"_s, percentile(count, 0.5), "ms");
    report(u"everything of a search, all keys in order, cpu"_s, each, "ms");
    report(u"hits of a query on average"_s, double(hits) / kQueries, "");
    return figures;
}

/// What the machine does without any of this.
void bare(const QString &file, const Corpus &corpus, BoardId largest)
{
    sqlite3 *handle = nullptr;
    if (sqlite3_open_v2(file.toUtf8().constData(), &handle, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) return;
    const auto timed = [&](const QString &what, const QByteArray &sql) {
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(handle, sql.constData(), int(sql.size()), &statement, nullptr);
        double best = 1e9;
        for (int i = 0; i < 3; ++i) {
            QElapsedTimer time;
            time.start();
            while (sqlite3_step(statement) == SQLITE_ROW) {
            }
            sqlite3_reset(statement);
            best = std::min(best, double(time.nsecsElapsed()) / 1e6);
        }
        sqlite3_finalize(statement);
        report(what, best, "ms");
    };
    const qint64 end = makeKey(largest + 1, 0);
    timed(u"bare SQLite: newest 50 rows of the largest board"_s,
          "SELECT key, title, author FROM headlines WHERE key < " + QByteArray::number(end) +
              " ORDER BY key DESC LIMIT 50");
    timed(u"bare SQLite: a scan of all titles for a word (LIKE)"_s,
          "SELECT count(*) FROM headlines WHERE title LIKE '%" + corpus.word(40).toUtf8() + "%'");
    sqlite3_close(handle);
}

Figures run(qint64 rows, const QString &kept, bool onlyFirst)
{
    std::printf("\n%lld headlines, %lld articles; load %s\n", static_cast<long long>(rows),
                static_cast<long long>(Corpus::articlesOf(rows)), machineLoad().constData());
    const QTemporaryDir temporary;
    const QString folder = kept.isEmpty() ? temporary.path() : QDir(kept).filePath(QString::number(rows));
    const bool isThere = QFile::exists(QDir(folder).filePath(u"newsboard.sqlite"_s));
    const Corpus corpus(rows);
    auto store = Store::open(folder).value();
    BoardId largest = got(store->boards()).isEmpty() ? 0 : got(store->boards()).first().id;
    if (!isThere) {
        Filling filling(*store, corpus);
        filling.headlines();
        filling.articles();
        filling.merge();
        largest = filling.board(0);
        got(store->markAllRead(filling.board(1)));
        filling.tell();
        store.reset(); // Closing writes the journal back.
        const double size = double(QFile(QDir(folder).filePath(u"newsboard.sqlite"_s)).size());
        report(u"text (titles, authors, bodies)"_s, filling.textBytes() / 1e6, "MB");
        report(u"file, as a multiple of the text"_s, size / filling.textBytes(), "x", 2.5);
        store = Store::open(folder).value();
    } else {
        // Of another version of the program it may have another index.
        while (got(store->buildIndexSome()).more) {
        }
        while (got(store->mergeIndexSome())) {
        }
    }
    const Figures figures = searches(*store, corpus, largest, onlyFirst);
    report(u"in memory after it, without a window"_s, residentMb("VmRSS"), "MB", 90);
    report(u"… at most, with the making of the corpus"_s, residentMb("VmHWM"), "MB");
    bare(store->fileName(), corpus, largest);
    return figures;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments().sliced(1);
    QString folder;
    if (arguments.size() >= 2 && arguments[0] == "--in"_L1) {
        folder = arguments[1];
        arguments.remove(0, 2);
    }
    const bool onlyFirst = arguments.removeAll(u"--first"_s) > 0;
    if (arguments.isEmpty()) arguments.append(u"100000"_s);
    std::vector<std::pair<qint64, Figures>> all;
    for (const QString &rows : std::as_const(arguments))
        all.emplace_back(rows.toLongLong(), run(rows.toLongLong(), folder, onlyFirst));
    if (all.size() < 2) return 0;
    std::printf("\nfrom %lld to %lld headlines\n", static_cast<long long>(all.front().first),
                static_cast<long long>(all.back().first));
    report(u"growth of a keystroke's first 50 rows, 99 %"_s, all.back().second.first99 / all.front().second.first99,
           "x", 2);
    report(u"growth of the exact count, 99 %"_s, all.back().second.count99 / all.front().second.count99, "x", 2);
    return 0;
}
