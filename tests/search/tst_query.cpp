// The query language: what is typed, and the tree that comes of it, written out.

#include "app/search/query.h"
#include "app/search/query_words.h"
#include "tests/search/searched.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

QString spelled(const QList<Pattern> &patterns)
{
    QStringList all;
    for (const Pattern &pattern : patterns) {
        QString text;
        for (const Place &place : pattern.places) {
            text.append(QChar(place.exact));
            if (!place.isExact()) text.append(place.open ? u'+' : u'*');
        }
        all.append(pattern.startsWord ? u'^' + text : text);
    }
    return all.join(u'/');
}

QString spelled(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(u"yyyy-MM-dd'T'hh:mm"_s).remove(u"T00:00"_s);
}

QString spelled(const Condition &condition)
{
    if (const auto *text = std::get_if<TextCondition>(&condition)) {
        static const QStringList names{u""_s, u"title:"_s, u"author:"_s, u"body:"_s, u"comment:"_s, u"tag:"_s};
        return names[int(text->field)] + spelled(text->patterns);
    }
    if (const auto *state = std::get_if<RowState>(&condition)) return u"is:"_s + namesOf(*state).front();
    if (const auto *holding = std::get_if<Holding>(&condition)) return u"has:"_s + namesOf(*holding).front();
    if (const auto *number = std::get_if<NumberCondition>(&condition))
        return u"number:%1..%2"_s.arg(number->first).arg(number->last);
    if (const auto *board = std::get_if<BoardCondition>(&condition))
        return u"board:"_s + spelled(board->name) + (board->id ? u"#%1"_s.arg(board->id) : QString());
    if (const auto *label = std::get_if<LabelCondition>(&condition)) return u"label:"_s + spelled(label->name);
    const auto &posted = std::get<PostedCondition>(condition);
    return (posted.boardsClock ? u"date:"_s : u"moment:"_s) + (posted.from ? spelled(*posted.from) : QString()) +
           u".."_s + (posted.until ? spelled(*posted.until) : QString());
}

QString spelled(const Clause &clause)
{
    QStringList parts;
    for (const Clause &part : clause.parts)
        parts.append(spelled(part));
    switch (clause.kind) {
    case Clause::Kind::All:
        return u"all("_s + parts.join(u' ') + u')';
    case Clause::Kind::Any:
        return u"any("_s + parts.join(u' ') + u')';
    case Clause::Kind::Not:
        return u"not("_s + parts.join(u' ') + u')';
    case Clause::Kind::One:
        return spelled(clause.condition);
    }
    return {};
}

/// "unfinished is:un; unknown date:x"
QString spelled(const QList<Complaint> &complaints)
{
    static const QStringList reasons{u"unknown"_s, u"lone"_s, u"unfinished"_s, u"long"_s};
    QStringList all;
    for (const Complaint &complaint : complaints)
        all.append(reasons[int(complaint.reason)] + u' ' + complaint.text);
    return all.join(u"; "_s);
}

} // namespace

class QueryTest : public QObject {
    Q_OBJECT

private slots:
    void meaning_data();
    void meaning();
    void dates_data();
    void dates();
    void days_are_those_of_the_persons_zone();
    void unfinished_data();
    void unfinished();
    void composing_opens_the_last_syllable_data();
    void composing_opens_the_last_syllable();
    void shorthand_data();
    void shorthand();
    void a_quoted_phrase_is_read_as_it_was_data();
    void a_quoted_phrase_is_read_as_it_was();
    void a_long_query_is_cut_and_says_so();
    void deep_brackets_end();
    void anything_is_a_query();
};

