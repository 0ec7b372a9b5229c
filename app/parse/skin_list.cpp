#include "app/parse/skin_list.h"

#include "app/parse/addresses.h"
#include "app/parse/skin_columns.h"
#include "app/parse/text.h"
#include "app/parse/text_map.h"

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kMostSkinRows = 5000;

/// A row whose dates wait for those of the others: only together they say in which order day and month stand.
struct RawRow {
    Headline headline;
    QString date;
    QString time;
    bool open = false;
};

/// `»`, `열람중` … in the place of a number.
bool marksOpenRow(QStringView number)
{
    static const TextSet<QStringView> marks{u"열람중", u"열람", u"▶",      u"▷",      u"→",
                                            u"☞",      u"◆",    u"보는중", u"현재글", u"Reading"};
    const bool arrows =
        !number.isEmpty() && std::all_of(number.begin(), number.end(), [](QChar c) { return c == u'»' || c == u'>'; });
    return arrows || marks.contains(number);
}

bool marksNotice(QStringView number)
{
    static const TextSet<QString> words{
        u"공지"_s,   u"공지사항"_s, u"전체공지"_s, u"필독"_s, u"알림"_s, u"notice"_s, u"notices"_s, u"announcement"_s,
        u"sticky"_s, u"お知らせ"_s, u"告知"_s,     u"公告"_s, u"公知"_s, u"通知"_s,   u"置顶"_s,    u"置頂"_s};
    QString word = number.toString().toLower();
    word.remove(u'[').remove(u']').remove(u'【').remove(u'】');
    return words.contains(word.trimmed());
}

std::optional<qint64> wholeNumber(QStringView text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits += QChar(u'0' + c.digitValue());
        else if (c != u',' && !c.isSpace())
            return std::nullopt;
    }
    bool ok = false;
    const qint64 number = digits.toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

