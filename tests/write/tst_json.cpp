// What scripts read: every key of the command line's values, its type, and null where nothing is known.

#include "app/write/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

class JsonTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void a_row_says_everything();
    void what_a_board_does_not_show_is_null();
    void a_day_stays_a_day();
    void large_counts_are_exact();
    void a_row_that_is_in_no_cache_has_no_board();
    void addresses_are_written_as_they_travel();
    void an_article_says_everything();
    void a_board_says_everything();
    void an_error_says_its_kind_and_what_to_do();
};

void JsonTest::a_row_says_everything()
{
    HeadlineRow row;
    row.key = makeKey(3, 46577577);
    row.headline.id = u"46577577"_s;
    row.headline.number = 46588;
    row.headline.title = u"[속보] \"항로\" <협의>\\ 끝(종합2보)"_s;
    row.headline.author = u"새벽통신"_s;
    row.headline.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(13, 5), 9 * 3600);
    row.headline.comments = 0;
    row.headline.views = 1234;
    row.headline.votes = -2;
    row.headline.category = u"경제"_s;
    row.headline.depth = 1;
    row.headline.flags = Flag::Notice | Flag::New | Flag::Secret;
    row.headline.url = QUrl(u"https://example.kr/news/46577577"_s);
    row.read = true;
    row.starred = true;
    row.goneAt = QDateTime(QDate(2025, 2, 25), QTime(0, 0), Qt::UTC);
    const QJsonObject expected{{u"board"_s, 3},
                               {u"key"_s, QString::number(row.key)},
                               {u"id"_s, u"46577577"_s},
                               {u"number"_s, 46588},
                               {u"title"_s, row.headline.title},
                               {u"author"_s, u"새벽통신"_s},
                               {u"posted"_s, u"2025-02-24T13:05:00+09:00"_s},
                               {u"comments"_s, 0},
                               {u"views"_s, 1234},
                               {u"votes"_s, -2},
                               {u"category"_s, u"경제"_s},
                               {u"depth"_s, 1},
                               {u"notice"_s, true},
                               {u"secret"_s, true},
                               {u"new"_s, true},
                               {u"file"_s, false},
                               {u"picture"_s, false},
                               {u"gone"_s, true},
                               {u"read"_s, true},
                               {u"starred"_s, true},
                               {u"url"_s, u"https://example.kr/news/46577577"_s}};
    const QByteArray written = QJsonDocument(toJson(row)).toJson(QJsonDocument::Compact);
    QVERIFY(!written.contains('\n'));
    QCOMPARE(QJsonDocument::fromJson(written).object(), expected);
}

void JsonTest::what_a_board_does_not_show_is_null()
{
    HeadlineRow row;
    row.key = makeKey(1, 5);
    row.headline.id = u"5"_s;
    const QJsonObject object = toJson(row);
    for (const auto *key : {"number", "posted", "comments", "views", "votes"})
        QVERIFY2(object.value(QLatin1StringView(key)).isNull(), key);
    QCOMPARE(object.value(u"author"_s), QJsonValue(QString()));
}

void JsonTest::a_day_stays_a_day()
{
    HeadlineRow row;
    row.headline.posted = PostedTime::day(QDate(2025, 2, 24), 9 * 3600);
    QCOMPARE(toJson(row).value(u"posted"_s).toString(), u"2025-02-24"_s);
}

void JsonTest::large_counts_are_exact()
{
    HeadlineRow row;
    row.headline.views = 9'007'199'254'740'993; // More than a double holds.
    const QByteArray written = QJsonDocument(toJson(row)).toJson(QJsonDocument::Compact);
    QVERIFY(written.contains("9007199254740993"));
}

void JsonTest::a_row_that_is_in_no_cache_has_no_board()
{
    HeadlineRow row;
    row.headline.id = u"slug-of-a-post"_s;
    const QJsonObject object = toJson(row);
    QVERIFY(object.value(u"board"_s).isNull());
    QVERIFY(object.value(u"key"_s).isNull());
    QCOMPARE(object.value(u"id"_s).toString(), u"slug-of-a-post"_s);
}

void JsonTest::addresses_are_written_as_they_travel()
{
    HeadlineRow row;
    row.headline.url = QUrl(u"https://실례.테스트/뉴스?q=가 나"_s);
    QCOMPARE(toJson(row).value(u"url"_s).toString(),
             u"https://xn--9n2bp8q.xn--9t4b11yi5a/%EB%89%B4%EC%8A%A4?q=%EA%B0%80%20%EB%82%98"_s);
}

