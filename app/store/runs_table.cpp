#include "app/store/runs_table.h"

#include "app/store/columns.h"

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kRunsOfABoard = 50;

bool isQuiet(const Run &run)
{
    return run.error.isEmpty() && run.added == 0 && run.changed == 0 && run.gone == 0;
}

Run runFrom(const Cursor &query)
{
    Run run;
    run.board = query.value(0).toInt();
    run.kind = RunKind(query.value(1).toInt());
    run.began = momentFrom(query.value(2));
    run.ended = momentFrom(query.value(3));
    run.requests = query.value(4).toInt();
    run.added = query.value(5).toLongLong();
    run.changed = query.value(6).toLongLong();
    run.gone = query.value(7).toLongLong();
    run.error = query.value(8).toString();
    return run;
}

} // namespace

void noteRun(Connection &connection, const Run &run)
{
    if (isQuiet(run)) {
        connection.run(u"DELETE FROM runs WHERE id = (SELECT max(id) FROM runs WHERE board = ?) AND kind = ? "
                       "AND error = '' AND added = 0 AND changed = 0 AND gone = 0"_s,
                       {run.board, int(run.kind)});
    }
    connection.run(u"INSERT INTO runs (board, kind, began, ended, requests, added, changed, gone, error) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                   {run.board, int(run.kind), run.began.toSecsSinceEpoch(), run.ended.toSecsSinceEpoch(), run.requests,
                    run.added, run.changed, run.gone, filled(run.error)});
    connection.run(u"DELETE FROM runs WHERE board = ? AND id <= "
                   "(SELECT id FROM runs WHERE board = ? ORDER BY id DESC LIMIT 1 OFFSET ?)"_s,
                   {run.board, run.board, kRunsOfABoard});
}

QList<Run> loadRuns(Connection &connection, BoardId board, int limit)
{
    QList<Run> runs;
    Cursor query = connection.query(
        board == 0
            ? u"SELECT board, kind, began, ended, requests, added, changed, gone, error FROM runs WHERE ? = 0 "
              "ORDER BY id DESC LIMIT ?"_s
            : u"SELECT board, kind, began, ended, requests, added, changed, gone, error FROM runs WHERE board = ? "
              "ORDER BY id DESC LIMIT ?"_s,
        {board, limit});
    while (query.next())
        runs.append(runFrom(query));
    return runs;
}

} // namespace newsboard
