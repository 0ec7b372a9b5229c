// Queries and their answers on rows in memory, in Korean, English, Japanese and Chinese; what is marked, what is
// quoted.

#include "app/search/completions.h"
#include "app/search/matches.h"
#include "app/search/snippet.h"
#include "tests/search/searched.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// A small board, each row with a letter to name it by.
QList<std::pair<QChar, SearchedRow>> board()
{
    QList<std::pair<QChar, SearchedRow>> rows;
    const auto add = [&rows](char letter, qint64 number, const QString &title, const QString &author, QDate day) {
        SearchedRow row = rowWithTitle(title);
        row.board = letter < 'h' ? 1 : 2;
        row.boardName = letter < 'h' ? u"새벽통신"_s : u"World Desk"_s;
        row.headline.number = number;
        row.headline.author = author;
        row.headline.posted = PostedTime::day(day, 9 * 3600);
        rows.append({QChar::fromLatin1(letter), row});
    };
    const auto last = [&rows]() -> SearchedRow & { return rows.last().second; };
    add('a', 101, u"[속보] 러시아와 미러정상회담 합의"_s, u"나하늘"_s, {2025, 2, 24});
    last().headline.flags = Flag::New;
    add('b', 102, u"美 대선, ‘AI·반도체’ 쟁점으로(종합2보)"_s, u"홍길동"_s, {2025, 2, 23});
    last().read = true;
    last().starred = true;
    last().body = u"(워싱턴=새벽통신) 홍길동 특파원 = 미국 대선이\n\n다가왔다. ㄹㅅㅇ 같은 줄임은 없다."_s;
    last().hasArticle = true;
    add('c', 103, u"3·1절 기념식… 대통령 “새 출발”"_s, u"김새벽"_s, {2025, 2, 3});
    last().headline.comments = 2;
    last().commentTexts = QStringList{u"박독자"_s, u"좋은 연설이었다"_s};
    add('d', 104, u"北, 미사일 발사"_s.normalized(QString::NormalizationForm_D), u"홍길동"_s, {2025, 1, 31});
    last().gone = true;
    last().tags = QStringList{u"안보"_s};
    add('e', 105, u"\uf981性 임원 비율 10%"_s, u"나하늘"_s, {2024, 12, 1});
    last().labels = QStringList{u"나중에 읽기"_s};
    last().hasRevisions = true;
    add('f', 106, u"구글, 검색 개편"_s, u"홍길동"_s, {2025, 2, 20});
    last().headline.flags = Flag::Notice | Flag::Picture;
    add('h', 7, u"Café owners in Łódź protest"_s, u"Zoë Å. Berg"_s, {2025, 2, 22});
    last().headline.flags = Flag::File;
    add('i', 8, u"Run on under-funded banks"_s, u"J. Smith"_s, {2025, 2, 21});
    last().headline.category = u"Economy"_s;
    add('j', 9, u"トランプ氏「関税」発表、ガソリン高騰"_s, u"山田"_s, {2025, 2, 19});
    add('k', 10, u"ﾄﾗﾝﾌﾟ氏 再会談へ"_s, u"鈴木"_s, {2025, 2, 18});
    last().hidden = true;
    add('l', 11, u"美国总统：对华关税《再议》"_s, u"王小明"_s, {2025, 2, 17});
    last().headline.flags = Flag::Secret;
    return rows;
}

QString answer(const Query &query)
{
    QString letters;
    for (const auto &[letter, row] : board()) {
        if (matches(query, row)) letters.append(letter);
    }
    return letters;
}

} // namespace

class MatchesTest : public QObject {
    Q_OBJECT

private slots:
    void answers_data();
    void answers();
    void a_row_without_a_date_meets_no_date();
    void a_day_is_the_boards_day();
    void bodies_are_asked_for_only_where_they_count_data();
    void bodies_are_asked_for_only_where_they_count();
    void marks_data();
    void marks();
    void a_line_around_a_hit_data();
    void a_line_around_a_hit();
    void a_line_is_about_as_long_as_asked();
    void ways_to_go_on_data();
    void ways_to_go_on();
};

