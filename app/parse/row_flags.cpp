#include "app/parse/row_flags.h"

namespace newsboard {

namespace {

constexpr int kMostFlagNodes = 3000;
constexpr int kMostMarks = 30;

/// The last part of a picture's address.
QByteArrayView fileName(QByteArrayView address)
{
    const qsizetype slash = address.lastIndexOf('/');
    return address.sliced(slash + 1);
}

class FlagReader {
public:
    explicit FlagReader(ElementWords *words) : m_words(*words) {}

    void readPart(const xmlNode *part)
    {
        const AttributeHints row = m_words.hints(attributeBytes(part, "class"));
        m_found.flags.setFlag(Flag::Notice, m_found.flags.testFlag(Flag::Notice) ||
                                                row.testFlag(AttributeHint::Notice) ||
                                                row.testFlag(AttributeHint::Fixed));
        m_found.open |= row.testFlag(AttributeHint::Opened);
        int nodes = 0, marks = 0;
        for (const xmlNode *node = part; node && ++nodes < kMostFlagNodes; node = nextInTree(node, part)) {
            if (!isElement(node)) continue;
            const ElementKinds kinds = m_words.kinds(node);
            const bool mark = kinds.testFlag(ElementKind::Mark) && ++marks <= kMostMarks;
            if (!mark && !kinds.testFlag(ElementKind::Icon)) continue;
            readElement(node, kinds, mark);
        }
    }

    RowFlags found() const { return m_found; }

private:
    void readElement(const xmlNode *node, ElementKinds kinds, bool mark)
    {
        const bool image = kinds.testFlag(ElementKind::Image);
        const AttributeHints byClass = m_words.hints(attributeBytes(node, "class"));
        const AttributeHints byTitle = m_words.hints(attributeBytes(node, "title"));
        AttributeHints icon = byClass;
        AttributeHints all = byClass | byTitle;
        if (image) {
            icon |= byTitle | m_words.hints(attributeBytes(node, "alt")) |
                    m_words.hints(fileName(attributeBytes(node, "src")));
            all = icon;
        } else if (isElement(node, "i") || isElement(node, "svg")) {
            icon = all | m_words.hints(attributeBytes(node, "aria-label")) | ofTitleInside(node);
            all = icon;
        }
        if (mark && all.testFlag(AttributeHint::Notice)) m_found.flags |= Flag::Notice;
        if (kinds.testFlag(ElementKind::Icon)) readIcon(icon, image);
        readCaption(node, kinds, mark);
    }

    /// A drawing's title is an element of its own.
    AttributeHints ofTitleInside(const xmlNode *drawing)
    {
        const xmlNode *title = firstElementChild(drawing);
        const xmlNode *text = title && isElement(title, "title") ? title->children : nullptr;
        const bool said = text && text->type == XML_TEXT_NODE && text->content;
        return said ? m_words.hints(QByteArrayView(reinterpret_cast<const char *>(text->content))) : AttributeHints();
    }

    void readIcon(AttributeHints icon, bool image)
    {
        if (icon.testFlag(AttributeHint::Secret) && !icon.testFlag(AttributeHint::NotSecret))
            m_found.flags |= Flag::Secret;
        if (icon.testFlag(AttributeHint::File) && !icon.testFlag(AttributeHint::NotFile)) m_found.flags |= Flag::File;
        if (icon.testFlag(AttributeHint::Picture)) m_found.flags |= Flag::Picture;
        if (icon.testFlag(AttributeHint::NewIcon) || (image && icon.testFlag(AttributeHint::NewImage)))
            m_found.flags |= Flag::New;
    }

    void readCaption(const xmlNode *node, ElementKinds kinds, bool mark)
    {
        const bool image = kinds.testFlag(ElementKind::Image);
        const bool mayBeNew = kinds.testFlag(ElementKind::Icon) && !m_found.flags.testFlag(Flag::New);
        const bool mayBeNotice = mark && !image;
        if (!mayBeNew && !mayBeNotice) return;
        const QString text = image ? attribute(node, "alt") : m_words.caption(node).value_or(QString());
        if (text.isEmpty()) return;
        if (mayBeNew && text.size() <= 3 &&
            (text.compare(u"new", Qt::CaseInsensitive) == 0 || text.compare(u"n", Qt::CaseInsensitive) == 0 ||
             text == u"새글"))
            m_found.flags |= Flag::New;
        if (mayBeNotice && isNoticeWord(text) && !m_words.classes(node).columns.contains(BoardColumn::Category) &&
            !isElement(node->parent, "a"))
            m_found.noticeCaptions.append(node);
    }

    ElementWords &m_words;
    RowFlags m_found;
};

} // namespace

RowFlags readFlags(const BoardRow &row, ElementWords *words)
{
    FlagReader reader(words);
    for (const xmlNode *part : row.parts)
        reader.readPart(part);
    return reader.found();
}

} // namespace newsboard
