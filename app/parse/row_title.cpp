#include "app/parse/row_title.h"

#include "app/parse/row_words.h"
#include "app/parse/short_text.h"
#include "app/parse/text.h"

#include <algorithm>

namespace newsboard {

namespace {

constexpr qsizetype kMostTitleWeight = 150;
constexpr qsizetype kLongEnough = 12; ///< For a title, so that no other is looked for.
constexpr qsizetype kLongestCategory = 30;
constexpr qsizetype kLongestChip = 12;

class TitleFinder {
public:
    TitleFinder(const BoardRow &row, PageMemory *page) : m_row(row), m_words(page->words), m_dates(page->dates) {}

    RowTitle find()
    {
        RowTitle best = ofLinks();
        // One link around everything, or none with words: the title is an element of its own.
        if (!best.element || holdsMore(best.element)) {
            if (const xmlNode *inner = innerTitle(best.element ? best.element : m_row.parts.first())) {
                RowTitle found = read(inner);
                if (!found.text.isEmpty()) {
                    if (found.category.isEmpty()) found.category = best.category;
                    best = found;
                }
            }
        }
        for (const xmlNode *node = best.element; node && !best.isLink; node = node->parent) {
            best.isLink = isLinkOfRow(node);
            if (isPart(node)) break;
        }
        return best;
    }

private:
    bool isPart(const xmlNode *node) const { return m_row.parts.contains(const_cast<xmlNode *>(node)); }
    bool isLinkOfRow(const xmlNode *node) const { return m_row.links.contains(const_cast<xmlNode *>(node)); }

    /// Of the row's own links; where they say little, of one in a heading that leads elsewhere; of all links where the
    /// row is several elements.
    RowTitle ofLinks()
    {
        const bool several = m_row.parts.size() > 1;
        RowTitle best;
        int bestWeight = -1;
        for (const xmlNode *link : m_row.links)
            take(link, &best, &bestWeight);
        if (!several && best.text.size() >= kLongEnough) return best;
        for (xmlNodePtr part : m_row.parts) {
            for (xmlNodePtr node = part; node; node = nextInTree(node, part)) {
                const bool link = isElement(node) && m_words.kinds(node).testFlag(ElementKind::Link);
                if (link && (several || isHeaded(node)) && !m_row.links.contains(node)) take(node, &best, &bestWeight);
            }
        }
        return best;
    }

    void take(const xmlNode *link, RowTitle *best, int *bestWeight)
    {
        if (m_words.facts(link).hidden) return;
        const RowTitle found = read(link);
        if (!isTitle(found.text)) return;
        const int weight = weigh(link, found.text);
        if (weight <= *bestWeight) return;
        *bestWeight = weight;
        *best = found;
    }

    /// Whether an element stands in a heading, or in what is named after the title.
    bool isHeaded(const xmlNode *node)
    {
        for (; isElement(node); node = node->parent) {
            if (m_words.isHeading(node) || m_words.classes(node).columns.contains(BoardColumn::Title)) return true;
            if (isPart(node)) break;
        }
        return false;
    }

    bool isTitle(const QString &text)
    {
        if (text.isEmpty() || parseCount(text) || m_dates.isDate(text)) return false;
        // "35 comments" leads to the post, but does not name it.
        return text.count(u' ') > 1 || (labelledCounts(text).isEmpty() && !saysNoCount(text));
    }

    int weigh(const xmlNode *link, const QString &text)
    {
        ColumnSet columns;
        bool heading = false;
        for (const xmlNode *node = link; isElement(node); node = node->parent) {
            columns.insert(m_words.classes(node).columns);
            heading |= m_words.isHeading(node);
            if (isPart(node)) break;
        }
        int weight = int(std::min(text.size(), kMostTitleWeight));
        if (columns.contains(BoardColumn::Title) || heading) weight += 1000;
        const ColumnSet own = m_words.classes(link).columns;
        if (own.contains(BoardColumn::Comments) || own.contains(BoardColumn::Category)) weight = 0;
        if (columns.contains(BoardColumn::LastReply)) weight /= 8;
        return weight;
    }

