#include "app/parse/row_groups.h"

#include <QHash>
#include <QSet>

namespace newsboard {

namespace {

constexpr int kMixed = -1;
constexpr int kMostPartsInRow = 6;

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
        taken.insert(row.parts.first());
    const auto between = [&](xmlNodePtr row) {
        QList<xmlNodePtr> found;
        for (xmlNodePtr next = nextElement(row); next && !taken.contains(next) && found.size() < kMostPartsInRow;
             next = nextElement(next)) {
            if (hasText(next) && !isHidden(next)) found.append(next);
        }
        return found;
    };
    const qsizetype each = between(group->rows.first().parts.first()).size();
    if (each == 0 || each >= kMostPartsInRow) return;
    qsizetype same = 0;
    for (qsizetype i = 0; i + 1 < group->rows.size(); ++i)
        same += between(group->rows[i].parts.first()).size() == each;
    if (same * 10 < (group->rows.size() - 1) * 9) return;
    const auto shape = [](const xmlNode *node) {
        return QByteArray(reinterpret_cast<const char *>(node->name)) + ' ' +
               attributeBytes(node, "class").toByteArray();
    };
    const xmlNode *previous = group->rows.first().parts.first()->prev;
    while (previous && !(isElement(previous) && hasText(previous)))
        previous = previous->prev;
    const bool after = !previous || shape(previous) != shape(between(group->rows.first().parts.first()).last());
    QList<xmlNodePtr> before;
    if (!after) {
        for (xmlNodePtr at = group->rows.first().parts.first()->prev; at && before.size() < each; at = at->prev) {
            if (isElement(at) && hasText(at)) before.prepend(at);
        }
    }
    QList<xmlNodePtr> waiting = before;
    for (BoardRow &row : group->rows) {
        const QList<xmlNodePtr> follow = between(row.parts.first());
        if (after) {
            row.parts += follow.mid(0, each);
        } else {
            row.parts = waiting + row.parts;
            waiting = follow;
        }
    }
}

} // namespace

QList<RowGroup> groupRows(const IdentityKey &key, const PageTree &tree)
{
    QHash<const xmlNode *, int> owners;
    const xmlNode *top = tree.body();
    owners.insert(top, kMixed);
    for (const IdentityKey::Mention &mention : key.mentions) {
        const int number = mention.number;
        for (const xmlNode *node = mention.node; node && node != top; node = node->parent) {
            const auto known = owners.constFind(node);
            if (known == owners.constEnd()) {
                owners.insert(node, number);
            } else if (*known == number || *known == kMixed) {
                break;
            } else {
                owners.insert(node, kMixed);
            }
        }
    }
    // What is mixed below must be so above, too: an owner set first may have stopped the climb.
    QList<RowGroup> groups;
    QHash<const xmlNode *, qsizetype> groupOf;
    QHash<const xmlNode *, std::pair<qsizetype, qsizetype>> rowOf;
    for (const IdentityKey::Mention &mention : key.mentions) {
        xmlNodePtr row = mention.node;
        if (owners.value(row, kMixed) == kMixed) continue;
        while (row->parent && row->parent != top && owners.value(row->parent, kMixed) != kMixed)
            row = row->parent;
        if (isHidden(row)) continue;
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
        rowOf.insert(row, {*place, group.rows.size()});
        group.rows.append(BoardRow{{row}, {mention.node}, mention.value, mention.url});
    }
    for (RowGroup &group : groups)
        addSiblings(&group);
    return groups;
}

} // namespace newsboard
