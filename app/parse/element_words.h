#pragma once

#include "app/parse/header_words.h"
#include "app/parse/text_map.h"
#include "app/parse/tree.h"

#include <QFlags>
#include <QHash>

#include <optional>
#include <string_view>
#include <unordered_map>

namespace newsboard {

/// What an attribute's value hints at by words within it: `icon_secret`, `new.gif`, `공지 아이콘`.
enum class AttributeHint : quint16 {
    Secret = 0x01,
    NotSecret = 0x02, ///< "block" and "unlock" hold "lock".
    File = 0x04,
    NotFile = 0x08, ///< "profile" holds "file".
    Picture = 0x10,
    NewIcon = 0x20,
    NewImage = 0x40, ///< Of an image's name alone: `new.gif`.
    Notice = 0x80,
    Badge = 0x100,
    Fixed = 0x200,  ///< Of a row's class: it stands on top.
    Opened = 0x400, ///< Of a row's class: its article is the open one.
};
Q_DECLARE_FLAGS(AttributeHints, AttributeHint)
Q_DECLARE_OPERATORS_FOR_FLAGS(AttributeHints)

/// What an element's name makes it here.
enum class ElementKind : quint8 {
    Silent = 0x01, ///< Its text is none of the row's: scripts, choices.
    Icon = 0x02,   ///< May be an icon: img, i, span, em, svg.
    Mark = 0x04,   ///< May be a mark beside a title: img, i, span, em, b, strong.
    Link = 0x08,
    Image = 0x10,
    Heading = 0x20, ///< h1 … h6.
    Block = 0x40,   ///< Parts what a link holds: div, p, lists, tables, time.
};
Q_DECLARE_FLAGS(ElementKinds, ElementKind)
Q_DECLARE_OPERATORS_FOR_FLAGS(ElementKinds)

/// What a class attribute says, worked out once for each different one on a page.
struct ClassWords {
    ColumnSet columns;
    bool unseen = false; ///< Hides its element.
    int plain = 0;       ///< The same for classes that differ by digits alone.
};

/// What an element says of itself.
struct ElementFacts {
    ElementKinds kinds;
    const ClassWords *classes = nullptr; ///< Never null.
    ColumnSet columns;                   ///< By its classes, its id and its other attributes that name things.
    bool hidden = false;
};

/// What the elements of one page say by their names and attributes. Values repeat from row to row: each different one
/// is read once. Views into the page's tree are kept, which must outlive this.
class ElementWords {
public:
    ElementKinds kinds(const xmlNode *element);
    ElementFacts facts(const xmlNode *element);
    const ClassWords &classes(const xmlNode *element);
    AttributeHints hints(QByteArrayView value);
    /// A class attribute without its digits, by ClassWords::plain.
    QByteArray plainClass(int plain) const { return m_plain.value(plain); }

    /// h1 … h6, or a heading by its role.
    bool isHeading(const xmlNode *element);
    /// Whether an element's text is none of the row's.
    bool isSilent(const xmlNode *element);
    /// An element's visible text if it is short; nothing if it holds more than a caption does.
    std::optional<QString> caption(const xmlNode *element);

private:
    const ClassWords &classes(QByteArrayView value);
    bool isUnseenStyle(QByteArrayView style);

    TextMap<QByteArrayView, ClassWords> m_classes;
    TextMap<QByteArrayView, AttributeHints> m_hints;
    TextMap<QByteArrayView, bool> m_styles;
    QHash<const xmlChar *, ElementKinds> m_kinds;
    TextMap<QByteArray, int> m_plainNumbers;
    QList<QByteArray> m_plain;
};

} // namespace newsboard
