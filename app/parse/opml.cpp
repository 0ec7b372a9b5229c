#include "app/parse/opml.h"

#include "app/parse/charset.h"
#include "app/parse/parse.h"
#include "app/parse/text.h"
#include "app/parse/xml_document.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Outlines that name an address, or should: what is over is not read.
constexpr qsizetype kMostOutlines = 10'000;
constexpr qsizetype kLongestOpmlName = 200;
/// How much of an address that is refused is told.
constexpr qsizetype kToldOfAddress = 200;
/// How much of a document tells its charset.
constexpr qsizetype kDeclaration = 200;

/// The file's text: the declaration's charset counts as a page's header would, and bytes overrule it.
QString opmlText(const QByteArray &bytes)
{
    static const QRegularExpression encoding(u"^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']"_s);
    const QRegularExpressionMatch found =
        encoding.match(QString::fromLatin1(bytes.first(std::min(bytes.size(), kDeclaration))));
    const QByteArray type = found.hasMatch() ? "text/xml; charset=" + found.captured(1).toLatin1() : QByteArray();
    return decodePage(bytes, type).text;
}

/// What an outline says of itself.
struct Outline {
    QString name;
    QString type;
    QString feed; ///< As written, like …
    QString page;
    QString kind;
};

Outline outlineFrom(const xmlNode *node)
{
    static const QRegularExpression plainKind(u"^[a-z0-9_-]{1,40}$"_s);
    Outline outline;
    outline.name = cleanLine(xmlAttribute(node, "text"), kLongestOpmlName);
    if (outline.name.isEmpty()) outline.name = cleanLine(xmlAttribute(node, "title"), kLongestOpmlName);
    outline.type = xmlAttribute(node, "type").toLower();
    outline.feed = xmlAttribute(node, "xmlUrl");
    outline.page = xmlAttribute(node, "htmlUrl");
    const QString link = xmlAttribute(node, "url"); // As OPML 1.0 has it.
    const bool isLink = outline.type == "link"_L1 || outline.type == "include"_L1;
    if (outline.feed.isEmpty() && outline.page.isEmpty()) (isLink ? outline.page : outline.feed) = link;
    outline.kind = xmlAttribute(node, "kind", kOpmlNamespace);
    if (outline.kind.isEmpty()) outline.kind = xmlAttribute(node, "newsboard:kind"); // Its declaration was lost.
    if (!plainKind.match(outline.kind).hasMatch()) outline.kind.clear();
    return outline;
}

bool hasOutlines(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE && xmlName(child) == "outline"_L1) return true;
    }
    return false;
}

/// An address that may be followed, or why there is none.
std::variant<QUrl, RefusedBoard::Reason> webAddressOf(const QString &written)
{
    using Reason = RefusedBoard::Reason;
    static const QRegularExpression schemeAtStart(u"^([a-z][a-z0-9+.-]*):"_s,
                                                  QRegularExpression::CaseInsensitiveOption);
    QString address = cleanLine(written, 4000);
    if (address.isEmpty()) return Reason::NoAddress;
    // `feed:` says what is behind an address and is none of its own.
    if (address.startsWith("feed:"_L1, Qt::CaseInsensitive)) {
        address.remove(0, 5);
        if (address.startsWith("//"_L1)) address.prepend("http:"_L1);
    }
    const QRegularExpressionMatch scheme = schemeAtStart.match(address);
    if (!scheme.hasMatch()) return Reason::NotWhole;
    const QString name = scheme.captured(1).toLower();
    if (name != "http"_L1 && name != "https"_L1) return Reason::NotWeb;
    const Result<QUrl> url = addressFromInput(address);
    if (!url) return Reason::NotAddress;
    return *url;
}

class OpmlReader {
public:
    BoardList read(const xmlNode *root)
    {
        for (const xmlNode *at = root; at;) {
            if (at->type == XML_ELEMENT_NODE && xmlName(at) == "outline"_L1 && !take(at)) break;
            if (at->type == XML_ELEMENT_NODE && at->children) {
                at = at->children;
                continue;
            }
            while (at && at != root && !at->next)
                at = at->parent;
            at = at && at != root ? at->next : nullptr;
        }
        return std::move(m_list);
    }

private:
    /// An outline is a board, a folder, or the title of nothing; false where there are too many.
    bool take(const xmlNode *node)
    {
        const QStringList around = m_folders.value(node->parent);
        const Outline outline = outlineFrom(node);
        const bool isAddressed = !outline.feed.isEmpty() || !outline.page.isEmpty();
        const bool isFolder = !isAddressed && hasOutlines(node);
        if (isFolder) {
            QStringList inside = around;
            if (!outline.name.isEmpty() && inside.size() < kDeepestFolder) inside.append(outline.name);
            m_folders.insert(node, inside);
            return true;
        }
        // What stands in a board's outline follows one that was not closed.
        m_folders.insert(node, around);
        const bool isFeed = outline.type == "rss"_L1 || outline.type == "atom"_L1;
        if (!isAddressed && !isFeed) return true;
        if (m_list.boards.size() + m_list.refused.size() >= kMostOutlines) {
            m_list.isCut = true;
            return false;
        }
        takeBoard(outline, around);
        return true;
    }

    void takeBoard(const Outline &outline, const QStringList &folder)
    {
        const bool isBoard = !outline.kind.isEmpty() && outline.kind != "feed"_L1 && !outline.page.isEmpty();
        if (!isBoard && outline.feed.isEmpty() && !outline.page.isEmpty())
            return refuse(outline, outline.page, RefusedBoard::Reason::NoFeed);
        const QString &written = isBoard ? outline.page : outline.feed;
        const auto address = webAddressOf(written);
        if (const auto *reason = std::get_if<RefusedBoard::Reason>(&address)) return refuse(outline, written, *reason);
        Board board;
        board.url = std::get<QUrl>(address);
        board.name = outline.name.isEmpty() ? board.url.host() : outline.name;
        board.kind = isBoard ? outline.kind : u"feed"_s;
        board.skin = isBoard ? QString() : u"feed"_s;
        board.folder = folder;
        if (isBoard) {
            const auto feed = webAddressOf(outline.feed);
            if (const auto *url = std::get_if<QUrl>(&feed)) board.feed = *url;
        }
        m_list.boards.append(board);
    }

    void refuse(const Outline &outline, const QString &address, RefusedBoard::Reason reason)
    {
        m_list.refused.append({outline.name, cleanLine(address, kToldOfAddress), reason});
    }

    BoardList m_list;
    QHash<const xmlNode *, QStringList> m_folders; ///< In which folder what stands in an outline is.
};

} // namespace

std::optional<BoardList> readOpml(const QByteArray &bytes)
{
    const XmlDocument document = readXml(opmlText(bytes));
    const xmlNode *root = document.root();
    if (!root || xmlName(root) != "opml"_L1) return {};
    BoardList list = OpmlReader().read(root);
    list.isDamaged = !document.isWhole;
    return list;
}

} // namespace newsboard
