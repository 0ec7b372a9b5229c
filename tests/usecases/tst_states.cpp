// What a person does to headlines, step by step, and back.

#include "tests/support/board_pages.h"
#include "tests/usecases/house.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace newsboard;

class StatesTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void marks_are_stored_and_counted();
    void each_step_can_be_turned_back_the_last_first();
    void only_what_changed_is_turned_back();
    void opening_is_no_step();
    void all_of_a_board_can_be_read_and_unread_again();
    void marks_outlive_a_restart_and_a_refresh();
    void the_table_is_told();
    void views_hold_what_they_say();

private:
    Key key(int place) { return m_house->row(m_id, QString::number(m_board.posts[place].id)).key; }
    HeadlineRow row(int place) { return m_house->row(m_id, QString::number(m_board.posts[place].id)); }
    States &states() { return m_house->session().states(); }

    InventedBoard m_board;
    std::unique_ptr<House> m_house;
    BoardId m_id = 0;
};

void StatesTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_house = std::make_unique<House>();
    m_board = inventedBoard();
    m_board.serveAt(m_house->server);
    m_id = m_house->add(m_house->server.url(u"/news"_s).toString()).id;
}

void StatesTest::cleanup()
{
    m_house.reset();
}

void StatesTest::marks_are_stored_and_counted()
{
    states().markRead({key(0), key(1), key(2)}, true);
    states().star({key(1)}, true);
    QTRY_VERIFY(row(1).starred);
    QVERIFY(row(0).read && row(1).read && row(2).read && !row(3).read);
    QVERIFY(!row(0).starred);
    QTRY_COMPARE(m_house->board(m_id).unread, m_board.perPage + 1 - 3);
}

void StatesTest::each_step_can_be_turned_back_the_last_first()
{
    QSignalSpy undoChanged(&states(), &States::undoChanged);
    QVERIFY(!states().canUndo());
    states().markRead({key(0)}, true);
    QTRY_COMPARE(undoChanged.size(), 1);
    states().star({key(0)}, true);
    QTRY_COMPARE(undoChanged.size(), 2);
    states().undo();
    QTRY_VERIFY(!row(0).starred);
    QVERIFY(row(0).read);
    states().undo();
    QTRY_VERIFY(!row(0).read);
    QVERIFY(!states().canUndo());
    QCOMPARE(undoChanged.last()[0].toBool(), false);
}

void StatesTest::only_what_changed_is_turned_back()
{
    QSignalSpy undoChanged(&states(), &States::undoChanged);
    states().markRead({key(0)}, true);
    QTRY_COMPARE(undoChanged.size(), 1);
    states().markRead({key(0), key(1)}, true);
    QTRY_COMPARE(undoChanged.size(), 2);
    states().undo();
    QTRY_VERIFY(!row(1).read);
    QVERIFY(row(0).read);
}

void StatesTest::opening_is_no_step()
{
    states().markOpened(key(0));
    QTRY_VERIFY(row(0).read);
    QVERIFY(!states().canUndo());
}

void StatesTest::all_of_a_board_can_be_read_and_unread_again()
{
    states().markOpened(key(4));
    QTRY_VERIFY(row(4).read);
    QSignalSpy undoChanged(&states(), &States::undoChanged);
    states().markAllRead(m_id);
    QTRY_COMPARE(undoChanged.size(), 1);
    QTRY_COMPARE(m_house->board(m_id).unread, 0);
    states().undo();
    QTRY_COMPARE(m_house->board(m_id).unread, m_board.perPage);
    QVERIFY(row(4).read);
    QVERIFY(!row(5).read);
}

void StatesTest::marks_outlive_a_restart_and_a_refresh()
{
    states().markRead({key(0), key(1)}, true);
    states().star({key(1)}, true);
    QTRY_VERIFY(row(1).starred);
    m_board.posts[1].title = u"고친 제목"_s;
    m_board.grow(2);
    m_house->open();
    QVERIFY(m_house->refresh(m_id).ok());
    const HeadlineRow edited = row(3);
    QCOMPARE(edited.headline.title, u"고친 제목"_s);
    QVERIFY(edited.read && edited.starred);
    QVERIFY(row(2).read);
    QVERIFY(!row(0).read);
}

void StatesTest::the_table_is_told()
{
    QSignalSpy changed(&m_house->session().rows(), &Rows::changed);
    const QList<Key> keys{key(2), key(3)};
    states().markRead(keys, true);
    QSet<Key> told;
    QTRY_VERIFY(std::any_of(changed.cbegin(), changed.cend(), [&told](const QList<QVariant> &arguments) {
        const QList<Key> states = arguments[0].value<Change>().states;
        told.unite(QSet<Key>(states.cbegin(), states.cend()));
        return !states.isEmpty();
    }));
    QCOMPARE(told, QSet<Key>(keys.cbegin(), keys.cend()));
}

void StatesTest::views_hold_what_they_say()
{
    states().markRead({key(0), key(1)}, true);
    states().star({key(1), key(5)}, true);
    QTRY_VERIFY(row(5).starred);
    Rows &rows = m_house->session().rows();
    QSignalSpy loaded(&rows, &Rows::keysLoaded);
    View starred;
    starred.board = m_id;
    starred.filter = View::Filter::Starred;
    rows.loadKeys(View{m_id});
    const int newest = rows.loadKeys(starred);
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(loaded[0][0].toInt(), newest);
    QCOMPARE(loaded[0][2].value<KeyList>().toList(), (QList<Key>{key(1), key(5)}));

    View unread;
    unread.board = m_id;
    unread.filter = View::Filter::Unread;
    rows.loadKeys(unread);
    QTRY_COMPARE(loaded.size(), 2);
    QCOMPARE(loaded[1][2].value<KeyList>().size(), m_board.perPage + 1 - 2);
    QCOMPARE(rows.rows({key(5), key(0)}).size(), 2);
    QCOMPARE(rows.keyOfNumber(m_id, m_board.posts[7].number), key(7));
}

QTEST_GUILESS_MAIN(StatesTest)
#include "tst_states.moc"
