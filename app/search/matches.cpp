#include "app/search/matches.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

bool hasInitials(Field field)
{
    return field == Field::Title || field == Field::Author;
}

bool standsIn(const QList<Pattern> &patterns, QStringView folded, bool initials)
{
    return std::any_of(patterns.begin(), patterns.end(),
                       [folded, initials](const Pattern &pattern) { return pattern.findIn(folded, 0, initials) >= 0; });
}

/// What stands in brackets in a folded title: [속보], (종합2보), <인사>.
QStringList bracketed(QStringView title)
{
    constexpr QStringView kOpening = u"[(<{【〔";
    constexpr QStringView kClosing = u"])>}】〕";
    QStringList found;
    for (qsizetype i = 0; i < title.size(); ++i) {
        const qsizetype kind = kOpening.indexOf(title[i]);
        if (kind < 0) continue;
        const qsizetype end = title.indexOf(kClosing[kind], i + 1);
        if (end > i + 1) found.append(title.sliced(i + 1, end - i - 1).toString());
    }
    return found;
}

/// Whether a condition's letters stand in folded texts.
template<typename Texts> bool standsIn(const TextCondition &condition, Texts &texts)
{
    const auto stands = [&condition](QStringView text, bool initials) {
        return standsIn(condition.patterns, text, initials);
    };
    switch (condition.field) {
    case Field::Any:
        return stands(texts.title(), true) || stands(texts.author(), true) || stands(texts.body(), false) ||
               stands(texts.comments(), false);
    case Field::Title:
        return stands(texts.title(), true);
    case Field::Author:
        return stands(texts.author(), true);
    case Field::Body:
        return stands(texts.body(), false);
    case Field::Comment:
        return stands(texts.comments(), false);
    case Field::Tag:
        if (stands(texts.tags(), false)) return true;
        const QStringList inTitle = bracketed(texts.title());
        return std::any_of(inTitle.begin(), inTitle.end(), [&](const QString &tag) { return stands(tag, false); });
    }
    Q_UNREACHABLE();
}

/// The texts of a row, each folded when it is first asked for.
class LazyTexts {
public:
    explicit LazyTexts(const SearchedRow &row) : m_row(row) {}

    QStringView title()
    {
        return kept(&m_title, [this] { return folded(m_row.headline.title); });
    }
    QStringView author()
    {
        return kept(&m_author, [this] { return folded(m_row.headline.author); });
    }
    QStringView tags()
    {
        return kept(&m_tags, [this] { return foldedTogether(QStringList(m_row.headline.category) << m_row.tags); });
    }
    QStringView body()
    {
        return kept(&m_body, [this] { return folded(m_row.body); });
    }
    QStringView comments()
    {
        return kept(&m_comments, [this] { return foldedTogether(m_row.commentTexts); });
    }

private:
    template<typename Make> static QStringView kept(std::optional<QString> *text, Make make)
    {
        if (!*text) text->emplace(make());
        return **text;
    }

    const SearchedRow &m_row;
    std::optional<QString> m_title;
    std::optional<QString> m_author;
    std::optional<QString> m_tags;
    std::optional<QString> m_body;
    std::optional<QString> m_comments;
};

/// Answers for one row.
class Judge {
public:
    explicit Judge(const SearchedRow &row) : m_row(row), m_texts(row) {}

    bool meets(const Clause &clause)
    {
        const auto met = [this](const Clause &part) { return meets(part); };
        switch (clause.kind) {
        case Clause::Kind::All:
            return std::all_of(clause.parts.begin(), clause.parts.end(), met);
        case Clause::Kind::Any:
            return std::any_of(clause.parts.begin(), clause.parts.end(), met);
        case Clause::Kind::Not:
            return !meets(clause.parts.front());
        case Clause::Kind::One:
            return std::visit([this](const auto &condition) { return meets(condition); }, clause.condition);
        }
        return false;
    }

private:
    bool meets(const TextCondition &condition) { return standsIn(condition, m_texts); }

    bool meets(RowState state)
    {
        switch (state) {
        case RowState::Unread:
            return !m_row.read;
        case RowState::Read:
            return m_row.read;
        case RowState::Starred:
            return m_row.starred;
        case RowState::Gone:
            return m_row.gone;
        case RowState::Notice:
            return m_row.headline.flags.testFlag(Flag::Notice);
        case RowState::New:
            return m_row.headline.flags.testFlag(Flag::New);
        case RowState::Hidden:
            return m_row.hidden;
        case RowState::Secret:
            return m_row.headline.flags.testFlag(Flag::Secret);
        }
        return false;
    }

    bool meets(Holding holding)
    {
        switch (holding) {
        case Holding::Comments:
            return m_row.headline.comments.value_or(0) > 0 || !m_row.commentTexts.isEmpty();
        case Holding::Picture:
            return m_row.headline.flags.testFlag(Flag::Picture);
        case Holding::File:
            return m_row.headline.flags.testFlag(Flag::File);
        case Holding::Revisions:
            return m_row.hasRevisions;
        case Holding::Article:
            return m_row.hasArticle;
        }
        return false;
    }

