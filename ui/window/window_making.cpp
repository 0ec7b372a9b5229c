// How the window is put together.

#include "app/usecases/articles.h"
#include "app/usecases/back_fill.h"
#include "app/usecases/network.h"
#include "app/usecases/rows.h"
#include "app/usecases/states.h"
#include "ui/board/empty_list.h"
#include "ui/board/headline_model.h"
#include "ui/board/headline_view.h"
#include "ui/dialogs/add_dialog.h"
#include "ui/reader/reader.h"
#include "ui/search/search_bar.h"
#include "ui/search/search_box.h"
#include "ui/sidebar/sidebar_model.h"
#include "ui/sidebar/sidebar_view.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/window/command_bar.h"
#include "ui/window/message_strip.h"
#include "ui/window/open_address.h"
#include "ui/window/status_line.h"
#include "ui/window/window_parts.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QScreen>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// A hairline between the parts of a splitter, in place of Fusion's dots.
void drawHairline(QSplitter &splitter)
{
    QWidget *handle = splitter.handle(1);
    QPalette colours = handle->palette();
    colours.setColor(QPalette::Window, Theme::of(colours).line);
    handle->setPalette(colours);
    handle->setAutoFillBackground(true);
}

/// Flat buttons, and a search field without Fusion's dark frame.
QString toolBarStyle(const Theme &theme, int em)
{
    return u"QToolBar { background: %1; border: none; border-bottom: 1px solid %2; spacing: %5px; }"
           "QToolButton { border: 1px solid transparent; border-radius: %6px; padding: %5px %6px; }"
           "QToolButton:hover { background: %3; }"
           "QToolButton:focus { border-color: %4; }"
           "QToolButton:pressed, QToolButton:checked { background: %7; }"
           "QLineEdit { background: %8; border: 1px solid %3; border-radius: %6px; padding: %5px %6px; }"
           "QLineEdit:focus { border-color: %4; }"_s
               .arg(theme.panel.name(), theme.line.name(), blended(theme.panel, theme.text, 0.12).name(),
                    theme.accent.name())
               .arg(em / 5)
               .arg(em * 2 / 5)
               .arg(theme.selection.name(), theme.paper.name());
}

} // namespace

void MainWindow::Private::makeWidgets()
{
    sidebarModel = new SidebarModel(q);
    sidebar = new SidebarView(*sidebarModel, q);
    model = new HeadlineModel(parts.rows, q);
    table = new HeadlineView(*model, q);
    reader = new Reader(q);
    strip = new MessageStrip(q);
    status = new StatusLine(q);
    q->setStatusBar(status);

    jump = new QLineEdit(q);
    jump->setPlaceholderText(MainWindow::tr("Number"));
    jump->setFixedWidth(jump->fontMetrics().averageCharWidth() * 16);
    jump->setAccessibleName(MainWindow::tr("Go to a number"));
    jump->setValidator(new QRegularExpressionValidator(QRegularExpression(u"[0-9]{1,18}"_s), jump));
    jump->hide();
    status->addWidget(jump);
    new QShortcut(
        QKeySequence(Qt::Key_Escape), jump, this,
        [this] {
            jump->hide();
            table->setFocus();
        },
        Qt::WidgetShortcut);

    down = new QSplitter(Qt::Vertical, q);
    down->addWidget(table);
    down->addWidget(reader);
    down->setChildrenCollapsible(false);
    down->setHandleWidth(1);

    across = new QSplitter(Qt::Horizontal, q);
    across->addWidget(sidebar);
    searchBar = new SearchBar(q);
    emptyList = new EmptyList(table);
    auto *right = new QWidget(q);
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(0);
    rightColumn->addWidget(searchBar);
    rightColumn->addWidget(down, 1);
    across->addWidget(right);
    across->setStretchFactor(0, 0);
    across->setStretchFactor(1, 1);
    across->setHandleWidth(1);
    across->setChildrenCollapsible(false);

    drawHairline(*down);
    drawHairline(*across);

    stack = new QStackedWidget(q);
    stack->addWidget(makeWelcome());
    stack->addWidget(across);
    auto *centre = new QWidget(q);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(strip); // Over the welcome too: the last board that was removed can be had back.
    column->addWidget(stack, 1);
    q->setCentralWidget(centre);
    q->setWindowTitle(u"Newsboard"_s);
}

