#include "app/parse/posts.h"

#include "app/parse/addresses.h"
#include "app/parse/comments.h"
#include "app/parse/name_pattern.h"
#include "app/parse/page_chrome.h"
#include "app/parse/short_text.h"
#include "app/parse/text.h"
#include "app/parse/text_map.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kMost = 2000;
constexpr qsizetype kFewest = 2;
/// How far above its date a post's own element is looked for.
constexpr int kFarthest = 14;

bool isElementOf(const xmlNode *element, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(), [element](const char *name) { return isElement(element, name); });
}

QString textOf(const xmlNode *text)
{
    return cleanLine(QString::fromUtf8(reinterpret_cast<const char *>(text->content)));
}

/// What an element's like are called: its class and the beginning of its id, without numbers and what alternates.
QString kindOf(const xmlNode *element)
{
    static const QRegularExpression id(u"^([A-Za-z][A-Za-z_-]*?)[-_]?\\d+$"_s);
    static const QRegularExpression numbers(u"\\d+"_s);
    static const TextSet<QString> passing{u"odd"_s,  u"even"_s, u"alt"_s,    u"first"_s, u"last"_s,
                                          u"best"_s, u"re"_s,   u"reply"_s,  u"even2"_s, u"active"_s,
                                          u"new"_s,  u"op"_s,   u"is-best"_s};
    QString kind = QString::fromUtf8(reinterpret_cast<const char *>(element->name));
    if (const auto match = id.match(attribute(element, "id")); match.hasMatch()) return kind + u'#' + match.captured(1);
    QString numbered;
    for (const QString &name : attribute(element, "class").split(u' ', Qt::SkipEmptyParts)) {
        if (passing.contains(name)) continue;
        QString own = name;
        own.remove(numbers);
        if (own == name) return kind + u'.' + own;
        if (numbered.isEmpty()) numbered = own;
    }
    return numbered.isEmpty() ? kind : kind + u'.' + numbered;
}

const QRegularExpression &authorNames()
{
    static const QRegularExpression names =
        namesLike(u"(?:author|writer|name|nick(?:name)?|user(?:name|id)?|bigusername|creator|member|by|who|fn)"
                  u"(?:$|[\\s_-]|\\d)"_s);
    return names;
}

const QRegularExpression &textNames()
{
    static const QRegularExpression names =
        namesLike(u"(?:content|contents|cont|body|post_?body|post_?message|entry|message|msg|text|txt|memo|desc)"
                  u"(?:$|[\\s_-]|body|content|text|area)"_s);
    return names;
}

const QRegularExpression &postChromeNames()
{
    static const QRegularExpression names =
        namesLike(u"(?:sign|signature|share|sns|vote|votes|likes?|react\\w*|btns?|buttons?|tools?|action\\w*|avatar|"
                  u"profile|attach\\w*|user-?(?:extras|details|info))(?:$|[\\s_-])"_s);
    return names;
}

/// Text outside links, and the longest text of a link.
struct PostWords {
    qsizetype plain = 0;
    qsizetype link = 0;
    bool isRow = false; ///< Leads to a row of the list.
};

/// A run of like blocks.
struct PostGroup {
    QList<const xmlNode *> items;
    const xmlNode *parent = nullptr;
    qsizetype worth = 0;
};

class PostSearch {
public:
    PostSearch(const PageTree &tree, const xmlNode *title, const DateContext &dates, const ListPage &list)
        : m_tree(tree), m_title(title), m_dates(dates), m_kind(list.kind)
    {
        for (const Headline &row : list.rows)
            m_rows.insert(row.id);
    }

