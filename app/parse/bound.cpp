#include "app/parse/bound.h"

#include "app/parse/text_map.h"

#include <QList>

#include <algorithm>
#include <array>
#include <cstring>

namespace newsboard {

namespace {

/// What nesting needs to know of a kind of element.
enum class TagKind : quint8 {
    Other,      ///< Nests.
    Void,       ///< Never open.
    Raw,        ///< Its content is text up to its end tag.
    Formatting, ///< Opened again by the parser in each block until it is closed.
    Closing,    ///< Closes an open one of its group by itself (`li`, `p`, `td` …).
    Scope,      ///< Such closing does not reach beyond it.
};

struct Element {
    const char *name;
    TagKind kind;
    quint8 group; ///< Of Closing: which ones it closes. Lower groups are inside higher ones (cell < row < section).
};

constexpr std::array kElements{
    Element{"area", TagKind::Void, 0},         Element{"base", TagKind::Void, 0},
    Element{"br", TagKind::Void, 0},           Element{"col", TagKind::Void, 0},
    Element{"embed", TagKind::Void, 0},        Element{"hr", TagKind::Void, 0},
    Element{"img", TagKind::Void, 0},          Element{"image", TagKind::Void, 0},
    Element{"input", TagKind::Void, 0},        Element{"link", TagKind::Void, 0},
    Element{"meta", TagKind::Void, 0},         Element{"param", TagKind::Void, 0},
    Element{"source", TagKind::Void, 0},       Element{"track", TagKind::Void, 0},
    Element{"wbr", TagKind::Void, 0},          Element{"script", TagKind::Raw, 0},
    Element{"style", TagKind::Raw, 0},         Element{"textarea", TagKind::Raw, 0},
    Element{"title", TagKind::Raw, 0},         Element{"xmp", TagKind::Raw, 0},
    Element{"iframe", TagKind::Raw, 0},        Element{"noembed", TagKind::Raw, 0},
    Element{"noframes", TagKind::Raw, 0},      Element{"plaintext", TagKind::Raw, 0},
    Element{"a", TagKind::Formatting, 0},      Element{"b", TagKind::Formatting, 0},
    Element{"big", TagKind::Formatting, 0},    Element{"code", TagKind::Formatting, 0},
    Element{"em", TagKind::Formatting, 0},     Element{"font", TagKind::Formatting, 0},
    Element{"i", TagKind::Formatting, 0},      Element{"nobr", TagKind::Formatting, 0},
    Element{"s", TagKind::Formatting, 0},      Element{"small", TagKind::Formatting, 0},
    Element{"strike", TagKind::Formatting, 0}, Element{"strong", TagKind::Formatting, 0},
    Element{"tt", TagKind::Formatting, 0},     Element{"u", TagKind::Formatting, 0},
    Element{"p", TagKind::Closing, 1},         Element{"option", TagKind::Closing, 2},
    Element{"optgroup", TagKind::Closing, 3},  Element{"li", TagKind::Closing, 4},
    Element{"dt", TagKind::Closing, 5},        Element{"dd", TagKind::Closing, 5},
    Element{"td", TagKind::Closing, 10},       Element{"th", TagKind::Closing, 10},
    Element{"tr", TagKind::Closing, 11},       Element{"tbody", TagKind::Closing, 12},
    Element{"thead", TagKind::Closing, 12},    Element{"tfoot", TagKind::Closing, 12},
    Element{"caption", TagKind::Closing, 12},  Element{"colgroup", TagKind::Closing, 12},
    Element{"table", TagKind::Scope, 0},       Element{"ul", TagKind::Scope, 0},
    Element{"ol", TagKind::Scope, 0},          Element{"dl", TagKind::Scope, 0},
    Element{"div", TagKind::Scope, 0},         Element{"select", TagKind::Scope, 0},
};

constexpr int kCell = 10;
/// How far back an element that closes by itself looks for the one it closes.
constexpr int kLookBack = 64;
/// How many formatting elements may be open; further ones are left out, which changes no more than the look.
constexpr qint64 kFormatting = 64;
/// How many times the parser may open formatting elements again, over the whole page.
constexpr qint64 kReopenings = 500'000;

const TextMap<QByteArrayView, const Element *> &elements()
{
    static const auto table = [] {
        TextMap<QByteArrayView, const Element *> all;
        for (const Element &element : kElements)
            all.emplace(QByteArrayView(element.name), &element);
        return all;
    }();
    return table;
}

bool isTagSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
}

class Bounder {
public:
    Bounder(const QByteArray &source, const PageTree::Bounds &bounds)
        : m_source(source), m_begin(source.constData()), m_end(m_begin + source.size()), m_bounds(bounds)
    {
    }

