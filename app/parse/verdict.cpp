#include "app/parse/verdict.h"

#include "app/parse/short_text.h"
#include "app/parse/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kShortPage = 1500; ///< Characters of visible text up to which words may be all that a page says.
constexpr qsizetype kAlertPage = 600;  ///< … and which an error page that only alerts may have besides.
constexpr qsizetype kLongestMessage = 300;
constexpr qsizetype kLongestBlock = 3 * kShortPage; ///< Bytes of a block that may be the message.
constexpr qsizetype kLongestPhrase = 3 * 60;        ///< Bytes of what says that there are no posts.

template<size_t N> bool holdsAny(const QString &text, const QStringView (&words)[N])
{
    return std::any_of(std::begin(words), std::end(words),
                       [&](QStringView word) { return text.contains(word, Qt::CaseInsensitive); });
}

constexpr QStringView kChallengeScripts[] = {
    u"_cf_chl_opt",    u"cf-browser-verification",    u"challenge-platform/h/", u"sucuri_cloudproxy_js",
    u"__ddg",          u"document.cookie=\"cupid.js", u"slowAES.decrypt",       u"awsWafCookieDomainList",
    u"window._pxAppId"};
constexpr QStringView kChallengeTitles[] = {u"just a moment",       u"attention required! | cloudflare",
                                            u"ddos-guard",          u"checking your browser",
                                            u"are you a robot",     u"verify you are human",
                                            u"잠시만 기다리십시오", u"보안 확인"};
constexpr QStringView kLoginWords[] = {u"로그인이 필요",
                                       u"로그인 후",
                                       u"로그인하신",
                                       u"로그인을 하",
                                       u"로그인 하셔야",
                                       u"로그인해야",
                                       u"로그인 해",
                                       u"로그인해",
                                       u"권한이 없습니다",
                                       u"권한이 없",
                                       u"회원만",
                                       u"회원 전용",
                                       u"비밀글입니다",
                                       u"비밀번호를 입력",
                                       u"접근이 제한",
                                       u"please log in",
                                       u"please login",
                                       u"you must log in",
                                       u"you must be logged in",
                                       u"login required",
                                       u"sign in to",
                                       u"not permitted",
                                       u"do not have permission",
                                       u"not authorized",
                                       u"not authorised",
                                       u"members only",
                                       u"access denied",
                                       u"permission denied",
                                       u"ログインが必要",
                                       u"ログインして",
                                       u"権限がありません",
                                       u"会員のみ",
                                       u"请登录",
                                       u"請登入",
                                       u"请先登录",
                                       u"請先登入",
                                       u"需要登录",
                                       u"没有权限",
                                       u"沒有權限"};
constexpr QStringView kErrorWords[] = {u"존재하지 않",
                                       u"삭제된",
                                       u"삭제되었",
                                       u"잘못된 요청",
                                       u"잘못된 접근",
                                       u"올바르지 않",
                                       u"찾을 수 없",
                                       u"없는 게시",
                                       u"오류가 발생",
                                       u"에러가 발생",
                                       u"점검 중",
                                       u"점검중",
                                       u"not exist",
                                       u"not found",
                                       u"invalid request",
                                       u"an error",
                                       u"has been removed",
                                       u"has been deleted",
                                       u"under maintenance",
                                       u"database error",
                                       u"存在しません",
                                       u"見つかりません",
                                       u"エラー",
                                       u"不存在",
                                       u"找不到",
                                       u"已被删除",
                                       u"已被刪除"};

/// Text of the scripts that stand in the page itself.
QString scriptText(const PageTree &tree)
{
    QString text;
    for (const xmlNode *node = tree.root(); node && text.size() < 200'000; node = nextInTree(node, tree.root())) {
        if (!isElement(node, "script")) continue;
        text += attribute(node, "src") + u'\n';
        for (const xmlNode *child = node->children; child; child = child->next) {
            if (child->content) text += QString::fromUtf8(reinterpret_cast<const char *>(child->content)) + u'\n';
        }
    }
    return text;
}

