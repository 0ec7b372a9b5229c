// What the window shows, and where in it.

#include "app/usecases/articles.h"
#include "app/usecases/network.h"
#include "app/usecases/rows.h"
#include "ui/board/empty_list.h"
#include "ui/board/headline_model.h"
#include "ui/board/headline_view.h"
#include "ui/reader/reader.h"
#include "ui/search/search_box.h"
#include "ui/sidebar/sidebar_model.h"
#include "ui/sidebar/sidebar_view.h"
#include "ui/window/message_strip.h"
#include "ui/window/open_address.h"
#include "ui/window/status_line.h"
#include "ui/window/window_parts.h"

#include <QActionGroup>
#include <QHeaderView>
#include <QMenu>
#include <QStackedWidget>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace newsboard {

namespace {

constexpr auto kOpenDelay = 120ms;

/// What a click on a column's head sorts by; nothing where it has no order.
std::optional<View::Column> columnAt(int column)
{
    switch (column) {
    case HeadlineModel::NumberColumn:
        return View::Column::Number;
    case HeadlineModel::TitleColumn:
        return View::Column::Title;
    case HeadlineModel::AuthorColumn:
        return View::Column::Author;
    case HeadlineModel::PostedColumn:
        return View::Column::Posted;
    case HeadlineModel::ViewsColumn:
        return View::Column::Views;
    default:
        return {};
    }
}

/// Words go upwards first, figures and dates downwards.
std::optional<ColumnOrder> orderAfterClick(const std::optional<ColumnOrder> &now, int column)
{
    const auto by = columnAt(column);
    if (!by) return {};
    const bool areWords = by == View::Column::Title || by == View::Column::Author;
    if (!now || now->column != by) return ColumnOrder{*by, areWords};
    if (now->ascending == areWords) return ColumnOrder{*by, !areWords};
    return {};
}

} // namespace

void MainWindow::Private::showBoards()
{
    const QList<Board> &boards = parts.boards.boards();
    if (isKeeping) return;
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
    showInSidebar();
    describe();
}

void MainWindow::Private::showView(const View &view)
{
    keepPlace();
    search->clear();
    parts.articles.cancel();
    openTimer.stop();
    place = places.placeIn(view);
    placePending = true;
    places.rememberView(view);
    model->setOpenKey(0);
    model->setView(view);
    sidebar->showView(view);
    const auto board = parts.boards.board(view.board);
    table->setViewsShown(!board || board->showsViews);
    showOrder();
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
    history.keepScroll(reader->key(), reader->scrollPosition());
    // A view that was never settled in has no place to keep.
    const bool isNatural = model->view().order.column == View::Column::Newest;
    if (!restored || placePending || !isNatural) return;
    ViewPlace now = searching.on ? searching.before : ViewPlace{table->currentKey(), table->topKey(), 0};
    if (!searching.on && model->rowCount() == 0) return;
    if (reader->key() == now.current) now.scroll = reader->scrollPosition();
    places.remember(model->view(), now);
}

/// Of the rows that are shown; nothing where it is the list's own, or that of a search.
std::optional<ColumnOrder> MainWindow::Private::orderNow() const
{
    if (searching.on) return searching.sorted;
    const View &view = model->view();
    return view.order.column == View::Column::Newest ? std::nullopt : std::optional(view.order);
}

/// The first time by the column, the second time the other way; the third time the list's own order is back.
void MainWindow::Private::sortBy(int column)
{
    sortIn(orderAfterClick(orderNow(), column));
}

void MainWindow::Private::sortIn(const std::optional<ColumnOrder> &order)
{
    if (searching.on) {
        searching.sorted = order;
        ask(true);
    } else {
        View view = model->view();
        view.order = order.value_or(View::Order{});
        model->setView(view);
    }
    showOrder();
}

void MainWindow::Private::showOrder()
{
    const auto order = orderNow();
    QHeaderView *header = table->horizontalHeader();
    header->setSortIndicatorShown(order.has_value());
    for (int column = 0; order && column < HeadlineModel::ColumnCount; ++column) {
        if (columnAt(column) == order->column)
            header->setSortIndicator(column, order->ascending ? Qt::AscendingOrder : Qt::DescendingOrder);
    }
}

