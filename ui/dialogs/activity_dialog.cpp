#include "ui/dialogs/activity_dialog.h"

#include "app/usecases/boards.h"
#include "app/usecases/jobs.h"
#include "ui/dialogs/job_line.h"
#include "ui/dialogs/run_model.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kRunsShown = 200;

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

/// Flat, as the table of headlines is.
QString logStyle(const Theme &theme, int em)
{
    return u"QTableView { border: 1px solid %1; background: %2; }"
           "QTableView::item { padding: 0 %3px; }"
           "QTableView::item:selected { background: %4; color: %5; }"
           "QHeaderView { background: %2; border: none; }"
           "QHeaderView::section { background: %2; color: %6; border: none; border-bottom: 1px solid %1; "
           "padding: %7px %3px; }"_s.arg(theme.line.name(), theme.paper.name())
               .arg(em / 3)
               .arg(theme.selection.name(), theme.text.name(), theme.muted.name())
               .arg(em / 5);
}

} // namespace

ActivityDialog::ActivityDialog(Jobs &jobs, Boards &boards, QWidget *parent)
    : QDialog(parent), m_jobs(jobs), m_boards(boards), m_list(nullptr), m_nothing(plainLabel(this)),
      m_which(new QComboBox(this)), m_model(new RunModel(this)), m_log(new QTableView(this))
{
    setWindowTitle(tr("Activity"));
    setModal(false);
    const int em = fontMetrics().height();

    auto *lines = new QWidget(this);
    m_list = new QVBoxLayout(lines);
    m_list->setContentsMargins(0, 0, em / 2, 0);
    m_list->setSpacing(0);
    m_list->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(lines);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_nothing->setText(tr("Nothing is under way."));
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_list->insertWidget(0, m_nothing);

    m_log->setModel(m_model);
    m_log->verticalHeader()->hide();
    m_log->verticalHeader()->setDefaultSectionSize(em * 3 / 2);
    m_log->setShowGrid(false);
    m_log->setStyleSheet(logStyle(Theme::of(palette()), em));
    m_log->setWordWrap(false);
    m_log->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_log->setSelectionMode(QAbstractItemView::SingleSelection);
    m_log->setTabKeyNavigation(false);
    m_log->setAccessibleName(tr("What was done lately"));
    m_log->horizontalHeader()->setHighlightSections(false);
    m_log->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = {9, 9, 7, 4, 4, 4, 4};
    for (int column = 0; column < int(std::size(widths)); ++column)
        m_log->setColumnWidth(column, em * widths[column]);
    m_which->setAccessibleName(tr("Board"));
    auto *which = new QHBoxLayout;
    which->addWidget(heading(tr("Lately"), this), 1);
    which->addWidget(m_which);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(em, em, em, em);
    column->setSpacing(em / 2);
    column->addWidget(heading(tr("Under way"), this));
    column->addWidget(scroll, 1);
    column->addLayout(which);
    column->addWidget(m_log, 2);
    column->addWidget(buttons);
    resize(em * 52, em * 32);

    connect(&m_jobs, &Jobs::changed, this, &ActivityDialog::showJobs);
    connect(&m_jobs, &Jobs::logged, this, &ActivityDialog::loadRuns);
    connect(&m_jobs, &Jobs::runsLoaded, this, &ActivityDialog::showRuns);
    connect(&m_boards, &Boards::boardsChanged, this, &ActivityDialog::showBoards);
    connect(m_which, &QComboBox::activated, this, &ActivityDialog::loadRuns);
    showBoards();
    showJobs();
    loadRuns();
    m_which->setFocus();
}

QString ActivityDialog::nameOf(BoardId board) const
{
    const auto kept = m_boards.board(board);
    return kept ? kept->name : QString();
}

/// A line stays the same widget while its job goes on, or the button under the pointer would vanish with each step.
void ActivityDialog::showJobs()
{
    QMap<std::pair<BoardId, RunKind>, JobLine *> lines;
    for (const Job &job : m_jobs.jobs()) {
        const std::pair which(job.board, job.kind);
        JobLine *line = m_lines.take(which);
        if (line == nullptr) {
            line = new JobLine(this);
            connect(line, &JobLine::pauseRequested, this, [this, job] { m_jobs.pause(job.board, job.kind); });
            connect(line, &JobLine::resumeRequested, this, [this, job] { m_jobs.resume(job.board, job.kind); });
            connect(line, &JobLine::cancelRequested, this, [this, job] { m_jobs.cancel(job.board, job.kind); });
            m_list->insertWidget(m_list->count() - 1, line);
        }
        line->show(job, nameOf(job.board), Jobs::canPause(job.kind));
        lines.insert(which, line);
    }
    for (JobLine *const ended : std::as_const(m_lines))
        ended->deleteLater();
    m_lines = lines;
    m_nothing->setVisible(m_lines.isEmpty());
}

void ActivityDialog::showBoards()
{
    const BoardId chosen = m_which->currentData().toInt();
    m_which->clear();
    m_which->addItem(tr("All boards"), 0);
    for (const Board &board : m_boards.boards())
        m_which->addItem(board.name, board.id);
    m_which->setCurrentIndex(std::max(m_which->findData(chosen), 0));
}

void ActivityDialog::loadRuns()
{
    m_jobs.loadRuns(m_which->currentData().toInt(), kRunsShown);
}

void ActivityDialog::showRuns(BoardId board, const QList<Run> &runs)
{
    if (board != m_which->currentData().toInt()) return;
    QHash<BoardId, QString> names;
    for (const Board &kept : m_boards.boards())
        names.insert(kept.id, kept.name);
    m_model->setRuns(runs, names);
}

} // namespace newsboard
