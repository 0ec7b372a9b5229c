#pragma once

#include "app/domain/change.h"
#include "app/domain/headline.h"
#include "app/domain/key_list.h"
#include "app/domain/view.h"
#include "app/search/snippet.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QLocale>
#include <QTimer>

namespace newsboard {

class Rows;

/// The headlines of a view as a table: the keys of all of them (4 to 8 bytes a row), the rows around what is looked at.
/// Reads by key at once and the order of keys from a worker; never in proportion to the view.
class HeadlineModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { StateColumn, NumberColumn, TitleColumn, AuthorColumn, PostedColumn, ViewsColumn, ColumnCount };
    enum Role {
        HeadlineRole = Qt::UserRole, ///< The HeadlineRow.
        OpenRole,                    ///< Whether it is the one in the reader.
        HitsRole,                    ///< Of a title or an author: QList<TextRange>, where what is searched for stands.
        SnippetRole,                 ///< The Snippet of its body or comments; none where nothing stands there.
    };

    explicit HeadlineModel(Rows &rows, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Shows another view: its first screen at once, the rest as soon as the worker has it.
    void setView(const View &view);
    const View &view() const { return m_view; }
    /// What a search found takes the place of the view's rows, and is marked; goes on below rows that are there
    /// already.
    void setFound(const Query &query, const QList<Key> &keys);
    /// The view's rows again, as they are now.
    void endSearch();
    bool isSearching() const { return m_searching; }
    /// Rows of these whose article may have a line to show, and that were not asked for yet.
    QList<Key> takeSnippetless(int first, int last);
    void setSnippets(const QHash<Key, Snippet> &snippets);
    /// Which headline is in the reader; 0: none.
    void setOpenKey(Key key);

    Key keyAt(int row) const { return row >= 0 && row < m_keys.size() ? m_keys[row] : 0; }
    /// The row of a key; -1 where it is not shown.
    int rowOf(Key key) const;
    std::optional<HeadlineRow> headlineAt(int row) const;
    /// The next row after `row` that is not read, or -1. Looks at a bounded number of rows, and behind them, in a
    /// board's own order, asks the cache.
    int nextUnread(int row) const;
    /// Whether the order of keys is still on its way.
    bool isLoading() const { return m_loading; }

signals:
    /// The keys are all there now.
    void loaded();

private:
    void apply(const Change &change);
    void takeKeys(const View &view, const KeyList &keys);
    void loadKeys();
    void insertNews(const QList<HeadlineRow> &rows);
    qsizetype placeOf(const HeadlineRow &row) const;
    QList<Key> heldOf(BoardId board) const;
    bool refreshRows(const QList<Key> &keys);
    const HeadlineRow *cached(qsizetype row) const;
    void showOnly(KeyList keys);
    void showKeys(const KeyList &keys);
    void repaintRows();

    Rows &m_rows;
    View m_view;
    KeyList m_keys; ///< As shown.
    bool m_searching = false;
    KeyList m_all;                  ///< The view's, while what a search found is shown.
    Query m_query;                  ///< What that search asked for.
    QHash<Key, Snippet> m_snippets; ///< Empty ones too: asked for, and there is none.
    struct Hits {
        QList<TextRange> title;
        QList<TextRange> author;
    };
    const Hits &hitsOf(const HeadlineRow &row) const;
    mutable QHash<Key, Hits> m_hits; ///< Of rows in the cache.
    mutable QTimer m_askAgain;       ///< After a busy moment of the cache.
    Key m_openKey = 0;
    bool m_loading = false;
    int m_generation = 0;
    mutable QHash<Key, HeadlineRow> m_cache;
    QLocale m_locale;
};

} // namespace newsboard
