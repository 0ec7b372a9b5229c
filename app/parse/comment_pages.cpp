#include "app/parse/comment_pages.h"

#include "app/parse/addresses.h"
#include "app/parse/short_text.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kMostPages = 1'000;  ///< A page says what it likes; more are never fetched.
constexpr int kMostLinks = 20'000; ///< Looked at.
constexpr qsizetype kLongestPageNumber = 12;

/// Where in an address the number of a comment page stands.
struct NumberedAddress {
    QString pattern; ///< With a slot in the number's place.
    int number = 0;
    bool isNamed = false; ///< It is called a page of comments.

    QUrl at(int page) const { return QUrl(QString(pattern).replace(QChar(0xE000), QString::number(page))); }
};

bool isNamedForComments(const QString &parameter)
{
    static const QRegularExpression name(u"^(?:cpage|cp|c_page|comment_?page|cmt_?page|reply_?page|rpage|r_page|rp)$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return name.match(parameter).hasMatch();
}

/// The places in an address where a page's number may stand: path parts named for it, and parameters.
QList<NumberedAddress> numberedIn(const QUrl &url)
{
    QList<NumberedAddress> found;
    const QString whole = url.adjusted(QUrl::RemoveFragment).toString(QUrl::FullyEncoded);
    static const QRegularExpression path(u"/(?:comment-page-|comments/page/|cpage/)(\\d{1,6})(?=[/?]|$)"_s);
    static const QRegularExpression parameter(u"[?&]([^=&]{1,40})=(\\d{1,6})(?=&|$)"_s);
    const auto add = [&](const QRegularExpressionMatch &match, int group, bool isNamed) {
        const int number = match.captured(group).toInt();
        if (number < 1 || number > kMostPages) return;
        QString pattern = whole;
        pattern.replace(match.capturedStart(group), match.capturedLength(group), QString(QChar(0xE000)));
        found.append({pattern, number, isNamed});
    };
    for (auto matches = path.globalMatch(whole); matches.hasNext();)
        add(matches.next(), 1, true);
    for (auto matches = parameter.globalMatch(whole); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString name = QUrl::fromPercentEncoding(match.captured(1).toUtf8());
        add(match, 2, isNamedForComments(name));
    }
    return found;
}

int numberOf(const QString &text)
{
    static const QRegularExpression digits(u"^\\[?\\s*(\\d{1,6})\\s*\\]?$"_s);
    return digits.match(text.trimmed()).captured(1).toInt();
}

/// Whether links lead to the article of an address: asked of many links.
class SameArticle {
public:
    explicit SameArticle(const QUrl &address) : m_address(address), m_id(articleAddress(address).id) {}

    bool isOn(const QUrl &link) const
    {
        if (link.host() != m_address.host() || link.port() != m_address.port()) return false;
        return m_id.isEmpty() ? link.path() == m_address.path() : articleId(link) == m_id;
    }

private:
    const QUrl &m_address;
    QString m_id;
};

/// Whether a link may be one of a pager: it is named like one, or its whole text is a number.
bool mayBePage(const xmlNode *link, int shown)
{
    const QByteArrayView href = attributeBytes(link, "href");
    if (href.isEmpty()) return false;
    for (const char *name : {"page", "cp=", "rp="}) {
        if (href.contains(name)) return true;
    }
    return shown > 0;
}

/// The links of the pager, as far as one pattern explains them.
struct Found {
    NumberedAddress sample;
    QSet<int> numbers;
    const xmlNode *first = nullptr; ///< The first of its links.
};

bool isPageLink(const xmlNode *node)
{
    return isElement(node, "a") && !attributeBytes(node, "href").isEmpty();
}

/// A number that is no link, and in which no link is.
int numberApart(const xmlNode *element)
{
    const int number = numberOf(shortText(element, kLongestPageNumber));
    for (const xmlNode *at = element; number > 0 && at; at = nextInTree(at, element)) {
        if (isPageLink(at)) return 0;
    }
    return number;
}

/// The number that stands beside the links without being one: that of the page which is shown.
int currentBeside(const xmlNode *link, const xmlNode *root)
{
    constexpr int kMostAround = 3; ///< Levels: a list of items, a bar around it.
    const xmlNode *around = link->parent;
    for (int level = 0; around && level < kMostAround; ++level, around = around->parent) {
        for (const xmlNode *at = nextInTree(around, around); at;) {
            if (isPageLink(at)) {
                at = nextAfter(at, around);
                continue;
            }
            const bool mayBe = isAnyElement(at, {"strong", "b", "em", "span", "li", "a", "i", "button"});
            if (const int number = mayBe ? numberApart(at) : 0; number > 0) return number;
            at = nextInTree(at, around);
        }
        if (around == root) break;
    }
    return 0;
}

} // namespace

CommentPager findCommentPages(const PageTree &tree, const QList<const xmlNode *> &roots,
                              const QSet<const xmlNode *> &bodies, const QUrl &address)
{
    QMap<QString, Found> byPattern;
    const xmlNode *within = nullptr;
    const SameArticle same(address);
    int links = 0;
    for (const xmlNode *root : roots) {
        for (const xmlNode *at = root; at && links < kMostLinks;) {
            if (bodies.contains(at)) {
                at = nextAfter(at, root);
                continue;
            }
            if (isElement(at, "a")) {
                ++links;
                const int shown = numberOf(shortText(at, kLongestPageNumber));
                const QUrl url = mayBePage(at, shown) ? tree.resolve(attribute(at, "href")) : QUrl();
                if (url.isValid() && same.isOn(url)) {
                    for (const NumberedAddress &numbered : numberedIn(url)) {
                        // A number of another kind counts only where the link says the same one.
                        if (!numbered.isNamed && shown != numbered.number) continue;
                        Found &found = byPattern[numbered.pattern];
                        if (!found.first) {
                            found.sample = numbered;
                            found.first = at;
                            within = root;
                        }
                        found.numbers.insert(numbered.number);
                    }
                }
            }
            at = nextInTree(at, root);
        }
    }
    const Found *best = nullptr;
    for (const Found &found : std::as_const(byPattern)) {
        const auto rank = [](const Found &one) { return std::pair(one.sample.isNamed, one.numbers.size()); };
        if (!best || rank(found) > rank(*best)) best = &found;
    }
    if (!best) return {};

    CommentPager pager;
    for (const NumberedAddress &own : numberedIn(address)) {
        if (own.pattern == best->sample.pattern) pager.current = own.number;
    }
    if (pager.current == 0) pager.current = currentBeside(best->first, within);
    int last = *std::max_element(best->numbers.begin(), best->numbers.end());
    int first = *std::min_element(best->numbers.begin(), best->numbers.end());
    // Nothing marks the page that is shown: it is the one that no link leads to.
    for (int number = 1; pager.current == 0 && number <= last + 1; ++number) {
        if (!best->numbers.contains(number)) pager.current = number;
    }
    // A lone link to the page that is shown is no pager.
    if (best->numbers.size() == 1 && best->numbers.contains(pager.current)) return {};
    first = std::min(first, pager.current);
    last = std::max(last, pager.current);
    if (last > kMostPages || pager.current < 1) return {};
    for (int number = first; number <= last; ++number)
        pager.pages.append({number, best->sample.at(number)});
    return pager;
}

} // namespace newsboard
