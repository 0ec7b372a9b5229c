// What an index holds of a text, and what it is asked for: the one must meet the other.

#include "app/search/segments.h"
#include "tests/search/random_texts.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// The segments of a text in one place of a row.
QByteArrayList segmentsIn(const QString &text, SegmentOf field)
{
    const bool isTitle = field == SegmentOf::Title;
    const bool isAuthor = field == SegmentOf::Author;
    QByteArray all;
    if (isTitle || isAuthor)
        all = headlineSegments(isTitle ? text : QString(), isAuthor ? text : QString(), {});
    else if (field == SegmentOf::Body)
        all = articleSegments(text, {}, {});
    else
        all = articleSegments({}, {text}, {});
    return all.split(' ');
}

bool isMet(const SegmentRange &range, const QByteArrayList &segments)
{
    return std::any_of(segments.begin(), segments.end(), [&range](const QByteArray &segment) {
        const bool begins = std::any_of(range.beginnings.begin(), range.beginnings.end(),
                                        [&segment](const QByteArray &begin) { return segment.startsWith(begin); });
        return begins && (range.shape.isEmpty() || range.admits(segment));
    });
}

bool areMet(const SegmentRanges &ranges, const QByteArrayList &segments)
{
    return std::all_of(ranges.all.begin(), ranges.all.end(),
                       [&segments](const SegmentRange &range) { return isMet(range, segments); });
}

constexpr SegmentOf kFields[] = {SegmentOf::Title, SegmentOf::Author, SegmentOf::Body, SegmentOf::Comments};

} // namespace

class SegmentsTest : public QObject {
    Q_OBJECT

private slots:
    void a_stretch_of_a_text_is_met_by_its_segments();
    void what_is_met_exactly_stands_in_the_text();
    void a_syllable_alone_is_one_range_in_a_body();
    void where_words_meet_is_one_range_in_a_body();
    void no_beginning_is_that_of_another();
};

void SegmentsTest::a_stretch_of_a_text_is_met_by_its_segments()
{
    QRandomGenerator random(11);
    for (int i = searchCases(4'000); i > 0; --i) {
        const QString text = randomText(random, 1 + random.bounded(30));
        const QString stretch = randomStretch(random, text, 9);
        const qsizetype openAt = random.bounded(3) ? -1 : stretch.size() - 1;
        const SegmentOf field = kFields[random.bounded(int(std::size(kFields)))];
        const QByteArrayList segments = segmentsIn(text, field);
        for (const Pattern &pattern : patternsOf(stretch, {.openAt = openAt, .literal = random.bounded(2) == 0})) {
            if (pattern.findIn(folded(text), 0, field == SegmentOf::Title || field == SegmentOf::Author) < 0) continue;
            QVERIFY2(areMet(segmentRanges(pattern, field), segments), qPrintable(stretch + u" in "_s + text));
        }
    }
}

void SegmentsTest::what_is_met_exactly_stands_in_the_text()
{
    QRandomGenerator random(12);
    int met = 0;
    for (int i = searchCases(4'000); i > 0; --i) {
        const QString text = randomText(random, 1 + random.bounded(30));
        const QString other = randomStretch(random, random.bounded(2) ? text : randomText(random, 20), 2);
        const SegmentOf field = kFields[random.bounded(int(std::size(kFields)))];
        const bool initials = field == SegmentOf::Title || field == SegmentOf::Author;
        for (const Pattern &pattern : patternsOf(other, {.openAt = random.bounded(2) ? -1 : other.size() - 1})) {
            const SegmentRanges ranges = segmentRanges(pattern, field);
            if (!ranges.isExact) continue;
            const bool stands = pattern.findIn(folded(text), 0, initials) >= 0;
            QVERIFY2(areMet(ranges, segmentsIn(text, field)) == stands, qPrintable(other + u" in "_s + text));
            met += stands ? 1 : 0;
        }
    }
    QVERIFY(met > 100);
}

void SegmentsTest::a_syllable_alone_is_one_range_in_a_body()
{
    const Pattern one = patternsOf(u"국").front();
    QCOMPARE(segmentRanges(one, SegmentOf::Body).all.front().beginnings.size(), 1);
    const QByteArray syllable = segmentRanges(one, SegmentOf::Body).all.front().beginnings.front();
    QCOMPARE(segmentsIn(u"국민 국가 국"_s, SegmentOf::Body).count(syllable), 1);
}

void SegmentsTest::where_words_meet_is_one_range_in_a_body()
{
    const Pattern phrase = patternsOf(u"미국 정상").front();
    const SegmentRange edge = segmentRanges(phrase, SegmentOf::Body).all.front();
    QVERIFY(isMet(edge, segmentsIn(u"한미국 정부"_s, SegmentOf::Body)));
    // Both words, in another order.
    QVERIFY(!isMet(edge, segmentsIn(u"정상 미국"_s, SegmentOf::Body)));
    QCOMPARE(segmentRanges(phrase, SegmentOf::Title).all.size(), 2); // Its words alone.
}

void SegmentsTest::no_beginning_is_that_of_another()
{
    QRandomGenerator random(13);
    for (int i = searchCases(1'000); i > 0; --i) {
        const QString stretch = randomStretch(random, randomText(random, 12), 7);
        const SegmentOf field = kFields[random.bounded(int(std::size(kFields)))];
        for (const Pattern &pattern : patternsOf(stretch, {.openAt = stretch.size() - 1})) {
            for (const SegmentRange &range : segmentRanges(pattern, field).all) {
                QByteArrayList sorted = range.beginnings;
                std::sort(sorted.begin(), sorted.end());
                for (qsizetype at = 1; at < sorted.size(); ++at)
                    QVERIFY2(!sorted[at].startsWith(sorted[at - 1]), qPrintable(stretch));
            }
        }
    }
}

QTEST_GUILESS_MAIN(SegmentsTest)
#include "tst_segments.moc"
