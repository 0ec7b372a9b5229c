#include "app/search/query_parts.h"

#include <algorithm>
#include <optional>

namespace newsboard {

namespace {

/// What a clause looks at.
enum class LookedAt : quint8 { Texts, Others, Both };

LookedAt lookedAtBy(const Clause &clause)
{
    if (clause.kind == Clause::Kind::One)
        return std::holds_alternative<TextCondition>(clause.condition) ? LookedAt::Texts : LookedAt::Others;
    std::optional<LookedAt> all;
    for (const Clause &part : clause.parts) {
        const LookedAt one = lookedAtBy(part);
        if (all && *all != one) return LookedAt::Both;
        all = one;
    }
    return all.value_or(LookedAt::Texts);
}

bool excludes(const Clause &clause)
{
    return clause.kind == Clause::Kind::Not || std::any_of(clause.parts.begin(), clause.parts.end(), excludes);
}

Clause together(const QList<Clause> &parts)
{
    Clause all;
    all.kind = Clause::Kind::All;
    all.parts = parts;
    return all;
}

} // namespace

QueryParts partsOf(const Query &query)
{
    QueryParts result;
    result.onlyAsks = !excludes(query.root);
    const QList<Clause> parts = query.root.kind == Clause::Kind::All ? query.root.parts : QList<Clause>{query.root};
    QList<Clause> asked;
    QList<Clause> filters;
    for (const Clause &part : parts) {
        const auto *state = part.kind == Clause::Kind::One ? std::get_if<RowState>(&part.condition) : nullptr;
        if (state && *state == RowState::Unread)
            result.unread = true;
        else if (state && *state == RowState::Read)
            result.read = true;
        else if (state && *state == RowState::Starred)
            result.starred = true;
        else if (lookedAtBy(part) == LookedAt::Others)
            filters.append(part);
        else
            asked.append(part);
    }
    result.asked = together(asked);
    result.filter = together(filters);
    return result;
}

Clause ofHeadline(const Clause &clause)
{
    Clause result = clause;
    for (Clause &part : result.parts)
        part = ofHeadline(part);
    const auto *text = clause.kind == Clause::Kind::One ? std::get_if<TextCondition>(&clause.condition) : nullptr;
    if (!text || text->field != Field::Any) return result;
    Clause either;
    either.kind = Clause::Kind::Any;
    for (const Field field : {Field::Title, Field::Author}) {
        Clause one;
        one.kind = Clause::Kind::One;
        one.condition = TextCondition{field, text->patterns};
        either.parts.append(one);
    }
    return either;
}

} // namespace newsboard