    /// Whether an element holds the row's other texts besides the title.
    bool holdsMore(const xmlNode *link)
    {
        bool parts = false, dated = false;
        for (const xmlNode *node = nextInTree(link, link); node; node = nextInTree(node, link)) {
            if (!isElement(node)) continue;
            if (m_words.kinds(node).testFlag(ElementKind::Block) || m_words.isHeading(node)) return true;
            const ColumnSet columns = m_words.classes(node).columns;
            if (columns.contains(BoardColumn::Date) || columns.contains(BoardColumn::Author)) return true;
            if (node->parent != link) continue;
            const std::optional<QString> text = m_words.caption(node);
            parts |= !text || !text->isEmpty();
            dated |= text && !m_dates.find(*text).text.isEmpty();
        }
        return parts && dated;
    }

    const xmlNode *innerTitle(const xmlNode *root)
    {
        const xmlNode *byClass = nullptr, *strong = nullptr;
        qsizetype strongest = 0;
        for (const xmlNode *node = nextInTree(root, root); node; node = nextInTree(node, root)) {
            if (!isElement(node) || m_words.kinds(node).testFlag(ElementKind::Image)) continue;
            if (m_words.isHeading(node)) return node;
            if (!byClass && m_words.classes(node).columns.contains(BoardColumn::Title) && !isBlankShort(node))
                byClass = node;
            if (!isElement(node, "strong") && !isElement(node, "b")) continue;
            const qsizetype letters = shortText(node).size();
            if (letters <= strongest) continue;
            strong = node;
            strongest = letters;
        }
        return byClass ? byClass : strong;
    }

    /// The text of a title's element without chips, badges and counters, which are taken apart.
    RowTitle read(const xmlNode *element)
    {
        RowTitle found;
        found.element = element;
        QByteArray text;
        for (const xmlNode *node = element; node;) {
            if (node->type == XML_TEXT_NODE && node->content) {
                text.append(reinterpret_cast<const char *>(node->content));
            } else if (isElement(node) && node != element) {
                const ElementFacts facts = m_words.facts(node);
                if (facts.kinds.testFlag(ElementKind::Silent) || facts.hidden) {
                    node = nextAfter(node, element);
                    continue;
                }
                if (facts.kinds.testFlag(ElementKind::Image) || isElement(node, "br")) {
                    text.append(' ');
                } else if (takeChip(node, facts, text, &found)) {
                    text.append(' ');
                    node = nextAfter(node, element);
                    continue;
                }
            }
            node = nextInTree(node, element);
        }
        found.text = cleanLine(QString::fromUtf8(text));
        return found;
    }

    /// Whether an element inside a title is no part of it; what it says goes to `title`.
    bool takeChip(const xmlNode *element, const ElementFacts &facts, const QByteArray &before, RowTitle *title)
    {
        const std::optional<QString> caption = m_words.caption(element);
        if (!caption) return false;
        const QString &text = *caption;
        const ColumnSet columns = facts.classes->columns;
        const bool named = columns.contains(BoardColumn::Title);
        const std::optional<qint64> bracketed = bracketedCount(text);
        const auto takeCount = [&] {
            if (bracketed || columns.contains(BoardColumn::Comments))
                title->comments = bracketed ? bracketed : parseCount(text);
        };
        if (columns.contains(BoardColumn::Category) && !named && text.size() <= kLongestCategory) {
            if (QString::fromUtf8(before).trimmed().isEmpty()) title->category = text;
            takeCount();
            return true;
        }
        const bool aside = columns.contains(BoardColumn::Comments) || columns.contains(BoardColumn::Views) ||
                           columns.contains(BoardColumn::Date);
        const bool chip = (aside && !named && (text.size() < kLongestChip || parseCount(text))) || bracketed ||
                          (isNewBadge(text) && !isElement(element, "b")) ||
                          (!named && text.size() <= kLongestChip &&
                           m_words.hints(attributeBytes(element, "class")).testFlag(AttributeHint::Badge));
        if (chip) takeCount();
        return chip;
    }

    const BoardRow &m_row;
    ElementWords &m_words;
    RowDates &m_dates;
};

} // namespace

RowTitle findTitle(const BoardRow &row, PageMemory *page)
{
    return TitleFinder(row, page).find();
}

} // namespace newsboard
