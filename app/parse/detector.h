#pragma once

#include "app/domain/list_page.h"
#include "app/parse/dates.h"
#include "app/parse/tree.h"

#include <QStringList>

namespace newsboard {

/// Finds the board on a page that no skin knows: by its header words, or by the shape of its repeated rows.
/// Fills rows, openId, the columns shown, addresses.idParameter and the confidence; no rows if there is no board.
/// Name, canonical address and pages of the board are read by parsePage(), the same way as for skins.
/// `explanation`, if given, receives a line a finding.
ListPage detectBoard(const PageTree &tree, const QUrl &address, const DateContext &dates, QStringList *explanation = nullptr);

} // namespace newsboard
