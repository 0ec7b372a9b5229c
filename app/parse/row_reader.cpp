#include "app/parse/row_reader.h"

#include "app/parse/short_text.h"
#include "app/parse/text.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kMostPieces = 120;
constexpr int kMostNodesInRow = 3000;
constexpr int kMostHeaderRows = 4; ///< Of a table before the list.

QList<std::pair<BoardColumn, qint64>> labelledCounts(const QString &text);

QString classesOf(const xmlNode *element)
{
    QString words = attribute(element, "class");
    for (const char *name : {"itemprop", "data-role", "data-stattype", "id"}) {
        if (hasAttribute(element, name)) words += u' ' + attribute(element, name);
    }
    return words;
}

bool isHeading(const xmlNode *element)
{
    if (!isElement(element)) return false;
    const bool byName =
        element->name[0] == 'h' && element->name[1] >= '1' && element->name[1] <= '6' && !element->name[2];
    return byName || attribute(element, "role") == "heading"_L1;
}

bool isSilent(const xmlNode *element)
{
    for (const char *name : {"script", "style", "template", "select", "textarea", "noscript"}) {
        if (isElement(element, name)) return true;
    }
    return isHidden(element);
}

int spanOf(const xmlNode *cell)
{
    return std::clamp(attribute(cell, "colspan").toInt(), 1, 100);
}

/// What holds the cells: the row, or what stands alone in it.
const xmlNode *cellsHolder(const xmlNode *row)
{
    const xmlNode *holder = row;
    for (int depth = 0; depth < 6; ++depth) {
        const xmlNode *child = firstElementChild(holder);
        if (!child || nextElement(child) || isElement(holder, "tr")) break;
        holder = child;
    }
    return holder;
}

HeaderPlaces headerOf(const xmlNode *row)
{
    HeaderPlaces places;
    int place = 0, known = 0;
    for (const xmlNode *cell = firstElementChild(cellsHolder(row)); cell; cell = nextElement(cell)) {
        QString text = shortText(cell, 200);
        if (text.isEmpty() && isBlankShort(cell)) {
            for (const xmlNode *node = cell; node && text.isEmpty(); node = nextInTree(node, cell)) {
                if (isElement(node, "img")) text = attribute(node, "alt");
            }
        }
        const QList<BoardColumn> columns = headerColumns(text);
        for (int i = 0; i < spanOf(cell); ++i)
            places.insert(place + i, columns);
        known += !columns.isEmpty();
        place += spanOf(cell);
        if (place > 60) break;
    }
    return known >= 2 ? places : HeaderPlaces();
}

const QSet<QString> &personParameters()
{
    static const QSet<QString> words{u"user"_s,       u"profile"_s, u"member"_s, u"members"_s, u"users"_s,
                                     u"memberlist"_s, u"author"_s,  u"uid"_s,    u"mid"_s};
    return words;
}

bool leadsToPerson(const QString &href)
{
    QString word;
    for (qsizetype i = 0; i <= href.size(); ++i) {
        const QChar c = i < href.size() ? href[i] : QChar(u'/');
        if (c.isLetter()) {
            word += c.toLower();
            continue;
        }
        if (personParameters().contains(word) && word != "mid"_L1) return true;
        word.clear();
    }
    return false;
}

/// A count in brackets, with or without its unit: `[3]`, `(12)`, `(7回)`, `(3건)`.
std::optional<qint64> bracketedCount(QStringView text)
{
    if (text.size() < 3 || text.size() > 14) return std::nullopt;
    const QChar first = text.front(), end = text.back();
    if (!((first == u'[' && end == u']') || (first == u'(' && end == u')'))) return std::nullopt;
    QStringView inner = text.sliced(1, text.size() - 2).trimmed();
    if (inner.size() > 1 && inner.front().isDigit() && QStringView(u"回件篇条條帖楼건개").contains(inner.back()))
        inner.chop(1);
    return parseCount(inner);
}

bool isCounterText(QStringView text)
{
    return bracketedCount(text).has_value();
}

bool isNewBadge(const QString &text)
{
    static const QSet<QString> badges{u"n"_s,  u"new"_s,  u"new!"_s, u"hot"_s, u"h"_s,
                                      u"up"_s, u"새글"_s, u"新着"_s, u"u"_s,   u"최신글"_s};
    return badges.contains(text.toLower());
}

bool contains(const QList<BoardColumn> &columns, BoardColumn column)
{
    return columns.contains(column);
}

