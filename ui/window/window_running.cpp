// What the window does.

#include "app/usecases/articles.h"
#include "app/usecases/network.h"
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
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QStackedWidget>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace newsboard {

namespace {

constexpr auto kOpenDelay = 120ms;
constexpr qint64 kStaleSeconds = 120;
constexpr int kSamplePages = 3;
constexpr qsizetype kMostCopied = 2'000; ///< Headlines read for the clipboard at once.

} // namespace

MainWindow::Private::Private(MainWindow *window, const WindowParts &windowParts)
    : q(window), parts(windowParts), places(windowParts.settings)
{
    makeWidgets();
    makeToolBar();
    makeActions();
    restore();
    connectParts();
    reader->showHint(MainWindow::tr("Choose a headline to read it here."));
    showBoards();
}

void MainWindow::Private::connectParts()
{
    openTimer.setSingleShot(true);
    QObject::connect(&openTimer, &QTimer::timeout, q, [this] { openKey(waitingKey); });

    QObject::connect(sidebar, &SidebarView::viewChosen, q, [this](const View &view) { showView(view); });
    QObject::connect(sidebar, &SidebarView::menuRequested, q,
                     [this](BoardId board, const QPoint &at) { makeMenu(board, at); });
    QObject::connect(sidebarModel, &SidebarModel::renamed, q,
                     [this](BoardId board, const QString &name) { parts.boards.rename(board, name); });
    QObject::connect(table, &HeadlineView::currentKeyChanged, q, [this](Key key) { openSoon(key); });
    QObject::connect(table, &HeadlineView::openRequested, q, [this](Key key) {
        openKey(key);
        reader->setFocus();
    });
    QObject::connect(table, &QTableView::doubleClicked, q, [this] { openInBrowser(); });
    QObject::connect(table->horizontalHeader(), &QHeaderView::sectionClicked, q,
                     [this](int column) { sortBy(column); });
    QObject::connect(model, &HeadlineModel::loaded, q, [this] {
        takePlace();
        describe();
    });
    QObject::connect(search, &SearchBox::wanted, q, [this](const QString &text) {
        if (!filtering && !text.isEmpty()) {
            beforeFilter = {table->currentKey(), table->topKey(), 0};
            filtering = true;
        }
        model->setFilter(text);
        if (text.isEmpty()) leaveFilter();
        describe();
    });
    QObject::connect(search, &SearchBox::escaped, q, [this] { table->setFocus(); });
    QObject::connect(search, &SearchBox::downRequested, q, [this] {
        table->setFocus();
        if (!table->currentIndex().isValid()) table->select(model->keyAt(0));
    });
    QObject::connect(jump, &QLineEdit::returnPressed, q, [this] { goToNumber(jump->text()); });
    QObject::connect(jump, &QLineEdit::editingFinished, q, [this] { jump->hide(); });

    QObject::connect(&parts.boards, &Boards::boardsChanged, q, [this] { showBoards(); });
    QObject::connect(&parts.boards, &Boards::kept, q, [this](const Board &board, int) {
        sidebarModel->setBoards(parts.boards.boards());
        showView(View{board.id});
        // The sample is small, and there to be looked at whole.
        if (board.url == QUrl(Boards::sampleAddress())) parts.refresh.refresh(board, RefreshOptions{kSamplePages});
    });
    QObject::connect(&parts.boards, &Boards::failed, q, [this](const Error &error) { report(error, {}, {}); });
    QObject::connect(&parts.boards, &Boards::removed, q, [this](const Board &board) {
        undoBoard = board.id;
        stepsSince = 0;
        strip->say(MessageStrip::Kind::Note,
                   MainWindow::tr("%1 was removed. What it held is kept until the program ends.").arg(board.name),
                   MainWindow::tr("Undo"), [this, id = board.id] {
                       undoBoard = 0;
                       parts.boards.undoRemove(id);
                   });
    });
    QObject::connect(&parts.boards, &Boards::restored, q, [this](const Board &board) {
        undoBoard = 0;
        sidebarModel->setBoards(parts.boards.boards());
        showView(View{board.id});
    });
    QObject::connect(&parts.boards, &Boards::previewed, q, [this](int request, const BoardPreview &preview) {
        if (request == keepRequest) parts.boards.keep(preview);
    });
    QObject::connect(&parts.boards, &Boards::lookFailed, q, [this](int request, const Error &error) {
        if (request == keepRequest) report(error, {}, {});
    });

    QObject::connect(&parts.refresh, &Refresh::started, q, [this](BoardId id) {
        running.insert(id);
        sidebarModel->setBusy(id, true);
        const auto board = parts.boards.board(id);
        status->setBusy(MainWindow::tr("Refreshing %1").arg(board ? board->name : QString()), 0, 0);
    });
    QObject::connect(&parts.refresh, &Refresh::progressed, q, [this](BoardId id, int done, int total) {
        const auto board = parts.boards.board(id);
        status->setBusy(MainWindow::tr("Refreshing %1: page %2").arg(board ? board->name : QString()).arg(done), done,
                        total);
    });
    QObject::connect(&parts.refresh, &Refresh::finished, q, [this](BoardId id, const RefreshReport &done) {
        endRefresh(id);
        if (done.truncated)
            strip->say(MessageStrip::Kind::Note,
                       MainWindow::tr("The page came only in part; nothing was concluded from what is missing."));
        describe();
    });
    QObject::connect(&parts.refresh, &Refresh::failed, q,
                     [this](BoardId id, const Error &error, const RefreshReport &) {
                         endRefresh(id);
                         if (error.kind == ErrorKind::Cancelled) return;
                         const auto board = parts.boards.board(id);
                         if (!board) return;
                         report(error, MainWindow::tr("What %1 showed before is kept.").arg(board->name), [this, id] {
                             if (const auto again = parts.boards.board(id)) parts.refresh.refresh(*again);
                         });
                     });
    QObject::connect(status, &StatusLine::cancelRequested, q, [this] { parts.refresh.cancelAll(); });

    QObject::connect(&parts.articles, &Articles::fetching, q, [this](Key key) {
        const auto row = model->headlineAt(model->rowOf(key));
        const auto board = boardOf(key);
        if (row && board) reader->showLoading(*board, *row);
    });
    QObject::connect(&parts.articles, &Articles::opened, q, [this](Key key, const Article &article) {
        const auto row = model->headlineAt(model->rowOf(key));
        const auto board = boardOf(key);
        if (!row || !board) return;
        reader->showArticle(*board, *row, article);
        if (place.current == key && place.scroll > 0) reader->setScrollPosition(std::exchange(place.scroll, 0));
        if (!row->read) parts.states.markOpened(key);
    });
    QObject::connect(&parts.articles, &Articles::failed, q, [this](Key key, const Error &error) {
        const auto row = model->headlineAt(model->rowOf(key));
        const auto board = boardOf(key);
        if (row && board && error.kind != ErrorKind::Cancelled) reader->showError(*board, *row, error);
    });
    QObject::connect(reader, &Reader::retryRequested, q, [this] { openKey(reader->key()); });
    QObject::connect(reader, &Reader::browserRequested, q, [this] { openInBrowser(); });
    QObject::connect(reader, &Reader::linkActivated, q, [this](const QUrl &url) {
        if (!openOutside(url))
            strip->say(MessageStrip::Kind::Note,
                       MainWindow::tr("This address is not opened: %1").arg(url.toDisplayString()));
    });
    QObject::connect(reader, &Reader::linkHovered, q,
                     [this](const QString &address) { status->setHoveredLink(address); });

    QObject::connect(&parts.states, &States::undoChanged, q, [this](bool can) { stepsSince += can ? 1 : 0; });
    QObject::connect(&parts.states, &States::failed, q, [this](const Error &error) { report(error, {}, {}); });
    QObject::connect(&parts.rows, &Rows::changed, q, [this](const Change &change) {
        if (change.boards) describe();
    });
    QObject::connect(offline, &QAction::toggled, q, [this](bool off) { parts.network.setOffline(off); });
    QObject::connect(&parts.network, &Network::offlineChanged, q, [this](bool off) {
        offline->setChecked(off);
        describe();
    });
    QObject::connect(sideBySide, &QAction::toggled, q, [this](bool beside) { setSideBySide(beside); });
}

void MainWindow::Private::showBoards()
{
    const QList<Board> &boards = parts.boards.boards();
    sidebarModel->setBoards(boards);
    stack->setCurrentIndex(boards.isEmpty() ? 0 : 1);
    if (boards.isEmpty()) {
        restored = false;
        return;
    }
    const BoardId shown = model->view().board;
    const bool gone = restored && shown != 0 && !parts.boards.board(shown);
    if (!restored || gone) {
        restored = true;
        const auto last = gone ? std::nullopt : places.lastView();
        const bool known = last && (last->board == 0 || parts.boards.board(last->board));
        showView(known ? *last : View{boards.first().id});
        return;
    }
    sidebar->showView(model->view());
    describe();
}

void MainWindow::Private::showView(const View &view)
{
    keepPlace();
    parts.articles.cancel();
    openTimer.stop();
    search->clear();
    filtering = false;
    place = places.placeIn(view);
    placePending = true;
    places.rememberView(view);
    model->setOpenKey(0);
    model->setView(view);
    sidebar->showView(view);
    const auto board = parts.boards.board(view.board);
    table->setViewsShown(!board || board->showsViews);
    table->horizontalHeader()->setSortIndicatorShown(false);
    reader->showHint(MainWindow::tr("Choose a headline to read it here."));
    takePlace();
    table->setFocus();
    describe();
    if (board) refreshIfStale(*board);
}

void MainWindow::Private::takePlace()
{
    if (!placePending) return;
    const bool isUsed = table->currentKey() != 0; // Whoever went somewhere since is not called back.
    const auto isThere = [this](Key key) { return key == 0 || model->rowOf(key) >= 0; };
    const bool there = isThere(place.current) && isThere(place.top);
    if (!isUsed && !there && model->isLoading()) return;
    placePending = false;
    if (!isUsed) table->restorePlace(place.current, place.top);
}

void MainWindow::Private::keepPlace()
{
    // A view that was never settled in has no place to keep.
    const bool isNatural = model->view().sortBy == View::Column::Newest;
    if (!restored || placePending || !isNatural) return;
    Place now = filtering ? beforeFilter : Place{table->currentKey(), table->topKey(), 0};
    if (!filtering && model->rowCount() == 0) return;
    if (reader->key() == now.current) now.scroll = reader->scrollPosition();
    places.remember(model->view(), now);
}

void MainWindow::Private::sortBy(int column)
{
    View view = model->view();
    View::Column by = View::Column::Newest;
    switch (column) {
    case HeadlineModel::NumberColumn:
        by = View::Column::Number;
        break;
    case HeadlineModel::TitleColumn:
        by = View::Column::Title;
        break;
    case HeadlineModel::AuthorColumn:
        by = View::Column::Author;
        break;
    case HeadlineModel::PostedColumn:
        by = View::Column::Posted;
        break;
    case HeadlineModel::ViewsColumn:
        by = View::Column::Views;
        break;
    default:
        break;
    }
    const bool words = by == View::Column::Title || by == View::Column::Author;
    if (view.sortBy != by) {
        view.sortBy = by;
        view.ascending = words;
    } else if (view.ascending == words) {
        view.ascending = !words;
    } else {
        view.sortBy = View::Column::Newest; // The third click gives the board's own order back.
        view.ascending = false;
    }
    QHeaderView *header = table->horizontalHeader();
    header->setSortIndicatorShown(view.sortBy != View::Column::Newest);
    header->setSortIndicator(column, view.ascending ? Qt::AscendingOrder : Qt::DescendingOrder);
    model->setView(view);
}

void MainWindow::Private::openSoon(Key key)
{
    waitingKey = key;
    openTimer.start(kOpenDelay);
}

void MainWindow::Private::openKey(Key key)
{
    openTimer.stop();
    const auto row = model->headlineAt(model->rowOf(key));
    const auto board = boardOf(key);
    if (!row || !board) return;
    model->setOpenKey(key);
    parts.articles.open(*board, *row);
}

std::optional<Board> MainWindow::Private::boardOf(Key key) const
{
    return parts.boards.board(newsboard::boardOf(key));
}

void MainWindow::Private::describe()
{
    const QLocale locale;
    const View &view = model->view();
    const auto board = parts.boards.board(view.board);
    QStringList facts;
    if (board) {
        facts = {board->name, MainWindow::tr("%1 headlines").arg(locale.toString(board->headlines)),
                 MainWindow::tr("%1 unread").arg(locale.toString(board->unread))};
    } else {
        facts = {MainWindow::tr("%1 headlines").arg(locale.toString(model->rowCount()))};
    }
    if (filtering) facts.append(MainWindow::tr("%1 match").arg(locale.toString(model->rowCount())));
    if (parts.network.isOffline()) facts.append(MainWindow::tr("offline"));
    status->setShown(facts.join(u" · "_s));
    QString last;
    if (board && board->lastRefreshed.isValid())
        last = MainWindow::tr("Last refresh %1")
                   .arg(locale.toString(board->lastRefreshed.toLocalTime(), QLocale::ShortFormat));
    status->setLastRefresh(last);
    q->setWindowTitle(board ? MainWindow::tr("%1 – Newsboard").arg(board->name) : u"Newsboard"_s);
}

void MainWindow::Private::report(const Error &error, const QString &kept, std::function<void()> retry)
{
    const bool again = retry && canRetry(error);
    const QString text = QStringList{errorText(error), kept, errorAdvice(error)}.join(u' ').simplified();
    strip->say(MessageStrip::Kind::Problem, text, again ? MainWindow::tr("Try again") : QString(),
               again ? std::move(retry) : std::function<void()>());
}

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
        QObject::connect(dialog, &AddDialog::existingChosen, q, [this](BoardId board) { showView(View{board}); });
        QObject::connect(dialog, &QDialog::finished, q, [this] { std::exchange(dialog, nullptr)->deleteLater(); });
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
    if (!address.trimmed().isEmpty()) dialog->look(address);
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

void MainWindow::Private::endRefresh(BoardId board)
{
    running.remove(board);
    sidebarModel->setBusy(board, false);
    if (running.isEmpty()) status->setIdle();
}

void MainWindow::Private::nextHeadline(int step)
{
    const int row = std::clamp(table->currentIndex().row() + step, 0, std::max(model->rowCount() - 1, 0));
    table->select(model->keyAt(row));
}

void MainWindow::Private::nextUnread()
{
    const int row = model->nextUnread(table->currentIndex().row());
    if (row >= 0) {
        table->select(model->keyAt(row));
        return;
    }
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

/// Turns back the last thing done, whether that was a mark or the removal of a board.
void MainWindow::Private::undo()
{
    if (undoBoard != 0 && (stepsSince == 0 || !parts.states.canUndo())) {
        parts.boards.undoRemove(std::exchange(undoBoard, 0));
    } else {
        stepsSince = std::max(stepsSince - 1, 0);
        parts.states.undo();
    }
    strip->dismissNote();
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
    jump->clear();
    jump->show();
    jump->setFocus();
}

void MainWindow::Private::leaveFilter()
{
    if (!std::exchange(filtering, false)) return;
    table->restorePlace(beforeFilter.current, beforeFilter.top);
}

void MainWindow::Private::showKeys()
{
    auto *list = new KeysDialog(keys, q);
    list->setAttribute(Qt::WA_DeleteOnClose);
    list->show();
}

} // namespace newsboard
