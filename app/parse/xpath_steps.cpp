#include "app/parse/xpath_steps.h"

#include <QByteArrayView>

#include <algorithm>

namespace newsboard {

namespace {

bool isNameByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.' || (c & 0x80);
}

/// The place behind the string literal that begins at `at`.
qsizetype afterLiteral(QByteArrayView expression, qsizetype at)
{
    const qsizetype end = expression.indexOf(expression[at], at + 1);
    return end < 0 ? expression.size() : end + 1;
}

/// The place behind the `]` that closes the `[` at `at`.
qsizetype afterPredicate(QByteArrayView expression, qsizetype at)
{
    int open = 0;
    while (at < expression.size()) {
        const char c = expression[at];
        if (c == '"' || c == '\'') {
            at = afterLiteral(expression, at);
            continue;
        }
        open += c == '[' ? 1 : c == ']' ? -1 : 0;
        ++at;
        if (open == 0) break;
    }
    return at;
}

/// Whether a predicate surely is a condition: neither a number nor anything that asks for a position.
bool isCondition(QByteArrayView predicate)
{
    static constexpr const char *kNumeric[] = {"position", "last",    "count", "sum",          "number",
                                               "floor",    "ceiling", "round", "string-length"};
    bool operand = false; // Whether what stands before is one: `*`, `div` and `-` are operators only then.
    for (qsizetype i = 0; i < predicate.size();) {
        const char c = predicate[i];
        if (c == '"' || c == '\'') {
            i = afterLiteral(predicate, i);
            operand = true;
            continue;
        }
        if (!isNameByte(c)) {
            if (c == '+' || c == '$' || (c == '*' && operand)) return false;
            if (c != ' ') operand = c == ')' || c == ']' || c == '*';
            ++i;
            continue;
        }
        const qsizetype begin = i;
        while (i < predicate.size() && isNameByte(predicate[i]))
            ++i;
        const QByteArrayView name = predicate.sliced(begin, i - begin);
        const bool numeric = std::any_of(std::begin(kNumeric), std::end(kNumeric),
                                         [name](const char *word) { return name == QByteArrayView(word); });
        const bool arithmetic = operand && (name == "div" || name == "mod");
        if (numeric || arithmetic || name[0] == '-' || (name[0] >= '0' && name[0] <= '9')) return false;
        operand = !(operand && (name == "and" || name == "or"));
    }
    return true;
}

} // namespace

QByteArray withDescendantSteps(const QByteArray &expression)
{
    const QByteArrayView from(expression);
    QByteArray made;
    qsizetype at = 0;
    while (at < from.size()) {
        if (from[at] == '"' || from[at] == '\'') {
            const qsizetype end = afterLiteral(from, at);
            made.append(from.sliced(at, end - at));
            at = end;
            continue;
        }
        if (!from.sliced(at).startsWith("//")) {
            made.append(from[at++]);
            continue;
        }
        qsizetype end = at + 2;
        while (end < from.size() && (isNameByte(from[end]) || from[end] == '*'))
            ++end;
        const bool byName = end > at + 2 && from[at + 2] != '.';
        const qsizetype firstPredicate = end;
        bool conditions = byName && end < from.size() && from[end] == '[';
        while (conditions && end < from.size() && from[end] == '[') {
            const qsizetype next = afterPredicate(from, end);
            conditions = isCondition(from.sliced(end + 1, std::max<qsizetype>(next - end - 2, 0)));
            end = next;
        }
        made.append(conditions ? "/descendant::" : "//");
        made.append(from.sliced(at + 2, firstPredicate - at - 2));
        at = firstPredicate;
    }
    return made;
}

} // namespace newsboard
