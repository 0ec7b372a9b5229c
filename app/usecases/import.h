#pragma once

#include "app/domain/board_list.h"
#include "app/domain/error.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

namespace newsboard {

class Boards;

/// What became of a list of boards.
struct ImportReport {
    QList<BoardId> added;
    int known = 0;               ///< Boards that were there already, or that the list names twice.
    QList<RefusedBoard> refused; ///< In the list's order.
    bool isDamaged = false;      ///< As BoardList has it, like …
    bool isCut = false;
};

/// Takes over the boards of a file (OPML) with their folders, behind the boards that are there; fetches nothing. Files
/// are read and parsed off the thread. GUI thread; answers come as signals.
class Import : public QObject {
    Q_OBJECT

public:
    explicit Import(Boards &boards, QObject *parent = nullptr);

    /// finished() follows, with the boards listed already, or failed(): CannotReadFile, NoBoardList, or an error of the
    /// cache.
    void readFile(const QString &path);
    /// The same for what was read already; `name` is what it is called in an error.
    void read(const QByteArray &bytes, const QString &name);

    /// No file is read further than this.
    static constexpr qint64 kMostBytes = 32 * 1024 * 1024;

signals:
    void finished(const newsboard::ImportReport &report);
    void failed(const newsboard::Error &error);

private:
    void keep(const BoardList &list);

    Boards &m_boards;
};

} // namespace newsboard
