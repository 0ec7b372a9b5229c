#pragma once

#include "app/domain/board.h"
#include "app/domain/headline.h"
#include "app/domain/list_page.h"
#include "app/sync/number_search.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

namespace newsboard {

/// What the cache holds of a board when a refresh of it begins, as far as the refresh is concerned with it. A value.
class RefreshGround {
public:
    /// How many of the newest rows it is made of: more than one refresh can have stored.
    static constexpr int kRows = 2'500;

    RefreshGround() = default;
    /// `rows` run from the newest down.
    RefreshGround(const Board &board, const QList<HeadlineRow> &rows, const NumberSearch::Ground &numbers);

    /// No row is known below which nothing is missing.
    bool isEmpty() const { return m_rows.isEmpty(); }
    /// Whether one of the rows is known, and nothing is missing below it.
    bool isMetBy(const QStringList &ids) const;
    /// As isMetBy() on a board that is sorted by what happens to its rows: one of them has not moved since the last
    /// refresh, so that what stands below it has not, either.
    bool isMetUnmovedBy(const ListPage &page) const;
    /// The newest row below which nothing is missing.
    std::optional<Key> newest() const { return m_newest; }
    /// As NumberedPart::newest: where no row is ground, none has a number that others can be held against.
    std::optional<Key> newestTrusted() const;
    /// One of the rows is among the newest there are.
    bool showsNewest(const QStringList &ids) const;

    /// Where its numbers stood, and what was left to be found of them.
    const NumberSearch::Ground &numbers() const { return m_numbers; }
    /// Whether the numbers count, as far as anybody knows who was told this kind: the first hole between them may be
    /// one between an old page and the one before it, so as long as there is none they are held to count; where they
    /// contradict one another, too.
    bool mayCount(NumberKind kind) const;

    /// Whether a page does not go with the board as it is known by now; see page_doubt.h. Rows that are missing twice
    /// in a row are missing. A board that had rows and shows none of its own may be another one.
    bool isDoubted(const ListPage &page, const Board &board) const;

private:
    QHash<QString, Headline> m_rows; ///< By their ids.
    std::optional<Key> m_newest;
    bool m_hasRows = false;
    QList<Headline> m_usual; ///< The newest ones, which show what is usual on the board.
    NumberSearch::Ground m_numbers;
    bool m_mayBeCounts = false; ///< The numbers of the rows are such as a board that counts has.
};

} // namespace newsboard
