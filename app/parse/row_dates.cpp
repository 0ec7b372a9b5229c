#include "app/parse/row_dates.h"

#include "app/parse/date_words.h"

namespace newsboard {

namespace {

constexpr qsizetype kLongestText = 60;

/// Cheap: whether all of a text can be a date. Its first letter then begins a word that dates are made of.
bool mayBeWhole(QStringView text)
{
    if (text.size() < 2 || text.size() > kLongestText) return false;
    const QChar first = text.front();
    return !first.isLetter() || mayBeginDateWord(first.toLower());
}

} // namespace

PostedTime RowDates::whole(QStringView text) const
{
    return mayBeWhole(text) ? parseDate(text, m_context) : PostedTime();
}

bool RowDates::isDate(const QString &text)
{
    const RowDate *known = newsboard::find(m_found, text);
    return known ? known->whole : whole(text).isKnown();
}

RowDate RowDates::find(const QString &text)
{
    if (text.size() < 2 || text.size() > kLongestText) return {};
    if (const RowDate *known = newsboard::find(m_found, text)) return *known;
    RowDate found;
    found.posted = whole(text);
    found.whole = found.posted.isKnown();
    if (found.whole) {
        found.text = text;
    } else {
        // "Mar 12 Nov 2013": a weekday in front that is a month's name elsewhere.
        const qsizetype space = text.indexOf(u' ');
        const QString behind = text.sliced(space + 1);
        if (space > 1 && space <= 5 && !behind.isEmpty() && behind.front().isDigit() && behind.contains(u' ') &&
            text.front().isLetter()) {
            found.posted = whole(behind);
            found.whole = found.posted.isKnown();
            if (found.whole) found.text = behind;
        }
        if (!found.whole) {
            qsizetype begin = 0, length = 0;
            found.posted = findDate(text, m_context, &begin, &length);
            if (found.posted.isKnown()) found.text = text.sliced(begin, length);
        }
    }
    m_found.emplace(text, found);
    return found;
}

} // namespace newsboard
