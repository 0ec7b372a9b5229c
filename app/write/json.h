#pragma once

#include "app/domain/article.h"
#include "app/domain/board.h"
#include "app/domain/error.h"
#include "app/domain/headline.h"

#include <QJsonObject>

namespace newsboard {

// Values as the command line prints them; the keys are documented in README.md.

QJsonObject toJson(const Board &board);
/// `board` is left null for a row that is not in a cache.
QJsonObject toJson(const HeadlineRow &row);
QJsonObject toJson(const Article &article);
QJsonObject toJson(const Error &error);

} // namespace newsboard
