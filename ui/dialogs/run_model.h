#pragma once

#include "app/domain/run.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

namespace newsboard {

/// The log of what was done for boards, the newest first.
class RunModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : quint8 { When, BoardName, What, Requests, New, Changed, Gone, Result, ColumnCount };

    explicit RunModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// `names` of the boards that are there; a run of another is not shown.
    void setRuns(const QList<Run> &runs, const QHash<BoardId, QString> &names);

private:
    QString text(const Run &run, Column column) const;

    QList<Run> m_runs;
    QHash<BoardId, QString> m_names;
};

} // namespace newsboard
