#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace newsboard {

/// What a column of a board, or a labelled value in a row, can be.
enum class BoardColumn : quint8 { Number, Title, Author, Date, Views, Votes, Comments, Category, LastReply, Files };

/// Columns without order, but that the first one found is known.
class ColumnSet {
public:
    void insert(BoardColumn column)
    {
        if (m_bits == 0) m_first = column;
        m_bits |= bit(column);
    }
    void insert(ColumnSet others)
    {
        if (m_bits == 0) m_first = others.m_first;
        m_bits |= others.m_bits;
    }
    bool contains(BoardColumn column) const { return m_bits & bit(column); }
    bool isEmpty() const { return m_bits == 0; }
    BoardColumn first() const { return m_first; } ///< Of a set that is not empty.

private:
    static quint16 bit(BoardColumn column) { return quint16(1U << unsigned(column)); }

    quint16 m_bits = 0;
    BoardColumn m_first = BoardColumn::Number;
};

/// The columns that a header names: one for `제목` or `投稿者`, several for `Subject / Started by`, none for other
/// text. White space, case, counts and sort arrows do not matter.
QList<BoardColumn> headerColumns(QStringView header);

/// The value that a label before or after a count announces: `조회`, `Replies:`, `閲覧数`; if any.
std::optional<BoardColumn> labelColumn(QStringView label);

/// What a class or attribute name says of its element, by its words: `td_datetime`, `memberNick`, `list-hit`.
ColumnSet classColumns(QByteArrayView classes);

/// Words that stand in the place of a number, or before a title, for a pinned row: 공지, Notice, 公告, お知らせ, Sticky
/// …
bool isNoticeWord(QStringView text);

/// Whether a heading announces pinned rows: it holds one of those words, in any phrase.
bool announcesNotices(QStringView heading);

/// Marks in the place of a number for the row of the article that is open: `»`, 열람중, ▶ …
bool isOpenMark(QStringView text);

} // namespace newsboard
