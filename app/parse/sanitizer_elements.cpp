#include "app/parse/sanitizer_elements.h"

#include "app/parse/text_map.h"

namespace newsboard {

namespace {

const TextMap<QByteArrayView, KnownElement> &knownElements()
{
    static const TextMap<QByteArrayView, KnownElement> table = [] {
        TextMap<QByteArrayView, KnownElement> made;
        const auto all = [&made](ElementFate fate, std::initializer_list<const char *> names) {
            for (const char *name : names)
                made.insert_or_assign(QByteArrayView(name), KnownElement{name, fate});
        };
        all(ElementFate::Drop,
            {"script",   "style",   "template", "svg",    "math",     "iframe",   "object", "select",
             "textarea", "button",  "applet",   "audio",  "video",    "canvas",   "map",    "frameset",
             "frame",    "noembed", "noframes", "head",   "title",    "datalist", "option", "optgroup",
             "progress", "meter",   "embed",    "source", "track",    "link",     "meta",   "base",
             "input",    "param",   "keygen",   "area",   "basefont", "bgsound",  "dialog", "portal"});
        all(ElementFate::Block, {"blockquote", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "table",
                                 "tr", "td", "th", "caption", "pre"});
        all(ElementFate::Line, {"p", "h1", "h2", "h3", "h4", "h5", "h6"});
        all(ElementFate::Part,
            {"div",    "section", "article",  "header", "footer",    "main",    "aside",  "nav", "address",
             "center", "form",    "fieldset", "legend", "details",   "summary", "hgroup", "dir", "menu",
             "body",   "html",    "listing",  "xmp",    "plaintext", "isindex", "search"});
        all(ElementFate::Inline, {"a",    "b",    "strong", "i",    "em",   "u",   "s",    "del", "ins",
                                  "sub",  "sup",  "small",  "mark", "code", "kbd", "samp", "var", "q",
                                  "cite", "abbr", "time",   "ruby", "rt",   "rp",  "span", "dfn", "bdi"});
        made.insert_or_assign("strike", KnownElement{"s", ElementFate::Inline});
        made.insert_or_assign("image", KnownElement{"img", ElementFate::Picture});
        made.insert_or_assign("img", KnownElement{"img", ElementFate::Picture});
        made.insert_or_assign("br", KnownElement{"br", ElementFate::Break});
        made.insert_or_assign("hr", KnownElement{"hr", ElementFate::Rule});
        made.insert_or_assign("noscript", KnownElement{"noscript", ElementFate::Noscript});
        return made;
    }();
    return table;
}

} // namespace

KnownElement knownElement(const xmlNode *element)
{
    const KnownElement *known = find(knownElements(), QByteArrayView(reinterpret_cast<const char *>(element->name)));
    return known ? *known : KnownElement{"", ElementFate::Unwrap};
}

} // namespace newsboard
