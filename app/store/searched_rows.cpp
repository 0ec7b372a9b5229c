#include "app/store/searched_rows.h"

#include "app/store/articles_table.h"
#include "app/store/boards_table.h"
#include "app/store/columns.h"
#include "app/store/packed_body.h"
#include "app/store/shifts_table.h"

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

QByteArray selectRow(const SearchedRows::Parts &parts)
{
    const QString number = parts.number ? u"h.number + "_s + shiftOfRow() : u"NULL"_s;
    const QString revisions = parts.revisions ? u"EXISTS (SELECT 1 FROM revisions r WHERE r.key = h.key)"_s : u"0"_s;
    const QString states = parts.states ? u"EXISTS (SELECT 1 FROM unread u WHERE u.key = h.key), "
                                          "EXISTS (SELECT 1 FROM states s WHERE s.key = h.key AND "
                                          "s.starred_at IS NOT NULL)"_s
                                        : u"0, 0"_s;
    const QString article = parts.hasArticle ? u"EXISTS (SELECT 1 FROM bodies b WHERE b.key = h.key)"_s : u"0"_s;
    const QString posted = parts.posted ? u"h.posted, h.posted_precision, h.posted_offset"_s : u"NULL, 0, 0"_s;
    return (u"SELECT h.title, h.author, h.category, h.flags, h.comments, h.gone_at IS NOT NULL, "_s + states + u", "_s +
            article + u", "_s + revisions + u", "_s + number + u", "_s + posted +
            u" FROM headlines h WHERE h.key = ?"_s)
        .toUtf8();
}

} // namespace

SearchedRows::Parts SearchedRows::partsOf(const Clause &clause)
{
    Parts parts;
    for (const Clause &part : clause.parts) {
        const Parts more = partsOf(part);
        parts.article |= more.article;
        parts.hasArticle |= more.hasArticle;
        parts.states |= more.states;
        parts.boardName |= more.boardName;
        parts.number |= more.number;
        parts.posted |= more.posted;
        parts.revisions |= more.revisions;
    }
    if (clause.kind != Clause::Kind::One) return parts;
    if (const auto *text = std::get_if<TextCondition>(&clause.condition))
        parts.article = text->field != Field::Title && text->field != Field::Author;
    if (const auto *holding = std::get_if<Holding>(&clause.condition)) {
        parts.article = *holding == Holding::Comments;
        parts.hasArticle = *holding == Holding::Article;
        parts.revisions = *holding == Holding::Revisions;
    }
    if (const auto *state = std::get_if<RowState>(&clause.condition))
        parts.states = *state == RowState::Unread || *state == RowState::Read || *state == RowState::Starred;
    parts.boardName = std::holds_alternative<BoardCondition>(clause.condition);
    parts.number = std::holds_alternative<NumberCondition>(clause.condition);
    parts.posted = std::holds_alternative<PostedCondition>(clause.condition);
    return parts;
}

SearchedRows::SearchedRows(Connection &connection, const Parts &parts)
    : m_parts(parts), m_row(connection, selectRow(parts)),
      m_article(connection, "SELECT packed, text, comments, tags FROM bodies WHERE key = ?")
{
    if (!parts.boardName) return;
    const QList<Board> boards = loadBoards(connection);
    for (const Board &board : boards)
        m_boardNames.insert(board.id, board.name);
}

bool SearchedRows::read(Key key, SearchedRow *row)
{
    m_row.bind(1, key);
    if (!m_row.next()) return false;
    *row = {};
    row->board = boardOf(key);
    row->boardName = m_boardNames.value(row->board);
    Headline &headline = row->headline;
    headline.title = m_row.text(0);
    headline.author = m_row.text(1);
    headline.category = m_row.text(2);
    headline.flags = Flags::fromInt(int(m_row.number(3)));
    if (!m_row.isNull(4)) headline.comments = m_row.number(4);
    row->gone = m_row.number(5) != 0;
    row->read = m_row.number(6) == 0;
    row->starred = m_row.number(7) != 0;
    row->hasArticle = m_row.number(8) != 0;
    row->hasRevisions = m_row.number(9) != 0;
    if (!m_row.isNull(10)) headline.number = m_row.number(10);
    if (m_parts.posted)
        headline.posted = postedFrom(m_row.isNull(11) ? QVariant() : QVariant(m_row.number(11)), int(m_row.number(12)),
                                     int(m_row.number(13)));
    m_row.reset();
    return true;
}

bool SearchedRows::readArticle(Key key, SearchedRow *row)
{
    if (!m_parts.article) return false;
    m_article.bind(1, key);
    if (!m_article.next()) return false;
    row->hasArticle = true;
    row->body = m_article.isNull(0) ? m_article.text(1) : unpackedText(m_article.borrowedBytes(0));
    row->commentTexts = commentTextsFrom(m_article.bytes(2));
    row->tags = tagsFrom(m_article.bytes(3));
    m_article.reset();
    return true;
}

} // namespace newsboard
