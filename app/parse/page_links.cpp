#include "app/parse/page_links.h"

#include "app/parse/page_address.h"
#include "app/parse/text_map.h"

#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kLongestWord = 14;

LinkRole roleOfWord(const QString &text)
{
    static const TextMap<QString, LinkRole> words{
        {u"다음"_s, LinkRole::Next},
        {u"다음페이지"_s, LinkRole::Next},
        {u"다음목록"_s, LinkRole::Next},
        {u"next"_s, LinkRole::Next},
        {u"nextpage"_s, LinkRole::Next},
        {u"次へ"_s, LinkRole::Next},
        {u"次"_s, LinkRole::Next},
        {u"次のページ"_s, LinkRole::Next},
        {u"下一页"_s, LinkRole::Next},
        {u"下一頁"_s, LinkRole::Next},
        {u"下页"_s, LinkRole::Next},
        {u"下頁"_s, LinkRole::Next},
        {u"suivant"_s, LinkRole::Next},
        {u"suivante"_s, LinkRole::Next},
        {u"weiter"_s, LinkRole::Next},
        {u"nächste"_s, LinkRole::Next},
        {u"older"_s, LinkRole::Next},
        {u">"_s, LinkRole::Next},
        {u"›"_s, LinkRole::Next},
        {u"▶"_s, LinkRole::Next},
        {u"→"_s, LinkRole::Next},
        {u"〉"_s, LinkRole::Next},
        {u"다음10개"_s, LinkRole::Next},
        {u"다음10페이지"_s, LinkRole::Next},
        {u"다음검색"_s, LinkRole::Next},
        {u"이전"_s, LinkRole::Previous},
        {u"이전페이지"_s, LinkRole::Previous},
        {u"prev"_s, LinkRole::Previous},
        {u"previous"_s, LinkRole::Previous},
        {u"前へ"_s, LinkRole::Previous},
        {u"前"_s, LinkRole::Previous},
        {u"上一页"_s, LinkRole::Previous},
        {u"上一頁"_s, LinkRole::Previous},
        {u"précédent"_s, LinkRole::Previous},
        {u"zurück"_s, LinkRole::Previous},
        {u"newer"_s, LinkRole::Previous},
        {u"<"_s, LinkRole::Previous},
        {u"‹"_s, LinkRole::Previous},
        {u"◀"_s, LinkRole::Previous},
        {u"←"_s, LinkRole::Previous},
        {u"처음"_s, LinkRole::First},
        {u"첫페이지"_s, LinkRole::First},
        {u"맨처음"_s, LinkRole::First},
        {u"first"_s, LinkRole::First},
        {u"firstpage"_s, LinkRole::First},
        {u"最初"_s, LinkRole::First},
        {u"首页"_s, LinkRole::First},
        {u"首頁"_s, LinkRole::First},
        {u"«"_s, LinkRole::First},
        {u"<<"_s, LinkRole::First},
        {u"끝"_s, LinkRole::Last},
        {u"맨끝"_s, LinkRole::Last},
        {u"끝페이지"_s, LinkRole::Last},
        {u"마지막"_s, LinkRole::Last},
        {u"마지막페이지"_s, LinkRole::Last},
        {u"맨뒤"_s, LinkRole::Last},
        {u"last"_s, LinkRole::Last},
        {u"lastpage"_s, LinkRole::Last},
        {u"end"_s, LinkRole::Last},
        {u"最後"_s, LinkRole::Last},
        {u"末页"_s, LinkRole::Last},
        {u"尾页"_s, LinkRole::Last},
        {u"末頁"_s, LinkRole::Last},
        {u"尾頁"_s, LinkRole::Last},
        {u"最后一页"_s, LinkRole::Last},
        {u"dernière"_s, LinkRole::Last},
        {u"letzte"_s, LinkRole::Last},
        {u">>|"_s, LinkRole::Last},
        {u">|"_s, LinkRole::Last},
        {u"»|"_s, LinkRole::Last},
        {u"»»"_s, LinkRole::Last},
        {u">>"_s, LinkRole::Last},
        {u"»"_s, LinkRole::Next},
    };
    QString word = text.toLower();
    word.removeIf([](QChar c) { return c.isSpace() || c == u'[' || c == u']'; });
    if (const LinkRole *found = find(words, word)) return *found;
    // "다음 ›", "Next »", "« Prev", "끝 페이지 ▶▶": the word decides, not the arrow beside it.
    QString bare = word;
    bare.removeIf([](QChar c) { return !c.isLetter(); });
    if (bare == word || bare.isEmpty()) return LinkRole::None;
    const LinkRole *found = find(words, bare);
    return found ? *found : LinkRole::None;
}

