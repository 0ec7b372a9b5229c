// Dates as boards write them, read against a known "now" of 2025-02-24 14:00 in Seoul.

#include "app/parse/dates.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

DateContext seoul(DateContext::Order order = DateContext::Order::YearFirst)
{
    DateContext context;
    context.zone = QTimeZone("Asia/Seoul");
    context.now = QDateTime(QDate(2025, 2, 24), QTime(14, 0), context.zone);
    context.order = order;
    return context;
}

} // namespace

class DatesTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void a_date_is_read_as_precisely_as_it_is_written_data();
    void a_date_is_read_as_precisely_as_it_is_written();
    void what_is_no_date_stays_unknown_data();
    void what_is_no_date_stays_unknown();
    void numeric_dates_follow_the_order_of_their_page_data();
    void numeric_dates_follow_the_order_of_their_page();
    void one_part_over_twelve_settles_the_order_data();
    void one_part_over_twelve_settles_the_order();
    void a_date_is_found_in_a_longer_line_data();
    void a_date_is_found_in_a_longer_line();
    void every_day_written_in_any_numeric_form_reads_back();
};

void DatesTest::a_date_is_read_as_precisely_as_it_is_written_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("iso");
    const auto row = [](const char *text, const char *iso) {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(iso);
    };

    // Korean boards.
    row("2025.02.24", "2025-02-24");
    row("2025-02-24", "2025-02-24");
    row("2025/02/24", "2025-02-24");
    row("2025.02.24.", "2025-02-24");
    row("2025. 2. 4.", "2025-02-04");
    row("2025. 2. 24. 오후 1:05", "2025-02-24T13:05:00+09:00");
    row("25.02.24", "2025-02-24");
    row("25-02-24 13:05", "2025-02-24T13:05:00+09:00");
    row("24 2월 2025 13:05", "2025-02-24T13:05:00+09:00");
    row("Thu Feb 24 13:05:06 2022", "2022-02-24T13:05:06+09:00");
    row("Thu Feb 24 04:05:06 UTC 2022", "2022-02-24T13:05:06+09:00");
    row("99.12.31", "1999-12-31");
    row("02.24", "2025-02-24");
    row("02-24", "2025-02-24");
    row("02/24", "2025-02-24");
    row("12.25", "2024-12-25");
    row("02.25", "2025-02-25");
    row("02.26", "2024-02-26");
    row("02-24 13:05", "2025-02-24T13:05:00+09:00");
    row("13:05", "2025-02-24T13:05:00+09:00");
    row("13:05:59", "2025-02-24T13:05:59+09:00");
    row("14:10", "2025-02-24T14:10:00+09:00");
    row("23:50", "2025-02-23T23:50:00+09:00");
    row("3분 전", "2025-02-24T13:57:00+09:00");
    row("3분전", "2025-02-24T13:57:00+09:00");
    row("2시간 전", "2025-02-24T12:00:00+09:00");
    row("15시간 전", "2025-02-23T23:00:00+09:00");
    row("1시간 20분 전", "2025-02-24T12:40:00+09:00");
    row("30초 전", "2025-02-24T13:59:00+09:00");
    row("방금", "2025-02-24T14:00:00+09:00");
    row("방금 전", "2025-02-24T14:00:00+09:00");
    row("오늘", "2025-02-24");
    row("어제", "2025-02-23");
    row("그저께", "2025-02-22");
    row("어제 21:10", "2025-02-23T21:10:00+09:00");
    row("오늘 오전 9:05", "2025-02-24T09:05:00+09:00");
    row("3일 전", "2025-02-21");
    row("2주 전", "2025-02-10");
    row("1개월 전", "2025-01-24");
    row("2년 전", "2023-02-24");
    row("2025.02.24 13:05", "2025-02-24T13:05:00+09:00");
    row("2025.02.24 13:05:59", "2025-02-24T13:05:59+09:00");
    row("2025-02-24 13:05:00", "2025-02-24T13:05:00+09:00");
    row("2025-02-23 24:00", "2025-02-24T00:00:00+09:00");
    row("2024.12.31 24:00:00", "2025-01-01T00:00:00+09:00");
    row("24:00", "2025-02-24T00:00:00+09:00");
    row("2025-02-24 24:15", "2025-02-24T00:15:00+09:00");
    row("2025/02/24(월) 13:05", "2025-02-24T13:05:00+09:00");
    row("2025년 2월 24일", "2025-02-24");
    row("2025년 2월 24일 오후 1:05", "2025-02-24T13:05:00+09:00");
    row("2025년 2월 24일 월요일 13시 5분", "2025-02-24T13:05:00+09:00");
    row("2월 3일", "2025-02-03");
    row("12월 3일", "2024-12-03");
    row("오전 12:30", "2025-02-24T00:30:00+09:00");
    row("오후 12:30", "2025-02-24T12:30:00+09:00");
    row("２０２５．０２．２４", "2025-02-24");
    row("2005/03/14", "2005-03-14");
    row("05-03-14", "2005-03-14");
    row("[2025-02-24]", "2025-02-24");
    row("2025-02-24 (월)", "2025-02-24");
    row("2025.02.24 | 13:05", "2025-02-24T13:05:00+09:00");

    // English boards.
    row("Feb 24, 2025", "2025-02-24");
    row("February 24, 2025 at 1:05 PM", "2025-02-24T13:05:00+09:00");
    row("24 February 2025", "2025-02-24");
    row("24 Feb 2025, 13:05", "2025-02-24T13:05:00+09:00");
    row("Sat Dec 06, 2008 5:47 am", "2008-12-06T05:47:00+09:00");
    row("Mon, 24 Feb 2025 04:05:00 GMT", "2025-02-24T13:05:00+09:00");
    row("Mon, 24 Feb 2025 13:05:00 +0900", "2025-02-24T13:05:00+09:00");
    row("January 5", "2025-01-05");
    row("December 5", "2024-12-05");
    row("1st March 2024", "2024-03-01");
    row("24-Feb-2025", "2025-02-24");
    row("today", "2025-02-24");
    row("Today, 08:15 AM", "2025-02-24T08:15:00+09:00");
    row("Yesterday", "2025-02-23");
    row("Yesterday at 11:04 PM", "2025-02-23T23:04:00+09:00");
    row("just now", "2025-02-24T14:00:00+09:00");
    row("a minute ago", "2025-02-24T13:59:00+09:00");
    row("an hour ago", "2025-02-24T13:00:00+09:00");
    row("17 minutes ago", "2025-02-24T13:43:00+09:00");
    row("5 hrs ago", "2025-02-24T09:00:00+09:00");
    row("5h ago", "2025-02-24T09:00:00+09:00");
    row("2 days ago", "2025-02-22");
    row("3 weeks ago", "2025-02-03");
    row("2 days, 3 hours ago", "2025-02-22T11:00:00+09:00");
    row("09:30 PM, 25-10-2005", "2005-10-25T21:30:00+09:00");

    // Japanese and Chinese boards.
    row("2025年2月24日", "2025-02-24");
    row("2012 年 1 月 3 日(火) 6:30", "2012-01-03T06:30:00+09:00");
    row("2025/02/24(月) 13:05:10", "2025-02-24T13:05:10+09:00");
    row("今日 13:05", "2025-02-24T13:05:00+09:00");
    row("昨日 19:48", "2025-02-23T19:48:00+09:00");
    row("3時間前", "2025-02-24T11:00:00+09:00");
    row("5分前", "2025-02-24T13:55:00+09:00");
    row("2日前", "2025-02-22");
    row("午後1時05分", "2025-02-24T13:05:00+09:00");
    row("17 分钟前", "2025-02-24T13:43:00+09:00");
    row("3 小时前", "2025-02-24T11:00:00+09:00");
    row("2 天前", "2025-02-22");
    row("昨天 12:16", "2025-02-23T12:16:00+09:00");
    row("前天 08:00", "2025-02-22T08:00:00+09:00");
    row("刚刚", "2025-02-24T14:00:00+09:00");
    row("2025-2-4", "2025-02-04");
    row("2月24日", "2025-02-24");

    // Others.
    row("Gestern, 17:53 Uhr", "2025-02-23T17:53:00+09:00");
    row("vor 3 Stunden", "2025-02-24T11:00:00+09:00");
    row("24. Februar 2025", "2025-02-24");
    row("Ven 13 Déc 2013", "2013-12-13");
    row("Lun 28 Jan 2013 20:44", "2013-01-28T20:44:00+09:00");
    row("il y a 2 heures", "2025-02-24T12:00:00+09:00");
    row("hace 3 días", "2025-02-21");
    row("24 февраля 2025", "2025-02-24");
    row("24.02.2025", "2025-02-24");
    row("03.02.2025", "2025-02-03");
    row("03.02.2025 13:05", "2025-02-03T13:05:00+09:00");
    row("3 dias atrás", "2025-02-21");
    row("ieri", "2025-02-23");
    row("вчера, 17:53", "2025-02-23T17:53:00+09:00");
    row("только что", "2025-02-24T14:00:00+09:00");
    row("a few seconds ago", "2025-02-24T14:00:00+09:00");
    row("새벽 1:05", "2025-02-24T01:05:00+09:00");
    row("어제 저녁 7:30", "2025-02-23T19:30:00+09:00");

    // Machines.
    row("2025-02-24T13:05:00+09:00", "2025-02-24T13:05:00+09:00");
    row("2025-02-24T04:05:00Z", "2025-02-24T13:05:00+09:00");
    row("2025-02-23T20:05:00.123Z", "2025-02-24T05:05:00+09:00");
    row("2025-02-24T13:05:00+0900", "2025-02-24T13:05:00+09:00");
}

