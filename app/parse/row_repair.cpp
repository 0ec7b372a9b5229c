#include "app/parse/row_repair.h"

#include "app/parse/row_words.h"

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace newsboard {

void turnLabels(RawBoardRow *row)
{
    const QList<RowPiece> &pieces = row->pieces;
    const auto countLabel = [&](qsizetype place) -> std::optional<BoardColumn> {
        if (place < 0 || place >= pieces.size()) return std::nullopt;
        const std::optional<BoardColumn> label = pieces[place].names;
        return label && isCountColumn(*label) ? label : std::nullopt;
    };
    // A colon binds a label to what follows.
    const auto labelBehind = [&](qsizetype place) {
        const bool bound = place < pieces.size() && QStringView(u":：").contains(pieces[place].text.back());
        return bound ? std::nullopt : countLabel(place);
    };
    const auto areNear = [&](qsizetype a, qsizetype b) {
        return pieces[a].element->parent == pieces[b].element->parent;
    };
    int before = 0, behind = 0, nearBefore = 0, nearBehind = 0;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (!pieces[i].count || pieces[i].inTitle) continue;
        const bool hasBefore = countLabel(i - 1).has_value(), hasBehind = labelBehind(i + 1).has_value();
        before += hasBefore;
        behind += hasBehind;
        nearBefore += hasBefore && areNear(i - 1, i);
        nearBehind += hasBehind && areNear(i, i + 1);
    }
    if (behind < before || (behind == before && nearBehind <= nearBefore)) return;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (pieces[i].count && !pieces[i].inTitle) row->pieces[i].label = labelBehind(i + 1);
    }
}

void partTitles(QList<RawBoardRow> *rows)
{
    struct Parts {
        std::optional<qint64> number;
        std::optional<qint64> count;
        qsizetype begin = 0;
        qsizetype end = 0;
    };
    QList<Parts> all;
    qsizetype numbered = 0, counted = 0;
    std::optional<qint64> previous;
    for (const RawBoardRow &row : std::as_const(*rows)) {
        const QString &title = row.headline.title;
        Parts parts;
        parts.end = title.size();
        qsizetype digits = 0;
        while (digits < title.size() && digits < 9 && title[digits] >= u'0' && title[digits] <= u'9')
            ++digits;
        if (digits > 0 && digits + 2 < title.size() && u":."_s.contains(title[digits]) && title[digits + 1] == u' ') {
            parts.number = title.first(digits).toLongLong();
            parts.begin = digits + 2;
        }
        const qsizetype open = std::max(title.lastIndexOf(u'('), title.lastIndexOf(u'['));
        if (open > parts.begin) {
            parts.count = bracketedCount(QStringView(title).sliced(open));
            if (parts.count) parts.end = open;
        }
        numbered += parts.number && (!previous || std::abs(*previous - *parts.number) == 1);
        counted += parts.count && !row.headline.comments;
        previous = parts.number;
        all.append(parts);
    }
    const bool numbers = rows->size() >= 5 && numbered * 10 >= rows->size() * 9;
    const bool counts = rows->size() >= 5 && counted * 10 >= rows->size() * 9;
    for (qsizetype i = 0; i < rows->size() && (numbers || counts); ++i) {
        Headline &headline = (*rows)[i].headline;
        if (counts && all[i].count) {
            headline.comments = all[i].count;
            headline.title.truncate(all[i].end);
        }
        if (numbers && all[i].number) {
            headline.title = headline.title.sliced(all[i].begin);
            headline.number = all[i].number;
        }
        headline.title = headline.title.trimmed();
    }
}

} // namespace newsboard
