// What the program's window is measured against: a bare window with Qt's own table over a model that makes up its rows.
// `bench_bare [ROWS]`, a million by default; it stays open until it is ended.

#include <QAbstractTableModel>
#include <QApplication>
#include <QHeaderView>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace {

class Model : public QAbstractTableModel {
public:
    explicit Model(int rows) : m_rows(rows) {}
    int rowCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : 5; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole) return {};
        if (index.column() != 1) return index.row();
        return u"정부, 내년 예산안 확정… 반도체·인공지능 지원 늘린다 %1"_s.arg(index.row());
    }

private:
    int m_rows;
};

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    Model model(QApplication::arguments().value(1, u"1000000"_s).toInt());
    QTableView table;
    table.setModel(&model);
    table.verticalHeader()->hide();
    table.horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table.resize(1400, 900);
    table.show();
    return QApplication::exec();
}