void DatesTest::a_date_is_read_as_precisely_as_it_is_written()
{
    QFETCH(const QString, text);
    QFETCH(const QString, iso);
    QCOMPARE(parseDate(text, seoul()).toIso(), iso);
}

void DatesTest::what_is_no_date_stays_unknown_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             " ",
                             "12",
                             "46589",
                             "1.2",
                             "3.5",
                             "1/20",
                             "1 / 20",
                             "3:1",
                             "3 : 1",
                             "99:99",
                             "25:10",
                             "2025",
                             "February 2015",
                             "2025년 2월",
                             "2025.13.40",
                             "2025.02.30",
                             "1,234",
                             "공지",
                             "새벽통신",
                             "전",
                             "일",
                             "월",
                             "3",
                             "3일",
                             "2주",
                             "5 hours",
                             "오전",
                             "today's news",
                             "오늘의 뉴스",
                             "어제 발표한 대책",
                             "May",
                             "Sun",
                             "a",
                             "an",
                             "1.2.3.4",
                             "010-1234-5678",
                             "v1.2.3",
                             "02-123-4567",
                             "2.9k",
                             "[3]",
                             "조회 12",
                             "2025.02.24 조회 12",
                             "12:34:56:78",
                             "20250224",
                             "0.1.2",
                             "1-1",
                             "5-3"})
        QTest::addRow("%s", text) << QString::fromUtf8(text);
    QTest::addRow("a long text") << u"2025.02.24 "_s.repeated(1000);
}

