#include "app/parse/addresses.h"

#include "app/parse/parse.h"
#include "app/parse/text.h"
#include "app/parse/text_map.h"

#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

using Query = QList<std::pair<QString, QString>>;

/// How the kinds of boards write their addresses.
struct AddressTable {
    QLatin1StringView kind;
    QLatin1StringView board; ///< The parameter that names the board, …
    QLatin1StringView id;    ///< … and the one that names the article.
    QLatin1StringView list;  ///< The script of the list where it differs from the article's.
    bool pretty;             ///< `/BOARD/ID` means the same.
};

constexpr AddressTable kTables[] = {
    {"rhymix"_L1, "mid"_L1, "document_srl"_L1, {}, true},        {"xe"_L1, "mid"_L1, "document_srl"_L1, {}, true},
    {"gnuboard5"_L1, "bo_table"_L1, "wr_id"_L1, {}, true},       {"gnuboard4"_L1, "bo_table"_L1, "wr_id"_L1, {}, false},
    {"zeroboard4"_L1, "id"_L1, "no"_L1, "zboard.php"_L1, false},
};

const AddressTable *tableOf(const QString &kind)
{
    const auto found = std::find_if(std::begin(kTables), std::end(kTables),
                                    [&](const AddressTable &table) { return table.kind == kind; });
    return found == std::end(kTables) ? nullptr : found;
}

/// The table whose parameters an address of unknown kind holds. Those of Zeroboard are too common to be told by.
const AddressTable *tableOf(const QString &kind, const Query &query)
{
    if (const AddressTable *table = tableOf(kind)) return table;
    for (const AddressTable &table : kTables) {
        if (table.kind == "zeroboard4"_L1) continue;
        for (const auto &[name, value] : query) {
            if (name == table.id || name == table.board) return &table;
        }
    }
    return nullptr;
}

Query queryOf(const QUrl &url)
{
    return QUrlQuery(url).queryItems(QUrl::FullyDecoded);
}

QString valueOf(const Query &query, QAnyStringView name)
{
    for (const auto &[key, value] : query) {
        if (QAnyStringView::compare(key, name) == 0) return value;
    }
    return {};
}

/// The address with those of its query items that `keep` accepts, as they stand.
template<typename Keep> QUrl filtered(const QUrl &url, Keep keep)
{
    QUrl result = url;
    result.setFragment(QString());
    if (!url.hasQuery()) return result;
    QStringList kept;
    const QString query = url.query(QUrl::FullyEncoded);
    for (const QStringView item : qTokenize(query, u'&', Qt::SkipEmptyParts)) {
        const QStringView name = item.first(item.contains(u'=') ? item.indexOf(u'=') : item.size());
        if (keep(QUrl::fromPercentEncoding(name.toUtf8()))) kept.append(item.toString());
    }
    result.setQuery(kept.isEmpty() ? QString() : kept.join(u'&'));
    return result;
}

