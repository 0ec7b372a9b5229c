#include "app/search/matches.h"

#include <algorithm>

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

QStringList allFolded(const QStringList &texts)
{
    QStringList result;
    for (const QString &text : texts)
        result.append(folded(text));
    return result;
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

/// One row with its texts folded when first asked for, each once.
class Judge {
public:
    explicit Judge(const SearchedRow &row) : m_row(row) {}

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
    bool meets(const TextCondition &condition)
    {
        const auto stands = [&condition](const QStringList &texts, bool initials) {
            return std::any_of(texts.begin(), texts.end(), [&condition, initials](const QString &text) {
                return standsIn(condition.patterns, text, initials);
            });
        };
        switch (condition.field) {
        case Field::Any:
            return stands(title(), true) || stands(author(), true) || stands(body(), false) ||
                   stands(comments(), false);
        case Field::Title:
            return stands(title(), true);
        case Field::Author:
            return stands(author(), true);
        case Field::Body:
            return stands(body(), false);
        case Field::Comment:
            return stands(comments(), false);
        case Field::Tag:
            return stands(allFolded(QStringList(m_row.tags) << m_row.headline.category), false) ||
                   stands(bracketed(title().front()), false);
        }
        return false;
    }

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

    const QStringList &title()
    {
        if (m_title.isEmpty()) m_title = {folded(m_row.headline.title)};
        return m_title;
    }
    const QStringList &author()
    {
        if (m_author.isEmpty()) m_author = {folded(m_row.headline.author)};
        return m_author;
    }
    const QStringList &body()
    {
        if (m_body.isEmpty()) m_body = {folded(m_row.body)};
        return m_body;
    }
    const QStringList &comments()
    {
        if (m_comments.isEmpty() && !m_row.commentTexts.isEmpty()) m_comments = allFolded(m_row.commentTexts);
        return m_comments;
    }

    const SearchedRow &m_row;
    QStringList m_title;
    QStringList m_author;
    QStringList m_body;
    QStringList m_comments;
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
