#include "app/parse/row_columns.h"

#include "app/parse/row_repair.h"
#include "app/parse/row_words.h"
#include "app/parse/text_map.h"

#include <algorithm>
#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

qsizetype countColumns(const QList<BoardColumn> &columns)
{
    return std::count_if(columns.begin(), columns.end(), isCountColumn);
}

bool isOnly(const RowPiece &piece, BoardColumn column)
{
    return piece.byHeader.size() == 1 && piece.byHeader.first() == column;
}

bool isOf(const RowPiece &piece, BoardColumn column)
{
    return piece.byClass.contains(column);
}

/// Gives a row the count of a column unless it has one.
void take(Headline *headline, BoardColumn column, qint64 value)
{
    std::optional<qint64> *field = column == BoardColumn::Views      ? &headline->views
                                   : column == BoardColumn::Votes    ? &headline->votes
                                   : column == BoardColumn::Comments ? &headline->comments
                                                                     : nullptr;
    if (field && !*field) *field = value;
}

class ColumnReader {
public:
    ColumnReader(QList<RawBoardRow> *rows, const PageMemory &page, QStringList *explanation)
        : m_rows(*rows), m_page(page), m_dates(page.dates.context()), m_explanation(explanation)
    {
    }

    void read()
    {
        partTitles(&m_rows);
        for (RawBoardRow &row : m_rows)
            turnLabels(&row);
        findCategories();
        findNumbers();
        for (qsizetype i = 0; i < m_rows.size(); ++i)
            readRow(i);
        if (!m_anyViews) takeUnnamedViews();
        if (!m_anyAuthor) takeUnnamedAuthors();
    }

private:
    /// What is known of a row while its pieces are read.
    struct Reading {
        qsizetype row = 0;
        QString author;
        int authorRank = 0;
        RowDate date;
        int dateRank = 0;
        bool afterTitle = false;
        int titleCell = -1;
        QHash<int, int> countsInCell;
        int loneCounts = 0;
        std::optional<qint64> loneCount;
    };

    void explain(const QString &what, const PiecePlace &place)
    {
        if (!m_explanation) return;
        const auto classOf = [this](int plain) { return m_page.words.plainClass(plain); };
        m_explanation->append(what.arg(QString::number(place.nth) + m_page.paths.inWords(place.path, classOf) + u'@' +
                                       QString::number(place.ordinal)));
    }

    /// Places before the title that say a word in nearly every row, one of several: what kind of post it is. A word
    /// like "notice" there pins nothing.
    void findCategories()
    {
        std::map<PiecePlace, QStringList> texts;
        for (const RawBoardRow &row : std::as_const(m_rows)) {
            for (const RowPiece &piece : row.pieces) {
                if (piece.inTitle) break;
                const bool word = !piece.count && piece.date.text.isEmpty() && piece.text.size() <= 20 &&
                                  piece.text.front().isLetterOrNumber();
                if (word) texts[piece.place].append(piece.text);
            }
        }
        for (const auto &[place, words] : texts) {
            const TextSet<QString> different(words.begin(), words.end());
            if (words.size() * 10 >= m_rows.size() * 7 && m_rows.size() >= 4 && different.size() >= 3)
                m_categories.insert(place);
        }
        for (RawBoardRow &row : m_rows) {
            for (const xmlNode *caption : std::as_const(row.noticeCaptions)) {
                const bool category = std::any_of(row.pieces.begin(), row.pieces.end(), [&](const RowPiece &piece) {
                    return isCategory(piece) && isInside(piece.element, caption);
                });
                if (!category) row.headline.flags |= Flag::Notice;
            }
        }
    }

    bool isCategory(const RowPiece &piece) const
    {
        return isOf(piece, BoardColumn::Category) || isOnly(piece, BoardColumn::Category) ||
               m_categories.contains(piece.place);
    }

