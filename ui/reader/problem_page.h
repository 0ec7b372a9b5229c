#pragma once

#include "app/domain/error.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace newsboard {

/// Stands in the reader's place when an article cannot be had: what happened, what to do, and the two ways on.
class ProblemPage : public QWidget {
    Q_OBJECT

public:
    explicit ProblemPage(QWidget *parent = nullptr);

    void setProblem(const QString &title, const Error &error);

signals:
    void retryRequested();
    void browserRequested();

private:
    QLabel *m_title;
    QLabel *m_what;
    QLabel *m_advice;
    QPushButton *m_retry;
};

} // namespace newsboard