/// An element inside the title that is no part of it.
bool isChip(const xmlNode *element, const QString &text, bool first, bool *category)
{
    const QString classes = attribute(element, "class");
    const QList<BoardColumn> columns = classColumns(classes);
    const bool title = contains(columns, BoardColumn::Title);
    if (contains(columns, BoardColumn::Category) && !title && text.size() <= 30) {
        *category = first;
        return true;
    }
    if ((contains(columns, BoardColumn::Comments) || contains(columns, BoardColumn::Views) ||
         contains(columns, BoardColumn::Date)) &&
        !title && (parseCount(text) || text.size() < 12))
        return true;
    if (isCounterText(text) || (isNewBadge(text) && !isElement(element, "b"))) return true;
    const QString lower = classes.toLower();
    return !title && text.size() <= 12 &&
           (lower.contains("badge"_L1) || lower.contains("icon"_L1) || lower.contains("ico_"_L1));
}

struct TitleText {
    QString title;
    QString category;
    std::optional<qint64> comments;
};

TitleText readTitle(const xmlNode *element)
{
    TitleText found;
    QString text;
    for (const xmlNode *node = element; node;) {
        if (isElement(node) && node != element) {
            if (isSilent(node)) {
                node = nextAfter(node, element);
                continue;
            }
            if (!isElement(node, "br") && !isElement(node, "img")) {
                const QString inner = visibleText(node);
                bool category = false;
                if (isChip(node, inner, text.trimmed().isEmpty(), &category)) {
                    if (category) found.category = inner;
                    const bool counts =
                        contains(classColumns(attribute(node, "class")), BoardColumn::Comments) || isCounterText(inner);
                    if (counts) found.comments = isCounterText(inner) ? bracketedCount(inner) : parseCount(inner);
                    text += u' ';
                    node = nextAfter(node, element);
                    continue;
                }
            } else {
                text += u' ';
            }
        }
        if (node->type == XML_TEXT_NODE && node->content)
            text += QString::fromUtf8(reinterpret_cast<const char *>(node->content));
        node = nextInTree(node, element);
    }
    found.title = cleanLine(text);
    return found;
}

void addFlags(const xmlNode *part, Headline *headline)
{
    int nodes = 0;
    for (const xmlNode *node = part; node && ++nodes < kMostNodesInRow; node = nextInTree(node, part)) {
        if (!isElement(node)) continue;
        const bool image = isElement(node, "img");
        if (!image && !isElement(node, "i") && !isElement(node, "span") && !isElement(node, "em") &&
            !isElement(node, "svg"))
            continue;
        QString words = attribute(node, "class");
        if (image) {
            const QString source = attribute(node, "src");
            words += u' ' + attribute(node, "alt") + u' ' + attribute(node, "title") + u' ' +
                     source.sliced(source.lastIndexOf(u'/') + 1).left(60);
        } else if (isElement(node, "i") || isElement(node, "svg")) {
            words += u' ' + attribute(node, "title") + u' ' + attribute(node, "aria-label");
        }
        words = words.toLower();
        const auto has = [&words](QLatin1StringView word) { return words.contains(word); };
        if (has("secret"_L1) || has("lock"_L1) || words.contains(u"비밀"_s)) {
            if (!has("block"_L1) && !has("unlock"_L1)) headline->flags |= Flag::Secret;
        }
        if (has("file"_L1) || has("attach"_L1) || has("paperclip"_L1) || has("disk"_L1) || has("download"_L1) ||
            words.contains(u"첨부"_s)) {
            if (!has("profile"_L1)) headline->flags |= Flag::File;
        }
        if (has("image"_L1) || has("photo"_L1) || has("picture"_L1) || has("camera"_L1) || has("ico_img"_L1) ||
            has("icon_img"_L1))
            headline->flags |= Flag::Picture;
        const QString text = image ? attribute(node, "alt").toLower() : visibleText(node).toLower();
        if (has("new_icon"_L1) || has("icon_new"_L1) || has("ico_new"_L1) || has("icon-new"_L1) ||
            (image && has("new."_L1)) || text == "new"_L1 || text == "n"_L1 || text == u"새글"_s)
            headline->flags |= Flag::New;
    }
}

/// A label and its count in one text: "조회 12", "12 Replies", "Views: 1,227".
QList<std::pair<BoardColumn, qint64>> labelledCounts(const QString &text)
{
    QList<std::pair<BoardColumn, qint64>> found;
    if (text.size() > 80) return found;
    QString spaced = text;
    for (QChar &c : spaced) {
        if (c == u':' || c == u'|' || c == u'/' || c == u'(' || c == u')') c = u' ';
    }
    // "조회12" without a space.
    for (qsizetype i = 1; i < spaced.size(); ++i) {
        if (spaced[i].isDigit() && spaced[i - 1].isLetter() && spaced[i - 1].unicode() > 0x2000) spaced.insert(i, u' ');
    }
    const QStringList words = spaced.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const auto count = parseCount(words[i]);
        if (!count) continue;
        QList<BoardColumn> label;
        if (i > 0) label = labelColumns(words[i - 1]);
        if (label.isEmpty() && i > 1) label = labelColumns(words[i - 2] + words[i - 1]);
        if (label.isEmpty() && i + 1 < words.size()) label = labelColumns(words[i + 1]);
        if (!label.isEmpty()) found.append({label.first(), *count});
    }
    return found;
}

