#include "ui/board/even_table.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace newsboard {

namespace {

/// In place of a header of rows: it never hears of any.
class NoRows : public QHeaderView {
public:
    explicit NoRows(QWidget *parent) : QHeaderView(Qt::Vertical, parent) {}

    void setModel(QAbstractItemModel *) override {}
    void setSelectionModel(QItemSelectionModel *) override {}
};

} // namespace

EvenTable::EvenTable(QWidget *parent) : QTableView(parent)
{
    setVerticalHeader(new NoRows(this));
    verticalHeader()->hide();
    setShowGrid(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The button between the headers, which QTableView alone would hide.
    findChild<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly)->hide();
}

void EvenTable::setModel(QAbstractItemModel *model)
{
    Q_ASSERT(!this->model());
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, &EvenTable::takeRows);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EvenTable::takeRows);
    connect(model, &QAbstractItemModel::modelReset, this, &EvenTable::takeRows);
}

void EvenTable::setRowsHeight(int height)
{
    m_height = std::max(height, 1);
    takeRows();
}

void EvenTable::takeRows()
{
    updateGeometries();
    viewport()->update();
}

int EvenTable::rowsInSight() const
{
    return std::max(viewport()->height() / m_height, 1);
}

int EvenTable::rowAtHeight(int y) const
{
    const int place = y + m_offset;
    return place < 0 ? -1 : std::min(place / m_height, rows());
}

QRect EvenTable::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || isIndexHidden(index)) return {};
    return {columnViewportPosition(index.column()), index.row() * m_height - m_offset, columnWidth(index.column()),
            m_height};
}

QModelIndex EvenTable::indexAt(const QPoint &at) const
{
    const int row = rowAtHeight(at.y());
    const int column = columnAt(at.x());
    return row < 0 || row >= rows() || column < 0 ? QModelIndex() : model()->index(row, column);
}

QRect EvenTable::rectOfRows(int first, int last) const
{
    return {0, first * m_height - m_offset, viewport()->width(), (last - first + 1) * m_height};
}

/// Which part has to be painted the table's own would ask the header of rows.
void EvenTable::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    QTableView::dataChanged(topLeft, bottomRight, roles);
    viewport()->update(rectOfRows(topLeft.row(), bottomRight.row()) & viewport()->rect());
}

bool EvenTable::isIndexHidden(const QModelIndex &index) const
{
    return isColumnHidden(index.column());
}

int EvenTable::verticalOffset() const
{
    return m_offset;
}

void EvenTable::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || isIndexHidden(index)) return;
    const int row = index.row();
    const QRect place = visualRect(index);
    const bool isAbove = place.top() < 0;
    const bool isBelow = place.bottom() >= viewport()->height();
    const bool isLow = hint == PositionAtBottom || (hint == EnsureVisible && isBelow && !isAbove);
    QScrollBar *bar = verticalScrollBar();
    if (hint == PositionAtCenter)
        bar->setValue(row - rowsInSight() / 2);
    else if (isLow)
        bar->setValue(row - rowsInSight() + 1);
    else if (hint == PositionAtTop || isAbove)
        bar->setValue(row);
    update(index);
}

void EvenTable::updateGeometries()
{
    if (m_isSettling) return;
    const QScopedValueRollback settling(m_isSettling, true);
    QHeaderView *header = horizontalHeader();
    const int height = header->isHidden()
                           ? 0
                           : std::clamp(header->sizeHint().height(), header->minimumHeight(), header->maximumHeight());
    setViewportMargins(0, height, 0, 0);
    const QRect rest = viewport()->geometry();
    header->setGeometry(rest.left(), rest.top() - height, rest.width(), height);
    setScrollBars();
    QAbstractItemView::updateGeometries();
}

void EvenTable::setScrollBars()
{
    QScrollBar *bar = verticalScrollBar();
    bar->setRange(0, std::max(rows() - rowsInSight(), 0));
    bar->setPageStep(rowsInSight());
    bar->setSingleStep(1);
    scrollContentsBy(0, 0); // The last row may stand elsewhere without a change of the bar.
}