QWidget *MainWindow::Private::makeWelcome()
{
    auto *page = new QWidget(q);
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    const int em = page->fontMetrics().height();
    auto *title = new QLabel(MainWindow::tr("No boards yet"), page);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setBold(true);
    title->setFont(large);
    auto *text = new QLabel(
        MainWindow::tr(
            "Type the address of a news board, or of any article on one; the program finds out how to read it."),
        page);
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    auto *address = new QLineEdit(page);
    address->setPlaceholderText(u"https://example.com/news"_s);
    auto *add = new QPushButton(MainWindow::tr("Add board"), page);
    auto *sample = new QPushButton(MainWindow::tr("Open the sample board"), page);
    sample->setFlat(true);
    QObject::connect(address, &QLineEdit::returnPressed, this, [this, address] { addBoard(address->text()); });
    QObject::connect(add, &QPushButton::clicked, this, [this, address] { addBoard(address->text()); });
    QObject::connect(sample, &QPushButton::clicked, this, [this] { openAddress(Boards::sampleAddress(), true); });

    auto *list = new QPushButton(MainWindow::tr("Import boards from another program"), page);
    list->setFlat(true);
    QObject::connect(list, &QPushButton::clicked, this, [this] { importBoards(); });

    auto *line = new QHBoxLayout;
    line->addWidget(address, 1);
    line->addWidget(add);
    auto *column = new QVBoxLayout;
    column->setSpacing(em * 3 / 4);
    column->addStretch(2);
    column->addWidget(title);
    column->addWidget(text);
    column->addLayout(line);
    column->addWidget(sample, 0, Qt::AlignLeft);
    column->addWidget(list, 0, Qt::AlignLeft);
    column->addStretch(3);
    auto *centred = new QHBoxLayout(page);
    centred->addStretch(1);
    centred->addLayout(column, 2);
    centred->addStretch(1);
    page->setFocusProxy(address);
    return page;
}

QAction *MainWindow::Private::action(const QString &text, const QList<QKeySequence> &sequences,
                                     std::function<void()> run)
{
    auto *made = new QAction(text, q);
    made->setShortcuts(sequences);
    made->setShortcutContext(Qt::WindowShortcut);
    QObject::connect(made, &QAction::triggered, this, std::move(run));
    q->addAction(made);
    if (!sequences.isEmpty()) {
        QStringList names;
        for (const QKeySequence &sequence : sequences)
            names.append(sequence.toString(QKeySequence::NativeText));
        keys.append({names.join(u", "_s), text});
    }
    return made;
}

