#include "app/parse/dates.h"

#include "app/parse/date_reader.h"
#include "app/parse/date_tokens.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// A date is short; a longer text is none, and is not read any further.
constexpr qsizetype kLongestDate = 72;
constexpr qsizetype kLongestSearched = 4000;
/// Day words stand for a date in a label, not in a sentence.
constexpr qsizetype kLongestLabel = 24;

/// Cheap: whether a text can be a date at all.
bool mayBeDate(QStringView text)
{
    if (text.isEmpty() || text.size() > kLongestDate) return false;
    for (const QChar c : text) {
        if (dateDigit(c) >= 0) return true;
    }
    return mayBeginDateWord(text.front().toLower());
}

} // namespace

PostedTime parseDate(QStringView text, const DateContext &context)
{
    text = text.trimmed();
    if (!mayBeDate(text)) return {};
    const DateTokens tokens = dateTokensOf(text.toString().toLower());
    for (const DateToken &token : tokens) {
        if (token.kind == DateToken::Kind::Unknown) return {};
    }
    DateReader reader(tokens, context, 0);
    reader.skipNoise(false);
    const PostedTime posted = reader.read();
    reader.skipNoise(true);
    return reader.at() == tokens.size() ? posted : PostedTime{};
}

PostedTime findDate(QStringView text, const DateContext &context, qsizetype *begin, qsizetype *length)
{
    const QString folded = text.first(std::min(text.size(), kLongestSearched)).toString().toLower();
    const DateTokens tokens = dateTokensOf(folded);
    PostedTime best;
    qsizetype bestBegin = 0;
    qsizetype bestLength = 0;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == DateToken::Kind::Unknown || tokens[i].kind == DateToken::Kind::Sign) continue;
        DateReader reader(tokens, context, i);
        const PostedTime posted = reader.read();
        if (!posted.isKnown() || reader.at() == i) continue;
        if (reader.wasDayWord() && !posted.hasTime() && text.size() > kLongestLabel) continue;
        const qsizetype from = tokens[i].begin;
        const qsizetype size = tokens[reader.at() - 1].end - from;
        if (size > bestLength) {
            best = posted;
            bestBegin = from;
            bestLength = size;
        }
        i = std::max(i, reader.at() - 1);
    }
    if (begin) *begin = bestBegin;
    if (length) *length = bestLength;
    return best;
}

DateContext::Order dateOrder(const QStringList &dates, DateContext::Order otherwise)
{
    using Order = DateContext::Order;
    bool yearFirst = true;
    bool monthFirst = true;
    bool dayFirst = true;
    bool pointed = false;
    bool any = false;
    for (const QString &text : dates) {
        const DateTokens tokens = dateTokensOf(text.left(kLongestDate).toLower());
        for (qsizetype i = 0; i + 4 < tokens.size(); ++i) {
            const auto isNumber = [&](qsizetype at) { return tokens[at].kind == DateToken::Kind::Number; };
            const bool parts = isNumber(i) && isNumber(i + 2) && isNumber(i + 4) &&
                               tokens[i + 1].kind == DateToken::Kind::Sign && tokens[i + 1].sign != u':' &&
                               tokens[i + 3].sign == tokens[i + 1].sign;
            if (!parts || tokens[i].digits == 4) continue;
            any = true;
            pointed = pointed || tokens[i + 1].sign == u'.';
            const DateToken &a = tokens[i];
            const DateToken &b = tokens[i + 2];
            const DateToken &c = tokens[i + 4];
            yearFirst = yearFirst && a.digits == 2 && c.digits <= 2 && b.value >= 1 && b.value <= 12 && c.value >= 1 &&
                        c.value <= 31;
            monthFirst = monthFirst && a.value >= 1 && a.value <= 12 && b.value >= 1 && b.value <= 31;
            dayFirst = dayFirst && a.value >= 1 && a.value <= 31 && b.value >= 1 && b.value <= 12;
            break;
        }
    }
    if (!any) return otherwise;
    if ((otherwise == Order::YearFirst && yearFirst) || (otherwise == Order::MonthFirst && monthFirst) ||
        (otherwise == Order::DayFirst && dayFirst))
        return otherwise;
    if (yearFirst) return Order::YearFirst;
    if (dayFirst && pointed) return Order::DayFirst;
    if (monthFirst) return Order::MonthFirst;
    return dayFirst ? Order::DayFirst : otherwise;
}

} // namespace newsboard
