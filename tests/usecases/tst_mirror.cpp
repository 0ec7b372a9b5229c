// The cache as a mirror: after any history of a board, with any fault on the way, a refresh that ends well leaves the
// cache with exactly the server's rows and numbers, for a few requests. NEWSBOARD_HISTORIES sets how many histories.

#include "tests/support/board_pages.h"
#include "tests/usecases/house.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

using Program = InventedBoard::Program;

namespace {

using Printed = QList<std::pair<QString, qint64>>;

/// What one list has and the other has not, on both sides.
QString differenceOf(const Printed &held, const Printed &expected)
{
    QStringList words;
    for (const auto &row : held) {
        if (!expected.contains(row)) words.append(u"cache %1:%2"_s.arg(row.second).arg(row.first));
    }
    for (const auto &row : expected) {
        if (!held.contains(row)) words.append(u"server %1:%2"_s.arg(row.second).arg(row.first));
    }
    return words.join(u", "_s);
}

/// What may happen to one request of a refresh.
enum class Trouble : quint8 { None, Drop, Cut, ServerFault, TooMany, Login, Empty, Half, OtherBoard, Stale };
constexpr int kTroubles = 10;

const QByteArray kLogin = "<html><body><form method=post action=/login><input name=user_id><input type=password "
                          "name=pw><button>로그인</button></form><p>로그인이 필요합니다.</p></body></html>";

} // namespace

class MirrorTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void random_histories_end_in_the_same_rows();
    void one_deletion_among_two_thousand_pages_costs_few_requests();
    void a_burst_of_pages_costs_one_request_more_and_idling_one();

private:
    static Printed held(House &house, BoardId id, bool withGone = false)
    {
        Printed rows;
        for (const HeadlineRow &row : house.list(id)) {
            if (row.headline.flags.testFlag(Flag::Notice) || (row.isGone() && !withGone)) continue;
            rows.append({row.headline.id, row.headline.number.value_or(0)});
        }
        return rows;
    }
    void history(quint32 seed);
};

void MirrorTest::history(quint32 seed)
{
    QRandomGenerator random(seed);
    House house;
    const Program program = random.bounded(2) == 0 ? Program::Rhymix : Program::Gnuboard;
    InventedBoard board = inventedBoard(program, 30 + random.bounded(90));
    board.counts = true;
    board.perPage = 6 + random.bounded(4);
    InventedBoard stale = board;
    InventedBoard other = inventedBoard(program == Program::Rhymix ? Program::Gnuboard : Program::Rhymix, 30);

    Trouble trouble = Trouble::None;
    int troubled = 0; // The request that meets it.
    int asked = 0;
    house.server.routeOthers([&](const QString &path) {
        if (++asked != troubled) return board.answer(path);
        Response answer = board.answer(path);
        switch (trouble) {
        case Trouble::None:
            return answer;
        case Trouble::Drop:
            return Response::broken(Response::Fault::CloseAtOnce);
        case Trouble::Cut:
            return Response::broken(Response::Fault::CloseMidBody, answer.body);
        case Trouble::ServerFault:
            return Response::withStatus(500);
        case Trouble::TooMany:
            return Response::withStatus(429);
        case Trouble::Login:
            return Response::page(kLogin);
        case Trouble::Empty:
            return InventedBoard(program).answer(path);
        case Trouble::Half: {
            InventedBoard half = board;
            for (qsizetype i = half.posts.size() - 1; i >= 0; i -= 2)
                half.posts.removeAt(i);
            half.counts = false;
            for (Post &post : half.posts) {
                for (const auto &[id, number] : board.printed()) {
                    if (id.toInt() == post.id) post.number = int(number);
                }
            }
            return half.answer(path);
        }
        case Trouble::OtherBoard:
            return Response::page(other.listPage(1));
        case Trouble::Stale:
            return stale.answer(path);
        }
        Q_UNREACHABLE();
    });
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    const Result<RefreshReport> whole = house.refresh(id, {board.pages() + 1});
    QVERIFY2(whole.ok(), whole.ok() ? "" : qPrintable(errorText(whole.error())));
    QCOMPARE(differenceOf(held(house, id), board.printed()), QString());

    QList<Post> removed;
    for (int round = 0; round < 8; ++round) {
        stale = board;
        board.grow(random.bounded(3) == 0 ? random.bounded(3 * board.perPage) : random.bounded(4));
        // Never both: what comes and what goes further down would cancel each other out in the numbers above.
        if (!removed.isEmpty() && random.bounded(4) == 0) {
            board.restore(removed.takeAt(random.bounded(removed.size())));
        } else {
            for (int i = random.bounded(4); i > 0; --i) {
                const qsizetype place = random.bounded(board.posts.size());
                if (!board.posts[place].isNotice()) removed.append(board.posts.takeAt(place));
            }
        }
        const QString which = u"history %1, round %2"_s.arg(seed).arg(round);

        const Printed before = held(house, id, true);
        trouble = Trouble(random.bounded(kTroubles));
        // An old page that counts as many posts as there are now looks like a true one in every respect.
        if (trouble == Trouble::Stale && stale.posts.size() == board.posts.size()) trouble = Trouble::None;
        asked = 0;
        troubled = 1 + random.bounded(4);
        const bool wasWell = house.refresh(id).ok();
        const bool metTrouble = asked >= troubled && trouble != Trouble::None;
        QSet<QString> still;
        for (const auto &row : held(house, id, true))
            still.insert(row.first);
        for (const auto &row : before)
            QVERIFY2(still.contains(row.first), qPrintable(which));
        if (!metTrouble) QVERIFY2(wasWell, qPrintable(which));
        if (!wasWell || metTrouble) {
            troubled = 0;
            const Result<RefreshReport> mended = house.refresh(id);
            QVERIFY2(mended.ok(), qPrintable(which + (mended.ok() ? QString() : errorText(mended.error()))));
        }
        const QString difference = differenceOf(held(house, id), board.printed());
        if (!difference.isEmpty())
            QFAIL(
                qPrintable(u"%1, trouble %2, well %3: %4"_s.arg(which).arg(int(trouble)).arg(wasWell).arg(difference)));
        troubled = 0;
        // Once, what a page that was not true left in doubt is looked at again.
        if (metTrouble) QVERIFY2(house.refresh(id).ok(), qPrintable(which));
        asked = 0;
        QVERIFY2(house.refresh(id).ok(), qPrintable(which));
        QVERIFY2(asked == 1, qPrintable(u"%1: idle, %2 requests"_s.arg(which).arg(asked)));
    }
}

