#pragma once

#include "app/domain/board.h"
#include "app/domain/search.h"
#include "app/domain/view.h"

#include <QAbstractListModel>
#include <QList>

namespace newsboard {

/// What the sidebar lists: the views over all boards, then the boards, then the searches that are kept.
class SidebarModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        ViewRole = Qt::UserRole, ///< The View behind an entry; invalid for a heading.
        CountRole,               ///< How many are unread, or in all of "All"; 0 shows nothing.
        UnreadRole,              ///< Whether some are unread.
        HeadingRole,             ///< Whether it only names what follows.
        FailingRole,             ///< Whether the board could not be refreshed.
        BusyRole,                ///< Whether it is being refreshed.
        SearchRole,              ///< The id of a search; invalid for all else.
    };

    explicit SidebarModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    void setBoards(const QList<Board> &boards);
    void setSearches(const QList<SavedSearch> &searches);
    void setBusy(BoardId board, bool busy);
    /// The entry of a view, whatever its order of rows; an invalid index if there is none.
    QModelIndex indexOf(const View &view) const;
    QModelIndex indexOfSearch(qint64 id) const;

signals:
    /// The person typed another name for a board.
    void renamed(newsboard::BoardId board, const QString &name);
    void searchRenamed(qint64 id, const QString &name);

private:
    struct Entry {
        enum class Kind : quint8 { View, Heading, Board, Search } kind;
        QString text;
        View view;
        qint64 count = 0;
        bool hasUnread = false;
        Board board;
        SavedSearch search = {};

        friend bool operator==(const Entry &, const Entry &) = default;
    };
    QList<Entry> entriesNow() const;
    void update();

    QList<Entry> m_entries;
    QList<Board> m_boards;
    QList<SavedSearch> m_searches;
    QList<BoardId> m_busy;
};

} // namespace newsboard
