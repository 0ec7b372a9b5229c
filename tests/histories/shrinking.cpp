#include "tests/histories/shrinking.h"

#include <utility>

namespace newsboard {

namespace {

/// Tries one smaller history after another and keeps each that still fails.
class Shrinking {
public:
    Shrinking(History history, const std::function<bool(const History &)> &fails, int mostPlays)
        : m_history(std::move(history)), m_fails(fails), m_left(mostPlays)
    {
    }

    History shrunk()
    {
        // What could not be left out at first may be, without what was left out later.
        do {
            m_shrank = false;
            shrinkRounds();
            for (qsizetype i = 0; i < m_history.rounds.size(); ++i)
                shrinkRound(i);
            simplify();
        } while (m_shrank && m_left > 0);
        return m_history;
    }

private:
    template<typename Change> bool attempt(Change change)
    {
        History smaller = m_history;
        change(smaller);
        if (smaller == m_history || m_left <= 0) return false;
        --m_left;
        if (!m_fails(smaller)) return false;
        m_history = smaller;
        m_shrank = true;
        return true;
    }

    void shrinkRounds()
    {
        // What comes after the failure, then from the last one on, so that places stay what they are.
        for (qsizetype i = m_history.rounds.size() - 1; i >= 0; --i)
            attempt([i](History &history) { history.rounds.removeAt(i); });
    }

    void shrinkRound(qsizetype i)
    {
        for (qsizetype e = m_history.rounds[i].events.size() - 1; e >= 0; --e)
            attempt([=](History &history) { history.rounds[i].events.removeAt(e); });
        attempt([i](History &history) { history.rounds[i].meanwhile = {}; });
        for (qsizetype e = m_history.rounds[i].meanwhile.events.size() - 1; e >= 0; --e)
            attempt([=](History &history) { history.rounds[i].meanwhile.events.removeAt(e); });
        attempt([i](History &history) { history.rounds[i].trouble = {}; });
        attempt([i](History &history) { history.rounds[i].trouble.lasts = false; });
        attempt([i](History &history) { history.rounds[i].restarts = false; });
        attempt([i](History &history) { history.rounds[i].reading = ReadingKind::News; });
        for (qsizetype e = 0; e < m_history.rounds[i].events.size(); ++e) {
            if (m_history.rounds[i].events[e].kind != BoardEvent::Kind::Resize)
                attempt([=](History &history) { history.rounds[i].events[e].count = 1; });
            attempt([=](History &history) { history.rounds[i].events[e].place %= history.perPage; });
        }
    }

    void simplify()
    {
        attempt([](History &history) { history.skin = SimulatedSkin::Rhymix; });
        attempt([](History &history) { history.numbering = Numbering::Counting; });
        attempt([](History &history) { history.isBackFilled = false; });
        for (const int posts : {30, 40, 60})
            attempt([posts](History &history) { history.posts = std::min(history.posts, posts); });
    }

    History m_history;
    const std::function<bool(const History &)> &m_fails;
    int m_left;
    bool m_shrank = false;
};

} // namespace

History shrunk(History history, const std::function<bool(const History &)> &fails, int mostPlays)
{
    return Shrinking(std::move(history), fails, mostPlays).shrunk();
}

} // namespace newsboard
