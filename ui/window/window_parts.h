#pragma once

#include "app/domain/board.h"
#include "app/domain/search.h"
#include "app/domain/view.h"
#include "app/search/completions.h"
#include "app/usecases/boards.h"
#include "app/usecases/refresh.h"
#include "ui/window/main_window.h"
#include "ui/window/place_memory.h"
#include "ui/window/reading_history.h"

#include <QPointer>
#include <QSet>
#include <QTimer>

class QAction;
class QFileDialog;
class QLineEdit;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace newsboard {

class ActivityDialog;
class AddDialog;
class EmptyList;
class HeadlineModel;
class HeadlineView;
class MessageStrip;
class Reader;
class SearchBar;
class SearchBox;
class SidebarModel;
class SidebarView;
class StatusLine;

/// The window from the inside: its widgets, and what connects them with the use cases. An object of its own, so that
/// nothing is told of what the window's end does to its widgets.
class MainWindow::Private : public QObject {
public:
    Private(MainWindow *window, const WindowParts &parts);

    void openAddress(const QString &address, bool keepAtOnce);
    void remember();

private:
    // Making (window_making.cpp).
    void makeWidgets();
    void makeActions();
    void makeToolBar();
    void makeMenu(BoardId board, const QPoint &at);
    QToolButton *makeMenuButton(QWidget *parent, const QColor &ink);
    QWidget *makeWelcome();
    QAction *action(const QString &text, const QList<QKeySequence> &keys, std::function<void()> run);
    void restore();
    void setSideBySide(bool sideBySide);

    // Connecting (window_connecting.cpp).
    void connectTable();
    void connectBoards();
    void connectRefresh();
    void connectBackFill();
    void connectJobs();
    void connectReader();
    void connectStates();

    // Files (window_exchange.cpp).
    void connectExchange();
    void askForFile(QFileDialog *asking, std::function<void(const QString &)> then);
    void importBoards();
    void exportBoards();
    void exportHeadlines(BoardId board); ///< 0: of every board.

    // Folders (window_folders.cpp).
    void connectFolders();
    bool arrange(const QList<BoardPlace> &order);
    void moveToFolder(BoardId board);
    void makeFolderMenu(const QStringList &folder, const QPoint &at);

    // Searching (window_searching.cpp).
    void connectSearch();
    void connectFound();
    void connectSavedSearches();
    void ask(bool isNew);
    QString viewCondition() const;
    void showFound(const QList<Key> &keys, std::optional<qint64> count);
    void markInReader(const QList<Key> &rows, bool isAll);
    void loadSnippets();
    void offerOthers();
    void endSearch();
    void rememberSearch();
    void quote(const QString &typed);
    KnownNames knownNames(const QString &typed) const;
    SavedSearch searchNow() const;
    std::optional<SavedSearch> savedNow() const;
    void showInSidebar();
    void saveSearch();
    void openSaved(qint64 id);
    void makeSearchMenu(qint64 id, const QPoint &at);

    // Showing (window_showing.cpp).
    void showBoards();
    void showView(const View &view);
    void takePlace();
    void keepPlace();
    void sortBy(int column);
    std::optional<ColumnOrder> orderNow() const;
    void sortIn(const std::optional<ColumnOrder> &order);
    void showOrder();
    void fillOrderMenu(QMenu *menu);
    void openKey(Key key);
    void openSoon(Key key);
    void describe();
    void describeEmptiness();
    void report(const Error &error, const QString &kept, std::function<void()> retry);
    void reportLogin(const Error &error, const Board &board);
    std::optional<Board> boardOf(Key key) const;

    // Reading (window_reading.cpp).
    void goToKey(Key key, int scroll);
    void goBack();
    void goForward();
    std::optional<Key> keyOfAddress(const QUrl &url) const;
    void followLink(const QUrl &url);
    void preview(std::optional<Key> key);
    void connectComments();
    void connectPeople();
    void connectForesight();
    void foresee();
    void setFocusMode(bool on);

