#pragma once

#include "app/parse/header_words.h"

#include <QString>

#include <optional>

namespace newsboard {

/// A count in brackets, with or without its unit: `[3]`, `(12)`, `(7回)`, `(3건)`.
std::optional<qint64> bracketedCount(QStringView text);

/// Badges of young posts: "N", "new", "새글", "新着" …
bool isNewBadge(QStringView text);

/// Labels and their counts in one text: "조회 12", "12 Replies", "Views: 1,227".
QList<std::pair<BoardColumn, qint64>> labelledCounts(const QString &text);

/// What a picture sign before a count announces: 👁 views, 💬 comments, 👍 votes. `text` loses the sign.
std::optional<BoardColumn> takeCountSign(QString *text);

/// The name in "by X", "Started by X", "par X", "von X", "作者: X"; empty without such a lead.
QString afterBy(const QString &text);

/// Whether a text is such a lead alone: "by", "von", "Started by".
bool isByWord(QStringView text);

/// "no comments", "discuss": what stands in the place of a count that is zero.
bool saysNoCount(QStringView text);

/// `2/22`, `12-9` in a place of dates, as `02/22`, `12-09`; nothing for other texts.
QString paddedDay(QStringView text);

/// Whether an address or a script leads to a person: `/members/3`, `?u=profile&uid=3`.
bool leadsToPerson(QByteArrayView address);

/// Whether a column holds counts that a row may show beside its number.
bool isCountColumn(BoardColumn column);

} // namespace newsboard
