// What goes on in the background, as the window shows it.

#include "app/usecases/back_fill.h"
#include "app/usecases/clean_up.h"
#include "app/usecases/export.h"
#include "app/usecases/jobs.h"
#include "app/usecases/prefetch.h"
#include "ui/dialogs/activity_dialog.h"
#include "ui/dialogs/upkeep_dialog.h"
#include "ui/sidebar/sidebar_model.h"
#include "ui/window/message_strip.h"
#include "ui/window/status_line.h"
#include "ui/window/window_parts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kBarSteps = 1000; ///< The bar counts in thousandths.

/// "Daily news — Refresh: page 2 (and 3 more)".
QString lineOf(const Job &job, const QString &board, qsizetype others)
{
    QString line = board.isEmpty() ? runKindName(job.kind) : u"%1 — %2"_s.arg(board, runKindName(job.kind));
    if (const QString how = progressText(job); !how.isEmpty()) line += u": "_s + how;
    if (others > 0) line += u' ' + MainWindow::tr("(and %1 more)").arg(others);
    return line;
}

} // namespace

void MainWindow::Private::connectJobs()
{
    QObject::connect(&parts.jobs, &Jobs::changed, this, [this] { showJobs(); });
    QObject::connect(
        &parts.prefetch, &Prefetch::failed, this, [this](BoardId id, const Error &error, const PrefetchProgress &) {
            if (error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Offline) return;
            report(error, MainWindow::tr("The articles that came are kept; the next refresh goes on."), [this, id] {
                if (const auto board = parts.boards.board(id)) parts.prefetch.start(*board, board->prefetch);
            });
        });
    QObject::connect(&parts.prefetch, &Prefetch::finished, this, [this](BoardId, const PrefetchProgress &progress) {
        if (progress.total == 0)
            strip->say(MessageStrip::Kind::Note, MainWindow::tr("All the articles wanted are in the cache already."));
    });
    QObject::connect(&parts.cleanUp, &CleanUp::failed, this, [this](BoardId, const Error &error) {
        if (error.kind != ErrorKind::Cancelled) report(error, {}, {});
    });
    QObject::connect(status, &StatusLine::detailsRequested, this, [this] { showActivity(); });
    QObject::connect(status, &StatusLine::cancelRequested, this, [this] {
        parts.exports.cancelAll();
        const QList<Job> jobs = parts.jobs.jobs();
        for (const Job &job : jobs) {
            if (Jobs::canPause(job.kind))
                parts.jobs.pause(job.board, job.kind);
            else
                parts.jobs.cancel(job.board, job.kind);
        }
    });
}

/// The line in the status bar, and the boards that are busy. News go first, whatever else is under way.
void MainWindow::Private::showJobs()
{
    QList<Job> jobs = parts.jobs.jobs();
    jobs.removeIf([](const Job &job) { return job.isPaused; });
    QSet<BoardId> now;
    for (const Job &job : std::as_const(jobs))
        now.insert(job.board);
    for (const BoardId board : QSet<BoardId>(now + busy)) {
        if (now.contains(board) != busy.contains(board)) sidebarModel->setBusy(board, now.contains(board));
    }
    busy = now;
    if (isWriting) return; // The person waits for that.
    if (jobs.isEmpty()) return status->setIdle();
    const auto first = std::min_element(jobs.begin(), jobs.end(),
                                        [](const Job &one, const Job &other) { return one.kind < other.kind; });
    const auto board = parts.boards.board(first->board);
    const bool isKnown = first->total > 0;
    status->setBusy(lineOf(*first, board ? board->name : QString(), jobs.size() - 1),
                    isKnown ? int(std::min(first->done, first->total) * kBarSteps / first->total) : 0,
                    isKnown ? kBarSteps : 0);
}

void MainWindow::Private::showActivity()
{
    if (!activity) {
        activity = new ActivityDialog(parts.jobs, parts.boards, q);
        activity->setAttribute(Qt::WA_DeleteOnClose);
    }
    activity->show();
    activity->raise();
    activity->activateWindow();
}

void MainWindow::Private::showUpkeep(BoardId id)
{
    const auto board = parts.boards.board(id);
    if (!board) return;
    auto *const upkeep = new UpkeepDialog(*board, parts.cleanUp, q);
    upkeep->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(upkeep, &UpkeepDialog::chosen, this,
                     [this](BoardId chosen, const PrefetchRule &prefetch, const Budget &budget) {
                         parts.boards.setUpkeep(chosen, prefetch, budget);
                         auto changed = parts.boards.board(chosen);
                         if (!changed) return;
                         changed->budget = budget;
                         parts.cleanUp.clean(*changed);
                     });
    QObject::connect(upkeep, &UpkeepDialog::fetchRequested, this, [this](BoardId chosen, const PrefetchRule &rule) {
        if (const auto wanted = parts.boards.board(chosen)) parts.prefetch.start(*wanted, rule);
    });
    upkeep->show();
}

} // namespace newsboard
