#include "app/search/folded_row.h"

#include "app/search/fold.h"
#include "app/search/matches.h"

namespace newsboard {

namespace {

/// No folded text has a control character.
constexpr QChar kBetween = u'\n';

} // namespace

QString foldedTogether(const QStringList &texts)
{
    QString together;
    for (const QString &text : texts) {
        if (!together.isEmpty()) together += kBetween;
        together += folded(text);
    }
    return together;
}

FoldedRow::FoldedRow(const SearchedRow &row)
{
    const QString parts[kParts] = {folded(row.headline.title), folded(row.headline.author),
                                   foldedTogether(QStringList(row.headline.category) << row.tags), folded(row.body),
                                   foldedTogether(row.commentTexts)};
    for (size_t place = 0; place < kParts; ++place) {
        if (place > 0) m_text += kBetween;
        m_text += parts[place];
        m_ends[place] = qint32(m_text.size());
    }
    m_text.squeeze();
}

} // namespace newsboard
