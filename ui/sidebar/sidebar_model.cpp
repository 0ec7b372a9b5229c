#include "ui/sidebar/sidebar_model.h"

#include "ui/reader/shown_address.h"

#include <algorithm>
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
                         {Entry::Kind::View, tr("Starred"), View{0, View::Filter::Starred}, sum(&Board::starred), false, {}},
                         {Entry::Kind::Heading, tr("Boards"), {}, 0, false, {}}};
    addBoards(entries);
    if (!m_searches.isEmpty()) entries.append({Entry::Kind::Heading, tr("Searches"), {}, 0, false, {}});
    for (const SavedSearch &search : m_searches) {
        const qint64 found = search.unread.value_or(0);
        entries.append({Entry::Kind::Search, search.name, {}, found, found > 0, {}, search});
    }
    return entries;
}

void SidebarModel::addBoards(QList<Entry> &entries) const
{
    QStringList open;             // The folder that the last entry is in, …
    QList<qsizetype> openEntries; // … and the entries of it and of those around it that are not hidden.
    for (const Board &board : m_boards) {
        while (!isWithin(board.folder, open)) {
            open.removeLast();
            if (openEntries.size() > open.size()) openEntries.removeLast();
        }
        while (open.size() < board.folder.size()) {
            open.append(board.folder[open.size()]);
            if (isHidden(open)) continue;
            openEntries.append(entries.size());
            entries.append({Entry::Kind::Folder, open.last(), {}, 0, false, {}, {}, open, m_folded.contains(open)});
        }
        const bool isFailing = !board.lastError.isEmpty();
        for (const qsizetype at : std::as_const(openEntries)) {
            Entry &folder = entries[at];
            folder.count += board.unread;
            folder.hasUnread = folder.count > 0;
            folder.isFailing = folder.isFailing || (folder.isFolded && isFailing);
        }
        if (openEntries.size() < open.size() || m_folded.contains(open)) continue;
        entries.append({Entry::Kind::Board,
                        board.name,
                        View{board.id},
                        board.unread,
                        board.unread > 0,
                        board,
                        {},
                        board.folder,
                        false,
                        isFailing});
    }
}

/// Whether a folder around this one is folded.
bool SidebarModel::isHidden(const QStringList &folder) const
{
    for (qsizetype depth = 1; depth < folder.size(); ++depth) {
        if (m_folded.contains(folder.first(depth))) return true;
    }
    return false;
}

QList<BoardId> SidebarModel::boardsWithin(const QStringList &folder) const
{
    QList<BoardId> boards;
    for (const Board &board : m_boards) {
        if (isWithin(board.folder, folder)) boards.append(board.id);
    }
    return boards;
}

QString SidebarModel::toolTipOf(const Entry &entry) const
{
    QString text;
    if (entry.kind == Entry::Kind::Search) text = entry.search.query;
    if (entry.kind == Entry::Kind::Board) {
        text = shownAddress(entry.board.url);
        if (entry.isFailing)
            text += u'\n' + tr("Failing since %1: %2")
                                .arg(QLocale().toString(entry.board.failingSince.toLocalTime(), QLocale::ShortFormat),
                                     entry.board.lastError);
    }
    return text.isEmpty() ? text : u"<p style='white-space:pre-wrap'>"_s + text.toHtmlEscaped() + u"</p>"_s;
}

QString SidebarModel::spokenOf(const Entry &entry) const
{
    QString text = entry.text;
    if (entry.kind == Entry::Kind::Folder)
        text = entry.isFolded ? tr("Folder %1, folded").arg(text) : tr("Folder %1").arg(text);
    return entry.hasUnread ? tr("%1, %2 unread").arg(text).arg(entry.count) : text;
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Entry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return entry.text;
    case Qt::ToolTipRole:
        return toolTipOf(entry);
    case Qt::AccessibleTextRole:
        return spokenOf(entry);
    case ViewRole:
        if (entry.kind != Entry::Kind::View && entry.kind != Entry::Kind::Board) return {};
        return QVariant::fromValue(entry.view);
    case SearchRole:
        return entry.kind == Entry::Kind::Search ? QVariant(entry.search.id) : QVariant();
    case CountRole: // In an open folder the boards have theirs.
        return entry.kind == Entry::Kind::Folder && !entry.isFolded ? 0 : entry.count;
    case UnreadRole:
        return entry.hasUnread;
    case HeadingRole:
        return entry.kind == Entry::Kind::Heading;
    case FailingRole:
        return entry.isFailing;
    case BusyRole:
        return entry.kind == Entry::Kind::Board && m_busy.contains(entry.board.id);
    case FolderRole:
        return entry.kind == Entry::Kind::Folder ? QVariant(entry.folder) : QVariant();
    case FoldedRole:
        return entry.isFolded;
    case DepthRole:
        return entry.kind == Entry::Kind::Folder ? entry.folder.size() - 1 : entry.folder.size();
    default:
        return {};
    }
}

