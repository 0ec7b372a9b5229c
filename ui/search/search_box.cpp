#include "ui/search/search_box.h"

#include "ui/search/suggestion_list.h"

#include <QFocusEvent>
#include <QGuiApplication>
#include <QInputMethod>
#include <QKeyEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

SearchBox::SearchBox(QWidget *parent) : TypedLine(parent)
{
    setPlaceholderText(tr("Search  (Ctrl+K)"));
    setAccessibleName(tr("Search"));
    setClearButtonEnabled(true);
    connect(this, &TypedLine::typed, this, &SearchBox::suggest);
}

void SearchBox::suggest()
{
    if (!hasFocus()) return;
    if (!m_list) {
        m_list = new SuggestionList(*this);
        connect(m_list, &SuggestionList::picked, this, &SearchBox::take);
    }
    const QString text = shownText();
    const int cursor = composingTo() < 0 ? cursorPosition() : composingTo();
    m_offered = m_completer && !text.isEmpty() ? m_completer(text, cursor) : QList<Completion>();
    QStringList shown;
    for (const Completion &completion : std::as_const(m_offered))
        shown.append(completion.shown);
    m_list->offer(shown);
}

void SearchBox::offerRecent()
{
    if (!shownText().isEmpty() || m_recent.isEmpty()) return;
    suggest();
    m_list->offer(m_recent);
}

/// A suggestion takes the place of what it completes; what is being composed is whole then.
void SearchBox::take(int row)
{
    QGuiApplication::inputMethod()->commit();
    m_list->hide();
    if (m_offered.isEmpty()) {
        setText(m_recent.value(row));
    } else if (row >= 0 && row < m_offered.size()) {
        const Completion taken = m_offered[row];
        QString text = this->text();
        const qsizetype begin = std::min(taken.replaced.begin, text.size());
        text.replace(begin, std::min(taken.replaced.length, text.size() - begin), taken.text);
        setText(text);
        setCursorPosition(int(begin + taken.text.size()));
    }
    suggest();
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    const bool offers = m_list && m_list->isVisible();
    switch (event->key()) {
    case Qt::Key_Escape:
        if (offers) return m_list->hide();
        clear();
        emit escaped();
        return;
    case Qt::Key_Up:
        if (offers) m_list->step(-1);
        return;
    case Qt::Key_Down:
        if (offers) return m_list->step(1);
        if (text().isEmpty() && !m_recent.isEmpty()) return offerRecent();
        emit downRequested();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (offers && m_list->chosen() >= 0) return take(m_list->chosen());
        if (offers) m_list->hide();
        emit downRequested();
        return;
    default:
        TypedLine::keyPressEvent(event);
    }
}

bool SearchBox::event(QEvent *event)
{
    // Before it becomes a change of focus: it takes a suggestion.
    const bool isTab = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab;
    if (isTab && m_list && m_list->isVisible()) {
        take(std::max(m_list->chosen(), 0));
        return true;
    }
    return TypedLine::event(event);
}

void SearchBox::focusInEvent(QFocusEvent *event)
{
    TypedLine::focusInEvent(event);
    const bool wanted = event->reason() == Qt::MouseFocusReason || event->reason() == Qt::ShortcutFocusReason;
    if (wanted) offerRecent();
}

void SearchBox::focusOutEvent(QFocusEvent *event)
{
    TypedLine::focusOutEvent(event);
    if (m_list) m_list->hide();
}

} // namespace newsboard
