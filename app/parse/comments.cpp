#include "app/parse/comments.h"

#include "app/parse/sanitizer.h"
#include "app/parse/short_text.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kMostComments = 5000;

QString digitsOf(const QString &text)
{
    static const QRegularExpression digits(u"(\\d+)(?!.*\\d)"_s);
    return digits.match(text).captured(1);
}

/// Where elements stand in document order, and those of them that are named for something: who wrote, when, what.
/// Made in one pass, so that asking for the first of a kind inside an element costs no walk.
class NamedElements {
public:
    enum Kind { Author, Date, Body, Chrome, Kinds };

    explicit NamedElements(const xmlNode *root)
    {
        static const QRegularExpression names[Kinds]{
            namesLike(u"(?:author|writer|name|nick(?:name)?|user(?:name)?|member|by|who|fn|글쓴이)(?:$|[\\s_-]|\\d)"_s),
            namesLike(u"(?:date|time|datetime|posted|regdate|when|day|ago|created?)(?:$|[\\s_-])"_s),
            // `text-muted` and its like say how a text looks, not that it is one.
            namesLike(u"(?:text(?!-(?:muted|center|left|right|start|end|primary|secondary|success|info|warning|danger|"
                      "light|dark|body|white|nowrap|truncate|gray|grey|[a-z]{2}\\b))"
                      "|txt|content|contents|body|memo|message|msg|comment_?text|user_?te?xt|cont|desc)"
                      "(?:$|[\\s_-]|box|area)"_s),
            namesLike(u"(?:btns?|buttons?|actions?|vote|like|report|tools?)(?:$|[\\s_-])"_s)};
        const NamePattern patterns[Kinds]{NamePattern(names[Author]), NamePattern(names[Date]),
                                          NamePattern(names[Body]), NamePattern(names[Chrome])};
        int count = 0;
        for (const xmlNode *at = root; at;) {
            if (isElement(at)) {
                m_spans.insert(at, {count, count});
                for (int kind = 0; kind < Kinds && at->properties; ++kind) {
                    const bool named = patterns[kind].matches(at) || (kind == Date && isElement(at, "time"));
                    const bool fits = named && (kind == Chrome || isSeen(at));
                    if (fits) m_named[size_t(kind)].push_back({count, at});
                }
                ++count;
            }
            const xmlNode *next = nextInTree(at, root);
            for (const xmlNode *left = at; left && (!next || left != next->parent); left = left->parent) {
                if (isElement(left)) m_spans[left].last = count - 1;
                if (left == root) break;
            }
            at = next;
        }
    }

    /// The first of a kind inside an element, apart from `beside`: neither around it nor in it. Null if there is none.
    const xmlNode *first(Kind kind, const xmlNode *element, const xmlNode *beside = nullptr) const
    {
        constexpr int kMostTried = 16;
        const Span span = m_spans.value(element);
        int tried = 0;
        for (auto found = from(kind, span.first + 1);
             found != m_named[kind].end() && found->place <= span.last && tried < kMostTried; ++found, ++tried) {
            if (!beside || (!isInside(found->element, beside) && !isInside(beside, found->element)))
                return found->element;
        }
        return nullptr;
    }

    /// How many of a kind are inside an element, as far as two.
    int upToTwo(Kind kind, const xmlNode *element) const
    {
        const Span span = m_spans.value(element);
        int count = 0;
        for (auto found = from(kind, span.first + 1); found != m_named[kind].end() && found->place <= span.last;
             ++found) {
            if (++count == 2) break;
        }
        return count;
    }

    QSet<const xmlNode *> all(Kind kind, const xmlNode *element) const
    {
        const Span span = m_spans.value(element);
        QSet<const xmlNode *> inside;
        for (auto found = from(kind, span.first + 1); found != m_named[kind].end() && found->place <= span.last;
             ++found)
            inside.insert(found->element);
        return inside;
    }

    bool isInside(const xmlNode *inner, const xmlNode *outer) const
    {
        const int place = m_spans.value(inner).first;
        const Span span = m_spans.value(outer);
        return place >= span.first && place <= span.last;
    }

private:
    struct Span {
        int first = 0;
        int last = 0;
    };
    struct Named {
        int place;
        const xmlNode *element;
    };

    static bool isSeen(const xmlNode *element) { return !isHidden(element) && !isBlankShort(element); }

    std::vector<Named>::const_iterator from(Kind kind, int place) const
    {
        return std::lower_bound(m_named[kind].begin(), m_named[kind].end(), place,
                                [](const Named &named, int wanted) { return named.place < wanted; });
    }

    QHash<const xmlNode *, Span> m_spans;
    std::vector<Named> m_named[Kinds];
};

