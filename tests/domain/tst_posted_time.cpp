#include "app/domain/posted_time.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class PostedTimeTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void a_time_is_written_as_precisely_as_it_is_known_data();
    void a_time_is_written_as_precisely_as_it_is_known();
    void what_is_written_reads_back();
    void anything_else_is_unknown_data();
    void anything_else_is_unknown();
    void times_sort_by_their_instant();
};

void PostedTimeTest::a_time_is_written_as_precisely_as_it_is_known_data()
{
    QTest::addColumn<PostedTime>("posted");
    QTest::addColumn<QString>("iso");
    const QDate day(2025, 2, 24);
    QTest::addRow("unknown") << PostedTime() << QString();
    QTest::addRow("a day stays a day") << PostedTime::day(day, 32400) << u"2025-02-24"_s;
    QTest::addRow("a minute") << PostedTime::moment(day, QTime(13, 5), 32400) << u"2025-02-24T13:05:00+09:00"_s;
    QTest::addRow("a second") << PostedTime::moment(day, QTime(13, 5, 9), 32400, true)
                              << u"2025-02-24T13:05:09+09:00"_s;
    QTest::addRow("at Greenwich") << PostedTime::moment(day, QTime(0, 0), 0) << u"2025-02-24T00:00:00+00:00"_s;
    QTest::addRow("west") << PostedTime::moment(day, QTime(13, 5), -16200) << u"2025-02-24T13:05:00-04:30"_s;
}

void PostedTimeTest::a_time_is_written_as_precisely_as_it_is_known()
{
    QFETCH(const PostedTime, posted);
    QFETCH(const QString, iso);
    QCOMPARE(posted.toIso(), iso);
    QCOMPARE(posted.isKnown(), !iso.isEmpty());
    QCOMPARE(posted.hasTime(), iso.size() > 10);
}

void PostedTimeTest::what_is_written_reads_back()
{
    for (const int offset : {0, 32400, -16200, 19800}) {
        for (QDateTime at(QDate(1999, 12, 31), QTime(22, 58, 57), Qt::UTC); at.date().year() < 2002;
             at = at.addSecs(86400 * 11 + 3661)) {
            const PostedTime posted = PostedTime::moment(at.date(), at.time(), offset, at.time().second() != 0);
            QCOMPARE(PostedTime::fromIso(posted.toIso()), posted);
            QCOMPARE(PostedTime::fromIso(PostedTime::day(at.date(), 0).toIso()), PostedTime::day(at.date(), 0));
        }
    }
}

void PostedTimeTest::anything_else_is_unknown_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "x", "2025", "2025-13-01", "2025-02-30", "2025.02.24", "0000000000", "2025-02-24T25:00:00"})
        QTest::addRow("%s", text) << QString::fromLatin1(text);
}

void PostedTimeTest::anything_else_is_unknown()
{
    QFETCH(const QString, text);
    QCOMPARE(PostedTime::fromIso(text), PostedTime());
}

void PostedTimeTest::times_sort_by_their_instant()
{
    const QDate day(2025, 2, 24);
    QCOMPARE(PostedTime().sortSeconds(), 0);
    QCOMPARE(PostedTime::moment(QDate(1970, 1, 1), QTime(9, 0), 32400).sortSeconds(), 0);
    QVERIFY(PostedTime::moment(day, QTime(9, 0), 32400).sortSeconds() ==
            PostedTime::moment(day, QTime(0, 0), 0).sortSeconds());
    QVERIFY(PostedTime::day(day, 32400).sortSeconds() < PostedTime::moment(day, QTime(0, 1), 32400).sortSeconds());
}

QTEST_GUILESS_MAIN(PostedTimeTest)
#include "tst_posted_time.moc"