void MatchesTest::answers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *typed, const char *found) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(found);
    };
    row("", "abcdefhijkl");
    // Korean
    row("러시아", "a");
    row("정상회담", "a");
    row("정상", "a");
    row("회", "a");
    row("미사일", "d");
    row("ㄹㅅㅇ", "ab");
    row("제목:ㄹㅅㅇ", "a");
    row("ㅎㄱㄷ", "bdf");
    row("미ㄹ 정ㅅ", "a");
    row("미국", "bl");
    row("\"미국\"", "b");
    row("미국대선", "");
    row("미국 대선", "b");
    row("북한", "d");
    row("여성", "e");
    row("女性", "e");
    row("대선 -속보", "b");
    row("속보 OR 대선", "ab");
    row("홍길동", "bdf");
    row("글쓴이:홍길동 -is:gone", "bf");
    row("\"대선이 다가왔다\"", "b");
    row("AI·반도체", "b");
    row("ai.반도체", "b");
    row("'ai·", "b");
    row("3.1절", "c");
    row("\"새 출발\"", "c");
    row("\"\\\"새 출발\\\"\"", "c");
    row("'새 출발'", "c");
    row("기념식... 대통령", "c");
    row("연설", "c");
    row("댓글:박독자", "c");
    row("본문:특파원", "b");
    row("제목:특파원", "");
    row("종합2보", "b");
    row("태그:속보", "a");
    row("태그:안보", "d");
    row("태그:종합", "b");
    // what is known of a row
    row("is:unread", "acdefhijkl");
    row("is:read", "b");
    row("상태:별표", "b");
    row("is:gone", "d");
    row("is:notice", "f");
    row("is:new", "a");
    row("is:hidden", "k");
    row("is:secret", "l");
    row("has:comments", "c");
    row("has:picture", "f");
    row("has:file", "h");
    row("has:revisions", "e");
    row("has:article", "b");
    row("label:나중", "e");
    row("number:104", "d");
    row("번호:<10", "hij");
    row("board:새벽", "abcdef");
    row("board:2", "hijkl");
    row("게시판:ㅅㅂ", "abcdef");
    row("date:2025-01", "d");
    row("날짜:어제", "b");
    row("after:3d", "abhi");
    row("before:2025", "e");
    row("-after:2025", "e");
    row("date:2025-02-18..2025-02-19", "jk");
    // English
    row("cafe", "h");
    row("CAFÉ", "h");
    row("lodz", "h");
    row("zoe", "h");
    row("a. berg", "h");
    row("prot", "h");
    row("und", "i");
    row("tag:economy", "i");
    row("author:smith", "i");
    row("유엔", "");
    row("(cafe OR banks) -lodz", "i");
    row("under-funded", "i");
    row("10%", "e");
    row("１０％", "e");
    // Japanese
    row("トランプ", "jk");
    row("ﾄﾗﾝﾌﾟ", "jk");
    row("関税", "j");
    row("\"「関税」\"", "j");
    row("'関税'", "j");
    row("ガソリン", "j");
    row("カソリン", "");
    row("author:山田 OR author:鈴木", "jk");
    // Chinese
    row("关税", "l");
    row("总统:对华", "l");
    row("美国", "l");
    row("<再议>", "l");
    row("王小", "l");
}

void MatchesTest::answers()
{
    QFETCH(QString, typed);
    QTEST(answer(parseQuery(typed, searchContext())), "found");
}

void MatchesTest::a_row_without_a_date_meets_no_date()
{
    const SearchedRow row = rowWithTitle(u"날짜 없음"_s);
    for (const QString &query : {u"after:1990"_s, u"before:2100"_s, u"date:2025"_s})
        QVERIFY(!matches(parseQuery(query, searchContext()), row));
}

void MatchesTest::a_day_is_the_boards_day()
{
    SearchedRow row = rowWithTitle(u"자정 무렵"_s);
    row.headline.posted = PostedTime::moment({2025, 2, 24}, {0, 10}, 9 * 3600);
    QueryContext far = searchContext();
    far.zone = QTimeZone("America/New_York");
    QVERIFY(matches(parseQuery(u"date:2025-02-24", far), row));
    QVERIFY(!matches(parseQuery(u"date:2025-02-23", far), row));
    // Hours are counted from this moment, wherever the clock stands.
    QVERIFY(matches(parseQuery(u"after:12h", far), row));
    QVERIFY(!matches(parseQuery(u"after:11h", far), row));
}