/// How far in a comment stands by an attribute (`data-depth`), its class (`re`, `indent2`, `depth-1`), its margin or
/// the lists around it. Each page has a scale of its own, see setDepths().
int indentOf(const xmlNode *item, const xmlNode *root)
{
    for (const char *name : {"data-depth", "data-level", "data-lv", "data-indent", "aria-level"}) {
        bool isNumber = false;
        const int depth = attribute(item, name).toInt(&isNumber);
        if (isNumber) return std::clamp(depth, 0, 50);
    }
    static const QRegularExpression numbered(u"(?:indent|depth|level|lv|reply-?)[-_]?(\\d{1,2})(?:\\s|$)"_s);
    static const QRegularExpression reply(u"(?:^|\\s)(?:re|reply|indent|is-reply|child|nested)(?:\\s|$)"_s);
    static const QRegularExpression margin(u"(?:margin|padding)-left\\s*:\\s*(\\d{1,4})(?:\\.\\d+)?\\s*(px|%|em)"_s);
    const QString names = attribute(item, "class");
    if (const auto match = numbered.match(names); match.hasMatch()) return std::min(match.captured(1).toInt(), 50);
    if (const auto match = margin.match(attribute(item, "style")); match.hasMatch()) {
        const int length = match.captured(1).toInt();
        if (length > 0) return length;
    }
    if (reply.match(names).hasMatch()) return 1;
    int lists = 0;
    for (const xmlNode *up = item->parent; up && up != root; up = up->parent)
        lists += isElement(up, "ul") || isElement(up, "ol");
    return lists;
}

/// Turns how far in each comment stands into how deep: one that stands farther in than the one before answers it.
void setDepths(QList<Comment> *comments)
{
    QList<int> around; ///< Of the comments that the next one may stand in.
    for (Comment &comment : *comments) {
        const int indent = comment.depth;
        while (!around.isEmpty() && around.last() >= indent)
            around.removeLast();
        comment.depth = int(std::min<qsizetype>(around.size(), 50));
        around.append(indent);
    }
}

/// A page may show the best comments once more above the others: the ones in their own places count.
void leaveRepeatedOut(QList<Comment> *comments)
{
    QHash<QString, qsizetype> last;
    for (qsizetype i = 0; i < comments->size(); ++i) {
        if (!comments->at(i).id.isEmpty()) last.insert(comments->at(i).id, i);
    }
    QList<Comment> kept;
    for (qsizetype i = 0; i < comments->size(); ++i) {
        const Comment &comment = comments->at(i);
        const qsizetype again = last.value(comment.id, i);
        if (again == i || comments->at(again).text != comment.text) kept.append(comment);
    }
    *comments = std::move(kept);
}

} // namespace

FoundComments readComments(const CommentsPart &part, XPathPage &page, const DateContext &dates)
{
    FoundComments found;
    QList<Comment> &comments = found.comments;
    for (const xmlNodePtr root : page.nodes(part.root, page.tree().root())) {
        found.roots.append(root);
        for (const xmlNodePtr item : page.nodes(part.items, root)) {
            if (comments.size() >= kMostComments) return found;
            Comment comment;
            comment.id = digitsOf(page.text(part.id, item));
            comment.author = page.text(part.author, item);
            comment.posted = findDate(page.text(part.date, item), dates);
            comment.depth = depthOf(part.depth, item, page);
            QSet<const xmlNode *> leftOut;
            for (const xmlNodePtr chrome : page.nodes(part.remove, item))
                leftOut.insert(chrome);
            QList<const xmlNode *> bodies;
            for (const xmlNodePtr body : page.nodes(part.body, item)) {
                bodies.append(body);
                found.bodies.insert(body);
            }
            // A deleted or secret comment has no body of its own: what its row says stays.
            if (bodies.isEmpty() && comment.author.isEmpty()) bodies.append(item);
            comment.html = cleanHtml(bodies, page.tree(), leftOut);
            comment.text = plainText(comment.html);
            if (!comment.text.isEmpty() || !comment.html.isEmpty() || !comment.author.isEmpty())
                comments.append(comment);
        }
    }
    return found;
}

PostedTime dateIn(const xmlNode *element, const DateContext &dates)
{
    constexpr int kMostTried = 40;
    int tried = 0;
    for (const xmlNode *at = element; at && tried < kMostTried; at = nextInTree(at, element)) {
        if (!isElement(at)) continue;
        ++tried;
        for (const char *name : {"datetime", "title"}) {
            if (!at->properties || isHidden(at)) break;
            const PostedTime stated = parseDate(attribute(at, name), dates);
            if (stated.isKnown() && stated.hasTime()) return stated;
        }
    }
    return findDate(shortText(element).left(200), dates);
}