/// The name in "by X", "Started by X", "par X", "von X", "作者: X".
QString afterBy(const QString &text)
{
    static const QStringList leads{u"started by "_s, u"posted by "_s, u"by "_s,      u"par "_s,    u"von "_s,
                                   u"por "_s,        u"di "_s,        u"from "_s,    u"작성자 "_s, u"글쓴이 "_s,
                                   u"作者 "_s,       u"作者:"_s,      u"作者："_s,   u"작성자:"_s, u"작성자 :"_s,
                                   u"投稿者 "_s,     u"投稿者:"_s,    u"投稿者："_s, u"글쓴이:"_s, u"글쓴이 :"_s};
    for (const QString &lead : leads) {
        if (text.size() > lead.size() && text.startsWith(lead, Qt::CaseInsensitive)) {
            QString name = text.sliced(lead.size()).trimmed();
            while (!name.isEmpty() && (name.front() == u':' || name.front().isSpace()))
                name = name.sliced(1);
            return name;
        }
    }
    return {};
}

qsizetype countColumns(const QList<BoardColumn> &columns);

bool isByWord(const QString &text)
{
    static const QSet<QString> words{u"by"_s, u"par"_s,  u"de"_s,  u"von"_s,        u"por"_s,
                                     u"di"_s, u"from"_s, u"via"_s, u"started by"_s, u"posted by"_s};
    return words.contains(text.toLower());
}

/// Where labels follow their counts ("2 replies 564 views" in elements of their own), takes each from behind.
void turnLabels(RawBoardRow *row)
{
    QList<RowPiece> &pieces = row->pieces;
    const auto countLabel = [&](qsizetype place) -> std::optional<BoardColumn> {
        if (place < 0 || place >= pieces.size()) return std::nullopt;
        const QList<BoardColumn> label = labelColumns(pieces[place].text);
        if (label.isEmpty() || countColumns(label) == 0) return std::nullopt;
        return label.first();
    };
    int before = 0, behind = 0;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (!pieces[i].count || pieces[i].inTitle) continue;
        before += countLabel(i - 1).has_value();
        behind += countLabel(i + 1).has_value();
    }
    if (behind <= before) return;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (pieces[i].count && !pieces[i].inTitle) pieces[i].label = countLabel(i + 1);
    }
}

qsizetype countColumns(const QList<BoardColumn> &columns)
{
    return std::count_if(columns.begin(), columns.end(), [](BoardColumn column) {
        return column == BoardColumn::Views || column == BoardColumn::Votes || column == BoardColumn::Comments;
    });
}

QString attributeDate(const xmlNode *element, const DateContext &dates)
{
    const xmlNode *node = element;
    for (int up = 0; up < 2 && node; ++up, node = node->parent) {
        for (const char *name : {"datetime", "title", "data-time", "data-date"}) {
            const QString value = attribute(node, name);
            if (!value.isEmpty() && value.size() < 60 && parseDate(value, dates).isKnown()) return value;
        }
        if (isElement(node, "td") || isElement(node, "li") || isElement(node, "a")) break;
    }
    return {};
}

/// "no comments", "discuss": what stands in the place of a count that is zero.
bool saysNoCount(const QString &text)
{
    const QString lower = text.toLower();
    return lower == "discuss"_L1 || (lower.startsWith("no "_L1) && countColumns(labelColumns(lower.sliced(3))) > 0);
}

/// What an icon without text announces: a person, an eye, a bubble, a clock.
std::optional<BoardColumn> iconColumn(const xmlNode *element)
{
    const bool icon =
        isElement(element, "i") || isElement(element, "span") || isElement(element, "svg") || isElement(element, "em");
    if (!icon || element->children) return std::nullopt;
    const QString classes = attribute(element, "class").toLower();
    const QList<BoardColumn> columns = classColumns(classes);
    if (!columns.isEmpty()) return columns.first();
    if (classes.contains("eye"_L1)) return BoardColumn::Views;
    if (classes.contains("thumb"_L1) || classes.contains("heart"_L1)) return BoardColumn::Votes;
    if (classes.contains("clock"_L1) || classes.contains("calendar"_L1)) return BoardColumn::Date;
    return std::nullopt;
}

/// What an element's tooltip says of its text: `<span title="回复">12</span>`.
std::optional<BoardColumn> titleColumn(const xmlNode *element)
{
    if (!hasAttribute(element, "title")) return std::nullopt;
    const QList<BoardColumn> columns = labelColumns(attribute(element, "title"));
    return columns.isEmpty() ? std::nullopt : std::optional(columns.first());
}

