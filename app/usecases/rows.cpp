#include "app/usecases/rows.h"

#include "app/store/row_reader.h"
#include "app/store/store.h"
#include "app/usecases/async.h"

#include <algorithm>

namespace newsboard {

namespace {

constexpr std::chrono::milliseconds kChangesPace{100};

/// Whether it is all a server's, of one board.
bool isNews(const Change &change)
{
    return change.board != 0 && change.states.isEmpty() && change.articles.isEmpty();
}

Change together(Change first, const Change &then)
{
    first.board = then.board;
    first.added += then.added;
    std::sort(first.added.begin(), first.added.end(), std::greater<>());
    first.changed += then.changed;
    first.gone += then.gone;
    first.numbers = first.numbers || then.numbers;
    first.boards = first.boards || then.boards;
    return first;
}

} // namespace

Result<std::unique_ptr<Rows>> Rows::open(Store &store)
{
    auto reader = RowReader::open(store.fileName());
    if (!reader) return reader.error();
    return std::unique_ptr<Rows>(new Rows(store, std::move(reader).value()));
}

Rows::Rows(Store &store, std::unique_ptr<RowReader> reader)
    : m_store(store), m_reader(std::move(reader)), m_telling(kChangesPace, [this] { tell(); })
{
    connect(&m_store, &Store::changed, this, &Rows::take);
}

void Rows::take(const Change &change)
{
    if (!m_untold.isEmpty() && (m_untold.board != change.board || !isNews(change))) tell();
    if (!isNews(change)) {
        emit changed(change);
        return;
    }
    m_untold = together(m_untold, change);
    m_telling.want();
}

void Rows::tell()
{
    const Change change = std::exchange(m_untold, {});
    if (!change.isEmpty()) emit changed(change);
}

Rows::~Rows() = default;

QList<HeadlineRow> Rows::rows(const QList<Key> &keys) const
{
    return m_reader->rows(keys);
}

QList<Key> Rows::firstKeys(const View &view, int limit) const
{
    return m_reader->firstKeys(view, limit);
}

std::optional<Key> Rows::keyOf(BoardId board, const QString &id) const
{
    return m_reader->keyOf(board, id);
}

std::optional<Key> Rows::keyOfNumber(BoardId board, qint64 number) const
{
    return m_reader->keyOfNumber(board, number);
}

int Rows::loadKeys(const View &view)
{
    const int generation = ++m_generation;
    whenDone(m_store.keys(view), this, [this, generation, view](const Result<KeyList> &keys) {
        if (generation == m_generation && keys) emit keysLoaded(generation, view, keys.value());
    });
    return generation;
}

QFuture<Result<QList<HeadlineRow>>> Rows::list(const ListQuery &query)
{
    return m_store.list(query);
}

QFuture<Result<std::optional<HeadlineRow>>> Rows::find(BoardId board, const QString &id)
{
    return m_store.find(board, id);
}

} // namespace newsboard
