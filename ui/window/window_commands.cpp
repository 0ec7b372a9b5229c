// What the keys and buttons of the window do.

#include "app/usecases/articles.h"
#include "app/usecases/back_fill.h"
#include "app/usecases/network.h"
#include "app/usecases/prefetch.h"
#include "app/usecases/rows.h"
#include "app/usecases/states.h"
#include "ui/board/headline_model.h"
#include "ui/board/headline_text.h"
#include "ui/board/headline_view.h"
#include "ui/dialogs/add_dialog.h"
#include "ui/dialogs/keys_dialog.h"
#include "ui/reader/reader.h"
#include "ui/search/search_box.h"
#include "ui/sidebar/sidebar_model.h"
#include "ui/sidebar/sidebar_view.h"
#include "ui/window/message_strip.h"
#include "ui/window/open_address.h"
#include "ui/window/status_line.h"
#include "ui/window/window_parts.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qint64 kStaleSeconds = 120;    ///< A board refreshed longer ago is refreshed when it is opened.
constexpr qsizetype kMostCopied = 2'000; ///< Headlines read for the clipboard at once.

} // namespace

void MainWindow::Private::openAddress(const QString &address, bool keepAtOnce)
{
    if (keepAtOnce)
        keepRequest = parts.boards.look(address);
    else
        addBoard(address);
}

void MainWindow::Private::addBoard(const QString &address)
{
    if (!dialog) {
        dialog = new AddDialog(parts.boards, q);
        QObject::connect(dialog, &AddDialog::existingChosen, this, [this](BoardId board) { showView(View{board}); });
        QObject::connect(dialog, &AddDialog::keepChosen, this, [this](const BoardPreview &preview) { keep(preview); });
        QObject::connect(dialog, &QDialog::finished, this, [this] { std::exchange(dialog, nullptr)->deleteLater(); });
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
    if (!address.trimmed().isEmpty()) dialog->look(address);
}

void MainWindow::Private::keep(const BoardPreview &preview)
{
    isKeeping = true;
    parts.boards.keep(preview);
}

void MainWindow::Private::refreshShown()
{
    const auto board = parts.boards.board(model->view().board);
    if (board)
        parts.refresh.refresh(*board);
    else
        refreshAll();
}

void MainWindow::Private::refreshAll()
{
    for (const Board &board : parts.boards.boards())
        parts.refresh.refresh(board);
}

void MainWindow::Private::refreshIfStale(const Board &board)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool fresh = board.lastRefreshed.isValid() && board.lastRefreshed.secsTo(now) < kStaleSeconds;
    if (!fresh && !parts.network.isOffline()) parts.refresh.refresh(board);
}

void MainWindow::Private::nextHeadline(int step)
{
    const int row = std::clamp(table->currentIndex().row() + step, 0, std::max(model->rowCount() - 1, 0));
    goesThroughUnread = false;
    table->select(model->keyAt(row));
}

void MainWindow::Private::nextUnread()
{
    goesThroughUnread = true;
    const int row = model->nextUnread(table->currentIndex().row());
    if (row >= 0) {
        table->select(model->keyAt(row));
        return;
    }
    if (searching.on) return strip->say(MessageStrip::Kind::Note, MainWindow::tr("Everything found is read."));
    // On to the next board that has some, in the sidebar's order, and round to the first.
    const QList<Board> &boards = parts.boards.boards();
    const auto here = std::find_if(boards.begin(), boards.end(),
                                   [this](const Board &board) { return board.id == model->view().board; });
    const auto start = here == boards.end() ? 0 : here - boards.begin() + 1;
    for (qsizetype i = 0; i < boards.size(); ++i) {
        const Board &board = boards[(start + i) % boards.size()];
        if (board.unread == 0) continue;
        if (board.id != model->view().board) showView(View{board.id});
        const int first = model->nextUnread(-1);
        if (first >= 0) table->select(model->keyAt(first));
        return;
    }
    strip->say(MessageStrip::Kind::Note, MainWindow::tr("Everything is read."));
}

void MainWindow::Private::pageOrNext()
{
    // The window's key is also the one that presses a button.
    if (auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget())) return button->click();
    if (!reader->pageDown()) nextUnread();
}

void MainWindow::Private::toggleRead()
{
    const auto row = model->headlineAt(table->currentIndex().row());
    if (!row) return;
    strip->dismissNote();
    parts.states.markRead(table->selectedKeys(), !row->read);
}

