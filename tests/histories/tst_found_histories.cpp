// What random histories found, each shrunk to what it failed by: kept as they are, whatever random ones become.

#include "tests/histories/player.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

using Kind = BoardEvent::Kind;
using Fault = Trouble::Kind;

/// An ordinary refresh after these events, which meets that trouble.
Round refreshAfter(const QList<BoardEvent> &events, const Trouble &trouble = {})
{
    Round round;
    round.events = events;
    round.trouble = trouble;
    return round;
}

/// As refreshAfter(); right before the request something else happens.
Round refreshWhile(const QList<BoardEvent> &events, int request, const BoardEvent &meanwhile)
{
    Round round = refreshAfter(events);
    round.meanwhile = {request, {meanwhile}};
    return round;
}

Round wholeAfter(const QList<BoardEvent> &events)
{
    Round round = refreshAfter(events);
    round.reading = ReadingKind::Whole;
    return round;
}

Round wholeWhile(const QList<BoardEvent> &events, int request, const BoardEvent &meanwhile)
{
    Round round = wholeAfter(events);
    round.meanwhile = {request, {meanwhile}};
    return round;
}

Round backFillAfter(const QList<BoardEvent> &events, const Trouble &trouble)
{
    Round round = refreshAfter(events, trouble);
    round.reading = ReadingKind::BackFill;
    return round;
}

History historyOf(Numbering numbering, int posts, int perPage, const QList<Round> &rounds)
{
    return {SimulatedSkin::Rhymix, numbering, posts, perPage, false, rounds};
}

} // namespace

class FoundHistoriesTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void a_mirror_is_exact_data();
    void a_mirror_is_exact();
};

