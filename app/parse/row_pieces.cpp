#include "app/parse/row_pieces.h"

#include "app/parse/row_words.h"
#include "app/parse/short_text.h"
#include "app/parse/text.h"

#include <QVarLengthArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kMostPieces = 120;
constexpr int kMostNodesInRow = 3000;
constexpr int kPlacesOfAPart = 100;
constexpr qsizetype kLongestDatePiece = 60;

bool isBlankText(const xmlChar *text)
{
    for (; *text; ++text) {
        if (*text > ' ') return false;
    }
    return true;
}

/// The text beside a text, past comments; null if there is none.
const xmlNode *textBeside(const xmlNode *text, xmlNode *xmlNode::*way)
{
    const xmlNode *beside = text->*way;
    while (beside && beside->type == XML_COMMENT_NODE)
        beside = beside->*way;
    return beside && beside->type == XML_TEXT_NODE ? beside : nullptr;
}

/// Whether a text goes on from one before it: `(<!--replies-->2)` is one text to a person.
bool isContinued(const xmlNode *text)
{
    return textBeside(text, &xmlNode::prev) != nullptr;
}

/// A text with those that go on from it, cleaned.
QString textFrom(const xmlNode *text)
{
    const xmlNode *next = textBeside(text, &xmlNode::next);
    if (!next && (!text->content || isBlankText(text->content))) return {};
    QByteArray whole(reinterpret_cast<const char *>(text->content));
    for (; next; next = textBeside(next, &xmlNode::next))
        whole += reinterpret_cast<const char *>(next->content);
    return cleanLine(QString::fromUtf8(whole));
}

/// `13:05`, `09:41:12 PM`: an hour without its day.
bool isClock(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    return colon >= 1 && colon <= 2 && text[0].isDigit() && text.size() <= 11;
}

/// The texts between separators that stand in one run.
QStringList partsOf(const QString &text, bool severalColumns)
{
    QStringList texts{text};
    // "12/345" under "Replies/Views".
    if (severalColumns && text.contains(u'/')) {
        const QStringList counts = text.split(u'/');
        if (std::all_of(counts.begin(), counts.end(), [](const QString &one) { return parseCount(one).has_value(); }))
            return counts;
    }
    const bool separated = std::any_of(text.begin(), text.end(), [](QChar c) {
        return c == u'|' || c == u'·' || c == u'•' || c == u'/' || c == u'»';
    });
    if (!separated) return texts;
    for (const QString &separator : {u" | "_s, u" · "_s, u" • "_s, u" / "_s, u" » "_s}) {
        QStringList split;
        for (const QString &one : std::as_const(texts))
            split += one.split(separator, Qt::SkipEmptyParts);
        texts = split;
    }
    return texts;
}

/// Walks over a row and keeps what the elements around the place say.
class RowCutter {
public:
    RowCutter(const BoardRow &row, const RowTitle &title, const HeaderPlaces &header, PageMemory *page)
        : m_row(row), m_title(title), m_header(header), m_page(*page)
    {
    }

    QList<RowPiece> cut()
    {
        m_isTable = isElement(m_row.parts.first(), "tr");
        if (m_row.isRun) {
            m_holder = m_row.parts.first()->parent;
            enter(m_holder);
        }
        for (const xmlNode *part : m_row.parts) {
            if (!m_row.isRun) {
                m_holder = cellsHolder(part);
                m_nextPlace = m_firstPlace;
                m_levels.clear();
            }
            cutPart(part);
            m_firstPlace += m_row.isRun ? 0 : kPlacesOfAPart;
        }
        return m_pieces;
    }

private:
    /// What a piece takes over from the elements around it.
    struct Level {
        const xmlNode *element = nullptr;
        int path = RowPaths::kNone;
        int cell = 0;
        ColumnSet byClass;
        bool last = false;
        bool inTitle = false;
        bool identityLink = false;
        bool userLink = false;
    };

    void cutPart(const xmlNode *root)
    {
        int nodes = 0;
        for (const xmlNode *node = root; node && m_pieces.size() < kMostPieces && ++nodes < kMostNodesInRow;) {
            if (node->type == XML_TEXT_NODE) {
                leaveTo(node->parent);
                if (!m_levels.isEmpty() && !isContinued(node)) addText(textFrom(node));
            } else if (isElement(node)) {
                if (!enter(node)) {
                    node = nextAfter(node, root);
                    continue;
                }
                addOwn(node);
            }
            node = nextInTree(node, root);
        }
    }

    void leaveTo(const xmlNode *element)
    {
        while (!m_levels.isEmpty() && m_levels.last().element != element)
            m_levels.removeLast();
    }

