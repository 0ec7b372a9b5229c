#include "ui/board/empty_list.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

EmptyList::EmptyList(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_hint(new QLabel(this)), m_button(new QPushButton(this))
{
    const int em = fontMetrics().height();
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    m_title->setFont(large);
    for (QLabel *label : {m_title, m_hint}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(em / 2);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    column->addWidget(m_button, 0, Qt::AlignCenter);
    m_button->setStyleSheet(u"padding: %1px %2px;"_s.arg(em / 4).arg(em));
    connect(m_button, &QPushButton::clicked, this, &EmptyList::buttonPressed);
    parent->installEventFilter(this);
    hide();
}

void EmptyList::say(const QString &title, const QString &hint, const QString &button)
{
    m_title->setText(title);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    show();
    place();
}

bool EmptyList::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) place();
    return QWidget::eventFilter(watched, event);
}

void EmptyList::place()
{
    const QSize room = parentWidget()->size();
    const int width = std::min(room.width(), fontMetrics().height() * 26);
    const int height = std::min(std::max(heightForWidth(width), sizeHint().height()), room.height());
    setGeometry((room.width() - width) / 2, std::max((room.height() - height) / 3, 0), width, height);
}

} // namespace newsboard
