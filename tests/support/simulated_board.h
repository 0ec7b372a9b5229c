#pragma once

#include "app/domain/headline.h"

#include <QDate>
#include <QList>
#include <QString>

namespace newsboard {

/// One post of a simulated board, with all that a list shows of it. A value.
struct SimulatedPost {
    qint64 id = 0;     ///< Grows with time; other boards of the server take the ids between.
    qint64 number = 0; ///< Its own, from 1; printed by boards whose numbers are fixed.
    QString title;
    QString author;
    QDate day;
    int comments = 0;
    int views = 0;
    int votes = 0;
    QString category; ///< Empty: none.
    Flags flags;      ///< Notice: pinned above the list, and no longer one of its numbered rows.

    friend bool operator==(const SimulatedPost &, const SimulatedPost &) = default;
};

/// What happens to a board. It means something on any board, so that a history is still one after some of its events
/// were left out: places are counted round.
struct BoardEvent {
    enum class Kind : quint8 {
        Post,      ///< `count` new posts at the top; hundreds are a burst.
        Delete,    ///< The numbered row at `place`.
        Restore,   ///< One of the deleted, where it stood.
        Edit,      ///< The title of the row at `place`.
        Pin,       ///< The numbered row at `place` becomes a notice …
        Unpin,     ///< … and a notice a numbered row again.
        DeletePin, ///< A notice, while it is one.
        Comment,   ///< The row at `place` has `count` comments more (fewer where negative), and was read and voted for.
        Badge,     ///< The row at `place` has one of its badges no longer, or one more; `count` says which.
        Categorise, ///< The row at `place` goes into another category, or into none; `count` says which.
        Resize,     ///< Pages hold `count` rows from now on.
    };
    Kind kind = Kind::Post;
    int place = 0; ///< From the newest downwards.
    int count = 1;

    friend bool operator==(const BoardEvent &, const BoardEvent &) = default;
};

/// In words, for a history that a person reads.
QString lineOf(const BoardEvent &event);

/// A board as its server has it, through all that happens to it; what its pages look like is SimulatedPages' affair. A
/// value: a copy is the board of that moment. Everything follows from the events alone.
class SimulatedBoard {
public:
    /// With `posts` numbered posts of invented text and one notice; `perPage` rows to a page.
    SimulatedBoard(int posts, int perPage);

    void happen(const BoardEvent &event);

    /// The numbered rows, newest first.
    const QList<SimulatedPost> &posts() const { return m_posts; }
    const QList<SimulatedPost> &notices() const { return m_notices; }
    int perPage() const { return m_perPage; }
    /// How many pages the numbered rows fill; an empty board has one.
    int pages() const;

private:
    void post(int count);
    SimulatedPost *at(int place);
    void insertInOrder(const SimulatedPost &post);
    void moveTo(QList<SimulatedPost> &from, int place, bool pinned);

    QList<SimulatedPost> m_posts;
    QList<SimulatedPost> m_notices;
    QList<SimulatedPost> m_deleted;
    int m_perPage;
    int m_newest = 0; ///< No number is given out twice.
    int m_edits = 0;
};

} // namespace newsboard
