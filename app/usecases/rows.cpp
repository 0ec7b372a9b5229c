#include "app/usecases/rows.h"

#include "app/store/row_reader.h"
#include "app/store/store.h"
#include "app/usecases/async.h"

namespace newsboard {

Result<std::unique_ptr<Rows>> Rows::open(Store &store)
{
    auto reader = RowReader::open(store.fileName());
    if (!reader) return reader.error();
    return std::unique_ptr<Rows>(new Rows(store, std::move(reader).value()));
}

Rows::Rows(Store &store, std::unique_ptr<RowReader> reader) : m_store(store), m_reader(std::move(reader))
{
    connect(&m_store, &Store::changed, this, &Rows::changed);
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
    whenDone(m_store.keys(view), this, [this, generation, view](const Result<QList<Key>> &keys) {
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
