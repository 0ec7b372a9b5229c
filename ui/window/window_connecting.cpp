// What the window listens to.

#include "app/usecases/articles.h"
#include "app/usecases/back_fill.h"
#include "app/usecases/export.h"
#include "app/usecases/network.h"
#include "app/usecases/rows.h"
#include "app/usecases/search.h"
#include "app/usecases/states.h"
#include "ui/board/headline_model.h"
#include "ui/board/headline_view.h"
#include "ui/reader/reader.h"
#include "ui/search/search_box.h"
#include "ui/sidebar/sidebar_model.h"
#include "ui/sidebar/sidebar_view.h"
#include "ui/window/message_strip.h"
#include "ui/window/status_line.h"
#include "ui/window/window_parts.h"

#include <QAction>
#include <QHeaderView>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kSamplePages = 3;

} // namespace

MainWindow::Private::Private(MainWindow *window, const WindowParts &windowParts)
    : q(window), parts(windowParts), places(windowParts.settings)
{
    makeWidgets();
    makeToolBar();
    makeActions();
    restore();
    connectTable();
    connectSearch();
    connectBoards();
    connectFolders();
    connectExchange();
    connectRefresh();
    connectBackFill();
    connectJobs();
    connectReader();
    connectStates();
    reader->showHint(MainWindow::tr("Choose a headline to read it here."));
    showBoards();
}

void MainWindow::Private::connectTable()
{
    openTimer.setSingleShot(true);
    QObject::connect(&openTimer, &QTimer::timeout, this, [this] { openKey(waitingKey); });
    QObject::connect(table, &HeadlineView::currentKeyChanged, this, [this](Key key) { openSoon(key); });
    QObject::connect(table, &HeadlineView::openRequested, this, [this](Key key) {
        openKey(key);
        reader->setFocus();
    });
    QObject::connect(table, &QTableView::doubleClicked, this, [this] { openInBrowser(); });
    QObject::connect(table->horizontalHeader(), &QHeaderView::sectionClicked, this,
                     [this](int column) { sortBy(column); });
    QObject::connect(model, &HeadlineModel::loaded, this, [this] {
        takePlace();
        describe();
    });
    QObject::connect(model, &HeadlineModel::modelReset, this, [this] { describeEmptiness(); });
    QObject::connect(model, &HeadlineModel::rowsInserted, this, [this] { describeEmptiness(); });
    QObject::connect(model, &HeadlineModel::rowsRemoved, this, [this] { describeEmptiness(); });
}

void MainWindow::Private::connectBoards()
{
    // A list that gets the focus before it has a current row takes its first: that is nobody's choice, and the view of
    // the last time is not forgotten for it.
    QObject::connect(sidebar, &SidebarView::viewChosen, this, [this](const View &view) {
        if (restored) showView(view);
    });
    QObject::connect(sidebar, &SidebarView::menuRequested, this,
                     [this](BoardId board, const QPoint &at) { makeMenu(board, at); });
    QObject::connect(sidebarModel, &SidebarModel::renamed, this,
                     [this](BoardId board, const QString &name) { parts.boards.rename(board, name); });
    QObject::connect(&parts.boards, &Boards::boardsChanged, this, [this] { showBoards(); });
    QObject::connect(&parts.boards, &Boards::kept, this, [this](const Board &board, int) {
        isKeeping = false;
        restored = true;
        showBoards();
        showView(View{board.id});
        // The sample is small, and there to be looked at whole.
        if (board.url == QUrl(Boards::sampleAddress())) parts.refresh.refresh(board, RefreshOptions{kSamplePages});
    });
    QObject::connect(&parts.boards, &Boards::failed, this, [this](const Error &error) {
        isKeeping = false;
        report(error, {}, {});
        showBoards();
    });
    QObject::connect(&parts.boards, &Boards::removed, this, [this](const Board &board) {
        rememberUndo([this, id = board.id] { parts.boards.undoRemove(id); });
        strip->say(MessageStrip::Kind::Note,
                   MainWindow::tr("%1 was removed. What it held is kept until the program ends.").arg(board.name),
                   MainWindow::tr("Undo"), [this] { undo(); });
    });
    QObject::connect(&parts.boards, &Boards::restored, this, [this](const Board &board) {
        sidebarModel->setBoards(parts.boards.boards());
        showView(View{board.id});
    });
    QObject::connect(&parts.boards, &Boards::previewed, this, [this](int request, const BoardPreview &preview) {
        if (request == keepRequest) keep(preview);
    });
    QObject::connect(&parts.boards, &Boards::lookFailed, this, [this](int request, const Error &error) {
        if (request == keepRequest) report(error, {}, {});
    });
}

void MainWindow::Private::connectRefresh()
{
    QObject::connect(&parts.refresh, &Refresh::finished, this, [this](BoardId id, const RefreshReport &done) {
        if (reported == id) {
            reported = 0;
            strip->dismiss();
        }
        if (done.truncated)
            strip->say(MessageStrip::Kind::Note,
                       MainWindow::tr("The page came only in part; nothing was concluded from what is missing."));
        describe();
    });
    QObject::connect(&parts.refresh, &Refresh::failed, this,
                     [this](BoardId id, const Error &error, const RefreshReport &) {
                         if (error.kind == ErrorKind::Cancelled) return;
                         const auto board = parts.boards.board(id);
                         if (!board) return;
                         reported = id;
                         if (error.kind == ErrorKind::LoginNeeded) return reportLogin(error, *board);
                         report(error, MainWindow::tr("What %1 showed before is kept.").arg(board->name), [this, id] {
                             if (const auto again = parts.boards.board(id)) parts.refresh.refresh(*again);
                         });
                     });
}