void MainWindow::Private::makeActions()
{
    const auto key = [](auto k) { return QKeySequence(k); };
    action(MainWindow::tr("Next headline"), {key(Qt::Key_J)}, [this] { nextHeadline(1); });
    action(MainWindow::tr("Previous headline"), {key(Qt::Key_K)}, [this] { nextHeadline(-1); });
    action(MainWindow::tr("Next unread"), {key(Qt::Key_N)}, [this] { nextUnread(); });
    action(MainWindow::tr("A page on, then the next unread"), {key(Qt::Key_Space)}, [this] { pageOrNext(); });
    action(MainWindow::tr("A page back"), {key(Qt::SHIFT | Qt::Key_Space)}, [this] { reader->pageUp(); });
    action(MainWindow::tr("Back to what was read before"), {key(Qt::ALT | Qt::Key_Left)}, [this] { goBack(); });
    action(MainWindow::tr("Forward again"), {key(Qt::ALT | Qt::Key_Right)}, [this] { goForward(); });
    action(MainWindow::tr("The article alone"), {key(Qt::Key_F11)}, [this] { setFocusMode(!focusMode); });
    action(MainWindow::tr("Go to a number"), {key(Qt::Key_G)}, [this] { jumpToNumber(); });
    action(MainWindow::tr("Search"), {key(Qt::Key_Slash), key(Qt::CTRL | Qt::Key_K)}, [this] {
        setFocusMode(false); // What is typed is seen.
        search->setFocus(Qt::ShortcutFocusReason);
        search->selectAll();
    });
    action(MainWindow::tr("Find in the article"), {QKeySequence(QKeySequence::Find)}, [this] { reader->find(); });
    action(MainWindow::tr("Next hit in the article"), {key(Qt::Key_F3)}, [this] { reader->stepHit(1); });
    action(MainWindow::tr("Previous hit in the article"), {key(Qt::SHIFT | Qt::Key_F3)},
           [this] { reader->stepHit(-1); });
    action(MainWindow::tr("Star"), {key(Qt::Key_S)}, [this] { toggleStar(); });
    action(MainWindow::tr("Read or unread"), {key(Qt::Key_M)}, [this] { toggleRead(); });
    action(MainWindow::tr("Open in browser"), {key(Qt::Key_O), key(Qt::CTRL | Qt::Key_O)}, [this] { openInBrowser(); });
    action(MainWindow::tr("Preview of the link that has the keyboard"), {key(Qt::Key_P)},
           [this] { reader->previewFocused(); });
    action(MainWindow::tr("What else this person wrote"), {key(Qt::Key_W)}, [this] { reader->askPerson(); });
    action(MainWindow::tr("Larger letters"), {key(Qt::CTRL | Qt::Key_Plus), key(Qt::CTRL | Qt::Key_Equal)},
           [this] { reader->zoom(1); });
    action(MainWindow::tr("Smaller letters"), {key(Qt::CTRL | Qt::Key_Minus)}, [this] { reader->zoom(-1); });
    action(MainWindow::tr("Letters of the usual size"), {key(Qt::CTRL | Qt::Key_0)}, [this] { reader->zoom(0); });
    action(MainWindow::tr("Print"), {QKeySequence(QKeySequence::Print)}, [this] { reader->print(); });
    action(MainWindow::tr("Refresh this board"), {key(Qt::Key_F5), key(Qt::Key_R)}, [this] { refreshShown(); });
    action(MainWindow::tr("Refresh all boards"), {key(Qt::SHIFT | Qt::Key_F5), key(Qt::CTRL | Qt::Key_R)},
           [this] { refreshAll(); });
    action(MainWindow::tr("Mark all read"), {key(Qt::Key_A)}, [this] { markAllRead(model->view().board); });
    action(MainWindow::tr("Undo"), {QKeySequence(QKeySequence::Undo)}, [this] { undo(); });
    action(MainWindow::tr("Copy the selected headlines"), {QKeySequence(QKeySequence::Copy)},
           [this] { copySelected(); });
    action(MainWindow::tr("Add a board"), {key(Qt::CTRL | Qt::Key_N)}, [this] { addBoard(); });
    action(MainWindow::tr("Move the board to a folder"), {key(Qt::Key_F)},
           [this] { moveToFolder(model->view().board); });
    action(MainWindow::tr("Menu"), {key(Qt::Key_F10)}, [this] { menuButton->click(); });
    action(MainWindow::tr("Show or hide the sidebar"), {key(Qt::CTRL | Qt::Key_B)},
           [this] { sidebar->setVisible(!sidebar->isVisible()); });
    action(MainWindow::tr("What is under way, and was done lately"), {key(Qt::CTRL | Qt::Key_J)},
           [this] { showActivity(); });
    action(MainWindow::tr("Keys"), {key(Qt::Key_Question)}, [this] { showKeys(); });
    action(MainWindow::tr("Quit"), {QKeySequence(QKeySequence::Quit)}, [this] { q->close(); });
}

