#pragma once

#include "app/domain/error.h"
#include "app/domain/headline.h"
#include "app/domain/result.h"
#include "app/domain/search.h"
#include "app/domain/view.h"
#include "app/search/query.h"
#include "app/search/snippet.h"

#include <QFuture>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <optional>

namespace newsboard {

class Store;
struct SearchAnswers;
struct Writings;
struct Change;

/// What a person typed, and where to look.
struct SearchQuestion {
    QString text;                 ///< What the box holds, the input method's preedit at its place in it.
    qsizetype composingFrom = -1; ///< Where the preedit begins in it; -1: nothing is being composed.
    qsizetype composingTo = -1;   ///< Where it ends; -1: at the text's end.
    bool typing = false;          ///< The text may go on: see QueryContext::typing.
    BoardId board = 0;            ///< 0: every board.
    SearchOrder order = SearchOrder::Newest;
    std::optional<ColumnOrder> sorted = {}; ///< In place of it.

    friend bool operator==(const SearchQuestion &, const SearchQuestion &) = default;
};

/// A row that a search found, for the command line.
struct FoundRow {
    HeadlineRow row;
    Snippet snippet; ///< Of its body or its comments; empty where the hit is in the title or the author.
};

/// Searching the cache, as it is typed: the first rows, then how many there are, then all of them. Each question
/// overtakes the one before, and answers carry its generation number. Beside it the searches that are kept, and those
/// made lately. GUI thread; all work is done on a thread of the store's.
class Search : public QObject {
    Q_OBJECT

public:
    explicit Search(Store &store, QObject *parent = nullptr);

    /// Reads and asks a question; returns its generation number. firstFound() follows, then, unless these were all,
    /// counted() and found(); or failed(). An empty query finds every row.
    int ask(const SearchQuestion &question);
    /// The search under way is not wanted any more: nothing of it follows.
    void cancel();
    /// How the newest question was read: for chips, highlights, completion.
    const Query &query() const { return m_query; }
    /// How a text is read now, with the program's shorthand; asks nothing.
    Query read(const SearchQuestion &question) const;

    /// The lines around hits in the bodies and comments of these rows: snippetsFound() follows, for the newest
    /// question. For the rows in sight; each costs the reading of its article.
    void loadSnippets(const QList<Key> &keys);

    /// What somebody of exactly this name wrote, as far as the cache has it: writingsFound() follows, for the newest
    /// request only. The same name on two boards may be two people.
    void findWritings(const QString &author);

    /// Searches that are kept, as last loaded, with their unread counts as far as they are known.
    const QList<SavedSearch> &saved() const { return m_saved; }
    /// Searches made lately, the latest first.
    const QStringList &recent() const { return m_recent; }
    /// Loads both for the first time; savedChanged() and recentChanged() follow. From then on the counts are kept
    /// current.
    void load();
    /// Keeps a search (id 0), or changes the one of its id.
    void save(const SavedSearch &search);
    void remove(qint64 id);
    /// Somebody opened a row that a search found, or pressed Enter: it counts as made.
    void remember(const QString &text);
    void forgetRecent();

    /// For the command line, whose answer is awaited: the first `limit` rows (-1: all), with the lines around hits.
    QFuture<Result<QList<FoundRow>>> find(const SearchQuestion &question, int limit);

signals:
    /// The first rows in order, fifty or, with `isAll`, all there are.
    void firstFound(int generation, const QList<newsboard::Key> &keys, bool isAll);
    /// How many rows there are, exactly; with `isAll` above it was said already.
    void counted(int generation, qint64 rows);
    /// All rows in order; not where the first were all.
    void found(int generation, const QList<newsboard::Key> &keys);
    void failed(int generation, const newsboard::Error &error);
    void snippetsFound(int generation, const QHash<newsboard::Key, newsboard::Snippet> &snippets);
    void writingsFound(const newsboard::Writings &writings);
    void savedChanged();
    void recentChanged();

private:
    void answer(int generation, const SearchAnswers &answers);
    void loadSaved();
    void loadRecent();
    void noteChange(const Change &change);
    void countNext();

    Store &m_store;
    Shorthand m_shorthand;
    Query m_query;
    int m_generation = 0;
    int m_writingsAsked = 0;
    QList<SavedSearch> m_saved;
    QStringList m_recent;
    QTimer m_countLater;     ///< Changes come in bursts.
    QList<qint64> m_toCount; ///< Saved searches whose counts are out of date.
    bool m_counting = false;
};

} // namespace newsboard
