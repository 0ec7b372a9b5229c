#pragma once

#include "tests/support/fixture_server.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace newsboard {

/// One post of an invented board.
struct Post {
    int id = 0;
    int number = 0; ///< 0: a notice.
    QString title;
    QString author = QStringLiteral("새벽통신");
    QDateTime posted; ///< The board's wall clock.
    int views = 0;
    QString body;
    QString html = {}; ///< Its body as markup, in the place of `body`.
    QStringList comments;

    bool isNotice() const { return number == 0; }
};

/// An invented board as its server would send it, page by page: posts of the present, in the markup of one program.
/// Small on purpose; the many faces of real pages are the parser's tests.
class InventedBoard {
public:
    enum class Program : quint8 {
        Rhymix,    ///< `/news?page=2`, `/news/ID`; the list stands under each article.
        Gnuboard,  ///< `/bbs/board.php?bo_table=talk&wr_id=ID`; articles stand alone.
        Unnumbered ///< A table of nobody's program, without numbers: `/list?p=2`, `/read?no=ID`.
    };

    explicit InventedBoard(Program program = Program::Rhymix) : m_program(program) {}

    /// Newest first, notices apart from the order.
    QList<Post> posts;
    int perPage = 20;
    int commentsPerPage =
        0;               ///< 0: all on one page; else on several, of which the last is shown where none is asked for.
    bool counts = false; ///< The numbers are how many posts stand below, as most programs print them; else each post
                         ///< keeps its own.

    /// Adds `count` younger posts at the top.
    void grow(int count);
    void remove(int id);
    /// Puts a post that was removed back where it stood.
    void restore(const Post &post);
    /// What the board prints, newest first, without the notices: ids and numbers.
    QList<std::pair<QString, qint64>> printed() const;
    /// The post of this id, for changing it.
    Post &post(int id);

    QString listPath(int page = 1) const;
    QString articlePath(int id) const;
    QByteArray listPage(int page) const;
    /// `commentPage` 0: the one that is shown where none is asked for.
    QByteArray articlePage(int id, int commentPage = 0) const;
    int pages() const;

    /// What the server answers; a page behind the last one says that there are no posts, as most programs do.
    Response answer(const QString &path) const;
    /// Lets the server answer for the board, as it is at the time of each request.
    void serveAt(FixtureServer &server) const;

private:
    QByteArray frame(const QString &title, const QString &content) const;
    QString rows(int page, int openId) const;
    int numberOf(const Post &post, qsizetype place, qsizetype all) const;
    QString list(int page, int openId) const;
    QString pagination(int page) const;
    QString article(const Post &post, int commentPage) const;

    Program m_program;
    int m_newest = 0; ///< No number is given out twice.
};

/// A board with a notice and `count` numbered posts.
InventedBoard inventedBoard(InventedBoard::Program program = InventedBoard::Program::Rhymix, int count = 45);

} // namespace newsboard
