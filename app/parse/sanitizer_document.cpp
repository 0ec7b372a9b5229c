#include "app/parse/sanitizer_document.h"

#include "app/parse/sanitizer_names.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Blocks deeper than this are written as what they hold; a reader of articles never needs more.
constexpr size_t kDeepestNesting = 24;
constexpr int kDeepestTable = 3;

/// Blocks that stand only inside a certain other.
constexpr std::array<const char *, 8> kParts{"td", "th", "li", "dd", "dt", "tr", "caption", "figcaption"};

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f' || c == u'\x2028' || c == u'\x2029';
}

} // namespace

CleanDocument::CleanDocument()
{
    m_pieces.push_back({.name = "body"});
    m_open.push_back(0);
}

int CleanDocument::add(int parent, Piece piece)
{
    const int made = int(m_pieces.size());
    m_pieces.push_back(std::move(piece));
    m_pieces[size_t(parent)].children.push_back(made);
    return made;
}

bool CleanDocument::isNamed(int piece, const char *name) const
{
    return isSameName(m_pieces[size_t(piece)].name, name);
}

void CleanDocument::close(size_t mark)
{
    if (m_open.size() <= mark) return;
    endLine();
    m_open.resize(mark);
}

bool CleanDocument::holdsLineOnly() const
{
    return isOneOfNames(m_pieces[size_t(innermost())].name, kLineOnlyBlocks);
}

bool CleanDocument::isPreformatted() const
{
    return isNamed(innermost(), "pre");
}

int CleanDocument::openTables() const
{
    return int(std::count_if(m_open.begin(), m_open.end(), [this](int piece) { return isNamed(piece, "table"); }));
}

bool CleanDocument::openBlock(const char *name, const QString &attributes)
{
    if (holdsLineOnly()) return false;
    const bool isPart = isOneOfNames(name, kParts);
    if (isPart) leaveImplied();
    const auto inside = [this](const char *parent) { return isNamed(innermost(), parent); };
    if (isSameName(name, "li")) {
        if (!inside("ul") && !inside("ol")) return false;
    } else if (isSameName(name, "dt") || isSameName(name, "dd")) {
        if (!inside("dl")) return false;
    } else if (isSameName(name, "tr") || isSameName(name, "caption")) {
        if (!inside("table")) return false;
    } else if (isSameName(name, "td") || isSameName(name, "th")) {
        if (!inside("table") && !inside("tr")) return false;
        if (inside("table")) {
            m_open.push_back(add(innermost(), {.name = "tr"}));
            m_pieces[size_t(innermost())].implied = true;
        }
    } else if (isSameName(name, "figcaption")) {
        if (!inside("figure")) return false;
    } else {
        if (m_open.size() > kDeepestNesting) return false;
        if (isSameName(name, "table") && openTables() >= kDeepestTable) return false;
        if (isSameName(name, "figure") &&
            std::any_of(m_open.begin(), m_open.end(), [this](int piece) { return isNamed(piece, "figure"); }))
            return false;
    }
    endLine();
    if (!isPart) imply();
    m_open.push_back(add(innermost(), {.name = name, .attributes = attributes}));
    return true;
}

void CleanDocument::setLineKind(const LineKind &kind)
{
    if (m_kind == kind) return;
    if (!holdsLineOnly()) endLine();
    m_kind = kind;
}

/// Text and blocks stand in an item, or a cell, where the innermost block is a list, or a table.
void CleanDocument::imply()
{
    for (;;) {
        const char *name = m_pieces[size_t(innermost())].name;
        const char *around = nullptr;
        if (isSameName(name, "ul") || isSameName(name, "ol")) around = "li";
        if (isSameName(name, "dl")) around = "dd";
        if (isSameName(name, "table")) around = "tr";
        if (isSameName(name, "tr")) around = "td";
        if (!around) return;
        const std::vector<int> &children = m_pieces[size_t(innermost())].children;
        const bool goesOn = isSameName(around, "li") && !children.empty();
        m_open.push_back(goesOn ? children.back() : add(innermost(), {.name = around}));
        m_pieces[size_t(innermost())].implied = true;
    }
}

void CleanDocument::leaveImplied()
{
    while (m_pieces[size_t(innermost())].implied) {
        endLine();
        m_pieces[size_t(innermost())].implied = false;
        m_open.pop_back();
    }
}

