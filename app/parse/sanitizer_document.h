#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace newsboard {

/// The document that the cleaner writes: blocks that hold blocks or lines, and lines of inline pieces. Whatever is put
/// in comes out as HTML that a parser reads back as the very same document: no block stands inside an inline element,
/// no element inside one of its own kind that would close it, no text where a parser would move it.
class CleanDocument {
public:
    CleanDocument();

    /// A mark to close() back to: how many blocks are open.
    size_t open() const { return m_open.size(); }
    /// Closes the blocks opened since, and the line.
    void close(size_t mark);

    /// Opens a block that holds others (`blockquote ul li table tr td figure …`), with what its place needs around it.
    /// False if it can't stand here (`li` outside a list, too deep): its content then stands for itself.
    bool openBlock(const char *name, const QString &attributes);
    /// Whether the innermost block takes inline content only (`pre`, `figcaption`, `caption`).
    bool holdsLineOnly() const;
    bool isPreformatted() const;
    int openTables() const;

    /// How the next lines are written: `p` or `h1` … `h6`.
    struct LineKind {
        const char *name = "p";
        QString attributes = {};
        bool captionLike = false; ///< May be the caption of the picture above it.
        friend bool operator==(const LineKind &, const LineKind &) = default;
    };
    void setLineKind(const LineKind &kind);
    const LineKind &lineKind() const { return m_kind; }
    /// Ends the line; an inline-only block goes on on a new one.
    void breakLine();
    void lineFeed(); ///< `<br>`; two and more are an end of the paragraph.
    void rule();     ///< `<hr>`.

    /// Inline elements around what is written next; empty ones are never written.
    bool pushInline(const char *name, const QString &attributes);
    void popInline();
    bool isInline(const char *name) const;

    void text(QStringView text);
    void picture(const QString &attributes);

    /// Finds captions, drops what is empty, and writes the HTML.
    QString toHtml();

private:
    struct Piece {
        const char *name = nullptr; ///< Null: text.
        QString attributes = {};    ///< As written, with a space before each.
        QString text = {};
        std::vector<int> children = {};
        bool captionLike = false;
        bool dropped = false;
        bool implied = false; ///< Made, or opened again, for content that can't stand without it.
    };
    struct Inline {
        const char *name;
        QString attributes;
        int serial; ///< Tells two elements of one name and the same attributes apart.
    };

    int add(int parent, Piece piece);
    int innermost() const { return m_open.back(); }
    bool isNamed(int piece, const char *name) const;
    void imply();
    void leaveImplied();
    void endLine();
    void syncInlines();
    void keepInlines(size_t count);
    void append(QStringView text);
    void preformatted(QStringView text);

    void tidy(int piece);
    void dropEmpty(int piece);
    void findCaptions(int piece);
    bool splitCaption(int line, Piece *caption) const;
    bool hasOnlyPictures(int line) const;
    QString textOf(int piece) const;
    QString write() const;

    std::vector<Piece> m_pieces;
    std::vector<int> m_open;          ///< Blocks, outermost (the document itself) first.
    int m_line = -1;                  ///< The line that is written to.
    std::vector<Inline> m_wanted;     ///< What is to stand around the next text …
    std::vector<Inline> m_written;    ///< … and what does, …
    std::vector<int> m_writtenPieces; ///< … as pieces.
    LineKind m_kind;
    int m_serial = 0;
    int m_feeds = 0;      ///< `<br>`s not yet written.
    bool m_space = false; ///< A space not yet written.
    bool m_lineHasContent = false;
};

} // namespace newsboard
