#include "app/store/rhythms_table.h"

#include "app/store/columns.h"

using namespace Qt::StringLiterals;

namespace newsboard {

QHash<BoardId, Rhythm> loadRhythms(Connection &connection)
{
    QHash<BoardId, Rhythm> rhythms;
    Cursor query = connection.query(u"SELECT board, interval, failures, looked, due FROM rhythms"_s);
    while (query.next())
        rhythms.insert(query.value(0).toInt(), {query.value(1).toLongLong(), query.value(2).toInt(),
                                                momentFrom(query.value(3)), momentFrom(query.value(4))});
    return rhythms;
}

void keepRhythm(Connection &connection, BoardId board, const Rhythm &rhythm)
{
    connection.run(u"INSERT OR REPLACE INTO rhythms (board, interval, failures, looked, due) VALUES (?, ?, ?, ?, ?)"_s,
                   {board, rhythm.interval, rhythm.failures, toColumn(rhythm.looked), toColumn(rhythm.due)});
}

} // namespace newsboard
