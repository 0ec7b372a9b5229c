#include "app/sync/page_doubt.h"

#include <QHash>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Fewer rows than this show no habit.
constexpr qsizetype kFewest = 4;

/// The mould that most of the rows share; empty where there is none.
QString commonMould(const QList<Headline> &rows)
{
    QHash<QString, int> counts;
    qsizetype all = 0;
    for (const Headline &row : rows) {
        if (row.isNotice() || !row.url.isValid()) continue;
        ++all;
        ++counts[addressMould(row.url)];
    }
    for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
        if (all >= kFewest && *count * 4 > all * 3) return count.key();
    }
    return {};
}

/// The share of neighbours whose numbers are neighbours too, in percent; none for a board without numbers.
std::optional<qsizetype> closeNeighbours(const QList<Headline> &rows)
{
    QList<qint64> numbers;
    for (const Headline &row : rows) {
        if (row.isNotice()) continue;
        if (!row.number) return {};
        numbers.append(*row.number);
    }
    if (numbers.size() < kFewest) return {};
    qsizetype close = 0;
    for (qsizetype i = 1; i < numbers.size(); ++i)
        close += qAbs(numbers[i] - numbers[i - 1]) == 1 ? 1 : 0;
    return close * 100 / (numbers.size() - 1);
}

} // namespace

QString addressMould(const QUrl &url)
{
    static const QRegularExpression digits(u"[0-9]+"_s);
    QString host = url.host().toLower();
    if (host.startsWith("www."_L1)) host = host.sliced(4);
    // The last part of a path may be the article's own name.
    QStringList parts{host, url.path().section(u'/', 0, -2).replace(digits, u"#"_s)};
    auto items = QUrlQuery(url).queryItems();
    std::sort(items.begin(), items.end());
    for (auto &[name, value] : items)
        parts.append(name + u'=' + value.replace(digits, u"#"_s));
    return parts.join(u'\n');
}

bool isDoubtful(const ListPage &page, const QList<Headline> &newest)
{
    const QString mould = commonMould(page.rows);
    const QString known = commonMould(newest);
    if (!mould.isEmpty() && !known.isEmpty() && mould != known) return true;
    constexpr qsizetype almostAll = 90;
    constexpr qsizetype few = 75;
    return closeNeighbours(newest).value_or(0) >= almostAll && closeNeighbours(page.rows).value_or(100) <= few;
}

} // namespace newsboard