    /// The number's place: by header, by class, or because its values run down (or up) by little.
    void findNumbers()
    {
        struct Values {
            QList<qint64> numbers;
            bool other = false; ///< Its header or its classes name another column.
        };
        std::map<PiecePlace, Values> places;
        QStringList dates;
        for (const RawBoardRow &row : std::as_const(m_rows)) {
            for (const RowPiece &piece : row.pieces) {
                if (!piece.date.text.isEmpty()) dates.append(piece.date.text);
                if (piece.inTitle || !piece.count) continue;
                Values &values = places[piece.place];
                values.other |= isOf(piece, BoardColumn::Views) || isOf(piece, BoardColumn::Votes) ||
                                isOf(piece, BoardColumn::Comments) || countColumns(piece.byHeader) > 0;
                values.numbers.append(*piece.count);
            }
        }
        m_dates.order = dateOrder(dates, m_dates.order);
        int bestRun = 0;
        for (const auto &[place, values] : places) {
            const QList<qint64> &numbers = values.numbers;
            if (numbers.size() < 3 || values.other) continue;
            int down = 0, up = 0;
            for (qsizetype i = 1; i < numbers.size(); ++i) {
                down += numbers[i] < numbers[i - 1] && numbers[i - 1] - numbers[i] < 400;
                up += numbers[i] == numbers[i - 1] + 1;
            }
            const int run = std::max(down, up);
            if (run * 10 < (numbers.size() - 1) * 8 || run <= bestRun) continue;
            bestRun = run;
            m_numberPlace = place;
        }
        if (m_numberPlace) explain(u"numbers: values that run by one at %1"_s, *m_numberPlace);
    }

    void readRow(qsizetype place)
    {
        RawBoardRow &row = m_rows[place];
        Headline &headline = row.headline;
        Reading reading;
        reading.row = place;
        for (const RowPiece &piece : std::as_const(row.pieces))
            readPiece(piece, &row, &reading);
        headline.author = reading.author;
        m_anyAuthor |= !reading.author.isEmpty();
        m_anyViews |= headline.views.has_value();
        if (!headline.comments && reading.loneCounts == 1) headline.comments = reading.loneCount;
        if (row.open) {
            while (headline.title.startsWith(u'>') || headline.title.startsWith(u'»'))
                headline.title = headline.title.sliced(1).trimmed();
        }
        if (!reading.date.text.isEmpty()) headline.posted = posted(reading.date);
        if (headline.title.endsWith(u'…') || headline.title.endsWith("..."_L1)) headline.flags |= Flag::CutTitle;
    }

    PostedTime posted(const RowDate &date) const
    {
        if (m_dates.order == m_page.dates.context().order) return date.posted;
        PostedTime posted = parseDate(date.text, m_dates);
        if (!posted.isKnown()) posted = findDate(date.text, m_dates);
        return posted.isKnown() ? posted : date.posted;
    }

    void readPiece(const RowPiece &piece, RawBoardRow *row, Reading *reading)
    {
        Headline &headline = row->headline;
        if (piece.inTitle) {
            reading->afterTitle = true;
            reading->titleCell = piece.cell;
            return;
        }
        const bool numberHeader = isOnly(piece, BoardColumn::Number);
        const bool numbers = m_numberPlace == piece.place;
        const bool first = &piece == &row->pieces.constFirst() && !reading->afterTitle;
        if ((numberHeader || numbers || first) && isOpenMark(piece.text)) {
            row->open = true;
            return;
        }
        if (!reading->afterTitle && isNoticeWord(piece.text) && !isCategory(piece)) headline.flags |= Flag::Notice;
        const bool byRun = numbers && piece.byHeader.isEmpty() && !isOf(piece, BoardColumn::Votes);
        if (piece.count && (numberHeader || byRun)) {
            if (!headline.number) headline.number = piece.count;
            return;
        }
        if (!piece.date.text.isEmpty()) readDate(piece, reading);
        if (piece.count && !(piece.userLink && piece.byHeader.isEmpty() && piece.text.size() > 6)) {
            readCount(piece, &headline, reading);
            return;
        }
        if (piece.date.whole) return;
        const auto counts = labelledCounts(piece.text);
        for (const auto &[column, value] : counts)
            take(&headline, column, value);
        if (!counts.isEmpty() || piece.names) return;
        const bool byBrackets = piece.bracketed && !reading->afterTitle && piece.text.size() < 30;
        if (isOnly(piece, BoardColumn::Category) || byBrackets ||
            (isOf(piece, BoardColumn::Category) && piece.text.size() < 30)) {
            const bool notice = isNoticeWord(piece.text) && !m_categories.contains(piece.place);
            if (headline.category.isEmpty() && !notice) headline.category = piece.text;
            return;
        }
        readName(piece, reading);
    }

