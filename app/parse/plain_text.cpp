#include "app/parse/sanitizer.h"
#include "app/parse/tree.h"

#include <QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

bool isParagraph(const xmlNode *node)
{
    return isAnyElement(node, {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "dl", "table",
                               "figure", "figcaption", "hr"});
}

/// Paragraphs put together: what is asked for between two of them is written once, and only between.
class Writer {
public:
    void part(int lines) { m_lines = std::max(m_lines, lines); }
    void mark(const QString &text) { m_mark = text; }

    void add(QStringView text)
    {
        // A picture between two spaces leaves one.
        if (m_lines == 0 && m_mark.isEmpty() && m_out.endsWith(u' ') && text.startsWith(u' ')) text = text.sliced(1);
        if (text.isEmpty()) return;
        if (!m_out.isEmpty()) m_out.append(QString(m_lines, u'\n'));
        m_lines = 0;
        m_out.append(m_mark).append(text);
        m_mark.clear();
    }
    void tab()
    {
        m_lines = 0;
        m_mark.append(u'\t');
    }
    void clearMark() { m_mark.clear(); }

    QString text() const { return m_out; }

private:
    QString m_out;
    QString m_mark;
    int m_lines = 0;
};

/// What stands before an item: a number in an ordered list, further in the deeper the list stands in others. `counts`
/// holds how many items of each list there were so far.
QString itemMark(const xmlNode *item, QHash<const xmlNode *, int> &counts)
{
    int lists = 0;
    for (const xmlNode *around = item->parent; isElement(around); around = around->parent)
        lists += isAnyElement(around, {"ul", "ol"}) ? 1 : 0;
    const QString mark = isElement(item->parent, "ol") ? u"%1. "_s.arg(++counts[item->parent]) : u"• "_s;
    return QString(2 * std::max(0, lists - 1), u' ') + mark;
}

} // namespace

QString plainText(const QString &cleanedHtml)
{
    const PageTree tree = PageTree::parse(cleanedHtml, QUrl());
    const xmlNode *root = tree.body();
    Writer writer;
    QHash<const xmlNode *, int> counts;
    const auto border = [&writer](const xmlNode *node) {
        // The first line of an item or a cell goes on where its mark is.
        const bool inRow = isElement(node->parent) && isAnyElement(node->parent, {"li", "td", "th"});
        if (isParagraph(node)) writer.part(inRow ? 1 : 2);
        if (isAnyElement(node, {"li", "tr", "dt", "dd", "caption"})) writer.part(1);
    };
    for (const xmlNode *at = root; at;) {
        if (at->type == XML_TEXT_NODE) writer.add(QString::fromUtf8(reinterpret_cast<const char *>(at->content)));
        if (isElement(at, "br")) writer.part(1);
        const bool opensCell = !at->prev && isElement(at->parent) && isAnyElement(at->parent, {"li", "td", "th"});
        if (isElement(at) && !opensCell) border(at);
        if (isElement(at, "li")) writer.mark(itemMark(at, counts));
        if (isElement(at, "tr")) writer.clearMark();
        if (isAnyElement(at, {"td", "th"}) && at->prev) writer.tab();
        const xmlNode *next = nextInTree(at, root);
        const xmlNode *stays = next ? next->parent : nullptr;
        for (const xmlNode *left = at; left && left != stays && left != root; left = left->parent) {
            if (isElement(left)) border(left);
        }
        at = next;
    }
    return writer.text();
}

} // namespace newsboard
