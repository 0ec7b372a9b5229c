#include "app/search/query_parser.h"

#include "app/search/query_dates.h"
#include "app/search/query_numbers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kMostDepth = 32;       ///< Of brackets and minus signs; deeper ones are text.
constexpr qsizetype kMostForms = 12; ///< That shorthand makes of one word.

bool isMinus(QChar c)
{
    return c == u'-' || c == QChar(0xff0d);
}
bool isOpening(QChar c)
{
    return c == u'(' || c == QChar(0xff08);
}
bool isClosing(QChar c)
{
    return c == u')' || c == QChar(0xff09);
}
bool isColon(QChar c)
{
    return c == u':' || c == QChar(0xff1a);
}

bool isOr(QStringView word)
{
    return word == u"OR" || word == u"|" || word == u"||" || word == u"또는";
}
bool isAnd(QStringView word)
{
    return word == u"AND" || word == u"&&";
}
bool isNot(QStringView word)
{
    return word == u"NOT";
}

/// All, Any or Not of one part is that part; groups within groups of their kind are one.
Clause joined(Clause::Kind kind, QList<Clause> parts)
{
    if (parts.size() == 1) return parts.front();
    Clause clause{.kind = kind, .parts = {}, .condition = {}};
    for (Clause &part : parts) {
        if (part.kind == kind) {
            clause.parts.append(part.parts);
        } else {
            clause.parts.append(std::move(part));
        }
    }
    return clause;
}

Clause opposite(Clause clause)
{
    if (clause.kind == Clause::Kind::Not) return clause.parts.front();
    return {.kind = Clause::Kind::Not, .parts = {std::move(clause)}, .condition = {}};
}

} // namespace

bool isPhraseQuote(QChar c)
{
    return c == u'"' || c == u'“' || c == u'”' || c == u'„' || c == QChar(0xff02);
}

QueryParser::QueryParser(QStringView text, const QueryContext &context)
    : m_text(text.first(std::min(text.size(), kLongestQuery))), m_context(context)
{
    const qsizetype end = context.composingTo < 0 ? text.size() : context.composingTo;
    if (context.composingFrom >= 0 && context.composingFrom < end && end <= m_text.size()) m_composing = end - 1;
    if (m_text.size() < text.size())
        m_query.complaints.append({.reason = Complaint::Reason::TooLong,
                                   .range = {m_text.size(), text.size() - m_text.size()},
                                   .text = text.sliced(m_text.size()).toString()});
}

Query QueryParser::read()
{
    m_query.root = readGroup(std::nullopt, 0);
    std::stable_sort(m_query.complaints.begin(), m_query.complaints.end(),
                     [](const Complaint &a, const Complaint &b) { return a.range.begin < b.range.begin; });
    return std::move(m_query);
}

/// Everything up to the bracket that closes the group, or to the end.
Clause QueryParser::readGroup(Meaning meaning, int depth)
{
    QList<Clause> parts;
    bool joinsLast = false;
    for (skipSpaces(); !atEnd() && !(depth > 0 && isClosing(m_text[m_at])); skipSpaces()) {
        const qsizetype begin = m_at;
        const QStringView word = bareWord(depth);
        if (isOr(word) || isAnd(word)) {
            const TextRange range{begin, word.size()};
            const qsizetype behind = begin + word.size();
            if (onlySpacesFrom(behind) && m_context.typing) {
                m_at = behind;
                complain(Complaint::Reason::Unfinished, range);
                continue;
            }
            qsizetype next = behind;
            while (next < m_text.size() && m_text[next].isSpace())
                ++next;
            const bool hasRight = next < m_text.size() && !(depth > 0 && isClosing(m_text[next]));
            if (!parts.isEmpty() && hasRight && !joinsLast) {
                m_at = behind;
                joinsLast = isOr(word);
                continue;
            }
            complain(Complaint::Reason::LoneOperator, range);
        }
        std::optional<Clause> part = readOperand(meaning, depth);
        if (part && joinsLast) {
            Clause left = parts.takeLast();
            parts.append(joined(Clause::Kind::Any, {std::move(left), *std::move(part)}));
        } else if (part) {
            parts.append(*std::move(part));
        }
        joinsLast = false;
    }
    return joined(Clause::Kind::All, std::move(parts));
}