    BoundedHtml run()
    {
        const char *stop = m_end;
        if (m_source.size() > m_bounds.bytes) {
            stop = m_begin + m_bounds.bytes;
            while (stop > m_begin && *stop != '<')
                --stop;
            m_end = stop;
            m_truncated = true;
        }
        m_copied = m_begin;
        const char *at = m_begin;
        while (at < m_end && !m_cut) {
            at = static_cast<const char *>(std::memchr(at, '<', size_t(m_end - at)));
            if (!at) break;
            at = markup(at);
        }
        if (m_cut) m_end = m_cut;
        if (m_copied == m_begin && m_end == m_begin + m_source.size()) return {m_source, m_truncated};
        m_out.append(m_copied, m_end - m_copied);
        return {m_out, m_truncated};
    }

private:
    /// What is known of a name once it was met.
    struct Name {
        int index; ///< Of m_counts and its kin.
        const Element *element;
    };

    struct Open {
        int name; ///< An index of m_open counts.
        const Element *element;
        qint64 formatting; ///< How many formatting elements were open before it.
    };

    /// Reads the markup that begins with the `<` at `at`; returns where the text goes on.
    const char *markup(const char *at)
    {
        if (at + 1 >= m_end) return m_end;
        const char next = at[1];
        if (next == '!') {
            if (m_end - at >= 4 && at[2] == '-' && at[3] == '-') return after(at + 4, "-->");
            return after(at + 2, ">");
        }
        if (next == '?') return after(at + 2, ">");
        if (next == '/') return at + 2 < m_end && isLetter(at[2]) ? endTag(at) : after(at + 2, ">");
        return isLetter(next) ? startTag(at) : at + 1;
    }

    const char *after(const char *from, const char *what) const
    {
        const QByteArrayView rest(from, std::max<qsizetype>(m_end - from, 0));
        const qsizetype found = rest.indexOf(what);
        return found < 0 ? m_end : from + found + qsizetype(std::strlen(what));
    }

    /// Leaves out the source between the two.
    void drop(const char *from, const char *to)
    {
        m_out.append(m_copied, from - m_copied);
        m_copied = to;
    }

    int nameOf(const char *from, const char *to, const Element **element)
    {
        // Never more than 256 bytes, so the buffer stays where it is: a tag costs no allocation.
        m_name.resize(to - from);
        std::transform(from, to, m_name.begin(), lower);
        auto known = m_names.find(m_name);
        if (known == m_names.end()) {
            // Invented names share one count once there are very many of them.
            const int index = m_names.size() < 4096 ? int(m_counts.size()) : 0;
            if (index == int(m_counts.size())) {
                m_counts.append(0);
                m_dropped.append(0);
                m_active.append(0);
            }
            // A copy of its own: m_name is written over by the next tag.
            const QByteArray name(m_name.constData(), m_name.size());
            const auto *one = find(elements(), QByteArrayView(name));
            known = m_names.emplace(name, Name{index, one ? *one : nullptr}).first;
        }
        *element = known->second.element;
        return known->second.index;
    }

    const char *startTag(const char *at)
    {
        const char *p = at + 1;
        while (p < m_end && !isTagSpace(*p) && *p != '>' && *p != '/')
            ++p;
        const char *nameEnd = p;
        const char *lastWhole = p;
        int attributes = 0;
        bool over = nameEnd - at > 256;
        while (p < m_end && *p != '>') {
            if (isTagSpace(*p) || *p == '/') {
                ++p;
                continue;
            }
            if (!over) lastWhole = p;
            ++attributes;
            p = attributeEnd(p);
            over = over || attributes > m_bounds.attributes || p - at > m_bounds.tagBytes;
        }
        if (p >= m_end) {
            // Never closed: what is left is no text to anybody.
            m_cut = at;
            m_truncated = true;
            return m_end;
        }
        const char *end = p + 1;
        const Element *element = nullptr;
        const int name = nameOf(at + 1, std::min(nameEnd, at + 257), &element);
        if (!opens(name, element)) {
            drop(at, end);
            return end;
        }
        if (m_reopened > kReopenings) {
            m_cut = at;
            m_truncated = true;
            return m_end;
        }
        if (over) {
            m_truncated = true;
            if (nameEnd - at > 256) {
                drop(at, end);
                return end;
            }
            drop(lastWhole, p);
        }
        if (element && element->kind == TagKind::Raw) return rawEnd(end);
        return end;
    }

    const char *attributeEnd(const char *p) const
    {
        ++p; // Even `=` may begin a name.
        while (p < m_end && !isTagSpace(*p) && *p != '/' && *p != '>' && *p != '=')
            ++p;
        const char *value = p;
        while (value < m_end && isTagSpace(*value))
            ++value;
        if (value >= m_end || *value != '=') return p;
        ++value;
        while (value < m_end && isTagSpace(*value))
            ++value;
        if (value >= m_end) return m_end;
        if (*value == '"' || *value == '\'') {
            const auto *close = static_cast<const char *>(std::memchr(value + 1, *value, size_t(m_end - value - 1)));
            return close ? close + 1 : m_end;
        }
        while (value < m_end && !isTagSpace(*value) && *value != '>')
            ++value;
        return value;
    }