/// The words of `alert("…")`, with its escapes resolved.
QString alertText(const QString &scripts)
{
    static const QRegularExpression call(
        uR"re(\balert\s*\(\s*(?:"((?:[^"\\\n]|\\.)++)"|'((?:[^'\\\n]|\\.)++)')\s*\))re"_s);
    const QRegularExpressionMatch match = call.match(scripts);
    if (!match.hasMatch()) return {};
    const QString quoted = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
    QString text;
    for (qsizetype i = 0; i < quoted.size(); ++i) {
        if (quoted[i] != u'\\' || i + 1 == quoted.size()) {
            text += quoted[i];
            continue;
        }
        const QChar escaped = quoted[++i];
        bool ok = false;
        const ushort code = escaped == u'u' ? quoted.mid(i + 1, 4).toUShort(&ok, 16) : 0;
        if (ok) {
            text += QChar(code);
            i += 4;
        } else {
            text += escaped == u'n' || escaped == u'r' || escaped == u't' ? QChar(u' ') : escaped;
        }
    }
    return cleanLine(text, kLongestMessage);
}

bool hasPasswordField(const PageTree &tree)
{
    for (const xmlNode *node = tree.body(); node; node = nextInTree(node, tree.body())) {
        if (isElement(node, "input") && attribute(node, "type").compare("password"_L1, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

/// Whether a block is there to tell something: `class="message"`, `id="error"`.
bool isMessageBlock(const xmlNode *node)
{
    const QString names = attribute(node, "class") + u' ' + attribute(node, "id");
    static constexpr QStringView kNames[] = {u"message", u"error", u"msg", u"alert", u"notice_box", u"warning"};
    return holdsAny(names, kNames);
}

enum class Where : quint8 { Anywhere, MessageBlocks };

/// The shortest block of the page that holds one of the words: its own sentence.
template<size_t N> QString sentenceWith(const PageTree &tree, const QStringView (&words)[N], Where where)
{
    QString best;
    for (const xmlNode *node = tree.body(); node; node = nextInTree(node, tree.body())) {
        const bool block = isElement(node, "p") || isElement(node, "div") || isElement(node, "td") ||
                           isElement(node, "li") || isElement(node, "h1") || isElement(node, "h2") ||
                           isElement(node, "h3") || isElement(node, "strong") || isElement(node, "body");
        if (!block || (where == Where::MessageBlocks && !isMessageBlock(node))) continue;
        const QString text = shortText(node, kLongestBlock);
        if (!holdsAny(text, words)) continue;
        if (best.isEmpty() || text.size() < best.size()) best = text;
    }
    return cleanLine(best, kLongestMessage);
}

QString headingText(const PageTree &tree)
{
    for (const xmlNode *node = tree.body(); node; node = nextInTree(node, tree.body())) {
        if (isElement(node, "h1") || isElement(node, "h2")) {
            if (const QString text = visibleText(node); !text.isEmpty()) return cleanLine(text, kLongestMessage);
        }
    }
    return {};
}

QString pageTitle(const PageTree &tree)
{
    for (const xmlNode *node = tree.root(); node; node = nextInTree(node, tree.root())) {
        if (isElement(node, "title")) return rawText(node).simplified();
    }
    return {};
}

/// Whether an address is that of a log-in: `/login.php`, `?act=dispMemberLoginForm`, `/bbs/login_check`,
/// `/users/sign_in`.
bool isOfLogin(const QUrl &address)
{
    static const QRegularExpression words(
        u"(?:^|[/?&=_.-])(?:log-?in|sign-?in|sign_in|dispMemberLoginForm)(?:$|[/?&=_.-])"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.match(address.path() + u'?' + address.query()).hasMatch();
}

/// Whether one part of a title says nothing but that: `로그인 - 새벽통신`.
bool titleOfLogin(const QString &title)
{
    static const QRegularExpression between(u"\\s*[-–—|:·»>]+\\s*"_s);
    static const QStringList words{u"로그인"_s,  u"회원 로그인"_s,  u"회원로그인"_s, u"login"_s, u"log in"_s,
                                   u"sign in"_s, u"member login"_s, u"ログイン"_s,   u"登录"_s,  u"登入"_s};
    const QStringList parts = title.split(between, Qt::SkipEmptyParts);
    return std::any_of(parts.cbegin(), parts.cend(),
                       [](const QString &part) { return words.contains(part.trimmed(), Qt::CaseInsensitive); });
}

} // namespace

Finding judge(const PageTree &tree, const Article *article, const QUrl &address)
{
    const QString visible = visibleText(tree.body());
    const QString scripts = scriptText(tree);
    const QString title = pageTitle(tree);
    if (visible.size() <= kShortPage && (holdsAny(scripts, kChallengeScripts) || holdsAny(title, kChallengeTitles))) {
        const QString words = headingText(tree);
        return {PageVerdict::Challenge, words.isEmpty() ? cleanLine(title, kLongestMessage) : words};
    }
    if (visible.size() <= kAlertPage) {
        if (const QString alert = alertText(scripts); !alert.isEmpty())
            return {holdsAny(alert, kLoginWords) ? PageVerdict::Login : PageVerdict::ServerError, alert};
    }
    if (visible.size() <= kShortPage) {
        // The form for comments below a dated article asks for a log-in, too.
        constexpr qsizetype kShortText = 60;
        const bool isDated = article && article->posted.isKnown() && article->text.size() > kShortText;
        if (holdsAny(isDated ? article->text : visible, kLoginWords))
            return {PageVerdict::Login, sentenceWith(tree, kLoginWords, Where::Anywhere)};
        if (!article && hasPasswordField(tree)) return {PageVerdict::Login, headingText(tree)};
        const bool saysError = article ? !article->posted.isKnown() && holdsAny(article->text, kErrorWords)
                                       : holdsAny(visible, kErrorWords);
        if (saysError) return {PageVerdict::ServerError, sentenceWith(tree, kErrorWords, Where::Anywhere)};
    } else if (!article) {
        // Menus and boxes around the message have many words: only a block that is made for messages counts.
        if (const QString words = sentenceWith(tree, kLoginWords, Where::MessageBlocks); !words.isEmpty())
            return {PageVerdict::Login, words};
        if (const QString words = sentenceWith(tree, kErrorWords, Where::MessageBlocks); !words.isEmpty())
            return {PageVerdict::ServerError, words};
    }
    // Boards have a form for signing in on every page: only where the page itself says that it is there for that.
    const bool isLoginPage = (!article || !article->posted.isKnown()) && (isOfLogin(address) || titleOfLogin(title));
    if (isLoginPage && hasPasswordField(tree)) return {PageVerdict::Login, headingText(tree)};
    return {};
}

bool saysNoPosts(const PageTree &tree)
{
    static const QRegularExpression phrases(
        u"^(?:(?:등록된|작성된|조회된)?\\s*(?:게시물|게시글|글|자료|문서|데이터)(?:이|가)?\\s*(?:하나도\\s*)?없습니다"
        u"|(?:등록된|작성된) (?:게시물|게시글|글|자료)(?:이|가) 존재하지 않습니다"
        u"|(?:there are )?no (?:posts|articles|topics|documents|threads|entries|items|results)(?: (?:yet|found|here|to "
        u"show|in this forum|available))?"
        u"|no data(?: available)?"
        u"|(?:投稿|記事|データ|トピック)(?:は|が)(?:まだ)?(?:ありません|存在しません)"
        u"|(?:暂无|暫無|没有|沒有|还没有|目前没有)(?:帖子|数据|內容|内容|文章|主题|主題|資料|记录|貼文))\\s*[.!。]?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (const xmlNode *node = tree.body(); node; node = nextInTree(node, tree.body())) {
        const bool block = isElement(node, "td") || isElement(node, "li") || isElement(node, "p") ||
                           isElement(node, "div") || isElement(node, "dd") || isElement(node, "span") ||
                           isElement(node, "strong") || isElement(node, "h3");
        if (!block) continue;
        const QString text = shortText(node, kLongestPhrase);
        if (!text.isEmpty() && phrases.match(text).hasMatch()) return true;
    }
    return false;
}

Error verdictError(const ParsedPage &page)
{
    switch (page.verdict) {
    case PageVerdict::Login:
        return {.kind = ErrorKind::LoginNeeded, .detail = page.message};
    case PageVerdict::Challenge:
        return {.kind = ErrorKind::Challenge, .detail = page.message};
    case PageVerdict::ServerError:
        return {.kind = ErrorKind::ServerSaysNo, .detail = page.message};
    default:
        return {.kind = ErrorKind::NoBoardHere, .detail = {}};
    }
}

} // namespace newsboard
