#pragma once

#include "app/domain/job.h"

#include <QDialog>
#include <QMap>

class QComboBox;
class QLabel;
class QTableView;
class QVBoxLayout;

namespace newsboard {

class Boards;
class JobLine;
class Jobs;
class RunModel;

/// Everything that goes on in the background, with Pause and Cancel, and below it what was done lately. Not modal.
class ActivityDialog : public QDialog {
    Q_OBJECT

public:
    ActivityDialog(Jobs &jobs, Boards &boards, QWidget *parent = nullptr);

private:
    void showJobs();
    void showBoards();
    void loadRuns();
    void showRuns(BoardId board, const QList<Run> &runs);
    QString nameOf(BoardId board) const;

    Jobs &m_jobs;
    Boards &m_boards;
    QMap<std::pair<BoardId, RunKind>, JobLine *> m_lines;
    QVBoxLayout *m_list;
    QLabel *m_nothing;
    QComboBox *m_which;
    RunModel *m_model;
    QTableView *m_log;
};

} // namespace newsboard
