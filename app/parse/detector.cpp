#include "app/parse/detector.h"

#include "app/parse/addresses.h"
#include "app/parse/row_columns.h"
#include "app/parse/row_groups.h"
#include "app/parse/row_identity.h"
#include "app/parse/row_reader.h"
#include "app/parse/short_text.h"
#include "app/parse/skin_list.h"

#include <QSet>
#include <QUrlQuery>

#include <algorithm>
#include <cmath>
#include <tuple>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kMostRows = 5000;

/// A list that may be the board, and how much speaks for it.
struct Candidate {
    QString pattern;
    QString parameter;
    RowGroup group;
    QList<RowGroup> others; ///< The key's other groups on the page …
    qsizetype place = 0;    ///< … and which of them the group stands before.
    HeaderPlaces header;
    double weight = 0;
};

bool insideHidden(const xmlNode *node)
{
    for (; node; node = node->parent) {
        if (isHidden(node)) return true;
    }
    return false;
}

/// How much lists of one page look like a board.
class Scales {
public:
    Scales(RowReader *rows, HeaderRows *headers) : m_rows(*rows), m_headers(*headers) {}

    struct Weight {
        HeaderPlaces header;
        double value = 0;
    };

    /// The weight of a list; 0 as soon as it is sure not to exceed `least`.
    Weight weigh(const RowGroup &group, double least)
    {
        const qsizetype sample = std::min(group.rows.size(), kSample);
        double letters = 0, dated = 0, titled = 0, linked = 0;
        QSet<QString> titles;
        for (qsizetype i = 0; i < sample; ++i) {
            const RowTitle &title = m_rows.title(group.rows[group.rows.size() * i / sample]);
            titled += !title.text.isEmpty();
            letters += double(std::min(title.text.size(), kMostLetters));
            titles.insert(title.text);
        }
        if (titled == 0 || double(titles.size()) < titled * 0.5) return {};
        const double rows = double(std::min(group.rows.size(), kMostCounted));
        const double plain = rows * (letters / double(sample)) * (titled / double(sample));
        if (plain * kMostByDates * kMostByHeader * kMostByIdentity <= least) return {};
        Weight weight{m_headers.find(group), 0};
        const double byHeader = weight.header.size() >= 2 ? kMostByHeader : 1;
        if (plain * kMostByDates * byHeader * kMostByIdentity <= least) return {};
        for (qsizetype i = 0; i < sample; ++i) {
            const BoardRow &row = group.rows[group.rows.size() * i / sample];
            const QList<RowPiece> &pieces = m_rows.pieces(row, weight.header);
            dated += std::any_of(pieces.begin(), pieces.end(),
                                 [](const RowPiece &piece) { return !piece.date.text.isEmpty(); });
            linked += m_rows.title(row).isLink
                          ? 1.0
                          : 0.01 * double(std::min<qsizetype>(pieces.isEmpty() ? 0 : row.links.size(), 5));
        }
        weight.value = plain * (0.15 + dated / double(sample));
        // The identity is where the title leads.
        weight.value *= 0.75 + 0.25 * linked / double(sample);
        weight.value *= byHeader;
        return weight;
    }

    /// What no weight of a list of so many rows exceeds.
    static double most(qsizetype rows)
    {
        return double(std::min(rows, kMostCounted) * kMostLetters) * kMostByDates * kMostByHeader * kMostByIdentity;
    }

private:
    static constexpr qsizetype kSample = 8;
    static constexpr qsizetype kMostCounted = 60;
    static constexpr qsizetype kMostLetters = 60;
    static constexpr double kMostByDates = 1.15;
    static constexpr double kMostByHeader = 3;
    static constexpr double kMostByIdentity = 1.02; ///< What the identity's own shape may add.

    RowReader &m_rows;
    HeaderRows &m_headers;
};

/// The text of what stands between a row and the one before it ("Important Threads"); null if nothing does.
QString separatorBefore(const xmlNode *row, const xmlNode *previous)
{
    QString text;
    for (const xmlNode *at = row->prev; at && at != previous && text.isEmpty(); at = at->prev) {
        if (isElement(at) && !isElement(at, "br") && !isElement(at, "script")) text = shortText(at, 200) + u""_s;
    }
    return text;
}

bool holdsNoticeWord(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    return words.size() <= 5 &&
           std::any_of(words.begin(), words.end(), [](const QString &word) { return isNoticeWord(word); });
}

bool startsWithNotice(const QString &title)
{
    const qsizetype end = title.startsWith(u'[')    ? title.indexOf(u']')
                          : title.startsWith(u'【') ? title.indexOf(u'】')
                                                    : -1;
    return end > 1 && isNoticeWord(QStringView(title).sliced(1, end - 1));
}