    QList<FoundPost> run()
    {
        findDates();
        findGroups();
        for (PostGroup &group : m_groups)
            group.worth = worthOf(group);
        const QHash<const xmlNode *, qsizetype> within = groupsWithin();
        PostGroup best;
        qsizetype most = 0;
        for (const PostGroup &group : std::as_const(m_groups)) {
            // More posts than the blocks are many stand within one of them: then it frames them.
            const bool frames = std::any_of(group.items.begin(), group.items.end(), [&](const xmlNode *item) {
                return within.value(item) > group.items.size();
            });
            if (group.worth <= most || frames) continue;
            most = group.worth;
            best = group;
        }
        QList<FoundPost> posts;
        if (most > 0) read(best, 0, &posts);
        return posts;
    }

private:
    /// Where dates stand after the title.
    void findDates()
    {
        constexpr qsizetype kLongest = 160;
        static const QRegularExpression join(u"join|registered|member since|가입|登録日|注册|註冊|入会"_s,
                                             QRegularExpression::CaseInsensitiveOption);
        int found = 0;
        QString before;
        for (const xmlNode *at = nextAfter(m_title, m_tree.root()); at && found < kMost;) {
            const bool out = isElement(at) && isOutsidePosts(at);
            bool dated = false;
            if (isElement(at) && !out && at->properties) {
                for (const char *name : {"datetime", "title"})
                    dated = dated || parseDate(attribute(at, name), m_dates).hasTime();
            } else if (at->type == XML_TEXT_NODE) {
                const QString text = textOf(at);
                // When somebody joined is no post's date.
                const bool joined = join.match(text).hasMatch() || join.match(before).hasMatch();
                if (!text.isEmpty()) before = text;
                dated = !joined && text.size() >= 4 && text.size() <= kLongest && findDate(text, m_dates).isKnown();
            }
            if (dated) {
                m_dated.append(at);
                ++found;
            }
            at = out || (dated && isElement(at)) ? nextAfter(at, m_tree.root()) : nextInTree(at, m_tree.root());
        }
    }

    /// How many links to rows of the list an element holds. What stands between them is of the list.
    QHash<const xmlNode *, qsizetype> rowsWithin() const
    {
        QHash<const xmlNode *, qsizetype> within;
        if (m_rows.empty()) return within;
        for (const xmlNode *at = m_tree.body(); at; at = nextInTree(at, m_tree.body())) {
            if (!isElement(at, "a") || leadsToMember(attribute(at, "href"))) continue;
            if (!m_rows.contains(articleId(m_tree.resolve(attribute(at, "href")), m_kind))) continue;
            int steps = 0;
            for (const xmlNode *up = at->parent; isElement(up) && steps < kFarthest; up = up->parent, ++steps)
                ++within[up];
        }
        return within;
    }

    /// Siblings of one kind that each hold a date.
    void findGroups()
    {
        QHash<const xmlNode *, QHash<QString, qsizetype>> places;
        QSet<const xmlNode *> seen;
        for (const xmlNode *date : std::as_const(m_dated)) {
            int steps = 0;
            for (const xmlNode *up = date->type == XML_TEXT_NODE ? date->parent : date;
                 isElement(up) && up->parent && up != m_tree.body() && steps < kFarthest; up = up->parent, ++steps) {
                if (seen.contains(up)) break;
                seen.insert(up);
                m_dateIn.insert(up, date);
                if (!isElementOf(up, {"div", "li", "article", "tr", "dl", "dt", "section", "table", "tbody"})) continue;
                QHash<QString, qsizetype> &groups = places[up->parent];
                const QString kind = kindOf(up);
                auto place = groups.constFind(kind);
                if (place == groups.constEnd()) {
                    place = groups.insert(kind, m_groups.size());
                    m_groups.append({{}, up->parent, 0});
                }
                m_groups[*place].items.append(up);
            }
        }
        const QHash<const xmlNode *, qsizetype> rows = rowsWithin();
        const qsizetype most = std::max<qsizetype>(m_rows.size() / 2, 2);
        m_groups.removeIf(
            [&](const PostGroup &group) { return group.items.size() < kFewest || rows.value(group.parent) >= most; });
    }

    PostWords wordsOf(const xmlNode *element)
    {
        PostWords words;
        for (const xmlNode *at = element; at && m_left > 0;) {
            --m_left;
            const bool out = isElement(at) && at != element && isOutsidePosts(at);
            const bool isLink = isElement(at, "a");
            if (isLink) {
                words.link = std::max(words.link, shortText(at).size());
                if (!m_rows.empty() && !leadsToMember(attribute(at, "href")) &&
                    m_rows.contains(articleId(m_tree.resolve(attribute(at, "href")), m_kind)))
                    words.isRow = true;
            }
            if (!out && at->type == XML_TEXT_NODE) words.plain = std::max(words.plain, textOf(at).size());
            at = out || isLink ? nextAfter(at, element) : nextInTree(at, element);
        }
        return words;
    }

