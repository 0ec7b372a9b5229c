#include "app/parse/row_groups.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <initializer_list>

namespace newsboard {

namespace {

constexpr int kMixed = -1;
constexpr int kMostPartsInRow = 6;
constexpr qsizetype kLeastThreads = 4;
constexpr qsizetype kMostRowsInThread = 5;

bool hasText(const xmlNode *element)
{
    for (const xmlNode *node = element; node; node = nextInTree(node, element)) {
        if (node->type != XML_TEXT_NODE || !node->content) continue;
        for (const xmlChar *c = node->content; *c; ++c) {
            if (*c > ' ' && *c != 0xC2 && *c != 0xA0) return true;
        }
    }
    return false;
}

/// Siblings between the rows that hold text, where every row has as many, belong to the rows.
void addSiblings(RowGroup *group)
{
    if (group->rows.size() < 3) return;
    QSet<const xmlNode *> taken;
    for (const BoardRow &row : std::as_const(group->rows))
        taken.unite(QSet<const xmlNode *>(row.parts.begin(), row.parts.end()));
    const auto between = [&](xmlNodePtr row) {
        QList<xmlNodePtr> found;
        for (xmlNodePtr next = nextElement(row); next && !taken.contains(next) && found.size() < kMostPartsInRow;
             next = nextElement(next)) {
            if (hasText(next) && !isHidden(next)) found.append(next);
        }
        return found;
    };
    const qsizetype each = between(group->rows.first().parts.last()).size();
    if (each == 0 || each >= kMostPartsInRow) return;
    qsizetype same = 0;
    for (qsizetype i = 0; i + 1 < group->rows.size(); ++i)
        same += between(group->rows[i].parts.last()).size() == each;
    if (same * 10 < (group->rows.size() - 1) * 9) return;
    const auto shape = [](const xmlNode *node) {
        return QByteArray(reinterpret_cast<const char *>(node->name)) + ' ' +
               attributeBytes(node, "class").toByteArray();
    };
    const xmlNode *previous = group->rows.first().parts.first()->prev;
    while (previous && !(isElement(previous) && hasText(previous)))
        previous = previous->prev;
    const bool after = !previous || shape(previous) != shape(between(group->rows.first().parts.last()).last());
    QList<xmlNodePtr> before;
    if (!after) {
        for (xmlNodePtr at = group->rows.first().parts.first()->prev; at && before.size() < each; at = at->prev) {
            if (isElement(at) && hasText(at)) before.prepend(at);
        }
    }
    QList<xmlNodePtr> waiting = before;
    for (BoardRow &row : group->rows) {
        const QList<xmlNodePtr> follow = between(row.parts.last());
        if (after) {
            row.parts += follow.mid(0, each);
        } else {
            row.parts = waiting + row.parts;
            waiting = follow;
        }
    }
}

/// Elements that flow with the text around them.
bool isInline(const xmlNode *node)
{
    return isAnyElement(node, {"a", "b", "i", "u", "em", "strong", "font", "span", "small", "big", "tt", "code", "img",
                               "nobr", "sup", "sub", "s", "label", "time"});
}

/// Makes the rows of one key.
class RowGrouper {
public:
    RowGrouper(const IdentityKey &key, const PageTree &tree) : m_key(key), m_top(tree.body())
    {
        m_owners.insert(m_top, kMixed);
        for (const IdentityKey::Mention &mention : key.mentions) {
            for (const xmlNode *node = mention.node; node && node != m_top; node = node->parent) {
                const auto known = m_owners.constFind(node);
                if (known == m_owners.constEnd()) {
                    m_owners.insert(node, mention.number);
                } else if (*known == mention.number || *known == kMixed) {
                    break;
                } else {
                    m_owners.insert(node, kMixed);
                }
            }
        }
    }

    QList<RowGroup> groups() const
    {
        QList<RowGroup> groups;
        QHash<const xmlNode *, qsizetype> groupOf;
        QHash<const xmlNode *, std::pair<qsizetype, qsizetype>> rowOf;
        for (const IdentityKey::Mention &mention : m_key.mentions) {
            xmlNodePtr row = rowOfMention(mention);
            if (!row || isHidden(row)) continue;
            if (const auto known = rowOf.constFind(row); known != rowOf.constEnd()) {
                groups[known->first].rows[known->second].links.append(mention.node);
                continue;
            }
            auto place = groupOf.constFind(row->parent);
            if (place == groupOf.constEnd()) {
                place = groupOf.insert(row->parent, groups.size());
                groups.append(RowGroup{row->parent, {}});
            }
            RowGroup &group = groups[*place];
            if (!group.rows.isEmpty() && goesOn(group.rows.last(), row, mention.value)) {
                rowOf.insert(row, {*place, group.rows.size() - 1});
                group.rows.last().parts.append(row);
                group.rows.last().links.append(mention.node);
                continue;
            }
            rowOf.insert(row, {*place, group.rows.size()});
            group.rows.append(BoardRow{{row}, {mention.node}, mention.value, mention.url});
        }
        for (RowGroup &group : groups)
            addSiblings(&group);
        return groups;
    }

