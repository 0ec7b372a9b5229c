// The end of a clean document: captions are found, what is empty goes, and the HTML is written.

#include "app/parse/sanitizer_document.h"
#include "app/parse/sanitizer_names.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kLongestCaption = 300;

/// Blocks that hold a single paragraph bare.
constexpr std::array<const char *, 6> kTight{"td", "th", "li", "dd", "dt", "figure"};
constexpr std::array<const char *, 7> kLines{"p", "h1", "h2", "h3", "h4", "h5", "h6"};
constexpr std::array<const char *, 3> kVoid{"br", "img", "hr"};

bool opensCaption(const QString &text)
{
    static const QRegularExpression pattern(
        u"^(?:[▲△▴▼▽◀◁▶▷◆]\\s?\\S|[\\[(<【]?\\s?(?:사진|그래픽|자료사진|자료|출처|写真|照片|图片|圖片|Photo|Image)"
        u"\\s?(?:제공|출처|설명|by)?\\s?[=:：／/|ⓒ©])"_s);
    return text.size() <= kLongestCaption && pattern.match(text).hasMatch();
}

} // namespace

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
    if (!isSameName(paragraph.name, "p") || !textOf(line).trimmed().isEmpty()) return false;
    std::vector<int> stack{line};
    while (!stack.empty()) {
        const Piece &at = m_pieces[size_t(stack.back())];
        stack.pop_back();
        if (isSameName(at.name, "img")) return true;
        stack.insert(stack.end(), at.children.begin(), at.children.end());
    }
    return false;
}

/// A line that begins with a picture and goes on, below it, with its caption.
bool CleanDocument::splitCaption(int line, Piece *caption) const
{
    const Piece &paragraph = m_pieces[size_t(line)];
    if (!isSameName(paragraph.name, "p")) return false;
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
    if (isOneOfNames(name, kVoid)) return;
    dropEmpty(piece);
    std::vector<int> &children = m_pieces[size_t(piece)].children;
    if (isSameName(name, "table")) {
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
    if (isSameName(name, "td") || isSameName(name, "th")) {
        findCaptions(piece);
    } else if (isOneOfNames(name, kLines) || isOneOfNames(name, kLineOnlyBlocks)) {
        m_pieces[size_t(piece)].dropped =
            textOf(piece).trimmed().isEmpty() && !hasOnlyPictures(piece) &&
            std::none_of(children.begin(), children.end(), [this](int child) { return isNamed(child, "img"); });
        if (isSameName(name, "p") && hasOnlyPictures(piece)) m_pieces[size_t(piece)].dropped = false;
        return;
    } else {
        m_pieces[size_t(piece)].dropped = children.empty();
        findCaptions(piece);
    }
    if (!isOneOfNames(name, kTight)) return;
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
            out += piece.text.toHtmlEscaped();
            continue;
        }
        const QLatin1StringView name(piece.name);
        const bool whole = step.piece == 0;
        if (step.ends) {
            out += "</"_L1 + name + '>'_L1;
            continue;
        }
        if (!whole) out += '<'_L1 + name + piece.attributes + '>'_L1;
        if (isOneOfNames(piece.name, kVoid)) continue;
        if (!whole) stack.push_back({step.piece, true});
        for (auto child = piece.children.rbegin(); child != piece.children.rend(); ++child)
            stack.push_back({*child, false});
    }
    return out;
}

} // namespace newsboard