    /// How many blocks the largest group within an element has.
    QHash<const xmlNode *, qsizetype> groupsWithin() const
    {
        QHash<const xmlNode *, qsizetype> within;
        for (const PostGroup &group : std::as_const(m_groups)) {
            if (group.worth == 0) continue;
            int steps = 0;
            for (const xmlNode *up = group.parent; isElement(up) && steps < kFarthest; up = up->parent, ++steps) {
                qsizetype &most = within[up];
                most = std::max(most, group.items.size());
            }
        }
        return within;
    }

    /// How much text the blocks hold; none where they are rows of links.
    qsizetype worthOf(const PostGroup &group)
    {
        qsizetype speaking = 0;
        qsizetype signedBy = 0;
        qsizetype total = 0;
        constexpr qsizetype kTried = 60; // The first of them tell what all are.
        const QList<const xmlNode *> items = group.items.first(std::min(group.items.size(), kTried));
        for (const xmlNode *item : items) {
            const xmlNode *text = isElement(item, "dt") ? nextElement(item) : item;
            if (!text) return 0;
            const PostWords words = wordsOf(text);
            if (words.isRow) return 0;
            const xmlNode *date = m_dateIn.value(item);
            if (!nameOf(nameIn(item, date), item, date).isEmpty()) ++signedBy;
            if (words.plain > 3 && words.plain >= words.link) ++speaking;
            total += words.plain;
        }
        if (2 * speaking <= items.size() || 2 * signedBy <= items.size()) return 0;
        return total * group.items.size() / items.size();
    }

    static const xmlNode *nextElement(const xmlNode *element)
    {
        const xmlNode *next = element->next;
        while (next && !isElement(next))
            next = next->next;
        return next;
    }

    /// Where in its block an element stands, by names where there are some, else by places.
    static QString pathOf(const xmlNode *element, const xmlNode *item)
    {
        QString path;
        for (const xmlNode *up = element; up && up != item; up = up->parent) {
            QString step = kindOf(up);
            if (!step.contains(u'.') && !step.contains(u'#')) {
                constexpr int kMostPlaces = 40;
                int place = 0;
                for (const xmlNode *before = up->prev; before && place < kMostPlaces; before = before->prev)
                    place += isElement(before);
                step += u'@' + QString::number(place);
            }
            path.prepend(u'/' + step);
        }
        return path;
    }

    const xmlNode *nameIn(const xmlNode *item, const xmlNode *date) const
    {
        const xmlNode *link = nullptr;
        const xmlNode *bold = nullptr;
        constexpr int kMostNodes = 1000;
        int nodes = 0;
        for (const xmlNode *at = nextInTree(item, item); at && nodes < kMostNodes; ++nodes) {
            const bool out = isElement(at) && (isOutsidePosts(at) || at == date);
            if (!out && isElement(at)) {
                const QString text = shortText(at, 200);
                if (!text.isEmpty() && text.size() <= 40 && !findDate(text, m_dates).isKnown()) {
                    const bool leads = isElement(at, "a") && leadsToMember(attribute(at, "href"));
                    if (m_author.matches(at)) {
                        for (const xmlNode *in = nextInTree(at, at); in; in = nextInTree(in, at)) {
                            if (isElement(in) && m_author.matches(in) && !isBlankShort(in)) return in;
                        }
                        return at;
                    }
                    if (leads && !link) link = at;
                    if (isElementOf(at, {"b", "strong"}) && !bold && !isInside(date, at)) bold = at;
                }
            }
            at = out ? nextAfter(at, item) : nextInTree(at, item);
        }
        return link ? link : bold;
    }

    /// How much text an element holds, as far as counts.
    static qsizetype sizeOf(const xmlNode *element)
    {
        constexpr qsizetype kEnough = 2000;
        if (isBlankShort(element)) return 0;
        const QString text = shortText(element, 3 * kEnough);
        return text.isEmpty() ? kEnough : std::min(text.size(), kEnough);
    }

    bool isText(const xmlNode *element, const xmlNode *name, const xmlNode *date) const
    {
        return isElementOf(element, {"div", "td", "p", "span", "article", "section", "font", "dd", "blockquote"}) &&
               !isInside(name, element) && !isInside(date, element) && !isInside(element, name) &&
               !isInside(element, date) && !m_chrome.matches(element);
    }

