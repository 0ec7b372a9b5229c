// Searching: what is typed is asked at once, the rows found take the place of the view's, and all of it can be left
// again as if it had not been.

#include "app/search/keyboard.h"
#include "app/search/matches.h"
#include "app/usecases/rows.h"
#include "app/usecases/search.h"
#include "ui/board/empty_list.h"
#include "ui/board/headline_model.h"
#include "ui/board/headline_view.h"
#include "ui/reader/reader.h"
#include "ui/search/search_bar.h"
#include "ui/search/search_box.h"
#include "ui/sidebar/sidebar_model.h"
#include "ui/sidebar/sidebar_view.h"
#include "ui/window/message_strip.h"
#include "ui/window/window_parts.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace newsboard {

namespace {

constexpr auto kAskAgain = 300ms; ///< After a change of the cache; they come in bursts.
constexpr auto kSnippetPause = 60ms;
constexpr int kNamesFrom = 200; ///< Rows in sight and below whose authors and categories are suggested.

} // namespace

void MainWindow::Private::connectSearch()
{
    askAgain.setSingleShot(true);
    askAgain.setInterval(kAskAgain);
    QObject::connect(&askAgain, &QTimer::timeout, this, [this] { ask(false); });
    snippetTimer.setSingleShot(true);
    snippetTimer.setInterval(kSnippetPause);
    QObject::connect(&snippetTimer, &QTimer::timeout, this, [this] { loadSnippets(); });
    QObject::connect(table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (searching.on) snippetTimer.start();
    });

    search->setCompleter(
        [this](const QString &text, int cursor) { return completions(text, cursor, knownNames(text)); });
    QObject::connect(search, &TypedLine::typed, this, [this] { ask(true); });
    QObject::connect(search, &SearchBox::escaped, this, [this] {
        endSearch();
        table->setFocus();
    });
    QObject::connect(search, &SearchBox::downRequested, this, [this] {
        rememberSearch();
        table->setFocus();
        if (!table->currentIndex().isValid()) table->select(model->keyAt(0));
    });
    QObject::connect(table, &HeadlineView::escapePressed, this, [this] {
        if (searching.on) search->clear();
    });

    QObject::connect(searchBar, &SearchBar::scopeChosen, this, [this](bool all) {
        searching.all = all;
        searching.prefersAll = all;
        ask(true);
    });
    QObject::connect(searchBar, &SearchBar::orderChosen, this, [this](SearchOrder order) {
        searching.order = order;
        searching.sorted.reset();
        showOrder();
        ask(true);
    });
    QObject::connect(searchBar, &SearchBar::shorthandRefused, this, [this](const QString &typed) { quote(typed); });
    QObject::connect(searchBar, &SearchBar::saveRequested, this, [this] { saveSearch(); });
    QObject::connect(emptyList, &EmptyList::buttonPressed, this, [this] {
        if (otherSearch) otherSearch();
    });
    connectFound();
    connectSavedSearches();
    parts.search.load();

    QObject::connect(jump, &QLineEdit::returnPressed, this, [this] { goToNumber(jump->text()); });
    QObject::connect(jump, &QLineEdit::editingFinished, this, [this] { jump->hide(); });
}

/// The answers: each carries the number of its question, and those of earlier questions are dropped.
void MainWindow::Private::connectFound()
{
    QObject::connect(&parts.search, &Search::firstFound, this,
                     [this](int generation, const QList<Key> &rows, bool isAll) {
                         if (!searching.on || generation != searching.generation) return;
                         showFound(rows, isAll ? std::optional<qint64>(rows.size()) : std::nullopt);
                         if (searching.isNew) table->verticalScrollBar()->setValue(0);
                     });
    QObject::connect(&parts.search, &Search::counted, this, [this](int generation, qint64 rows) {
        if (!searching.on || generation != searching.generation) return;
        searching.count = rows;
        searchBar->setCount(searching.count, model->rowCount());
        describe();
    });
    QObject::connect(&parts.search, &Search::found, this, [this](int generation, const QList<Key> &rows) {
        if (searching.on && generation == searching.generation) showFound(rows, rows.size());
    });
    QObject::connect(&parts.search, &Search::failed, this, [this](int generation, const Error &error) {
        if (!searching.on || generation != searching.generation) return;
        searchBar->show();
        report(error, {}, {});
    });
    QObject::connect(&parts.search, &Search::snippetsFound, this,
                     [this](int generation, const QHash<Key, Snippet> &snippets) {
                         if (searching.on && generation == searching.generation) model->setSnippets(snippets);
                     });
    QObject::connect(&parts.rows, &Rows::changed, this, [this](const Change &change) {
        // Rows that were only read or starred stay, even where the search asks for others.
        const bool counts = !change.added.isEmpty() || !change.changed.isEmpty() || !change.gone.isEmpty() ||
                            !change.articles.isEmpty() || change.numbers || (change.board == 0 && change.boards);
        if (searching.on && counts && !askAgain.isActive()) askAgain.start();
    });
}

