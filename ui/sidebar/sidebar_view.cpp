#include "ui/sidebar/sidebar_view.h"

#include "ui/sidebar/sidebar_delegate.h"
#include "ui/sidebar/sidebar_model.h"

#include <QContextMenuEvent>
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
    setCurrentIndex(m_model.indexOf(view));
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
    QListView::keyPressEvent(event);
}

} // namespace newsboard
