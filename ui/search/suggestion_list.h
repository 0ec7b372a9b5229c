#pragma once

#include <QListWidget>

namespace newsboard {

/// What may be meant, below the line that is being typed into: never takes the keyboard, and so never disturbs what an
/// input method composes. The line tells it of its keys.
class SuggestionList : public QListWidget {
    Q_OBJECT

public:
    /// `line` is where it belongs; it shows itself over the line's window.
    explicit SuggestionList(QWidget &line);

    /// Shows these below the line, none of them chosen; hides for none.
    void offer(const QStringList &texts);
    /// Down or up (±1) through the list and out of its ends, where none is chosen.
    void step(int step);
    int chosen() const { return currentRow(); } ///< -1: none.

signals:
    void picked(int row); ///< With the pointer.

private:
    QWidget &m_line;
};

} // namespace newsboard