/// What the heads of the columns do, for the keyboard.
void MainWindow::Private::fillOrderMenu(QMenu *menu)
{
    menu->clear();
    delete menu->findChild<QActionGroup *>();
    auto *group = new QActionGroup(menu); // One of them is chosen.
    const auto order = orderNow();
    const auto add = [menu, group](const QString &text, bool isChosen) {
        QAction *action = group->addAction(menu->addAction(text));
        action->setCheckable(true);
        action->setChecked(isChosen);
        return action;
    };
    QObject::connect(add(MainWindow::tr("Usual order"), !order), &QAction::triggered, this, [this] { sortIn({}); });
    menu->addSeparator();
    for (int column = 0; column < HeadlineModel::ColumnCount; ++column) {
        const auto by = columnAt(column);
        if (!by || table->isColumnHidden(column)) continue;
        const bool isChosen = order && order->column == by;
        QString text = model->headerData(column, Qt::Horizontal).toString();
        if (isChosen) text += order->ascending ? u" ↑"_s : u" ↓"_s;
        QObject::connect(add(text, isChosen), &QAction::triggered, this, [this, column] { sortBy(column); });
    }
}

void MainWindow::Private::openSoon(Key key)
{
    waitingKey = key;
    openTimer.start(kOpenDelay);
}

void MainWindow::Private::openKey(Key key)
{
    openTimer.stop();
    const int at = model->rowOf(key);
    const auto row = model->headlineAt(at);
    const auto board = boardOf(key);
    if (at >= 0 && !row) return openSoon(key); // The cache had a busy moment, as at a start.
    if (!row || !board) return;
    model->setOpenKey(key);
    rememberSearch();
    keepPlace(); // An end without goodbye finds it too.
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
    if (searching.on && searching.count)
        facts.append(MainWindow::tr("%1 match").arg(locale.toString(*searching.count)));
    if (parts.network.isOffline()) facts.append(MainWindow::tr("offline"));
    status->setShown(facts.join(u" · "_s));
    QString last;
    if (board && board->lastRefreshed.isValid()) {
        const QDateTime moment = board->lastRefreshed.toLocalTime();
        const QString clock = locale.toString(moment.time(), u"HH:mm"_s);
        const bool isToday = moment.date() == QDate::currentDate();
        last = MainWindow::tr("Last refresh %1")
                   .arg(isToday ? clock : locale.toString(moment.date(), QLocale::ShortFormat) + u' ' + clock);
    }
    status->setLastRefresh(last);
    const QString shown = board ? board->name : sidebarModel->indexOf(view).data().toString();
    q->setWindowTitle(shown.isEmpty() ? u"Newsboard"_s : MainWindow::tr("%1 – Newsboard").arg(shown));
    describeEmptiness();
}

/// Why there are no rows where there are none; a search says it itself.
void MainWindow::Private::describeEmptiness()
{
    if (searching.on) return;
    const bool mayCome = model->isLoading() || parts.refresh.isRunning(model->view().board);
    if (mayCome || model->rowCount() > 0) return emptyList->hide();
    switch (model->view().filter) {
    case View::Filter::Starred:
        return emptyList->say(MainWindow::tr("No starred headlines"),
                              MainWindow::tr("S stars the headline that is selected."));
    case View::Filter::Unread:
        return emptyList->say(MainWindow::tr("Everything is read"), {});
    case View::Filter::All:
        return emptyList->say(MainWindow::tr("No headlines yet"), MainWindow::tr("F5 asks the board for them."));
    }
}

void MainWindow::Private::report(const Error &error, const QString &kept, std::function<void()> retry)
{
    const bool again = retry && canRetry(error);
    const QString text = QStringList{errorText(error), kept, errorAdvice(error)}.join(u' ').simplified();
    strip->say(MessageStrip::Kind::Problem, text, again ? MainWindow::tr("Try again") : QString(),
               again ? std::move(retry) : std::function<void()>());
}

/// Trying again helps nobody there; the browser does.
void MainWindow::Private::reportLogin(const Error &error, const Board &board)
{
    strip->say(MessageStrip::Kind::Problem, board.name + u": "_s + errorText(error) + u' ' + errorAdvice(error),
               MainWindow::tr("Open in browser"), [url = board.url] { openOutside(url); });
}

} // namespace newsboard