bool isNumber(QStringView text)
{
    return !text.isEmpty() && text.size() <= 18 &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QStringList segmentsOf(const QUrl &url)
{
    return url.path(QUrl::FullyDecoded).split(u'/', Qt::SkipEmptyParts);
}

QUrl withSegments(const QUrl &url, const QStringList &segments)
{
    QUrl result = url;
    result.setPath(u'/' + segments.join(u'/'), QUrl::DecodedMode);
    return result;
}

bool isScript(const QString &segment)
{
    static const TextSet<QString> endings{u"php"_s, u"asp"_s, u"aspx"_s, u"jsp"_s, u"do"_s,  u"cgi"_s,
                                          u"pl"_s,  u"nhn"_s, u"php3"_s, u"dll"_s, u"exe"_s, u"cfm"_s};
    const qsizetype dot = segment.lastIndexOf(u'.');
    return dot >= 0 && endings.contains(segment.sliced(dot + 1).toLower());
}

/// Parameters that say how a page is looked at, in many programs; never an identity.
bool isView(const QString &name)
{
    static const TextSet<QString> names{u"page"_s,
                                        u"cpage"_s,
                                        u"category"_s,
                                        u"category_srl"_s,
                                        u"listStyle"_s,
                                        u"list_style"_s,
                                        u"search_target"_s,
                                        u"search_keyword"_s,
                                        u"sfl"_s,
                                        u"stx"_s,
                                        u"sca"_s,
                                        u"sst"_s,
                                        u"sod"_s,
                                        u"sop"_s,
                                        u"spt"_s,
                                        u"sort_index"_s,
                                        u"order_type"_s,
                                        u"division"_s,
                                        u"last_division"_s,
                                        u"select_arrange"_s,
                                        u"desc"_s,
                                        u"divpage"_s,
                                        u"sn"_s,
                                        u"ss"_s,
                                        u"sc"_s,
                                        u"sn1"_s,
                                        u"keyword"_s,
                                        u"search"_s,
                                        u"searchType"_s,
                                        u"search_type"_s,
                                        u"searchKeyword"_s,
                                        u"search_mode"_s,
                                        u"sort"_s,
                                        u"sortBy"_s,
                                        u"order"_s,
                                        u"PHPSESSID"_s,
                                        u"jsessionid"_s,
                                        u"sid"_s,
                                        u"fbclid"_s,
                                        u"gclid"_s,
                                        u"utm_source"_s,
                                        u"utm_medium"_s,
                                        u"utm_campaign"_s,
                                        u"prevnext"_s,
                                        u"qstr"_s,
                                        u"pageNo"_s,
                                        u"pageIndex"_s,
                                        u"curPage"_s,
                                        u"currentPage"_s,
                                        u"current_page"_s,
                                        u"page_no"_s,
                                        u"pageNum"_s,
                                        u"paged"_s,
                                        u"comment_srl"_s,
                                        u"entry"_s,
                                        u"isMobile"_s,
                                        u"device"_s,
                                        u"srchTy"_s,
                                        u"srchKeyword"_s,
                                        u"srchWrd"_s};
    return names.contains(name);
}

/// `category` and `search…` name the board itself where nothing else does.
bool hasOtherIdentity(const QUrl &url)
{
    const QStringList segments = segmentsOf(url);
    if (!segments.isEmpty() && !isScript(segments.last())) return true;
    const Query query = queryOf(url);
    return std::any_of(query.begin(), query.end(), [](const auto &item) { return !isView(item.first); });
}

/// `/news/123`, `/123` → its place; -1 if no path part is a number.
qsizetype numberSegment(const QStringList &segments)
{
    for (qsizetype i = segments.size() - 1; i >= 0; --i) {
        if (isNumber(segments[i])) return i;
    }
    return -1;
}

/// The parameter that names an article in programs whose kind is not known.
QString generalIdParameter(const Query &query)
{
    static const QStringList names{
        u"document_srl"_s, u"wr_id"_s, u"articleNo"_s, u"article_no"_s, u"articleId"_s, u"article_id"_s, u"article"_s,
        u"nttId"_s,        u"nttSn"_s, u"bbsSn"_s,     u"postId"_s,     u"post_id"_s,   u"boardSeq"_s,   u"board_seq"_s,
        u"board_no"_s,     u"idx"_s,   u"seq"_s,       u"no"_s,         u"num"_s,       u"uid"_s,        u"tid"_s,
        u"aid"_s,          u"sno"_s,   u"t"_s,         u"p"_s,          u"id"_s};
    for (const QString &name : names) {
        if (isNumber(valueOf(query, name))) return name;
    }
    return {};
}

bool isAddressNumber(const QString &host)
{
    if (host.contains(u':')) return true; // QUrl has checked that it is an IPv6 address
    const QStringList parts = host.split(u'.');
    return parts.size() == 4 && std::all_of(parts.begin(), parts.end(),
                                            [](const QString &part) { return isNumber(part) && part.toInt() < 256; });
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1) || host == "::1"_L1 ||
           (isAddressNumber(host) && host.startsWith("127."_L1));
}

/// Whether a name may stand for a host: dots and letters, an IP address, localhost.
bool isPlausibleHost(const QString &host)
{
    if (isLoopback(host) || isAddressNumber(host)) return true;
    const QStringList labels = host.split(u'.');
    if (labels.size() < 2 || host.size() > 253) return false;
    const bool numeric =
        std::all_of(labels.begin(), labels.end(), [](const QString &label) { return isNumber(label); });
    return !numeric && std::all_of(labels.begin(), labels.end(), [](const QString &label) {
        return !label.isEmpty() && label.size() <= 63 && !label.startsWith(u'-') && !label.endsWith(u'-');
    });
}