void MainWindow::Private::connectSavedSearches()
{
    QObject::connect(&parts.search, &Search::recentChanged, this, [this] { search->setRecent(parts.search.recent()); });
    QObject::connect(&parts.search, &Search::savedChanged, this, [this] {
        sidebarModel->setSearches(parts.search.saved());
        searchBar->setSaved(savedNow().has_value());
        showInSidebar();
    });
    QObject::connect(sidebar, &SidebarView::searchChosen, this, [this](qint64 id) { openSaved(id); });
    QObject::connect(sidebar, &SidebarView::searchMenuRequested, this,
                     [this](qint64 id, const QPoint &at) { makeSearchMenu(id, at); });
    QObject::connect(sidebarModel, &SidebarModel::searchRenamed, this, [this](qint64 id, const QString &name) {
        for (SavedSearch saved : parts.search.saved()) {
            if (saved.id != id) continue;
            saved.name = name;
            parts.search.save(saved);
        }
    });
}

/// Asks what stands in the box. `isNew`: the rows begin at their first again.
void MainWindow::Private::ask(bool isNew)
{
    SearchQuestion question;
    question.text = search->shownText();
    question.composingFrom = search->composingFrom();
    question.composingTo = search->composingTo();
    question.typing = search->hasFocus();
    question.board = searching.all ? 0 : model->view().board;
    question.order = searching.order;
    question.sorted = searching.sorted;
    if (question.text.trimmed().isEmpty()) return endSearch();
    if (const QString condition = searching.all ? QString() : viewCondition(); !condition.isEmpty()) {
        question.text.prepend(condition);
        if (question.composingFrom >= 0) question.composingFrom += condition.size();
        if (question.composingTo >= 0) question.composingTo += condition.size();
    }
    if (!std::exchange(searching.on, true)) {
        searching.before = {table->currentKey(), table->topKey(), reader->scrollPosition()};
        showOrder();
    }
    searching.isNew = isNew;
    askAgain.stop();
    searching.generation = parts.search.ask(question);
    const auto board = parts.boards.board(model->view().board);
    const QString view = viewCondition().isEmpty() ? QString() : sidebarModel->indexOf(model->view()).data().toString();
    searchBar->setPlace(board ? board->name : view, board.has_value());
    searchBar->setScope(searching.all);
    searchBar->setOrder(searching.sorted ? std::nullopt : std::optional(searching.order));
    searchBar->setQuery(parts.search.query());
    searchBar->setSaved(savedNow().has_value());
    showInSidebar();
}

/// What the query must begin with for the view alone to be searched; empty where its board says it all.
QString MainWindow::Private::viewCondition() const
{
    switch (model->view().filter) {
    case View::Filter::Unread:
        return u"is:unread "_s;
    case View::Filter::Starred:
        return u"is:starred "_s;
    case View::Filter::All:
        break;
    }
    return {};
}

void MainWindow::Private::showFound(const QList<Key> &rows, std::optional<qint64> count)
{
    searching.count = count;
    model->setFound(parts.search.query(), rows);
    searchBar->setCount(count, rows.size());
    searchBar->show(); // Not before: what makes room for it would be painted twice, and once of it in vain.
    if (rows.isEmpty())
        offerOthers();
    else
        emptyList->hide();
    markInReader(rows, count.has_value());
    if (readsArticles(parts.search.query())) snippetTimer.start();
    describe();
}

/// What the search asks for is marked in the article that is open, where it is among the rows found. `isAll`: there are
/// no others.
void MainWindow::Private::markInReader(const QList<Key> &rows, bool isAll)
{
    if (reader->key() == 0) return;
    if (rows.contains(reader->key()))
        reader->setSearch(parts.search.query(), search->shownText());
    else if (isAll)
        reader->setSearch({}, {});
}

/// Lines around hits for the rows in sight.
void MainWindow::Private::loadSnippets()
{
    if (!searching.on) return;
    const int first = table->verticalScrollBar()->value();
    const QList<Key> wanted = model->takeSnippetless(first, first + table->verticalScrollBar()->pageStep() + 1);
    if (!wanted.isEmpty()) parts.search.loadSnippets(wanted);
}

/// What else could be looked for where nothing was found.
void MainWindow::Private::offerOthers()
{
    const QString typed = search->shownText().trimmed();
    const Query &query = parts.search.query();
    const auto board = parts.boards.board(model->view().board);
    const QString keyed = otherKeyboard(typed);
    QString hint =
        MainWindow::tr("Letters inside words are found, and first consonants (ㄹㅅㅇ) in headlines and names.");
    if (query.root.kind == Clause::Kind::All && query.root.parts.size() > 1)
        hint = MainWindow::tr("Each of the words must be there; OR between two asks for one of them.");
    QString button;
    otherSearch = {};
    if (!keyed.isEmpty()) {
        button = MainWindow::tr("Search for “%1”").arg(keyed);
        otherSearch = [this, keyed] { search->setText(keyed); };
    } else if (!searching.all && (board || !viewCondition().isEmpty())) {
        hint = MainWindow::tr("Only %1 was searched.")
                   .arg(board ? board->name : sidebarModel->indexOf(model->view()).data().toString());
        button = MainWindow::tr("Search all boards");
        otherSearch = [this] {
            searching.all = true;
            ask(true);
        };
    }
    constexpr qsizetype kLongest = 60;
    const QString part = typed.size() <= kLongest ? typed : typed.first(kLongest) + u'…';
    emptyList->say(MainWindow::tr("Nothing found for “%1”").arg(part), hint, button);
}

