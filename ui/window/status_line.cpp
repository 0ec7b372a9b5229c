#include "ui/window/status_line.h"

#include "ui/theme/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

QLabel *quietLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setContentsMargins(label->fontMetrics().averageCharWidth(), 0, label->fontMetrics().averageCharWidth(), 0);
    return label;
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent), m_shown(quietLabel(this)), m_busy(new QPushButton(this)), m_progress(new QProgressBar(this)),
      m_cancel(new QToolButton(this)), m_last(quietLabel(this))
{
    setSizeGripEnabled(false);
    setStyleSheet(u"QStatusBar { border-top: 1px solid %1; } QStatusBar::item { border: none; }"_s.arg(
        Theme::of(palette()).line.name()));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(fontMetrics().averageCharWidth() * 18);
    m_progress->setFixedHeight(fontMetrics().height() / 2);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAutoRaise(true);
    addWidget(m_shown);
    addWidget(m_busy);
    addWidget(m_progress);
    addWidget(m_cancel);
    addPermanentWidget(m_last);
    connect(m_cancel, &QToolButton::clicked, this, &StatusLine::cancelRequested);
    m_busy->setFlat(true);
    m_busy->setAutoDefault(false);
    m_busy->setToolTip(tr("Everything that is under way (Ctrl+J)"));
    QPalette quiet = m_busy->palette();
    quiet.setColor(QPalette::ButtonText, quiet.color(QPalette::PlaceholderText));
    m_busy->setPalette(quiet);
    connect(m_busy, &QPushButton::clicked, this, &StatusLine::detailsRequested);
    setIdle();
}

void StatusLine::setShown(const QString &text)
{
    m_text = text;
    m_shown->setText(text);
}

void StatusLine::setLastRefresh(const QString &text)
{
    m_last->setText(text);
}

void StatusLine::setBusy(const QString &text, int done, int total)
{
    m_busy->setText(QString(text).replace(u'&', u"&&"_s)); // A button would underline what follows.
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    m_busy->show();
    m_progress->show();
    m_cancel->show();
}

void StatusLine::setIdle()
{
    m_busy->hide();
    m_progress->hide();
    m_cancel->hide();
}

void StatusLine::setHoveredLink(const QString &address)
{
    m_shown->setText(address.isEmpty() ? m_text : address);
}

} // namespace newsboard
