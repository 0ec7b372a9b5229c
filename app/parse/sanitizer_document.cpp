#include "app/parse/sanitizer_document.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cstring>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Blocks deeper than this are written as what they hold; a reader of articles never needs more.
constexpr size_t kDeepestNesting = 24;
constexpr int kDeepestTable = 3;
constexpr qsizetype kLongestCaption = 300;

bool same(const char *a, const char *b)
{
    return a && b && std::strcmp(a, b) == 0;
}

template<size_t N> bool isOneOf(const char *name, const std::array<const char *, N> &names)
{
    return std::any_of(names.begin(), names.end(), [name](const char *known) { return same(name, known); });
}

/// Blocks that stand only inside a certain other.
constexpr std::array<const char *, 8> kParts{"td", "th", "li", "dd", "dt", "tr", "caption", "figcaption"};
/// Blocks that hold a single paragraph bare.
constexpr std::array<const char *, 6> kTight{"td", "th", "li", "dd", "dt", "figure"};
constexpr std::array<const char *, 3> kLineOnly{"pre", "figcaption", "caption"};
constexpr std::array<const char *, 7> kLines{"p", "h1", "h2", "h3", "h4", "h5", "h6"};
constexpr std::array<const char *, 3> kVoid{"br", "img", "hr"};

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f' || c == u'\x2028' || c == u'\x2029';
}

bool opensCaption(const QString &text)
{
    static const QRegularExpression pattern(
        u"^(?:[▲△▴▼▽◀◁▶▷◆]\\s?\\S|[\\[(<【]?\\s?(?:사진|그래픽|자료사진|자료|출처|写真|照片|图片|圖片|Photo|Image)"
        u"\\s?(?:제공|출처|설명|by)?\\s?[=:：／/|ⓒ©])"_s);
    return text.size() <= kLongestCaption && pattern.match(text).hasMatch();
}

} // namespace

QString escaped(QStringView text)
{
    QString out;
    out.reserve(text.size() + text.size() / 16);
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'&':
            out += "&amp;"_L1;
            break;
        case u'<':
            out += "&lt;"_L1;
            break;
        case u'>':
            out += "&gt;"_L1;
            break;
        case u'"':
            out += "&quot;"_L1;
            break;
        default:
            out += c;
        }
    }
    return out;
}

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
    return same(m_pieces[size_t(piece)].name, name);
}

void CleanDocument::close(size_t mark)
{
    if (m_open.size() <= mark) return;
    endLine();
    m_open.resize(mark);
}

