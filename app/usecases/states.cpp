#include "app/usecases/states.h"

#include "app/store/store.h"
#include "app/usecases/async.h"

namespace newsboard {

namespace {

constexpr qsizetype kMostSteps = 100;

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
    whenDone(m_store.markAllRead(board), this, [this](const Result<Change> &changed) {
        if (!changed) {
            emit failed(changed.error());
            return;
        }
        remember({PackedKeys(changed->states), StateChange{false, {}}});
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
    whenDone(m_store.setState(keys, state), this, [this, state, undoable](const Result<Change> &changed) {
        if (!changed) {
            emit failed(changed.error());
            return;
        }
        if (!undoable) return;
        StateChange back;
        if (state.read) back.read = !*state.read;
        if (state.starred) back.starred = !*state.starred;
        remember({PackedKeys(changed->states), back});
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
