#pragma once

#include "tests/support/simulated_pages.h"

#include <QList>

namespace newsboard {

/// What one request of a reading meets, or it and all after it.
struct Trouble {
    enum class Kind : quint8 {
        None,
        Drop,        ///< The connection ends without an answer.
        Cut,         ///< It ends in the middle of the page.
        ServerFault, ///< 500.
        TooMany,     ///< 429 with Retry-After.
        Stale,       ///< The page as it was `age` readings ago, out of a cache on the way.
        Login,       ///< 200 with a form to log in.
        Empty,       ///< The board without any posts.
        OtherBoard,  ///< The list of another board of the same server.
        Half,        ///< The page without every second row.
    };
    Kind kind = Kind::None;
    int request = 1; ///< From 1.
    bool lasts = false;
    int age = 1;

    friend bool operator==(const Trouble &, const Trouble &) = default;
};
inline constexpr int kTroubles = 10;
QString lineOf(const Trouble &trouble);

/// What happens on the board while it is being read: right before a request is answered.
struct Meanwhile {
    int request = 0; ///< From 1; 0: nothing happens.
    QList<BoardEvent> events;

    friend bool operator==(const Meanwhile &, const Meanwhile &) = default;
};

/// A page that was given out in the present reading.
struct ServedPage {
    SimulatedPage page;
    bool isTrue = true; ///< Whole, and of the moment; else its rows are what it said, …
    bool isCut = false; ///< … or the first of them are.
};

/// A simulated board behind a server, with trouble on the way. Answers in the server's thread.
class TroubledBoard {
public:
    TroubledBoard(const SimulatedBoard &atFirst, const SimulatedPages &pages);

    SimulatedBoard board;
    const SimulatedPages &pages() const { return m_pages; }

    /// Answers for all paths from now on; must live as long as the server is asked.
    void serveAt(FixtureServer &server);
    /// A reading begins: requests are counted from here, and what was served before is forgotten.
    void beginReading(const Trouble &trouble = {}, const Meanwhile &meanwhile = {});

    /// The board when the reading began.
    const SimulatedBoard &atFirst() const { return m_past.last(); }
    int asked() const { return m_asked; }
    bool metTrouble() const;
    /// Whether the board changed during the reading.
    bool changedMeanwhile() const { return m_meanwhile.request > 0 && m_asked >= m_meanwhile.request; }
    const QList<ServedPage> &served() const { return m_served; }

private:
    Response answer(const QString &path);
    Response troubled(int page);
    Response serve(const SimulatedPage &page, int lastPage, bool isTrue);

    SimulatedPages m_pages;
    SimulatedPages m_otherPages; ///< Of another board beside it.
    SimulatedBoard m_other;
    QList<SimulatedBoard> m_past; ///< As it was when each reading began, the last one last.
    Trouble m_trouble;
    Meanwhile m_meanwhile;
    int m_asked = 0;
    QList<ServedPage> m_served;
};

} // namespace newsboard
