#pragma once

#include "app/domain/ids.h"
#include "ui/board/even_table.h"

#include <limits>

namespace newsboard {

class HeadlineModel;

/// The headline table. Rows that arrive above do not move what is being read. Where it is narrow it leaves columns out,
/// so that titles can be read.
class HeadlineView : public EvenTable {
    Q_OBJECT

public:
    explicit HeadlineView(HeadlineModel &model, QWidget *parent = nullptr);

    Key currentKey() const;
    /// Selects the headline and brings it into sight; false where the view does not have it.
    bool select(Key key);
    /// Selects `current` and has `top` as the first row in sight, whether that shows the selected one or not. A key
    /// that the view does not have, or 0, leaves its part as it is.
    void restorePlace(Key current, Key top);
    /// In the table's order, at most `limit` of them.
    QList<Key> selectedKeys(qsizetype limit = std::numeric_limits<qsizetype>::max()) const;
    qsizetype selectedCount() const;
    /// The first headline in sight.
    Key topKey() const;
    void setViewsShown(bool shown);

signals:
    /// Another headline is the current one, by mouse or keyboard.
    void currentKeyChanged(newsboard::Key key);
    void openRequested(newsboard::Key key);
    void escapePressed();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitToFont();
    void fitColumns();
    void holdStill();
    bool isInSight(int row) const;
    int anchorRow() const;
    void setTopKey(Key key);

    HeadlineModel &m_model;
    Key m_keptCurrent = 0;
    Key m_keptTop = 0;
    bool m_keptInSight = false; ///< Whether the current one was.
    int m_anchor = -1;          ///< The row that stays where it is while rows arrive; -1: none.
    bool m_resetting = false;
    bool m_viewsShown = true;
};

} // namespace newsboard
