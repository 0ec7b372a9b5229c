#pragma once

#include "app/search/query.h"
#include "app/search/query_words.h"

#include <optional>

namespace newsboard {

/// Whether a character begins or ends a literal phrase: the double quotes of every shape.
bool isPhraseQuote(QChar c);

/// Reads one query, from left to right. Used once, by parseQuery().
class QueryParser {
public:
    /// `text` outlives the parser.
    QueryParser(QStringView text, const QueryContext &context);

    Query read();

private:
    /// What a value stands for: the keyword before it, or none.
    using Meaning = std::optional<Keyword>;
    /// A value as it stands in the text, without its quotes.
    struct Value {
        QString text;
        TextRange range;       ///< In the query, from the keyword on if there is one.
        qsizetype openAt = -1; ///< Index in `text` of the character being composed.
        bool literal = false;
        bool atEnd = false; ///< Nothing stands behind it in the query.
    };

    Clause readGroup(Meaning meaning, int depth);
    std::optional<Clause> readOperand(Meaning meaning, int depth);
    std::optional<Clause> readBracket(Meaning meaning, int depth);
    Value readPhrase();
    Value readWord(int depth);
    std::optional<Keyword> takeKeyword();
    QStringView bareWord(int depth) const;

    std::optional<Clause> clauseOf(Meaning meaning, Value value);
    std::optional<Clause> textClause(Field field, const Value &value);
    std::optional<Clause> valueClause(Keyword keyword, const Value &value);
    std::optional<Condition> dateCondition(Keyword keyword, QStringView word) const;
    bool mayBecomeKnown(Keyword keyword, const Value &value) const;
    void addShorthand(const Value &value, TextCondition *condition);
    std::optional<Clause> one(Condition condition, TextRange range);

    void complain(Complaint::Reason reason, TextRange range);
    void skipSpaces();
    bool atEnd() const { return m_at >= m_text.size(); }
    bool onlySpacesFrom(qsizetype at) const;

    QStringView m_text;
    const QueryContext &m_context;
    qsizetype m_at = 0;
    qsizetype m_composing = -1; ///< The character being composed.
    int m_conditions = 0;
    bool m_full = false; ///< kMostConditions was reached, and said.
    Query m_query;
};

} // namespace newsboard