void MatchesTest::bodies_are_asked_for_only_where_they_count_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("reads");
    QTest::newRow("all") << u""_s << false;
    QTest::newRow("anywhere") << u"a"_s << true;
    QTest::newRow("title and author") << u"title:a author:b is:unread date:7d"_s << false;
    QTest::newRow("body") << u"title:a -body:b"_s << true;
    QTest::newRow("tag") << u"tag:a"_s << true;
    QTest::newRow("has comments") << u"has:comments"_s << true;
    QTest::newRow("has a picture") << u"has:picture"_s << false;
}

void MatchesTest::bodies_are_asked_for_only_where_they_count()
{
    QFETCH(QString, typed);
    QTEST(readsArticles(parseQuery(typed, searchContext())), "reads");
}

void MatchesTest::marks_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marked");
    const auto row = [](const char *name, const QString &typed, Field field, const QString &text,
                        const QString &marked) { QTest::newRow(name) << typed << int(field) << text << marked; };
    row("each of them", u"미국 총선"_s, Field::Title, u"미국, 총선 뒤 미국"_s, u"미국|총선|미국"_s);
    row("shorthand", u"미국"_s, Field::Title, u"美 대선"_s, u"美"_s);
    row("initials", u"ㄹㅅㅇ"_s, Field::Title, u"대러시아"_s, u"러시아"_s);
    row("initials in a body", u"ㄹㅅㅇ"_s, Field::Body, u"대러시아"_s, u""_s);
    row("what touches is two", u"정상 회담"_s, Field::Title, u"정상회담"_s, u"정상|회담"_s);
    row("what overlaps is one", u"정상회 상회담"_s, Field::Title, u"정상회담"_s, u"정상회담"_s);
    row("not what is excluded", u"정상 -회담"_s, Field::Title, u"정상회담"_s, u"정상"_s);
    row("of its field", u"제목:정상 본문:회담"_s, Field::Title, u"정상회담"_s, u"정상"_s);
    row("either", u"정상 OR 회담"_s, Field::Body, u"회담이"_s, u"회담"_s);
    row("width and case", u"ai"_s, Field::Title, u"ＡＩ 시대"_s, u"ＡＩ"_s);
    row("pieces", u"한"_s, Field::Title, u"한국"_s.normalized(QString::NormalizationForm_D),
        u"한"_s.normalized(QString::NormalizationForm_D));
    row("runs of space", u"\"정상 회담\""_s, Field::Body, u"정상\n\n회담"_s, u"정상\n\n회담"_s);
    row("nothing asked", u"is:unread"_s, Field::Title, u"정상회담"_s, u""_s);
}

void MatchesTest::marks()
{
    QFETCH(QString, typed);
    QFETCH(int, field);
    QFETCH(QString, text);
    QTEST(shown(text, highlights(parseQuery(typed, searchContext()), text, Field(field))), "marked");
}

void MatchesTest::a_line_around_a_hit_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("marked");
    QTest::newRow("short text") << u"오늘 총선이 있다"_s << u"오늘 총선이 있다"_s << u"총선"_s;
    QTest::newRow("white space") << u"오늘\n\n 총선이\t있다"_s << u"오늘 총선이 있다"_s << u"총선"_s;
    QTest::newRow("none") << u"오늘 대선이 있다"_s << u""_s << u""_s;
    QTest::newRow("between words") << u"하나 둘 셋 넷 다섯 여섯 총선 일곱 여덟 아홉 열 열하나"_s
                                   << u"…다섯 여섯 총선 일곱 여덟 아홉…"_s << u"총선"_s;
    QTest::newRow("where most is") << u"총선 하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 총선과 총선"_s
                                   << u"…아홉 열 총선과 총선"_s << u"총선|총선"_s;
    QTest::newRow("no space to cut at") << u"가"_s.repeated(40) + u"총선"_s + u"나"_s.repeated(40)
                                        << u"…가가가가가가총선나나나나나나나나나나…"_s << u"총선"_s;
}

void MatchesTest::a_line_around_a_hit()
{
    QFETCH(QString, text);
    const Snippet line = snippet(parseQuery(u"총선", searchContext()), text, Field::Body, 18);
    QTEST(line.text, "line");
    QTEST(shown(line.text, line.hits), "marked");
}