/// `2/22`, `12-9` in a place of dates, as `02/22`, `12-09`; nothing for other texts.
QString paddedDay(const QString &text)
{
    if (text.size() < 3 || text.size() > 5) return {};
    qsizetype mark = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] >= u'0' && text[i] <= u'9') continue;
        if (mark >= 0 || !u"/-."_s.contains(text[i])) return {};
        mark = i;
    }
    if (mark < 1 || mark > 2 || text.size() - mark < 2 || text.size() - mark > 3) return {};
    return text.first(mark).rightJustified(2, u'0') + text[mark] + text.sliced(mark + 1).rightJustified(2, u'0');
}

bool mayBeDate(QStringView text)
{
    return text.size() >= 2 && text.size() <= 60;
}

} // namespace

HeaderPlaces findHeader(const RowGroup &group)
{
    const xmlNode *first = group.rows.first().parts.first();
    int levels = 0;
    for (const xmlNode *at = first; at && at != nullptr; at = at->parent) {
        int seen = 0;
        const int most = levels == 0 ? 12 : 4;
        for (const xmlNode *before = at->prev; before && seen < most; before = before->prev) {
            if (!isElement(before)) continue;
            ++seen;
            const xmlNode *row = before;
            if (isElement(before, "thead") || isElement(before, "tbody") || isElement(before, "table")) {
                int rows = 0;
                for (const xmlNode *node = before; node && rows < kMostHeaderRows; node = nextInTree(node, before)) {
                    if (!isElement(node, "tr")) continue;
                    ++rows;
                    row = node;
                    if (HeaderPlaces header = headerOf(row); !header.isEmpty()) return header;
                }
                continue;
            }
            if (HeaderPlaces header = headerOf(row); !header.isEmpty()) return header;
        }
        if (++levels > 5 || !at->parent || isElement(at->parent, "body")) break;
    }
    return {};
}