void DatesTest::what_is_no_date_stays_unknown()
{
    QFETCH(const QString, text);
    QCOMPARE(parseDate(text, seoul()).toIso(), QString());
}

void DatesTest::numeric_dates_follow_the_order_of_their_page_data()
{
    using Order = DateContext::Order;
    QTest::addColumn<QString>("text");
    QTest::addColumn<DateContext::Order>("order");
    QTest::addColumn<QString>("iso");
    QTest::addRow("year first") << u"11/02/03"_s << Order::YearFirst << u"2011-02-03"_s;
    QTest::addRow("month first") << u"11/02/03"_s << Order::MonthFirst << u"2003-11-02"_s;
    QTest::addRow("day first") << u"11/02/03"_s << Order::DayFirst << u"2003-02-11"_s;
    QTest::addRow("four digits, month first") << u"01/02/2015"_s << Order::MonthFirst << u"2015-01-02"_s;
    QTest::addRow("four digits, day first") << u"01/02/2015"_s << Order::DayFirst << u"2015-02-01"_s;
    QTest::addRow("the order that is possible")
        << u"25-10-2005 08:23 PM"_s << Order::MonthFirst << u"2005-10-25T20:23:00+09:00"_s;
    QTest::addRow("day and month") << u"05/02"_s << Order::DayFirst << u"2025-02-05"_s;
}

void DatesTest::numeric_dates_follow_the_order_of_their_page()
{
    QFETCH(const QString, text);
    QFETCH(const DateContext::Order, order);
    QFETCH(const QString, iso);
    QCOMPARE(parseDate(text, seoul(order)).toIso(), iso);
}

