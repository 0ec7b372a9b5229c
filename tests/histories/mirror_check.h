#pragma once

#include "tests/support/troubled_board.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

namespace newsboard {

/// Holds a cache against the board that it mirrors, from what the server gave out. It knows what nobody can know who
/// only reads pages, and asks for everything else:
///
/// - What a row says (title, counts, badges, category) is known as of the last time that a page showed the row. Rows on
///   pages of this reading must be as they are now; others as one of the pages since said.
/// - Where numbers count, rows that came or went on pages that were not read are known by the numbers above them;
///   but not where as many came as went between two pages that were read: those, and the numbers between them,
///   are excused until a page shows one of them. What came and went is so since the last exact mirror, or by what
///   the cache held before this reading: an old page that was taken in good faith may have told it of rows that
///   cancel each other out. Nor where numbers that could not be known are right by what came or went.
/// - Where numbers do not count, rows are known to be gone only between two neighbours on one page.
/// - A notice that is taken off is a row again or gone, and only the page with its place says which of them, and which
///   number it has. That it was taken off the first page says, unless it lacks so much that it may be another list.
/// - A page on which no row has a comment (or a category) does not say that there are none; nor does one that was cut,
///   where no row down to the one asked about has one.
class MirrorCheck {
public:
    explicit MirrorCheck(Numbering numbering) : m_numbering(numbering) {}

    /// Remembers what the server said; call it after every reading, however it ended.
    void hear(const QList<ServedPage> &served);
    /// After a reading that ended well and met an unchanging board: in what the cache differs from it; empty where it
    /// does not. What may stay unknown is taken over from the cache.
    QString differences(const SimulatedBoard &board, const QList<HeadlineRow> &cache, const QList<ServedPage> &served);
    /// Whether there was something that nobody could know when differences() were asked for last: the same pages, read
    /// once more, may prove it.
    bool leftOpen() const { return !m_unknown.rows.isEmpty(); }
    /// After a reading that leaves the cache behind, because it failed, or was told what is no longer so: what it holds
    /// is what the next one begins with.
    void believe(const QList<HeadlineRow> &cache);
    /// After any reading: what was in the cache and is not, or is held to be gone while the server has it.
    /// A row that came back during the reading, after `atFirst`, may be held to be gone, as may a notice that became
    /// one during it: `withNotices` leaves those out.
    static QString losses(const QList<HeadlineRow> &before, const QList<HeadlineRow> &now,
                          const SimulatedBoard &atFirst, const SimulatedBoard &board, bool withNotices);
    /// What a reading changed of the cache.
    static QString changes(const QList<HeadlineRow> &before, const QList<HeadlineRow> &now);

private:
    /// What a page said of a row, and what it left open.
    struct Said {
        Headline row;
        bool isSilentOnComments = false;
        bool isSilentOnCategory = false;
    };
    using SaidOf = QHash<qint64, Said>;

    /// What may be unknown of the rows by their ids: whether they are there, and their numbers.
    struct Unknown {
        QSet<qint64> rows;
        QSet<qint64> numbers;
    };

    /// What a reading begins with.
    struct Baseline {
        QHash<qint64, Headline> held; ///< What the cache holds of a row, …
        QSet<qint64> live;            ///< … which numbered rows it holds to be there, …
        QSet<qint64> pins;            ///< … which notices, …
        QSet<qint64> counted;         ///< … and the rows that its numbers count.
    };

    static Baseline baselineOf(const QList<HeadlineRow> &cache);
    static SaidOf saidBy(const QList<ServedPage> &served);
    static bool isCounted(qint64 above, qint64 below, qint64 came, qint64 pinned, const QHash<qint64, qint64> &numbers,
                          const Baseline &before);
    Unknown unknownOf(const SimulatedBoard &board, const QSet<qint64> &live, const SaidOf &said,
                      const QList<ServedPage> &served, const Baseline &before) const;
    static bool lacksMuch(const ServedPage &page, const Baseline &before);
    static bool isProven(qint64 above, qint64 below, const QList<ServedPage> &served, const Baseline &before);
    bool isAsSaid(const HeadlineRow &row, const Said &said) const;
    bool isAsHeard(const HeadlineRow &row) const;
    bool wasNumbered(qint64 id) const;
    bool wasTakenOff(const HeadlineRow &row) const;

    Numbering m_numbering;
    QHash<qint64, QList<Said>> m_heard; ///< By id; all that a row may be, the last one last.
    Baseline m_exact;                   ///< When the mirror was exact last.
    Baseline m_believed;                ///< When the last reading ended.
    Unknown m_unknown;                  ///< What nobody could know then, and was otherwise.
    qint64 m_newest = 0;                ///< The newest row that the cache ever had.
};

} // namespace newsboard
