#pragma once

#include "app/search/query.h"

#include <QStringList>

#include <optional>

namespace newsboard {

/// The words before a colon.
enum class Keyword : quint8 {
    Title,
    Author,
    Body,
    Comment,
    Tag,
    Label,
    Board,
    Number,
    Is,
    Has,
    After,
    Before,
    Date,
};

/// Every way to write a keyword, folded, without its colon; the first is the English one to suggest, the second the
/// Korean one.
const QStringList &namesOf(Keyword keyword);
/// The keyword that a folded word is.
std::optional<Keyword> keywordOf(QStringView word);
inline constexpr int kKeywords = int(Keyword::Date) + 1;

/// Which texts a keyword looks in; nothing for those that look elsewhere.
std::optional<Field> fieldOf(Keyword keyword);

/// The same for the values of `is:` and `has:`.
const QStringList &namesOf(RowState state);
std::optional<RowState> rowStateOf(QStringView word);
inline constexpr int kRowStates = int(RowState::Secret) + 1;
const QStringList &namesOf(Holding holding);
std::optional<Holding> holdingOf(QStringView word);
inline constexpr int kHoldings = int(Holding::Article) + 1;

} // namespace newsboard
