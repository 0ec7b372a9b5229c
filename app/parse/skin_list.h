#pragma once

#include "app/domain/list_page.h"
#include "app/parse/dates.h"
#include "app/parse/skin.h"

#include <QUrl>

namespace newsboard {

/// Whether the skin reads this page: it shows one of the skin's signs, and `match` holds.
bool skinMatches(const Skin &skin, const PageSigns &signs, XPathPage &page);

/// The kind of board that the page is of, by the skin's kinds.
QString kindOfPage(const Skin &skin, XPathPage &page);

/// Reads the rows by the skin's list shapes: rows, openId, kind, skin, columns shown, addresses.idParameter. No rows
/// where the skin finds none.
ListPage readSkinList(const Skin &skin, XPathPage &page, const QUrl &address, const DateContext &dates);

/// Gives open rows the number that the rows around them leave, where that is certain: they run by one, and exactly one
/// number is free. `open` are the places of rows that the page shows without a number because their article is open.
void inferNumbers(QList<Headline> *rows, const QList<qsizetype> &open);

/// The moment from a date and an hour that stand apart (`2016.10.06` and `17:49`, `3시간 전` and `08:18`).
PostedTime joinTime(const PostedTime &date, QStringView time, const DateContext &context);

} // namespace newsboard
