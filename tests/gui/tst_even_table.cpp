// The table of rows without number: where they stand, and what mouse and keyboard do among them.

#include "ui/board/even_table.h"

#include <QAbstractTableModel>
#include <QHeaderView>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTest>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

constexpr int kMany = 10'000'000;
constexpr int kHeight = 20;

class ManyRows : public QAbstractTableModel {
public:
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 3; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(index.row()) : QVariant();
    }
    void setRows(int rows)
    {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    void change(int first, int last) { emit dataChanged(index(first, 0), index(last, 2), {Qt::DisplayRole}); }
    void append(int rows)
    {
        beginInsertRows({}, m_rows, m_rows + rows - 1);
        m_rows += rows;
        endInsertRows();
    }

private:
    int m_rows = kMany;
};

/// Notes which rows are painted.
class Noting : public QStyledItemDelegate {
public:
    void paint(QPainter *, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        rows.insert(index.row());
        if (option.state.testFlag(QStyle::State_Selected)) selected.insert(index.row());
    }
    mutable QSet<int> rows;
    mutable QSet<int> selected;
};

} // namespace

class EvenTableTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_rows = std::make_unique<ManyRows>();
        m_table = std::make_unique<EvenTable>();
        m_table->setItemDelegate(&m_delegate);
        m_table->setModel(m_rows.get());
        m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
        m_table->setRowsHeight(kHeight);
        m_table->resize(400, 333);
        m_table->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
    }
    void cleanup()
    {
        m_table.reset();
        m_rows.reset();
        m_delegate.rows.clear();
        m_delegate.selected.clear();
    }

    void a_row_stands_where_it_is_found();
    void the_bar_goes_to_the_last_row_and_no_further();
    void what_is_shown_is_painted_and_nothing_else();
    void rows_that_change_are_painted_and_no_others();
    void rows_that_come_are_there_at_once();
    void fewer_rows_than_fit_leave_the_rest_empty();
    void a_row_out_of_sight_is_brought_into_it();
    void keys_go_through_the_rows();
    void a_click_with_shift_selects_what_lies_between();

private:
    int first() const { return m_table->indexAt({1, 1}).row(); }
    int last() const { return m_table->indexAt({1, m_table->viewport()->height() - 1}).row(); }
    int page() const { return m_table->viewport()->height() / kHeight; }
    QRect rectOf(int row) const { return m_table->visualRect(m_rows->index(row, 1)); }
    bool isWhole(int row) const { return m_table->viewport()->rect().contains(rectOf(row)); }
    QSet<int> painted()
    {
        m_delegate.rows.clear();
        m_delegate.selected.clear();
        m_table->viewport()->repaint();
        return m_delegate.rows;
    }

    /// Without what the window system asks for meanwhile: that comes with its own events, which are not taken here.
    QSet<int> paintedBy(const std::function<void()> &change)
    {
        QCoreApplication::sendPostedEvents();
        m_delegate.rows.clear();
        change();
        QCoreApplication::sendPostedEvents();
        return m_delegate.rows;
    }

    std::unique_ptr<ManyRows> m_rows;
    Noting m_delegate;
    std::unique_ptr<EvenTable> m_table;
};