const QRegularExpression &commentNames()
{
    static const QRegularExpression names =
        namesLike(u"(?:comments?|cmts?|repl(?:y|ies)|feedback|fdb|respond|disqus|댓글|bo_vc)"
                  u"(?:$|[\\s_-]|list|area|box|wrap|form|s$)|commentlist|comment(?:List|Area|Box|Wrap)|replyList"_s);
    return names;
}

namespace {

bool mayBeComment(const xmlNode *element)
{
    static constexpr std::array kShapes{"li", "div", "article", "tr", "dl"};
    return std::any_of(kShapes.begin(), kShapes.end(),
                       [element](const char *name) { return isElement(element, name); });
}

/// Whether name and text stand together in an item of their own inside this one.
bool isOfReply(const xmlNode *author, const xmlNode *text, const xmlNode *item)
{
    const auto itemOf = [item](const xmlNode *node) {
        while (node != item && !isElement(node, "li") && !isElement(node, "article"))
            node = node->parent;
        return node;
    };
    return itemOf(author) != item && itemOf(author) == itemOf(text);
}

/// What stands in the place of a comment that was taken away or is kept secret.
QString wordsOfGone(const xmlNode *item)
{
    static const QRegularExpression gone(u"(?:삭제|비밀|deleted|removed|削除|删除|刪除)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype kMostCharacters = 60;
    const bool isItem = isElement(item, "li") || isElement(item, "tr") || !digitsOf(attribute(item, "id")).isEmpty();
    if (!isItem) return {};
    const QString words = shortText(item, 3 * kMostCharacters);
    return words.size() < kMostCharacters && gone.match(words).hasMatch() ? words : QString();
}

/// The name in an element that is named for one; what says that it is the author's ("Wren says:") is not part of it.
QString authorIn(const xmlNode *author, const NamedElements &named)
{
    if (!author) return {};
    const xmlNode *inner = named.first(NamedElements::Author, author);
    static const QRegularExpression says(u"\\s*(?:(?<=\\s)(?:says|said|wrote|writes))?\\s*[:：]$"_s);
    return shortText(inner ? inner : author).remove(says).trimmed();
}

FoundComments commentsIn(const xmlNode *root, const NamedElements &named, const PageTree &tree,
                         const DateContext &dates)
{
    using Kind = NamedElements::Kind;
    FoundComments found;
    QList<Comment> &comments = found.comments;
    found.roots = {root};
    const xmlNode *taken = nullptr; ///< The body of the last one: what is in it is its own.
    for (const xmlNode *item = nextInTree(root, root); item && comments.size() < kMostComments;
         item = nextInTree(item, root)) {
        if (!mayBeComment(item) || (taken && named.isInside(item, taken))) continue;
        const xmlNode *author = named.first(Kind::Author, item);
        const xmlNode *text = author ? named.first(Kind::Body, item, author) : nullptr;
        if (text && text == taken) continue;
        const bool gone = !author && !wordsOfGone(item).isEmpty();
        if (!gone && (!author || !text || isOfReply(author, text, item))) continue;
        // The innermost block that has both is the comment, not what holds several; only items hold their replies.
        const bool holdsReplies = isElement(item, "li") || isElement(item, "article");
        if (!holdsReplies && named.upToTwo(Kind::Body, item) > 1 && named.upToTwo(Kind::Author, item) > 1) continue;
        Comment comment;
        const xmlNode *date = named.first(Kind::Date, item, text);
        comment.author = authorIn(author, named);
        comment.posted = dateIn(date ? date : item, dates);
        if (!gone && !comment.posted.isKnown()) continue;
        comment.id = digitsOf(attribute(item, "id"));
        comment.depth = indentOf(item, root);
        taken = text ? text : item;
        found.bodies.insert(taken);
        comment.html = cleanHtml({taken}, tree, named.all(Kind::Chrome, taken));
        comment.text = plainText(comment.html);
        comments.append(comment);
    }
    leaveRepeatedOut(&comments);
    setDepths(&comments);
    return found;
}

} // namespace

FoundComments findComments(const PageTree &tree, const DateContext &dates)
{
    const xmlNode *body = tree.body();
    const NamePattern names(commentNames());
    std::optional<NamedElements> named;
    for (const xmlNode *root = nextInTree(body, body); root;) {
        const bool mayHold = names.matches(root) && firstElementChild(root);
        if (mayHold) {
            if (!named) named.emplace(body);
            FoundComments found = commentsIn(root, *named, tree, dates);
            if (!found.comments.isEmpty()) return found;
        }
        // What holds no comment holds no part that does.
        root = mayHold ? nextAfter(root, body) : nextInTree(root, body);
    }
    return {};
}

} // namespace newsboard
