#include "app/store/row_reader.h"

#include "app/store/articles_table.h"
#include "app/store/boards_table.h"
#include "app/store/headlines_table.h"
#include "app/store/shifts_table.h"
#include "app/store/views.h"

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kMostRows = 500;

/// What is read, or the empty value in a busy moment: the next paint asks again.
template<typename Read> auto unlessBusy(Read read) -> decltype(read())
{
    try {
        return read();
    } catch (const StoreFailure &) {
        return {};
    }
}

} // namespace

class RowReader::Private {
public:
    explicit Private(const QString &file) : connection(file, Connection::Access::Paint) {}

    Connection connection;
};

RowReader::RowReader(std::unique_ptr<Private> parts) : d(std::move(parts)) {}

RowReader::~RowReader() = default;

Result<std::unique_ptr<RowReader>> RowReader::open(const QString &storeFile)
{
    try {
        return std::unique_ptr<RowReader>(new RowReader(std::make_unique<Private>(storeFile)));
    } catch (const StoreFailure &failure) {
        return failure.error;
    }
}

QList<Board> RowReader::boards() const
{
    return unlessBusy([this] { return loadBoards(d->connection); });
}

QList<HeadlineRow> RowReader::rows(const QList<Key> &keys) const
{
    return unlessBusy([&] { return rowsOfKeys(d->connection, keys.first(std::min(keys.size(), kMostRows))); });
}

QList<Key> RowReader::firstKeys(const View &view, int limit) const
{
    if (!isRangeOfKeys(view)) return {};
    return unlessBusy([&] { return keysOfView(d->connection, view, limit); });
}

std::optional<Article> RowReader::article(Key key) const
{
    return unlessBusy([&] { return loadArticle(d->connection, key); });
}

std::optional<Key> RowReader::keyOf(BoardId board, const QString &id) const
{
    return unlessBusy([&] { return keyOfId(d->connection, board, id); });
}

std::optional<Key> RowReader::keyOfNumber(BoardId board, qint64 number) const
{
    return unlessBusy([&] { return keyOfShiftedNumber(d->connection, board, number); });
}

} // namespace newsboard
