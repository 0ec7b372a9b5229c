#include "ui/search/search_box.h"

#include <QInputMethodEvent>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace newsboard {

SearchBox::SearchBox(QWidget *parent) : QLineEdit(parent)
{
    setPlaceholderText(tr("Filter titles and authors  (Ctrl+K)"));
    setAccessibleName(tr("Filter"));
    setClearButtonEnabled(true);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) { emit wanted(text + m_preedit); });
}

void SearchBox::inputMethodEvent(QInputMethodEvent *event)
{
    QLineEdit::inputMethodEvent(event);
    m_preedit = event->preeditString();
    QString shown = text();
    shown.insert(cursorPosition(), m_preedit);
    emit wanted(shown);
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        clear();
        emit escaped();
        return;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit downRequested();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace newsboard
