#include "ui/dialogs/job_line.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The bar counts in thousandths: a total may be larger than it can count.
constexpr int kWhole = 1000;

} // namespace

JobLine::JobLine(QWidget *parent)
    : QWidget(parent), m_name(new QLabel(this)), m_progressText(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_pause(new QPushButton(this)), m_cancel(new QPushButton(tr("Cancel"), this))
{
    const int em = fontMetrics().height();
    m_name->setTextFormat(Qt::PlainText);
    m_progressText->setTextFormat(Qt::PlainText);
    m_progressText->setForegroundRole(QPalette::PlaceholderText);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(em / 2);
    m_pause->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, em / 4, 0, em / 4);
    grid->setHorizontalSpacing(em / 2);
    grid->setVerticalSpacing(em / 4);
    grid->addWidget(m_name, 0, 0);
    grid->addWidget(m_progressText, 0, 1, Qt::AlignRight);
    grid->addWidget(m_progress, 1, 0, 1, 2);
    grid->addWidget(m_pause, 0, 2, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_cancel, 0, 3, 2, 1, Qt::AlignVCenter);
    grid->setColumnStretch(0, 1);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_isPaused)
            emit resumeRequested();
        else
            emit pauseRequested();
    });
    connect(m_cancel, &QPushButton::clicked, this, &JobLine::cancelRequested);
}

void JobLine::show(const Job &job, const QString &boardName, bool canPause)
{
    m_isPaused = job.isPaused;
    m_name->setText(u"%1 — %2"_s.arg(boardName, runKindName(job.kind)));
    m_progressText->setText(progressText(job));
    const bool isKnown = job.total > 0 || job.isPaused;
    m_progress->setRange(0, isKnown ? kWhole : 0);
    if (isKnown) m_progress->setValue(job.total > 0 ? int(job.done * kWhole / job.total) : 0);
    m_progress->setAccessibleName(m_name->text());
    m_pause->setVisible(canPause);
    m_pause->setText(job.isPaused ? tr("Resume") : tr("Pause"));
}

} // namespace newsboard
