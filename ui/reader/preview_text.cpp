#include "ui/reader/preview_text.h"

#include "ui/reader/reader_style.h"

#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

PreviewText::PreviewText(QWidget *parent) : QTextBrowser(parent)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setAcceptDrops(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
}

void PreviewText::setPreview(const QString &html, const ReaderStyle &style, int width)
{
    setPalette(style.palette(palette()));
    document()->setDefaultFont(font());
    document()->setDefaultStyleSheet(u"a { color:%1; text-decoration:none; }"_s.arg(style.accent.name()));
    setFixedWidth(width);
    setHtml(html);
    document()->setTextWidth(width);
    setFixedHeight(int(document()->size().height()) + 1);
    m_links.clear();
    m_focused = -1;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            const QTextFragment fragment = at.fragment();
            const QString target = fragment.charFormat().anchorHref();
            if (target.isEmpty()) continue;
            const int end = fragment.position() + fragment.length();
            const bool goesOn =
                !m_links.isEmpty() && m_links.last().end == fragment.position() && m_links.last().target == target;
            if (goesOn)
                m_links.last().end = end;
            else
                m_links.append({fragment.position(), end, target});
        }
    }
}

QUrl PreviewText::focusedLink() const
{
    return m_focused < 0 ? QUrl() : QUrl(m_links[m_focused].target);
}

bool PreviewText::stepLink(int step)
{
    const int places = int(m_links.size()) + 1; // One of them is none.
    m_focused = (m_focused + 1 + step + places) % places - 1;
    QTextCursor cursor = textCursor();
    if (m_focused < 0) {
        cursor.clearSelection();
    } else {
        cursor.setPosition(m_links[m_focused].begin);
        cursor.setPosition(m_links[m_focused].end, QTextCursor::KeepAnchor);
    }
    setTextCursor(cursor);
    return m_focused >= 0;
}

QVariant PreviewText::loadResource(int, const QUrl &)
{
    return {};
}

void PreviewText::doSetSource(const QUrl &, QTextDocument::ResourceType)
{
    // Nothing is ever loaded by address.
}

bool PreviewText::focusNextPrevChild(bool)
{
    return false; // Tab is the card's.
}

} // namespace newsboard