void DatesTest::one_part_over_twelve_settles_the_order_data()
{
    using Order = DateContext::Order;
    QTest::addColumn<QStringList>("dates");
    QTest::addColumn<DateContext::Order>("otherwise");
    QTest::addColumn<DateContext::Order>("order");
    QTest::addRow("day first") << QStringList{u"01-02-2005"_s, u"25-10-2005 08:23 PM"_s} << Order::MonthFirst
                               << Order::DayFirst;
    QTest::addRow("month first") << QStringList{u"01-02-2005"_s, u"10-25-2005"_s} << Order::DayFirst
                                 << Order::MonthFirst;
    QTest::addRow("open: as the page's language has it")
        << QStringList{u"01-02-2005"_s} << Order::DayFirst << Order::DayFirst;
    QTest::addRow("year first") << QStringList{u"24/02/25"_s, u"24/12/31"_s} << Order::YearFirst << Order::YearFirst;
    QTest::addRow("open, with points: day first")
        << QStringList{u"03.02.2025"_s, u"11.01.2025"_s} << Order::YearFirst << Order::DayFirst;
    QTest::addRow("none") << QStringList{u"2025.02.24"_s, u"어제"_s} << Order::YearFirst << Order::YearFirst;
}

void DatesTest::one_part_over_twelve_settles_the_order()
{
    QFETCH(const QStringList, dates);
    QFETCH(const DateContext::Order, otherwise);
    QFETCH(const DateContext::Order, order);
    QCOMPARE(int(dateOrder(dates, otherwise)), int(order));
}

void DatesTest::a_date_is_found_in_a_longer_line_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("iso");
    QTest::addColumn<QString>("where");
    QTest::addRow("label before") << u"작성일 : 2025.02.24 07:05 조회 12"_s << u"2025-02-24T07:05:00+09:00"_s
                                  << u"2025.02.24 07:05"_s;
    QTest::addRow("author before") << u"by Kim » Sat Dec 06, 2008 5:47 am"_s << u"2008-12-06T05:47:00+09:00"_s
                                   << u"Sat Dec 06, 2008 5:47 am"_s;
    QTest::addRow("relative") << u"홍길동 · 3분 전 · 조회 5"_s << u"2025-02-24T13:57:00+09:00"_s << u"3분 전"_s;
    QTest::addRow("a day word in a label") << u"홍길동 | 어제"_s << u"2025-02-23"_s << u"어제"_s;
    QTest::addRow("none") << u"아무 날짜도 없는 긴 문장이다"_s << QString() << QString();
    QTest::addRow("no day word in a sentence")
        << u"정부는 어제 대책을 내놓겠다고 밝혔지만 아직 소식이 없다"_s << QString() << QString();
}

void DatesTest::a_date_is_found_in_a_longer_line()
{
    QFETCH(const QString, text);
    QFETCH(const QString, iso);
    QFETCH(const QString, where);
    qsizetype begin = 0;
    qsizetype length = 0;
    QCOMPARE(findDate(text, seoul(), &begin, &length).toIso(), iso);
    QCOMPARE(text.mid(begin, length), where);
}

void DatesTest::every_day_written_in_any_numeric_form_reads_back()
{
    const QStringList forms{u"yyyy.MM.dd"_s,           u"yyyy-M-d"_s,   u"yy/MM/dd"_s, u"yyyy年M月d日"_s,
                            u"yyyy'년' M'월' d'일'"_s, u"d MMMM yyyy"_s};
    const QLocale english(QLocale::English);
    for (QDate day(2003, 1, 1); day < QDate(2025, 2, 24); day = day.addDays(17)) {
        for (const QString &form : forms) {
            const QString text = english.toString(day, form);
            QCOMPARE(parseDate(text, seoul()), PostedTime::day(day, 9 * 3600));
            const PostedTime moment = parseDate(text + u" 07:05"_s, seoul());
            QCOMPARE(moment, PostedTime::moment(day, QTime(7, 5), 9 * 3600));
            QCOMPARE(PostedTime::fromIso(moment.toIso()), moment);
        }
    }
}

QTEST_GUILESS_MAIN(DatesTest)
#include "tst_dates.moc"