void MirrorTest::random_histories_end_in_the_same_rows()
{
    bool given = false;
    const int histories = qEnvironmentVariableIntValue("NEWSBOARD_HISTORIES", &given);
    bool seeded = false;
    const int first = qEnvironmentVariableIntValue("NEWSBOARD_SEED", &seeded);
    for (int i = 0; i < (given ? histories : 12); ++i) {
        history(quint32((seeded ? first : 1) + i));
        if (QTest::currentTestFailed()) return;
    }
}

void MirrorTest::one_deletion_among_two_thousand_pages_costs_few_requests()
{
    House house;
    InventedBoard board = inventedBoard(Program::Rhymix, 0);
    board.grow(10'000);
    board.counts = true;
    board.perPage = 5; // Two thousand pages.
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    // The mirror is made with larger pages: how it came about does not matter here.
    board.perPage = 500;
    QVERIFY(house.refresh(id, {board.pages()}).ok());
    board.perPage = 5;
    QCOMPARE(held(house, id).size(), 10'000);
    QVERIFY(house.refresh(id).ok());

    int most = 0;
    for (const int place : {3'000, 9'990, 7}) {
        board.posts.removeAt(place);
        const int before = house.server.requests();
        const Result<RefreshReport> report = house.refresh(id);
        QVERIFY(report.ok());
        QCOMPARE(report->gone, 1);
        most = std::max(most, house.server.requests() - before);
        QCOMPARE(report->requests, house.server.requests() - before);
        QVERIFY(held(house, id) == board.printed());
    }
    QVERIFY2(most <= 14, qPrintable(QString::number(most)));
    qInfo("one deletion among 2,000 pages: at most %d requests", most);
}

void MirrorTest::a_burst_of_pages_costs_one_request_more_and_idling_one()
{
    House house;
    InventedBoard board = inventedBoard();
    board.counts = true;
    board.serveAt(house.server);
    const BoardId id = house.add(house.server.url(board.listPath()).toString()).id;
    QVERIFY(house.refresh(id, {9}).ok());
    for (const int pages : {1, 2, 7}) {
        board.grow(pages * board.perPage);
        const Result<RefreshReport> report = house.refresh(id);
        QVERIFY(report.ok());
        QCOMPARE(report->requests, pages + 1);
        qInfo("a burst of %d pages: %d requests", pages, report->requests);
        QVERIFY(held(house, id) == board.printed());
        const Result<RefreshReport> idle = house.refresh(id);
        QVERIFY(idle.ok());
        QCOMPARE(idle->requests, 1);
    }
    qInfo("an idle refresh: 1 request");
}

QTEST_GUILESS_MAIN(MirrorTest)
#include "tst_mirror.moc"
