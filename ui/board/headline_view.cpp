#include "ui/board/headline_view.h"

#include "ui/board/headline_delegate.h"
#include "ui/board/headline_model.h"
#include "ui/theme/theme.h"

#include <QFocusEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The letters of Hangul that a title has room for at least, as long as there are columns to leave out.
constexpr int kLeastTitle = 16;

int usualWidth(int column, const QFontMetrics &metrics)
{
    const int margin = 2 * metrics.averageCharWidth();
    switch (column) {
    case HeadlineModel::StateColumn:
        return metrics.height() + 6;
    case HeadlineModel::NumberColumn:
        return metrics.horizontalAdvance(u"» 4658900"_s) + margin;
    case HeadlineModel::AuthorColumn:
        return metrics.horizontalAdvance(u"새벽통신뉴스부"_s) + margin;
    case HeadlineModel::PostedColumn:
        return metrics.horizontalAdvance(u"2025.02.24"_s) + margin;
    default:
        return metrics.horizontalAdvance(u"123,456"_s) + margin;
    }
}

} // namespace

HeadlineView::HeadlineView(HeadlineModel &model, QWidget *parent) : EvenTable(parent), m_model(model)
{
    setItemDelegate(new HeadlineDelegate(this));
    setModel(&model);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setTabKeyNavigation(false);
    setAttribute(Qt::WA_InputMethodEnabled, false);    // Keys are commands, whatever script the keyboard writes.
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent); // Nothing has to be painted behind rows that fill all of theirs.
    setWordWrap(false);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(true);
    header->setMinimumSectionSize(8);
    setAccessibleName(tr("Headlines"));
    fitToFont();

    holdStill();
}

/// What is read stays where it is while the model changes around it.
void HeadlineView::holdStill()
{
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_resetting = true;
        if (m_model.rowCount() == 0) return; // An order that was still being worked out: what was before it counts.
        m_keptCurrent = currentKey();
        m_keptTop = topKey();
        m_keptInSight = isInSight(currentIndex().row());
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        // A view sorted or filtered anew keeps the headline that is read, where it still has it.
        if (m_model.rowOf(m_keptCurrent) >= 0) {
            restorePlace(m_keptCurrent, m_keptTop);
            if (m_keptInSight) scrollTo(currentIndex());
        }
        m_resetting = false;
    });
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] { m_anchor = anchorRow(); });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        if (m_anchor < first) return;
        updateGeometries(); // The bar's range follows the rows only at the next layout.
        verticalScrollBar()->setValue(verticalScrollBar()->value() + last - first + 1);
    });
}

bool HeadlineView::isInSight(int row) const
{
    const QScrollBar *bar = verticalScrollBar();
    return row >= bar->value() && row <= bar->value() + bar->pageStep();
}

/// The selected row if it is in sight, else the first one, unless the list's very beginning is looked at: there news is
/// to be seen.
int HeadlineView::anchorRow() const
{
    const int current = currentIndex().row();
    if (isInSight(current)) return current;
    const int top = verticalScrollBar()->value();
    return top > 0 ? top : -1;
}

void HeadlineView::fitToFont()
{
    const QFontMetrics metrics = fontMetrics();
    setRowsHeight(HeadlineDelegate::rowHeight(metrics));
    QHeaderView *header = horizontalHeader();
    const Theme theme = Theme::of(palette());
    header->setStyleSheet(
        u"QHeaderView { background: %1; border: none; }"
        "QHeaderView::section { background: %1; color: %2; border: none; border-bottom: 1px solid %3; padding: %4px %5px; }"_s
            .arg(theme.paper.name(), theme.muted.name(), theme.line.name())
            .arg(metrics.height() / 5)
            .arg(metrics.averageCharWidth()));
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(HeadlineModel::StateColumn, QHeaderView::Fixed);
    header->setSectionResizeMode(HeadlineModel::TitleColumn, QHeaderView::Stretch);
    for (const int column : {HeadlineModel::StateColumn, HeadlineModel::NumberColumn, HeadlineModel::AuthorColumn,
                             HeadlineModel::PostedColumn, HeadlineModel::ViewsColumn})
        header->resizeSection(column, usualWidth(column, metrics));
}

