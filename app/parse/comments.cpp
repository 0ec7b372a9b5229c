#include "app/parse/comments.h"

#include "app/parse/sanitizer.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kMost = 5000;

QString digitsOf(const QString &text)
{
    static const QRegularExpression digits(u"(\\d+)(?!.*\\d)"_s);
    return digits.match(text).captured(1);
}

QString namesOf(const xmlNode *element)
{
    return attribute(element, "class") + u' ' + attribute(element, "id");
}

const xmlNode *firstNamed(const xmlNode *item, const QRegularExpression &names, const xmlNode *unlike = nullptr)
{
    for (const xmlNode *at = nextInTree(item, item); at; at = nextInTree(at, item)) {
        if (isElement(at) && at->properties && at != unlike && !isHidden(at) && names.match(namesOf(at)).hasMatch() &&
            !visibleText(at).isEmpty())
            return at;
    }
    return nullptr;
}

/// How deep a comment stands by its class (`re`, `indent2`, `depth-1`), its margin or the lists around it.
int generalDepth(const xmlNode *item, const xmlNode *root)
{
    static const QRegularExpression numbered(u"(?:indent|depth|level|lv|reply-?)[-_]?(\\d{1,2})(?:\\s|$)"_s);
    static const QRegularExpression reply(u"(?:^|\\s)(?:re|reply|indent|is-reply|child|nested)(?:\\s|$)"_s);
    static const QRegularExpression margin(u"(?:margin|padding)-left\\s*:\\s*(\\d{1,4})(?:\\.\\d+)?\\s*(px|%|em)"_s);
    const QString names = attribute(item, "class");
    if (const auto match = numbered.match(names); match.hasMatch()) return std::min(match.captured(1).toInt(), 50);
    if (const auto match = margin.match(attribute(item, "style")); match.hasMatch()) {
        const int step = match.captured(2) == "px"_L1 ? 20 : 2;
        const int length = match.captured(1).toInt();
        if (length > 0) return std::clamp(length / step, 1, 50);
    }
    if (reply.match(names).hasMatch()) return 1;
    int lists = 0;
    for (const xmlNode *up = item->parent; up && up != root; up = up->parent)
        lists += isElement(up, "ul") || isElement(up, "ol");
    return std::max(lists - (isElement(root, "ul") || isElement(root, "ol") ? 0 : 1), 0);
}

} // namespace

QList<Comment> readComments(const CommentsPart &part, XPathPage &page, const DateContext &dates)
{
    QList<Comment> comments;
    for (const xmlNodePtr root : page.nodes(part.root, page.tree().root())) {
        for (const xmlNodePtr item : page.nodes(part.items, root)) {
            if (comments.size() >= kMost) return comments;
            Comment comment;
            comment.id = digitsOf(page.text(part.id, item));
            comment.author = page.text(part.author, item);
            comment.posted = findDate(page.text(part.date, item), dates);
            comment.depth = depthOf(part.depth, item, page);
            QSet<const xmlNode *> leftOut;
            for (const xmlNodePtr chrome : page.nodes(part.remove, item))
                leftOut.insert(chrome);
            QList<const xmlNode *> bodies;
            for (const xmlNodePtr body : page.nodes(part.body, item))
                bodies.append(body);
            // A deleted or secret comment has no body of its own: what its row says stays.
            if (bodies.isEmpty() && comment.author.isEmpty()) bodies.append(item);
            comment.html = cleanHtml(bodies, page.tree(), leftOut);
            comment.text = plainText(comment.html);
            if (!comment.text.isEmpty() || !comment.html.isEmpty() || !comment.author.isEmpty())
                comments.append(comment);
        }
    }
    return comments;
}

bool isNamedForComments(const xmlNode *element)
{
    static const QRegularExpression names(
        u"(?:^|[\\s_-])(?:comments?|cmts?|repl(?:y|ies)|feedback|fdb|respond|disqus|댓글|bo_vc)"
        u"(?:$|[\\s_-]|list|area|box|wrap|form|s$)|commentlist|comment(?:List|Area|Box|Wrap)|replyList"_s,
        QRegularExpression::CaseInsensitiveOption);
    return isElement(element) && element->properties && names.match(namesOf(element)).hasMatch();
}

FoundComments findComments(const PageTree &tree, const DateContext &dates)
{
    static const QRegularExpression authors(
        u"(?:^|[\\s_-])(?:author|writer|name|nick(?:name)?|user(?:name)?|member|by|who|글쓴이)(?:$|[\\s_-]|\\d)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression when(u"(?:^|[\\s_-])(?:date|time|datetime|posted|regdate|when|day)(?:$|[\\s_-])"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression bodies(
        u"(?:^|[\\s_-])(?:text|txt|content|contents|body|memo|message|msg|comment_?text|cont|desc)(?:$|[\\s_-])"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression chrome(
        u"(?:^|[\\s_-])(?:btns?|buttons?|actions?|vote|like|report|tools?)(?:$|[\\s_-])"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression gone(u"(?:삭제|비밀|deleted|removed|削除|删除|刪除)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    FoundComments found;
    for (const xmlNode *root = tree.body(); root; root = nextInTree(root, tree.root())) {
        if (!isElement(root) || isElement(root, "body") || isElement(root, "html") || !isNamedForComments(root))
            continue;
        for (const xmlNode *item = nextInTree(root, root); item; item = nextInTree(item, root)) {
            const bool shape = isElement(item, "li") || isElement(item, "div") || isElement(item, "article") ||
                               isElement(item, "tr") || isElement(item, "dl");
            if (!shape || found.comments.size() >= kMost) continue;
            const xmlNode *text = firstNamed(item, bodies);
            const xmlNode *author = firstNamed(item, authors, text);
            const QString whole = visibleText(item);
            const bool empty = !author && (isElement(item, "li") || isElement(item, "tr")) && whole.size() < 60 &&
                               gone.match(whole).hasMatch();
            if (!empty && (!author || !text || isInside(author, text) || isInside(text, author))) continue;
            // The innermost block that has both is the comment, not what holds several.
            int bodiesInside = 0;
            for (const xmlNode *at = text; at && bodiesInside < 2; at = nextAfter(at, item)) {
                while (at && !(isElement(at) && at->properties && authors.match(namesOf(at)).hasMatch()) && at != text)
                    at = nextInTree(at, item);
                if (!at) break;
                ++bodiesInside;
            }
            const bool ownReplies = isElement(item, "li") || isElement(item, "article");
            if (bodiesInside > 1 && !ownReplies) continue;
            Comment comment;
            comment.id = digitsOf(attribute(item, "id"));
            const xmlNode *date = firstNamed(item, when, text);
            comment.author = author ? visibleText(author) : QString();
            comment.posted = findDate(date ? visibleText(date) : whole.left(200), dates);
            if (!empty && !comment.posted.isKnown()) continue;
            comment.depth = generalDepth(item, root);
            QSet<const xmlNode *> leftOut;
            const xmlNode *body = text ? text : item;
            for (const xmlNode *at = nextInTree(body, body); at; at = nextInTree(at, body)) {
                if (isElement(at) && at->properties && chrome.match(namesOf(at)).hasMatch()) leftOut.insert(at);
            }
            comment.html = cleanHtml({body}, tree, leftOut);
            comment.text = plainText(comment.html);
            found.comments.append(comment);
        }
        if (found.comments.isEmpty()) continue;
        found.root = root;
        break;
    }
    return found;
}

} // namespace newsboard