    static void readDate(const RowPiece &piece, Reading *reading)
    {
        const int rank = (isOnly(piece, BoardColumn::Date) ? 8 : 0) +
                         (piece.last || isOf(piece, BoardColumn::Comments) ? 0 : 4) + (piece.date.whole ? 2 : 1);
        if (rank <= reading->dateRank) return;
        reading->dateRank = rank;
        reading->date = piece.date;
    }

    void readCount(const RowPiece &piece, Headline *headline, Reading *reading)
    {
        const qint64 count = *piece.count;
        const bool inHeadedTitle = isOnly(piece, BoardColumn::Title);
        const bool labelled = piece.label && isCountColumn(*piece.label);
        if (piece.byHeader.size() == 1 && !inHeadedTitle && piece.byHeader.first() != BoardColumn::Date) {
            take(headline, piece.byHeader.first(), count);
        } else if (countColumns(piece.byHeader) >= 2) {
            int &nth = reading->countsInCell[piece.cell];
            if (nth < piece.byHeader.size()) take(headline, piece.byHeader[nth], count);
            ++nth;
        } else if (labelled && hasAttribute(piece.element, "title")) {
            take(headline, *piece.label, count);
        } else if (isOf(piece, BoardColumn::Comments) || (piece.identityLink && isOf(piece, BoardColumn::Votes))) {
            take(headline, BoardColumn::Comments, count);
        } else if (isOf(piece, BoardColumn::Views)) {
            take(headline, BoardColumn::Views, count);
        } else if (isOf(piece, BoardColumn::Votes)) {
            take(headline, BoardColumn::Votes, count);
        } else if (labelled) {
            take(headline, *piece.label, count);
        } else if (reading->afterTitle && bracketedCount(piece.text)) {
            take(headline, BoardColumn::Comments, count);
        } else if (reading->afterTitle && ((piece.identityLink && piece.byHeader.isEmpty()) ||
                                           (inHeadedTitle && reading->titleCell == piece.cell &&
                                            reading->author.isEmpty() && reading->date.text.isEmpty()))) {
            // One is the number of comments; several are the thread's pages.
            ++reading->loneCounts;
            reading->loneCount = count;
        } else if (reading->afterTitle && (piece.byHeader.isEmpty() || inHeadedTitle)) {
            m_unclaimed[piece.place].insert(reading->row, count);
        }
    }

    void readName(const RowPiece &piece, Reading *reading)
    {
        QString name = piece.text;
        if (!piece.date.text.isEmpty()) {
            name.remove(piece.date.text);
            while (!name.isEmpty() && u" |/·•,-—–:»«()"_s.contains(name.back()))
                name.chop(1);
        }
        const bool letters = std::any_of(name.begin(), name.end(), [](QChar c) { return c.isLetterOrNumber(); });
        if (piece.last || name.size() > 60 || !letters || isByWord(name)) return;
        if (piece.identityLink && piece.byHeader.isEmpty() && piece.byClass.isEmpty()) return;
        m_leftovers[piece.place].insert(reading->row, name);
        int rank = piece.picture ? -2 : 0;
        if (const QString named = afterBy(name); !named.isEmpty()) {
            name = named;
            rank += 5;
        }
        if (isOnly(piece, BoardColumn::Author)) rank += 8;
        if (isOf(piece, BoardColumn::Author)) rank += 4;
        if (piece.userLink) rank += 3;
        if (piece.label == BoardColumn::Author) rank += 3;
        if (rank <= reading->authorRank) return;
        reading->authorRank = rank;
        reading->author = name;
    }