    // Commands (window_commands.cpp).
    void addBoard(const QString &address = {});
    void keep(const BoardPreview &preview);
    void refreshShown();
    void refreshAll();
    void refreshIfStale(const Board &board);
    void nextHeadline(int step);
    void nextUnread();
    void pageOrNext();
    void toggleRead();
    void toggleStar();
    void starShown();
    void reloadShown();
    void openInBrowser();
    void copySelected();
    void undo();
    /// What turns back the last thing that was done to boards.
    void rememberUndo(std::function<void()> back);
    void removeBoard(BoardId board);
    void jumpToNumber();
    void goToNumber(const QString &typed);
    void markAllRead(BoardId board);
    void showJobs();
    void showActivity();
    void showUpkeep(BoardId board);
    void showKeys();

    MainWindow *q;
    WindowParts parts;
    PlaceMemory places;
    ReadingHistory history;
    SidebarModel *sidebarModel = nullptr;
    SidebarView *sidebar = nullptr;
    HeadlineModel *model = nullptr;
    HeadlineView *table = nullptr;
    Reader *reader = nullptr;
    MessageStrip *strip = nullptr;
    StatusLine *status = nullptr;
    SearchBox *search = nullptr;
    SearchBar *searchBar = nullptr;
    EmptyList *emptyList = nullptr;
    QLineEdit *jump = nullptr;
    QStackedWidget *stack = nullptr; ///< The boards, or the welcome of an empty program.
    QSplitter *across = nullptr;     ///< Sidebar | the rest.
    QSplitter *down = nullptr;       ///< Table | reader.
    AddDialog *dialog = nullptr;
    QToolButton *menuButton = nullptr;
    QPointer<ActivityDialog> activity;
    QAction *offline = nullptr;
    QAction *sideBySide = nullptr;
    QList<std::pair<QString, QString>> keys; ///< As the list of keys shows them.

    QTimer openTimer; ///< A row that is only passed over is not opened.
    Key waitingKey = 0;
    QTimer foresightTimer;          ///< What may be opened next is made ready when this has passed in quiet.
    bool goesThroughUnread = false; ///< How the person went on last: to the next unread, not to the next row.
    ViewPlace place;                ///< To be taken as soon as the rows are there.
    bool placePending = false;
    Key commentKey = 0; ///< The article whose comment is to be gone to when it is there …
    int comment = -1;   ///< … and its place in the list.
    bool restored = false;
    bool isKeeping = false;           ///< A board is on its way into the cache, and is shown when it is there whole.
    int keepRequest = 0;              ///< The look whose board is kept without asking.
    std::function<void()> undoBoards; ///< Turns back what was done to boards last; empty: nothing was …
    int stepsSince = 0;               ///< … and the marks made since, which are undone before it.
    BoardId reported = 0;             ///< The board whose failed refresh the strip tells of.
    QSet<BoardId> busy;               ///< Boards for which something is under way.
    bool isWriting = false;           ///< A file is being written, and the status bar says how far.
    bool focusMode = false;
    QList<QWidget *> hiddenForFocus; ///< What comes back after it.

    /// The search that is shown.
    struct Searching {
        bool on = false;
        ViewPlace before;        ///< What comes back after it.
        int generation = 0;      ///< Of the newest question.
        bool isNew = false;      ///< Its rows are to be seen from the first on.
        bool all = false;        ///< On all boards, not only on the one that is shown.
        bool prefersAll = false; ///< The same for searches to come.
        SearchOrder order = SearchOrder::Newest;
        std::optional<ColumnOrder> sorted; ///< In place of it, until the search ends.
        std::optional<qint64> count;       ///< Empty while it is counted.
        QString remembered;                ///< The text that counts as made already.
    };
    Searching searching;
    std::function<void()> otherSearch; ///< What the button does where nothing was found.
    QTimer askAgain;
    QTimer snippetTimer;
};

} // namespace newsboard