/// The first row in sight is a whole one, but for the very end, where the last is.
void EvenTable::scrollContentsBy(int, int)
{
    const QScrollBar *bar = verticalScrollBar();
    const bool isEnd = bar->maximum() > 0 && bar->value() == bar->maximum();
    const int offset = isEnd ? std::max(rows() * m_height - viewport()->height(), 0) : bar->value() * m_height;
    const int moved = m_offset - offset;
    if (moved == 0) return;
    m_offset = offset;
    if (std::abs(moved) >= viewport()->height()) {
        viewport()->update();
        return;
    }
    scrollDirtyRegion(0, moved);
    viewport()->scroll(0, moved);
}

void EvenTable::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const QRegion &region = event->region();
    const int first = std::max(rowAtHeight(region.boundingRect().top()), 0);
    const int last = std::min(rowAtHeight(region.boundingRect().bottom()), rows() - 1);
    const QRect filled(0, first * m_height - m_offset, horizontalHeader()->length(), (last - first + 1) * m_height);
    for (const QRect &rest : region.subtracted(filled))
        painter.fillRect(rest, palette().brush(viewport()->backgroundRole()));
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.state.setFlag(QStyle::State_Enabled, isEnabled());
    for (int row = first; row <= last; ++row) {
        const bool isSelected = selectionModel()->isRowSelected(row);
        option.state.setFlag(QStyle::State_Selected, isSelected);
        for (int column = 0; column < model()->columnCount(); ++column) {
            if (isColumnHidden(column)) continue;
            const QModelIndex index = model()->index(row, column);
            option.rect = visualRect(index);
            if (region.intersects(option.rect)) itemDelegate()->paint(&painter, option, index);
        }
    }
}

QModelIndex EvenTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (rows() == 0) return {};
    const QModelIndex current = currentIndex();
    const QHeaderView &columns = *horizontalHeader();
    // The next column that is shown, or the one itself.
    const auto shown = [&columns](int column, int step) {
        for (int next = column + step; next >= 0 && next < columns.count(); next += step) {
            if (!columns.isSectionHidden(next)) return next;
        }
        return column;
    };
    if (!current.isValid()) return model()->index(0, shown(-1, 1));
    int row = current.row();
    int column = current.column();
    const bool isLeft = (action == MoveLeft) != (isRightToLeft() && (action == MoveLeft || action == MoveRight));
    switch (action) {
    case MoveUp:
        --row;
        break;
    case MoveDown:
        ++row;
        break;
    case MovePageUp:
        row -= rowsInSight();
        break;
    case MovePageDown:
        row += rowsInSight();
        break;
    case MoveHome:
        column = shown(-1, 1);
        if (modifiers & Qt::ControlModifier) row = 0;
        break;
    case MoveEnd:
        column = shown(columns.count(), -1);
        if (modifiers & Qt::ControlModifier) row = rows() - 1;
        break;
    case MoveLeft:
    case MoveRight:
    case MoveNext:
    case MovePrevious:
        column = shown(column, isLeft || action == MovePrevious ? -1 : 1);
        break;
    }
    return model()->index(std::clamp(row, 0, rows() - 1), column);
}

void EvenTable::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    // It may be upside down: from where a drag began to where it is.
    const auto [upper, lower] = std::minmax({rect.top(), rect.bottom()});
    const int top = std::max(rowAtHeight(upper), 0);
    const int bottom = std::min(rowAtHeight(lower), rows() - 1);
    if (top > bottom) return;
    const int lastColumn = model()->columnCount() - 1;
    selectionModel()->select({model()->index(top, 0), model()->index(bottom, lastColumn)}, command);
}

QRegion EvenTable::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    const int first = std::max(rowAtHeight(0), 0);
    const int last = rowAtHeight(viewport()->height());
    for (const QItemSelectionRange &range : selection) {
        const int top = std::max(range.top(), first);
        const int bottom = std::min(range.bottom(), last);
        if (top <= bottom) region += rectOfRows(top, bottom);
    }
    return region;
}

} // namespace newsboard