void MainWindow::Private::makeToolBar()
{
    auto *bar = new CommandBar(MainWindow::tr("Commands"), q);
    bar->setObjectName(u"commands"_s);
    bar->setMovable(false);
    bar->setFloatable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const Theme theme = Theme::of(q->palette());
    const QColor ink = theme.text;
    bar->setStyleSheet(toolBarStyle(theme, q->fontMetrics().height()));
    const auto button = [&](Symbol symbol, const QString &text, const QString &tip, std::function<void()> run) {
        QAction *made = bar->addAction(symbolIcon(symbol, ink), text);
        made->setToolTip(tip);
        if (run) QObject::connect(made, &QAction::triggered, this, std::move(run));
        return made;
    };
    button(Symbol::Refresh, MainWindow::tr("Refresh"), MainWindow::tr("Refresh this board (F5)"),
           [this] { refreshShown(); });
    button(Symbol::Add, MainWindow::tr("Add board"), MainWindow::tr("Add a board (Ctrl+N)"), [this] { addBoard(); });
    QAction *star =
        button(Symbol::Star, MainWindow::tr("Star"), MainWindow::tr("Star the headline (S)"), [this] { toggleStar(); });
    bar->showIconOnly(star);
    button(Symbol::MarkAllRead, MainWindow::tr("All read"), MainWindow::tr("Mark all read (A)"),
           [this] { markAllRead(model->view().board); });
    offline = button(Symbol::Offline, MainWindow::tr("Offline"), MainWindow::tr("Do not use the network"), {});
    offline->setCheckable(true);
    sideBySide =
        button(Symbol::Layout, MainWindow::tr("Side by side"), MainWindow::tr("Table and reader side by side"), {});
    sideBySide->setCheckable(true);
    bar->showIconOnly(sideBySide);
    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    search = new SearchBox(bar);
    const int letter = search->fontMetrics().averageCharWidth();
    search->setMinimumWidth(letter * 20);
    search->setMaximumWidth(letter * 44);
    search->setSizePolicy(QSizePolicy::Expanding, search->sizePolicy().verticalPolicy());
    bar->addWidget(search);
    menuButton = makeMenuButton(bar, ink);
    bar->addWidget(menuButton);
    const int em = q->fontMetrics().height();
    bar->setIconSize(QSize(em, em));
    bar->layout()->setContentsMargins(em / 2, em / 3, em / 2, em / 3);
    q->addToolBar(bar);
}

QToolButton *MainWindow::Private::makeMenuButton(QWidget *parent, const QColor &ink)
{
    auto *button = new QToolButton(parent);
    button->setIcon(symbolIcon(Symbol::Menu, ink));
    button->setToolTip(MainWindow::tr("Menu (F10)"));
    button->setAccessibleName(MainWindow::tr("Menu"));
    auto *menu = new QMenu(button);
    menu->addAction(MainWindow::tr("Add a board…"), this, [this] { addBoard(); });
    menu->addSeparator();
    menu->addAction(MainWindow::tr("Import boards…"), this, [this] { importBoards(); });
    QAction *boards = menu->addAction(MainWindow::tr("Export boards…"), this, [this] { exportBoards(); });
    QAction *headlines = menu->addAction(QString(), this, [this] { exportHeadlines(model->view().board); });
    const auto nameEntries = [this, boards, headlines] {
        const auto board = parts.boards.board(model->view().board);
        headlines->setText(board ? MainWindow::tr("Export the headlines of this board…")
                                 : MainWindow::tr("Export the headlines of all boards…"));
        for (QAction *each : {boards, headlines})
            each->setEnabled(!parts.boards.boards().isEmpty());
    };
    QObject::connect(menu, &QMenu::aboutToShow, this, nameEntries);
    menu->addSeparator();
    QMenu *order = menu->addMenu(MainWindow::tr("Sort by"));
    QObject::connect(order, &QMenu::aboutToShow, this, [this, order] { fillOrderMenu(order); });
    menu->addSeparator();
    menu->addAction(MainWindow::tr("Keys"), this, [this] { showKeys(); });
    menu->addAction(MainWindow::tr("Quit"), this, [this] { q->close(); });
    // The button stands at the window's right edge: so does its menu.
    QObject::connect(button, &QToolButton::clicked, menu, [button, menu, nameEntries] {
        nameEntries(); // What it says decides how wide it is.
        menu->popup(button->mapToGlobal(QPoint(button->width() - menu->sizeHint().width(), button->height())));
    });
    return button;
}

