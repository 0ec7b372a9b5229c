#include "app/parse/detector.h"

#include "app/parse/addresses.h"
#include "app/parse/list_confidence.h"
#include "app/parse/list_finder.h"
#include "app/parse/row_columns.h"
#include "app/parse/row_depth.h"
#include "app/parse/short_text.h"
#include "app/parse/skin_list.h"

#include <QSet>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kMostRows = 5000;
constexpr double kLeastWeight = 12;

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
QSet<const xmlNode *> rowsInNoticeSections(const RowGroup &group, ListRowReader *rows)
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

/// The heading that stands directly before a list.
QString headingBefore(const RowGroup &group, ElementWords *words)
{
    const xmlNode *list = group.parent;
    for (int level = 0; level < 3 && isElement(list) && !isElement(list, "body"); ++level, list = list->parent) {
        const xmlNode *before = list->prev;
        while (before && !isElement(before))
            before = before->prev;
        if (!before) continue;
        return words->isHeading(before) || isElement(before, "caption") ? shortText(before, 200) : QString();
    }
    return {};
}

/// The board's rows: the list that was found, and those lists of the same identity that are shaped like it or hold
/// nothing but notices.
QList<PlacedGroup> groupsOfBoard(const Candidate &best, ListRowReader *rows, HeaderRows *headers, HiddenPlaces *hidden,
                                 ElementWords *words)
{
    const xmlNode *model = best.group().rows[best.group().rows.size() / 2].parts.first();
    QList<PlacedGroup> groups;
    for (qsizetype i = 0; i < best.groups.size(); ++i) {
        if (i == best.place) {
            groups.append({best.group(), best.header, false});
            continue;
        }
        RowGroup group = best.groups[i];
        if (hidden->contains(group.parent)) continue;
        if (group.rows.size() == 1) narrow(&group.rows.first(), model);
        const HeaderPlaces own = headers->find(group);
        const HeaderPlaces header = own.isEmpty() ? best.header : own;
        qsizetype notices = 0, alike = 0;
        for (const BoardRow &row : std::as_const(group.rows)) {
            const RawBoardRow raw = rows->read(row, header);
            const bool word =
                std::any_of(raw.pieces.begin(), raw.pieces.begin() + std::min<qsizetype>(raw.pieces.size(), 2),
                            [](const RowPiece &piece) { return isNoticeWord(piece.text); });
            notices += word || !raw.noticeCaptions.isEmpty() || raw.headline.flags.testFlag(Flag::Notice);
            const xmlNode *part = row.parts.first();
            const bool sameName = xmlStrEqual(part->name, model->name);
            alike += sameName && childCount(part) == childCount(model) &&
                     attribute(part, "class") == attribute(model, "class") &&
                     (!isElement(part, "li") || !attribute(part, "class").isEmpty());
        }
        const qsizetype all = group.rows.size();
        const bool above = i < best.place;
        if (above && notices > 0 && notices < all && notices * 2 >= all)
            groups.append({group, header, false});
        else if (notices == all && (above || alike == all))
            groups.append({group, header, true});
        else if (above && all < best.group().rows.size() && announcesNotices(headingBefore(group, words)))
            groups.append({group, header, true});
        else if (alike == all && (isElement(model, "tr") || !attribute(model, "class").isEmpty()))
            groups.append({group, header, false});
    }
    return groups;
}

/// Adds the row of the article that is open, where it is built like the others but leads nowhere: its identity stands
/// in the page's address.
void addOpenRow(RowGroup *group, const QUrl &address, const HeaderPlaces &header, ListRowReader *rows)
{
    const QString id = articleId(address);
    const bool known =
        std::any_of(group->rows.begin(), group->rows.end(), [&](const BoardRow &row) { return row.id == id; });
    if (id.isEmpty() || known) return;
    const xmlNode *model = group->rows.last().parts.first();
    QHash<const xmlNode *, qsizetype> places;
    for (qsizetype i = 0; i < group->rows.size(); ++i) {
        for (const xmlNode *part : std::as_const(group->rows[i].parts))
            places.insert(part, i);
    }
    qsizetype place = 0;
    for (xmlNodePtr child = firstElementChild(group->parent); child; child = nextElement(child)) {
        if (const auto row = places.constFind(child); row != places.constEnd()) {
            place = *row + 1;
            continue;
        }
        if (!xmlStrEqual(child->name, model->name)) continue;
        const BoardRow row{{child}, {}, id, address};
        const QList<RowPiece> &pieces = rows->pieces(row, header);
        const bool open = std::any_of(pieces.begin(), pieces.begin() + std::min<qsizetype>(pieces.size(), 2),
                                      [](const RowPiece &piece) { return isOpenMark(piece.text); });
        if (!open || rows->title(row).text.isEmpty()) continue;
        group->rows.insert(place, row);
        return;
    }
}

/// The article that the page's own address names, where it is written as the rows' addresses are. Words tell nothing:
/// the list's own name may stand where its articles' do.
QString idByPattern(const QUrl &address, const Candidate &list)
{
    if (list.parameter.isEmpty() && !list.pattern.contains(u'#')) return {};
    for (const IdentityReading &reading : identityReadings(address)) {
        if (reading.pattern == list.pattern) return reading.value;
    }
    return {};
}

} // namespace

ListPage detectBoard(const PageTree &tree, const QUrl &address, const DateContext &dates, QStringList *explanation)
{
    ListPage list;
    list.skin = kDetectedSkin;
    list.kind = u"board"_s;
    list.confidence = 0;
    PageMemory page(dates);
    ListRowReader reader(&page);
    HeaderRows headers;
    HiddenPlaces hidden;
    const Candidate best = ListFinder(tree, &reader, &headers, &hidden).find();
    if (best.weight < kLeastWeight) return list;
    if (explanation)
        explanation->append(
            u"list: %1 rows by %2, weight %3"_s.arg(best.group().rows.size()).arg(best.pattern).arg(best.weight));

    QList<RawBoardRow> rows;
    QList<PlacedGroup> groups = groupsOfBoard(best, &reader, &headers, &hidden, &page.words);
    for (PlacedGroup &placed : groups) {
        if (placed.group.parent == best.group().parent) addOpenRow(&placed.group, address, placed.header, &reader);
    }
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
    readDepths(&rows);
    const QString openId = articleId(address);
    list.addressedId = idByPattern(address, best);
    QList<qsizetype> open;
    qsizetype marked = 0;
    for (const RawBoardRow &row : std::as_const(rows))
        marked += row.open;
    for (RawBoardRow &row : rows) {
        const bool isOpen = (row.open && marked <= 2) || (!openId.isEmpty() && row.headline.id == openId) ||
                            (!list.addressedId.isEmpty() && row.headline.id == list.addressedId);
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
    list.confidence = listConfidence(list.rows, best.weight, best.header.size() >= 2);
    return list;
}

} // namespace newsboard
