#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

namespace newsboard {

/// The pause that a robots.txt asks of a client between two requests (Crawl-delay): by the group that names it, else by
/// the one for all. At most a minute: what is longer is meant for crawlers, not for a person who reads. Pure.
std::optional<std::chrono::milliseconds> crawlDelay(const QByteArray &robots, const QByteArray &client);

} // namespace newsboard
