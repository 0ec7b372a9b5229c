#pragma once

#include <QToolBar>

namespace newsboard {

/// The window's tool bar. Where it is narrow its buttons go without their words, so that the search stays.
class CommandBar : public QToolBar {
    Q_OBJECT

public:
    using QToolBar::QToolBar;

    /// A button that never shows its text.
    void showIconOnly(QAction *action);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int leastWidth() const;
    void fitWords();

    QList<QAction *> m_iconOnly;
    int m_widthWithWords = 0; ///< Pixels; 0: not measured yet.
};

} // namespace newsboard
