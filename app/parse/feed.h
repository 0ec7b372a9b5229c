#pragma once

#include "app/domain/list_page.h"
#include "app/parse/dates.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace newsboard {

/// Reads the entries of a feed (RSS 0.9x, 1.0, 2.0, Atom, or JSON Feed, by how it begins) as rows, newest first; an
/// ill-formed one as far as it goes. Nothing for what is no feed. Entries without an identity of their own are known by
/// their address, else by their title. Pure.
std::optional<ListPage> readFeed(const QString &text, const QUrl &address, const DateContext &dates);

} // namespace newsboard