    /// The element that most text stands in, at the same place in all blocks.
    QString bodyPath(const QList<FoundPost> &posts, const QList<const xmlNode *> &names) const
    {
        QHash<QString, double> worth;
        QHash<QString, int> count;
        QString best;
        for (qsizetype i = 0; i < posts.size(); ++i) {
            const xmlNode *item = posts[i].item;
            const xmlNode *date = m_dateIn.value(item);
            constexpr int kMostTried = 400;
            int tried = 0;
            TextSet<QString> own;
            for (const xmlNode *at = nextInTree(item, item); at && tried < kMostTried;) {
                const bool out = isElement(at) && (isOutsidePosts(at) || m_chrome.matches(at) || isNested(at, item));
                if (!out && isElement(at) && isText(at, names[i], date)) {
                    const QString path = pathOf(at, item);
                    ++tried;
                    const qsizetype size = sizeOf(at);
                    if (!own.contains(path) && size > 0) {
                        own.insert(path);
                        worth[path] += double(size) * (m_text.matches(at) ? 2 : 1);
                        ++count[path];
                    }
                }
                at = out ? nextAfter(at, item) : nextInTree(at, item);
            }
        }
        for (auto path = worth.cbegin(); path != worth.cend(); ++path) {
            if (2 * count.value(path.key()) < posts.size()) continue;
            const bool better = best.isEmpty() || *path > worth.value(best) ||
                                (*path == worth.value(best) && path.key().size() < best.size());
            if (better) best = path.key();
        }
        return best;
    }

    bool isNested(const xmlNode *element, const xmlNode *item) const
    {
        return element != item && m_items.contains(element);
    }

    /// With those blocks of the same kind between them that have no date: what stands there was deleted.
    QList<const xmlNode *> withDeleted(const PostGroup &group) const
    {
        const QString kind = kindOf(group.items.first());
        if (!kind.contains(u'#') && !isElement(group.items.first(), "dt")) return group.items;
        QList<const xmlNode *> items;
        for (const xmlNode *at = group.items.first(); at; at = at->next) {
            if (isElement(at) && !isHidden(at) && kindOf(at) == kind && !isBlankShort(at)) items.append(at);
            if (at == group.items.last()) break;
        }
        return items;
    }

    /// Blocks of one kind within an item of that kind: answers to it, as far out as they stand.
    PostGroup answersWithin(const xmlNode *item) const
    {
        constexpr int kMostNodes = 5000;
        const QString kind = kindOf(item);
        PostGroup answers;
        answers.parent = item;
        if (!kind.contains(u'.') && !kind.contains(u'#')) return answers;
        int nodes = 0;
        for (const xmlNode *at = nextInTree(item, item); at && nodes < kMostNodes; ++nodes) {
            const bool is = isElement(at) && m_dateIn.contains(at) && kindOf(at) == kind;
            if (is) answers.items.append(at);
            at = is ? nextAfter(at, item) : nextInTree(at, item);
        }
        return answers;
    }

