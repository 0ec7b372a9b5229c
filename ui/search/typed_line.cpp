#include "ui/search/typed_line.h"

#include <QInputMethodEvent>

namespace newsboard {

TypedLine::TypedLine(QWidget *parent) : QLineEdit(parent)
{
    connect(this, &QLineEdit::textChanged, this, [this] {
        if (!m_isComposing) emit typed();
    });
}

QString TypedLine::shownText() const
{
    QString shown = text();
    return shown.insert(cursorPosition(), m_preedit);
}

void TypedLine::inputMethodEvent(QInputMethodEvent *event)
{
    const QString before = shownText();
    const bool wasComposing = !m_preedit.isEmpty();
    m_isComposing = true;
    QLineEdit::inputMethodEvent(event);
    m_isComposing = false;
    m_preedit = event->preeditString();
    if (shownText() != before || wasComposing != !m_preedit.isEmpty()) emit typed();
}

} // namespace newsboard