/// A picture's `alt` or the link's own `title` where it has no text.
QString linkText(const xmlNode *link)
{
    if (const QString text = visibleText(link); !text.isEmpty()) return text;
    for (const xmlNode *node = link; node; node = nextInTree(node, link)) {
        if (isElement(node, "img") && hasAttribute(node, "alt")) return attribute(node, "alt");
    }
    for (const char *name : {"title", "aria-label"}) {
        if (const QString text = attribute(link, name); !text.isEmpty()) return text;
    }
    return rawText(link).trimmed();
}

/// Tells links that belong to a row: they have its identity, in the query or in the path.
class RowLinks {
public:
    explicit RowLinks(const ListPage &list)
    {
        for (const Headline &row : list.rows) {
            m_ids.insert(row.id);
            const QList<std::pair<QString, QString>> items = QUrlQuery(row.url).queryItems(QUrl::FullyDecoded);
            const auto identity =
                std::find_if(items.begin(), items.end(), [&](const auto &item) { return item.second == row.id; });
            if (identity != items.end())
                m_parameters.insert(identity->first);
            else
                m_paths.insert(row.url.path());
        }
    }
    bool contains(const QUrl &url) const
    {
        const QUrlQuery query(url);
        return m_paths.contains(url.path()) ||
               std::any_of(m_parameters.begin(), m_parameters.end(), [&](const QString &parameter) {
                   return m_ids.contains(query.queryItemValue(parameter, QUrl::FullyDecoded));
               });
    }

private:
    TextSet<QString> m_ids;
    TextSet<QString> m_parameters;
    TextSet<QString> m_paths;
};

} // namespace

std::optional<int> pageNumberIn(QStringView text)
{
    while (!text.isEmpty() && (text.front() == u'[' || text.front() == u'(' || text.front().isSpace()))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == u']' || text.back() == u')' || text.back().isSpace()))
        text.chop(1);
    qint64 number = 0;
    if (text.isEmpty() || text.size() > 9) return std::nullopt;
    for (const QChar c : text) {
        if (c == u',') continue;
        if (!c.isDigit()) return std::nullopt;
        number = number * 10 + c.digitValue();
    }
    return number > 0 && number <= kLargestPage ? std::optional(int(number)) : std::nullopt;
}

QList<PageLink> pageLinksOf(const PageTree &tree, const PageMarks &marks, const ListPage &list, const QUrl &address)
{
    QList<PageLink> links;
    const RowLinks rows(list);
    const QList<xmlNodePtr> roots = marks.roots.isEmpty() ? QList<xmlNodePtr>{tree.body()} : marks.roots;
    int order = 0;
    for (const xmlNode *root : roots) {
        for (const xmlNode *node = root; node; node = nextInTree(node, root)) {
            if (!isElement(node, "a") || !hasAttribute(node, "href")) continue;
            ++order;
            const QString text = linkText(node);
            if (text.isEmpty() || text.size() > kLongestWord) continue;
            PageLink link{.node = node, .url = {}, .role = LinkRole::None, .number = 0, .order = order};
            if (const auto number = pageNumberIn(text)) {
                link.role = LinkRole::Number;
                link.number = *number;
            } else {
                link.role = roleOfWord(text);
            }
            if (link.role == LinkRole::None) continue;
            link.url = tree.resolve(attribute(node, "href"));
            if (!link.url.isValid() || link.url.host() != address.host()) continue;
            // A skin's own block of page links holds no rows; on an article's page they may bear its identity.
            if (marks.roots.isEmpty() && rows.contains(link.url)) continue;
            links.append(link);
        }
    }
    return links;
}

} // namespace newsboard