void MainWindow::Private::toggleStar()
{
    const auto row = model->headlineAt(table->currentIndex().row());
    if (!row) return;
    strip->dismissNote();
    parts.states.star(table->selectedKeys(), !row->starred);
}

/// The headline in the reader, which need not be the one selected.
void MainWindow::Private::starShown()
{
    const QList<HeadlineRow> shown = parts.rows.rows({reader->key()});
    if (!shown.isEmpty()) parts.states.star({reader->key()}, !shown.first().starred);
}

void MainWindow::Private::reloadShown()
{
    const QList<HeadlineRow> shown = parts.rows.rows({reader->key()});
    const auto board = boardOf(reader->key());
    if (!shown.isEmpty() && board) parts.articles.reload(*board, shown.first());
}

void MainWindow::Private::openInBrowser()
{
    const auto row = model->headlineAt(table->currentIndex().row());
    if (row && !openOutside(row->headline.url))
        strip->say(MessageStrip::Kind::Note, MainWindow::tr("No browser could be started."));
}

void MainWindow::Private::copySelected()
{
    QStringList lines;
    QString html;
    QList<QUrl> urls;
    for (const Key key : table->selectedKeys(kMostCopied)) {
        const auto row = model->headlineAt(model->rowOf(key));
        if (!row) continue;
        lines.append(copiedRow(*row));
        urls.append(row->headline.url);
        html += u"<p><a href=\"%1\">%2</a></p>"_s.arg(row->headline.url.toString(QUrl::FullyEncoded).toHtmlEscaped(),
                                                      row->headline.title.toHtmlEscaped());
    }
    if (lines.isEmpty()) return;
    auto *data = new QMimeData;
    data->setText(lines.join(u'\n'));
    data->setHtml(html);
    data->setUrls(urls);
    QGuiApplication::clipboard()->setMimeData(data);
    if (table->selectedCount() > lines.size())
        strip->say(MessageStrip::Kind::Note,
                   MainWindow::tr("The first %1 of the selected headlines were copied.").arg(lines.size()));
}

/// Turns back the last thing done, whether that was a mark or something done to boards.
void MainWindow::Private::undo()
{
    if (undoBoards && (stepsSince == 0 || !parts.states.canUndo())) {
        std::exchange(undoBoards, {})();
    } else {
        stepsSince = std::max(stepsSince - 1, 0);
        parts.states.undo();
    }
    strip->dismissNote();
}

void MainWindow::Private::rememberUndo(std::function<void()> back)
{
    undoBoards = std::move(back);
    stepsSince = 0;
}

void MainWindow::Private::markAllRead(BoardId id)
{
    const auto board = parts.boards.board(id);
    const QList<Board> &boards = parts.boards.boards();
    const bool some = board ? board->unread > 0
                            : std::any_of(boards.begin(), boards.end(), [](const Board &b) { return b.unread > 0; });
    if (!some) {
        strip->say(MessageStrip::Kind::Note, MainWindow::tr("Everything is read."));
        return;
    }
    parts.states.markAllRead(id);
    strip->say(MessageStrip::Kind::Note,
               board ? MainWindow::tr("Everything on %1 is marked read.").arg(board->name)
                     : MainWindow::tr("Everything on all boards is marked read."),
               MainWindow::tr("Undo"), [this] { undo(); });
}

void MainWindow::Private::removeBoard(BoardId board)
{
    parts.refresh.cancel(board);
    parts.backFill.pause(board);
    parts.prefetch.cancel(board);
    parts.boards.remove(board);
}

void MainWindow::Private::goToNumber(const QString &typed)
{
    jump->hide();
    table->setFocus();
    search->clear(); // What is sought may be filtered out.
    const auto key = parts.rows.keyOfNumber(model->view().board, typed.trimmed().toLongLong());
    if (key && table->select(*key)) return;
    if (key && model->isLoading()) {
        place = {*key, 0, 0};
        placePending = true;
        table->clearSelection();
        table->setCurrentIndex({});
    } else {
        strip->say(MessageStrip::Kind::Note, MainWindow::tr("The cache has no number %1 on this board.").arg(typed));
    }
}

void MainWindow::Private::jumpToNumber()
{
    setFocusMode(false);
    jump->clear();
    jump->show();
    jump->setFocus();
}

void MainWindow::Private::showKeys()
{
    auto *list = new KeysDialog(keys, q);
    list->setAttribute(Qt::WA_DeleteOnClose);
    list->show();
}

} // namespace newsboard