    /// False if nothing in the element is a piece of the row.
    bool enter(const xmlNode *element)
    {
        leaveTo(element->parent);
        const ElementFacts facts = m_page.words.facts(element);
        const bool isCell = element->parent == m_holder;
        const int cell = m_nextPlace;
        if (isCell) m_nextPlace += spanOf(element);
        const bool isRoot = m_levels.isEmpty();
        if (!isRoot && (facts.hidden || facts.kinds.testFlag(ElementKind::Silent))) return false;
        Level level = isRoot ? Level() : m_levels.last();
        level.element = element;
        level.path = m_page.paths.step(level.path, element, isRoot ? RowPaths::kNone : facts.classes->plain);
        if (isRoot) level.cell = m_firstPlace;
        if (isCell) level.cell = cell;
        if (!isRoot && !facts.columns.isEmpty()) level.byClass = facts.columns;
        level.last |= facts.columns.contains(BoardColumn::LastReply);
        level.inTitle |= element == m_title.element;
        level.identityLink |= isLinkOfTitle(element);
        if (facts.kinds.testFlag(ElementKind::Link) && !level.identityLink) level.identityLink = isBesideTitle(element);
        if (facts.kinds.testFlag(ElementKind::Link) && !level.userLink) {
            level.userLink = leadsToPerson(attributeBytes(element, "href")) ||
                             leadsToPerson(attributeBytes(element, "onclick")) ||
                             attributeBytes(element, "class").contains("member");
        }
        m_levels.append(level);
        return true;
    }

    /// Whether an element leads to the row's article and is no frame around the row.
    bool isLinkOfTitle(const xmlNode *element) const
    {
        if (!m_row.links.contains(const_cast<xmlNode *>(element))) return false;
        const bool frame = element != m_title.element && m_title.element && isInside(m_title.element, element);
        return !frame;
    }

    /// Whether a link leads to a part of the row's article: its address goes on behind the identity.
    bool isBesideTitle(const xmlNode *link) const
    {
        const QByteArray id = m_row.id.toUtf8();
        const QByteArrayView href = attributeBytes(link, "href");
        const qsizetype place = id.size() < 2 ? -1 : href.indexOf(id);
        const qsizetype end = place + id.size();
        return place > 0 && href[place - 1] == '/' && end < href.size() && (href[end] == '/' || href[end] == '#');
    }

    /// What an element says without text: an icon, a picture's alternative, a time.
    void addOwn(const xmlNode *element)
    {
        if (!element->children) {
            if (const auto column = iconColumn(element)) {
                m_iconColumn = column;
                m_iconParent = element->parent;
            }
        }
        if (m_page.words.kinds(element).testFlag(ElementKind::Image)) {
            const QByteArrayView alt = attributeBytes(element, "alt");
            if (!alt.isEmpty() && namesAuthor(element)) {
                const QString text = QString::fromUtf8(alt);
                if (text.size() <= 30) addText(cleanLine(text), true);
            }
        } else if (isElement(element, "time") && hasAttribute(element, "datetime") && isBlankShort(element)) {
            addText(attribute(element, "datetime"));
        }
    }

    bool namesAuthor(const xmlNode *element)
    {
        const xmlNode *root = m_levels.first().element;
        for (int depth = 0; isElement(element) && depth < 4; ++depth, element = element->parent) {
            if (m_page.words.classes(element).columns.contains(BoardColumn::Author)) return true;
            if (element == root) break;
        }
        return false;
    }

    /// What an icon without text announces: a person, an eye, a bubble, a clock.
    std::optional<BoardColumn> iconColumn(const xmlNode *element)
    {
        const ElementKinds kinds = m_page.words.kinds(element);
        if (!kinds.testFlag(ElementKind::Icon) || kinds.testFlag(ElementKind::Image)) return std::nullopt;
        const QByteArray classes = attributeBytes(element, "class").toByteArray().toLower();
        if (classes.isEmpty()) return std::nullopt;
        const ColumnSet columns = classColumns(classes);
        if (!columns.isEmpty()) return columns.first();
        if (classes.contains("eye")) return BoardColumn::Views;
        if (classes.contains("thumb") || classes.contains("heart")) return BoardColumn::Votes;
        if (classes.contains("clock") || classes.contains("calendar")) return BoardColumn::Date;
        return std::nullopt;
    }

    void addText(const QString &content, bool picture = false)
    {
        if (content.isEmpty()) return;
        const Level &level = m_levels.last();
        RowPiece piece;
        piece.element = level.element;
        piece.cell = level.cell;
        piece.place = {m_isTable ? level.cell : m_seen[level.path]++, level.path, 0};
        piece.byClass = level.byClass;
        piece.byHeader = m_header.value(level.cell);
        piece.last = level.last || piece.byHeader.contains(BoardColumn::LastReply);
        piece.userLink = level.userLink;
        piece.inTitle = level.inTitle;
        piece.identityLink = level.identityLink;
        piece.picture = picture;
        for (const QString &text : partsOf(content, piece.byHeader.size() > 1)) {
            QString cleaned = text == content ? content : cleanLine(text);
            while (cleaned.size() > 1 && QStringView(u"|/／·•,-—–:»«").contains(cleaned.front()))
                cleaned = cleaned.sliced(1).trimmed();
            if (cleaned.isEmpty()) continue;
            RowPiece one = piece;
            one.text = cleaned;
            ++piece.place.ordinal;
            one.bracketed = !m_pieces.isEmpty() && m_pieces.last().text.size() == 1 &&
                            QStringView(u"[(【〔［（").contains(m_pieces.last().text.front());
            complete(&one);
            m_pieces.append(one);
        }
    }

