#include "app/parse/verdict.h"

#include <QTest>

using namespace newsboard;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(newsboard::PageVerdict)

class TestVerdict : public QObject {
    Q_OBJECT

private slots:
    void judgesPagesWithoutABoard_data();
    void judgesPagesWithoutABoard();
    void knowsThePageOfALogInAmongMenus_data();
    void knowsThePageOfALogInAmongMenus();
    void wordsOfErrorBesideADatedArticleAreNoAnswer();
    void knowsWordsOfAnEmptyList_data();
    void knowsWordsOfAnEmptyList();
    void eachVerdictHasItsError();
};

void TestVerdict::judgesPagesWithoutABoard_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<PageVerdict>("verdict");
    QTest::addColumn<QString>("message");

    QTest::newRow("Cloudflare") << u"<title>Just a moment...</title><body><h1>b.example</h1><p>Checking …</p>"
                                   u"<script>window._cf_chl_opt={};</script>"_s
                                << PageVerdict::Challenge << u"b.example"_s;
    QTest::newRow("a script that sets a cookie")
        << u"<script src='/slowAES.js'></script><script>slowAES.decrypt(a)</script>"_s << PageVerdict::Challenge
        << QString();
    QTest::newRow("alert")
        << u"<script>alert(\"글이 존재하지 않습니다.\\n\\n삭제된 글입니다.\"); history.back();</script>"_s
        << PageVerdict::ServerError << u"글이 존재하지 않습니다. 삭제된 글입니다."_s;
    QTest::newRow("alert, other quotes and escapes")
        << u"<script>window.alert('It\\'s gone \\u2026');</script>"_s << PageVerdict::ServerError << u"It's gone …"_s;
    QTest::newRow("alert that asks to log in")
        << u"<script>alert('글을 읽을 권한이 없습니다.\\\\n로그인 해 주세요')</script>"_s << PageVerdict::Login
        << u"글을 읽을 권한이 없습니다.\\n로그인 해 주세요"_s;
    QTest::newRow("log-in form") << u"<h1>회원 로그인</h1><form><input name=id><input type=Password name=pw></form>"_s
                                 << PageVerdict::Login << u"회원 로그인"_s;
    QTest::newRow("no permission") << u"<div class=menu>처음</div><div><h1>권한이 없습니다.</h1></div>"_s
                                   << PageVerdict::Login << u"권한이 없습니다."_s;
    QTest::newRow("English log-in") << u"<p>You must be logged in to view this board.</p>"_s << PageVerdict::Login
                                    << u"You must be logged in to view this board."_s;
    QTest::newRow("gone") << u"<div><p>요청하신 글이 존재하지 않습니다.</p><a href='/'>처음으로</a></div>"_s
                          << PageVerdict::ServerError << u"요청하신 글이 존재하지 않습니다."_s;
    QTest::newRow("nothing") << u"<p>안녕하세요</p>"_s << PageVerdict::Nothing << QString();
    QTest::newRow("empty") << QString() << PageVerdict::Nothing << QString();
    QTest::newRow("long text that mentions errors")
        << u"<p>"_s + u"오늘 시스템 오류가 발생한 뒤 로그인 후 이용하라는 안내가 나왔다고 한다. "_s.repeated(60) +
               u"</p>"_s
        << PageVerdict::Nothing << QString();
    QTest::newRow("long page with a message")
        << u"<ul>"_s + u"<li>메뉴의 한 줄이 여기 있다</li>"_s.repeated(150) +
               u"</ul><div class='message'><h2>찾을 수 없는 페이지입니다</h2></div>"_s
        << PageVerdict::ServerError << u"찾을 수 없는 페이지입니다"_s;
}

void TestVerdict::judgesPagesWithoutABoard()
{
    QFETCH(const QString, html);
    QFETCH(const PageVerdict, verdict);
    QFETCH(const QString, message);
    const PageTree tree = PageTree::parse(html, QUrl(u"https://b.example/"_s));
    const Finding finding = judge(tree, nullptr);
    QCOMPARE(int(finding.verdict), int(verdict));
    QCOMPARE(finding.message, message);
}

