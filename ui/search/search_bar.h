#pragma once

#include "app/domain/search.h"
#include "app/search/query.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace newsboard {

/// The line above what a search found: where, in which order, how many, and how the words were read. Hidden while
/// nothing is searched for.
class SearchBar : public QWidget {
    Q_OBJECT

public:
    explicit SearchBar(QWidget *parent = nullptr);

    /// What could be searched alone: a board by its name, or a view (starred …) by what it is called; an empty name
    /// where there is nothing but all boards.
    void setPlace(const QString &name, bool isBoard);
    void setScope(bool allBoards);
    /// None where the rows are sorted by a column.
    void setOrder(std::optional<SearchOrder> order);
    /// Chips for what shorthand added and what was not read as it seems to be meant.
    void setQuery(const Query &query);
    /// How many rows there are; empty while they are being counted, with at least `known` there already.
    void setCount(std::optional<qint64> count, qint64 known);
    void setSaved(bool isSaved);

signals:
    void scopeChosen(bool allBoards);
    void orderChosen(newsboard::SearchOrder order);
    /// The word with this stretch is wanted without its shorthand.
    void shorthandRefused(const QString &typed);
    void saveRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *choice(const QString &text);
    void addChip(const QString &text, const QColor &colour, const QString &tip = {}, const QString &refused = {});
    void setColours();

    QHBoxLayout *m_line;
    QToolButton *m_here;
    QToolButton *m_everywhere;
    QToolButton *m_newest;
    QToolButton *m_best;
    QList<Addition> m_additions; ///< What there are chips for.
    QList<Complaint> m_complaints;
    QLabel *m_count;
    QWidget *m_chips;
    QToolButton *m_save;
};

} // namespace newsboard
