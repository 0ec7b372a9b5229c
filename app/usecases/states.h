#pragma once

#include "app/domain/change.h"
#include "app/domain/error.h"
#include "app/domain/ids.h"
#include "app/domain/result.h"
#include "app/domain/state_change.h"
#include "app/usecases/packed_keys.h"

#include <QFuture>
#include <QList>
#include <QObject>

namespace newsboard {

class Store;

/// What a person does to headlines: read, unread, star, unstar; with undo. GUI thread.
class States : public QObject {
    Q_OBJECT

public:
    explicit States(Store &store, QObject *parent = nullptr);

    void markRead(const QList<Key> &keys, bool read);
    void star(const QList<Key> &keys, bool starred);
    void markAllRead(BoardId board); ///< 0: every board.

    /// For the command line, whose answers are awaited; no step in the undo list.
    QFuture<Result<Change>> apply(const QList<Key> &keys, const StateChange &state);

    bool canUndo() const { return !m_undo.isEmpty(); }
    void undo(); ///< Turns back the last step that was not an automatic mark on opening.
    /// Marks a headline read because it was opened: no step of its own in the undo list.
    void markOpened(Key key);

signals:
    void undoChanged(bool canUndo);
    void failed(const newsboard::Error &error);

private:
    struct Step {
        PackedKeys keys;  ///< Those that really changed: a million, where all was marked read.
        StateChange back; ///< What turns them back.
    };

    void change(const QList<Key> &keys, const StateChange &state, bool undoable);
    void remember(const Step &step);

    Store &m_store;
    QList<Step> m_undo;
};

} // namespace newsboard