Error badAddress(const QString &typed)
{
    return {.kind = ErrorKind::BadAddress, .detail = cleanLine(typed, 200)};
}

/// What stands before the first `:` if it is a scheme and no host with a port.
QString schemeOf(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon <= 0 || !text[0].isLetter()) return {};
    const QStringView before = QStringView(text).first(colon);
    const bool fit = std::all_of(before.begin(), before.end(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'+' || c == u'-' || c == u'.');
    });
    if (!fit) return {};
    const QStringView after = QStringView(text).sliced(colon + 1);
    if (after.startsWith("//"_L1)) return before.toString().toLower();
    qsizetype digits = 0;
    while (digits < after.size() && after[digits].isDigit())
        ++digits;
    const bool isPort =
        digits > 0 && digits <= 5 &&
        (digits == after.size() || after[digits] == u'/' || after[digits] == u'?' || after[digits] == u'#');
    return isPort ? QString() : before.toString().toLower();
}

/// The identity that an address bears, and how it bears it.
struct Identity {
    QString id;
    QString parameter;                   ///< Empty: it is a path part, or there is none.
    const AddressTable *table = nullptr; ///< The program whose parameter it is.
    QStringList path;                    ///< A pretty address, up to the identity.
};

Identity identityOf(const QUrl &url, const QString &kind)
{
    const Query query = queryOf(url);
    const AddressTable *table = tableOf(kind, query);
    if (table) {
        if (const QString id = valueOf(query, table->id); !id.isEmpty())
            return {.id = id, .parameter = table->id, .table = table, .path = {}};
    }
    const QStringList segments = segmentsOf(url);
    if (table && table->pretty && !segments.isEmpty() && !isScript(segments.last())) {
        // A gnuboard may be set to write titles instead of numbers.
        const bool mayBeTitle = table->id == "wr_id"_L1 && segments.size() >= 2;
        const qsizetype number = numberSegment(segments);
        const qsizetype place = number < 0 && mayBeTitle ? segments.size() - 1 : number;
        if (place < 0) return {};
        return {.id = segments[place], .parameter = {}, .table = nullptr, .path = segments.first(place + 1)};
    }
    if (const QString name = generalIdParameter(query); !name.isEmpty())
        return {.id = valueOf(query, name), .parameter = name, .table = nullptr, .path = {}};
    const qsizetype number = numberSegment(segments);
    return {.id = number >= 0 ? segments[number] : QString(), .parameter = {}, .table = nullptr, .path = {}};
}

QUrl canonicalAddress(const QUrl &url, const Identity &identity)
{
    if (const AddressTable *table = identity.table) {
        return filtered(url, [table](const QString &name) {
            return name == table->id || name == table->board || name == "vid"_L1;
        });
    }
    if (identity.path.isEmpty()) return withoutView(url);
    return withSegments(filtered(url, [](const QString &) { return false; }), identity.path);
}

} // namespace

bool isPageParameter(const QString &name)
{
    static const TextSet<QString> names{u"page"_s,         u"p"_s,
                                        u"pg"_s,           u"pn"_s,
                                        u"paged"_s,        u"start"_s,
                                        u"st"_s,           u"offset"_s,
                                        u"pageno"_s,       u"page_no"_s,
                                        u"pageindex"_s,    u"page_index"_s,
                                        u"curpage"_s,      u"currentpage"_s,
                                        u"cur_page"_s,     u"pagenum"_s,
                                        u"page_num"_s,     u"gotopage"_s,
                                        u"current_page"_s, u"nowpage"_s,
                                        u"cpn"_s,          u"currentpageno"_s,
                                        u"pagenumber"_s,   u"spage"_s};
    return names.contains(name.toLower());
}

QUrl withoutView(const QUrl &url)
{
    const bool others = hasOtherIdentity(url);
    return filtered(url, [&](const QString &name) {
        const bool mayName = name == "category"_L1 || name == "search"_L1 || name == "keyword"_L1;
        return !isView(name) || (mayName && !others);
    });
}

QString articleId(const QUrl &url, const QString &kind)
{
    return identityOf(url, kind).id;
}

ArticleAddress articleAddress(const QUrl &url, const QString &kind)
{
    const Identity found = identityOf(url, kind);
    return {.id = found.id, .parameter = found.parameter, .url = canonicalAddress(url, found)};
}