void QueryTest::meaning_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("tree");
    QTest::addColumn<QString>("complaints");
    const auto row = [](const char *name, const QString &typed, const QString &tree, const QString &complaints = {}) {
        QTest::newRow(name) << typed << tree << complaints;
    };
    row("nothing", u""_s, u"all()"_s);
    row("white space", u" \t\u3000"_s, u"all()"_s);
    row("a word", u"총선"_s, u"총선"_s);
    row("words", u"총선  결과"_s, u"all(총선 결과)"_s);
    row("or", u"총선 OR 대선"_s, u"any(총선 대선)"_s);
    row("or in Korean", u"총선 또는 대선"_s, u"any(총선 대선)"_s);
    row("or as a bar", u"총선 | 대선"_s, u"any(총선 대선)"_s);
    row("or binds closer", u"a b OR c d"_s, u"all(a any(b c) d)"_s);
    row("or of three", u"a OR b OR c"_s, u"any(a b c)"_s);
    row("and", u"a AND b"_s, u"all(a b)"_s);
    row("small letters are words", u"a or b"_s, u"all(a or b)"_s);
    row("not", u"총선 -대선"_s, u"all(총선 not(대선))"_s);
    row("not in letters", u"a NOT b"_s, u"all(a not(b))"_s);
    row("not not", u"-(-a)"_s, u"a"_s);
    row("not a phrase", u"-\"a b\""_s, u"not(a b)"_s);
    row("not a group", u"-(a b)"_s, u"not(all(a b))"_s);
    row("not a field", u"-제목:a"_s, u"not(title:a)"_s);
    row("a minus inside", u"5-7월"_s, u"5-7월"_s);
    row("a minus alone", u"a - b"_s, u"all(a - b)"_s);
    row("phrase", u"\"다음 주  실무\""_s, u"다음 주 실무"_s);
    row("phrase of curly quotes", u"“다음 주” a"_s, u"all(다음 주 a)"_s);
    row("phrase of wide quotes", u"＂다음 주＂"_s, u"다음 주"_s);
    row("phrase that does not end", u"\"다음 주"_s, u"다음 주"_s);
    row("phrase of operators", u"\"a OR (b\""_s, u"a or (b"_s);
    row("phrase right behind a word", u"a\"b"_s, u"a'b"_s);
    row("escaped quote", u"\"a \\\"b\\\" c\""_s, u"a 'b' c"_s);
    row("single quotes are text", u"'다음 주'"_s, u"all('다음 주')"_s);
    row("empty phrase", u"\"\" a"_s, u"a"_s);
    row("lone quote", u"\""_s, u"'"_s);
    row("quote behind a word", u"a “ "_s, u"all(a ')"_s);
    row("quote behind a field", u"title:\""_s, u"title:'"_s);
    row("group", u"(a OR b) c"_s, u"all(any(a b) c)"_s);
    row("or of groups", u"(a b) OR (c d)"_s, u"any(all(a b) all(c d))"_s);
    row("wide brackets", u"（a OR b） c"_s, u"all(any(a b) c)"_s);
    row("empty group", u"() a"_s, u"a"_s);
    row("group that does not end", u"(a OR b"_s, u"any(a b)"_s);
    row("a bracket too many", u"a) b"_s, u"all(a) b)"_s);
    row("brackets in a word", u"(회담(종합) a)"_s, u"all(회담(종합) a)"_s);
    row("field", u"title:총선"_s, u"title:총선"_s);
    row("field, capitals", u"Title:총선"_s, u"title:총선"_s);
    row("field, wide colon", u"제목：총선"_s, u"title:총선"_s);
    row("field, phrase", u"글쓴이:\"홍 길동\""_s, u"author:홍 길동"_s);
    row("field, group", u"title:(a OR b) c"_s, u"all(any(title:a title:b) c)"_s);
    row("field, space", u"제목: 총선"_s, u"title:총선"_s);
    row("all fields", u"본문:a 댓글:b 태그:c author:d"_s, u"all(body:a comment:b tag:c author:d)"_s);
    row("no field", u"속보:미러 13:05 http://a.kr"_s, u"all(속보:미러 13:05 http://a.kr)"_s);
    row("states", u"is:unread 상태:별표 is:GONE"_s, u"all(is:unread is:starred is:gone)"_s);
    row("states in a group", u"is:(notice OR new)"_s, u"any(is:notice is:new)"_s);
    row("states in Korean with a space", u"상태:\"읽지 않음\""_s, u"is:unread"_s);
    row("holdings", u"has:comments has:사진 있음:파일 has:revisions"_s,
        u"all(has:comments has:picture has:file has:revisions)"_s);
    row("unknown state", u"is:blue"_s, u"is:blue"_s, u"unknown is:blue"_s);
    row("unknown date", u"a date:soon"_s, u"all(a date:soon)"_s, u"unknown date:soon"_s);
    row("number", u"number:46577"_s, u"number:46577..46577"_s);
    row("number as people quote it", u"번호:№46,577번"_s, u"number:46577..46577"_s);
    row("numbers", u"번호:46590~46570"_s, u"number:46570..46590"_s);
    row("unknown number", u"number:x"_s, u"number:x"_s, u"unknown number:x"_s);
    row("board", u"board:새벽"_s, u"board:새벽"_s);
    row("board by id", u"게시판:3"_s, u"board:3#3"_s);
    row("label", u"label:나중에"_s, u"label:나중에"_s);
    row("initials", u"미ㄱ 정ㅅ"_s, u"all(미ㄱ* 정ㅅ*)"_s);
    row("initials in quotes", u"\"ㅋㅋ\""_s, u"ㅋㅋ"_s);
    row("lone or", u"OR a"_s, u"all(or a)"_s, u"lone OR"_s);
    row("lone or at the end", u"a OR"_s, u"all(a or)"_s, u"lone OR"_s);
    row("two ors", u"a OR OR b"_s, u"all(any(a or) b)"_s, u"lone OR"_s);
    row("a keyword alone", u"a 제목:"_s, u"a"_s, u"unfinished 제목:"_s);
    row("a keyword alone in a group", u"(a 제목:) b"_s, u"all(a b)"_s, u"unfinished 제목:"_s);
    row("or with a keyword alone", u"a OR 제목:"_s, u"a"_s, u"unfinished 제목:"_s);
    row("a word that is nothing", u"a \u200b b"_s, u"all(a b)"_s);
    row("Japanese", u"トランプ 関税"_s, u"all(トランプ 関税)"_s);
    row("Chinese", u"特朗普 -关税"_s, u"all(特朗普 not(关税))"_s);
}