void CleanDocument::endLine()
{
    keepInlines(0);
    m_line = -1;
    m_feeds = 0;
    m_space = false;
    m_lineHasContent = false;
}

void CleanDocument::breakLine()
{
    if (!holdsLineOnly()) {
        endLine();
    } else if (m_lineHasContent) {
        m_feeds = std::max(m_feeds, 1);
        m_space = false;
    }
}

void CleanDocument::lineFeed()
{
    if (m_lineHasContent) ++m_feeds;
    m_space = false;
}

void CleanDocument::rule()
{
    if (holdsLineOnly()) {
        breakLine();
        return;
    }
    endLine();
    imply();
    add(innermost(), {.name = "hr"});
}

bool CleanDocument::isInline(const char *name) const
{
    return std::any_of(m_wanted.begin(), m_wanted.end(),
                       [name](const Inline &open) { return isSameName(open.name, name); });
}

bool CleanDocument::pushInline(const char *name, const QString &attributes)
{
    if (isInline(name)) return false;
    m_wanted.push_back({name, attributes, ++m_serial});
    return true;
}

void CleanDocument::popInline()
{
    m_wanted.pop_back();
}

void CleanDocument::keepInlines(size_t count)
{
    if (count >= m_written.size()) return;
    m_written.resize(count);
    m_writtenPieces.resize(count);
}

/// Brings the elements around the next text about: leaves those that have ended, writes what is due between.
void CleanDocument::syncInlines()
{
    if (m_feeds > 1 && !holdsLineOnly()) {
        if (isSameName(m_kind.name, "p"))
            endLine();
        else
            m_feeds = 1;
    }
    if (m_line < 0) {
        imply();
        if (holdsLineOnly()) {
            m_line = innermost();
        } else {
            m_line = add(innermost(),
                         {.name = m_kind.name, .attributes = m_kind.attributes, .captionLike = m_kind.captionLike});
        }
    }
    size_t common = 0;
    while (common < m_written.size() && common < m_wanted.size() && m_written[common].serial == m_wanted[common].serial)
        ++common;
    keepInlines(common);
    const auto inner = [this] { return m_writtenPieces.empty() ? m_line : m_writtenPieces.back(); };
    if (m_feeds > 0) {
        if (isPreformatted()) {
            append(QString(std::min(m_feeds, 2), u'\n'));
        } else {
            for (int i = std::min(m_feeds, 2); i > 0; --i)
                add(inner(), {.name = "br"});
        }
    } else if (m_space) {
        append(u" ");
    }
    m_feeds = 0;
    m_space = false;
    for (; common < m_wanted.size(); ++common) {
        m_writtenPieces.push_back(
            add(inner(), {.name = m_wanted[common].name, .attributes = m_wanted[common].attributes}));
        m_written.push_back(m_wanted[common]);
    }
}

void CleanDocument::append(QStringView text)
{
    const int parent = m_writtenPieces.empty() ? m_line : m_writtenPieces.back();
    const std::vector<int> &children = m_pieces[size_t(parent)].children;
    if (!children.empty() && !m_pieces[size_t(children.back())].name)
        m_pieces[size_t(children.back())].text.append(text);
    else
        add(parent, {.text = text.toString()});
    m_lineHasContent = true;
}

void CleanDocument::preformatted(QStringView text)
{
    QString lines = text.toString();
    lines.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    if (!m_lineHasContent) {
        while (lines.startsWith(u'\n'))
            lines.remove(0, 1);
    }
    if (lines.isEmpty()) return;
    syncInlines();
    append(lines);
}

void CleanDocument::text(QStringView text)
{
    if (isPreformatted()) {
        preformatted(text);
        return;
    }
    qsizetype at = 0;
    while (at < text.size()) {
        if (isBlank(text[at]) || (text[at] == u'\xA0' && (!m_lineHasContent || m_feeds > 0))) {
            if (isBlank(text[at])) m_space = m_lineHasContent && m_feeds == 0;
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && !isBlank(text[end]))
            ++end;
        syncInlines();
        append(text.sliced(at, end - at));
        at = end;
    }
}

void CleanDocument::picture(const QString &attributes)
{
    syncInlines();
    add(m_writtenPieces.empty() ? m_line : m_writtenPieces.back(), {.name = "img", .attributes = attributes});
    m_lineHasContent = true;
}

} // namespace newsboard
