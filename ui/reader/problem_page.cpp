#include "ui/reader/problem_page.h"

#include "ui/theme/plain_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace newsboard {

ProblemPage::ProblemPage(QWidget *parent)
    : QWidget(parent), m_title(plainLabel(this)), m_what(plainLabel(this)), m_advice(plainLabel(this)),
      m_retry(new QPushButton(tr("Try again"), this))
{
    for (QLabel *label : {m_title, m_what, m_advice})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    m_title->setFont(large);
    m_advice->setForegroundRole(QPalette::PlaceholderText);

    auto *browser = new QPushButton(tr("Open in browser"), this);
    connect(m_retry, &QPushButton::clicked, this, &ProblemPage::retryRequested);
    connect(browser, &QPushButton::clicked, this, &ProblemPage::browserRequested);

    const int line = fontMetrics().height();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(line / 2);
    buttons->addWidget(m_retry);
    buttons->addWidget(browser);
    buttons->addStretch();

    auto *column = new QVBoxLayout;
    column->setSpacing(line / 2);
    column->addWidget(m_title);
    column->addSpacing(line / 2);
    column->addWidget(m_what);
    column->addWidget(m_advice);
    column->addSpacing(line / 2);
    column->addLayout(buttons);
    column->addStretch();

    auto *centred = new QHBoxLayout(this);
    centred->setContentsMargins(line, line, line, line);
    centred->addStretch(1);
    centred->addLayout(column, 6);
    centred->addStretch(1);
}

void ProblemPage::setProblem(const QString &title, const Error &error)
{
    m_title->setText(title);
    m_what->setText(errorText(error));
    m_advice->setText(errorAdvice(error));
    m_retry->setVisible(canRetry(error));
}

} // namespace newsboard