void MainWindow::Private::makeMenu(BoardId id, const QPoint &at)
{
    const auto board = parts.boards.board(id);
    if (!board) return;
    auto *menu = new QMenu(q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(MainWindow::tr("Refresh"), this, [this, board] { parts.refresh.refresh(*board); });
    if (parts.backFill.isRunning(id))
        menu->addAction(MainWindow::tr("Pause fetching older headlines"), this,
                        [this, id] { parts.backFill.pause(id); });
    else
        menu->addAction(MainWindow::tr("Fetch all older headlines"), this,
                        [this, board] { parts.backFill.start(*board); });
    menu->addAction(MainWindow::tr("Offline reading…"), this, [this, id] { showUpkeep(id); });
    menu->addAction(MainWindow::tr("Mark all read"), this, [this, id] { markAllRead(id); });
    menu->addSeparator();
    menu->addAction(MainWindow::tr("Open in browser"), this, [board] { openOutside(board->url); });
    menu->addAction(MainWindow::tr("Copy address"), this,
                    [board] { QGuiApplication::clipboard()->setText(board->url.toString(QUrl::FullyEncoded)); });
    menu->addSeparator();
    menu->addAction(MainWindow::tr("Move to a folder…"), this, [this, id] { moveToFolder(id); });
    menu->addAction(MainWindow::tr("Export its headlines…"), this, [this, id] { exportHeadlines(id); });
    menu->addSeparator();
    menu->addAction(MainWindow::tr("Rename"), this, [this, id] { sidebar->rename(id); });
    menu->addAction(MainWindow::tr("Remove"), this, [this, id] { removeBoard(id); });
    menu->popup(at);
}

void MainWindow::Private::setSideBySide(bool beside)
{
    down->setOrientation(beside ? Qt::Horizontal : Qt::Vertical);
    sideBySide->setChecked(beside);
}

void MainWindow::Private::restore()
{
    QSettings &settings = parts.settings;
    const int em = q->fontMetrics().height();
    q->resize(QSize(em * 68, em * 43).boundedTo(q->screen()->availableSize()));
    q->restoreGeometry(settings.value(u"window/geometry"_s).toByteArray());
    setSideBySide(settings.value(u"window/beside"_s, false).toBool());
    if (!across->restoreState(settings.value(u"window/across"_s).toByteArray()))
        across->setSizes({sidebar->sizeHint().width(), q->width() - sidebar->sizeHint().width()});
    if (!down->restoreState(settings.value(u"window/down"_s).toByteArray())) down->setSizes({em * 24, em * 17});
    setSideBySide(settings.value(u"window/beside"_s, false).toBool());
    offline->setChecked(parts.network.isOffline());
}

void MainWindow::Private::remember()
{
    setFocusMode(false); // The layout that is kept is the whole one.
    keepPlace();
    QSettings &settings = parts.settings;
    settings.setValue(u"window/geometry"_s, q->saveGeometry());
    settings.setValue(u"window/across"_s, across->saveState());
    settings.setValue(u"window/down"_s, down->saveState());
    settings.sync();
}

} // namespace newsboard