void QueryTest::meaning()
{
    QFETCH(QString, typed);
    QueryContext context = searchContext();
    context.shorthand = {};
    const Query query = parseQuery(typed, context);
    QTEST(spelled(query.root), "tree");
    QTEST(spelled(query.complaints), "complaints");
}

void QueryTest::dates_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("span");
    const auto row = [](const char *typed, const char *span) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(span);
    };
    row("date:2025", "date:2025-01-01..2026-01-01");
    row("date:2025-02", "date:2025-02-01..2025-03-01");
    row("date:2025.02.03", "date:2025-02-03..2025-02-04");
    row("date:2025/2/3", "date:2025-02-03..2025-02-04");
    row("date:20250203", "date:2025-02-03..2025-02-04");
    row("date:2025-02-", "date:2025-02-01..2025-03-01");
    row("날짜:2025년", "date:2025-01-01..2026-01-01");
    row("날짜:2025년2월3일", "date:2025-02-03..2025-02-04");
    row("날짜:\"2025년 2월 3일\"", "date:2025-02-03..2025-02-04");
    row("날짜:2월3일", "date:2025-02-03..2025-02-04");
    row("날짜:3월3일", "date:2024-03-03..2024-03-04");
    row("date:2-3", "date:2025-02-03..2025-02-04");
    row("날짜:12월", "date:2024-12-01..2025-01-01");
    row("date:today", "date:2025-02-24..2025-02-25");
    row("날짜:어제", "date:2025-02-23..2025-02-24");
    row("날짜:그제", "date:2025-02-22..2025-02-23");
    row("날짜:지난주", "date:2025-02-17..2025-02-24");
    row("날짜:이번달", "date:2025-02-01..2025-03-01");
    row("날짜:작년", "date:2024-01-01..2025-01-01");
    row("date:昨日", "date:2025-02-23..2025-02-24");
    row("date:昨天", "date:2025-02-23..2025-02-24");
    row("date:7d", "date:2025-02-17..2025-02-25");
    row("날짜:3주", "date:2025-02-03..2025-02-25");
    row("날짜:3일전", "date:2025-02-21..2025-02-25");
    row("날짜:6개월", "date:2024-08-24..2025-02-25");
    row("date:1y", "date:2024-02-24..2025-02-25");
    row("after:2025-02", "date:2025-02-01..");
    row("이후:어제", "date:2025-02-23..");
    row("after:7d", "date:2025-02-17..");
    row("before:2025-02", "date:..2025-02-01");
    row("이전:오늘", "date:..2025-02-24");
    row("date:2025-01..2025-02", "date:2025-01-01..2025-03-01");
    row("날짜:어제~오늘", "date:2025-02-23..2025-02-25");
    row("date:2025-01..", "date:2025-01-01..");
    row("after:3h", "moment:2025-02-24T00:00..");
    row("이후:5시간", "moment:2025-02-23T22:00..");
    row("date:2025-13", "date:2025-13");
    row("date:2025-02-30", "date:2025-02-30");
    row("date:99999y", "date:99999y");
}

void QueryTest::dates()
{
    QFETCH(QString, typed);
    QFETCH(QString, span);
    QCOMPARE(spelled(parseQuery(typed, searchContext()).root), span.remove(u"T00:00"_s));
}

