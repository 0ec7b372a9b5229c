#include "ui/dialogs/run_model.h"

#include <QLocale>

namespace newsboard {

namespace {

bool isNumber(int column)
{
    return column >= RunModel::Requests && column <= RunModel::Gone;
}

/// Nought is said with silence: what happened stands out.
QString countText(qint64 count)
{
    return count == 0 ? QString() : QLocale().toString(count);
}

} // namespace

RunModel::RunModel(QObject *parent) : QAbstractTableModel(parent) {}

int RunModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size());
}

int RunModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Run &run = m_runs[index.row()];
    if (role == Qt::DisplayRole) return text(run, Column(index.column()));
    if (role == Qt::ToolTipRole && !run.error.isEmpty()) return run.error.toHtmlEscaped();
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

QString RunModel::text(const Run &run, Column column) const
{
    switch (column) {
    case When:
        return QLocale().toString(run.began.toLocalTime(), QLocale::ShortFormat);
    case BoardName:
        return m_names.value(run.board);
    case What:
        return runKindName(run.kind);
    case Requests:
        return countText(run.requests);
    case New:
        return countText(run.added);
    case Changed:
        return countText(run.changed);
    case Gone:
        return countText(run.gone);
    case Result:
        return run.error.isEmpty() ? tr("Done") : run.error;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (Column(section)) {
    case When:
        return tr("When");
    case BoardName:
        return tr("Board");
    case What:
        return tr("What");
    case Requests:
        return tr("Requests");
    case New:
        return tr("New");
    case Changed:
        return tr("Changed");
    case Gone:
        return tr("Gone");
    case Result:
        return tr("Result");
    case ColumnCount:
        break;
    }
    return {};
}

void RunModel::setRuns(const QList<Run> &runs, const QHash<BoardId, QString> &names)
{
    beginResetModel();
    m_runs = runs;
    m_names = names;
    m_runs.removeIf([&names](const Run &run) { return !names.contains(run.board); });
    endResetModel();
}

} // namespace newsboard
