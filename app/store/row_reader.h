#pragma once

#include "app/domain/article.h"
#include "app/domain/board.h"
#include "app/domain/headline.h"
#include "app/domain/result.h"
#include "app/domain/view.h"

#include <QList>

#include <memory>
#include <optional>

namespace newsboard {

/// Bounded reads by key on a read-only connection with busy timeout 0, for what is being painted. Belongs to the thread
/// that made it. A read that meets a busy moment answers with fewer rows; ask again at the next paint.
class RowReader {
public:
    static Result<std::unique_ptr<RowReader>> open(const QString &storeFile);
    ~RowReader();

    QList<Board> boards() const;
    /// The rows of these keys, in their order; at most 500 are read, unknown ones are left out.
    QList<HeadlineRow> rows(const QList<Key> &keys) const;
    /// The first keys of a view in its order; only for the natural order (Column::Newest), else empty.
    QList<Key> firstKeys(const View &view, int limit) const;
    std::optional<Article> article(Key key) const;
    std::optional<Key> keyOf(BoardId board, const QString &id) const;
    /// The newest headline that the board prints this number for.
    std::optional<Key> keyOfNumber(BoardId board, qint64 number) const;

private:
    class Private;
    explicit RowReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace newsboard