/// Rows between two separators of which the first says that they are pinned, and the last rows, parted from the others
/// by an empty separator, if every title says so.
QSet<const xmlNode *> rowsInNoticeSections(const RowGroup &group, RowReader *rows)
{
    QSet<const xmlNode *> notices;
    bool inside = false;
    qsizetype lastBreak = -1;
    const xmlNode *previous = nullptr;
    for (qsizetype i = 0; i < group.rows.size(); ++i) {
        const xmlNode *row = group.rows[i].parts.first();
        const QString separator = separatorBefore(row, previous);
        if (!separator.isNull()) {
            lastBreak = i;
            if (!separator.trimmed().isEmpty()) inside = holdsNoticeWord(separator);
        }
        if (inside) notices.insert(row);
        previous = group.rows[i].parts.last();
    }
    if (notices.size() == group.rows.size()) notices.clear();
    if (lastBreak <= 0 || (group.rows.size() - lastBreak) * 2 > group.rows.size()) return notices;
    QSet<const xmlNode *> last;
    for (const BoardRow &row : group.rows.sliced(lastBreak)) {
        if (!startsWithNotice(rows->title(row).text)) return notices;
        last.insert(row.parts.first());
    }
    return notices + last;
}

/// Rows whose links name another board than the page's own address, in a parameter that most rows share with it.
QSet<const xmlNode *> foreignRows(const QList<const BoardRow *> &rows, const QUrl &address, const QString &identity)
{
    QSet<const xmlNode *> foreign;
    const QList<std::pair<QString, QString>> items = QUrlQuery(address).queryItems();
    for (const auto &[name, value] : items) {
        if (name == identity || value.isEmpty() || isPageParameter(name)) continue;
        QSet<const xmlNode *> others;
        qsizetype same = 0;
        for (const BoardRow *row : rows) {
            const QUrlQuery query(row->url);
            if (!query.hasQueryItem(name)) continue;
            if (query.queryItemValue(name) == value)
                ++same;
            else
                others.insert(row->parts.first());
        }
        if (same * 4 >= rows.size() * 3) foreign += others;
    }
    return foreign;
}

struct PlacedGroup {
    RowGroup group;
    HeaderPlaces header;
    bool notices = false;
};

/// Narrows a row that stands alone in its list down to the kind of element that the board's rows are.
void narrow(BoardRow *row, const xmlNode *model)
{
    const char *name = reinterpret_cast<const char *>(model->name);
    xmlNodePtr found = nullptr;
    for (xmlNodePtr node = row->links.first(); node; node = node->parent) {
        if (isElement(node, name)) {
            found = node;
            break;
        }
        if (node == row->parts.first()) break;
    }
    if (found) row->parts = {found};
}

int childCount(const xmlNode *node)
{
    int count = 0;
    for (const xmlNode *child = firstElementChild(node); child; child = nextElement(child))
        ++count;
    return count;
}

/// The board's rows: the list that was found, and those lists of the same identity that are shaped like it or hold
/// nothing but notices.
QList<PlacedGroup> groupsOfBoard(const Candidate &best, RowReader *rows, HeaderRows *headers)
{
    const xmlNode *model = best.group.rows[best.group.rows.size() / 2].parts.first();
    QList<PlacedGroup> groups;
    bool placed = false;
    for (qsizetype i = 0; i <= best.others.size(); ++i) {
        if (i == best.place) {
            groups.append({best.group, best.header, false});
            placed = true;
        }
        if (i == best.others.size()) break;
        RowGroup group = best.others[i];
        if (group.rows.size() == 1) narrow(&group.rows.first(), model);
        const HeaderPlaces own = headers->find(group);
        const HeaderPlaces header = own.isEmpty() ? best.header : own;
        qsizetype notices = 0, alike = 0;
        for (const BoardRow &row : std::as_const(group.rows)) {
            const RawBoardRow raw = rows->read(row, header);
            const bool word =
                std::any_of(raw.pieces.begin(), raw.pieces.begin() + std::min<qsizetype>(raw.pieces.size(), 2),
                            [](const RowPiece &piece) { return isNoticeWord(piece.text); });
            notices += word || raw.headline.flags.testFlag(Flag::Notice);
            const xmlNode *part = row.parts.first();
            const bool sameName = xmlStrEqual(part->name, model->name);
            alike += sameName && childCount(part) == childCount(model) &&
                     attribute(part, "class") == attribute(model, "class") &&
                     (!isElement(part, "li") || !attribute(part, "class").isEmpty());
        }
        const qsizetype all = group.rows.size();
        const bool above = !placed;
        if (above && notices > 0 && notices < all && notices * 2 >= all)
            groups.append({group, header, false});
        else if (notices == all && (above || alike == all))
            groups.append({group, header, true});
        else if (alike == all && (isElement(model, "tr") || !attribute(model, "class").isEmpty()))
            groups.append({group, header, false});
    }
    return groups;
}

} // namespace

