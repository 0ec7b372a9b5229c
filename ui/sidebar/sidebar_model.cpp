#include "ui/sidebar/sidebar_model.h"

#include "ui/reader/shown_address.h"

#include <numeric>

using namespace Qt::StringLiterals;

namespace newsboard {

SidebarModel::SidebarModel(QObject *parent) : QAbstractListModel(parent) {}

QList<SidebarModel::Entry> SidebarModel::entriesNow() const
{
    const QList<Board> &boards = m_boards;
    if (boards.isEmpty()) return {};
    const auto sum = [&boards](qint64 Board::*count) {
        return std::accumulate(boards.begin(), boards.end(), qint64(0),
                               [count](qint64 total, const Board &board) { return total + board.*count; });
    };
    const qint64 unread = sum(&Board::unread);
    QList<Entry> entries{{Entry::Kind::View, tr("All"), View{}, sum(&Board::headlines), false, {}},
                         {Entry::Kind::View, tr("Unread"), View{0, View::Filter::Unread}, unread, unread > 0, {}},
                         {Entry::Kind::View, tr("Starred"), View{0, View::Filter::Starred}, 0, false, {}},
                         {Entry::Kind::Heading, tr("Boards"), {}, 0, false, {}}};
    for (const Board &board : boards)
        entries.append({Entry::Kind::Board, board.name, View{board.id}, board.unread, board.unread > 0, board});
    if (!m_searches.isEmpty()) entries.append({Entry::Kind::Heading, tr("Searches"), {}, 0, false, {}});
    for (const SavedSearch &search : m_searches) {
        const qint64 found = search.unread.value_or(0);
        entries.append({Entry::Kind::Search, search.name, {}, found, found > 0, {}, search});
    }
    return entries;
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Entry &entry = m_entries[index.row()];
    const bool failing = !entry.board.lastError.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return entry.text;
    case Qt::ToolTipRole: {
        if (entry.kind == Entry::Kind::Search)
            return u"<p style='white-space:pre-wrap'>"_s + entry.search.query.toHtmlEscaped() + u"</p>"_s;
        if (entry.kind != Entry::Kind::Board) return {};
        QString text = shownAddress(entry.board.url);
        if (failing)
            text += u'\n' + tr("Failing since %1: %2")
                                .arg(QLocale().toString(entry.board.failingSince.toLocalTime(), QLocale::ShortFormat),
                                     entry.board.lastError);
        return u"<p style='white-space:pre-wrap'>"_s + text.toHtmlEscaped() + u"</p>"_s;
    }
    case Qt::AccessibleTextRole:
        return entry.hasUnread ? tr("%1, %2 unread").arg(entry.text).arg(entry.count) : entry.text;
    case ViewRole:
        if (entry.kind == Entry::Kind::Heading || entry.kind == Entry::Kind::Search) return {};
        return QVariant::fromValue(entry.view);
    case SearchRole:
        return entry.kind == Entry::Kind::Search ? QVariant(entry.search.id) : QVariant();
    case CountRole:
        return entry.count;
    case UnreadRole:
        return entry.hasUnread;
    case HeadingRole:
        return entry.kind == Entry::Kind::Heading;
    case FailingRole:
        return failing;
    case BusyRole:
        return entry.kind == Entry::Kind::Board && m_busy.contains(entry.board.id);
    default:
        return {};
    }
}

bool SidebarModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) return false;
    Entry &entry = m_entries[index.row()];
    const bool hasName = entry.kind == Entry::Kind::Board || entry.kind == Entry::Kind::Search;
    if (!hasName || value.toString().trimmed().isEmpty()) return false;
    entry.text = value.toString().trimmed();
    emit dataChanged(index, index);
    if (entry.kind == Entry::Kind::Board)
        emit renamed(entry.board.id, entry.text);
    else
        emit searchRenamed(entry.search.id, entry.text);
    return true;
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_entries[index.row()].kind == Entry::Kind::Heading) return Qt::NoItemFlags;
    const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const Entry::Kind kind = m_entries[index.row()].kind;
    return kind == Entry::Kind::Board || kind == Entry::Kind::Search ? plain | Qt::ItemIsEditable : plain;
}

void SidebarModel::setBoards(const QList<Board> &boards)
{
    m_boards = boards;
    update();
}

void SidebarModel::setSearches(const QList<SavedSearch> &searches)
{
    m_searches = searches;
    update();
}

void SidebarModel::update()
{
    const QList<Entry> entries = entriesNow();
    const auto sameShape = [](const Entry &one, const Entry &other) {
        return one.kind == other.kind && one.view == other.view && one.search.id == other.search.id;
    };
    if (std::equal(entries.begin(), entries.end(), m_entries.begin(), m_entries.end(), sameShape)) {
        for (qsizetype i = 0; i < entries.size(); ++i) {
            if (entries[i] == m_entries[i]) continue;
            m_entries[i] = entries[i];
            emit dataChanged(index(int(i)), index(int(i)));
        }
        return;
    }
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

void SidebarModel::setBusy(BoardId board, bool busy)
{
    m_busy.removeAll(board);
    if (busy) m_busy.append(board);
    const QModelIndex changed = indexOf(View{board});
    if (changed.isValid()) emit dataChanged(changed, changed, {BusyRole});
}

QModelIndex SidebarModel::indexOf(const View &view) const
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        const bool isView = entry.kind == Entry::Kind::View || entry.kind == Entry::Kind::Board;
        if (isView && entry.view.board == view.board && entry.view.filter == view.filter) return index(int(i));
    }
    return {};
}

QModelIndex SidebarModel::indexOfSearch(qint64 id) const
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].kind == Entry::Kind::Search && m_entries[i].search.id == id) return index(int(i));
    }
    return {};
}

} // namespace newsboard
