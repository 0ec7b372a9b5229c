#pragma once

#include "app/domain/job.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace newsboard {

/// One job: which board, what, how far, with Pause (or Resume) and Cancel.
class JobLine : public QWidget {
    Q_OBJECT

public:
    explicit JobLine(QWidget *parent = nullptr);

    /// Takes over how far the job is; `canPause` shows Pause, or Resume for a paused one.
    void show(const Job &job, const QString &boardName, bool canPause);

signals:
    void pauseRequested();
    void resumeRequested();
    void cancelRequested();

private:
    QLabel *m_name;
    QLabel *m_progressText;
    QProgressBar *m_progress;
    QPushButton *m_pause;
    QPushButton *m_cancel;
    bool m_isPaused = false;
};

} // namespace newsboard