    void complete(RowPiece *piece)
    {
        const std::optional<BoardColumn> sign = takeCountSign(&piece->text);
        const std::optional<qint64> bracketed = bracketedCount(piece->text);
        piece->count = bracketed ? bracketed : parseCount(piece->text);
        piece->names = labelColumn(piece->text);
        piece->label = m_labelBefore;
        if (!piece->label && m_iconColumn && isInside(piece->element, m_iconParent)) piece->label = m_iconColumn;
        m_iconColumn.reset();
        // What an element's tooltip says of its text: `<span title="回复">12</span>`.
        if (const QByteArrayView tooltip = attributeBytes(piece->element, "title"); !tooltip.isEmpty()) {
            if (const auto said = labelColumn(QString::fromUtf8(tooltip))) {
                piece->label = said;
                piece->last |= *said == BoardColumn::LastReply;
            }
        }
        if (sign) piece->label = sign;
        m_labelBefore = isByWord(piece->text) ? BoardColumn::Author : piece->names;
        if (piece->inTitle) return;
        if (isPlaceOfDates(*piece)) {
            if (const QString day = paddedDay(piece->text); !day.isEmpty()) {
                piece->text = day;
                piece->count.reset();
            }
        }
        if (piece->count) return;
        piece->date = m_page.dates.find(piece->text);
        if (piece->date.whole && isClock(piece->text)) addClock(*piece);
        const bool mayBeExact = !piece->date.text.isEmpty() || isElement(piece->element, "time");
        if (mayBeExact && piece->text.size() >= 2 && piece->text.size() <= kLongestDatePiece) readExactDate(piece);
    }

    /// The hour that follows a day in an element of its own: "05-13-2023, <span>09:41 AM</span>".
    void addClock(const RowPiece &clock)
    {
        if (m_pieces.isEmpty()) return;
        RowPiece &day = m_pieces.last();
        if (day.date.text.isEmpty() || day.date.posted.hasTime() || !isInside(clock.element, day.element)) return;
        const RowDate both = m_page.dates.find(day.date.text + u' ' + clock.text);
        if (!both.whole) return;
        day.date.text = both.text;
        day.date.posted = both.posted;
    }

    static bool isPlaceOfDates(const RowPiece &piece)
    {
        return piece.byClass.contains(BoardColumn::Date) || piece.byHeader.contains(BoardColumn::Date) ||
               piece.byHeader.contains(BoardColumn::LastReply) || piece.label == BoardColumn::Date ||
               piece.label == BoardColumn::LastReply;
    }

    /// The attributes of an element may say more of a date than its text.
    void readExactDate(RowPiece *piece)
    {
        const xmlNode *node = piece->element;
        for (int up = 0; up < 2 && isElement(node); ++up, node = node->parent) {
            for (const char *name : {"datetime", "title", "data-time", "data-date"}) {
                const QByteArrayView value = attributeBytes(node, name);
                if (value.isEmpty() || value.size() >= kLongestDatePiece) continue;
                RowDate exact = m_page.dates.find(QString::fromUtf8(value));
                if (!exact.whole) continue;
                const bool whole = piece->date.whole;
                if (isClock(exact.text) && !piece->date.text.isEmpty() && !piece->date.posted.hasTime())
                    exact = m_page.dates.find(piece->date.text + u' ' + exact.text);
                if (exact.text.isEmpty()) continue;
                piece->date = exact;
                piece->date.whole = whole;
                return;
            }
            if (isElement(node, "td") || isElement(node, "li") || isElement(node, "a")) break;
        }
    }

    const BoardRow &m_row;
    const RowTitle &m_title;
    const HeaderPlaces &m_header;
    PageMemory &m_page;
    QList<RowPiece> m_pieces;
    QVarLengthArray<Level, 24> m_levels;
    const xmlNode *m_holder = nullptr;
    bool m_isTable = false;
    QHash<int, int> m_seen; ///< How many pieces have a path.
    int m_firstPlace = 0;
    int m_nextPlace = 0;
    std::optional<BoardColumn> m_iconColumn; ///< Of the last icon without text …
    const xmlNode *m_iconParent = nullptr;   ///< … and what holds it.
    std::optional<BoardColumn> m_labelBefore;
};

} // namespace

QList<RowPiece> cutRow(const BoardRow &row, const RowTitle &title, const HeaderPlaces &header, PageMemory *page)
{
    return RowCutter(row, title, header, page).cut();
}

} // namespace newsboard
