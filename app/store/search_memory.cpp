#include "app/store/search_memory.h"

#include <QSet>

namespace newsboard {

namespace {

/// A search that comes in between waits for no more than these.
constexpr int kRowsReadAhead = 25;
constexpr int kDatesReadAhead = 1500;

} // namespace

SearchMemory::SearchMemory(Connection &connection) : m_changes(connection, {}), m_rows(connection), m_dates(connection)
{
}

void SearchMemory::follow()
{
    const QList<Change> changes = m_changes.news();
    QSet<Key> changed;
    for (const Change &change : changes) {
        if (change.board == 0) {
            forget();
            return;
        }
        for (const QList<Key> *keys : {&change.added, &change.changed, &change.articles})
            changed.unite(QSet<Key>(keys->begin(), keys->end()));
    }
    if (changed.isEmpty()) return;
    try {
        m_rows.take(changed);
        m_dates.take(changed);
    } catch (const StoreFailure &) {
        forget(); // It has missed something.
        throw;
    }
}

bool SearchMemory::readMore(BoardId board)
{
    return m_rows.readMore(board, kRowsReadAhead) || (board == 0 && m_dates.readMore(kDatesReadAhead));
}

void SearchMemory::forget()
{
    m_rows.forget();
    m_dates.forget();
}

} // namespace newsboard
