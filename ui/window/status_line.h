#pragma once

#include <QStatusBar>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace newsboard {

/// The status bar: what is shown, what is going on with its progress and Cancel, and when it was last refreshed.
class StatusLine : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setShown(const QString &text); ///< "News · 46,575 headlines · 212 unread".
    void setLastRefresh(const QString &text);
    /// Something is under way; `total` 0: nobody knows how much.
    void setBusy(const QString &text, int done, int total);
    void setIdle();
    /// Where the link under the pointer leads, instead of what is shown; empty: back.
    void setHoveredLink(const QString &address);

signals:
    void cancelRequested();
    void detailsRequested(); ///< The line that says what is under way was pressed.

private:
    QLabel *m_shown;
    QPushButton *m_busy;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
    QLabel *m_last;
    QString m_text;
};

} // namespace newsboard
