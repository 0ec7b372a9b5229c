// Headlines as a file: every row once, what servers wrote is text and nothing else.

#include "app/write/json.h"
#include "app/write/row_files.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

HeadlineRow rowOf(const QString &title)
{
    HeadlineRow row;
    row.key = makeKey(3, 77);
    row.headline.id = u"77"_s;
    row.headline.number = 12;
    row.headline.title = title;
    row.headline.author = u"나하늘"_s;
    row.headline.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(13, 5), 9 * 3600);
    row.headline.votes = -2;
    row.headline.url = QUrl(u"https://dawn.example/news/77?a=(1)"_s);
    return row;
}

/// The records of a CSV file by the rules of RFC 4180, in units of the text.
QList<QStringList> recordsOf(const QByteArray &file)
{
    QList<QStringList> records{{QString()}};
    bool isQuoted = false;
    const QString text = QString::fromUtf8(file);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isQuoted && c == u'"' && text.mid(i + 1, 1) == "\""_L1)
            records.last().last() += text[i++];
        else if (c == u'"')
            isQuoted = !isQuoted;
        else if (!isQuoted && c == u',')
            records.last().append(QString());
        else if (!isQuoted && c == u'\r' && text.mid(i + 1, 1) == "\n"_L1)
            records.append(QStringList{QString()}), ++i;
        else
            records.last().last() += c;
    }
    records.removeLast();
    return records;
}

} // namespace

class RowFilesTest : public QObject {
    Q_OBJECT

private slots:
    void json_is_what_list_prints();
    void csv_has_every_key_of_a_row_once();
    void csv_says_what_a_row_says();
    void csv_text_comes_back_data();
    void csv_text_comes_back();
    void csv_runs_no_formula_data();
    void csv_runs_no_formula();
    void markdown_is_a_list_of_links();
    void markdown_text_stays_text();
    void boards_are_told_apart();
};

void RowFilesTest::json_is_what_list_prints()
{
    const HeadlineRow row = rowOf(u"소식 \"하나\""_s);
    QCOMPARE(rowLines(RowFormat::Json, {row, row}),
             (QJsonDocument(toJson(row)).toJson(QJsonDocument::Compact) + '\n').repeated(2));
    QCOMPARE(fileHead(RowFormat::Json) + boardHead(RowFormat::Json, {}, true), QByteArray());
}

void RowFilesTest::csv_has_every_key_of_a_row_once()
{
    const QStringList keys = toJson(rowOf({})).keys();
    QCOMPARE(QSet<QString>(rowKeys().cbegin(), rowKeys().cend()), QSet<QString>(keys.cbegin(), keys.cend()));
    QCOMPARE(rowKeys().size(), keys.size());
    QCOMPARE(fileHead(RowFormat::Csv), rowKeys().join(u',').toUtf8() + "\r\n");
}

void RowFilesTest::csv_says_what_a_row_says()
{
    HeadlineRow row = rowOf(u"소식"_s);
    row.read = true;
    QCOMPARE(QString::fromUtf8(rowLines(RowFormat::Csv, {row})),
             u"3,%1,77,12,소식,나하늘,2025-02-24T13:05:00+09:00,,,-2,,0,false,false,false,false,false,false,true,false,"
             "https://dawn.example/news/77?a=(1)\r\n"_s.arg(row.key));
}

void RowFilesTest::csv_text_comes_back_data()
{
    QTest::addColumn<QString>("title");
    QTest::newRow("a comma") << u"하나, 둘"_s;
    QTest::newRow("quotes") << u"\"하나\" 둘"_s;
    QTest::newRow("an end of line") << u"하나\n둘\r\n셋"_s;
    QTest::newRow("spaces at its edges") << u" 하나 "_s;
    QTest::newRow("nothing") << QString();
}

void RowFilesTest::csv_text_comes_back()
{
    QFETCH(QString, title);
    const QList<QStringList> records = recordsOf(rowLines(RowFormat::Csv, {rowOf(title), rowOf(u"다음"_s)}));
    QCOMPARE(records.size(), 2);
    QCOMPARE(records[0].size(), rowKeys().size());
    QCOMPARE(records[0][rowKeys().indexOf(u"title"_s)], title);
    QCOMPARE(records[1][rowKeys().indexOf(u"title"_s)], u"다음"_s);
}

void RowFilesTest::csv_runs_no_formula_data()
{
    QTest::addColumn<QString>("title");
    QTest::newRow("equals") << u"=HYPERLINK(\"https://evil.example\",\"a\")"_s;
    QTest::newRow("plus") << u"+82 소식"_s;
    QTest::newRow("minus") << u"-1+1"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s;
    QTest::newRow("tab") << u"\t=1"_s;
    QTest::newRow("a wide sign") << u"＝1"_s;
}

void RowFilesTest::csv_runs_no_formula()
{
    QFETCH(QString, title);
    const QStringList cells = recordsOf(rowLines(RowFormat::Csv, {rowOf(title)})).first();
    QCOMPARE(cells[rowKeys().indexOf(u"title"_s)], u'\'' + title);
    QCOMPARE(cells[rowKeys().indexOf(u"votes"_s)], u"-2"_s); // A number is none.
}

void RowFilesTest::markdown_is_a_list_of_links()
{
    HeadlineRow gone = rowOf(u"간 글"_s);
    gone.goneAt = QDateTime(QDate(2025, 2, 25), QTime(0, 0), Qt::UTC);
    gone.headline.flags = Flag::Notice;
    gone.headline.author.clear();
    gone.headline.posted = {};
    QCOMPARE(QString::fromUtf8(rowLines(RowFormat::Markdown, {rowOf(u"소식"_s), gone})),
             u"- 12 · [소식](<https://dawn.example/news/77?a=(1)>) · 나하늘 · 2025-02-24 13:05\n"
             "- ~~[간 글](<https://dawn.example/news/77?a=(1)>)~~\n"_s);
}

void RowFilesTest::markdown_text_stays_text()
{
    HeadlineRow row = rowOf(u"[속보] *별* <b>](https://evil.example)"_s);
    row.headline.url = QUrl(u"javascript:alert(1)"_s);
    row.headline.posted = {};
    row.headline.author = u"_이름_"_s;
    QCOMPARE(QString::fromUtf8(rowLines(RowFormat::Markdown, {row})),
             u"- 12 · \\[속보\\] \\*별\\* &lt;b>\\](https://evil.example) · \\_이름\\_\n"_s);
}

void RowFilesTest::boards_are_told_apart()
{
    Board board;
    board.name = u"새벽통신 *소식*"_s;
    QCOMPARE(QString::fromUtf8(boardHead(RowFormat::Markdown, board, true)), u"# 새벽통신 \\*소식\\*\n\n"_s);
    QCOMPARE(QString::fromUtf8(boardHead(RowFormat::Markdown, board, false)), u"\n# 새벽통신 \\*소식\\*\n\n"_s);
}

QTEST_GUILESS_MAIN(RowFilesTest)
#include "tst_row_files.moc"