void MatchesTest::a_line_is_about_as_long_as_asked()
{
    const QString words = u"하나 둘 셋 총선 넷 다섯 여섯 일곱 "_s.repeated(50);
    for (const int length : {10, 40, 120, 300}) {
        const Snippet line = snippet(parseQuery(u"총선", searchContext()), words, Field::Body, length);
        QVERIFY2(line.text.size() <= length + 40, qPrintable(line.text));
        QVERIFY(!line.hits.isEmpty());
    }
    // A hit that is longer than the line is shown, but not without end.
    const Snippet longer = snippet(parseQuery(u"가", searchContext()), u"가"_s.repeated(5'000), Field::Body, 100);
    QVERIFY(longer.text.size() < 300);
    QVERIFY(!longer.hits.isEmpty());
}

void MatchesTest::ways_to_go_on_data()
{
    QTest::addColumn<QString>("typed"); // | is the cursor
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("first"); // the query with the first taken
    const auto row = [](const char *name, const QString &typed, const QString &ways, const QString &first) {
        QTest::newRow(name) << typed << ways << first;
    };
    row("keyword", u"ti|"_s, u"title:"_s, u"title:"_s);
    row("keywords", u"총선 b|"_s, u"body: board: before:"_s, u"총선 body:"_s);
    row("Korean keyword", u"-글|"_s, u"글쓴이:"_s, u"-글쓴이:"_s);
    row("Korean keyword by its first letter", u"ㄱ|"_s, u"글쓴이: 게시판:"_s, u"글쓴이:"_s);
    row("a plain word", u"총선|"_s, u""_s, u""_s);
    row("nothing typed", u"|"_s, u""_s, u""_s);
    row("boards", u"board:|"_s, u"새벽통신 World Desk"_s, u"board:새벽통신 "_s);
    row("a board with a space", u"board:wor|"_s, u"World Desk"_s, u"board:\"World Desk\" "_s);
    row("a board in quotes", u"board:\"world d|"_s, u"World Desk"_s, u"board:\"World Desk\" "_s);
    row("authors, those that begin so first", u"글쓴이:길|"_s, u"길상사 홍길동"_s, u"글쓴이:길상사 "_s);
    row("authors by initials", u"글쓴이:ㅎㄱ|"_s, u"홍길동"_s, u"글쓴이:홍길동 "_s);
    row("authors, a syllable not whole", u"글쓴이:호|"_s, u"홍길동"_s, u"글쓴이:홍길동 "_s);
    row("labels", u"(label:나|"_s, u"나중에"_s, u"(label:나중에 "_s);
    row("states", u"is:un|"_s, u"unread"_s, u"is:unread "_s);
    row("states in Korean", u"상태:|"_s, u"안읽음 읽음 별표 삭제됨 공지 새글 숨김 비밀글"_s, u"상태:안읽음 "_s);
    row("holdings", u"has:p|"_s, u"picture"_s, u"has:picture "_s);
    row("days", u"날짜:어|"_s, u"어제"_s, u"날짜:어제 "_s);
    row("a whole value", u"is:unread|"_s, u""_s, u""_s);
    row("in the midst", u"is:un| 총선"_s, u"unread"_s, u"is:unread  총선"_s);
}

void MatchesTest::ways_to_go_on()
{
    QFETCH(QString, typed);
    const qsizetype cursor = typed.indexOf(u'|');
    typed.remove(cursor, 1);
    const KnownNames names{.boards = {u"새벽통신"_s, u"World Desk"_s},
                           .authors = {u"홍길동"_s, u"길상사"_s},
                           .labels = {u"나중에"_s},
                           .tags = {}};
    QStringList ways;
    const QList<Completion> all = completions(typed, cursor, names);
    for (const Completion &way : all)
        ways.append(way.shown);
    QTEST(ways.join(u' '), "shown");
    QString taken;
    if (!all.isEmpty()) taken = typed.replace(all[0].replaced.begin, all[0].replaced.length, all[0].text);
    QTEST(taken, "first");
}

QTEST_GUILESS_MAIN(MatchesTest)
#include "tst_matches.moc"
