#include "ui/window/message_strip.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace newsboard {

MessageStrip::MessageStrip(QWidget *parent) : QFrame(parent), m_text(new QLabel(this)), m_action(new QPushButton(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &MessageStrip::dismiss);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto action = m_onAction;
        dismiss();
        if (action) action();
    });
    const int margin = fontMetrics().height() / 2;
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(2 * margin, margin / 2, margin, margin / 2);
    line->addWidget(m_text, 1);
    line->addWidget(m_action);
    line->addWidget(close);
    setAutoFillBackground(true);
    hide();
}

void MessageStrip::say(Kind kind, const QString &text, const QString &action, std::function<void()> onAction)
{
    const Theme theme = Theme::of(parentWidget() ? parentWidget()->palette() : palette());
    QPalette colours = parentWidget() ? parentWidget()->palette() : palette();
    const QColor tint = kind == Kind::Problem ? theme.warning : theme.accent;
    colours.setColor(QPalette::Window, blended(theme.paper, tint, 0.14));
    setPalette(colours);
    m_kind = kind;
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_onAction = std::move(onAction);
    setAccessibleName(text);
    show();
}

void MessageStrip::dismiss()
{
    m_onAction = {};
    hide();
}

void MessageStrip::dismissNote()
{
    if (m_kind == Kind::Note) dismiss();
}

QString MessageStrip::text() const
{
    return isHidden() ? QString() : m_text->text();
}

} // namespace newsboard
