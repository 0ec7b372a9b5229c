#pragma once

#include "app/domain/error.h"

#include <utility>
#include <variant>

namespace newsboard {

/// A value, or why there is none. (`std::expected` is C++23.)
template<typename T> class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::move(value)) {}
    Result(Error error) : m_state(std::move(error)) {}

    bool ok() const { return std::holds_alternative<T>(m_state); }
    explicit operator bool() const { return ok(); }

    const T &value() const & { return std::get<T>(m_state); }
    T &value() & { return std::get<T>(m_state); }
    T value() && { return std::get<T>(std::move(m_state)); }
    const T *operator->() const { return &value(); }
    const T &operator*() const { return value(); }

    const Error &error() const { return std::get<Error>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// The result of what is done for its effect.
using Done = Result<std::monostate>;
inline Done done()
{
    return Done(std::monostate{});
}

} // namespace newsboard
