#pragma once

#include "app/store/key_set.h"
#include "app/store/search_watch.h"
#include "app/store/statement.h"

#include <initializer_list>

namespace newsboard {

/// What the person did to the rows of a board (0: of all boards), for one search. Belongs to its connection's thread;
/// everything throws StoreFailure.
class RowStates {
public:
    RowStates(Connection &connection, BoardId board, SearchWatch &watch);

    /// How many are unread, by the count that the boards keep.
    qint64 unreadCount();
    bool isUnread(Key key);
    KeySet unread();
    KeySet starred();
    /// Takes out the rows that are read, or all others, of each set.
    void keepUnread(std::initializer_list<KeySet *> sets) { keep(sets, true); }
    void keepRead(std::initializer_list<KeySet *> sets) { keep(sets, false); }

private:
    void keep(std::initializer_list<KeySet *> sets, bool isUnread);
    KeySet keysOf(QByteArrayView sql);
    qint64 sumOf(const QString &count);

    Connection &m_connection;
    BoardId m_board;
    SearchWatch &m_watch;
    Statement m_isUnread;
};

} // namespace newsboard