RawBoardRow takeApart(const BoardRow &row, const HeaderPlaces &header, const DateContext &dates)
{
    RawBoardRow raw;
    Headline &headline = raw.headline;
    headline.id = row.id;
    headline.url = row.url;

    const auto insideRow = [&](const xmlNode *node) {
        return std::any_of(row.parts.begin(), row.parts.end(), [node](xmlNodePtr part) { return node == part; });
    };

    // The title: the weightiest of the row's links.
    const xmlNode *title = nullptr;
    TitleText best;
    int bestWeight = -1;
    QList<xmlNodePtr> candidates = row.links;
    for (xmlNodePtr part : row.parts) {
        if (row.parts.size() < 2) break;
        for (xmlNodePtr node = part; node; node = nextInTree(node, part)) {
            if (isElement(node, "a") && !candidates.contains(node)) candidates.append(node);
        }
    }
    for (xmlNodePtr link : std::as_const(candidates)) {
        if (isHidden(link)) continue;
        const TitleText text = readTitle(link);
        if (text.title.isEmpty() || parseCount(text.title) || parseDate(text.title, dates).isKnown()) continue;
        // "35 comments" leads to the post, but does not name it.
        if (text.title.count(u' ') <= 1 && (!labelledCounts(text.title).isEmpty() || saysNoCount(text.title))) continue;
        QList<BoardColumn> columns;
        bool heading = false;
        for (const xmlNode *node = link; node; node = node->parent) {
            columns += classColumns(attribute(node, "class"));
            heading |= isHeading(node);
            if (insideRow(node)) break;
        }
        int weight = int(std::min<qsizetype>(text.title.size(), 150));
        if (contains(columns, BoardColumn::Title) || heading) weight += 1000;
        const QList<BoardColumn> own = classColumns(attribute(link, "class"));
        if (contains(own, BoardColumn::Comments) || contains(own, BoardColumn::Category)) weight = 0;
        if (contains(columns, BoardColumn::LastReply)) weight /= 8;
        if (weight <= bestWeight) continue;
        bestWeight = weight;
        best = text;
        title = link;
    }
    // One link around everything, or none with words: the title is an element of its own.
    const auto findInner = [&](const xmlNode *root) -> const xmlNode * {
        const xmlNode *byClass = nullptr;
        for (const xmlNode *node = root; node; node = nextInTree(node, root)) {
            if (!isElement(node) || node == root || isElement(node, "img")) continue;
            if (isHeading(node)) return node;
            const QList<BoardColumn> columns = classColumns(attribute(node, "class"));
            if (!byClass && contains(columns, BoardColumn::Title) && !visibleText(node).isEmpty()) byClass = node;
        }
        return byClass;
    };
    const auto holdsMore = [&](const xmlNode *link) {
        for (const xmlNode *node = link; node; node = nextInTree(node, link)) {
            if (!isElement(node) || node == link) continue;
            if (isHeading(node)) return true;
            for (const char *block : {"div", "p", "ul", "dl", "li", "table", "time"}) {
                if (isElement(node, block)) return true;
            }
            const QList<BoardColumn> columns = classColumns(attribute(node, "class"));
            if (contains(columns, BoardColumn::Date) || contains(columns, BoardColumn::Author)) return true;
        }
        return false;
    };
    if (!title || holdsMore(title)) {
        const xmlNode *root = title ? title : row.parts.first();
        if (const xmlNode *inner = findInner(root)) {
            const TitleText text = readTitle(inner);
            if (!text.title.isEmpty()) {
                title = inner;
                if (text.category.isEmpty() && !best.category.isEmpty()) {
                    const QString category = best.category;
                    best = text;
                    best.category = category;
                } else {
                    best = text;
                }
            }
        }
    }
    for (const xmlNode *node = title; node && !raw.titleIsLink; node = node->parent) {
        raw.titleIsLink = row.links.contains(const_cast<xmlNode *>(node));
        if (insideRow(node)) break;
    }
    headline.title = best.title;
    headline.category = best.category;
    headline.comments = best.comments;

    int part = 0;
    QString before;
    struct Icon {
        std::optional<BoardColumn> column;
        const xmlNode *parent = nullptr;
    } icon;
    for (const xmlNode *root : row.parts) {
        addFlags(root, &headline);
        const xmlNode *holder = cellsHolder(root);
        QHash<const xmlNode *, int> places;
        int place = 0;
        for (const xmlNode *cell = firstElementChild(holder); cell; cell = nextElement(cell)) {
            places.insert(cell, place);
            place += spanOf(cell);
        }
        int nodes = 0;
        for (const xmlNode *node = root; node && raw.pieces.size() < kMostPieces && ++nodes < kMostNodesInRow;) {
            if (isElement(node) && node != root && isSilent(node)) {
                node = nextAfter(node, root);
                continue;
            }
            QString content;
            if (isElement(node) && !firstElementChild(node)) {
                if (const auto column = iconColumn(node)) icon = {column, node->parent};
            }
            if (node->type == XML_TEXT_NODE && node->content) {
                content = cleanLine(QString::fromUtf8(reinterpret_cast<const char *>(node->content)));
            } else if (isElement(node, "img") && attribute(node, "alt").size() <= 30) {
                bool author = false;
                const xmlNode *up = node;
                for (int depth = 0; up && depth < 4 && !author; ++depth, up = up == root ? nullptr : up->parent)
                    author = contains(classColumns(attribute(up, "class")), BoardColumn::Author);
                if (author) content = cleanLine(attribute(node, "alt"));
            } else if (isElement(node, "time") && hasAttribute(node, "datetime") && visibleText(node).isEmpty()) {
                content = attribute(node, "datetime");
            }
            if (!content.isEmpty()) {
                QStringList texts{content};
                for (const QString &separator : {u" | "_s, u" · "_s, u" • "_s, u" / "_s, u" » "_s}) {
                    QStringList split;
                    for (const QString &text : std::as_const(texts))
                        split += text.split(separator, Qt::SkipEmptyParts);
                    texts = split;
                }
                RowPiece piece;
                piece.element = isElement(node) ? node : node->parent;
                piece.cell = part * 100;
                piece.picture = isElement(node, "img");
                int depth = 0;
                for (const xmlNode *up = piece.element; up && depth < 40; up = up->parent, ++depth) {
                    const QString classes = classesOf(up);
                    const QList<BoardColumn> columns = classColumns(classes);
                    if (contains(columns, BoardColumn::LastReply)) piece.last = true;
                    if (piece.byClass.isEmpty() && up != root) piece.byClass = columns;
                    if (up == title) piece.inTitle = true;
                    if (row.links.contains(up)) piece.identityLink = true;
                    if (isElement(up, "a"))
                        piece.userLink |= leadsToPerson(attribute(up, "href") + attribute(up, "onclick")) ||
                                          attribute(up, "class").contains("member"_L1);
                    piece.signature += u'>' + QString::fromUtf8(reinterpret_cast<const char *>(up->name));
                    QString plain = attribute(up, "class");
                    plain.removeIf([](QChar c) { return c.isDigit(); });
                    if (up != root) piece.signature += u'.' + plain;
                    if (const auto found = places.constFind(up); found != places.constEnd())
                        piece.cell = part * 100 + *found;
                    if (up == root) break;
                }
                piece.signature = QString::number(piece.cell) + piece.signature;
                piece.byHeader = header.value(piece.cell);
                if (contains(piece.byHeader, BoardColumn::LastReply)) piece.last = true;
                int ordinal = 0;
                for (const QString &text : std::as_const(texts)) {
                    RowPiece one = piece;
                    one.text = cleanLine(text);
                    while (!one.text.isEmpty() && u"|/·•,-—–:»«"_s.contains(one.text.front()) && one.text.size() > 1)
                        one.text = one.text.sliced(1).trimmed();
                    if (one.text.isEmpty()) continue;
                    one.signature += u'@' + QString::number(ordinal++);
                    one.count = isCounterText(one.text) ? bracketedCount(one.text) : parseCount(one.text);
                    const QList<BoardColumn> label = labelColumns(before);
                    if (!label.isEmpty()) one.label = label.first();
                    if (isByWord(before)) one.label = BoardColumn::Author;
                    if (!one.label && icon.column && isInside(one.element, icon.parent)) one.label = icon.column;
                    icon = {};
                    if (const auto said = titleColumn(one.element)) {
                        one.label = said;
                        one.last |= *said == BoardColumn::LastReply;
                    }
                    before = one.text;
                    const bool placeOfDates =
                        one.byClass.contains(BoardColumn::Date) || one.byHeader.contains(BoardColumn::Date) ||
                        one.byHeader.contains(BoardColumn::LastReply) ||
                        (one.label && (*one.label == BoardColumn::Date || *one.label == BoardColumn::LastReply));
                    if (placeOfDates && !one.inTitle) {
                        const QString day = paddedDay(one.text);
                        if (!day.isEmpty()) {
                            one.text = day;
                            one.count.reset();
                        }
                    }
                    if (!one.inTitle && mayBeDate(one.text) && !one.count) {
                        one.wholeDate = parseDate(one.text, dates).isKnown();
                        // "Mar 12 Nov 2013": a weekday in front that is a month's name elsewhere.
                        const qsizetype space = one.text.indexOf(u' ');
                        const QString behind = one.text.sliced(space + 1);
                        if (one.wholeDate) {
                            one.date = one.text;
                        } else if (space > 1 && space <= 5 && behind.front().isDigit() && behind.contains(u' ') &&
                                   one.text.front().isLetter() && parseDate(behind, dates).isKnown()) {
                            one.date = behind;
                            one.wholeDate = true;
                        } else {
                            qsizetype begin = 0, length = 0;
                            if (findDate(one.text, dates, &begin, &length).isKnown())
                                one.date = one.text.sliced(begin, length);
                        }
                        if (!one.date.isEmpty() || isElement(one.element, "time")) {
                            const QString better = attributeDate(one.element, dates);
                            if (!better.isEmpty()) one.date = better;
                        }
                    }
                    raw.pieces.append(one);
                }
            }
            node = nextInTree(node, root);
        }
        ++part;
    }
    return raw;
}

