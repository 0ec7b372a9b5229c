#pragma once

#include "app/domain/board_order.h"
#include "app/domain/view.h"

#include <QListView>
#include <QPersistentModelIndex>

namespace newsboard {

class SidebarModel;

/// The list of views, boards and folders at the window's side. Folders fold at a click, with ← and →, and with Enter;
/// boards and folders can be dragged, boards moved with Alt and ↑ or ↓.
class SidebarView : public QListView {
    Q_OBJECT

public:
    explicit SidebarView(SidebarModel &model, QWidget *parent = nullptr);

    /// Selects a view's entry without telling of it.
    void showView(const View &view);
    /// The same for a search that is kept.
    void showSearch(qint64 id);
    /// Begins to edit the name of a board in place.
    void rename(BoardId board);
    void renameSearch(qint64 id);
    void renameFolder(const QStringList &folder);
    QSize sizeHint() const override;

signals:
    void viewChosen(const newsboard::View &view);
    void menuRequested(newsboard::BoardId board, const QPoint &globalPosition);
    void searchChosen(qint64 id);
    void searchMenuRequested(qint64 id, const QPoint &globalPosition);
    void folderMenuRequested(const QStringList &folder, const QPoint &globalPosition);
    void dropped(const newsboard::BoardMove &move);
    /// A folder was folded or unfolded with the mouse: who did that went nowhere.
    void folderClicked();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void dropEvent(QDropEvent *event) override;

private:
    bool foldByKey(int key);
    void toggle(const QModelIndex &folder);

    SidebarModel &m_model;
    QPersistentModelIndex m_dragged;
    bool m_silent = false;
};

} // namespace newsboard
