#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace newsboard {

/// What is shown in the place of rows where a search found none: what was looked for, and what else could be tried.
/// Covers the middle of its parent.
class NoResults : public QWidget {
    Q_OBJECT

public:
    explicit NoResults(QWidget *parent);

    /// `searched` is what was typed; `hint` says in one line what could be tried. The button is offered with its text.
    void say(const QString &searched, const QString &hint, const QString &button);

signals:
    void buttonPressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QLabel *m_title;
    QLabel *m_hint;
    QPushButton *m_button;
};

} // namespace newsboard