/// What is least missed goes first: the views, then the author, then the date.
void HeadlineView::fitColumns()
{
    const QFontMetrics metrics = fontMetrics();
    const int leastTitle = kLeastTitle * metrics.height();
    int room = viewport()->width() - usualWidth(HeadlineModel::StateColumn, metrics) -
               usualWidth(HeadlineModel::NumberColumn, metrics) - leastTitle;
    for (const int column : {HeadlineModel::PostedColumn, HeadlineModel::AuthorColumn, HeadlineModel::ViewsColumn}) {
        const bool isWanted = column != HeadlineModel::ViewsColumn || m_viewsShown;
        room -= isWanted ? usualWidth(column, metrics) : 0;
        setColumnHidden(column, !isWanted || room < 0);
    }
}

void HeadlineView::setViewsShown(bool shown)
{
    m_viewsShown = shown;
    fitColumns();
}

Key HeadlineView::currentKey() const
{
    return m_model.keyAt(currentIndex().row());
}

bool HeadlineView::select(Key key)
{
    const int row = m_model.rowOf(key);
    if (row < 0) return false;
    const QModelIndex index = m_model.index(row, HeadlineModel::TitleColumn);
    setCurrentIndex(index);
    scrollTo(index);
    return true;
}

void HeadlineView::restorePlace(Key current, Key top)
{
    const QModelIndex index = m_model.index(m_model.rowOf(current), HeadlineModel::TitleColumn);
    if (index.isValid()) {
        setAutoScroll(false); // Not even later, when the window appears.
        setCurrentIndex(index);
        setAutoScroll(true);
    }
    setTopKey(top);
}

QList<Key> HeadlineView::selectedKeys(qsizetype limit) const
{
    // By ranges: "select all" on a long board is one of them.
    QItemSelection ranges = selectionModel()->selection();
    std::sort(ranges.begin(), ranges.end(),
              [](const QItemSelectionRange &one, const QItemSelectionRange &other) { return one.top() < other.top(); });
    QList<Key> keys;
    for (const QItemSelectionRange &range : std::as_const(ranges)) {
        for (int row = range.top(); row <= range.bottom() && keys.size() < limit; ++row)
            keys.append(m_model.keyAt(row));
    }
    return keys;
}

qsizetype HeadlineView::selectedCount() const
{
    const QItemSelection ranges = selectionModel()->selection();
    return std::accumulate(ranges.begin(), ranges.end(), qsizetype(0),
                           [](qsizetype sum, const QItemSelectionRange &range) { return sum + range.height(); });
}

Key HeadlineView::topKey() const
{
    return m_model.keyAt(verticalScrollBar()->value());
}

void HeadlineView::setTopKey(Key key)
{
    const int row = m_model.rowOf(key);
    if (row < 0) return;
    updateGeometries(); // The bar's range follows the rows only at the next layout.
    verticalScrollBar()->setValue(row);
}

void HeadlineView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    EvenTable::currentChanged(current, previous);
    if (!m_resetting && current.isValid() && current.row() != previous.row())
        emit currentKeyChanged(m_model.keyAt(current.row()));
}

void HeadlineView::focusInEvent(QFocusEvent *event)
{
    // The item view's own would go to the first row, which opens it and marks it read: nobody asked for that.
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void HeadlineView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        emit openRequested(currentKey());
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        event->ignore(); // It may mean something to the window, too.
        emit escapePressed();
        return;
    }
    const bool toEnd = event->key() == Qt::Key_End;
    if ((toEnd || event->key() == Qt::Key_Home) && event->modifiers() == Qt::NoModifier && m_model.rowCount() > 0) {
        select(m_model.keyAt(toEnd ? m_model.rowCount() - 1 : 0)); // Of the list: a row is one thing.
        return;
    }
    // Letters are the window's commands, not a search by first letter.
    if (!event->text().isEmpty() && event->text().front().isPrint()) {
        event->ignore();
        return;
    }
    EvenTable::keyPressEvent(event);
}

void HeadlineView::changeEvent(QEvent *event)
{
    EvenTable::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) fitToFont();
    if (event->type() == QEvent::FontChange) fitColumns();
}

void HeadlineView::resizeEvent(QResizeEvent *event)
{
    EvenTable::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) fitColumns();
}

} // namespace newsboard