std::optional<Clause> QueryParser::readOperand(Meaning meaning, int depth)
{
    const bool mayNest = depth < kMostDepth;
    const bool hasNext = m_at + 1 < m_text.size();
    const QChar c = m_text[m_at];
    if (isMinus(c) && hasNext && mayNest && !m_text[m_at + 1].isSpace() && !isMinus(m_text[m_at + 1]) &&
        !isClosing(m_text[m_at + 1])) {
        ++m_at;
        std::optional<Clause> part = readOperand(meaning, depth);
        return part ? std::optional(opposite(*std::move(part))) : std::nullopt;
    }
    if (const QStringView word = bareWord(depth); mayNest && isNot(word) && !onlySpacesFrom(m_at + word.size())) {
        m_at += word.size();
        skipSpaces();
        std::optional<Clause> part = readOperand(meaning, depth + 1);
        return part ? std::optional(opposite(*std::move(part))) : std::nullopt;
    }
    if (isOpening(c) && mayNest) return readBracket(meaning, depth);
    if (isPhraseQuote(c)) return clauseOf(meaning, readPhrase());

    const qsizetype begin = m_at;
    if (const auto keyword = takeKeyword()) {
        const qsizetype behind = m_at;
        skipSpaces();
        if (atEnd() || (depth > 0 && isClosing(m_text[m_at]))) {
            complain(Complaint::Reason::Unfinished, {begin, behind - begin});
            return std::nullopt;
        }
        if (isOpening(m_text[m_at]) && mayNest) return readBracket(*keyword, depth);
        Value value = isPhraseQuote(m_text[m_at]) ? readPhrase() : readWord(depth);
        value.range = {begin, m_at - begin};
        return clauseOf(*keyword, std::move(value));
    }
    return clauseOf(meaning, readWord(depth));
}

std::optional<Clause> QueryParser::readBracket(Meaning meaning, int depth)
{
    ++m_at;
    Clause group = readGroup(meaning, depth + 1);
    if (!atEnd()) ++m_at; // Its closing bracket; one that is missing closes at the end.
    if (group.kind == Clause::Kind::All && group.parts.isEmpty()) return std::nullopt;
    return group;
}

/// From an opening quote to the next one of any shape, or to the end; a backslash takes a quote into the phrase. A
/// quote with nothing behind it is text, unless the text may go on.
QueryParser::Value QueryParser::readPhrase()
{
    Value value;
    value.literal = true;
    value.range.begin = m_at++;
    while (!atEnd() && !isPhraseQuote(m_text[m_at])) {
        const bool escapes = m_text[m_at] == u'\\' && m_at + 1 < m_text.size() &&
                             (isPhraseQuote(m_text[m_at + 1]) || m_text[m_at + 1] == u'\\');
        if (escapes) ++m_at;
        if (m_at == m_composing) value.openAt = value.text.size();
        value.text.append(m_text[m_at++]);
    }
    const bool isClosed = !atEnd();
    if (isClosed) ++m_at;
    value.range.length = m_at - value.range.begin;
    value.atEnd = atEnd();
    if (!isClosed && value.text.trimmed().isEmpty()) {
        if (m_context.typing)
            complain(Complaint::Reason::Unfinished, value.range);
        else
            value.text = m_text[value.range.begin];
    }
    return value;
}

QueryParser::Value QueryParser::readWord(int depth)
{
    Value value;
    value.range.begin = m_at;
    const QStringView word = bareWord(depth);
    if (m_composing >= m_at && m_composing < m_at + word.size()) value.openAt = m_composing - m_at;
    value.text = word.toString();
    m_at += word.size();
    value.range.length = word.size();
    value.atEnd = atEnd();
    return value;
}

/// What stands from here to the next white space, or to the bracket that closes the group; at least one character.
QStringView QueryParser::bareWord(int depth) const
{
    int inside = 0; // Brackets that the word opened itself: 회담(종합)
    qsizetype end = m_at;
    for (; end < m_text.size() && !m_text[end].isSpace(); ++end) {
        if (isOpening(m_text[end])) ++inside;
        if (!isClosing(m_text[end])) continue;
        if (inside == 0 && depth > 0 && end > m_at) break;
        inside = std::max(inside - 1, 0);
    }
    return m_text.sliced(m_at, end - m_at);
}

