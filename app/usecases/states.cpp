#include "app/usecases/states.h"

#include "app/store/store.h"
#include "app/usecases/async.h"

namespace newsboard {

namespace {

constexpr qsizetype kMostSteps = 100;

/// The rows that were changed, packed on the thread that changed them: of a million that takes some milliseconds.
QFuture<Result<PackedKeys>> packed(QFuture<Result<Change>> change)
{
    return change.then(QtFuture::Launch::Sync, [](const Result<Change> &changed) -> Result<PackedKeys> {
        if (!changed) return changed.error();
        return PackedKeys(changed->states);
    });
}

} // namespace

States::States(Store &store, QObject *parent) : QObject(parent), m_store(store) {}

void States::markRead(const QList<Key> &keys, bool read)
{
    change(keys, StateChange{read, {}}, true);
}

void States::star(const QList<Key> &keys, bool starred)
{
    change(keys, StateChange{{}, starred}, true);
}

void States::markOpened(Key key)
{
    change({key}, StateChange{true, {}}, false);
}

void States::markAllRead(BoardId board)
{
    whenDone(packed(m_store.markAllRead(board)), this, [this](const Result<PackedKeys> &changed) {
        if (!changed) {
            emit failed(changed.error());
            return;
        }
        remember({*changed, StateChange{false, {}}});
    });
}

QFuture<Result<Change>> States::apply(const QList<Key> &keys, const StateChange &state)
{
    return m_store.setState(keys, state);
}

void States::undo()
{
    if (m_undo.isEmpty()) return;
    const Step step = m_undo.takeLast();
    change(step.keys.keys(), step.back, false);
    if (m_undo.isEmpty()) emit undoChanged(false);
}

void States::change(const QList<Key> &keys, const StateChange &state, bool undoable)
{
    whenDone(packed(m_store.setState(keys, state)), this, [this, state, undoable](const Result<PackedKeys> &changed) {
        if (!changed) {
            emit failed(changed.error());
            return;
        }
        if (!undoable) return;
        StateChange back;
        if (state.read) back.read = !*state.read;
        if (state.starred) back.starred = !*state.starred;
        remember({*changed, back});
    });
}

void States::remember(const Step &step)
{
    if (step.keys.isEmpty()) return;
    m_undo.append(step);
    if (m_undo.size() > kMostSteps) m_undo.removeFirst();
    emit undoChanged(true);
}

} // namespace newsboard
