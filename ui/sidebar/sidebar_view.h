#pragma once

#include "app/domain/view.h"

#include <QListView>

namespace newsboard {

class SidebarModel;

/// The list of views and boards at the window's side.
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
    QSize sizeHint() const override;

signals:
    void viewChosen(const newsboard::View &view);
    void menuRequested(newsboard::BoardId board, const QPoint &globalPosition);
    void searchChosen(qint64 id);
    void searchMenuRequested(qint64 id, const QPoint &globalPosition);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    SidebarModel &m_model;
    bool m_silent = false;
};

} // namespace newsboard