bool CleanDocument::holdsLineOnly() const
{
    return isOneOf(m_pieces[size_t(innermost())].name, kLineOnly);
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
    const bool isPart = isOneOf(name, kParts);
    if (isPart) leaveImplied();
    const auto inside = [this](const char *parent) { return isNamed(innermost(), parent); };
    if (same(name, "li")) {
        if (!inside("ul") && !inside("ol")) return false;
    } else if (same(name, "dt") || same(name, "dd")) {
        if (!inside("dl")) return false;
    } else if (same(name, "tr") || same(name, "caption")) {
        if (!inside("table")) return false;
    } else if (same(name, "td") || same(name, "th")) {
        if (!inside("table") && !inside("tr")) return false;
        if (inside("table")) {
            m_open.push_back(add(innermost(), {.name = "tr"}));
            m_pieces[size_t(innermost())].implied = true;
        }
    } else if (same(name, "figcaption")) {
        if (!inside("figure")) return false;
    } else {
        if (m_open.size() > kDeepestNesting) return false;
        if (same(name, "table") && openTables() >= kDeepestTable) return false;
        if (same(name, "figure") &&
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
        if (same(name, "ul") || same(name, "ol")) around = "li";
        if (same(name, "dl")) around = "dd";
        if (same(name, "table")) around = "tr";
        if (same(name, "tr")) around = "td";
        if (!around) return;
        const std::vector<int> &children = m_pieces[size_t(innermost())].children;
        const bool goesOn = same(around, "li") && !children.empty();
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
    return std::any_of(m_wanted.begin(), m_wanted.end(), [name](const Inline &open) { return same(open.name, name); });
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
        if (same(m_kind.name, "p"))
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

QString CleanDocument::textOf(int piece) const
{
    QString out;
    std::vector<int> stack{piece};
    while (!stack.empty()) {
        const Piece &at = m_pieces[size_t(stack.back())];
        stack.pop_back();
        if (at.dropped) continue;
        if (!at.name) out += at.text;
        for (auto child = at.children.rbegin(); child != at.children.rend(); ++child)
            stack.push_back(*child);
    }
    return out;
}

bool CleanDocument::hasOnlyPictures(int line) const
{
    const Piece &paragraph = m_pieces[size_t(line)];
    if (!same(paragraph.name, "p") || !textOf(line).trimmed().isEmpty()) return false;
    std::vector<int> stack{line};
    while (!stack.empty()) {
        const Piece &at = m_pieces[size_t(stack.back())];
        stack.pop_back();
        if (same(at.name, "img")) return true;
        stack.insert(stack.end(), at.children.begin(), at.children.end());
    }
    return false;
}

/// A line that begins with a picture and goes on, below it, with its caption.
bool CleanDocument::splitCaption(int line, Piece *caption) const
{
    const Piece &paragraph = m_pieces[size_t(line)];
    if (!same(paragraph.name, "p")) return false;
    for (size_t i = 0; i < paragraph.children.size(); ++i) {
        const int child = paragraph.children[i];
        if (!isNamed(child, "br")) {
            if (!textOf(child).trimmed().isEmpty()) return false;
            continue;
        }
        if (i == 0) return false;
        caption->name = "figcaption";
        caption->children.assign(paragraph.children.begin() + qsizetype(i) + 1, paragraph.children.end());
        QString text;
        for (const int part : caption->children) {
            if (isNamed(part, "img")) return false;
            text += textOf(part);
        }
        return opensCaption(text.trimmed());
    }
    return false;
}

void CleanDocument::findCaptions(int piece)
{
    if (isNamed(piece, "figure")) return;
    const std::vector<int> children = m_pieces[size_t(piece)].children;
    const auto isLine = [this](int line) { return isNamed(line, "p"); };
    if (std::none_of(children.begin(), children.end(), isLine)) return;
    std::vector<int> kept;
    for (size_t i = 0; i < children.size(); ++i) {
        const int line = children[i];
        Piece caption;
        if (splitCaption(line, &caption)) {
            std::vector<int> &parts = m_pieces[size_t(line)].children;
            parts.resize(parts.size() - caption.children.size() - 1);
            m_pieces.push_back(std::move(caption));
        } else if (i + 1 < children.size() && hasOnlyPictures(line) && isNamed(children[i + 1], "p")) {
            const int next = children[i + 1];
            const QString text = textOf(next).trimmed();
            const bool fits =
                m_pieces[size_t(next)].captionLike && !hasOnlyPictures(next) && text.size() <= kLongestCaption;
            if (text.isEmpty() || !(fits || opensCaption(text))) {
                kept.push_back(line);
                continue;
            }
            m_pieces.push_back({.name = "figcaption",
                                .attributes = m_pieces[size_t(next)].attributes,
                                .children = m_pieces[size_t(next)].children});
            ++i;
        } else {
            kept.push_back(line);
            continue;
        }
        const int made = int(m_pieces.size()) - 1;
        const bool bare = m_pieces[size_t(line)].attributes.isEmpty();
        std::vector<int> parts = bare ? m_pieces[size_t(line)].children : std::vector<int>{line};
        parts.push_back(made);
        m_pieces.push_back({.name = "figure", .children = std::move(parts)});
        kept.push_back(int(m_pieces.size()) - 1);
    }
    m_pieces[size_t(piece)].children = std::move(kept);
}

void CleanDocument::dropEmpty(int piece)
{
    std::vector<int> &children = m_pieces[size_t(piece)].children;
    std::erase_if(children, [this](int child) { return m_pieces[size_t(child)].dropped; });
    // A rule parts two things.
    std::vector<int> kept;
    for (const int child : children) {
        if (isNamed(child, "hr") && (kept.empty() || isNamed(kept.back(), "hr"))) continue;
        kept.push_back(child);
    }
    if (!kept.empty() && isNamed(kept.back(), "hr")) kept.pop_back();
    children = std::move(kept);
}

/// Makes a block final; all that it holds is.
void CleanDocument::tidy(int piece)
{
    const char *name = m_pieces[size_t(piece)].name;
    if (!name) {
        QString &text = m_pieces[size_t(piece)].text;
        text = text.normalized(QString::NormalizationForm_C);
        return;
    }
    if (isOneOf(name, kVoid)) return;
    dropEmpty(piece);
    std::vector<int> &children = m_pieces[size_t(piece)].children;
    if (same(name, "table")) {
        // A table without a word or a picture shows nothing.
        const bool empty = std::all_of(children.begin(), children.end(), [this](int row) {
            const std::vector<int> &cells = m_pieces[size_t(row)].children;
            return isNamed(row, "tr") && std::all_of(cells.begin(), cells.end(), [this](int cell) {
                       return m_pieces[size_t(cell)].children.empty();
                   });
        });
        std::stable_partition(children.begin(), children.end(), [this](int row) { return isNamed(row, "caption"); });
        m_pieces[size_t(piece)].dropped = empty;
        return;
    }
    if (same(name, "td") || same(name, "th")) {
        findCaptions(piece);
    } else if (isOneOf(name, kLines) || isOneOf(name, kLineOnly)) {
        m_pieces[size_t(piece)].dropped =
            textOf(piece).trimmed().isEmpty() && !hasOnlyPictures(piece) &&
            std::none_of(children.begin(), children.end(), [this](int child) { return isNamed(child, "img"); });
        if (same(name, "p") && hasOnlyPictures(piece)) m_pieces[size_t(piece)].dropped = false;
        return;
    } else {
        m_pieces[size_t(piece)].dropped = children.empty();
        findCaptions(piece);
    }
    if (!isOneOf(name, kTight)) return;
    std::vector<int> &held = m_pieces[size_t(piece)].children;
    const auto lines = std::count_if(held.begin(), held.end(), [this](int child) { return isNamed(child, "p"); });
    if (lines != 1 || !isNamed(held.front(), "p") || !m_pieces[size_t(held.front())].attributes.isEmpty()) return;
    std::vector<int> bare = m_pieces[size_t(held.front())].children;
    bare.insert(bare.end(), held.begin() + 1, held.end());
    held = std::move(bare);
}

QString CleanDocument::toHtml()
{
    endLine();
    // What a piece holds was made after it, so that backwards everything inside comes first.
    for (int piece = int(m_pieces.size()) - 1; piece >= 0; --piece)
        tidy(piece);
    return write();
}

QString CleanDocument::write() const
{
    QString out;
    struct Step {
        int piece;
        bool ends;
    };
    std::vector<Step> stack{{0, false}};
    while (!stack.empty()) {
        const Step step = stack.back();
        stack.pop_back();
        const Piece &piece = m_pieces[size_t(step.piece)];
        if (!piece.name) {
            out += escaped(piece.text);
            continue;
        }
        const QLatin1StringView name(piece.name);
        const bool whole = step.piece == 0;
        if (step.ends) {
            out += "</"_L1 + name + '>'_L1;
            continue;
        }
        if (!whole) out += '<'_L1 + name + piece.attributes + '>'_L1;
        if (isOneOf(piece.name, kVoid)) continue;
        if (!whole) stack.push_back({step.piece, true});
        for (auto child = piece.children.rbegin(); child != piece.children.rend(); ++child)
            stack.push_back({*child, false});
    }
    return out;
}

} // namespace newsboard
