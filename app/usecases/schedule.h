#pragma once

#include "app/domain/ids.h"
#include "app/sync/rhythm.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace newsboard {

class Boards;
class Network;
class Refresh;
class Store;
struct Board;

/// Looks at each board by its own rhythm, while the program runs and the network is there and costs nothing. GUI
/// thread.
class Schedule : public QObject {
    Q_OBJECT

public:
    Schedule(Store &store, Boards &boards, Refresh &refresh, Network &network, QObject *parent = nullptr);

    /// Begins to look; until then, and without it, boards are only refreshed when they are asked to.
    void begin();
    /// The rhythm of a board as it is known now.
    Rhythm rhythmOf(BoardId board) const { return m_rhythms.value(board); }
    /// Sets it, from now on.
    void setRhythm(BoardId board, const Rhythm &rhythm);

private:
    void look();
    bool isDue(const Board &board) const;

    Store &m_store;
    Boards &m_boards;
    Refresh &m_refresh;
    Network &m_network;
    QHash<BoardId, Rhythm> m_rhythms;
    QTimer m_timer;
};

} // namespace newsboard
