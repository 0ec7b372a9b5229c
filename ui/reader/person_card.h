#pragma once

#include "app/domain/writings.h"
#include "ui/reader/card_frame.h"

#include <functional>

class QLabel;
class QListView;
class QPushButton;
class QStandardItem;
class QStandardItemModel;

namespace newsboard {

/// What else somebody wrote, from the cache: a list beside the name, board by board, the one that is read first. Goes
/// by keyboard: arrows, Enter opens, Escape closes. All its text is plain.
class PersonCard : public CardFrame {
    Q_OBJECT

public:
    /// `boardName` says how a board is called; empty for one that is not there any more.
    explicit PersonCard(std::function<QString(BoardId)> boardName, QWidget *parent = nullptr);

    /// Opens beside a name (screen coordinates), saying that it is being looked up.
    void open(const QString &author, const ReaderStyle &style, const QPoint &at);
    /// What was found, without the article that is shown; nothing happens where it is of somebody else, or closed.
    void fill(const Writings &writings, Key shown);

signals:
    /// A headline was chosen or, with `comment` ≥ 0, that comment of its article.
    void writingChosen(newsboard::Key key, int comment);
    void searchRequested(const QString &author);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(const QModelIndex &index);
    QList<QStandardItem *> itemsOf(BoardId board, const Writings &writings) const;
    void fit();

    std::function<QString(BoardId)> m_boardName;
    QLabel *m_name;
    QLabel *m_facts;
    QListView *m_list;
    QStandardItemModel *m_items;
    QPushButton *m_search;
    QString m_author;
    QPoint m_at;
};

} // namespace newsboard
