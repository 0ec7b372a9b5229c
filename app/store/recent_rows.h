#pragma once

#include "app/domain/ids.h"
#include "app/search/folded_row.h"
#include "app/store/searched_rows.h"
#include "app/store/statement.h"

#include <QSet>

#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace newsboard {

/// The newest headlines with all their texts, folded, in memory: what stands in many rows stands in fifty of them, and
/// to go through them is quicker than to read the index of a common word, whatever is asked. As many as some megabytes
/// hold of all boards, and of the one board that was asked for last; read a few at a time, the newest first. Belongs to
/// its connection's thread; everything happens inside a transaction of the caller's and throws StoreFailure.
class RecentRows {
public:
    struct Row {
        qint64 posted = 0; ///< Only where the rows are those of all boards.
        Key key = 0;
        std::shared_ptr<const FoldedRow> texts; ///< One for both orders.
    };

    explicit RecentRows(Connection &connection);

    /// Takes in rows that came or changed.
    void take(const QSet<Key> &changed);
    void forget();
    /// The rows of a board by their keys, or of all boards (0), removed ones too, by their dates; the newest first.
    /// They are all of the newest, up to the last one here; good until anything else is called.
    const std::vector<Row> &of(BoardId board) { return scopeOf(board).rows; }
    /// Reads some more of them; false where nothing was left to be read, or enough is here.
    bool readMore(BoardId board, int rows);

private:
    /// Rows in one order.
    struct Scope {
        BoardId board = 0;
        std::vector<Row> rows;
        qint64 units = 0;        ///< Of their texts.
        bool isComplete = false; ///< There are no older ones.

        bool isFull() const;
        void append(Row &&row);
        void remove(const QSet<Key> &keys);
        void trim();
    };

    /// A row by its date and its key.
    using Dated = std::pair<qint64, Key>;

    Scope &scopeOf(BoardId board);
    /// Which of the rows belong into an order now.
    std::vector<Dated> placesOf(const QSet<Key> &keys, const Scope &scope);
    void insert(std::vector<Dated> rows, Scope *scope);
    /// When the row of this key was posted; nothing where it has no place in the order.
    std::optional<qint64> postedIn(Key key, const Scope &scope);
    /// As it stands in an order, with the texts of the other one where they are there.
    Row read(const Dated &row, const Scope &scope);

    std::array<Scope, 2> m_scopes; ///< All boards, and one.
    SearchedRows m_texts;
    Statement m_posted;
    Statement m_ofAll;
    Statement m_ofBoard;
};

} // namespace newsboard
