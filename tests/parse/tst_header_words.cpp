#include "app/parse/header_words.h"

#include <QTest>

using namespace newsboard;
using namespace Qt::StringLiterals;

class TestHeaderWords : public QObject {
    Q_OBJECT

private slots:
    void headersNameTheirColumns_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QList<BoardColumn>>("columns");
        const auto row = [](const char *name, const QString &header, const QList<BoardColumn> &columns) {
            QTest::newRow(name) << header << columns;
        };
        row("Korean number", u"번호"_s, {BoardColumn::Number});
        row("white space within", u"조 회 수"_s, {BoardColumn::Views});
        row("sort arrow", u"추천 ▼"_s, {BoardColumn::Votes});
        row("Japanese author", u"投稿者"_s, {BoardColumn::Author});
        row("simplified Chinese replies", u"回复"_s, {BoardColumn::Comments});
        row("traditional Chinese title", u"標題"_s, {BoardColumn::Title});
        row("German views", u"Zugriffe"_s, {BoardColumn::Views});
        row("two at once", u"Subject / Started by"_s, {BoardColumn::Title, BoardColumn::Author});
        row("two counts", u"回复/查看"_s, {BoardColumn::Comments, BoardColumn::Views});
        row("last post", u"Last Post"_s, {BoardColumn::LastReply});
        row("no header", u"오늘 점심 뭐 먹지"_s, {});
        row("empty", QString(), {});
    }

    void headersNameTheirColumns()
    {
        QFETCH(QString, header);
        QFETCH(QList<BoardColumn>, columns);
        QCOMPARE(headerColumns(header), columns);
    }

    void classesAreReadByTheirWords()
    {
        QVERIFY(classColumns("td_datetime").contains(BoardColumn::Date) ||
                classColumns("td_date").contains(BoardColumn::Date));
        QVERIFY(classColumns("memberNick").contains(BoardColumn::Author));
        QVERIFY(classColumns("list-hit").contains(BoardColumn::Views));
        QVERIFY(classColumns("overview").isEmpty());
    }

    void noticeWordsStandAlone()
    {
        QVERIFY(isNoticeWord(u"[공지]"));
        QVERIFY(isNoticeWord(u"Announcement:"));
        QVERIFY(isNoticeWord(u"置顶"));
        QVERIFY(!isNoticeWord(u"공지 시간에 맞춘 알람"));
        QVERIFY(!isNoticeWord(u"12"));
    }

    void openMarks()
    {
        QVERIFY(isOpenMark(u"»"));
        QVERIFY(isOpenMark(u"열람중"));
        QVERIFY(!isOpenMark(u"12"));
        QVERIFY(!isOpenMark(u""));
    }
};

QTEST_GUILESS_MAIN(TestHeaderWords)
#include "tst_header_words.moc"
