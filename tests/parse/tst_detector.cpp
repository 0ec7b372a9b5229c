#include "app/parse/detector.h"
#include "app/parse/row_groups.h"
#include "app/parse/row_identity.h"

#include <QTest>

using namespace newsboard;
using namespace Qt::StringLiterals;

namespace {

const QUrl kAddress(u"https://board.example/list.php?id=free"_s);

DateContext dates()
{
    DateContext context;
    context.now = QDateTime(QDate(2025, 2, 24), QTime(15, 30), context.zone);
    return context;
}

ListPage detect(const QString &body)
{
    const PageTree tree = PageTree::parse(u"<html><body>"_s + body + u"</body></html>"_s, kAddress);
    return detectBoard(tree, kAddress, dates());
}

/// Six rows by a template in which `%1` is the row's place, counted down from 6.
QString rows(const QString &row)
{
    static const QStringList titles{u"옥상 텃밭에 심을 것"_s,      u"자전거 체인 닦는 법"_s,
                                    u"동네 빵집 새벽 시간표"_s,    u"고장 난 우산 고치기"_s,
                                    u"필름 카메라를 꺼냈습니다"_s, u"겨울 바다 다녀온 이야기"_s};
    QString all;
    for (int i = 6; i > 0; --i) {
        QString one = row;
        one.replace(u"{n}"_s, QString::number(i))
            .replace(u"{title}"_s, titles[6 - i])
            .replace(u"{who}"_s, i % 2 ? u"감나무"_s : u"조약돌"_s);
        all += one;
    }
    return all;
}

} // namespace

class TestDetector : public QObject {
    Q_OBJECT

private slots:
    void boardsInManyShapes_data()
    {
        QTest::addColumn<QString>("body");
        QTest::newRow("table with header words")
            << u"<table><tr><th>번호</th><th>제목</th><th>글쓴이</th><th>날짜</th><th>조회</th></tr>"_s +
                   rows(u"<tr><td>{n}</td><td><a href='view.php?id=free&no=90{n}&page=1'>{title}</a></td><td>{who}</td>"
                        "<td>2025-02-0{n}</td><td>1{n}</td></tr>"_s) +
                   u"</table>"_s;
        QTest::newRow("header pictures, scripts for links")
            << u"<table><tr><td><img src=a.gif alt=번호></td><td><img alt=제목></td><td><img alt=이름></td>"
               "<td><img alt=날짜></td><td><img alt=조회></td></tr>"_s +
                   rows(u"<tr><td>{n}</td><td><a href=\"javascript:view(90{n})\">{title}</a></td><td>{who}</td>"
                        "<td>2025/02/0{n}</td><td>1{n}</td></tr>"_s) +
                   u"</table>"_s;
        QTest::newRow("list items by class words")
            << u"<ul>"_s +
                   rows(
                       u"<li class='row'><span class='num'>{n}</span><a class='subject' href='/free/90{n}'>{title}</a>"
                       "<span class='nick'>{who}</span><span class='date'>2025.02.0{n}</span><span class='hit'>1{n}</span></li>"_s) +
                   u"</ul>"_s;
        QTest::newRow("paths with slugs, labels in words") << rows(
            u"<div class='item'><em class='no'>{n}</em><h3><a href='/t/90{n}-slug-{n}/'>{title}</a></h3>"
            "<p><span class='writer'>{who}</span> <time>2025.02.0{n}</time> <span>조회 1{n}</span></p></div>"_s);
    }

    void boardsInManyShapes()
    {
        QFETCH(QString, body);
        const ListPage page = detect(u"<ul><li><a href='/a'>홈</a></li><li><a href='/b'>소개</a></li></ul>"_s + body);
        QCOMPARE(page.rows.size(), 6);
        for (int i = 0; i < 6; ++i) {
            const Headline &row = page.rows[i];
            QCOMPARE(row.id, u"90%1"_s.arg(6 - i));
            QCOMPARE(row.number, std::optional<qint64>(6 - i));
            QCOMPARE(row.author, (6 - i) % 2 ? u"감나무"_s : u"조약돌"_s);
            QCOMPARE(row.posted.toIso(), u"2025-02-0%1"_s.arg(6 - i));
            QCOMPARE(row.views, std::optional<qint64>(10 + 6 - i));
            QVERIFY(!row.flags.testFlag(Flag::Notice));
        }
        QCOMPARE(page.rows[0].title, u"옥상 텃밭에 심을 것"_s);
        QVERIFY(page.confidence > 0.5);
        QVERIFY(page.showsNumbers);
    }

