#include "app/search/completions.h"

#include "app/search/query_dates.h"
#include "app/search/query_parser.h"
#include "app/search/query_words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The word that the cursor stands behind or in.
struct WordAtCursor {
    qsizetype begin = 0; ///< Behind a minus sign or an opening bracket.
    qsizetype end = 0;   ///< The cursor, or the end of the word it stands in.
    std::optional<Keyword> keyword;
    qsizetype valueBegin = 0; ///< Behind the colon; its quote included.
    bool inPhrase = false;
};

bool isEdge(QChar c)
{
    return c.isSpace() || c == u'(' || c == u')';
}

WordAtCursor wordAt(QStringView text, qsizetype cursor)
{
    WordAtCursor word;
    for (qsizetype i = 0; i < cursor; ++i) {
        if (word.inPhrase && text[i] == u'\\') {
            ++i;
        } else if (isPhraseQuote(text[i])) {
            const bool opens = i == word.begin || (text[i - 1] == u':' && !word.inPhrase);
            word.inPhrase = !word.inPhrase && opens;
        } else if (!word.inPhrase && (isEdge(text[i]) || (text[i] == u'-' && i == word.begin))) {
            word.begin = i + 1;
        }
    }
    word.begin = std::min(word.begin, cursor);
    word.end = cursor;
    while (!word.inPhrase && word.end < text.size() && !isEdge(text[word.end]))
        ++word.end;
    const QStringView typed = text.sliced(word.begin, cursor - word.begin);
    const qsizetype colon = typed.indexOf(u':');
    if (colon > 0) word.keyword = keywordOf(folded(typed.first(colon)));
    if (word.keyword) word.valueBegin = word.begin + colon + 1;
    return word;
}

bool hasHangul(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Hangul; });
}

bool isHan(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

/// The names that go with what was typed of a keyword's value.
QStringList candidates(Keyword keyword, const KnownNames &names, bool korean)
{
    QStringList words;
    switch (keyword) {
    case Keyword::Board:
        return names.boards;
    case Keyword::Author:
        return names.authors;
    case Keyword::Label:
        return names.labels;
    case Keyword::Tag:
        return names.tags;
    case Keyword::Is:
        for (int i = 0; i < kRowStates; ++i)
            words.append(namesOf(RowState(i))[korean ? 1 : 0]);
        return words;
    case Keyword::Has:
        for (int i = 0; i < kHoldings; ++i)
            words.append(namesOf(Holding(i))[korean ? 1 : 0]);
        return words;
    case Keyword::After:
    case Keyword::Before:
    case Keyword::Date:
        words = dayWords();
        words.removeIf([korean](const QString &word) { return isHan(word) || hasHangul(word) != korean; });
        return words;
    default:
        return {};
    }
}

/// A name as a value: in quotes where it would not be read as one word.
QString asValue(const QString &name)
{
    const bool plain = std::none_of(name.begin(), name.end(), [](QChar c) {
        return isEdge(c) || isPhraseQuote(c) || c == QChar(0xff08) || c == QChar(0xff09) || c == u'\\';
    });
    return plain ? name : quotedPhrase(name);
}

/// Where a name holds the letters that were typed; -1 where it does not.
qsizetype placeIn(const QString &name, const QList<Pattern> &typed)
{
    if (typed.isEmpty()) return 0;
    const QString text = folded(name);
    qsizetype place = -1;
    for (const Pattern &pattern : typed) {
        const qsizetype at = pattern.findIn(text, 0, true);
        if (at >= 0 && (place < 0 || at < place)) place = at;
    }
    return place;
}

} // namespace

QList<Completion> completions(QStringView text, qsizetype cursor, const KnownNames &names, qsizetype limit)
{
    cursor = std::clamp<qsizetype>(cursor, 0, text.size());
    const WordAtCursor word = wordAt(text, cursor);
    const qsizetype begin = word.keyword ? word.valueBegin : word.begin;
    QStringView typed = text.sliced(begin, cursor - begin);
    if (!typed.isEmpty() && isPhraseQuote(typed.front())) typed = typed.sliced(1);
    if (!word.keyword && (typed.isEmpty() || word.inPhrase)) return {};

    const QList<Pattern> patterns = patternsOf(typed, {.openAt = typed.size() - 1});
    const TextRange replaced{begin, word.end - begin};
    QStringList all;
    if (word.keyword) {
        const bool korean = hasHangul(typed.isEmpty() ? text.sliced(word.begin, begin - word.begin) : typed);
        all = candidates(*word.keyword, names, korean);
    } else {
        const bool korean = hasHangul(typed);
        for (int i = 0; i < kKeywords; ++i)
            all.append(namesOf(Keyword(i))[korean ? 1 : 0] + u':');
    }
    QList<std::pair<qsizetype, Completion>> found;
    for (const QString &name : std::as_const(all)) {
        const qsizetype place = placeIn(name, patterns);
        if (place < 0 || (!word.keyword && place > 0)) continue;
        const Completion completion{name, replaced, word.keyword ? asValue(name) + u' ' : name};
        const bool whole = text.sliced(replaced.begin, replaced.length) == completion.text.trimmed();
        if (!whole) found.append({std::min<qsizetype>(place, 1), completion});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<Completion> result;
    for (const auto &ranked : std::as_const(found)) {
        if (result.size() < limit) result.append(ranked.second);
    }
    return result;
}

} // namespace newsboard
