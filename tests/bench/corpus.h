#pragma once

#include "app/domain/article.h"
#include "app/domain/headline.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace newsboard {

/// The invented news that the benchmarks store and search: headlines of eight Korean words, bodies of 250 words for
/// one in ten (of 100,000 at most), the words drawn by Zipf's law from a vocabulary of 60,000 (particles glued to half
/// of them; a few Hanja signs, Latin words and numbers among them), 20 boards of which the first has half of the rows.
/// The same on every run: a row depends on its place alone.
class Corpus {
public:
    static constexpr int kBoards = 20;

    /// `rows` headlines over all boards.
    explicit Corpus(qint64 rows);

    qint64 rows() const { return m_rows; }
    /// The board of a row, 0 to kBoards - 1; rows count from 0 upwards, the newest last.
    int boardOf(qint64 row) const;
    /// The headline of a row; its id is its place, plus 1.
    Headline headline(qint64 row) const;
    /// One headline in ten, 100,000 at most.
    static qint64 articlesOf(qint64 rows) { return std::min<qint64>(rows / 10, 100'000); }
    bool hasArticle(qint64 row) const { return row % (m_rows / articlesOf(m_rows)) == 3; }
    Article article(qint64 row) const;
    /// A word of the vocabulary by its place in the order of frequency, 0 the most common.
    const QString &word(int place) const { return m_words[place]; }
    int words() const { return int(m_words.size()); }

private:
    QString titleOf(qint64 row) const;
    QString bodyOf(qint64 row) const;
    QString authorOf(qint64 row) const;
    PostedTime postedOf(qint64 row) const;

    qint64 m_rows;
    QStringList m_words;
    QStringList m_authors;
    std::vector<double> m_weights; ///< Of the words up to each place, summed up to 1.
};

} // namespace newsboard