/// The first digits of a text as a count: "조회 수 : 1,234" → 1234, "[3]" → 3, "2.9k".
std::optional<qint64> firstCount(const QString &text)
{
    if (const auto count = parseCount(text)) return count;
    const auto digit = std::find_if(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    if (digit == text.end()) return std::nullopt;
    const qsizetype begin = digit - text.begin();
    qsizetype end = begin;
    while (end < text.size() && (text[end].isDigit() || text[end] == u',' || text[end] == u'.'))
        ++end;
    return parseCount(QStringView(text).sliced(begin, end - begin));
}

/// The title without the arrows that some skins print before that of the open row.
QString withoutOpenMarks(const QString &title, bool open)
{
    qsizetype arrows = 0;
    while (arrows < title.size() && (title[arrows] == u'»' || (open && title[arrows] == u'>')))
        ++arrows;
    const bool marks = arrows >= 3 || (open && arrows > 0);
    return marks ? title.sliced(arrows).trimmed() : title;
}

/// A name without what parts it from its neighbours: "/ 갈매기", "[생활]", "by".
QString withoutSeparators(QStringView name)
{
    const auto separates = [](QChar c) {
        return c.isSpace() || c == u'/' || c == u'|' || c == u'·' || c == u'—' || c == u'–' || c == u',' || c == u':';
    };
    while (!name.isEmpty() && separates(name.front()))
        name = name.sliced(1);
    while (!name.isEmpty() && separates(name.back()))
        name.chop(1);
    return name.toString();
}

QString withoutBrackets(const QString &name)
{
    const bool square = name.startsWith(u'[') && name.endsWith(u']');
    const bool round = name.startsWith(u'(') && name.endsWith(u')');
    return (square || round) && name.size() > 2 ? name.sliced(1).chopped(1).trimmed() : name;
}

/// The end of a day.
constexpr int kLastHour = 24;

/// `9:05`, `17:49`, `17:49:03`, as seconds of the day; up to `24:00`.
std::optional<int> secondsOfClock(QStringView text)
{
    int parts[3] = {0, 0, 0};
    int count = 0;
    for (const QStringView part : qTokenize(text, u':')) {
        const bool digits = std::all_of(part.begin(), part.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (count == 3 || !digits || part.isEmpty() || part.size() > 2 || (count > 0 && part.size() != 2))
            return std::nullopt;
        parts[count++] = part.toInt();
    }
    const bool isEnd = parts[0] == kLastHour && parts[1] == 0 && parts[2] == 0;
    if (count < 2 || (!isEnd && !QTime::isValid(parts[0], parts[1], parts[2]))) return std::nullopt;
    return (parts[0] * 60 + parts[1]) * 60 + parts[2];
}

class SkinRowReader {
public:
    SkinRowReader(const ListShape &shape, XPathPage &page, const QString &kind, const ColumnFinder &columns)
        : m_shape(shape), m_page(page), m_kind(kind), m_columns(columns)
    {
    }

    std::optional<RawRow> read(const xmlNode *row, AddressRule *addresses)
    {
        if (m_page.test(m_shape.skip, row)) return std::nullopt;
        m_row = row;
        m_cells = m_columns.isEmpty() ? QList<xmlNodePtr>() : m_page.nodes(m_shape.cells, row);
        m_removed = allNodes(m_shape.remove);
        const QList<xmlNodePtr> titles = m_page.nodes(m_shape.title, row);
        RawRow raw;
        if (titles.isEmpty() || !readAddress(titles.first(), &raw.headline, addresses)) return std::nullopt;
        readNumberAndFlags(&raw);
        QString title;
        for (const xmlNodePtr part : titles) {
            if (!title.isEmpty()) title += u' ';
            title += nodeText(part, m_removed);
        }
        Headline &headline = raw.headline;
        headline.title = withoutOpenMarks(cleanLine(title), raw.open);
        if (headline.title.endsWith(u'…') || headline.title.endsWith("..."_L1)) headline.flags |= Flag::CutTitle;
        headline.author = withoutSeparators(fieldText(m_shape.author, Column::Author));
        headline.category = withoutBrackets(withoutSeparators(fieldText(m_shape.category, Column::Category)));
        headline.views = firstCount(fieldText(m_shape.views, Column::Views));
        headline.votes = firstCount(fieldText(m_shape.votes, Column::Votes));
        headline.comments = firstCount(m_page.text(m_shape.comments, row));
        headline.depth = depthOf(m_shape.depth, row, m_page);
        raw.date = fieldText(m_shape.date, Column::Date);
        raw.time = m_page.text(m_shape.time, row);
        return raw;
    }

private:
    QList<xmlNodePtr> allNodes(const Alternatives &paths)
    {
        QList<xmlNodePtr> all;
        for (const XPath &path : paths)
            all += m_page.nodes(path, m_row);
        return all;
    }

    QString fieldText(const Alternatives &paths, Column column)
    {
        for (const XPath &path : paths) {
            const QList<xmlNodePtr> found = m_page.nodes(path, m_row);
            for (const xmlNodePtr node : found) {
                if (QString text = nodeText(node, m_removed); !text.isEmpty()) return text;
            }
            if (found.isEmpty()) {
                if (QString text = m_page.text(path, m_row); !text.isEmpty()) return text;
            }
        }
        const xmlNode *cell = m_columns.cell(column, m_cells);
        return cell ? nodeText(cell, m_removed) : QString();
    }

    bool readAddress(const xmlNode *title, Headline *headline, AddressRule *addresses)
    {
        const QUrl link = linkOf(title);
        if (link.isValid()) {
            const ArticleAddress address = articleAddress(link, m_kind);
            headline->id = address.id;
            headline->url = address.url;
            if (!address.parameter.isEmpty()) addresses->idParameter = address.parameter;
        }
        if (headline->id.isEmpty() && !m_shape.id.isEmpty()) {
            const QString text = m_page.text(m_shape.id, m_row);
            std::copy_if(text.begin(), text.end(), std::back_inserter(headline->id),
                         [](QChar c) { return c.isDigit(); });
        }
        return !headline->id.isEmpty();
    }

    QUrl linkOf(const xmlNode *title)
    {
        const auto addressOf = [this](const xmlNode *node) {
            return m_page.tree().resolve(isElement(node) ? attribute(node, "href") : nodeText(node));
        };
        if (const xmlNode *node = m_page.first(m_shape.link, m_row)) return addressOf(node);
        for (const xmlNode *node = title; node; node = nextInTree(node, title)) {
            if (isElement(node, "a") && hasAttribute(node, "href")) return addressOf(node);
        }
        for (const xmlNode *node = title->parent; node && node != m_row->parent; node = node->parent) {
            if (isElement(node, "a") && hasAttribute(node, "href")) return addressOf(node);
        }
        return {};
    }

    void readNumberAndFlags(RawRow *raw)
    {
        const QString number = fieldText(m_shape.number, Column::Number);
        Flags &flags = raw->headline.flags;
        const auto set = [&](Flag flag, const Alternatives &paths) {
            if (m_page.test(paths, m_row)) flags |= flag;
        };
        set(Flag::Notice, m_shape.notice);
        set(Flag::New, m_shape.isNew);
        set(Flag::Secret, m_shape.secret);
        set(Flag::File, m_shape.file);
        set(Flag::Picture, m_shape.picture);
        if (marksNotice(number)) flags |= Flag::Notice;
        raw->open = marksOpenRow(number) || m_page.test(m_shape.open, m_row);
        if (!flags.testFlag(Flag::Notice)) raw->headline.number = wholeNumber(number);
    }

    const ListShape &m_shape;
    XPathPage &m_page;
    const QString &m_kind;
    const ColumnFinder &m_columns;
    const xmlNode *m_row = nullptr;
    QList<xmlNodePtr> m_cells;
    QList<xmlNodePtr> m_removed;
};

/// One list on the page, and the shape that reads it.
struct FoundList {
    const xmlNode *root = nullptr;
    const ListShape *shape = nullptr;
};

/// The lists of all shapes, in document order; of two shapes that claim the same list the first has it.
QList<FoundList> findLists(const Skin &skin, XPathPage &page)
{
    QList<FoundList> lists;
    for (const ListShape &shape : skin.lists) {
        const QList<xmlNodePtr> roots = page.nodes(shape.root, page.tree().root());
        for (xmlNode *root : roots) {
            const bool taken =
                std::any_of(lists.begin(), lists.end(), [root](const FoundList &list) { return list.root == root; });
            if (!taken) lists.append({root, &shape});
        }
    }
    std::sort(lists.begin(), lists.end(), [](const FoundList &a, const FoundList &b) {
        return xmlXPathCmpNodes(const_cast<xmlNode *>(a.root), const_cast<xmlNode *>(b.root)) == 1;
    });
    return lists;
}

void readDates(QList<RawRow> *rows, DateContext context)
{
    QStringList dates;
    for (const RawRow &row : *rows)
        dates.append(row.date);
    context.order = dateOrder(dates, context.order);
    for (RawRow &row : *rows) {
        PostedTime posted = parseDate(row.date, context);
        if (!posted.isKnown() && !row.date.isEmpty()) posted = findDate(row.date, context);
        row.headline.posted = joinTime(posted, row.time, context);
    }
}

} // namespace

PostedTime joinTime(const PostedTime &date, QStringView time, const DateContext &context)
{
    if (time.isEmpty()) return date;
    const std::optional<int> clock = secondsOfClock(time);
    if (!clock) {
        const PostedTime whole = parseDate(time, context);
        return whole.hasTime() || !date.isKnown() ? whole : date;
    }
    if (!date.isKnown()) return {};
    const bool withSeconds = time.count(u':') == 2;
    const auto on = [&clock](QDate day) { return QDateTime(day, QTime(0, 0), Qt::UTC).addSecs(*clock); };
    const auto moment = [&date, withSeconds](const QDateTime &there) {
        return PostedTime::moment(there.date(), there.time(), date.offsetSeconds, withSeconds);
    };
    if (!date.hasTime()) return moment(on(date.date));
    // "3시간 전" may have been rounded over midnight: the day is the one that brings the hour next to it.
    const QDateTime about(date.date, date.time, Qt::UTC);
    QDate nearest = date.date;
    const auto distance = [&](QDate day) { return std::llabs(on(day).secsTo(about)); };
    for (const QDate day : {date.date.addDays(-1), date.date.addDays(1)}) {
        if (distance(day) < distance(nearest)) nearest = day;
    }
    return moment(on(nearest));
}

void inferNumbers(QList<Headline> *rows, const QList<qsizetype> &open)
{
    // Where only one neighbour is there, the numbers elsewhere on the page must run by one.
    qint64 step = 0;
    bool pairs = false;
    for (qsizetype i = 1; i < rows->size(); ++i) {
        const auto &above = rows->at(i - 1).number, &here = rows->at(i).number;
        if (!above || !here) continue;
        pairs = true;
        if (step == 0 && std::llabs(*here - *above) == 1) step = *here - *above;
    }
    if (!pairs) step = -1;
    const auto neighbour = [rows](qsizetype from, int way) -> std::optional<qint64> {
        for (qsizetype i = from + way; i >= 0 && i < rows->size(); i += way) {
            const Headline &row = rows->at(i);
            if (row.flags.testFlag(Flag::Notice)) continue;
            return row.number;
        }
        return std::nullopt;
    };
    for (const qsizetype place : open) {
        if (place < 0 || place >= rows->size()) continue;
        Headline &row = (*rows)[place];
        if (row.number || row.flags.testFlag(Flag::Notice)) continue;
        const std::optional<qint64> above = neighbour(place, -1), below = neighbour(place, 1);
        if (above && below) {
            if (std::llabs(*above - *below) == 2) row.number = (*above + *below) / 2;
        } else if (step != 0 && above) {
            row.number = *above + step;
        } else if (step != 0 && below) {
            row.number = *below - step;
        }
        if (row.number && *row.number <= 0) row.number.reset();
    }
}

bool skinMatches(const Skin &skin, const PageSigns &signs, XPathPage &page)
{
    return (skin.signs.isEmpty() || signs.hasAny(skin.signs)) && page.test(skin.match, page.tree().root());
}

QString kindOfPage(const Skin &skin, XPathPage &page)
{
    for (const Skin::Kind &kind : skin.kinds) {
        if (kind.when.isEmpty() || page.test(kind.when, page.tree().root())) return kind.name;
    }
    return u"board"_s;
}

ListPage readSkinList(const Skin &skin, XPathPage &page, const QUrl &address, const DateContext &dates)
{
    ListPage list;
    list.skin = skin.name;
    list.kind = kindOfPage(skin, page);
    QList<RawRow> rows;
    for (const FoundList &found : findLists(skin, page)) {
        const ColumnFinder columns(found.shape->headers, found.root, page);
        SkinRowReader reader(*found.shape, page, list.kind, columns);
        const QList<xmlNodePtr> nodes = page.nodes(found.shape->rows, found.root);
        for (const xmlNodePtr node : nodes) {
            if (rows.size() == kMostSkinRows) {
                list.truncated = true;
                break;
            }
            if (std::optional<RawRow> row = reader.read(node, &list.addresses)) rows.append(std::move(*row));
        }
    }
    readDates(&rows, dates);
    QList<qsizetype> open;
    const QString openId = articleId(address, list.kind);
    for (RawRow &row : rows) {
        const bool isOpen = row.open || row.headline.id == openId;
        if (isOpen) open.append(list.rows.size());
        if (isOpen && list.openId.isEmpty()) list.openId = row.headline.id;
        list.rows.append(std::move(row.headline));
    }
    inferNumbers(&list.rows, open);
    for (const Headline &row : std::as_const(list.rows)) {
        list.showsNumbers |= row.number.has_value();
        list.showsViews |= row.views.has_value();
        list.showsVotes |= row.votes.has_value();
    }
    list.truncated |= page.exhausted();
    return list;
}

} // namespace newsboard