namespace {

/// "12: Title (34)" as one text in nearly every row: a running number before the title, a count of replies behind it.
void partTitles(QList<RawBoardRow> *rows)
{
    struct Parts {
        std::optional<qint64> number;
        std::optional<qint64> count;
        qsizetype begin = 0;
        qsizetype end = 0;
    };
    QList<Parts> all;
    qsizetype numbered = 0, counted = 0;
    std::optional<qint64> previous;
    for (const RawBoardRow &row : std::as_const(*rows)) {
        const QString &title = row.headline.title;
        Parts parts;
        parts.end = title.size();
        qsizetype digits = 0;
        while (digits < title.size() && digits < 9 && title[digits] >= u'0' && title[digits] <= u'9')
            ++digits;
        if (digits > 0 && digits + 2 < title.size() && u":."_s.contains(title[digits]) && title[digits + 1] == u' ') {
            parts.number = title.first(digits).toLongLong();
            parts.begin = digits + 2;
        }
        const qsizetype open = std::max(title.lastIndexOf(u'('), title.lastIndexOf(u'['));
        if (open > parts.begin) {
            parts.count = bracketedCount(QStringView(title).sliced(open));
            if (parts.count) parts.end = open;
        }
        numbered += parts.number && (!previous || std::abs(*previous - *parts.number) == 1);
        counted += parts.count && !row.headline.comments;
        previous = parts.number;
        all.append(parts);
    }
    const bool numbers = rows->size() >= 5 && numbered * 10 >= rows->size() * 9;
    const bool counts = rows->size() >= 5 && counted * 10 >= rows->size() * 9;
    for (qsizetype i = 0; i < rows->size() && (numbers || counts); ++i) {
        Headline &headline = (*rows)[i].headline;
        if (counts && all[i].count) {
            headline.comments = all[i].count;
            headline.title.truncate(all[i].end);
        }
        if (numbers && all[i].number) {
            headline.title = headline.title.sliced(all[i].begin);
            headline.number = all[i].number;
        }
        headline.title = headline.title.trimmed();
    }
}

} // namespace

