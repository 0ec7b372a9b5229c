#pragma once

#include "app/store/connection.h"

#include <atomic>

namespace newsboard {

/// Ends a search that is no longer wanted.
class SearchWatch {
public:
    explicit SearchWatch(const std::atomic_bool &overtaken) : m_overtaken(overtaken) {}

    /// For what looks by itself.
    const std::atomic_bool &overtaken() const { return m_overtaken; }
    /// Throws StoreFailure, Cancelled, where a newer search is there.
    void look() const
    {
        if (m_overtaken) throw StoreFailure{Error{ErrorKind::Cancelled, {}, 0}};
    }
    /// For each of many small steps: looks every so many.
    void step()
    {
        if (++m_steps % kLookEvery == 0) look();
    }

private:
    static constexpr unsigned kLookEvery = 256;

    const std::atomic_bool &m_overtaken;
    unsigned m_steps = 0;
};

} // namespace newsboard
