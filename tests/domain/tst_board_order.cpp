// The order of boards in folders, whatever is moved where.

#include "app/domain/board_order.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// Boards out of `1 가/2 가.나/3`: a number, and before it the folders, with dots between them.
QList<Board> boardsOf(const QString &text)
{
    QList<Board> boards;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        Board board;
        board.id = word.section(u'/', -1).toInt();
        if (word.contains(u'/')) board.folder = word.section(u'/', 0, 0).split(u'.');
        boards.append(board);
    }
    return boards;
}

QString textOf(const QList<BoardPlace> &places)
{
    QStringList words;
    for (const BoardPlace &place : places)
        words.append((place.folder.isEmpty() ? QString() : place.folder.join(u'.') + u'/') +
                     QString::number(place.board));
    return words.join(u' ');
}

} // namespace

class BoardOrderTest : public QObject {
    Q_OBJECT

private slots:
    void folders_are_in_one_piece_data();
    void folders_are_in_one_piece();
    void a_tree_stays_as_it_is();
    void boards_move_into_folders_data();
    void boards_move_into_folders();
    void boards_move_beside_others_data();
    void boards_move_beside_others();
    void folders_are_renamed_data();
    void folders_are_renamed();
};

void BoardOrderTest::folders_are_in_one_piece_data()
{
    QTest::addColumn<QString>("boards");
    QTest::addColumn<QString>("tree");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("no folders") << u"3 1 2"_s << u"3 1 2"_s;
    QTest::newRow("a folder apart") << u"1 가/2 3 가/4"_s << u"1 가/2 가/4 3"_s;
    QTest::newRow("two folders") << u"가/1 나/2 가/3 나/4"_s << u"가/1 가/3 나/2 나/4"_s;
    QTest::newRow("a folder in a folder") << u"가/1 가.나/2 가/3 가.나/4 5"_s << u"가/1 가.나/2 가.나/4 가/3 5"_s;
    QTest::newRow("the same name in two") << u"가.다/1 나.다/2 가.다/3"_s << u"가.다/1 가.다/3 나.다/2"_s;
    QTest::newRow("the inner folder first") << u"가.나/1 2 가/3"_s << u"가.나/1 가/3 2"_s;
}

void BoardOrderTest::folders_are_in_one_piece()
{
    QFETCH(QString, boards);
    QFETCH(QString, tree);
    QCOMPARE(textOf(placesOf(boardsOf(boards))), tree);
}

void BoardOrderTest::a_tree_stays_as_it_is()
{
    // Every order of every choice of folders for four boards.
    const QStringList folders{{}, u"가/"_s, u"가.나/"_s, u"나/"_s};
    for (int choice = 0; choice < 256; ++choice) {
        QStringList words;
        for (int i = 0, left = choice; i < 4; ++i, left /= 4)
            words.append(folders[left % 4] + QString::number(i + 1));
        const QList<Board> tree = inTreeOrder(boardsOf(words.join(u' ')));
        QCOMPARE(inTreeOrder(tree), tree);
        QCOMPARE(tree.size(), 4);
    }
}

void BoardOrderTest::boards_move_into_folders_data()
{
    QTest::addColumn<QString>("boards");
    QTest::addColumn<QList<BoardId>>("moved");
    QTest::addColumn<QStringList>("folder");
    QTest::addColumn<QString>("after");
    const QStringList top;
    const QStringList ga{u"가"_s};
    QTest::newRow("into one") << u"1 가/2 가/3 4"_s << QList<BoardId>{1} << ga << u"가/2 가/3 가/1 4"_s;
    QTest::newRow("into a new one") << u"1 2 3"_s << QList<BoardId>{2} << ga << u"1 가/2 3"_s;
    QTest::newRow("out of one") << u"가/1 가/2 3"_s << QList<BoardId>{1} << top << u"가/2 3 1"_s;
    QTest::newRow("the last one out") << u"가/1 2"_s << QList<BoardId>{1} << top << u"2 1"_s;
    QTest::newRow("several") << u"1 2 가/3 4"_s << QList<BoardId>{4, 1} << ga << u"2 가/3 가/4 가/1"_s;
    QTest::newRow("behind what lies deeper")
        << u"가/1 가.나/2 3 4"_s << QList<BoardId>{4} << ga << u"가/1 가.나/2 가/4 3"_s;
    QTest::newRow("nobody") << u"1 2"_s << QList<BoardId>{7} << ga << u"1 2"_s;
    QTest::newRow("too deep") << u"1"_s << QList<BoardId>{1} << u"a b c d e f g h i"_s.split(u' ')
                              << u"a.b.c.d.e.f.g.h/1"_s;
}

void BoardOrderTest::boards_move_into_folders()
{
    QFETCH(QString, boards);
    QFETCH(QList<BoardId>, moved);
    QFETCH(QStringList, folder);
    QFETCH(QString, after);
    QCOMPARE(textOf(movedInto(boardsOf(boards), moved, folder)), after);
}

