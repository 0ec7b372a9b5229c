#include "app/usecases/search.h"

#include "app/domain/writings.h"
#include "app/store/store.h"
#include "app/usecases/async.h"

#include <QDateTime>
#include <QPromise>

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

using namespace std::chrono_literals;

namespace newsboard {

namespace {

constexpr int kFirstRows = 50;
constexpr int kMostWritings = 60;
constexpr auto kCountAfter = 500ms;

bool isCancelled(const Error &error)
{
    return error.kind == ErrorKind::Cancelled;
}

SearchRequest requestFor(const Query &query, const SearchQuestion &question)
{
    return {.query = query,
            .board = question.board,
            .order = question.order,
            .first = kFirstRows,
            .sorted = question.sorted};
}

/// A query and that a row is unread.
Query unreadOf(Query query)
{
    Clause unread;
    unread.kind = Clause::Kind::One;
    unread.condition = RowState::Unread;
    Clause both;
    both.kind = Clause::Kind::All;
    both.parts = query.root.kind == Clause::Kind::All ? query.root.parts : QList<Clause>{query.root};
    both.parts.append(unread);
    query.root = both;
    return query;
}

} // namespace

Search::Search(Store &store, QObject *parent) : QObject(parent), m_store(store), m_shorthand(Shorthand::builtIn())
{
    m_countLater.setSingleShot(true);
    m_countLater.setInterval(kCountAfter);
    connect(&m_countLater, &QTimer::timeout, this, &Search::countNext);
    connect(&m_store, &Store::changed, this, &Search::noteChange);
}

Query Search::read(const SearchQuestion &question) const
{
    QueryContext context;
    context.now = QDateTime::currentDateTime();
    context.zone = QTimeZone::systemTimeZone();
    context.composingFrom = question.composingFrom;
    context.composingTo = question.composingTo;
    context.typing = question.typing;
    context.shorthand = m_shorthand;
    return parseQuery(question.text, context);
}

int Search::ask(const SearchQuestion &question)
{
    m_query = read(question);
    const int generation = ++m_generation;
    answer(generation, m_store.search(requestFor(m_query, question)));
    return generation;
}

void Search::answer(int generation, const SearchAnswers &answers)
{
    whenDone(answers.first, this, [this, generation](const Result<SearchAnswers::First> &first) {
        if (generation != m_generation) return;
        if (first)
            emit firstFound(generation, first->keys, first->isAll);
        else if (!isCancelled(first.error()))
            emit failed(generation, first.error());
    });
    whenDone(answers.count, this, [this, generation](const Result<qint64> &count) {
        if (generation == m_generation && count) emit counted(generation, *count);
    });
    whenDone(answers.all, this, [this, generation](const Result<QList<Key>> &all) {
        if (generation == m_generation && all) emit found(generation, *all);
    });
}

void Search::cancel()
{
    ++m_generation;
    m_store.cancelSearch();
}

void Search::loadSnippets(const QList<Key> &keys)
{
    whenDone(m_store.snippets(m_query, keys), this,
             [this, query = m_query, keys, generation = m_generation](const Result<QHash<Key, Snippet>> &snippets) {
                 if (generation == m_generation && snippets) emit snippetsFound(generation, *snippets);
                 // The same was asked anew in between, of which nobody wants these rows again.
                 if (generation != m_generation && query == m_query) loadSnippets(keys);
             });
}

void Search::load()
{
    loadSaved();
    loadRecent();
}

void Search::loadSaved()
{
    whenDone(m_store.savedSearches(), this, [this](const Result<QList<SavedSearch>> &loaded) {
        if (!loaded) return;
        QList<SavedSearch> searches = *loaded;
        for (SavedSearch &search : searches) {
            const auto known = std::find_if(m_saved.cbegin(), m_saved.cend(), [&search](const SavedSearch &before) {
                return before.id == search.id && before.query == search.query && before.board == search.board;
            });
            if (known != m_saved.cend())
                search.unread = known->unread;
            else if (!m_toCount.contains(search.id))
                m_toCount.append(search.id);
        }
        m_saved = searches;
        emit savedChanged();
        countNext();
    });
}

void Search::loadRecent()
{
    whenDone(m_store.recentSearches(), this, [this](const Result<QStringList> &recent) {
        if (!recent || *recent == m_recent) return;
        m_recent = *recent;
        emit recentChanged();
    });
}

void Search::save(const SavedSearch &search)
{
    whenDone(m_store.saveSearch(search), this, [this](const Result<SavedSearch> &) { loadSaved(); });
}

void Search::remove(qint64 id)
{
    whenDone(m_store.removeSavedSearch(id), this, [this](const Done &) { loadSaved(); });
}

void Search::remember(const QString &text)
{
    if (text.trimmed().isEmpty()) return;
    whenDone(m_store.rememberSearch(text.trimmed(), QDateTime::currentDateTimeUtc()), this,
             [this](const Done &) { loadRecent(); });
}

void Search::forgetRecent()
{
    whenDone(m_store.forgetRecentSearches(), this, [this](const Done &) { loadRecent(); });
}

void Search::noteChange(const Change &)
{
    // Whatever changed, a row may have come to a search or left it, or may have been read.
    for (const SavedSearch &search : std::as_const(m_saved)) {
        if (!m_toCount.contains(search.id)) m_toCount.append(search.id);
    }
    if (!m_toCount.isEmpty() && !m_countLater.isActive()) m_countLater.start();
}

void Search::countNext()
{
    if (m_counting || m_toCount.isEmpty()) return;
    const qint64 id = m_toCount.takeFirst();
    const auto search =
        std::find_if(m_saved.cbegin(), m_saved.cend(), [id](const SavedSearch &saved) { return saved.id == id; });
    if (search == m_saved.cend()) {
        countNext();
        return;
    }
    m_counting = true;
    const SearchQuestion question{.text = search->query, .board = search->board};
    whenDone(m_store.countFound(requestFor(unreadOf(read(question)), question)), this,
             [this, id](const Result<qint64> &count) {
                 m_counting = false;
                 if (!count) {
                     // What a person types comes first: later again.
                     m_toCount.append(id);
                     m_countLater.start();
                     return;
                 }
                 for (SavedSearch &saved : m_saved) {
                     if (saved.id != id || saved.unread == *count) continue;
                     saved.unread = *count;
                     emit savedChanged();
                 }
                 countNext();
             });
}

void Search::findWritings(const QString &author)
{
    whenDone(m_store.writingsOf(author, kMostWritings), this,
             [this, author, request = ++m_writingsAsked](const Result<Writings> &found) {
                 if (request != m_writingsAsked) return;
                 if (found) return emit writingsFound(found.value());
                 // A search came in between, which is answered first.
                 if (found.error().kind == ErrorKind::Cancelled) findWritings(author);
             });
}

QFuture<Result<QList<FoundRow>>> Search::find(const SearchQuestion &question, int limit)
{
    auto promise = std::make_shared<QPromise<Result<QList<FoundRow>>>>();
    promise->start();
    const auto keep = [promise](const Result<QList<FoundRow>> &rows) {
        promise->addResult(rows);
        promise->finish();
    };
    const Query query = read(question);
    const auto load = [this, keep, query](const QList<Key> &keys) {
        whenDone(m_store.rowsOf(keys), this, [this, keep, query, keys](const Result<QList<HeadlineRow>> &rows) {
            if (!rows) return keep(rows.error());
            whenDone(m_store.snippets(query, keys), this, [keep, rows](const Result<QHash<Key, Snippet>> &snippets) {
                if (!snippets) return keep(snippets.error());
                QList<FoundRow> found;
                for (const HeadlineRow &row : *rows)
                    found.append({row, snippets->value(row.key)});
                keep(found);
            });
        });
    };
    SearchRequest request = requestFor(query, question);
    if (limit >= 0) request.first = limit;
    const SearchAnswers answers = m_store.search(request);
    if (limit >= 0) {
        whenDone(answers.first, this, [this, keep, load](const Result<SearchAnswers::First> &first) {
            m_store.cancelSearch(); // The rest of them is not asked for.
            if (!first) return keep(first.error());
            load(first->keys);
        });
    } else {
        whenDone(answers.all, this, [keep, load](const Result<QList<Key>> &all) {
            if (!all) return keep(all.error());
            load(*all);
        });
    }
    return promise->future();
}

} // namespace newsboard