    /// `path` says where the text stands in blocks like these, if that is known already.
    void read(const PostGroup &group, int depth, QList<FoundPost> *out, QString path = {})
    {
        constexpr int kDeepest = 20;
        QList<FoundPost> posts;
        QList<const xmlNode *> names;
        for (const xmlNode *item : group.items)
            m_items.insert(item);
        const QSet<const xmlNode *> own(group.items.begin(), group.items.end());
        // A group within one of the blocks is its answers.
        QHash<const xmlNode *, const PostGroup *> within;
        if (depth < 3) {
            for (const PostGroup &other : std::as_const(m_groups)) {
                if (other.worth == 0) continue;
                int steps = 0;
                for (const xmlNode *up = other.parent; isElement(up) && steps < kFarthest; up = up->parent, ++steps) {
                    if (!own.contains(up)) continue;
                    if (!within.contains(up)) within.insert(up, &other);
                    break;
                }
            }
            for (const PostGroup *inner : std::as_const(within)) {
                for (const xmlNode *item : inner->items)
                    m_items.insert(item);
            }
        }
        QHash<const xmlNode *, PostGroup> answers;
        for (const xmlNode *item : group.items) {
            const PostGroup inner = depth < kDeepest ? answersWithin(item) : PostGroup();
            if (inner.items.isEmpty()) continue;
            answers.insert(item, inner);
            for (const xmlNode *answer : inner.items)
                m_items.insert(answer);
        }
        const QList<const xmlNode *> items = withDeleted(group);
        for (const xmlNode *item : items) {
            FoundPost post;
            post.item = item;
            const xmlNode *date = m_dateIn.value(item);
            const xmlNode *name = nameIn(item, date);
            names.append(name);
            post.author = nameOf(name, item, date);
            post.posted = !date             ? PostedTime()
                          : isElement(date) ? dateIn(date, m_dates)
                                            : findDate(textOf(date), m_dates);
            post.id = idOf(item);
            post.depth = depth;
            posts.append(post);
        }
        if (path.isEmpty()) path = bodyPath(posts, names);
        for (qsizetype i = 0; i < posts.size(); ++i) {
            FoundPost &post = posts[i];
            post.body = isElement(post.item, "dt") ? nextElement(post.item) : bodyAt(post.item, path);
            out->append(post);
            if (answers.contains(post.item))
                read(answers.value(post.item), depth + 1, out, path);
            else if (const PostGroup *inner = within.value(post.item))
                read(*inner, depth + 1, out);
        }
    }

    const xmlNode *bodyAt(const xmlNode *item, const QString &path) const
    {
        if (path.isEmpty()) return nullptr;
        for (const xmlNode *at = nextInTree(item, item); at; at = nextInTree(at, item)) {
            if (isElement(at) && path.endsWith(kindOf(at)) && pathOf(at, item) == path) return at;
            if (isElement(at) && path.contains(u'@') && pathOf(at, item) == path) return at;
        }
        return nullptr;
    }

    QString nameOf(const xmlNode *name, const xmlNode *item, const xmlNode *date) const
    {
        if (name) return shortText(name);
        const QString stated = attribute(item, "data-author");
        return stated.isEmpty() ? nameBefore(date) : stated;
    }

    /// "2. 田口 2025-02-20 07:12": the name that stands in one text with its date.
    QString nameBefore(const xmlNode *date) const
    {
        if (!date || isElement(date)) return {};
        const QString text = textOf(date);
        qsizetype begin = -1;
        if (!findDate(text, m_dates, &begin).isKnown() || begin <= 0) return {};
        static const QRegularExpression number(u"^(?:No\\.?|#)?\\s*\\d+\\s*[.:：)]\\s*"_s);
        static const QRegularExpression end(u"[\\s|·:：/,(（\\[-]+$"_s);
        static const QRegularExpression label(
            u"입력|등록|수정|작성|기사|날짜|posted|published|updated|on$|投稿|更新|公開|日時|"
            "发表|發表|发布|發布|时间|時間|日期"_s,
            QRegularExpression::CaseInsensitiveOption);
        const QString name = text.left(begin).remove(number).remove(end).trimmed();
        return name.size() <= 40 && !label.match(name).hasMatch() ? name : QString();
    }

    static QString idOf(const xmlNode *item)
    {
        static const QRegularExpression digits(u"(\\d+)(?!.*\\d)"_s);
        return digits.match(attribute(item, "id")).captured(1);
    }

    const PageTree &m_tree;
    const xmlNode *m_title;
    const DateContext &m_dates;
    const QString m_kind;
    TextSet<QString> m_rows; ///< Of the list: their identities.
    int m_left = 100000;     ///< Nodes that may still be looked at for words: bounds what nested blocks cost.
    const NamePattern m_author{authorNames()};
    const NamePattern m_text{textNames()};
    const NamePattern m_chrome{postChromeNames()};
    QList<const xmlNode *> m_dated;
    QHash<const xmlNode *, const xmlNode *> m_dateIn; ///< The first date in an element.
    QList<PostGroup> m_groups;
    QSet<const xmlNode *> m_items;
};

} // namespace

QList<FoundPost> findPosts(const PageTree &tree, const xmlNode *title, const DateContext &dates, const ListPage &list)
{
    return PostSearch(tree, title, dates, list).run();
}

} // namespace newsboard