    bool meets(const NumberCondition &numbers)
    {
        const auto &number = m_row.headline.number;
        return number && *number >= numbers.first && *number <= numbers.last;
    }

    bool meets(const BoardCondition &board)
    {
        return (board.id != 0 && board.id == m_row.board) || standsIn(board.name, folded(m_row.boardName), true);
    }

    bool meets(const LabelCondition &label)
    {
        return std::any_of(m_row.labels.begin(), m_row.labels.end(),
                           [&label](const QString &name) { return standsIn(label.name, folded(name), true); });
    }

    bool meets(const PostedCondition &condition)
    {
        const PostedTime &posted = m_row.headline.posted;
        if (!posted.isKnown()) return false;
        const qint64 seconds = posted.sortSeconds() + (condition.boardsClock ? posted.offsetSeconds : 0);
        return (!condition.from || seconds >= *condition.from) && (!condition.until || seconds < *condition.until);
    }

    const SearchedRow &m_row;
    LazyTexts m_texts;
};

bool readsArticles(const Clause &clause)
{
    if (clause.kind == Clause::Kind::One) {
        const auto *text = std::get_if<TextCondition>(&clause.condition);
        if (text) return text->field != Field::Title && text->field != Field::Author;
        const auto *holding = std::get_if<Holding>(&clause.condition);
        return holding && *holding == Holding::Comments;
    }
    return std::any_of(clause.parts.begin(), clause.parts.end(),
                       [](const Clause &part) { return readsArticles(part); });
}

/// The patterns that are asked for, not excluded, in a field.
void collect(const Clause &clause, Field field, QList<Pattern> *patterns)
{
    if (clause.kind == Clause::Kind::Not) return;
    for (const Clause &part : clause.parts)
        collect(part, field, patterns);
    if (clause.kind != Clause::Kind::One) return;
    const auto *text = std::get_if<TextCondition>(&clause.condition);
    if (text && (text->field == Field::Any || text->field == field)) patterns->append(text->patterns);
}

} // namespace

bool matches(const Query &query, const SearchedRow &row)
{
    return matches(query.root, row);
}

bool matches(const Clause &clause, const SearchedRow &row)
{
    return Judge(row).meets(clause);
}

namespace {

/// Whether one of the patterns has an initial that counts in titles and authors only.
bool hasJamo(const QList<Pattern> &patterns)
{
    return std::any_of(patterns.begin(), patterns.end(), [](const Pattern &pattern) {
        return std::any_of(pattern.places.begin(), pattern.places.end(),
                           [](const Place &place) { return !place.isExact() && !place.open; });
    });
}

} // namespace

Verdict judged(const Clause &clause, const FoldedRow &row)
{
    const auto *text = clause.kind == Clause::Kind::One ? std::get_if<TextCondition>(&clause.condition) : nullptr;
    switch (clause.kind) {
    case Clause::Kind::One:
        if (!text) return Verdict::Perhaps;
        // What stands nowhere at all is told at one go; but initials would be looked for where they do not count.
        if (!hasJamo(text->patterns) && !standsIn(text->patterns, row.whole(), true)) return Verdict::No;
        return standsIn(*text, row) ? Verdict::Yes : Verdict::No;
    case Clause::Kind::Not: {
        const Verdict of = judged(clause.parts.front(), row);
        return of == Verdict::Perhaps ? of : of == Verdict::Yes ? Verdict::No : Verdict::Yes;
    }
    case Clause::Kind::All: {
        Verdict least = Verdict::Yes;
        for (qsizetype i = 0; i < clause.parts.size() && least != Verdict::No; ++i)
            least = std::min(least, judged(clause.parts[i], row));
        return least;
    }
    case Clause::Kind::Any: {
        Verdict most = Verdict::No;
        for (qsizetype i = 0; i < clause.parts.size() && most != Verdict::Yes; ++i)
            most = std::max(most, judged(clause.parts[i], row));
        return most;
    }
    }
    Q_UNREACHABLE();
}

bool readsArticles(const Query &query)
{
    return readsArticles(query.root);
}

QList<TextRange> highlights(const Query &query, QStringView text, Field field)
{
    QList<Pattern> patterns;
    collect(query.root, field, &patterns);
    return standsAt(patterns, text, hasInitials(field));
}

QList<TextRange> standsAt(const QList<Pattern> &patterns, QStringView text, bool initials)
{
    if (patterns.isEmpty()) return {};
    const FoldedText searched = foldedWithPlaces(text);
    QList<TextRange> found;
    for (const Pattern &pattern : patterns) {
        const qsizetype length = pattern.places.size();
        for (qsizetype at = pattern.findIn(searched.text, 0, initials); at >= 0;
             at = pattern.findIn(searched.text, at + length, initials))
            found.append(searched.original({at, length}));
    }
    std::sort(found.begin(), found.end(), [](const TextRange &a, const TextRange &b) { return a.begin < b.begin; });
    QList<TextRange> merged;
    for (const TextRange &range : std::as_const(found)) {
        if (!merged.isEmpty() && range.begin < merged.back().end()) {
            merged.back().length = std::max(merged.back().end(), range.end()) - merged.back().begin;
        } else {
            merged.append(range);
        }
    }
    return merged;
}

} // namespace newsboard