void TestVerdict::knowsThePageOfALogInAmongMenus_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isLogin");
    const QString board = u"https://b.example/news"_s;
    for (const auto *title : {"로그인", "로그인 - 새벽통신", "새벽통신 :: 회원 로그인", "Sign in | Dawn", "ログイン"})
        QTest::addRow("%s", title) << QString::fromUtf8(title) << board << true;
    for (const auto *title : {"새벽통신", "로그인 오류 문의", "Blogin - Dawn"})
        QTest::addRow("not: %s", title) << QString::fromUtf8(title) << board << false;
    for (const auto *address : {"/bbs/login.php?url=x", "/index.php?mid=news&act=dispMemberLoginForm", "/users/sign_in",
                                "/member/login", "/login", "/bbs/login_check.php"})
        QTest::addRow("%s", address) << u"새벽통신"_s << u"https://b.example"_s + QString::fromLatin1(address) << true;
    for (const auto *address : {"/blogin", "/news/loginfo", "/news?q=logins"})
        QTest::addRow("not: %s", address)
            << u"새벽통신"_s << u"https://b.example"_s + QString::fromLatin1(address) << false;
}

void TestVerdict::knowsThePageOfALogInAmongMenus()
{
    QFETCH(const QString, title);
    QFETCH(const QString, address);
    QFETCH(const bool, isLogin);
    const QString menus = u"<li>메뉴의 한 줄이 여기 있다</li>"_s.repeated(150);
    const QString form = u"<form><input name=id><input type=password name=pw></form>"_s;
    const auto judged = [&](const QString &middle) {
        const QString page = u"<title>%1</title><ul>%2</ul><h1>들어가기</h1>%3"_s.arg(title, menus, middle);
        return judge(PageTree::parse(page, QUrl(address)), nullptr, QUrl(address)).verdict;
    };
    QCOMPARE(judged(form), isLogin ? PageVerdict::Login : PageVerdict::Nothing);
    QCOMPARE(judged({}), PageVerdict::Nothing); // Without a form for it, it is none.
}

void TestVerdict::wordsOfErrorBesideADatedArticleAreNoAnswer()
{
    const PageTree tree =
        PageTree::parse(u"<h1>창고에서 나온 책</h1><p>삭제된 쪽이 있었다.</p><p>삭제된 댓글입니다</p>"_s, QUrl());
    Article article;
    article.text = u"삭제된 쪽이 있었다."_s;
    QCOMPARE(int(judge(tree, &article).verdict), int(PageVerdict::ServerError));
    article.posted = PostedTime::moment(QDate(2025, 2, 24), QTime(9, 0), 9 * 3600, false);
    QCOMPARE(int(judge(tree, &article).verdict), int(PageVerdict::Nothing));
    article.posted = {};
    article.text = u"모두 그대로였다."_s;
    QCOMPARE(int(judge(tree, &article).verdict), int(PageVerdict::Nothing));
}

void TestVerdict::knowsWordsOfAnEmptyList_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("empty");
    for (const char *text :
         {"게시물이 없습니다.", "등록된 글이 없습니다", "등록된 게시물이 존재하지 않습니다.", "No posts",
          "There are no topics in this forum", "No posts yet.", "投稿はありません。", "暂无数据", "没有帖子"})
        QTest::addRow("%s", text) << QString::fromUtf8(text) << true;
    for (const char *text : {"글이 존재하지 않습니다.", "등록된 댓글이 없습니다.", "No comments",
                             "No posts were harmed", "없습니다", "새 글이 없습니다만 곧 올라옵니다", "没有评论"})
        QTest::addRow("not: %s", text) << QString::fromUtf8(text) << false;
}

void TestVerdict::knowsWordsOfAnEmptyList()
{
    QFETCH(const QString, text);
    QFETCH(const bool, empty);
    const PageTree tree = PageTree::parse(u"<table><tr><td colspan=4>"_s + text + u"</td></tr></table>"_s, QUrl());
    QCOMPARE(saysNoPosts(tree), empty);
}

void TestVerdict::eachVerdictHasItsError()
{
    ParsedPage page;
    page.message = u"words"_s;
    page.verdict = PageVerdict::Login;
    QCOMPARE(verdictError(page).kind, ErrorKind::LoginNeeded);
    page.verdict = PageVerdict::Challenge;
    QCOMPARE(verdictError(page).kind, ErrorKind::Challenge);
    page.verdict = PageVerdict::ServerError;
    QCOMPARE(verdictError(page).kind, ErrorKind::ServerSaysNo);
    QCOMPARE(verdictError(page).detail, u"words"_s);
    page.verdict = PageVerdict::Nothing;
    QCOMPARE(verdictError(page).kind, ErrorKind::NoBoardHere);
}

QTEST_GUILESS_MAIN(TestVerdict)
#include "tst_verdict.moc"
