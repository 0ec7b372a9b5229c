#include "app/parse/article_page.h"

#include "app/parse/addresses.h"
#include "app/parse/article_head.h"
#include "app/parse/attachments.h"
#include "app/parse/byline.h"
#include "app/parse/comment_pages.h"
#include "app/parse/comments.h"
#include "app/parse/page_chrome.h"
#include "app/parse/posts.h"
#include "app/parse/readability.h"
#include "app/parse/sanitizer.h"
#include "app/parse/text.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

// A list that is so long and so sure is what its page is there for: looking for an article beside it, which no address
// names, cost more than all the rest (measured on forums: 50 to 60 %).
constexpr qsizetype kFewestOfBoard = 8;
constexpr double kSureOfBoard = 0.9;

/// The count in "조회 수 : 1,234".
std::optional<qint64> countIn(const QString &text)
{
    static const QRegularExpression number(u"(\\d[\\d,.]*\\s?[kKmM만천万]?)(?!.*\\d)"_s);
    return parseCount(number.match(text).captured(1));
}

const Headline *openRow(const ListPage &list, const QString &id)
{
    for (const Headline &row : list.rows) {
        if (!id.isEmpty() && row.id == id) return &row;
    }
    return nullptr;
}

/// The body repeats the title as its first line on some boards.
QString withoutTitle(const QString &html, const QString &title)
{
    static const QRegularExpression first(u"^<(p|h[1-6])(?: [^>]*)?>(.*?)</\\1>"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = first.match(html);
    if (!match.hasMatch() || title.isEmpty() || match.captured(2).contains("<img"_L1)) return html;
    const bool repeats = cleanLine(plainText(match.captured())) == title;
    return repeats && match.capturedLength() < html.size() ? html.mid(match.capturedLength()) : html;
}

/// The text after one of the labels on its line, or on the next.
QString labelled(const QString &heading, const QString &labels)
{
    const QRegularExpression form(u"(?:^|[\\s|·/])(?:"_s + labels + u")\\s*[:：]?\\s*([^\\n|·]{1,60})"_s,
                                  QRegularExpression::CaseInsensitiveOption);
    return cleanLine(form.match(heading).captured(1));
}

/// The number before one of the words, on its line: "2310 次点击".
QString counted(const QString &heading, const QString &words)
{
    const QRegularExpression form(u"(?:^|[\\s|·・/])(\\d[\\d,.]*\\s?[kKmM만천万]?)\\s*(?:"_s + words + u")"_s,
                                  QRegularExpression::CaseInsensitiveOption);
    return form.match(heading).captured(1);
}

class Reader {
public:
    Reader(const PageTree &tree, const QUrl &address, const DateContext &dates, const ListPage &list,
           const PageHint &hint, QStringList *explanation)
        : m_tree(tree), m_address(address), m_dates(dates), m_list(list), m_hint(hint), m_explanation(explanation)
    {
        const ArticleAddress own = articleAddress(address, list.kind);
        m_addressedId = !list.addressedId.isEmpty() ? list.addressedId : own.id;
        m_article.id = !m_addressedId.isEmpty()    ? m_addressedId
                       : !hint.articleId.isEmpty() ? hint.articleId
                                                   : list.openId;
        m_article.url = m_addressedId == own.id && !own.id.isEmpty() ? own.url : withoutView(address);
    }

    std::optional<Article> bySkin(const ArticlePart &part)
    {
        XPathPage page(m_tree);
        const xmlNodePtr root = page.first(part.root, m_tree.root());
        if (!root) return {};
        const QList<xmlNodePtr> chrome = page.nodes(part.remove, root);
        QList<const xmlNode *> bodies;
        for (const xmlNodePtr picture : page.nodes(part.pictures, root))
            bodies.append(picture);
        const qsizetype pictures = bodies.size();
        for (const xmlNodePtr body : page.nodes(part.body, root))
            bodies.append(body);
        if (bodies.size() == pictures) return {};

        if (const xmlNodePtr title = page.first(part.title, root)) m_article.title = nodeText(title, chrome);
        if (const xmlNodePtr author = page.first(part.author, root)) m_article.author = nodeText(author, chrome);
        m_article.posted = findDate(page.text(part.date, root) + u' ' + page.text(part.time, root), m_dates);
        m_article.views = countIn(page.text(part.views, root));
        m_article.votes = countIn(page.text(part.votes, root));
        m_article.category = page.text(part.category, root);
        for (const xmlNodePtr tag : page.nodes(part.tags, root)) {
            QString text = nodeText(tag);
            while (text.startsWith(u'#'))
                text.remove(0, 1);
            if (!text.isEmpty() && !m_article.tags.contains(text)) m_article.tags.append(text);
        }
        QSet<const xmlNode *> leftOut;
        for (const xmlNodePtr node : chrome)
            leftOut.insert(node);
        takeComments(readComments(part.comments, page, m_dates));
        m_article.attachments = readAttachments(part.attachments, page);
        if (page.exhausted()) m_article.truncated = true;
        explain(u"article: by the skin"_s);
        return finish(bodies, leftOut);
    }

    std::optional<Article> byShape()
    {
        // The row of the article is open where the page marks it, or where the page's own address names it. What the
        // program asked for proves nothing: servers answer with the list where an article is gone.
        const Headline *open = openRow(m_list, !m_list.openId.isEmpty() ? m_list.openId : m_addressedId);
        const bool isList = !m_list.rows.isEmpty();
        BodySearch search;
        search.isArticlePage = open || (!isList && (!m_addressedId.isEmpty() || !m_hint.articleId.isEmpty()));
        search.takesAnyHead = search.isArticlePage && (!isList || !m_list.openId.isEmpty());
        search.list = &m_list;
        if (search.isArticlePage || !m_addressedId.isEmpty()) search.id = m_article.id;
        if (!m_hint.articleTitle.isEmpty()) search.titles.append(m_hint.articleTitle);
        if (open) search.titles.append(open->title);
        addPageTitles(&search.titles);
        const FoundComments comments = findComments(m_tree, m_dates);
        search.comments = comments.root();
        FoundBody found = findBody(m_tree, search);
        QList<FoundPost> posts;
        bool asksInTitle = false;
        if (found.title && comments.comments.isEmpty()) {
            posts = findPosts(m_tree, found.title, m_dates, m_list);
            asksInTitle = titleOf(found.title, search.titles) != visibleText(found.title);
            if (!posts.isEmpty() && asksInTitle) {
                found.body = found.title;
                found.chrome = chromeIn(found.body);
            } else if (!posts.isEmpty())
                found = findAmong(posts, found.title, search);
        }
        if (!found.body) return {};
        // A page of rows, or of words that may be anything's, has an article only where it dates it.
        const QString published = meta("article:published_time");
        const bool dated = m_topic.posted.isKnown() || findDate(found.heading, m_dates).isKnown() ||
                           findDate(published, m_dates).isKnown();
        if (!search.isArticlePage && !dated) return {};

        m_article.title = titleOf(found.title, search.titles);
        if (posts.isEmpty())
            takeComments(comments);
        else
            m_article.comments = commentsOf(posts);
        m_article.attachments = findAttachments(m_tree, found.title);
        const QString &heading = found.heading;
        if (m_topic.body) {
            m_article.author = m_topic.author;
            m_article.posted = m_topic.posted;
        }
        if (m_article.author.isEmpty()) m_article.author = authorIn(heading);
        if (m_article.author.isEmpty() && !m_topic.body && !asksInTitle)
            m_article.author = nameBetween(found.title, found.body, m_dates);
        if (m_article.author.isEmpty()) m_article.author = byIn(heading);
        if (!m_article.posted.isKnown() && !m_topic.body)
            m_article.posted = dateBetween(found.title, found.body, m_dates);
        if (m_article.author.isEmpty()) m_article.author = meta("author");
        if (!m_article.posted.isKnown()) m_article.posted = findDate(heading, m_dates);
        if (!m_article.posted.isKnown()) m_article.posted = findDate(published, m_dates);
        m_article.views =
            countIn(labelled(heading, u"조회\\s?수?|읽음|hits?|views?|閲覧数?|(?:浏览|瀏覽|点击|點擊|點閱|"
                                      "阅读|閱讀)(?:次数|次數|量|数|數)?|查看|人气|人氣"_s)
                        .section(u' ', 0, 0));
        if (!m_article.views)
            m_article.views = parseCount(counted(heading, u"views?|hits?|閲覧|次(?:点击|點擊|浏览|瀏覽|阅读)|"
                                                          "回閲覧"_s));
        m_article.votes = countIn(labelled(heading, u"추천\\s?수?|votes?|likes?"_s).section(u' ', 0, 0));
        explain(u"article: by its shape, in <%1 class=\"%2\" id=\"%3\">"_s.arg(
            QString::fromUtf8(reinterpret_cast<const char *>(found.body->name)), attribute(found.body, "class"),
            attribute(found.body, "id")));
        return finish(found.pictures + QList<const xmlNode *>{found.body}, found.chrome);
    }

    /// Neither the page's address nor any of its rows names an article, none was asked for, and the page does not call
    /// itself one.
    bool isOfList() const
    {
        return m_addressedId.isEmpty() && m_list.openId.isEmpty() && m_hint.articleId.isEmpty() &&
               meta("og:type") != "article"_L1 && meta("article:published_time").isEmpty();
    }

private:
    void explain(const QString &line) const
    {
        if (m_explanation) m_explanation->append(line);
    }

    /// The title in its element. Where that goes on with a text, the page's own title says how far it reaches.
    static QString titleOf(const xmlNode *element, const QStringList &titles)
    {
        constexpr qsizetype kMostTimes = 2;
        const QString whole = visibleText(element);
        if (!isElement(element, "h1")) return whole;
        for (const QString &title : titles) {
            if (title.size() >= 10 && whole.startsWith(title) && whole.size() >= kMostTimes * title.size())
                return title;
        }
        return whole;
    }

    /// The body on a page with posts: the first of them is the article, or they are comments on one above.
    FoundBody findAmong(QList<FoundPost> &posts, const xmlNode *title, BodySearch search)
    {
        const xmlNode *first = posts.first().item;
        if (posts.first().body && !standsApart(title, first)) {
            m_topic = posts.takeFirst();
            FoundBody found;
            found.title = title;
            found.body = m_topic.body;
            found.heading = textBetween(title, first);
            found.chrome = chromeIn(found.body);
            return found;
        }
        for (const FoundPost &post : std::as_const(posts))
            search.posts.insert(post.item);
        if (const xmlNode *around = frameOf(posts, title)) search.posts.insert(around);
        return findBody(m_tree, search);
    }

    /// What holds the posts, their heading and nothing else; null if they share it with more.
    static const xmlNode *frameOf(const QList<FoundPost> &posts, const xmlNode *title)
    {
        constexpr qsizetype kLongestHeading = 60;
        const xmlNode *frame = posts.first().item->parent;
        if (!isElement(frame) || isElement(frame, "body") || isInside(title, frame)) return nullptr;
        QSet<const xmlNode *> items;
        for (const FoundPost &post : posts)
            items.insert(post.item);
        qsizetype beside = 0;
        for (const xmlNode *at = nextInTree(frame, frame); at;) {
            const bool isPost = items.contains(at);
            if (at->type == XML_TEXT_NODE)
                beside += cleanLine(QString::fromUtf8(reinterpret_cast<const char *>(at->content))).size();
            if (beside > kLongestHeading) return nullptr;
            at = isPost ? nextAfter(at, frame) : nextInTree(at, frame);
        }
        return frame;
    }

    QList<Comment> commentsOf(const QList<FoundPost> &posts) const
    {
        QList<Comment> comments;
        for (const FoundPost &post : posts) {
            Comment comment;
            comment.id = post.id;
            comment.author = post.author;
            comment.posted = post.posted;
            comment.depth = post.depth;
            const xmlNode *body = post.body ? post.body : post.item;
            comment.html = cleanHtml({body}, m_tree, chromeIn(body));
            comment.text = plainText(comment.html);
            comments.append(comment);
        }
        // "name: words", the colon on the words' side.
        static const QRegularExpression colon(u"^(<p>)?\\s*[:：]\\s*"_s);
        const bool all = std::all_of(comments.begin(), comments.end(),
                                     [](const Comment &comment) { return colon.match(comment.text).hasMatch(); });
        for (Comment &comment : comments) {
            if (!all) break;
            comment.html.replace(colon, u"\\1"_s);
            comment.text.remove(colon);
        }
        return comments;
    }

    /// The comments, and on which of their pages they stand.
    void takeComments(const FoundComments &found)
    {
        m_article.comments = found.comments;
        const CommentPager pager = findCommentPages(m_tree, found.roots, found.bodies, m_address);
        m_article.commentPages = pager.pages;
        for (Comment &comment : m_article.comments)
            comment.page = pager.current;
    }

    QString authorIn(const QString &heading) const
    {
        return nameOnly(labelled(
            heading,
            u"작성자|글쓴이|닉네임|이름|등록자|기자명|Posted by|Author|Writer|Written by|投稿者|作成者|名前|作者|"
            u"发布者|發布者|发帖人|楼主"_s));
    }

    /// "By Ada Wren" at a line's beginning: amid a sentence it says something else.
    QString byIn(const QString &heading) const
    {
        static const QRegularExpression by(u"^\\s*by\\s*[:：]?\\s+([^\\n|·]{1,60})"_s,
                                           QRegularExpression::CaseInsensitiveOption |
                                               QRegularExpression::MultilineOption);
        return nameOnly(cleanLine(by.match(heading).captured(1)));
    }

    /// The name without the dates and labels that go on behind it.
    QString nameOnly(QString name) const
    {
        qsizetype begin = -1;
        qsizetype length = 0;
        if (findDate(name, m_dates, &begin, &length).isKnown() && begin >= 0) name = name.left(begin);
        static const QRegularExpression next(
            u"\\s*(?:작성일|등록일|날짜|조회|추천|댓글|Date|Views?|Hits?|on |日時|日付|閲覧|时间|日期|浏览|瀏覽).*$"_s);
        return name.remove(next).trimmed();
    }

    QString meta(const char *name) const
    {
        for (const xmlNode *at = m_tree.root(); at; at = nextInTree(at, m_tree.root())) {
            if (isElement(at, "body")) break;
            if (isElement(at, "meta") && (attribute(at, "property") == QLatin1StringView(name) ||
                                          attribute(at, "name") == QLatin1StringView(name)))
                return cleanLine(attribute(at, "content"));
        }
        return {};
    }

    void addPageTitles(QStringList *titles) const
    {
        const QString graph = meta("og:title");
        if (!graph.isEmpty()) titles->append(graph);
        for (const xmlNode *at = m_tree.root(); at; at = nextInTree(at, m_tree.root())) {
            if (isElement(at, "body")) break;
            if (!isElement(at, "title")) continue;
            const QString whole = cleanLine(rawText(at));
            titles->append(whole);
            // "Title - Board : Site", or the other way round; the longest part is most often the article's.
            static const QRegularExpression between(u"\\s+(?:[-|:>»–—·]|::)\\s+"_s);
            QStringList parts = whole.split(between, Qt::SkipEmptyParts);
            std::stable_sort(parts.begin(), parts.end(),
                             [](const QString &a, const QString &b) { return a.size() > b.size(); });
            if (parts.size() > 1) titles->append(parts);
        }
    }

    std::optional<Article> finish(const QList<const xmlNode *> &bodies, const QSet<const xmlNode *> &leftOut)
    {
        if (const Headline *open = openRow(m_list, m_article.id)) {
            if (m_article.title.isEmpty()) m_article.title = open->title;
            if (m_article.author.isEmpty()) m_article.author = open->author;
            if (!m_article.posted.isKnown()) m_article.posted = open->posted;
            if (!m_article.views) m_article.views = open->views;
            if (m_article.category.isEmpty()) m_article.category = open->category;
        }
        m_article.html = withoutTitle(cleanHtml(bodies, m_tree, leftOut), m_article.title);
        m_article.text = plainText(m_article.html);
        if (m_article.title.isEmpty() && m_article.html.isEmpty()) return {};
        m_article.byline = bylineOf(m_article.text);
        m_article.credit = creditOf(m_article.text);
        m_article.cleanerVersion = kCleanerVersion;
        m_article.truncated |= m_tree.truncated() || m_list.truncated;
        return m_article;
    }

    const PageTree &m_tree;
    const QUrl &m_address;
    const DateContext &m_dates;
    const ListPage &m_list;
    const PageHint &m_hint;
    QStringList *m_explanation;
    Article m_article;
    FoundPost m_topic;     ///< The post that is the article, on a page of posts.
    QString m_addressedId; ///< Of the article that the page's address names; empty if it names none.
};

} // namespace

std::optional<Article> parseArticle(const PageTree &tree, const QUrl &address, const DateContext &dates,
                                    const Skin *skin, const ListPage &list, const PageHint &hint,
                                    QStringList *explanation)
{
    Reader reader(tree, address, dates, list, hint, explanation);
    if (skin) {
        if (std::optional<Article> article = reader.bySkin(skin->article)) return article;
        // A skin that reads this page's list, knows articles and finds none says that there is none.
        const bool knowsArticles = !skin->article.body.isEmpty();
        if (knowsArticles && !list.rows.isEmpty() && list.skin == skin->name) return {};
    }
    const bool isBoard = list.rows.size() >= kFewestOfBoard && list.confidence >= kSureOfBoard;
    if (!list.rows.isEmpty() && (articlesAreAddressed(list.kind) || isBoard) && reader.isOfList()) return {};
    return reader.byShape();
}

} // namespace newsboard
