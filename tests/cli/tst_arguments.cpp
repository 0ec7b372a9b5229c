// What was typed, read without doing anything yet.

#include "app/cli/command_line.h"
#include "app/cli/options.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace newsboard;

class ArgumentsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void nothing_is_the_window();
    void an_address_is_the_window_at_a_board();
    void options_stand_before_or_behind_the_command_data();
    void options_stand_before_or_behind_the_command();
    void after_two_dashes_all_is_words();
    void wrong_usage_of_the_program_is_said_data();
    void wrong_usage_of_the_program_is_said();
    void options_of_commands_are_read();
    void wrong_usage_of_a_command_is_said_data();
    void wrong_usage_of_a_command_is_said();
    void moments_are_dates_or_times_data();
    void moments_are_dates_or_times();
    void the_help_names_every_command();
};

void ArgumentsTest::nothing_is_the_window()
{
    const Invocation window = readArguments({});
    QVERIFY(window.command.isEmpty() && window.address.isEmpty() && window.usageError.isEmpty());
    QVERIFY(!window.help && !window.version && !window.offline && !window.json);
}

void ArgumentsTest::an_address_is_the_window_at_a_board()
{
    const Invocation window = readArguments({u"--offline"_s, u"example.kr/news"_s, u"--data=/x"_s});
    QVERIFY(window.command.isEmpty() && window.usageError.isEmpty());
    QCOMPARE(window.address, u"example.kr/news"_s);
    QCOMPARE(window.dataFolder, u"/x"_s);
    QVERIFY(window.offline);
}

void ArgumentsTest::options_stand_before_or_behind_the_command_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addRow("before") << QStringList{u"--data"_s, u"D"_s, u"--json"_s,  u"--offline"_s,
                                           u"list"_s,   u"1"_s, u"--unread"_s};
    QTest::addRow("behind") << QStringList{u"list"_s,   u"1"_s,        u"--unread"_s,
                                           u"--json"_s, u"--data=D"_s, u"--offline"_s};
    QTest::addRow("between") << QStringList{u"--json"_s, u"list"_s,      u"--data"_s,  u"D"_s,
                                            u"1"_s,      u"--offline"_s, u"--unread"_s};
}

void ArgumentsTest::options_stand_before_or_behind_the_command()
{
    QFETCH(QStringList, arguments);
    const Invocation invocation = readArguments(arguments);
    QVERIFY2(invocation.usageError.isEmpty(), qPrintable(invocation.usageError));
    QCOMPARE(invocation.command, u"list"_s);
    QCOMPARE(invocation.arguments, (QStringList{u"1"_s, u"--unread"_s}));
    QCOMPARE(invocation.dataFolder, u"D"_s);
    QVERIFY(invocation.json && invocation.offline);
}

void ArgumentsTest::after_two_dashes_all_is_words()
{
    const Invocation invocation = readArguments({u"add"_s, u"--"_s, u"--json"_s});
    QCOMPARE(invocation.arguments, QStringList{u"--json"_s});
    QVERIFY(!invocation.json);
}

void ArgumentsTest::wrong_usage_of_the_program_is_said_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addRow("no such option") << QStringList{u"--frobnicate"_s};
    QTest::addRow("no folder") << QStringList{u"--data"_s};
    QTest::addRow("no such command") << QStringList{u"lsit"_s, u"1"_s};
    QTest::addRow("JSON of the window") << QStringList{u"--json"_s};
    QTest::addRow("JSON of no such command") << QStringList{u"--json"_s, u"lsit"_s};
}

void ArgumentsTest::wrong_usage_of_the_program_is_said()
{
    QFETCH(QStringList, arguments);
    QVERIFY(!readArguments(arguments).usageError.isEmpty());
}

void ArgumentsTest::options_of_commands_are_read()
{
    const Options list =
        readOptions(u"list"_s, {u"3"_s, u"--limit"_s, u"20"_s, u"--before=3298534883328"_s, u"--starred"_s});
    QVERIFY2(list.usageError.isEmpty(), qPrintable(list.usageError));
    QCOMPARE(list.words, QStringList{u"3"_s});
    QCOMPARE(list.number(u"--limit"_s), 20);
    QCOMPARE(list.number(u"--before"_s), 3'298'534'883'328);
    QVERIFY(list.has(u"--starred"_s) && !list.has(u"--unread"_s));

    const Options mark = readOptions(u"mark"_s, {u"3"_s, u"--read"_s, u"10"_s, u"11"_s});
    QVERIFY(mark.usageError.isEmpty());
    QCOMPARE(mark.words, (QStringList{u"3"_s, u"10"_s, u"11"_s}));
}

