#pragma once

#include "app/parse/name_pattern.h"
#include "app/parse/tree.h"

#include <QSet>

namespace newsboard {

/// What a page calls its parts, by class and id; none of them is certain.
struct PartNames {
    PartNames();

    const NamePattern chrome;
    const NamePattern comments;
    const NamePattern head;
    const NamePattern content;
    const NamePattern title;
};

/// Whether an element is not part of an article: a menu, a button, a script, comments, what is hidden.
bool isChrome(const xmlNode *element, const PartNames &names);

/// Whether an element holds nothing of a post or a head: a script, a control, what is hidden.
bool isOutsidePosts(const xmlNode *element);

/// Whether a form is short and asks something; others stand around a whole page or a text.
bool isQuestionnaire(const xmlNode *form);

/// What inside a body is not part of it: menus, buttons, share links, signatures.
QSet<const xmlNode *> chromeIn(const xmlNode *body);

} // namespace newsboard