    void chipsAndCountersAreNoPartOfTitles()
    {
        const ListPage page = detect(
            u"<table><tr><th>번호</th><th>제목</th><th>날짜</th></tr>"_s +
            rows(u"<tr><td>{n}</td><td><a href='view.php?no=9{n}'><span class='category'>[잡담]</span> [속보] {title} "
                 u"(종합)"
                 "</a> <span class='cmt'>[4]</span> <img src='ico_new.gif' alt='새글'></td><td>02.0{n}</td></tr>"_s) +
            u"</table>"_s);
        QCOMPARE(page.rows.size(), 6);
        QCOMPARE(page.rows[0].title, u"[속보] 옥상 텃밭에 심을 것 (종합)"_s);
        QCOMPARE(page.rows[0].category, u"[잡담]"_s);
        QCOMPARE(page.rows[0].comments, std::optional<qint64>(4));
    }

    void pagesWithoutABoardHaveNoRows_data()
    {
        QTest::addColumn<QString>("body");
        QTest::newRow("nothing") << QString();
        QTest::newRow("menu")
            << u"<ul><li><a href='/a'>홈</a></li><li><a href='/b'>소개</a></li><li><a href='/c'>오시는 길</a></li></ul>"_s;
        QTest::newRow("pagination")
            << u"<p><a href='?page=1'>1</a><a href='?page=2'>2</a><a href='?page=3'>3</a><a href='?page=4'>4</a></p>"_s;
        QTest::newRow("form") << u"<form><input name=id><input name=pw type=password><button>로그인</button></form>"_s;
        QTest::newRow("article alone") << u"<h1>제목</h1><p>본문이 이어집니다.</p><p>둘째 문단.</p>"_s;
    }

    void pagesWithoutABoardHaveNoRows()
    {
        QFETCH(QString, body);
        QVERIFY(detect(body).rows.isEmpty());
    }

    void confidenceSaysHowMuchTheRowsAgree()
    {
        const QString full = u"<table><tr><th>번호</th><th>제목</th><th>글쓴이</th><th>날짜</th><th>조회</th></tr>"_s +
                             rows(u"<tr><td>{n}</td><td><a href='view.php?no=90{n}'>{title}</a></td><td>{who}</td>"
                                  "<td>2025-02-0{n}</td><td>1{n}</td></tr>"_s) +
                             u"</table>"_s;
        const QString dated =
            u"<ul>"_s + rows(u"<li><a href='view.php?no=90{n}'>{title}</a> 2025-02-0{n}</li>"_s) + u"</ul>"_s;
        QString menu = u"<ul>"_s;
        for (int i = 0; i < 40; ++i)
            menu += u"<li><a href='/part/%1'>길게 이름 붙인 메뉴의 %1번째 자리</a></li>"_s.arg(i);
        const double sure = detect(full).confidence, less = detect(dated).confidence, links = detect(menu).confidence;
        QVERIFY2(sure > 0.95, qPrintable(QString::number(sure)));
        QVERIFY2(less > 0.5 && less < 0.9, qPrintable(QString::number(less)));
        QVERIFY2(links < 0.5, qPrintable(QString::number(links)));
    }

    void repliesStandDeeper_data()
    {
        QTest::addColumn<QString>("indent");
        QTest::newRow("margin") << u"<span style='padding-left: {d}0px'></span>"_s;
        QTest::newRow("spacer") << u"<img src=blank.gif width={d}4 height=1>"_s;
        QTest::newRow("hard spaces") << u"{s}"_s;
    }

