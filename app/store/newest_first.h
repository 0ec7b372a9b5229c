#pragma once

#include "app/store/date_bounds.h"
#include "app/store/key_set.h"
#include "app/store/search_watch.h"
#include "app/store/statement.h"

#include <functional>
#include <optional>

namespace newsboard {

/// Puts rows in the order of a board, which is that of their keys, or of all boards (0), by their dates. Belongs to its
/// connection's thread; everything throws StoreFailure.
class NewestFirst {
public:
    using Take = std::function<bool(Key)>;

    NewestFirst(Connection &connection, DateBounds &dates, BoardId board, SearchWatch &watch);

    /// Hands over the first rows of a set, the newest first, as long as `take(key)` says that it wants more: some
    /// dozens, mostly.
    void first(const KeySet &keys, const Take &take);
    /// The same, but of all boards it gives up once it has gone along so many dates, or asked for as many as take as
    /// long; a board asks for none.
    void firstSoon(const KeySet &keys, qint64 datesAtMost, const Take &take);
    /// Hands over all rows of a set.
    void all(const KeySet &keys, const std::function<void(Key)> &take);

private:
    /// Asking for the date of each, those of the newest blocks first. Nothing, or what is left where that would be more
    /// dates than so many.
    std::optional<KeySet> byBlocks(const KeySet &keys, qint64 datesAtMost, const Take &take);
    /// Going along the dates of all rows, as long as `goOn(gone, met)` says so of how many dates it went along and how
    /// many of the keys it met. Nothing, or what is left then.
    std::optional<KeySet> alongDates(const KeySet &keys, const std::function<bool(qint64, qint64)> &goOn,
                                     const Take &take);
    /// Going along all of them, without a list of what was met: that may be millions.
    void alongAllDates(const KeySet &keys, const Take &take);
    /// How many dates are asked for, to find the first rows, before to go along all dates is quicker.
    qint64 datesOfFirst(const KeySet &keys);
    /// It is so many dates from one of the keys to the next, if they are spread evenly.
    qint64 wayToNext(const KeySet &keys);
    /// For so many rows at most it is quicker to ask for the date of each than to go along all dates.
    qint64 fewRows();
    /// When a row was posted; nothing where there is no such row.
    std::optional<qint64> postedOf(Key key);

    Connection &m_connection;
    DateBounds &m_dates;
    BoardId m_board;
    SearchWatch &m_watch;
    Statement m_posted;
    Statement m_byDate;
    std::optional<qint64> m_fewRows;
};

} // namespace newsboard