void FoundHistoriesTest::a_mirror_is_exact_data()
{
    using enum Numbering;
    QTest::addColumn<History>("history");
    QTest::addRow("posts push a page down onto which numbers are searched")
        << historyOf(Counting, 118, 20,
                     {refreshAfter({{Kind::Post, 0, 49}}), refreshWhile({{Kind::Pin, 35}}, 4, {Kind::Post, 0, 46})});
    QTest::addRow("pages become shorter while all are read")
        << historyOf(Counting, 30, 10, {wholeWhile({}, 3, {Kind::Resize, 0, 8})});
    QTest::addRow("the newest post becomes a notice while a burst is read")
        << historyOf(Counting, 30, 28, {refreshWhile({{Kind::Post, 0, 500}}, 3, {Kind::Pin, 0})});
    QTest::addRow("a notice that was deleted is restored as a row")
        << historyOf(Counting, 30, 6,
                     {refreshAfter({{Kind::Pin, 3}}),
                      wholeWhile({{Kind::Post, 0, 3}, {Kind::Resize, 0, 8}}, 3, {Kind::DeletePin, 0}),
                      refreshAfter({{Kind::Post, 0, 3}, {Kind::Restore, 2}})});
    QTest::addRow("a row without a number stands where numbers are searched")
        << historyOf(Counting, 40, 24,
                     {refreshWhile({{Kind::Pin, 27}}, 2, {Kind::Unpin, 2}), refreshAfter({{Kind::Post, 0, 4}}),
                      refreshAfter({{Kind::Post, 0, 36}, {Kind::Delete, 318}})});
    QTest::addRow("another board has fewer pages than are searched") << historyOf(
        Counting, 40, 10,
        {refreshAfter({{Kind::Pin, 6}, {Kind::Post, 0, 7}}), refreshAfter({{Kind::Delete, 0}, {Kind::Delete, 2}}),
         refreshAfter({{Kind::Delete, 658}}, {Fault::OtherBoard, 4, true})});
    QTest::addRow("another board ends where rows are counted")
        << historyOf(Counting, 40, 9,
                     {refreshAfter({{Kind::Pin, 1}}),
                      refreshAfter({{Kind::DeletePin, 0}, {Kind::Unpin, 0}}, {Fault::OtherBoard, 4, true})});
    QTest::addRow("old pages follow new ones")
        << historyOf(Counting, 97, 26, {refreshAfter({{Kind::Post, 0, 500}}, {Fault::Stale, 4, true, 2})});
    QTest::addRow("fixed: a row that is back fills a hole at a page's end") << historyOf(
        Fixed, 30, 8,
        {refreshAfter({{Kind::Delete, 5}}), refreshAfter({{Kind::Post, 0, 2}}), refreshAfter({{Kind::Restore, 1}})});
    QTest::addRow("fixed: a page of many holes is no other board's")
        << historyOf(Fixed, 30, 8,
                     {refreshAfter({{Kind::Resize, 0, 7}}), refreshAfter({{Kind::Delete, 3}, {Kind::Pin, 5}}),
                      refreshAfter({{Kind::Post, 0, 1}, {Kind::Delete, 2}})});
    QTest::addRow("fixed: a row is pulled up while news are read")
        << historyOf(Fixed, 30, 6, {refreshWhile({{Kind::Pin, 0}, {Kind::Post, 0, 14}}, 3, {Kind::Delete, 1})});
    QTest::addRow("fixed: half the rows of a board with holes")
        << historyOf(Fixed, 30, 7, {refreshAfter({{Kind::Delete, 1}}), refreshAfter({{Kind::Edit, 3}}, {Fault::Half})});
    QTest::addRow("a row that was deleted is restored while a burst is read")
        << historyOf(Counting, 30, 6,
                     {refreshAfter({{Kind::Post, 0, 1}}),
                      refreshWhile({{Kind::Post, 0, 18}, {Kind::Delete, 770}}, 4, {Kind::Restore, 5})});
    QTest::addRow("a row that was a notice is the last one of a page")
        << historyOf(Counting, 111, 6,
                     {refreshAfter({{Kind::DeletePin, 2}, {Kind::Restore, 2}, {Kind::Pin, 785}}),
                      refreshAfter({{Kind::Pin, 5}, {Kind::Post, 0, 4}, {Kind::Unpin, 1}})});
    QTest::addRow("an old page fits by accident")
        << historyOf(Counting, 117, 6,
                     {refreshWhile({{Kind::Pin, 6}}, 2, {Kind::Delete, 763}), refreshAfter({{Kind::Delete, 5}}),
                      refreshAfter({{Kind::Delete, 477}, {Kind::Resize, 0, 10}}),
                      refreshAfter({{Kind::Restore, 2}, {Kind::Delete, 3}}, {Fault::Stale, 4, false, 2})});
    QTest::addRow("an old first page is read by a back-fill")
        << historyOf(Counting, 30, 10, {backFillAfter({{Kind::Post, 0, 1}}, {Fault::Stale, 2, true, 3})});
    QTest::addRow("a notice is deleted, and more posts come than a page holds") << historyOf(
        Counting, 30, 7, {refreshAfter({{Kind::Pin, 4}}), refreshAfter({{Kind::DeletePin, 0}, {Kind::Post, 0, 7}})});
    QTest::addRow("no numbers: more is missing from a page than is known on it")
        << historyOf(None, 30, 7, {refreshAfter({{Kind::Delete, 3}, {Kind::Post, 0, 4}, {Kind::Delete, 4}})});
    QTest::addRow("fixed: half the rows of a short page") << historyOf(
        Fixed, 30, 6,
        {refreshAfter({{Kind::Delete, 0}, {Kind::Post, 0, 1}}), refreshAfter({{Kind::Post, 0, 1}}, {Fault::Half})});
    QTest::addRow("fixed: two pages, filled back")
        << History{SimulatedSkin::Rhymix, Fixed, 30, 26, true, {refreshAfter({})}};
    QTest::addRow("a notice comes back further down, while a row that was next becomes one")
        << historyOf(Counting, 30, 6, {refreshAfter({{Kind::Unpin, 1}, {Kind::Pin, 6}})});
    QTest::addRow("a row is deleted at the end, where a notice was") << historyOf(
        Counting, 30, 9,
        {refreshAfter({{Kind::Delete, 3}, {Kind::Delete, 0}, {Kind::Post, 0, 1}}), refreshAfter({{Kind::Post, 0, 5}}),
         refreshAfter({{Kind::DeletePin, 0}, {Kind::Restore, 1}}), refreshAfter({{Kind::Delete, 139}})});
    QTest::addRow("what came and what was pinned further down cancel each other out")
        << historyOf(Counting, 50, 8,
                     {refreshAfter({{Kind::Delete, 7}, {Kind::Pin, 4}, {Kind::Post, 0, 3}}),
                      refreshAfter({{Kind::Post, 0, 4}, {Kind::Delete, 1}}),
                      refreshAfter({{Kind::Delete, 0}, {Kind::Delete, 1}, {Kind::Post, 0, 4}, {Kind::Pin, 0}}),
                      refreshAfter({{Kind::Restore, 0}, {Kind::Delete, 3}, {Kind::Pin, 274}})});
    QTest::addRow("a burst comes while all pages are read")
        << historyOf(Counting, 30, 22, {wholeWhile({}, 2, {Kind::Post, 0, 500})});
    QTest::addRow("a last page that must have rows shows another board") << History{
        SimulatedSkin::Zeroboard,
        Counting,
        32,
        6,
        false,
        {refreshAfter({{Kind::Post, 0, 11}}), refreshAfter({{Kind::Unpin, 0}}, {Fault::OtherBoard, 4, true})}};
    QTest::addRow("a last page of two rows that nobody can read")
        << History{SimulatedSkin::Unknown,
                   Counting,
                   30,
                   6,
                   false,
                   {refreshAfter({{Kind::Post, 0, 3}}), wholeWhile({}, 2, {Kind::Delete, 164})}};
    Round another = wholeWhile({{Kind::Delete, 7}, {Kind::Delete, 8}}, 3, {Kind::Unpin, 2});
    another.trouble = {Fault::OtherBoard, 4};
    QTest::addRow("what a refresh that failed had found, and what came meanwhile, cancel each other out")
        << historyOf(Counting, 30, 7, {another});
    QTest::addRow("a notice among many pages of news is deleted")
        << historyOf(Counting, 30, 8,
                     {refreshAfter({{Kind::Pin, 5}}), wholeWhile({{Kind::DeletePin, 0}, {Kind::Post, 0, 8}}, 0, {})});
    QTest::addRow("pages hold more rows while numbers are looked for") << historyOf(
        Counting, 40, 21, {refreshWhile({{Kind::Post, 0, 4}, {Kind::Unpin, 1}}, 3, {Kind::Resize, 0, 28})});
    QTest::addRow("the newest of many new posts is deleted meanwhile")
        << historyOf(Counting, 30, 10, {refreshWhile({{Kind::Post, 0, 29}}, 2, {Kind::Delete, 0})});
    Round broken = refreshWhile({{Kind::Post, 0, 29}}, 2, {Kind::Delete, 0});
    broken.trouble = {Fault::Cut, 2, true};
    QTest::addRow("and the refresh that read them broke off") << historyOf(Counting, 30, 10, {broken});
    QTest::addRow("a row is restored with another number than it had, and one below it is deleted")
        << historyOf(Counting, 30, 10,
                     {refreshAfter({{Kind::Post, 0, 1}, {Kind::Delete, 1}}),
                      refreshAfter({{Kind::Post, 0, 4}, {Kind::Delete, 6}, {Kind::Post, 0, 4}, {Kind::Restore, 0}})});
    QTest::addRow("a row that nobody had seen is restored, and one below it is deleted")
        << historyOf(Counting, 30, 10,
                     {refreshAfter({{Kind::Post, 0, 4}, {Kind::Delete, 1}}),
                      refreshAfter({{Kind::Post, 0, 4}, {Kind::Delete, 6}, {Kind::Post, 0, 4}, {Kind::Restore, 0}})});
    QTest::addRow("the last page goes while numbers are looked for")
        << historyOf(Counting, 53, 10, {refreshWhile({{Kind::Unpin, 0}, {Kind::Post, 0, 7}}, 4, {Kind::Delete, 2})});
    QTest::addRow("a cut page of which one row vanished while one came further down")
        << historyOf(Counting, 40, 9, {refreshAfter({{Kind::Delete, 3}, {Kind::Unpin, 1}}, {Fault::Cut, 1, true})});
    Round old = refreshAfter({{Kind::Delete, 5}, {Kind::Post, 0, 4}}, {Fault::Stale, 1});
    old.trouble.age = 3;
    QTest::addRow("fixed: between two pages there are holes again and again")
        << historyOf(Fixed, 30, 9,
                     {old, refreshAfter({{Kind::Post, 0, 1}, {Kind::Delete, 0}}), refreshAfter({{Kind::Post, 0, 27}})});
    QTest::addRow("fixed: a row is commented on that a back-fill passes by")
        << historyOf(Fixed, 30, 10,
                     {backFillAfter({{Kind::Post, 0, 1}}, {Fault::Cut, 3, true}),
                      backFillAfter({{Kind::Comment, 5, 1}, {Kind::Post, 0, 15}}, {})});
    QTest::addRow("what was a notice and what was deleted cancel each other out") << historyOf(
        Counting, 40, 8,
        {refreshAfter({{Kind::Pin, 6}}), refreshAfter({{Kind::Delete, 89}, {Kind::Post, 0, 2}}),
         refreshAfter({{Kind::Unpin, 0}, {Kind::Delete, 15}}), refreshAfter({{Kind::Restore, 2}, {Kind::Pin, 3}})});
    QTest::addRow("pages hold more rows while all are read")
        << History{SimulatedSkin::Gnuboard, Counting, 78, 23, false, {wholeWhile({}, 4, {Kind::Resize, 0, 29})}};
    for (const Numbering numbering : {Fixed, Numbering::None}) {
        QTest::addRow("pages of a board that does not count hold more rows meanwhile, %d", int(numbering))
            << History{SimulatedSkin::Gnuboard, numbering, 78, 23, false, {wholeWhile({}, 4, {Kind::Resize, 0, 29})}};
    }
    Round filled = backFillAfter({{Kind::Delete, 9}, {Kind::Post, 0, 2}, {Kind::Pin, 7}}, {});
    filled.meanwhile = {2, {{Kind::Post, 0, 1}}};
    QTest::addRow("fixed: two rows of a page were pinned and one deleted")
        << historyOf(Fixed, 30, 7, {refreshAfter({{Kind::Pin, 7}}), filled});
    QTest::addRow("fixed: the oldest post has not the number one")
        << History{SimulatedSkin::Unknown, Fixed, 36, 24, false, {refreshAfter({{Kind::Post, 0, 1}})}};
    QTest::addRow("fixed: a page of which nothing could be taken is taken the next time")
        << History{SimulatedSkin::Rhymix,
                   Fixed,
                   30,
                   9,
                   true,
                   {refreshAfter({{Kind::Categorise, 17, 1}}), refreshAfter({{Kind::Pin, 9}})}};
    QTest::addRow("fixed: news that pushes rows down, where a row was pinned")
        << History{SimulatedSkin::Rhymix,
                   Fixed,
                   30,
                   6,
                   true,
                   {refreshAfter({{Kind::Pin, 3}, {Kind::Comment, 5, 1}, {Kind::Post, 0, 3}})}};
    QTest::addRow("fixed: a hole between two pages is doubted once, not each time")
        << historyOf(Fixed, 30, 6,
                     {wholeAfter({{Kind::Delete, 6}}), refreshAfter({{Kind::Post, 0, 1}}),
                      wholeAfter({{Kind::Post, 0, 1}, {Kind::Post, 0, 4}})});
    QTest::addRow("rows are deleted among news, on a board not known to count")
        << historyOf(Counting, 56, 6,
                     {refreshAfter({{Kind::Post, 0, 9}}),
                      refreshAfter({{Kind::Post, 0, 2}, {Kind::Delete, 4}, {Kind::Post, 0, 7}, {Kind::Delete, 229}})});
    QTest::addRow("a row far down is pinned, one comes back, and more news come than a page holds") << historyOf(
        Counting, 97, 7,
        {refreshAfter({{Kind::Delete, 0}, {Kind::Post, 0, 4}, {Kind::Delete, 4}}), refreshAfter({{Kind::Delete, 2}}),
         refreshAfter({{Kind::Delete, 0}, {Kind::Delete, 1}, {Kind::Unpin, 1}}),
         refreshAfter({{Kind::Delete, 1}, {Kind::Post, 0, 20}}),
         refreshAfter({{Kind::Pin, 347}, {Kind::Restore, 1}, {Kind::Post, 0, 18}})});
    Round stale = refreshWhile({{Kind::Post, 0, 2}, {Kind::Unpin, 0}, {Kind::Post, 0, 4}}, 2, {Kind::Pin, 980});
    stale.trouble = {Fault::Stale, 4, false, 2};
    QTest::addRow("what cancels out, on a board not known to count") << historyOf(Counting, 30, 6, {stale});
    Round late = wholeAfter({{Kind::DeletePin, 0}});
    late.trouble = {Fault::Stale, 2};
    QTest::addRow("a notice is deleted, and an old page still has it")
        << historyOf(Counting, 30, 10, {refreshAfter({{Kind::Pin, 1}}), late});
    QTest::addRow("more cancels out than is read, and a row has no room between two pages") << historyOf(
        Counting, 90, 9,
        {refreshWhile({{Kind::Delete, 12}}, 4, {Kind::Post, 0, 19}),
         refreshWhile({{Kind::Post, 0, 3}, {Kind::Unpin, 2}}, 3, {Kind::Delete, 334}),
         refreshAfter({{Kind::Post, 0, 3}}),
         refreshAfter(
             {{Kind::Delete, 340}, {Kind::Delete, 5}, {Kind::Resize, 0, 6}, {Kind::Pin, 1}, {Kind::Post, 0, 22}})});
    QTest::addRow("fixed: a first page that shows one known row, and lacks another, proves nothing of a notice")
        << historyOf(Fixed, 30, 7, {refreshAfter({{Kind::Unpin, 2}, {Kind::Delete, 0}, {Kind::Post, 0, 6}})});
    QTest::addRow("fixed: as little of a notice that is deleted")
        << historyOf(Fixed, 30, 8, {refreshAfter({{Kind::Post, 0, 7}, {Kind::DeletePin, 2}, {Kind::Delete, 7}})});
    Round half = wholeAfter({});
    half.trouble = {Fault::Half, 4};
    QTest::addRow("half of a last page of four rows") << historyOf(Counting, 64, 20, {half});
    QTest::addRow("an old page from before a burst that more than fills a refresh")
        << historyOf(Counting, 30, 25, {refreshAfter({{Kind::Post, 0, 500}}, {Fault::Stale, 3})});
    QTest::addRow("fixed: the page before one that has rows is empty")
        << historyOf(Fixed, 30, 21,
                     {refreshAfter({{Kind::Post, 0, 4}}), refreshAfter({{Kind::Delete, 3}}),
                      backFillAfter({{Kind::Restore, 6}, {Kind::Comment, 161, 1}}, {Fault::Empty, 3, true})});
    QTest::addRow("a row was pinned where news break off, on a board not known to count")
        << historyOf(Counting, 37, 9, {refreshAfter({{Kind::Pin, 3}, {Kind::Post, 0, 20}}, {Fault::Cut, 3, true})});
    QTest::addRow("what was hidden hides what is restored above it")
        << historyOf(Counting, 42, 8,
                     {refreshAfter({{Kind::Post, 0, 3}}), refreshAfter({{Kind::Delete, 2}}),
                      refreshAfter({{Kind::Delete, 1}, {Kind::Post, 0, 3}, {Kind::Post, 0, 2}}),
                      refreshAfter({{Kind::Delete, 591}, {Kind::Unpin, 2}}),
                      refreshAfter({{Kind::Restore, 0}, {Kind::Post, 0, 1}, {Kind::Restore, 0}})});
    QTest::addRow("half of the last page, and of the first one that is to say whether it is of now")
        << historyOf(Counting, 44, 9,
                     {refreshAfter({{Kind::Post, 0, 1}}),
                      refreshAfter({{Kind::Unpin, 0}, {Kind::Post, 0, 2}}, {Fault::Half, 4, true})});
    QTest::addRow("rows between pages, of which one was hidden")
        << historyOf(Counting, 81, 7,
                     {refreshAfter({{Kind::Post, 0, 1}, {Kind::Unpin, 2}, {Kind::Delete, 10}}),
                      refreshAfter({{Kind::Delete, 7}, {Kind::Delete, 13}, {Kind::Delete, 250}, {Kind::Post, 0, 1}})});
    QTest::addRow("a row is deleted meanwhile, and the two that are left on the last page seem to be none") << History{
        SimulatedSkin::Unknown, Counting, 44, 6, false, {refreshWhile({{Kind::Unpin, 0}}, 4, {Kind::Delete, 7})}};
    QTest::addRow("a page that links to no other is filled back to its end")
        << History{SimulatedSkin::Unknown, Numbering::None, 30, 29, false, {backFillAfter({}, {})}};
    QTest::addRow("fixed: half a page of news on a board whose pages hold more by now")
        << historyOf(Fixed, 30, 6,
                     {wholeAfter({}), refreshAfter({{Kind::Resize, 0, 8}, {Kind::Post, 0, 4}, {Kind::Post, 0, 4}},
                                                   {Fault::Half, 1, true})});
    QTest::addRow("the last page goes with a row far down while numbers are looked for") << historyOf(
        Counting, 44, 6,
        {refreshAfter({{Kind::Delete, 0}}), refreshAfter({{Kind::Delete, 5}}), refreshAfter({{Kind::Post, 0, 1}}),
         refreshWhile({{Kind::Unpin, 0}, {Kind::Pin, 3}}, 4, {Kind::Delete, 287})});
    QTest::addRow("half of a last page of two rows, with the first number that it must have") << historyOf(
        Counting, 38, 8,
        {refreshAfter({{Kind::Pin, 0}}), refreshAfter({{Kind::Post, 0, 1}}),
         refreshAfter({{Kind::Unpin, 1}, {Kind::Post, 0, 4}}), refreshAfter({{Kind::Delete, 729}}, {Fault::Half, 4})});
    Round pushed = wholeWhile({}, 3, {Kind::Post, 0, 20});
    pushed.trouble = {Fault::Cut, 1, true};
    QTest::addRow("cut pages that news pushed down since a first page that met what was known")
        << historyOf(Counting, 30, 8, {pushed});
    Round cut = wholeAfter({});
    cut.trouble = {Fault::Cut, 4, true};
    QTest::addRow("of pages that are cut, the rows down to there show no comments") << History{
        SimulatedSkin::Zeroboard,
        Counting,
        114,
        7,
        false,
        {refreshAfter({{Kind::Comment, 7, -2}, {Kind::Post, 0, 4}}), refreshAfter({{Kind::Post, 0, 12}}), cut}};
    QTest::addRow("what is deleted makes numbers right that could not be known") << historyOf(
        Counting, 40, 9,
        {refreshAfter({{Kind::Post, 0, 4}}), refreshAfter({{Kind::Unpin, 2}, {Kind::Pin, 14}}, {Fault::Stale, 2}),
         refreshAfter({{Kind::Post, 0, 2}, {Kind::Post, 0, 15}, {Kind::Pin, 4}}), refreshAfter({{Kind::Post, 0, 15}}),
         refreshAfter({{Kind::Pin, 4}, {Kind::Post, 0, 1}, {Kind::Delete, 215}})});
    QTest::addRow("a cut first page lacks a row below what is new, on a board not known to count") << historyOf(
        Counting, 30, 10,
        {refreshAfter({{Kind::Delete, 0}, {Kind::Post, 0, 1}, {Kind::Delete, 17}}, {Fault::Cut, 1, true})});
    QTest::addRow("fixed: a row was pinned, and the back-fill that meets the hole is no doubt of the next refresh")
        << History{SimulatedSkin::Rhymix,
                   Fixed,
                   30,
                   8,
                   false,
                   {refreshAfter({{Kind::Pin, 6}, {Kind::Post, 0, 2}}), backFillAfter({}, {})}};
}

void FoundHistoriesTest::a_mirror_is_exact()
{
    QFETCH(History, history);
    const Outcome outcome = play(history);
    QVERIFY2(outcome.failure.isEmpty(), qPrintable(outcome.failure + u", "_s + outcome.details));
}

QTEST_GUILESS_MAIN(FoundHistoriesTest)
#include "tst_found_histories.moc"