/// Back to exactly what was there before: rows, selection, scroll, and the article.
void MainWindow::Private::endSearch()
{
    if (!std::exchange(searching.on, false)) return;
    askAgain.stop();
    snippetTimer.stop();
    parts.search.cancel();
    searching.count.reset();
    searching.sorted.reset();
    searching.remembered.clear();
    searching.all = searching.prefersAll;
    emptyList->hide();
    searchBar->hide();
    reader->setSearch({}, {});
    model->endSearch();
    place = {searching.before.current, 0, searching.before.scroll};
    if (searching.before.current == 0) {
        table->clearSelection();
        table->setCurrentIndex({});
    }
    table->restorePlace(searching.before.current, searching.before.top);
    showOrder();
    showInSidebar();
    describe();
}

/// A search counts as made when a row of it is opened, or Enter is pressed.
void MainWindow::Private::rememberSearch()
{
    const QString text = search->shownText().trimmed();
    if (!searching.on || text == searching.remembered) return;
    searching.remembered = text;
    parts.search.remember(text);
}

/// The word with this stretch in quotes, which is without its shorthand.
void MainWindow::Private::quote(const QString &typed)
{
    const QString text = search->text();
    const QList<TextRange> found = standsAt(patternsOf(typed, {.literal = true}), text, false);
    if (found.isEmpty()) return;
    const auto isEdge = [](QChar c) { return c.isSpace() || c == u'(' || c == u')' || c == u':'; };
    qsizetype begin = found.front().begin;
    qsizetype end = found.front().end();
    while (begin > 0 && !isEdge(text[begin - 1]) && !(text[begin - 1] == u'-' && begin == 1))
        --begin;
    while (end < text.size() && !isEdge(text[end]))
        ++end;
    search->setText(text.first(begin) + quotedPhrase(QStringView(text).sliced(begin, end - begin)) + text.sliced(end));
}

/// The names that can be suggested: boards, and who and what stands in the rows that are shown.
KnownNames MainWindow::Private::knownNames(const QString &typed) const
{
    KnownNames names;
    if (!typed.contains(u':') && !typed.contains(u'：')) return names;
    for (const Board &board : parts.boards.boards())
        names.boards.append(board.name);
    const auto add = [](QStringList &list, const QString &name) {
        if (!name.isEmpty() && !list.contains(name)) list.append(name);
    };
    const int end = std::min(model->rowCount(), kNamesFrom);
    for (int row = 0; row < end; ++row) {
        const auto headline = model->headlineAt(row);
        if (!headline) continue;
        add(names.authors, headline->headline.author);
        add(names.tags, headline->headline.category);
    }
    return names;
}

/// The search that is shown, as it would be kept.
SavedSearch MainWindow::Private::searchNow() const
{
    const QString text = search->shownText().trimmed();
    SavedSearch now;
    now.name = text;
    now.query = searching.all ? text : viewCondition() + text;
    now.board = searching.all ? 0 : model->view().board;
    return now;
}

std::optional<SavedSearch> MainWindow::Private::savedNow() const
{
    if (!searching.on) return std::nullopt;
    const SavedSearch now = searchNow();
    for (const SavedSearch &saved : parts.search.saved()) {
        if (saved.query == now.query && saved.board == now.board) return saved;
    }
    return std::nullopt;
}

void MainWindow::Private::showInSidebar()
{
    if (const auto saved = savedNow())
        sidebar->showSearch(saved->id);
    else
        sidebar->showView(model->view());
}

void MainWindow::Private::saveSearch()
{
    if (searching.on && !savedNow()) parts.search.save(searchNow());
}

void MainWindow::Private::openSaved(qint64 id)
{
    const QList<SavedSearch> all = parts.search.saved();
    const auto saved = std::find_if(all.begin(), all.end(), [id](const SavedSearch &one) { return one.id == id; });
    if (saved == all.end()) return;
    search->clear();
    const bool hasBoard = parts.boards.board(saved->board).has_value(); // It may have been removed since.
    if (hasBoard && saved->board != model->view().board) showView(View{saved->board});
    searching.all = !hasBoard;
    search->setText(saved->query);
    table->setFocus();
}

void MainWindow::Private::makeSearchMenu(qint64 id, const QPoint &at)
{
    auto *menu = new QMenu(q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(MainWindow::tr("Rename"), this, [this, id] { sidebar->renameSearch(id); });
    menu->addAction(MainWindow::tr("Remove"), this, [this, id] { parts.search.remove(id); });
    menu->popup(at);
}

} // namespace newsboard
