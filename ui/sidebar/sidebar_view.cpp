#include "ui/sidebar/sidebar_view.h"

#include "ui/sidebar/sidebar_delegate.h"
#include "ui/sidebar/sidebar_model.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QMouseEvent>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace newsboard {

SidebarView::SidebarView(SidebarModel &model, QWidget *parent) : QListView(parent), m_model(model)
{
    setItemDelegate(new SidebarDelegate(this));
    setModel(&model);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(EditKeyPressed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Boards"));
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDragDropMode(InternalMove);
    setViewportMargins(0, fontMetrics().height() / 3, 0, 0);
    QPalette colours = palette();
    colours.setColor(QPalette::Base, colours.color(QPalette::Window));
    setPalette(colours);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_silent = true; });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { m_silent = false; });
}

void SidebarView::showView(const View &view)
{
    const QScopedValueRollback<bool> silent(m_silent, true);
    setCurrentIndex(view.board != 0 ? m_model.visibleIndexOf(view.board) : m_model.indexOf(view));
}

void SidebarView::showSearch(qint64 id)
{
    const QScopedValueRollback<bool> silent(m_silent, true);
    setCurrentIndex(m_model.indexOfSearch(id));
}

void SidebarView::renameSearch(qint64 id)
{
    const QModelIndex index = m_model.indexOfSearch(id);
    if (index.isValid()) edit(index);
}

void SidebarView::renameFolder(const QStringList &folder)
{
    const QModelIndex index = m_model.indexOfFolder(folder);
    if (index.isValid()) edit(index);
}

void SidebarView::rename(BoardId board)
{
    const QModelIndex index = m_model.indexOf(View{board});
    if (index.isValid()) edit(index);
}

QSize SidebarView::sizeHint() const
{
    return {fontMetrics().height() * 11, fontMetrics().height() * 20};
}

void SidebarView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    const QVariant view = current.data(SidebarModel::ViewRole);
    const QVariant search = current.data(SidebarModel::SearchRole);
    if (!m_silent && view.isValid()) emit viewChosen(view.value<View>());
    if (!m_silent && search.isValid()) emit searchChosen(search.toLongLong());
}

void SidebarView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    const QVariant view = index.data(SidebarModel::ViewRole);
    const QVariant search = index.data(SidebarModel::SearchRole);
    const QPoint at = byKey ? visualRect(index).bottomLeft() : event->pos();
    if (search.isValid()) emit searchMenuRequested(search.toLongLong(), viewport()->mapToGlobal(at));
    const QVariant folder = index.data(SidebarModel::FolderRole);
    if (folder.isValid()) emit folderMenuRequested(folder.toStringList(), viewport()->mapToGlobal(at));
    if (!view.isValid() || view.value<View>().board == 0) return;
    emit menuRequested(view.value<View>().board, viewport()->mapToGlobal(at));
}

void SidebarView::keyPressEvent(QKeyEvent *event)
{
    // Letters are the window's commands, not a search by first letter.
    if (!event->text().isEmpty() && event->text().front().isPrint()) {
        event->ignore();
        return;
    }
    if (event->modifiers() == Qt::NoModifier && foldByKey(event->key())) return;
    const bool isUp = event->key() == Qt::Key_Up;
    if (event->modifiers() == Qt::AltModifier && (isUp || event->key() == Qt::Key_Down)) {
        if (const auto move = m_model.stepOf(currentIndex(), isUp)) emit dropped(*move);
        return;
    }
    QListView::keyPressEvent(event);
}

/// As trees do it: ← folds, or goes to the folder around; → unfolds; Enter does either.
bool SidebarView::foldByKey(int key)
{
    const QModelIndex index = currentIndex();
    const bool isFolder = index.data(SidebarModel::FolderRole).isValid();
    const bool isFolded = index.data(SidebarModel::FoldedRole).toBool();
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (isFolder && (isEnter || (key == Qt::Key_Left && !isFolded) || (key == Qt::Key_Right && isFolded))) {
        toggle(index);
        return true;
    }
    if (key != Qt::Key_Left) return false;
    const int depth = index.data(SidebarModel::DepthRole).toInt();
    for (int row = index.row() - 1; row >= 0 && depth > 0; --row) {
        const QModelIndex above = m_model.index(row);
        if (!above.data(SidebarModel::FolderRole).isValid() || above.data(SidebarModel::DepthRole).toInt() >= depth)
            continue;
        setCurrentIndex(above);
        return true;
    }
    return false;
}

void SidebarView::toggle(const QModelIndex &folder)
{
    const QStringList path = folder.data(SidebarModel::FolderRole).toStringList();
    m_model.setFolded(path, !folder.data(SidebarModel::FoldedRole).toBool());
    setCurrentIndex(m_model.indexOfFolder(path));
}

void SidebarView::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool isClick = event->button() == Qt::LeftButton && state() != DraggingState && index == currentIndex();
    QListView::mouseReleaseEvent(event);
    if (!isClick || !index.data(SidebarModel::FolderRole).isValid()) return;
    toggle(index);
    emit folderClicked();
}

void SidebarView::startDrag(Qt::DropActions actions)
{
    m_dragged = currentIndex();
    QListView::startDrag(actions);
    m_dragged = QModelIndex();
}

void SidebarView::dropEvent(QDropEvent *event)
{
    const QModelIndex target = indexAt(event->position().toPoint());
    const auto drop = dropIndicatorPosition() == OnItem      ? SidebarModel::Drop::On
                      : dropIndicatorPosition() == AboveItem ? SidebarModel::Drop::Above
                                                             : SidebarModel::Drop::Below;
    const auto move = event->source() == this ? m_model.moveOf(m_dragged, target, drop) : std::nullopt;
    // The boards come anew from the cache: nothing is moved or removed here.
    event->setDropAction(Qt::IgnoreAction);
    event->accept();
    stopAutoScroll();
    setState(NoState);
    viewport()->update();
    if (move) emit dropped(*move);
}

} // namespace newsboard
