#pragma once

#include <QTableView>

namespace newsboard {

/// A table whose rows are all of one height. Qt's own keeps a place in memory for each row, and goes through all of
/// them when rows come: at ten million these are eighty megabytes, and longer than a frame takes. Here a row's place is
/// its number times the height. There is no header of rows, nothing is scrolled sideways, and spans, grids, hidden rows
/// and rows of their own height are not known.
class EvenTable : public QTableView {
    Q_OBJECT

public:
    explicit EvenTable(QWidget *parent = nullptr);

    /// Once in the table's life; the model stays its owner's.
    void setModel(QAbstractItemModel *model) override;
    /// Of every row, in pixels; at least one.
    void setRowsHeight(int height);
    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &at) const override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles = {}) override;

protected:
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;

private:
    int rows() const { return model() ? model()->rowCount() : 0; }
    /// How many rows fit in, whole.
    int rowsInSight() const;
    /// The row at a height of the viewport; one before the first or behind the last where there is none.
    int rowAtHeight(int y) const;
    void setScrollBars();
    QRect rectOfRows(int first, int last) const;
    void takeRows();

    int m_height = 1;
    int m_offset = 0; ///< Of the viewport's upper edge.
    bool m_isSettling = false;
};

} // namespace newsboard