void JsonTest::an_article_says_everything()
{
    Article article;
    article.id = u"7"_s;
    article.title = u"제목"_s;
    article.author = u"기자"_s;
    article.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(8, 5), 9 * 3600);
    article.text = u"첫 문단\n\n둘째"_s;
    article.html = u"<p>첫 문단</p><p>둘째</p>"_s;
    article.comments = {{u"9"_s, u"갑"_s, {}, 1, u"<p>네</p>"_s, u"네"_s}};
    article.attachments = {{u"협의문.pdf"_s, QUrl(u"https://example.kr/f?no=1"_s), 12'300}, {u"b"_s, QUrl(), {}}};
    article.fetched = QDateTime(QDate(2025, 2, 24), QTime(0, 1, 2), Qt::UTC);
    const QJsonObject object = toJson(article);
    QCOMPARE(object.value(u"id"_s).toString(), u"7"_s);
    QCOMPARE(object.value(u"title"_s).toString(), u"제목"_s);
    QCOMPARE(object.value(u"author"_s).toString(), u"기자"_s);
    QCOMPARE(object.value(u"posted"_s).toString(), u"2025-02-24T08:05:00+09:00"_s);
    QCOMPARE(object.value(u"text"_s).toString(), article.text);
    QCOMPARE(object.value(u"html"_s).toString(), article.html);
    QCOMPARE(object.value(u"fetched"_s).toString(), u"2025-02-24T00:01:02Z"_s);
    const QJsonObject comment{
        {u"id"_s, u"9"_s}, {u"author"_s, u"갑"_s}, {u"posted"_s, QJsonValue()}, {u"depth"_s, 1}, {u"text"_s, u"네"_s}};
    QCOMPARE(object.value(u"comments"_s).toArray(), QJsonArray{comment});
    const QJsonObject file{
        {u"name"_s, u"협의문.pdf"_s}, {u"url"_s, u"https://example.kr/f?no=1"_s}, {u"size"_s, 12'300}};
    QCOMPARE(object.value(u"attachments"_s).toArray().at(0).toObject(), file);
    QVERIFY(object.value(u"attachments"_s).toArray().at(1).toObject().value(u"size"_s).isNull());
}

void JsonTest::a_board_says_everything()
{
    Board board;
    board.id = 2;
    board.name = u"새벽통신 소식"_s;
    board.url = QUrl(u"https://example.kr/news"_s);
    board.kind = u"rhymix"_s;
    board.skin = u"sketchbook5"_s;
    board.charset = u"utf-8"_s;
    board.headlines = 45;
    board.unread = 44;
    board.folder = {u"뉴스"_s, u"나라"_s};
    const QJsonObject object = toJson(board);
    QCOMPARE(object.value(u"board"_s), QJsonValue(2));
    QCOMPARE(object.value(u"name"_s).toString(), board.name);
    QCOMPARE(object.value(u"url"_s).toString(), u"https://example.kr/news"_s);
    QCOMPARE(object.value(u"kind"_s).toString(), u"rhymix"_s);
    QCOMPARE(object.value(u"skin"_s).toString(), u"sketchbook5"_s);
    QCOMPARE(object.value(u"charset"_s).toString(), u"utf-8"_s);
    QCOMPARE(object.value(u"zone"_s).toString(), u"Asia/Seoul"_s);
    QCOMPARE(object.value(u"headlines"_s), QJsonValue(45));
    QCOMPARE(object.value(u"unread"_s), QJsonValue(44));
    QCOMPARE(object.value(u"folder"_s).toArray(), QJsonArray({u"뉴스"_s, u"나라"_s}));
    for (const auto *key : {"feed", "refreshed", "error"})
        QVERIFY2(object.value(QLatin1StringView(key)).isNull(), key);
}

void JsonTest::an_error_says_its_kind_and_what_to_do()
{
    const QJsonObject object = toJson(Error{ErrorKind::HttpStatus, u"example.kr"_s, 503});
    QCOMPARE(object.value(u"error"_s).toString(), u"HttpStatus"_s);
    QCOMPARE(object.value(u"status"_s), QJsonValue(503));
    QVERIFY(object.value(u"message"_s).toString().contains(u"503"_s));
    QVERIFY(!object.value(u"advice"_s).toString().isEmpty());
    QVERIFY(!toJson(Error{ErrorKind::NoBoardHere, {}, 0}).contains(u"status"_s));
}

QTEST_GUILESS_MAIN(JsonTest)
#include "tst_json.moc"
