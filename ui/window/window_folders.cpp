// Boards in folders: moved by menu, key and mouse, and what is remembered of it.

#include "app/domain/board_list.h"
#include "ui/board/headline_model.h"
#include "ui/dialogs/folder_dialog.h"
#include "ui/sidebar/sidebar_model.h"
#include "ui/sidebar/sidebar_view.h"
#include "ui/window/message_strip.h"
#include "ui/window/window_parts.h"

#include <QMenu>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

const QString kFolded = u"sidebar/folded"_s;

/// Every folder there is, in the sidebar's order, those around others too.
QList<QStringList> foldersOf(const QList<Board> &boards)
{
    QList<QStringList> folders;
    for (const Board &board : boards) {
        for (qsizetype depth = 1; depth <= board.folder.size(); ++depth) {
            if (!folders.contains(board.folder.first(depth))) folders.append(board.folder.first(depth));
        }
    }
    return folders;
}

} // namespace

void MainWindow::Private::connectFolders()
{
    QList<QStringList> folded;
    const QStringList kept = parts.settings.value(kFolded).toStringList();
    for (const QString &path : kept)
        folded.append(path.split(u'\n'));
    sidebarModel->setAllFolded(folded);
    QObject::connect(sidebarModel, &SidebarModel::foldedChanged, this, [this] {
        QStringList paths;
        const QList<QStringList> now = sidebarModel->folded();
        for (const QStringList &path : now)
            paths.append(path.join(u'\n'));
        paths.sort();
        parts.settings.setValue(kFolded, paths);
    });
    QObject::connect(sidebarModel, &SidebarModel::folderRenamed, this,
                     [this](const QStringList &folder, const QStringList &path) {
                         const bool folds = sidebarModel->folded().contains(folder);
                         sidebarModel->setFolded(folder, false);
                         sidebarModel->setFolded(path, folds);
                         arrange(renamedFolder(parts.boards.boards(), folder, path));
                     });
    QObject::connect(sidebar, &SidebarView::dropped, this,
                     [this](const BoardMove &move) { arrange(moved(parts.boards.boards(), move)); });
    QObject::connect(sidebar, &SidebarView::folderClicked, this, [this] { showInSidebar(); });
    QObject::connect(sidebar, &SidebarView::folderMenuRequested, this,
                     [this](const QStringList &folder, const QPoint &at) { makeFolderMenu(folder, at); });
}

/// Puts the boards where they are to stand; false where they stand there already.
bool MainWindow::Private::arrange(const QList<BoardPlace> &order)
{
    const QList<BoardPlace> before = placesOf(parts.boards.boards());
    if (order == before) return false;
    parts.boards.arrange(order);
    rememberUndo([this, before] { parts.boards.arrange(before); });
    return true;
}

void MainWindow::Private::moveToFolder(BoardId id)
{
    const auto board = parts.boards.board(id);
    if (!board) return;
    auto *asking = new FolderDialog(board->name, board->folder, foldersOf(parts.boards.boards()), q);
    asking->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(asking, &FolderDialog::chosen, this, [this, board](const QStringList &folder) {
        if (!arrange(movedInto(parts.boards.boards(), {board->id}, folder))) return;
        strip->say(MessageStrip::Kind::Note,
                   folder.isEmpty()
                       ? MainWindow::tr("%1 is in no folder now.").arg(board->name)
                       : MainWindow::tr("%1 is in the folder %2 now.").arg(board->name, folderText(folder)),
                   MainWindow::tr("Undo"), [this] { undo(); });
    });
    asking->open();
}

void MainWindow::Private::makeFolderMenu(const QStringList &folder, const QPoint &at)
{
    auto *menu = new QMenu(q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(MainWindow::tr("Refresh"), this, [this, folder] {
        const QList<Board> boards = parts.boards.boards();
        for (const Board &board : boards) {
            if (isWithin(board.folder, folder)) parts.refresh.refresh(board);
        }
    });
    menu->addSeparator();
    menu->addAction(MainWindow::tr("Rename"), this, [this, folder] { sidebar->renameFolder(folder); });
    menu->addAction(MainWindow::tr("Dissolve the folder"), this, [this, folder] {
        if (!arrange(renamedFolder(parts.boards.boards(), folder, folderAround(folder)))) return;
        strip->say(MessageStrip::Kind::Note, MainWindow::tr("The boards of %1 are kept.").arg(folder.last()),
                   MainWindow::tr("Undo"), [this] { undo(); });
    });
    menu->popup(at);
}

} // namespace newsboard
