#pragma once

#include "app/domain/list_page.h"
#include "app/parse/pages.h"
#include "app/parse/tree.h"

#include <QList>
#include <QUrl>

#include <optional>

namespace newsboard {

/// What the text of a link among the pages says of where it leads.
enum class LinkRole : quint8 { Number, Next, Previous, First, Last, None };

struct PageLink {
    const xmlNode *node = nullptr;
    QUrl url;
    LinkRole role = LinkRole::None;
    int number = 0; ///< Of LinkRole::Number.
    int order = 0;  ///< Place among the links of the page.
};

/// The links of a page that lead to other pages of its list by what they say; links of rows are none.
QList<PageLink> pageLinksOf(const PageTree &tree, const PageMarks &marks, const ListPage &list, const QUrl &address);

/// The number of a page as links and marks write it: `3`, `[3]`, `1,204`; nothing for any other text.
std::optional<int> pageNumberIn(QStringView text);

} // namespace newsboard