bool articlesAreAddressed(const QString &kind)
{
    return tableOf(kind) != nullptr;
}

QUrl listAddress(const QUrl &url, const QString &kind)
{
    const Query query = queryOf(url);
    const AddressTable *table = tableOf(kind, query);
    if (!table) return withoutView(url);
    QStringList segments = segmentsOf(url);
    if (const QString board = valueOf(query, table->board); !board.isEmpty()) {
        QUrl list = filtered(url, [table](const QString &name) { return name == table->board || name == "vid"_L1; });
        if (!table->list.isEmpty() && !segments.isEmpty()) {
            segments.last() = table->list;
            list = withSegments(list, segments);
        }
        return list;
    }
    if (!table->pretty) return {};
    const QUrl plain = filtered(url, [](const QString &) { return false; });
    if (!valueOf(query, table->id).isEmpty() || segments.isEmpty() || isScript(segments.last())) return {};
    const qsizetype number = numberSegment(segments);
    if (number == 0) return {};
    if (number > 0) segments = segments.first(number);
    return withSegments(plain, segments);
}

Result<QUrl> addressFromInput(const QString &typed)
{
    QString text = cleanLine(typed, 4000);
    while (text.startsWith(u'<') || text.startsWith(u'"'))
        text.remove(0, 1);
    while (text.endsWith(u'>') || text.endsWith(u'"'))
        text.chop(1);
    text = text.trimmed();
    if (text.isEmpty() || text.contains(u' ')) return badAddress(typed);
    if (text.startsWith("qrc:/sample/"_L1)) {
        const QUrl sample(text, QUrl::StrictMode);
        return sample.isValid() && !text.contains(".."_L1) ? Result<QUrl>(sample) : Result<QUrl>(badAddress(typed));
    }
    const QString scheme = schemeOf(text);
    if (!scheme.isEmpty() && scheme != "http"_L1 && scheme != "https"_L1) return badAddress(typed);
    if (scheme.isEmpty()) text.prepend(text.startsWith("//"_L1) ? u"https:"_s : u"https://"_s);
    QUrl url(text, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty() || !isPlausibleHost(url.host(QUrl::FullyEncoded)) ||
        !url.userInfo().isEmpty())
        return badAddress(typed);
    if (scheme.isEmpty() && isLoopback(url.host())) url.setScheme(u"http"_s);
    url.setFragment(QString());
    if (url.path().isEmpty()) url.setPath(u"/"_s);
    return url;
}

QString addressFingerprint(const QUrl &url)
{
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.startsWith("www."_L1) && host.count(u'.') >= 2) host = host.sliced(4);
    const int standard = url.scheme() == "https"_L1 ? 443 : 80;
    const int port = url.port(standard);
    QStringList segments = segmentsOf(url);
    if (!segments.isEmpty() && segments.last().compare("index.php"_L1, Qt::CaseInsensitive) == 0) segments.removeLast();
    Query query = queryOf(url);
    std::sort(query.begin(), query.end());
    // `?mid=news` is `/news`, and `/bbs/board.php?bo_table=news` is `/news` where the server writes short addresses.
    const QString mid = valueOf(query, "mid"_L1);
    const QString table = valueOf(query, "bo_table"_L1);
    if (!mid.isEmpty() && query.size() == 1) {
        segments.append(mid);
        query.clear();
    } else if (!table.isEmpty() && query.size() == 1 && segments.size() >= 2 && segments.last() == "board.php"_L1) {
        segments = segments.first(segments.size() - 2);
        segments.append(table);
        query.clear();
    }
    QString print = url.scheme() == "qrc"_L1 ? u"qrc:"_s : host;
    if (port != standard && port > 0) print += u':' + QString::number(port);
    print += u'/' + segments.join(u'/');
    QStringList items;
    for (const auto &[name, value] : std::as_const(query))
        items.append(name + u'=' + value);
    return items.isEmpty() ? print : print + u'?' + items.join(u'&');
}

bool leadsToMember(const QString &href)
{
    static const QRegularExpression address(
        u"(?:/(?:members?|users?|u|profiles?|author|people)/|member(?:list)?\\.php|profile\\.php|[?&](?:uid|user_?id|"
        "mod=space)\\b)"_s);
    return address.match(href).hasMatch();
}

} // namespace newsboard