void QueryTest::days_are_those_of_the_persons_zone()
{
    QueryContext context = searchContext();
    context.now = QDateTime(QDate(2025, 2, 23), QTime(20, 0), Qt::UTC);
    QCOMPARE(spelled(parseQuery(u"date:오늘", context).root), u"date:2025-02-24..2025-02-25"_s);
    context.now = {};
    QCOMPARE(spelled(parseQuery(u"date:오늘", context).complaints), u"unknown date:오늘"_s);
    QCOMPARE(spelled(parseQuery(u"date:2025", context).root), u"date:2025-01-01..2026-01-01"_s);
}

void QueryTest::unfinished_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("tree");
    QTest::addColumn<QString>("complaints");
    QTest::newRow("a quote") << u"a \""_s << u"a"_s << u"unfinished \""_s;
    QTest::newRow("a state") << u"a is:un"_s << u"a"_s << u"unfinished is:un"_s;
    QTest::newRow("a Korean state") << u"a 상태:안읽"_s << u"a"_s << u"unfinished 상태:안읽"_s;
    QTest::newRow("a day") << u"a 날짜:어"_s << u"a"_s << u"unfinished 날짜:어"_s;
    QTest::newRow("a year") << u"a date:20"_s << u"a"_s << u"unfinished date:20"_s;
    QTest::newRow("or") << u"a OR"_s << u"a"_s << u"unfinished OR"_s;
    QTest::newRow("or and a space") << u"a OR "_s << u"a"_s << u"unfinished OR"_s;
    QTest::newRow("not at the end") << u"is:un a"_s << u"all(is:un a)"_s << u"unknown is:un"_s;
    QTest::newRow("no beginning of anything") << u"is:blu"_s << u"is:blu"_s << u"unknown is:blu"_s;
}

void QueryTest::unfinished()
{
    QFETCH(QString, typed);
    QueryContext context = searchContext();
    context.typing = true;
    const Query query = parseQuery(typed, context);
    QTEST(spelled(query.root), "tree");
    QTEST(spelled(query.complaints), "complaints");
}

void QueryTest::composing_opens_the_last_syllable_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<QString>("tree");
    QTest::newRow("a consonant") << u"미ㄱ"_s << 1 << 2 << u"미ㄱ+"_s;
    QTest::newRow("open") << u"미구"_s << 1 << -1 << u"미구+"_s;
    QTest::newRow("a final") << u"미국"_s << 1 << 2 << u"미국+/미구ㄱ+/美"_s;
    QTest::newRow("in a field") << u"제목:미구"_s << 4 << 5 << u"title:미구+"_s;
    QTest::newRow("in a phrase") << u"\"다음 주"_s << 4 << 5 << u"다음 주+"_s;
    QTest::newRow("in a phrase behind an escape") << u"\"\\\"주\""_s << 3 << 4 << u"'주+"_s;
    QTest::newRow("in the midst") << u"미구 총선"_s << 1 << 2 << u"all(미구+ 총선)"_s;
    QTest::newRow("behind shorthand") << u"미국ㄷ"_s << 2 << 3 << u"미국ㄷ+/美ㄷ+"_s;
    QTest::newRow("nothing is composed") << u"미구"_s << 2 << 2 << u"미구"_s;
    QTest::newRow("nonsense") << u"미구"_s << 5 << 9 << u"미구"_s;
}

void QueryTest::composing_opens_the_last_syllable()
{
    QFETCH(QString, typed);
    QFETCH(int, from);
    QFETCH(int, to);
    QueryContext context = searchContext();
    context.composingFrom = from;
    context.composingTo = to;
    QTEST(spelled(parseQuery(typed, context).root), "tree");
}

void QueryTest::shorthand_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("tree");
    QTest::addColumn<QString>("added");
    QTest::newRow("word to sign") << u"미국"_s << u"미국/美"_s << u"미국=美"_s;
    QTest::newRow("sign to word") << u"美"_s << u"美/미국"_s << u"美=미국"_s;
    QTest::newRow("inside a word") << u"미국대선"_s << u"미국대선/美대선"_s << u"미국=美"_s;
    QTest::newRow("each of two") << u"미국-중국"_s << u"미국-중국/美-중국/미국-中/美-中"_s << u"미국=美 중국=中"_s;
    QTest::newRow("the longest") << u"한미일"_s << u"한미일/韓美日"_s << u"한미일=韓美日"_s;
    QTest::newRow("Latin at a word's beginning") << u"유엔"_s << u"유엔/국제연합/^un"_s << u"유엔=국제연합 유엔=UN"_s;
    QTest::newRow("one syllable never") << u"미 러 북"_s << u"all(미 러 북)"_s << QString();
    QTest::newRow("a sign in a Chinese word") << u"美国"_s << u"美国"_s << QString();
    QTest::newRow("Latin in a longer word") << u"unit"_s << u"unit"_s << QString();
    QTest::newRow("quoted") << u"\"미국\""_s << u"미국"_s << QString();
    QTest::newRow("a person") << u"글쓴이:미국"_s << u"author:미국"_s << QString();
    QTest::newRow("twice, said once") << u"미국 제목:미국"_s << u"all(미국/美 title:미국/美)"_s << u"미국=美"_s;
}

