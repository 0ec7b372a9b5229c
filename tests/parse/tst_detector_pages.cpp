#include "tests/parse/page_pairs.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr int kCellsOfARowTooMany = 4;
constexpr std::array kFields{"id", "title", "author", "posted", "number", "comments", "views", "notice", "depth"};

struct Score {
    int cells = 0;
    QStringList wrong; ///< A line for each wrong cell.

    double share() const { return cells == 0 ? 1.0 : std::max(0.0, 1.0 - double(wrong.size()) / cells); }
};

bool sameValue(const QString &field, const QJsonValue &got, const QJsonValue &wanted)
{
    // A wanted day is met by any hour of it; a wanted minute also by its seconds. A page without comments may say 0.
    if (field == "posted"_L1) return got.toString().left(16).startsWith(wanted.toString().left(16));
    if (field == "comments"_L1) return got.toInteger() == wanted.toInteger();
    if (got.isString() && wanted.isString()) return got.toString() == wanted.toString().simplified();
    return got == wanted;
}

QJsonArray readings(const QJsonObject &wanted, const QString &field)
{
    QJsonArray all = wanted[field + "_alt"_L1].toArray();
    if (wanted.contains(field)) all.prepend(wanted[field]);
    return all;
}

bool isRight(const QString &field, const QJsonObject &got, const QJsonObject &wanted)
{
    const QJsonArray all = readings(wanted, field);
    return std::any_of(all.begin(), all.end(),
                       [&](const QJsonValue &value) { return sameValue(field, got[field], value); });
}

QStringList statedFields(const QJsonObject &wanted)
{
    QStringList stated;
    for (const char *field : kFields) {
        const QString name = QString::fromLatin1(field);
        if (!readings(wanted, name).isEmpty()) stated += name;
    }
    return stated;
}

QStringList wrongFields(const QJsonObject &got, const QJsonObject &wanted)
{
    QStringList wrong = statedFields(wanted);
    wrong.removeIf([&](const QString &field) { return isRight(field, got, wanted); });
    return wrong;
}

QString inWords(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() ? u"nothing"_s : u'"' + value.toVariant().toString() + u'"';
}

/// Rows are found by identity, else by title. Where an id stands twice on a page, the reading that fits better counts.
Score score(const QJsonArray &wantedRows, const QList<Headline> &rows)
{
    Score result;
    QList<QJsonObject> got;
    for (const Headline &row : rows)
        got += toJson(row);
    QSet<qsizetype> used;
    for (const QJsonValue &value : wantedRows) {
        const QJsonObject wanted = value.toObject();
        QList<qsizetype> candidates;
        for (const QString &key : {u"id"_s, u"title"_s}) {
            if (!candidates.isEmpty()) break;
            for (qsizetype i = 0; i < got.size(); ++i) {
                if (isRight(key, got[i], wanted)) candidates += i;
            }
        }
        used += QSet<qsizetype>(candidates.begin(), candidates.end());
        if (wanted["optional"_L1].toBool()) continue;
        const QString name = wanted["id"_L1].toString() + u' ' + wanted["title"_L1].toString().left(30);
        const QStringList stated = statedFields(wanted);
        result.cells += int(stated.size());
        if (candidates.isEmpty()) {
            for (const QString &field : stated)
                result.wrong += u"%1: row missing, %2"_s.arg(name, field);
            continue;
        }
        const auto best = std::min_element(candidates.begin(), candidates.end(), [&](qsizetype a, qsizetype b) {
            return wrongFields(got[a], wanted).size() < wrongFields(got[b], wanted).size();
        });
        for (const QString &field : wrongFields(got[*best], wanted)) {
            result.wrong += u"%1: %2 is %3, wanted %4"_s.arg(name, field, inWords(got[*best][field]),
                                                             inWords(readings(wanted, field).first()));
        }
    }
    for (qsizetype i = 0; i < got.size(); ++i) {
        if (used.contains(i)) continue;
        result.cells += kCellsOfARowTooMany;
        for (int cell = 0; cell < kCellsOfARowTooMany; ++cell)
            result.wrong += u"%1 %2: no such row"_s.arg(got[i]["id"_L1].toString(), got[i]["title"_L1].toString());
    }
    return result;
}

} // namespace

/// Invented boards as other people's servers write them, in four languages, and pages that are no board. Nobody who
/// works on the detector writes these expectations: they hold what a person reads on the page.
class TestDetectorPages : public QObject {
    Q_OBJECT

private slots:
    void readsWhatAPersonReads_data();
    void readsWhatAPersonReads();
    void cleanupTestCase();

private:
    int m_cells = 0;
    int m_wrong = 0;
};

void TestDetectorPages::readsWhatAPersonReads_data()
{
    addPagePairs(QStringLiteral(NEWSBOARD_TEST_DATA "/detector"));
}

void TestDetectorPages::readsWhatAPersonReads()
{
    QFETCH(const QString, page);
    const PagePair pair = readPagePair(page);
    QVERIFY2(pair.problem.isEmpty(), qPrintable(pair.problem));

    // Without skins, so that the detector reads every page, even one that a skin would know.
    const ParsedPage parsed = parsePage(pair.source, SkinSet(), pair.hint);
    Score found = score(pair.expected["rows"_L1].toArray(), parsed.list.rows);
    // What the page is as a whole (verdict, charset, name) counts as a cell a member.
    QJsonObject whole = pair.expected;
    for (const QString &member : {u"rows"_s, u"address"_s, u"now"_s, u"contentType"_s, u"hint"_s})
        whole.remove(member);
    const QStringList amiss = differences(whole, parsed);
    found.cells += int(whole.size());
    found.wrong += amiss;
    m_cells += found.cells;
    m_wrong += std::min(found.cells, int(found.wrong.size()));

    qInfo("%5.1f %% of %d cells: %s", 100 * found.share(), found.cells, qPrintable(pair.name));
    for (const QString &line : found.wrong.mid(0, 12))
        qInfo("    %s", qPrintable(line));
    QVERIFY2(found.wrong.isEmpty(), qPrintable(u'\n' + found.wrong.mid(0, 12).join(u'\n') + u"\n— explanation —\n"_s +
                                               parsed.explanation.join(u'\n')));
}

void TestDetectorPages::cleanupTestCase()
{
    const double share = m_cells == 0 ? 1.0 : 1.0 - double(m_wrong) / m_cells;
    qInfo("%.2f %% of %d cells on all pages", 100 * share, m_cells);
}

QTEST_GUILESS_MAIN(TestDetectorPages)
#include "tst_detector_pages.moc"
