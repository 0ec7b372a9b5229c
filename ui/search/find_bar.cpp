#include "ui/search/find_bar.h"

#include "ui/search/typed_line.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

QToolButton *smallButton(const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    const int side = parent->fontMetrics().height();
    button->setIconSize(QSize(side, side));
    return button;
}

} // namespace

FindBar::FindBar(QWidget *parent)
    : QWidget(parent), m_line(new TypedLine(this)), m_count(new QLabel(this)),
      m_previous(smallButton(tr("Previous hit (Shift+Enter)"), this)),
      m_next(smallButton(tr("Next hit (Enter)"), this)), m_close(smallButton(tr("Close (Esc)"), this))
{
    setAutoFillBackground(true);
    const int em = fontMetrics().height();
    m_line->setPlaceholderText(tr("Find in the article"));
    m_line->setAccessibleName(tr("Find in the article"));
    m_line->setFixedWidth(fontMetrics().averageCharWidth() * 36);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(em / 2, em / 4, em / 2, em / 4);
    line->setSpacing(em / 3);
    line->addWidget(m_line);
    line->addWidget(m_previous);
    line->addWidget(m_next);
    line->addWidget(m_count, 1);
    line->addWidget(m_close);
    setSymbols();
    connect(m_line, &TypedLine::typed, this, [this] {
        if (!m_isFilling) emit typed();
    });
    connect(m_next, &QToolButton::clicked, this, [this] { emit stepRequested(1); });
    connect(m_previous, &QToolButton::clicked, this, [this] { emit stepRequested(-1); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    hide();
}

void FindBar::open(const QString &text)
{
    QWidget::show();
    if (!text.isEmpty()) m_line->setText(text);
    m_line->selectAll();
    m_line->setFocus(Qt::ShortcutFocusReason);
}

void FindBar::show(const QString &text)
{
    m_isFilling = true;
    m_line->setText(text);
    m_line->setCursorPosition(0);
    m_isFilling = false;
    QWidget::show();
}

QString FindBar::shownText() const
{
    return m_line->shownText();
}

int FindBar::openAt() const
{
    return m_line->composingTo() - (m_line->composingTo() > 0 ? 1 : 0);
}

void FindBar::setHits(int current, int count)
{
    const QLocale locale;
    QString text;
    if (count == 0 && !shownText().trimmed().isEmpty())
        text = tr("Not found");
    else if (count > 0)
        text = current >= 0 ? tr("%1 of %2").arg(locale.toString(current + 1), locale.toString(count))
               : count == 1 ? tr("1 hit")
                            : tr("%1 hits").arg(locale.toString(count));
    m_count->setText(text);
    m_next->setEnabled(count > 0);
    m_previous->setEnabled(count > 0);
}

void FindBar::close()
{
    hide();
    emit closed();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        return close();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit stepRequested(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void FindBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) setSymbols();
}

void FindBar::setSymbols()
{
    const Theme theme = Theme::of(palette());
    m_previous->setIcon(symbolIcon(Symbol::Up, theme.muted));
    m_next->setIcon(symbolIcon(Symbol::Down, theme.muted));
    m_close->setIcon(symbolIcon(Symbol::Close, theme.muted));
    setStyleSheet(u"QLineEdit { background: %1; border: 1px solid %2; border-radius: %4px; padding: %3px %4px; }"
                  "QLineEdit:focus { border-color: %5; }"_s.arg(theme.paper.name(), theme.line.name())
                      .arg(fontMetrics().height() / 6)
                      .arg(fontMetrics().height() / 3)
                      .arg(theme.accent.name()));
}

} // namespace newsboard