    bool isInNearlyEveryRow(qsizetype found) const { return found * 10 >= m_rows.size() * 8 && m_rows.size() >= 4; }

    /// Counts that nothing names, in nearly every row: how often it was read, if they are large enough.
    void takeUnnamedViews()
    {
        for (const auto &[place, values] : m_unclaimed) {
            const qint64 most = *std::max_element(values.cbegin(), values.cend());
            if (!isInNearlyEveryRow(values.size()) || most < 20 || place == m_numberPlace) continue;
            for (auto value = values.cbegin(); value != values.cend(); ++value)
                m_rows[value.key()].headline.views = *value;
            explain(u"views: unnamed counts at %1"_s, place);
            return;
        }
    }

    /// No word says who wrote: a place with short texts in nearly every row, some of them again, holds the names.
    void takeUnnamedAuthors()
    {
        const QMap<qsizetype, QString> *best = nullptr;
        PiecePlace bestPlace;
        bool bestVaries = false;
        for (const auto &[place, names] : m_leftovers) {
            const QList<QString> texts = names.values();
            const qsizetype different = qsizetype(TextSet<QString>(texts.begin(), texts.end()).size());
            if (!isInNearlyEveryRow(names.size()) || different < 3) continue;
            if (different == names.size() && names.size() > 12) continue;
            const bool longOne =
                std::any_of(texts.begin(), texts.end(), [](const QString &text) { return text.size() > 30; });
            // A few words again and again are rather categories, if another place has names.
            const bool varies = different * 5 >= names.size();
            if (longOne || (best && bestVaries >= varies)) continue;
            best = &names;
            bestPlace = place;
            bestVaries = varies;
        }
        if (!best) return;
        for (auto at = best->cbegin(); at != best->cend(); ++at)
            m_rows[at.key()].headline.author = *at;
        explain(u"authors: short repeated texts at %1"_s, bestPlace);
        takeNamesBeforeDates();
    }

    /// Where most rows have an author: what stands directly before the date of those that are built otherwise.
    void takeNamesBeforeDates()
    {
        for (RawBoardRow &row : m_rows) {
            if (!row.headline.author.isEmpty()) continue;
            bool afterTitle = false;
            for (qsizetype i = 0; i + 1 < row.pieces.size(); ++i) {
                const RowPiece &piece = row.pieces[i];
                afterTitle |= piece.inTitle;
                const bool name = afterTitle && !piece.inTitle && !piece.count && !piece.names && !piece.last &&
                                  piece.date.text.isEmpty() && piece.text.size() > 1 && piece.text.size() <= 20;
                if (!name || !row.pieces[i + 1].date.whole) continue;
                row.headline.author = piece.text;
                break;
            }
        }
    }

    QList<RawBoardRow> &m_rows;
    const PageMemory &m_page;
    DateContext m_dates; ///< With the order of day and month that all of the page's dates agree on.
    QStringList *m_explanation;
    std::optional<PiecePlace> m_numberPlace;
    std::map<PiecePlace, QMap<qsizetype, QString>> m_leftovers;
    std::map<PiecePlace, QMap<qsizetype, qint64>> m_unclaimed;
    std::set<PiecePlace> m_categories;
    bool m_anyAuthor = false;
    bool m_anyViews = false;
};

} // namespace

void readColumns(QList<RawBoardRow> *rows, const PageMemory &page, QStringList *explanation)
{
    ColumnReader(rows, page, explanation).read();
}

} // namespace newsboard
