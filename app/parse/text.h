#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace newsboard {

/// One line of plain text out of hostile text: NFC (compatibility Hanja folded by it), white space of every kind folded
/// to single spaces, controls, bidi controls, zero-width characters and BOMs removed, at most `limit` characters
/// (cut with "…" at a whole character). Idempotent.
QString cleanLine(QStringView text, qsizetype limit = 2000);

/// The letters and digits of a title, case folded: what is compared where titles are shown in several ways.
QString foldedTitle(const QString &title);

/// A count as servers print it: `12`, `1,234`, `[3]`, `(3)`, `2.9k`, `75K`, `1.2만`, `3천`, full-width digits.
std::optional<qint64> parseCount(QStringView text);

} // namespace newsboard
