#include "app/parse/row_depth.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <cctype>

namespace newsboard {

namespace {

constexpr int kDeepestIndent = 20;
constexpr int kMostNodesBefore = 200;
constexpr int kWidestSpacer = 400;
constexpr int kLeastHardSpaces = 3;

/// How a title is pushed in, each in its own measure.
enum Measure { Lists, Margin, Spacers, HardSpaces, Sign, MeasureCount };
using Indent = std::array<int, MeasureCount>;

/// The left margin and padding in a style, in its own unit.
int marginOf(QByteArrayView style)
{
    if (style.isEmpty()) return 0;
    const QByteArray text = style.toByteArray().toLower();
    int margin = 0;
    for (const char *name : {"margin-left", "padding-left", "text-indent"}) {
        const qsizetype place = text.indexOf(name);
        const qsizetype colon = place < 0 ? -1 : text.indexOf(':', place);
        if (colon < 0) continue;
        const QByteArray value = text.sliced(colon + 1).trimmed();
        qsizetype digits = 0;
        while (digits < value.size() && (std::isdigit(uchar(value[digits])) || value[digits] == '.'))
            ++digits;
        const double amount = value.first(digits).toDouble();
        // An em is some 16 pixels.
        margin +=
            int(value.sliced(digits).startsWith("em") || value.sliced(digits).startsWith("rem") ? amount * 16 : amount);
    }
    return margin;
}

/// Whether a picture shows nothing: its width pushes in what follows.
bool isSpacer(const xmlNode *image)
{
    const int width = attributeBytes(image, "width").toByteArray().toInt();
    const int height = attributeBytes(image, "height").toByteArray().toInt();
    return width > 0 && width <= kWidestSpacer && attributeBytes(image, "alt").isEmpty() &&
           (height == 1 || attributeBytes(image, "src").contains("blank") ||
            attributeBytes(image, "src").contains("spacer"));
}

bool saysReply(QStringView text)
{
    for (const QStringView word :
         {u"re", u"re:", u"reply", u"답글", u"답변", u"[답글]", u"[답변]", u"返信", u"回复", u"回覆"}) {
        if (text.compare(word, Qt::CaseInsensitive) == 0) return true;
    }
    return false;
}

bool holdsReplyArrow(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return QStringView(u"└┗├┣┕┖╰↳ㄴ").contains(c); });
}

void addText(const xmlNode *text, Indent *indent)
{
    const QString content = QString::fromUtf8(reinterpret_cast<const char *>(text->content));
    for (const QChar c : content) {
        if (c.unicode() == 0xA0 || c.unicode() == 0x3000) ++(*indent)[HardSpaces];
    }
    if (holdsReplyArrow(content)) (*indent)[Sign] = 1;
}

/// Where the line of the title begins: its cell, the row, or the run that the row is.
const xmlNode *lineOf(const RawBoardRow &row)
{
    for (const xmlNode *node = row.title; node; node = node->parent) {
        if (node == row.first || isAnyElement(node, {"td", "th", "li", "dt", "dd"})) return node;
    }
    return row.first;
}

Indent indentOf(const RawBoardRow &row)
{
    Indent indent{};
    const xmlNode *line = lineOf(row);
    const xmlNode *root = isInside(row.title, line) ? line : line->parent;
    int nodes = 0;
    for (const xmlNode *node = line; node && node != row.title; node = nextInTree(node, root)) {
        if (++nodes > kMostNodesBefore) break;
        if (node->type == XML_TEXT_NODE && node->content) addText(node, &indent);
        if (isAnyElement(node, {"br", "hr"})) indent = {};
        if (!isElement(node, "img")) continue;
        if (isSpacer(node)) indent[Spacers] += attributeBytes(node, "width").toByteArray().toInt();
        if (saysReply(attribute(node, "alt").trimmed())) indent[Sign] = 1;
    }
    // One or two part words; they push nothing in.
    if (indent[HardSpaces] < kLeastHardSpaces) indent[HardSpaces] = 0;
    for (const xmlNode *node = row.title; isElement(node); node = node->parent) {
        if (isAnyElement(node, {"ul", "ol", "dl", "blockquote"})) ++indent[Lists];
        if (isInside(node, root)) indent[Margin] += marginOf(attributeBytes(node, "style"));
    }
    return indent;
}

/// The depths that one measure gives: steps of its smallest difference above its smallest value.
QList<int> depthsOf(const QList<Indent> &indents, Measure measure)
{
    QList<int> values;
    for (const Indent &indent : indents)
        values.append(indent[measure]);
    QList<int> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    const int least = sorted.first();
    int step = 0;
    for (qsizetype i = 1; i < sorted.size(); ++i) {
        const int difference = sorted[i] - sorted[i - 1];
        if (difference > 0 && (step == 0 || difference < step)) step = difference;
    }
    for (int &value : values)
        value = step == 0 ? 0 : std::min((value - least + step / 2) / step, kDeepestIndent);
    return values;
}

/// Whether depths can be those of replies: each stands below what it answers, and something is answered.
bool isTree(const QList<int> &depths)
{
    qsizetype jumps = 0, deep = 0;
    for (qsizetype i = 0; i < depths.size(); ++i) {
        deep += depths[i] > 0;
        jumps += i > 0 && depths[i] > depths[i - 1] + 1;
    }
    return jumps * 10 <= deep && deep * 10 <= depths.size() * 9;
}

} // namespace

void readDepths(QList<RawBoardRow> *rows)
{
    QList<qsizetype> places;
    QList<Indent> indents;
    for (qsizetype i = 0; i < rows->size(); ++i) {
        const RawBoardRow &row = rows->at(i);
        if (!row.title || !row.first || row.headline.flags.testFlag(Flag::Notice)) continue;
        places.append(i);
        indents.append(indentOf(row));
    }
    if (indents.isEmpty()) return;
    for (int measure = 0; measure < MeasureCount; ++measure) {
        const QList<int> depths = depthsOf(indents, Measure(measure));
        if (!isTree(depths)) continue;
        for (qsizetype i = 0; i < places.size(); ++i) {
            int &depth = (*rows)[places[i]].headline.depth;
            depth = std::max(depth, depths[i]);
        }
    }
}

} // namespace newsboard
