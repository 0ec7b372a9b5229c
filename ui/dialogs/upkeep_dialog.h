#pragma once

#include "app/domain/board.h"
#include "app/domain/upkeep.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace newsboard {

class CleanUp;

/// Which articles of a board are fetched for reading offline, and how much of them is kept, with what the cache holds
/// and what keeping less would free. Not modal.
class UpkeepDialog : public QDialog {
    Q_OBJECT

public:
    UpkeepDialog(const Board &board, CleanUp &cleanUp, QWidget *parent = nullptr);

    /// As they are chosen now, before they are accepted.
    PrefetchRule prefetch() const;
    Budget budget() const;

signals:
    /// The person wants it so from now on.
    void chosen(newsboard::BoardId board, const newsboard::PrefetchRule &prefetch, const newsboard::Budget &budget);
    /// The same, and to fetch what the rule wants at once.
    void fetchRequested(newsboard::BoardId board, const newsboard::PrefetchRule &prefetch);

private:
    QWidget *makePrefetch();
    QWidget *makeBudget();
    void plan();
    void showPlan(const CleanUpPlan &plan);

    Board m_board;
    CleanUp &m_cleanUp;
    QCheckBox *m_newest;
    QSpinBox *m_count;
    QCheckBox *m_starred;
    QCheckBox *m_unread;
    QCheckBox *m_pictures;
    QPushButton *m_fetch;
    QCheckBox *m_limitDays;
    QSpinBox *m_days;
    QCheckBox *m_limitBytes;
    QSpinBox *m_megabytes;
    QLabel *m_size;
};

} // namespace newsboard