void EvenTableTest::a_row_stands_where_it_is_found()
{
    for (const int top : {0, 1, 4'711, kMany / 2, kMany - 100}) {
        m_table->verticalScrollBar()->setValue(top);
        QCOMPARE(first(), top);
        for (int row = top; row < top + page(); ++row) {
            QCOMPARE(rectOf(row).height(), kHeight);
            QCOMPARE(m_table->indexAt(rectOf(row).center()), m_rows->index(row, 1));
        }
    }
    QVERIFY(!m_table->indexAt({-1, 1}).isValid());
}

void EvenTableTest::the_bar_goes_to_the_last_row_and_no_further()
{
    m_table->verticalScrollBar()->setValue(kMany);
    QCOMPARE(m_table->verticalScrollBar()->value(), kMany - page());
    QCOMPARE(last(), kMany - 1);
    QCOMPARE(rectOf(kMany - 1).bottom(), m_table->viewport()->height() - 1);
    m_table->resize(400, 200); // The end stays the end.
    m_table->verticalScrollBar()->setValue(kMany);
    QCOMPARE(rectOf(kMany - 1).bottom(), m_table->viewport()->height() - 1);
}

void EvenTableTest::what_is_shown_is_painted_and_nothing_else()
{
    m_table->verticalScrollBar()->setValue(1'000);
    m_table->selectionModel()->select(m_rows->index(1'002, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QSet<int> rows;
    for (int row = 1'000; row <= last(); ++row)
        rows.insert(row);
    QCOMPARE(painted(), rows);
    QCOMPARE(m_delegate.selected, QSet<int>{1'002});
    // One step down paints what comes into sight, and little else.
    const int below = last() + 1;
    const QSet<int> stepped = paintedBy([this] { m_table->verticalScrollBar()->setValue(first() + 1); });
    QVERIFY(stepped.contains(below));
    QVERIFY(stepped.size() <= 3);
}

void EvenTableTest::rows_that_change_are_painted_and_no_others()
{
    m_table->verticalScrollBar()->setValue(1'000);
    QCOMPARE(paintedBy([this] { m_rows->change(1'002, 1'003); }), (QSet<int>{1'002, 1'003}));
    QCOMPARE(paintedBy([this] { m_rows->change(10, 20); }), QSet<int>());
    const QSet<int> all = paintedBy([this] { m_rows->change(0, kMany - 1); });
    QVERIFY(all.size() >= page());
}

void EvenTableTest::rows_that_come_are_there_at_once()
{
    m_table->verticalScrollBar()->setValue(kMany);
    m_rows->append(5);
    QCOMPARE(m_table->verticalScrollBar()->maximum(), kMany + 5 - page());
    m_rows->setRows(2 * page());
    QCOMPARE(m_table->verticalScrollBar()->maximum(), page());
    QVERIFY(last() < 2 * page());
}

void EvenTableTest::fewer_rows_than_fit_leave_the_rest_empty()
{
    m_rows->setRows(3);
    QCOMPARE(m_table->verticalScrollBar()->maximum(), 0);
    QCOMPARE(first(), 0);
    QCOMPARE(last(), -1);
    QCOMPARE(painted(), (QSet<int>{0, 1, 2}));
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, {5, 4 * kHeight});
    QVERIFY(!m_table->selectionModel()->hasSelection());
    m_rows->setRows(0);
    QCOMPARE(painted(), QSet<int>());
}

void EvenTableTest::a_row_out_of_sight_is_brought_into_it()
{
    for (const int row : {5'000, kMany - 1, 12, 0, page(), 2 * page()}) {
        m_table->scrollTo(m_rows->index(row, 0));
        QVERIFY(isWhole(row));
    }
    const int before = first();
    m_table->scrollTo(m_rows->index(before + 1, 0)); // It is in sight.
    QCOMPARE(first(), before);
    m_table->scrollTo(m_rows->index(300, 0), QAbstractItemView::PositionAtTop);
    QCOMPARE(first(), 300);
    m_table->scrollTo(m_rows->index(300, 0), QAbstractItemView::PositionAtCenter);
    QCOMPARE(first(), 300 - page() / 2);
}

void EvenTableTest::keys_go_through_the_rows()
{
    const auto goes = [this](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_table.get(), key, modifiers);
        return m_table->currentIndex().row();
    };
    m_table->setCurrentIndex(m_rows->index(0, 1));
    QCOMPARE(goes(Qt::Key_Up), 0);
    QCOMPARE(goes(Qt::Key_Down), 1);
    QCOMPARE(goes(Qt::Key_PageDown), 1 + page());
    QVERIFY(isWhole(1 + page()));
    QCOMPARE(goes(Qt::Key_PageUp), 1);
    QCOMPARE(goes(Qt::Key_End, Qt::ControlModifier), kMany - 1);
    QVERIFY(isWhole(kMany - 1));
    QCOMPARE(goes(Qt::Key_PageDown), kMany - 1);
    QCOMPARE(goes(Qt::Key_Home, Qt::ControlModifier), 0);
    m_table->setColumnHidden(1, true);
    m_table->setCurrentIndex(m_rows->index(0, 0));
    goes(Qt::Key_Right);
    QCOMPARE(m_table->currentIndex(), m_rows->index(0, 2));
    goes(Qt::Key_Left);
    QCOMPARE(m_table->currentIndex(), m_rows->index(0, 0));
}

void EvenTableTest::a_click_with_shift_selects_what_lies_between()
{
    const auto click = [this](int row, Qt::KeyboardModifiers modifiers) {
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, modifiers, rectOf(row).center());
    };
    m_table->verticalScrollBar()->setValue(50);
    click(52, {});
    QCOMPARE(m_table->currentIndex().row(), 52);
    m_table->verticalScrollBar()->setValue(500'000);
    click(500'003, Qt::ShiftModifier);
    QCOMPARE(m_table->selectionModel()->selection().size(), 1);
    QCOMPARE(m_table->selectionModel()->selection().first().top(), 52);
    QCOMPARE(m_table->selectionModel()->selection().first().bottom(), 500'003);
    m_table->verticalScrollBar()->setValue(50);
    click(51, Qt::ShiftModifier); // Upwards from where it began.
    QCOMPARE(m_table->selectionModel()->selection().first().top(), 51);
    QCOMPARE(m_table->selectionModel()->selection().first().bottom(), 52);
}

QTEST_MAIN(EvenTableTest)
#include "tst_even_table.moc"