    /// Depths 0 1 2 1 0 0; the indent of a post of its own is not nothing.
    void repliesStandDeeper()
    {
        QFETCH(QString, indent);
        const bool wraps = indent.startsWith(u"<span"_s);
        QString body = u"<table><tr><th>번호</th><th>제목</th><th>날짜</th></tr>"_s;
        const QList<int> depths{0, 1, 2, 1, 0, 0};
        for (int i = 0; i < 6; ++i) {
            QString before = indent;
            before.replace(u"{d}"_s, QString::number(depths[i] + 1))
                .replace(u"{s}"_s, u"&nbsp;"_s.repeated(3 * depths[i]));
            const QString title = u"<a href='view.php?no=90%1'>텃밭 이야기 %1</a>"_s.arg(i);
            const QString cell = wraps ? before.replace(u"></span>"_s, u'>' + title + u"</span>"_s) : before + title;
            body += u"<tr><td>%1</td><td>%2</td><td>2025-02-0%1</td></tr>"_s.arg(6 - i).arg(cell);
        }
        const ListPage page = detect(body + u"</table>"_s);
        QCOMPARE(page.rows.size(), 6);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(page.rows[i].depth, depths[i]);
    }

    void threadsAreOneList()
    {
        QString body = u"<ul>"_s;
        for (int i = 0; i < 5; ++i) {
            body += u"<li><a href='msg/%1.html'>A long walk along the shore %1</a> - <b>%2</b> <i>2025-02-0%3</i>"
                    "<ul><li><a href='msg/%4.html'>Re: A long walk along the shore %1</a> - <b>Wren</b> "
                    "<i>2025-02-1%3</i></li></ul></li>"_s.arg(100 + i * 2)
                        .arg(i % 2 ? u"Teal"_s : u"Ives"_s)
                        .arg(i + 1)
                        .arg(101 + i * 2);
        }
        const ListPage page = detect(body + u"</ul>"_s);
        QCOMPARE(page.rows.size(), 10);
        QCOMPARE(page.rows[1].id, u"101"_s);
        QCOMPARE(page.rows[1].author, u"Wren"_s);
        QCOMPARE(page.rows[2].author, u"Teal"_s);
        QCOMPARE(page.rows[0].depth, 0);
        QCOMPARE(page.rows[1].depth, 1);
    }

    void wordsOfACategoryColumnPinNothing()
    {
        static const QStringList kinds{u"알림"_s, u"잡담"_s, u"질문"_s, u"나눔"_s, u"알림"_s, u"잡담"_s};
        QString body = u"<table><tr><th>번호</th><th>분류</th><th>제목</th><th>날짜</th></tr>"_s;
        for (int i = 0; i < 6; ++i) {
            body += u"<tr><td>%1</td><td><b>%2</b></td><td><a href='v?no=5%1'>동네 소식 모음 %1</a></td>"
                    "<td>2025-02-0%1</td></tr>"_s.arg(6 - i)
                        .arg(kinds[i]);
        }
        const ListPage page = detect(body + u"</table>"_s);
        QCOMPARE(page.rows.size(), 6);
        for (const Headline &row : page.rows)
            QVERIFY(!row.flags.testFlag(Flag::Notice));
        QCOMPARE(page.rows[0].category, u"알림"_s);
    }

    void anOpenRowMayLeadNowhere()
    {
        const QUrl address(u"https://board.example/free/903"_s);
        QString body = u"<ul>"_s;
        for (int i = 6; i > 0; --i) {
            const QString title =
                i == 3 ? u"<b>지금 보는 글입니다</b>"_s : u"<a href='/free/90%1'>옥상 텃밭에 심을 것 %1</a>"_s.arg(i);
            body += u"<li><span class='no'>%1</span> %2 <span class='date'>2025.02.0%3</span></li>"_s.arg(
                i == 3 ? u"▶"_s : QString::number(i), title, QString::number(i));
        }
        const PageTree tree = PageTree::parse(u"<html><body>"_s + body + u"</ul></body></html>"_s, address);
        const ListPage page = detectBoard(tree, address, dates());
        QCOMPARE(page.rows.size(), 6);
        QCOMPARE(page.openId, u"903"_s);
        QCOMPARE(page.rows[3].title, u"지금 보는 글입니다"_s);
    }

