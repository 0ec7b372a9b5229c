#include "app/parse/list_finder.h"

#include "app/parse/text_map.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kMostListPatterns = 24;

/// What an identity's own shape says of the list that it makes.
double weightOfIdentity(const QString &pattern, const IdentityKey &key, const QString &sample)
{
    double weight = pattern.startsWith("data:"_L1) ? 0.5 : 1;
    // Of two identities that make the same list the longer one with digits says more.
    if (sample.contains(u'.') && !sample.contains(u'/') && !key.parameter.isEmpty()) weight *= 0.8;
    const bool endsInSlug = pattern.lastIndexOf(u'~') > pattern.lastIndexOf(u'/');
    const bool digits = std::any_of(sample.begin(), sample.end(), [](QChar c) { return c.isDigit(); });
    return weight * (endsInSlug ? 0.95 : digits ? 1.0 : 0.9) + 0.001 * double(std::min<qsizetype>(sample.size(), 12));
}

/// The patterns that several identities share, the most frequent first.
QStringList sharedPatterns(const TextMap<QString, IdentityKey> &keys)
{
    QList<std::pair<int, QString>> shared;
    for (const auto &[pattern, key] : keys) {
        if (key.distinct >= 2) shared.append({-key.distinct, pattern});
    }
    std::sort(shared.begin(), shared.end());
    QStringList patterns;
    for (const auto &[count, pattern] : std::as_const(shared)) {
        if (patterns.size() == kMostListPatterns) break;
        patterns.append(pattern);
    }
    return patterns;
}

} // namespace

void ListFinder::weigh(const QString &pattern, const IdentityKey &key, const QList<RowGroup> &groups)
{
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const RowGroup &group = groups[i];
        if (group.rows.size() < 2 || ListScales::most(group.rows.size()) <= m_best.weight) continue;
        if (m_hidden.contains(group.parent)) continue;
        const ListKey same{group.rows.first().parts.first(), group.rows.last().parts.first(),
                           group.rows.first().links.first(), group.rows.size()};
        auto known = m_weighed.constFind(same);
        if (known == m_weighed.constEnd()) known = m_weighed.insert(same, m_scales.weigh(group, m_best.weight));
        const double weight = known->value * weightOfIdentity(pattern, key, group.rows.first().id);
        if (weight > m_best.weight) m_best = {pattern, key.parameter, groups, i, known->header, weight};
    }
}

Candidate ListFinder::find()
{
    const TextMap<QString, IdentityKey> keys = findIdentities(m_tree);
    const QStringList patterns = sharedPatterns(keys);
    for (const QString &pattern : patterns) {
        const IdentityKey &key = keys.at(pattern);
        weigh(pattern, key, groupRows(key, m_tree));
    }
    // Threads hold many more rows than the largest list that the page's elements make: on other pages none are tried.
    for (const QString &pattern : patterns) {
        const IdentityKey &key = keys.at(pattern);
        const qsizetype rows = m_best.weight > 0 ? m_best.group().rows.size() : 0;
        if (key.distinct * 10 <= rows * 13) break;
        const RowGroup threads = threadRows(key, m_tree);
        if (!threads.rows.isEmpty()) weigh(pattern, key, {threads});
    }
    return m_best;
}

} // namespace newsboard