ListPage detectBoard(const PageTree &tree, const QUrl &address, const DateContext &dates, QStringList *explanation)
{
    ListPage list;
    list.skin = u"detected"_s;
    list.kind = u"board"_s;
    list.confidence = 0;
    const QHash<QString, IdentityKey> keys = findIdentities(tree);
    QStringList patterns = keys.keys();
    std::sort(patterns.begin(), patterns.end(), [&](const QString &a, const QString &b) {
        return keys[a].distinct != keys[b].distinct ? keys[a].distinct > keys[b].distinct : a < b;
    });
    Candidate best;
    using WeighedKey = std::tuple<const xmlNode *, const xmlNode *, const xmlNode *, qsizetype>;
    QMap<WeighedKey, Scales::Weight> weighed;
    PageMemory page(dates);
    RowReader reader(&page);
    HeaderRows headers;
    Scales scales(&reader, &headers);
    int tried = 0;
    for (const QString &pattern : std::as_const(patterns)) {
        const IdentityKey &key = keys[pattern];
        if (key.distinct < 2 || ++tried > 24) break;
        QList<RowGroup> groups = groupRows(key, tree);
        for (qsizetype i = 0; i < groups.size(); ++i) {
            if (groups[i].rows.size() < 2 || Scales::most(groups[i].rows.size()) <= best.weight) continue;
            if (insideHidden(groups[i].parent)) continue;
            // Several readings of the same links make the same list: it is weighed once.
            const WeighedKey same{groups[i].rows.first().parts.first(), groups[i].rows.last().parts.first(),
                                  groups[i].rows.first().links.first(), groups[i].rows.size()};
            if (!weighed.contains(same)) {
                weighed.insert(same, scales.weigh(groups[i], best.weight));
            }
            const auto [header, plainWeight] = weighed.value(same);
            double weight = plainWeight;
            if (pattern.startsWith("data:"_L1)) weight *= 0.5;
            // Of two identities that make the same list the longer one with digits says more.
            const QString &sample = groups[i].rows.first().id;
            if (sample.contains(u'.') && !sample.contains(u'/') && key.parameter.size() > 0) weight *= 0.8;
            const bool endsInSlug = pattern.lastIndexOf(u'~') > pattern.lastIndexOf(u'/');
            const bool digits = std::any_of(sample.begin(), sample.end(), [](QChar c) { return c.isDigit(); });
            weight *= (endsInSlug ? 0.95 : digits ? 1.0 : 0.9) + 0.001 * double(std::min<qsizetype>(sample.size(), 12));
            if (weight <= best.weight) continue;
            best = Candidate{pattern, key.parameter, groups[i], {}, 0, header, weight};
            for (qsizetype k = 0; k < groups.size(); ++k) {
                if (k == i) best.place = best.others.size();
                if (k != i && !insideHidden(groups[k].parent)) best.others.append(groups[k]);
            }
        }
    }
    if (best.weight < 12) return list;
    if (explanation)
        explanation->append(
            u"list: %1 rows by %2, weight %3"_s.arg(best.group.rows.size()).arg(best.pattern).arg(best.weight));

    QList<RawBoardRow> rows;
    const QList<PlacedGroup> groups = groupsOfBoard(best, &reader, &headers);
    QList<const BoardRow *> placedRows;
    for (const PlacedGroup &placed : groups) {
        for (const BoardRow &row : placed.group.rows)
            placedRows.append(&row);
    }
    const QSet<const xmlNode *> foreign = foreignRows(placedRows, address, best.parameter);
    for (const PlacedGroup &placed : groups) {
        const QSet<const xmlNode *> pinned = rowsInNoticeSections(placed.group, &reader);
        for (const BoardRow &row : placed.group.rows) {
            if (foreign.contains(row.parts.first())) continue;
            if (rows.size() >= kMostRows) {
                list.truncated = true;
                break;
            }
            RawBoardRow raw = reader.read(row, placed.header);
            if (placed.notices || pinned.contains(row.parts.first())) raw.headline.flags |= Flag::Notice;
            if (!raw.headline.title.isEmpty()) rows.append(std::move(raw));
        }
    }
    readColumns(&rows, page, explanation);
    const QString openId = articleAddress(address).id;
    QList<qsizetype> open;
    qsizetype marked = 0;
    for (const RawBoardRow &row : std::as_const(rows))
        marked += row.open;
    for (RawBoardRow &row : rows) {
        const bool isOpen = (row.open && marked <= 2) || (!openId.isEmpty() && row.headline.id == openId);
        if (isOpen) open.append(list.rows.size());
        if (isOpen && list.openId.isEmpty()) list.openId = row.headline.id;
        if (row.headline.url.isValid()) row.headline.url = withoutView(row.headline.url);
        list.rows.append(std::move(row.headline));
    }
    inferNumbers(&list.rows, open);
    for (const Headline &row : std::as_const(list.rows)) {
        list.showsNumbers |= row.number.has_value();
        list.showsViews |= row.views.has_value();
        list.showsVotes |= row.votes.has_value();
    }
    list.addresses.idParameter = best.parameter;
    list.confidence = std::min(1.0, std::sqrt(best.weight / 200));
    return list;
}

} // namespace newsboard