void MainWindow::Private::connectBackFill()
{
    QObject::connect(&parts.backFill, &BackFill::finished, this, [this] { describe(); });
    QObject::connect(&parts.backFill, &BackFill::failed, this,
                     [this](BoardId id, const Error &error, const BackFillProgress &) {
                         if (error.kind == ErrorKind::Cancelled) return;
                         const QString kept = MainWindow::tr("What was fetched is kept; it goes on from there.");
                         report(error, kept, [this, id] {
                             if (const auto again = parts.boards.board(id)) parts.backFill.start(*again);
                         });
                     });
    // What the last start of the program did not come to the end of goes on, once it is known which boards there are.
    QObject::connect(
        &parts.boards, &Boards::boardsChanged, this,
        [this] {
            if (!parts.network.isOffline()) parts.backFill.resumeAll(parts.boards.boards());
        },
        Qt::SingleShotConnection);
}

void MainWindow::Private::connectReader()
{
    QObject::connect(&parts.articles, &Articles::fetching, this, [this](Key key) {
        const auto row = model->headlineAt(model->rowOf(key));
        const auto board = boardOf(key);
        if (row && board) reader->showLoading(*board, *row);
    });
    QObject::connect(&parts.articles, &Articles::opened, this, [this](Key key, const Article &article) {
        const auto row = model->headlineAt(model->rowOf(key));
        const auto board = boardOf(key);
        if (!row || !board) return;
        reader->showArticle(*board, *row, article);
        if (searching.on) reader->setSearch(parts.search.query(), search->shownText());
        history.visit(key);
        if (place.current == key && place.scroll > 0) reader->setScrollPosition(std::exchange(place.scroll, 0));
        if (!row->read) parts.states.markOpened(key);
    });
    QObject::connect(&parts.articles, &Articles::renewed, this, [this](Key key, const Article &article) {
        const auto row = model->headlineAt(model->rowOf(key));
        const auto board = boardOf(key);
        if (!row || !board || reader->key() != key) return;
        const int scroll = reader->scrollPosition();
        reader->showArticle(*board, *row, article);
        reader->setScrollPosition(scroll);
    });
    QObject::connect(&parts.articles, &Articles::failed, this, [this](Key key, const Error &error) {
        const auto row = model->headlineAt(model->rowOf(key));
        const auto board = boardOf(key);
        if (row && board && error.kind != ErrorKind::Cancelled) reader->showError(*board, *row, error);
    });
    QObject::connect(reader, &Reader::retryRequested, this, [this] { openKey(reader->key()); });
    QObject::connect(reader, &Reader::browserRequested, this, [this] { openInBrowser(); });
    QObject::connect(reader, &Reader::starRequested, this, [this] { starShown(); });
    QObject::connect(reader, &Reader::reloadRequested, this, [this] { reloadShown(); });
    QObject::connect(reader, &Reader::said, this,
                     [this](const QString &note) { strip->say(MessageStrip::Kind::Note, note); });
    reader->usePictures(parts.pictures);
    reader->useFiles(parts.files);
    reader->useLooks(parts.settings);
    QObject::connect(reader, &Reader::escaped, this, [this] { setFocusMode(false); });
    reader->setReadingSettings(ReadingSettings::from(parts.settings));
    QObject::connect(reader, &Reader::readingSettingsChanged, this,
                     [this](const ReadingSettings &settings) { settings.keep(parts.settings); });
    QObject::connect(reader, &Reader::linkActivated, this, [this](const QUrl &url) { followLink(url); });
    QObject::connect(reader, &Reader::numberActivated, this, [this](BoardId board, qint64 number) {
        if (const auto key = parts.rows.keyOfNumber(board, number)) goToKey(*key, 0);
    });
    QObject::connect(reader, &Reader::previewWanted, this, [this](const QUrl &address, BoardId board, qint64 number) {
        preview(address.isEmpty() ? parts.rows.keyOfNumber(board, number) : keyOfAddress(address));
    });
    QObject::connect(&parts.articles, &Articles::peeked, this,
                     [this](Key key, const Article &article) { reader->fillPreview(key, article); });
    reader->setNumberFinder(
        [this](BoardId board, qint64 number) { return parts.rows.keyOfNumber(board, number).has_value(); });
    connectComments();
    connectPeople();
    connectForesight();
    QObject::connect(reader, &Reader::linkHovered, this,
                     [this](const QString &address) { status->setHoveredLink(address); });
}

void MainWindow::Private::connectStates()
{
    QObject::connect(&parts.states, &States::undoChanged, this, [this](bool can) { stepsSince += can ? 1 : 0; });
    QObject::connect(&parts.states, &States::failed, this, [this](const Error &error) { report(error, {}, {}); });
    QObject::connect(&parts.rows, &Rows::changed, this, [this](const Change &change) {
        if (change.boards) describe();
        const QList<HeadlineRow> shown = reader->key() == 0 ? QList<HeadlineRow>() : parts.rows.rows({reader->key()});
        if (!shown.isEmpty()) reader->setStarred(shown.first().starred);
    });
    QObject::connect(offline, &QAction::toggled, this, [this](bool off) { parts.network.setOffline(off); });
    QObject::connect(&parts.network, &Network::offlineChanged, this, [this](bool off) {
        offline->setChecked(off);
        describe();
    });
    QObject::connect(sideBySide, &QAction::toggled, this, [this](bool beside) {
        setSideBySide(beside);
        parts.settings.setValue(u"window/beside"_s, beside);
    });
}

} // namespace newsboard
