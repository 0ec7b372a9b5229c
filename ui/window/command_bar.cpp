#include "ui/window/command_bar.h"

#include <QLayout>
#include <QToolButton>

namespace newsboard {

void CommandBar::showIconOnly(QAction *action)
{
    m_iconOnly.append(action);
    fitWords();
}

void CommandBar::resizeEvent(QResizeEvent *event)
{
    fitWords();
    QToolBar::resizeEvent(event);
}

/// What all that is in it needs, with the buttons as they are.
int CommandBar::leastWidth() const
{
    const QMargins margins = layout()->contentsMargins();
    int least = margins.left() + margins.right();
    for (QAction *action : actions()) {
        const QWidget *widget = widgetForAction(action);
        if (!widget) continue;
        const int own = qobject_cast<const QToolButton *>(widget) ? widget->sizeHint().width() : widget->minimumWidth();
        least += own + layout()->spacing();
    }
    return least;
}

void CommandBar::fitWords()
{
    if (toolButtonStyle() == Qt::ToolButtonTextBesideIcon) m_widthWithWords = leastWidth();
    const bool hasRoom = width() >= m_widthWithWords;
    setToolButtonStyle(hasRoom ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    // The bar's own style goes to every button.
    for (QAction *action : std::as_const(m_iconOnly)) {
        if (auto *button = qobject_cast<QToolButton *>(widgetForAction(action)))
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
}

} // namespace newsboard