void ArgumentsTest::wrong_usage_of_a_command_is_said_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("arguments");
    QTest::addRow("add what") << u"add"_s << QStringList{};
    QTest::addRow("add two") << u"add"_s << QStringList{u"a"_s, u"b"_s};
    QTest::addRow("boards of what") << u"boards"_s << QStringList{u"1"_s};
    QTest::addRow("refresh what") << u"refresh"_s << QStringList{};
    QTest::addRow("no pages") << u"refresh"_s << QStringList{u"1"_s, u"--pages"_s};
    QTest::addRow("zero pages") << u"refresh"_s << QStringList{u"1"_s, u"--pages"_s, u"0"_s};
    QTest::addRow("pages in words") << u"refresh"_s << QStringList{u"1"_s, u"--pages"_s, u"all"_s};
    QTest::addRow("too many pages") << u"refresh"_s << QStringList{u"1"_s, u"--pages=99999999999"_s};
    QTest::addRow("negative limit") << u"list"_s << QStringList{u"1"_s, u"--limit"_s, u"-5"_s};
    QTest::addRow("key in words") << u"list"_s << QStringList{u"1"_s, u"--before"_s, u"x"_s};
    QTest::addRow("no such option") << u"list"_s << QStringList{u"1"_s, u"--newest"_s};
    QTest::addRow("show which") << u"show"_s << QStringList{u"1"_s};
    QTest::addRow("parse as what") << u"parse"_s << QStringList{u"page.html"_s};
    QTest::addRow("parse when") << u"parse"_s
                                << QStringList{u"page.html"_s, u"--url"_s, u"x"_s, u"--now"_s, u"yesterday"_s};
    QTest::addRow("mark how") << u"mark"_s << QStringList{u"1"_s, u"10"_s};
    QTest::addRow("mark which") << u"mark"_s << QStringList{u"1"_s, u"--read"_s};
    QTest::addRow("read and unread") << u"mark"_s << QStringList{u"1"_s, u"10"_s, u"--read"_s, u"--unread"_s};
    QTest::addRow("star and unstar") << u"mark"_s << QStringList{u"1"_s, u"10"_s, u"--star"_s, u"--unstar"_s};
    QTest::addRow("remove what") << u"remove"_s << QStringList{};
}

void ArgumentsTest::wrong_usage_of_a_command_is_said()
{
    QFETCH(QString, command);
    QFETCH(QStringList, arguments);
    const Options options = readOptions(command, arguments);
    QVERIFY(options.usageError.contains(u"Usage: newsboard "_s + command));
}

void ArgumentsTest::moments_are_dates_or_times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("moment");
    const QTimeZone seoul("Asia/Seoul");
    QTest::addRow("a day, to its end") << u"2025-02-24"_s << QDateTime(QDate(2025, 2, 24), QTime(23, 59, 59), seoul);
    QTest::addRow("in Seoul") << u"2025-02-24T13:05:00"_s << QDateTime(QDate(2025, 2, 24), QTime(13, 5), seoul);
    QTest::addRow("with a space") << u"2025-02-24 13:05"_s << QDateTime(QDate(2025, 2, 24), QTime(13, 5), seoul);
    QTest::addRow("with an offset") << u"2025-02-24T13:05:00+09:00"_s
                                    << QDateTime(QDate(2025, 2, 24), QTime(13, 5), seoul);
    QTest::addRow("in UTC") << u"2025-02-24T04:05:00Z"_s << QDateTime(QDate(2025, 2, 24), QTime(13, 5), seoul);
}

void ArgumentsTest::moments_are_dates_or_times()
{
    QFETCH(QString, text);
    QFETCH(QDateTime, moment);
    const Options options = readOptions(u"parse"_s, {u"page.html"_s, u"--url"_s, u"x"_s, u"--now"_s, text});
    QVERIFY2(options.usageError.isEmpty(), qPrintable(options.usageError));
    QCOMPARE(options.moment(u"--now"_s).value_or(QDateTime()).toUTC(), moment.toUTC());
}

void ArgumentsTest::the_help_names_every_command()
{
    for (const auto *command : {"add", "boards", "refresh", "list", "show", "parse", "mark", "remove"}) {
        QVERIFY2(helpText().contains(QLatin1StringView(command)), command);
        QCOMPARE(readArguments({QString::fromLatin1(command)}).command, QString::fromLatin1(command));
    }
}

QTEST_GUILESS_MAIN(ArgumentsTest)
#include "tst_arguments.moc"
