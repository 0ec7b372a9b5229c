#pragma once

#include "app/domain/board.h"
#include "app/domain/board_order.h"
#include "app/domain/search.h"
#include "app/domain/view.h"

#include <QAbstractListModel>
#include <QList>
#include <QSet>
#include <QStringList>

#include <optional>

namespace newsboard {

/// What the sidebar lists: the views over all boards, then the boards in their folders, then the searches that are
/// kept. Folders are rows like all others, and what is in one that is folded is none.
class SidebarModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        ViewRole = Qt::UserRole, ///< The View behind an entry; invalid for all that is none.
        CountRole,               ///< How many are unread, or in all of "All"; 0 shows nothing.
        UnreadRole,              ///< Whether some are unread.
        HeadingRole,             ///< Whether it only names what follows.
        FailingRole,             ///< Whether the board, or one in a folded folder, could not be refreshed.
        BusyRole,                ///< Whether it is being refreshed.
        SearchRole,              ///< The id of a search; invalid for all else.
        FolderRole,              ///< The path of a folder (QStringList); invalid for all else.
        FoldedRole,              ///< Whether a folder hides what is in it.
        DepthRole,               ///< In how many folders an entry lies.
    };

    explicit SidebarModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }

    /// In the order of a tree (see board_order.h).
    void setBoards(const QList<Board> &boards);
    void setSearches(const QList<SavedSearch> &searches);
    void setBusy(BoardId board, bool busy);
    void setFolded(const QStringList &folder, bool folded);
    /// Folders that are folded, also such as are not there at the moment.
    QList<QStringList> folded() const;
    void setAllFolded(const QList<QStringList> &folders);

    /// The entry of a view, whatever its order of rows; an invalid index if there is none, or if a folder hides it.
    QModelIndex indexOf(const View &view) const;
    QModelIndex indexOfSearch(qint64 id) const;
    QModelIndex indexOfFolder(const QStringList &folder) const;
    /// Where a board is seen: its own entry, or the outermost folder that hides it.
    QModelIndex visibleIndexOf(BoardId board) const;

    /// What dropping one entry on, above or below another would do; nothing where that means nothing.
    enum class Drop : quint8 { On, Above, Below };
    std::optional<BoardMove> moveOf(const QModelIndex &dragged, const QModelIndex &target, Drop drop) const;
    /// What moves a board by one place, up or down, into folders and out of them; nothing for all that is none.
    std::optional<BoardMove> stepOf(const QModelIndex &board, bool up) const;

signals:
    /// The person typed another name for a board.
    void renamed(newsboard::BoardId board, const QString &name);
    void searchRenamed(qint64 id, const QString &name);
    /// The same for a folder: what its path is to be.
    void folderRenamed(const QStringList &folder, const QStringList &path);
    void foldedChanged();

private:
    struct Entry {
        enum class Kind : quint8 { View, Heading, Folder, Board, Search } kind;
        QString text;
        View view;
        qint64 count = 0;
        bool hasUnread = false;
        Board board;
        SavedSearch search = {};
        QStringList folder = {}; ///< A folder's own path; of a board, that of the folder around it.
        bool isFolded = false;
        bool isFailing = false;

        friend bool operator==(const Entry &, const Entry &) = default;
    };
    QList<Entry> entriesNow() const;
    void addBoards(QList<Entry> &entries) const;
    int firstBoardEntry() const;
    bool isHidden(const QStringList &folder) const;
    QList<BoardId> boardsWithin(const QStringList &folder) const;
    QString toolTipOf(const Entry &entry) const;
    QString spokenOf(const Entry &entry) const;
    void update();

    QList<Entry> m_entries;
    QList<Board> m_boards;
    QList<SavedSearch> m_searches;
    QList<BoardId> m_busy;
    QSet<QStringList> m_folded;
};

} // namespace newsboard