/// Steps over a keyword and its colon, if one stands here.
std::optional<Keyword> QueryParser::takeKeyword()
{
    constexpr qsizetype kLongest = 12;
    qsizetype end = m_at;
    while (end < m_text.size() && end - m_at < kLongest && !m_text[end].isSpace() && !isColon(m_text[end]))
        ++end;
    if (end >= m_text.size() || !isColon(m_text[end])) return std::nullopt;
    const auto keyword = keywordOf(folded(m_text.sliced(m_at, end - m_at)));
    if (keyword) m_at = end + 1;
    return keyword;
}

std::optional<Clause> QueryParser::clauseOf(Meaning meaning, Value value)
{
    if (!meaning) return textClause(Field::Any, value);
    if (const auto field = fieldOf(*meaning)) return textClause(*field, value);
    if (auto clause = valueClause(*meaning, value)) return clause;
    if (m_full) return std::nullopt;
    if (m_context.typing && value.atEnd && mayBecomeKnown(*meaning, value)) {
        complain(Complaint::Reason::Unfinished, value.range);
        return std::nullopt;
    }
    // Not to be read: searched as the text that it is, keyword and all.
    complain(Complaint::Reason::UnknownValue, value.range);
    value.text = m_text.sliced(value.range.begin, value.range.length).toString();
    value.openAt = -1;
    value.literal = true;
    return textClause(Field::Any, value);
}

std::optional<Clause> QueryParser::textClause(Field field, const Value &value)
{
    TextCondition condition;
    condition.field = field;
    condition.patterns = patternsOf(value.text, {.openAt = value.openAt, .literal = value.literal});
    if (condition.patterns.isEmpty()) return std::nullopt;
    if (!value.literal && field != Field::Author) addShorthand(value, &condition);
    return one(std::move(condition), value.range);
}

std::optional<Clause> QueryParser::valueClause(Keyword keyword, const Value &value)
{
    QString word = folded(value.text).trimmed();
    switch (keyword) {
    case Keyword::Label:
    case Keyword::Board: {
        const QList<Pattern> name = patternsOf(value.text, {.openAt = value.openAt, .literal = value.literal});
        if (name.isEmpty()) return std::nullopt;
        if (keyword == Keyword::Label) return one(LabelCondition{name}, value.range);
        bool isId = false;
        const BoardId id = word.toInt(&isId);
        return one(BoardCondition{name, isId && id > 0 ? id : 0}, value.range);
    }
    case Keyword::Number:
        if (const auto numbers = readNumbers(word)) return one(*numbers, value.range);
        return std::nullopt;
    case Keyword::Is:
        if (const auto state = rowStateOf(word.remove(u' '))) return one(*state, value.range);
        return std::nullopt;
    case Keyword::Has:
        if (const auto holding = holdingOf(word.remove(u' '))) return one(*holding, value.range);
        return std::nullopt;
    default:
        if (const auto condition = dateCondition(keyword, word)) return one(*condition, value.range);
        return std::nullopt;
    }
}

std::optional<Condition> QueryParser::dateCondition(Keyword keyword, QStringView word) const
{
    PostedCondition posted;
    if (keyword == Keyword::Date) {
        // From one to another; a part that is missing leaves that side open.
        for (const QStringView sign : {u"..", u"~"}) {
            const qsizetype at = word.indexOf(sign);
            if (at < 0) continue;
            const QStringView left = word.first(at);
            const QStringView right = word.sliced(at + sign.size());
            const auto from = readTimeSpan(left, m_context);
            const auto until = readTimeSpan(right, m_context);
            if (!from || (!until && !right.isEmpty())) continue;
            return PostedCondition{from->from, until ? std::optional(until->until) : std::nullopt, from->boardsClock};
        }
    }
    const auto span = readTimeSpan(word, m_context);
    if (!span) return std::nullopt;
    posted.boardsClock = span->boardsClock;
    if (keyword != Keyword::Before) posted.from = span->from;
    if (keyword == Keyword::Before) posted.until = span->from;
    if (keyword == Keyword::Date) posted.until = span->until;
    return posted;
}