    void thePagesAddressIsReadAsItsRowsAre_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("addressed");
        QTest::addColumn<QString>("open");
        const QString parameter = u"/news.php?idxno=70{n}"_s;
        QTest::newRow("a parameter of its own, of a row")
            << u"/news.php?idxno=704"_s << parameter << u"704"_s << u"704"_s;
        QTest::newRow("of no row here") << u"/news.php?idxno=655"_s << parameter << u"655"_s << QString();
        QTest::newRow("the list") << u"/news.php?section=2"_s << parameter << QString() << QString();
        QTest::newRow("a path") << u"/thread-704-1-1.html"_s << u"/thread-70{n}-1-1.html"_s << u"704"_s << u"704"_s;
        QTest::newRow("words name the list as well")
            << u"/baker-hours"_s << u"/umbrella-{n}x"_s << QString() << QString();
    }

    void thePagesAddressIsReadAsItsRowsAre()
    {
        QFETCH(QString, address);
        QFETCH(QString, row);
        const QUrl url(u"https://board.example"_s + address);
        const QString body =
            u"<ul>"_s + rows(u"<li><a href='"_s + row + u"'>{title}</a> {who} <i>2025.02.0{n}</i></li>"_s) + u"</ul>"_s;
        const ListPage page = detectBoard(PageTree::parse(u"<html><body>"_s + body, url), url, dates());
        QCOMPARE(page.rows.size(), 6);
        QTEST(page.addressedId, "addressed");
        QTEST(page.openId, "open");
    }

    void addressesHoldIdentities_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("value");
        QTest::newRow("query") << u"https://a.example/view.php?id=x&no=12"_s << u"12"_s;
        QTest::newRow("semicolons and position") << u"https://a.example/index.php?topic=8810.msg90#new"_s << u"8810"_s;
        QTest::newRow("number before slug") << u"https://a.example/t/12-a-slug/"_s << u"12"_s;
        QTest::newRow("number behind slug") << u"https://a.example/a-slug.12/"_s << u"12"_s;
        QTest::newRow("rewritten") << u"https://a.example/f/first-prize-t525.html"_s << u"525"_s;
        QTest::newRow("mirrored") << u"https://a.example/viewtopic.php@t=675.html"_s << u"675"_s;
        QTest::newRow("pages behind the number") << u"https://a.example/thread-704-1-1.html"_s << u"704"_s;
        QTest::newRow("slug") << u"https://a.example/topic/birds-this-morning/"_s << u"birds-this-morning"_s;
        QTest::newRow("dated slug") << u"https://a.example/topics/20250224-fair/"_s << u"20250224-fair"_s;
    }

    void addressesHoldIdentities()
    {
        QFETCH(QString, url);
        QFETCH(QString, value);
        const QList<IdentityReading> readings = identityReadings(QUrl(url));
        QVERIFY(std::any_of(readings.begin(), readings.end(),
                            [&](const IdentityReading &reading) { return reading.value == value; }));
    }

    void scriptsHoldIdentities()
    {
        const QList<IdentityReading> readings = scriptReadings(u"fn_view('48205', 'BBS_42');");
        QCOMPARE(readings.size(), 2);
        QCOMPARE(readings[0].value, u"48205"_s);
        QVERIFY(readings[0].pattern != readings[1].pattern);
        QVERIFY(scriptReadings(u"alert('12')").isEmpty());
        QVERIFY(scriptReadings(u"void(0").isEmpty());
    }

    void hostileTreesStayBounded()
    {
        QString deep;
        for (int i = 0; i < 900; ++i)
            deep += u"<div><a href='/x/%1'>%1 a title of some length</a>"_s.arg(i);
        QVERIFY(detect(deep).rows.size() <= 5000);
        QString wide = u"<table>"_s;
        for (int i = 0; i < 20000; ++i)
            wide += u"<tr><td>%1</td><td><a href='v?no=%1'>row %1</a></td></tr>"_s.arg(i);
        const ListPage page = detect(wide + u"</table>"_s);
        QVERIFY(page.rows.size() <= 5000);
    }
};

QTEST_GUILESS_MAIN(TestDetector)
#include "tst_detector.moc"