bool SidebarModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) return false;
    Entry &entry = m_entries[index.row()];
    const QString name = value.toString().simplified();
    const bool hasName = flags(index).testFlag(Qt::ItemIsEditable);
    if (!hasName || name.isEmpty()) return false;
    if (name == entry.text) return true;
    if (entry.kind == Entry::Kind::Folder) {
        // Its entry is another's from then on: the boards come anew.
        const QStringList before = entry.folder;
        emit folderRenamed(before, folderAround(before) + QStringList{name});
        return true;
    }
    entry.text = name;
    emit dataChanged(index, index);
    if (entry.kind == Entry::Kind::Board)
        emit renamed(entry.board.id, entry.text);
    else
        emit searchRenamed(entry.search.id, entry.text);
    return true;
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) return Qt::ItemIsDropEnabled; // Between two entries.
    const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    switch (m_entries[index.row()].kind) {
    case Entry::Kind::Heading:
        return Qt::NoItemFlags;
    case Entry::Kind::View:
        return plain;
    case Entry::Kind::Folder:
        return plain | Qt::ItemIsEditable | Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
    case Entry::Kind::Board:
        return plain | Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
    case Entry::Kind::Search:
        return plain | Qt::ItemIsEditable;
    }
    Q_UNREACHABLE();
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
        return one.kind == other.kind && one.view == other.view && one.search.id == other.search.id &&
               one.folder == other.folder;
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

void SidebarModel::setFolded(const QStringList &folder, bool folded)
{
    if (folded == m_folded.contains(folder)) return;
    if (folded)
        m_folded.insert(folder);
    else
        m_folded.remove(folder);
    update();
    emit foldedChanged();
}

QList<QStringList> SidebarModel::folded() const
{
    return m_folded.values();
}

void SidebarModel::setAllFolded(const QList<QStringList> &folders)
{
    m_folded = QSet<QStringList>(folders.cbegin(), folders.cend());
    update();
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

QModelIndex SidebarModel::indexOfFolder(const QStringList &folder) const
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].kind == Entry::Kind::Folder && m_entries[i].folder == folder) return index(int(i));
    }
    return {};
}

QModelIndex SidebarModel::visibleIndexOf(BoardId id) const
{
    const QModelIndex own = indexOf(View{id});
    if (own.isValid()) return own;
    const auto board = std::find_if(m_boards.cbegin(), m_boards.cend(), [id](const Board &b) { return b.id == id; });
    if (board == m_boards.cend()) return {};
    for (qsizetype depth = 1; depth <= board->folder.size(); ++depth) {
        if (m_folded.contains(board->folder.first(depth))) return indexOfFolder(board->folder.first(depth));
    }
    return {};
}

/// Of a board or folder: what is above stands for the place before it.
int SidebarModel::firstBoardEntry() const
{
    const auto first = std::find_if(m_entries.cbegin(), m_entries.cend(), [](const Entry &entry) {
        return entry.kind == Entry::Kind::Board || entry.kind == Entry::Kind::Folder;
    });
    return int(first - m_entries.cbegin());
}

std::optional<BoardMove> SidebarModel::moveOf(const QModelIndex &dragged, const QModelIndex &target, Drop drop) const
{
    if (!dragged.isValid()) return {};
    const Entry &going = m_entries[dragged.row()];
    const bool isFolder = going.kind == Entry::Kind::Folder;
    if (!isFolder && going.kind != Entry::Kind::Board) return {};
    BoardMove move;
    move.boards = isFolder ? boardsWithin(going.folder) : QList<BoardId>{going.board.id};
    move.from = isFolder ? folderAround(going.folder) : going.folder;

    const Entry *const at = target.isValid() ? &m_entries[target.row()] : nullptr;
    if (at && at->kind == Entry::Kind::Board) {
        move.to = at->folder;
        move.neighbour = at->board.id;
        move.behind = drop != Drop::Above;
    } else if (at && at->kind == Entry::Kind::Folder) {
        const QList<BoardId> inside = boardsWithin(at->folder);
        const bool into = drop == Drop::On || (drop == Drop::Below && !at->isFolded);
        move.to = into ? at->folder : folderAround(at->folder);
        if (drop != Drop::On) move.neighbour = drop == Drop::Below && at->isFolded ? inside.last() : inside.first();
        move.behind = drop == Drop::Below && at->isFolded;
    } else if (at && target.row() < firstBoardEntry()) {
        move.neighbour = m_boards.first().id;
    }
    // A folder goes neither into itself nor beside what is in it.
    if (isFolder && isWithin(move.to, going.folder)) return {};
    if (move.boards.contains(move.neighbour) && move.to == move.from) return {};
    return move;
}

std::optional<BoardMove> SidebarModel::stepOf(const QModelIndex &board, bool up) const
{
    if (!board.isValid() || m_entries[board.row()].kind != Entry::Kind::Board) return {};
    const Entry &going = m_entries[board.row()];
    const int next = board.row() + (up ? -1 : 1);
    const Entry *const at = next < m_entries.size() ? &m_entries[next] : nullptr;
    const bool isBoard = at && at->kind == Entry::Kind::Board;
    const bool isFolder = at && at->kind == Entry::Kind::Folder;
    if (isFolder) return moveOf(board, index(next), up ? Drop::Above : Drop::Below);
    // Beyond the first or the last entry a folder is all there is to leave.
    if (!isBoard && (up || going.folder.isEmpty())) return {};
    if (!isBoard) return BoardMove{{going.board.id}, going.folder, folderAround(going.folder), going.board.id};
    const bool isBesides = at->folder == going.folder;
    return moveOf(board, index(next), up == isBesides ? Drop::Above : Drop::Below);
}

QModelIndex SidebarModel::indexOfSearch(qint64 id) const
{
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].kind == Entry::Kind::Search && m_entries[i].search.id == id) return index(int(i));
    }
    return {};
}

} // namespace newsboard
