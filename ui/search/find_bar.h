#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace newsboard {

class TypedLine;

/// The line below an article in which one looks for something in it: what, how many, next and previous. Hidden at
/// first. Enter and Shift+Enter go on and back, Esc closes.
class FindBar : public QWidget {
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    /// Shows it with a text, which is selected, and takes the keyboard; an empty one leaves what stands there.
    void open(const QString &text);
    /// Shows it with a text that is not to be edited at once, and leaves the keyboard where it is.
    void show(const QString &text);
    QString shownText() const;
    /// Index in shownText() of the character that is being composed; -1: none.
    int openAt() const;

    /// How many hits there are, and the place of the one that is shown, from 0; -1: none of them.
    void setHits(int current, int count);

signals:
    void typed();
    void stepRequested(int step); ///< 1: to the next hit, -1: to the one before.
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setSymbols();
    void close();

    TypedLine *m_line;
    QLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_close;
    bool m_isFilling = false; ///< The text is set by the program.
};

} // namespace newsboard