void BoardOrderTest::boards_move_beside_others_data()
{
    QTest::addColumn<QString>("boards");
    QTest::addColumn<BoardMove>("move");
    QTest::addColumn<QString>("after");
    const QStringList top;
    const QStringList ga{u"가"_s};
    const QStringList na{u"나"_s};
    QTest::newRow("up") << u"1 2 3"_s << BoardMove{{3}, top, top, 1, false} << u"3 1 2"_s;
    QTest::newRow("down") << u"1 2 3"_s << BoardMove{{1}, top, top, 3, true} << u"2 3 1"_s;
    QTest::newRow("into a folder") << u"1 가/2 가/3"_s << BoardMove{{1}, top, ga, 2, true} << u"가/2 가/1 가/3"_s;
    QTest::newRow("out of a folder") << u"1 가/2 가/3"_s << BoardMove{{3}, ga, top, 1, false} << u"3 1 가/2"_s;
    QTest::newRow("before a folder") << u"가/1 가/2 3"_s << BoardMove{{3}, top, top, 1, false} << u"3 가/1 가/2"_s;
    QTest::newRow("a folder up") << u"1 2 가/3 가.나/4"_s << BoardMove{{3, 4}, top, top, 1, false}
                                 << u"가/3 가.나/4 1 2"_s;
    QTest::newRow("a folder into another")
        << u"가/1 나/2 나.다/3 4"_s << BoardMove{{2, 3}, top, ga, 1, true} << u"가/1 가.나/2 가.나.다/3 4"_s;
    QTest::newRow("an inner folder out") << u"가/1 가.나/2 3"_s << BoardMove{{2}, ga, top, 3, true} << u"가/1 3 나/2"_s;
    QTest::newRow("beside itself") << u"1 2"_s << BoardMove{{1}, top, top, 1, true} << u"1 2"_s;
    QTest::newRow("to the end of a folder") << u"1 가/2 3"_s << BoardMove{{1}, top, ga} << u"가/2 가/1 3"_s;
    QTest::newRow("to a folder that is not there") << u"1 2 3"_s << BoardMove{{2}, top, na} << u"1 나/2 3"_s;
    QTest::newRow("from where it is not") << u"1 가/2"_s << BoardMove{{1}, ga, top, 2, true} << u"1 가/2"_s;
    QTest::newRow("nobody") << u"1 2"_s << BoardMove{{7}, top, ga, 1, true} << u"1 2"_s;
}

void BoardOrderTest::boards_move_beside_others()
{
    QFETCH(QString, boards);
    QFETCH(BoardMove, move);
    QFETCH(QString, after);
    QCOMPARE(textOf(moved(boardsOf(boards), move)), after);
}

void BoardOrderTest::folders_are_renamed_data()
{
    QTest::addColumn<QString>("boards");
    QTest::addColumn<QStringList>("from");
    QTest::addColumn<QStringList>("to");
    QTest::addColumn<QString>("after");
    const auto path = [](const QString &text) { return text.split(u'.', Qt::SkipEmptyParts); };
    QTest::newRow("a name") << u"가/1 가.나/2 3"_s << path(u"가"_s) << path(u"다"_s) << u"다/1 다.나/2 3"_s;
    QTest::newRow("an inner one") << u"가/1 가.나/2 나/3"_s << path(u"가.나"_s) << path(u"가.다"_s)
                                  << u"가/1 가.다/2 나/3"_s;
    QTest::newRow("one of the same beginning")
        << u"가/1 가나/2"_s << path(u"가"_s) << path(u"다"_s) << u"다/1 가나/2"_s;
    QTest::newRow("into another") << u"가/1 나/2"_s << path(u"나"_s) << path(u"가.나"_s) << u"가/1 가.나/2"_s;
    QTest::newRow("two become one") << u"가/1 2 나/3"_s << path(u"나"_s) << path(u"가"_s) << u"가/1 가/3 2"_s;
    QTest::newRow("dissolved") << u"가/1 가.나/2"_s << path(u"가"_s) << path({}) << u"1 나/2"_s;
    QTest::newRow("into itself") << u"가/1"_s << path(u"가"_s) << path(u"가.나"_s) << u"가/1"_s;
    QTest::newRow("one level up") << u"가.나/1 가/2"_s << path(u"가.나"_s) << path(u"가"_s) << u"가/1 가/2"_s;
}

void BoardOrderTest::folders_are_renamed()
{
    QFETCH(QString, boards);
    QFETCH(QStringList, from);
    QFETCH(QStringList, to);
    QFETCH(QString, after);
    QCOMPARE(textOf(renamedFolder(boardsOf(boards), from, to)), after);
}

QTEST_GUILESS_MAIN(BoardOrderTest)
#include "tst_board_order.moc"