/// Whether a value that says nothing yet is the beginning of one that does.
bool QueryParser::mayBecomeKnown(Keyword keyword, const Value &value) const
{
    const QList<Pattern> beginnings = patternsOf(value.text, {.openAt = value.openAt});
    const auto begins = [&beginnings](const QStringList &names) {
        return std::any_of(names.begin(), names.end(), [&beginnings](const QString &name) {
            return std::any_of(beginnings.begin(), beginnings.end(),
                               [&name](const Pattern &pattern) { return pattern.findIn(name, 0, true) == 0; });
        });
    };
    switch (keyword) {
    case Keyword::Is:
        for (int i = 0; i < kRowStates; ++i) {
            if (begins(namesOf(RowState(i)))) return true;
        }
        return false;
    case Keyword::Has:
        for (int i = 0; i < kHoldings; ++i) {
            if (begins(namesOf(Holding(i)))) return true;
        }
        return false;
    case Keyword::After:
    case Keyword::Before:
    case Keyword::Date: {
        const QString word = folded(value.text);
        const bool digits = std::all_of(word.begin(), word.end(),
                                        [](QChar c) { return c.isDigit() || c == u'-' || c == u'.' || c == u'/'; });
        return digits || begins(dayWords());
    }
    default:
        return false;
    }
}

/// The word with each stretch that has other forms in each of its forms.
void QueryParser::addShorthand(const Value &value, TextCondition *condition)
{
    struct Variant {
        QString text;
        bool startsWord = false;
        bool changed = false;
    };
    const QString word = folded(value.text).trimmed();
    const QList<Shorthand::Found> found = m_context.shorthand.findIn(word);
    if (found.isEmpty()) return;
    QList<Variant> variants{{}};
    qsizetype copied = 0;
    for (const Shorthand::Found &stretch : found) {
        const QString between = word.sliced(copied, stretch.begin - copied);
        const QString typed = word.sliced(stretch.begin, stretch.length);
        copied = stretch.begin + stretch.length;
        QList<Variant> longer;
        for (const Variant &variant : std::as_const(variants))
            longer.append({variant.text + between + typed, variant.startsWord, variant.changed});
        for (const Shorthand::Form &form : stretch.forms) {
            if (form.startsWord && stretch.begin > 0) continue;
            const Addition addition{typed, form.shown};
            if (!m_query.additions.contains(addition)) m_query.additions.append(addition);
            for (const Variant &variant : std::as_const(variants)) {
                if (longer.size() <= kMostForms)
                    longer.append({variant.text + between + form.text, variant.startsWord || form.startsWord, true});
            }
        }
        variants = longer;
    }
    // What is being composed stays open where shorthand did not take its place.
    const bool open = value.openAt >= 0 && value.openAt == value.text.size() - 1 && copied < word.size();
    for (const Variant &variant : std::as_const(variants)) {
        if (!variant.changed) continue;
        const QString text = variant.text + word.sliced(copied);
        QList<Pattern> patterns = patternsOf(text, {.openAt = open ? text.size() - 1 : -1});
        for (Pattern &pattern : patterns) {
            pattern.startsWord = variant.startsWord;
            if (!condition->patterns.contains(pattern)) condition->patterns.append(pattern);
        }
    }
}

std::optional<Clause> QueryParser::one(Condition condition, TextRange range)
{
    if (++m_conditions > kMostConditions) {
        if (!m_full) complain(Complaint::Reason::TooLong, {range.begin, m_text.size() - range.begin});
        m_full = true;
        return std::nullopt;
    }
    return Clause{.kind = Clause::Kind::One, .parts = {}, .condition = std::move(condition)};
}

void QueryParser::complain(Complaint::Reason reason, TextRange range)
{
    m_query.complaints.append(
        {.reason = reason, .range = range, .text = m_text.sliced(range.begin, range.length).toString()});
}

void QueryParser::skipSpaces()
{
    while (!atEnd() && m_text[m_at].isSpace())
        ++m_at;
}

bool QueryParser::onlySpacesFrom(qsizetype at) const
{
    return std::all_of(m_text.begin() + at, m_text.end(), [](QChar c) { return c.isSpace(); });
}

} // namespace newsboard
