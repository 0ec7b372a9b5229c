#pragma once

#include "app/domain/article.h"
#include "app/parse/dates.h"
#include "app/parse/parse.h"
#include "app/parse/skin.h"
#include "app/parse/tree.h"

namespace newsboard {

/// The article on a page: by the skin's XPaths where a skin is given and fits, else by a readability pass.
/// Nothing where the page has none (a pure list). `list` is what was found of the board below it: its rows are known
/// not to be part of the article, and the open row's title helps to find it.
std::optional<Article> parseArticle(const PageTree &tree, const QUrl &address, const DateContext &dates,
                                    const Skin *skin, const ListPage &list, const PageHint &hint,
                                    QStringList *explanation = nullptr);

} // namespace newsboard