    RowGroup threads() const
    {
        RowGroup all;
        QHash<const xmlNode *, qsizetype> rowOf; ///< By each node that a row consists of.
        for (const IdentityKey::Mention &mention : m_key.mentions) {
            xmlNodePtr row = rowOfMention(mention);
            if (!row || isHidden(row)) continue;
            const bool list = isAnyElement(row, {"ul", "ol", "dl", "table", "tbody"});
            if (list) row = itemAround(mention.node, row);
            if (const auto known = rowOf.constFind(row); known != rowOf.constEnd()) {
                all.rows[*known].links.append(mention.node);
                continue;
            }
            BoardRow made{{row}, {mention.node}, mention.value, mention.url};
            made.isRun = !list && isInline(row);
            if (made.isRun) made.parts = runAround(row, mention.number, rowOf);
            for (const xmlNode *part : std::as_const(made.parts))
                rowOf.insert(part, all.rows.size());
            if (all.rows.isEmpty()) all.parent = row->parent;
            all.rows.append(made);
        }
        return all;
    }

private:
    /// The largest element around a mention that speaks of its identity alone; null if there is none.
    xmlNodePtr rowOfMention(const IdentityKey::Mention &mention) const
    {
        xmlNodePtr row = mention.node;
        if (ownerOf(row) == kMixed) return nullptr;
        // What is mixed below must be so above, too: an owner set first may have stopped the climb.
        while (row->parent && row->parent != m_top && ownerOf(row->parent) != kMixed)
            row = row->parent;
        return row;
    }

    /// Whether an element belongs to the row before it: the same identity, and another kind of element (a `dd` after
    /// its `dt`). Of the same kind it may be the same post once more.
    static bool goesOn(const BoardRow &before, const xmlNode *element, const QString &id)
    {
        const xmlNode *first = before.parts.first();
        return before.id == id && before.parts.size() < kMostPartsInRow &&
               nextElement(before.parts.last()) == element && !isInline(element) &&
               (!xmlStrEqual(first->name, element->name) ||
                attributeBytes(first, "class") != attributeBytes(element, "class"));
    }

    int ownerOf(const xmlNode *node) const { return m_owners.value(node, kMixed); }

    /// The item of a list around a node.
    static xmlNodePtr itemAround(xmlNodePtr node, xmlNodePtr list)
    {
        for (xmlNodePtr at = node; at && at != list; at = at->parent) {
            if (isAnyElement(at, {"tr", "li", "dt", "dd"})) return at;
        }
        return list;
    }

    /// The run of text and inline elements around a link, up to the next line, block or identity.
    QList<xmlNodePtr> runAround(xmlNodePtr link, int number, const QHash<const xmlNode *, qsizetype> &taken) const
    {
        const auto belongs = [&](xmlNodePtr node) {
            if (node->type == XML_TEXT_NODE || node->type == XML_COMMENT_NODE) return true;
            const auto owner = m_owners.constFind(node);
            return isInline(node) && (owner == m_owners.constEnd() || *owner == number);
        };
        QList<xmlNodePtr> run;
        for (xmlNodePtr at = link->prev; at && belongs(at) && !taken.contains(at); at = at->prev)
            run.prepend(at);
        for (xmlNodePtr at = link; at && belongs(at); at = at->next)
            run.append(at);
        return run;
    }

    const IdentityKey &m_key;
    const xmlNode *m_top;
    QHash<const xmlNode *, int> m_owners; ///< Which identity an element speaks of; kMixed for several.
};

/// Whether the lists of a key are rather the pieces of one: many, of few rows each.
bool areThreads(const QList<RowGroup> &groups)
{
    qsizetype rows = 0, most = 0;
    for (const RowGroup &group : groups) {
        rows += group.rows.size();
        most = std::max(most, group.rows.size());
    }
    return groups.size() >= kLeastThreads && rows <= groups.size() * kMostRowsInThread && most * 4 <= rows * 3;
}

} // namespace

QList<RowGroup> groupRows(const IdentityKey &key, const PageTree &tree)
{
    return RowGrouper(key, tree).groups();
}

RowGroup threadRows(const IdentityKey &key, const PageTree &tree)
{
    const RowGrouper grouper(key, tree);
    if (!areThreads(grouper.groups())) return {};
    const RowGroup threads = grouper.threads();
    return threads.rows.size() * 10 <= key.distinct * 11 ? threads : RowGroup();
}

} // namespace newsboard
