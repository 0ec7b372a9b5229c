#pragma once

#include "app/domain/board_list.h"

#include <QByteArray>

#include <optional>

namespace newsboard {

/// Reads the boards and folders of an OPML file (1.0, 1.1, 2.0), whatever its charset and as far as it goes; nothing
/// for what is no OPML. Boards have a name (their host's where the file gives none), an address, a kind (`feed`, what
/// `newsboard:kind` says, or `board`), a folder, and the feed that they name. At most 10,000 outlines with an address
/// are read. No entity, DTD or other file is followed. Pure; linear in the size of the file. Source of the format:
/// opml.org/spec2.opml, and what feed readers write.
std::optional<BoardList> readOpml(const QByteArray &bytes);

} // namespace newsboard