    /// Notes an open element; false if its tag is to be left out.
    bool opens(int name, const Element *element)
    {
        const TagKind kind = element ? element->kind : TagKind::Other;
        if (kind == TagKind::Void || kind == TagKind::Raw) return true;
        if (kind == TagKind::Closing) closeBefore(*element);
        if (kind == TagKind::Formatting) {
            if (!activate(name, *element)) return false;
        } else {
            m_reopened += m_formatting;
        }
        if (m_open.size() >= m_bounds.openContainers) {
            m_truncated = true;
            ++m_dropped[name];
            return false;
        }
        m_open.append({name, element, m_formatting});
        ++m_counts[name];
        return true;
    }

    /// Counts a formatting element: it stays in force over the blocks that follow, until its own end tag.
    bool activate(int name, const Element &element)
    {
        // A second link ends the first by itself.
        if (qstrcmp(element.name, "a") == 0 && m_active[name] > 0) return true;
        if (m_formatting >= kFormatting) {
            ++m_dropped[name];
            return false;
        }
        ++m_active[name];
        ++m_formatting;
        return true;
    }

    /// Closes the open element that this one closes by itself, with all that is open inside it.
    void closeBefore(const Element &element)
    {
        const qsizetype lowest = std::max<qsizetype>(m_open.size() - kLookBack, 0);
        qsizetype found = -1;
        for (qsizetype i = m_open.size() - 1; i >= lowest; --i) {
            const Element *open = m_open[i].element;
            if (!open) continue;
            if (open->kind == TagKind::Scope && (element.group < kCell || qstrcmp(open->name, "table") == 0)) break;
            if (open->kind != TagKind::Closing) continue;
            if (open->group == element.group) {
                found = i;
                break;
            }
            // A new row closes the cell that is open, a new section the row.
            if (open->group >= kCell && open->group < element.group) found = i;
            if (open->group > element.group) break;
        }
        if (found >= 0) popTo(found);
    }

    void popTo(qsizetype depth)
    {
        while (m_open.size() > depth) {
            const Open last = m_open.takeLast();
            --m_counts[last.name];
            // A cell ends what was begun inside it.
            if (last.element && last.element->group == kCell) m_formatting = std::min(m_formatting, last.formatting);
        }
    }

    const char *endTag(const char *at)
    {
        const char *p = at + 2;
        while (p < m_end && !isTagSpace(*p) && *p != '>' && *p != '/')
            ++p;
        const char *end = after(p, ">");
        const Element *element = nullptr;
        const int name = nameOf(at + 2, std::min(p, at + 258), &element);
        if (m_dropped[name] > 0) {
            --m_dropped[name];
            drop(at, end);
            return end;
        }
        if (m_active[name] > 0) {
            --m_active[name];
            m_formatting = std::max<qint64>(m_formatting - 1, 0);
        }
        if (m_counts[name] > 0) {
            qsizetype depth = m_open.size() - 1;
            while (m_open[depth].name != name)
                --depth;
            popTo(depth);
        }
        return end;
    }

    /// The content of a script and its kin is passed over up to its own end tag.
    const char *rawEnd(const char *from) const
    {
        const char *at = from;
        while (at < m_end) {
            at = static_cast<const char *>(std::memchr(at, '<', size_t(m_end - at)));
            if (!at) return m_end;
            const qsizetype size = m_name.size();
            if (m_end - at >= size + 2 && at[1] == '/' && qstrnicmp(at + 2, size, m_name.constData(), size) == 0)
                return at;
            ++at;
        }
        return m_end;
    }

    const QByteArray &m_source;
    const char *m_begin;
    const char *m_end;
    const PageTree::Bounds &m_bounds;
    const char *m_copied = nullptr; ///< Up to here the source is in m_out, or was left out.
    const char *m_cut = nullptr;
    QByteArray m_out;
    QByteArray m_name; ///< Of the tag that was read last.
    TextMap<QByteArray, Name> m_names;
    QList<int> m_counts;  ///< How many of each name are open.
    QList<int> m_dropped; ///< How many of each name were left out and not closed yet.
    QList<Open> m_open;
    QList<int> m_active; ///< How many formatting elements of each name are in force.
    qint64 m_formatting = 0;
    qint64 m_reopened = 0;
    bool m_truncated = false;
};

} // namespace

BoundedHtml boundHtml(const QByteArray &utf8, const PageTree::Bounds &bounds)
{
    return Bounder(utf8, bounds).run();
}

} // namespace newsboard