void QueryTest::shorthand()
{
    QFETCH(QString, typed);
    const Query query = parseQuery(typed, searchContext());
    QStringList added;
    for (const Addition &addition : query.additions)
        added.append(addition.typed + u'=' + addition.also);
    QTEST(spelled(query.root), "tree");
    QTEST(added.join(u' '), "added");
}

void QueryTest::a_quoted_phrase_is_read_as_it_was_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << u"홍 길동"_s;
    QTest::newRow("operators") << u"(a OR -b) title:c"_s;
    QTest::newRow("quotes") << u"외무차관 \"다음 주\" “실무회담”"_s;
    QTest::newRow("backslashes") << u"a\\b\\\\\"c\\"_s;
}

void QueryTest::a_quoted_phrase_is_read_as_it_was()
{
    QFETCH(QString, text);
    QCOMPARE(spelled(parseQuery(u"author:"_s + quotedPhrase(text), searchContext()).root), u"author:"_s + folded(text));
}

void QueryTest::a_long_query_is_cut_and_says_so()
{
    const Query many = parseQuery(u"a "_s.repeated(200), searchContext());
    QCOMPARE(many.root.parts.size(), kMostConditions);
    QCOMPARE(many.complaints.size(), 1);
    QCOMPARE(many.complaints.front().reason, Complaint::Reason::TooLong);
    const Query endless = parseQuery(u"가"_s.repeated(kLongestQuery + 7), searchContext());
    QCOMPARE(endless.complaints.front().reason, Complaint::Reason::TooLong);
    QCOMPARE(endless.complaints.front().range, (TextRange{kLongestQuery, 7}));
}

void QueryTest::deep_brackets_end()
{
    for (const QString &opening : {u"("_s, u"-("_s, u"NOT "_s, u"title:("_s}) {
        const Query query = parseQuery(opening.repeated(kLongestQuery / opening.size() - 1) + u'a', searchContext());
        QVERIFY(!query.isEmpty());
    }
}

void QueryTest::anything_is_a_query()
{
    static const QStringList pieces{u"미국"_s,
                                    u"ㄱ"_s,
                                    u" "_s,
                                    u"\""_s,
                                    u"“"_s,
                                    u"("_s,
                                    u")"_s,
                                    u"-"_s,
                                    u"OR"_s,
                                    u"NOT"_s,
                                    u"title:"_s,
                                    u"is:"_s,
                                    u"date:"_s,
                                    u"7d"_s,
                                    u"번호:"_s,
                                    u"99999999999999999999"_s,
                                    u"\\"_s,
                                    QString(QChar(0xd800)),
                                    QString(QChar(0)),
                                    u"："_s,
                                    u"美"_s};
    QRandomGenerator random(7);
    for (int i = 0; i < 3'000; ++i) {
        QString text;
        for (int n = random.bounded(12); n > 0; --n)
            text +=
                random.bounded(3) ? pieces[random.bounded(int(pieces.size()))] : QString(QChar(random.bounded(0xffff)));
        QueryContext context = searchContext();
        context.composingFrom = random.bounded(-1, 12);
        context.composingTo = random.bounded(-1, 14);
        context.typing = random.bounded(2);
        const Query query = parseQuery(text, context);
        QCOMPARE(query, parseQuery(text, context));
        for (const Complaint &complaint : query.complaints) {
            QVERIFY(complaint.range.begin >= 0 && complaint.range.end() <= text.size());
            QCOMPARE(complaint.text, text.sliced(complaint.range.begin, complaint.range.length));
        }
        matches(query, rowWithTitle(text));
        for (const TextRange &range : highlights(query, text, Field::Title))
            QVERIFY(range.begin >= 0 && range.length > 0 && range.end() <= text.size());
    }
}

QTEST_GUILESS_MAIN(QueryTest)
#include "tst_query.moc"
