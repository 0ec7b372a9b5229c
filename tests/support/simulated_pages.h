#pragma once

#include "tests/support/fixture_server.h"
#include "tests/support/simulated_board.h"

#include <QList>
#include <QString>

#include <optional>

namespace newsboard {

/// Whose markup a simulated board is served in.
enum class SimulatedSkin : quint8 {
    Rhymix,     ///< `/news?page=2`, `/news/ID`; notices on every page.
    Sketchbook, ///< `/index.php?mid=news&page=2`, `&document_srl=ID`; notices on every page.
    Gnuboard,   ///< `/bbs/board.php?bo_table=news&page=2`, `&wr_id=ID`; notices on the first page, as on all below.
    Zeroboard,  ///< `/bbs/zboard.php?id=news&page=2`, `&no=ID`; unclosed cells.
    Unknown,    ///< A table of nobody's program, read by its header words: `/news/list?p=2`, `/news/read?no=ID`.
};
inline constexpr int kSimulatedSkins = 5;
QString nameOf(SimulatedSkin skin);

/// What the numbers on a board's pages are.
enum class Numbering : quint8 {
    Counting, ///< How many posts stand below, as most programs print them …
    Fixed,    ///< … or each post's own, …
    None,     ///< … or there is no such column, and no notices (on an unknown skin).
};

/// One page as it is served.
struct SimulatedPage {
    int page = 1;
    QList<Headline> rows; ///< Exactly what the page says of each row, notices first; addresses left out.
};

/// The pages of a simulated board in one skin: addresses, rows, markup. A value; it knows no board.
class SimulatedPages {
public:
    /// `table` is the board's name in its addresses.
    SimulatedPages(SimulatedSkin skin, Numbering numbering, const QString &table = QStringLiteral("news"))
        : m_skin(skin), m_numbering(numbering), m_table(table)
    {
    }

    SimulatedSkin skin() const { return m_skin; }
    Numbering numbering() const { return m_numbering; }

    /// Path and query of a page, 1 = newest.
    QString listPath(int page = 1) const;
    /// Which page a path asks for; none for what is no list of this board.
    std::optional<int> pageAt(const QString &path) const;

    /// How many pages a board has. On an unknown skin the last one takes in what would be a page of a row or two, which
    /// nobody would know for a list.
    int pagesOf(const SimulatedBoard &board) const;
    /// What a page shows of the board as it is. Behind the last one: nothing but, on some skins, the notices.
    SimulatedPage pageOf(const SimulatedBoard &board, int page) const;
    /// The page with links to `lastPage` pages, as its server writes it.
    QByteArray markup(const SimulatedPage &page, int lastPage) const;
    /// pageOf() and markup() as an answer; 404 for paths that are none of the board's lists.
    Response answer(const SimulatedBoard &board, const QString &path) const;

private:
    Headline headlineOf(const SimulatedPost &post, qint64 counted) const;
    QString articlePath(const QString &id) const;
    QString row(const Headline &headline) const;
    QString frame(const QString &rows, const QString &links) const;
    QString links(int page, int lastPage) const;

    SimulatedSkin m_skin;
    Numbering m_numbering;
    QString m_table;
};

} // namespace newsboard