void readColumns(QList<RawBoardRow> *rows, DateContext dates, QStringList *explanation)
{
    struct Place {
        QList<qint64> numbers;
        bool other = false; ///< Its header or its classes name another column.
    };
    QHash<QString, Place> places;
    QStringList allDates;
    partTitles(rows);
    for (RawBoardRow &row : *rows)
        turnLabels(&row);
    for (const RawBoardRow &row : std::as_const(*rows)) {
        for (const RowPiece &piece : row.pieces) {
            if (!piece.date.isEmpty()) allDates.append(piece.date);
            if (piece.inTitle) continue;
            Place &place = places[piece.signature];
            place.other |= countColumns(piece.byClass) > 0 || countColumns(piece.byHeader) > 0;
            if (piece.count) place.numbers.append(*piece.count);
        }
    }
    const DateContext asGiven = dates;
    dates.order = dateOrder(allDates, dates.order);

    // The number's place: by header, by class, or because its values run down (or up) by little.
    QString numberPlace;
    int bestRun = 0;
    for (auto at = places.cbegin(); at != places.cend(); ++at) {
        const QList<qint64> &numbers = at->numbers;
        if (numbers.size() < 3 || at->other) continue;
        int down = 0, up = 0;
        for (qsizetype i = 1; i < numbers.size(); ++i) {
            down += numbers[i] < numbers[i - 1] && numbers[i - 1] - numbers[i] < 400;
            up += numbers[i] == numbers[i - 1] + 1;
        }
        const int run = std::max(down, up);
        if (run * 10 >= (numbers.size() - 1) * 8 && run > bestRun) {
            bestRun = run;
            numberPlace = at.key();
        }
    }
    if (explanation && !numberPlace.isEmpty())
        explanation->append(u"numbers: values that run by one at %1"_s.arg(numberPlace));

    const auto only = [](const RowPiece &piece, BoardColumn column) {
        return piece.byHeader.size() == 1 && piece.byHeader.first() == column;
    };
    const auto byClass = [](const RowPiece &piece, BoardColumn column) { return piece.byClass.contains(column); };
    QHash<QString, QHash<qsizetype, QString>> leftovers;
    QHash<QString, QHash<qsizetype, qint64>> unclaimed;
    bool anyAuthor = false, anyViews = false;
    for (qsizetype place = 0; place < rows->size(); ++place) {
        RawBoardRow &row = (*rows)[place];
        Headline &headline = row.headline;
        QString author, date, lastDate;
        int authorRank = 0, dateRank = 0;
        bool afterTitle = false;
        QHash<int, int> placesInCell;
        int loneCounts = 0, titleCell = -1;
        std::optional<qint64> loneCount;
        for (qsizetype i = 0; i < row.pieces.size(); ++i) {
            const RowPiece &piece = row.pieces[i];
            if (piece.inTitle) {
                afterTitle = true;
                titleCell = piece.cell;
                continue;
            }
            const bool numberHeader = only(piece, BoardColumn::Number);
            const bool first = numberHeader || piece.signature == numberPlace || (i == 0 && !afterTitle);
            if (first && isOpenMark(piece.text)) {
                row.open = true;
                continue;
            }
            if (!afterTitle && isNoticeWord(piece.text) && !byClass(piece, BoardColumn::Category))
                headline.flags |= Flag::Notice;
            if (piece.count && (numberHeader || (piece.signature == numberPlace && piece.byHeader.isEmpty() &&
                                                 !byClass(piece, BoardColumn::Votes)))) {
                if (!headline.number) headline.number = piece.count;
                continue;
            }
            // Dates.
            if (!piece.date.isEmpty()) {
                const int rank = (only(piece, BoardColumn::Date) ? 8 : 0) +
                                 (piece.last || byClass(piece, BoardColumn::Comments) ? 0 : 4) +
                                 (piece.wholeDate ? 2 : 1);
                if (rank > dateRank) {
                    dateRank = rank;
                    date = piece.date;
                }
            }
            // Counts.
            if (piece.count && !(piece.userLink && piece.byHeader.isEmpty() && piece.text.size() > 6)) {
                const auto take = [&](BoardColumn column) {
                    if (column == BoardColumn::Views && !headline.views) headline.views = piece.count;
                    if (column == BoardColumn::Votes && !headline.votes) headline.votes = piece.count;
                    if (column == BoardColumn::Comments && !headline.comments) headline.comments = piece.count;
                };
                if (piece.byHeader.size() == 1 && !only(piece, BoardColumn::Title) &&
                    piece.byHeader.first() != BoardColumn::Date) {
                    take(piece.byHeader.first());
                } else if (countColumns(piece.byHeader) >= 2) {
                    int &nth = placesInCell[piece.cell];
                    if (nth < piece.byHeader.size()) take(piece.byHeader[nth]);
                    ++nth;
                } else if (piece.label && countColumns({*piece.label}) > 0 && hasAttribute(piece.element, "title")) {
                    take(*piece.label);
                } else if (byClass(piece, BoardColumn::Comments) ||
                           (piece.identityLink && byClass(piece, BoardColumn::Votes))) {
                    take(BoardColumn::Comments);
                } else if (byClass(piece, BoardColumn::Views)) {
                    take(BoardColumn::Views);
                } else if (byClass(piece, BoardColumn::Votes)) {
                    take(BoardColumn::Votes);
                } else if (piece.label && (*piece.label == BoardColumn::Views || *piece.label == BoardColumn::Votes ||
                                           *piece.label == BoardColumn::Comments)) {
                    take(*piece.label);
                } else if (afterTitle && isCounterText(piece.text)) {
                    take(BoardColumn::Comments);
                } else if (afterTitle && ((piece.identityLink && piece.byHeader.isEmpty()) ||
                                          (only(piece, BoardColumn::Title) && titleCell == piece.cell &&
                                           author.isEmpty() && date.isEmpty()))) {
                    // One is the number of comments; several are the thread's pages.
                    ++loneCounts;
                    loneCount = piece.count;
                } else if (afterTitle && (piece.byHeader.isEmpty() || only(piece, BoardColumn::Title))) {
                    unclaimed[piece.signature].insert(place, *piece.count);
                }
                continue;
            }
            if (piece.wholeDate) continue;
            const auto counts = labelledCounts(piece.text);
            for (const auto &[column, value] : counts) {
                if (column == BoardColumn::Views && !headline.views) headline.views = value;
                if (column == BoardColumn::Votes && !headline.votes) headline.votes = value;
                if (column == BoardColumn::Comments && !headline.comments) headline.comments = value;
            }
            if (!counts.isEmpty() || !labelColumns(piece.text).isEmpty()) continue;
            if (only(piece, BoardColumn::Category) ||
                (byClass(piece, BoardColumn::Category) && piece.text.size() < 30)) {
                if (headline.category.isEmpty() && !isNoticeWord(piece.text)) headline.category = piece.text;
                continue;
            }
            // Names.
            QString name = piece.text;
            if (!piece.date.isEmpty()) {
                name.remove(piece.date);
                while (!name.isEmpty() && u" |/·•,-—–:»«()"_s.contains(name.back()))
                    name.chop(1);
            }
            const bool letters = std::any_of(name.begin(), name.end(), [](QChar c) { return c.isLetterOrNumber(); });
            if (piece.last || name.size() > 60 || !letters || isByWord(name)) continue;
            if (piece.identityLink && piece.byHeader.isEmpty() && piece.byClass.isEmpty()) continue;
            leftovers[piece.signature].insert(place, name);
            int rank = piece.picture ? -2 : 0;
            if (const QString named = afterBy(name); !named.isEmpty()) {
                name = named;
                rank += 5;
            }
            if (only(piece, BoardColumn::Author)) rank += 8;
            if (byClass(piece, BoardColumn::Author)) rank += 4;
            if (piece.userLink) rank += 3;
            if (piece.label && *piece.label == BoardColumn::Author) rank += 3;
            if (rank > authorRank) {
                authorRank = rank;
                author = name;
            }
        }
        headline.author = author;
        anyAuthor |= !author.isEmpty();
        anyViews |= headline.views.has_value();
        if (!headline.comments && loneCounts == 1) headline.comments = loneCount;
        if (row.open) {
            while (headline.title.startsWith(u'>') || headline.title.startsWith(u'»'))
                headline.title = headline.title.sliced(1).trimmed();
        }
        if (!date.isEmpty()) {
            headline.posted = parseDate(date, dates);
            if (!headline.posted.isKnown()) headline.posted = findDate(date, dates);
            if (!headline.posted.isKnown()) headline.posted = parseDate(date, asGiven);
        }
        if (headline.title.endsWith(u'…') || headline.title.endsWith("..."_L1)) headline.flags |= Flag::CutTitle;
    }
    // Counts that nothing names, in nearly every row: how often it was read, if they are large enough.
    for (auto at = unclaimed.cbegin(); at != unclaimed.cend() && !anyViews; ++at) {
        const qint64 most = *std::max_element(at->cbegin(), at->cend());
        if (at->size() * 10 < rows->size() * 8 || rows->size() < 4 || most < 20 || at.key() == numberPlace) continue;
        for (auto value = at->cbegin(); value != at->cend(); ++value)
            (*rows)[value.key()].headline.views = *value;
        anyViews = true;
        if (explanation) explanation->append(u"views: unnamed counts at %1"_s.arg(at.key()));
    }
    if (anyAuthor) return;
    // No word says who wrote: a place with short texts in nearly every row, some of them again, holds the names.
    const QHash<qsizetype, QString> *names = nullptr;
    QString where;
    for (auto at = leftovers.cbegin(); at != leftovers.cend(); ++at) {
        const QList<QString> texts = at->values();
        const QSet<QString> different(texts.begin(), texts.end());
        if (at->size() * 10 < rows->size() * 8 || rows->size() < 4 || different.size() < 3) continue;
        if (different.size() == at->size() && at->size() > 12) continue;
        const qsizetype longest = std::max_element(texts.begin(), texts.end(), [](const QString &a, const QString &b) {
                                      return a.size() < b.size();
                                  })->size();
        if (longest > 30 || (names && at.key() > where)) continue;
        names = &*at;
        where = at.key();
    }
    if (!names) return;
    for (auto at = names->cbegin(); at != names->cend(); ++at)
        (*rows)[at.key()].headline.author = *at;
    if (explanation) explanation->append(u"authors: short repeated texts at %1"_s.arg(where));
}

} // namespace newsboard
