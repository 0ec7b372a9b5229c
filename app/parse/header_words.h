#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace newsboard {

/// What a column of a board, or a labelled value in a row, can be.
enum class BoardColumn : quint8 { Number, Title, Author, Date, Views, Votes, Comments, Category, LastReply, Files };

/// The columns that a header names: one for `제목` or `投稿者`, several for `Subject / Started by`, none for other
/// text. White space, case, counts and sort arrows do not matter.
QList<BoardColumn> headerColumns(QStringView header);

/// The value that a label before or after a count announces: `조회`, `Replies:`, `閲覧数`; or none (an empty list).
QList<BoardColumn> labelColumns(QStringView label);

/// What a class or attribute name says of its element, by its words: `td_datetime`, `memberNick`, `list-hit`.
QList<BoardColumn> classColumns(QStringView classes);

/// Words that stand in the place of a number, or before a title, for a pinned row: 공지, Notice, 公告, お知らせ, Sticky
/// …
bool isNoticeWord(QStringView text);

/// Marks in the place of a number for the row of the article that is open: `»`, 열람중, ▶ …
bool isOpenMark(QStringView text);

} // namespace newsboard
