#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace newsboard {

/// What is said in the place of rows where there are none, and what could be done. Covers the middle of its parent.
class EmptyList : public QWidget {
    Q_OBJECT

public:
    explicit EmptyList(QWidget *parent);

    /// Plain texts: why there are none, in a few words, and in a line what could be done. The button is offered with
    /// its text, if that is not empty.
    void say(const QString &title, const QString &hint, const QString &button = {});

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
