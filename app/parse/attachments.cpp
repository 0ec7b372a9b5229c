#include "app/parse/attachments.h"

#include "app/parse/short_text.h"
#include "app/parse/text.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kMostFiles = 200;

QRegularExpression sizePattern()
{
    static const QRegularExpression pattern(u"(?<![\\w.])(\\d[\\d,]*(?:\\.\\d+)?)\\s*(bytes?|[KMG]i?B?)(?![A-Za-z])"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

/// The name without the size and the counters behind it.
QString nameOnly(QString text)
{
    static const QRegularExpression tail(
        u"\\s*(?:[\\[(][^\\[\\]()]*(?:size|download|다운로드|\\d\\s*(?:bytes?|[KMG]i?B?))[^\\[\\]()]*[\\])]).*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return text.remove(tail).trimmed();
}

void add(QList<Attachment> *files, const QString &name, const QUrl &url, const QString &sizeText)
{
    if (!url.isValid() || files->size() >= kMostFiles) return;
    const bool known = std::any_of(files->begin(), files->end(), [&url](const Attachment &f) { return f.url == url; });
    if (known) return;
    const QString own = nameOnly(name);
    files->append({cleanFileName(own.isEmpty() ? url.fileName() : own), url, parseFileSize(sizeText)});
}

} // namespace

QString cleanFileName(QStringView name)
{
    QString out;
    for (const QChar c : cleanLine(name, 400))
        out.append(u"/\\:*?\"<>|"_s.contains(c) ? u'_' : c);
    while (out.startsWith(u'.') || out.startsWith(u' '))
        out.remove(0, 1);
    while (out.endsWith(u'.') || out.endsWith(u' '))
        out.chop(1);
    static const QRegularExpression reserved(u"^(?:con|prn|aux|nul|com\\d|lpt\\d)(?=\\.|$)"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    if (reserved.match(out).hasMatch()) out.prepend(u'_');
    constexpr qsizetype kLongest = 200;
    if (out.size() > kLongest) {
        const QString suffix = out.mid(out.lastIndexOf(u'.')).size() <= 12 ? out.mid(out.lastIndexOf(u'.')) : QString();
        out = out.left(kLongest - suffix.size());
        if (out.back().isHighSurrogate()) out.chop(1);
        out += suffix;
    }
    return out.isEmpty() ? u"file"_s : out;
}

std::optional<qint64> parseFileSize(const QString &text)
{
    const QRegularExpressionMatch match = sizePattern().match(text);
    if (!match.hasMatch()) return {};
    double bytes = match.captured(1).remove(u',').toDouble();
    switch (match.captured(2)[0].toUpper().unicode()) {
    case u'K':
        bytes *= 1024.0;
        break;
    case u'M':
        bytes *= 1024.0 * 1024;
        break;
    case u'G':
        bytes *= 1024.0 * 1024 * 1024;
        break;
    default:
        break;
    }
    return bytes < 1e15 ? std::optional(qint64(std::llround(bytes))) : std::nullopt;
}

QList<Attachment> readAttachments(const AttachmentsPart &part, XPathPage &page)
{
    QList<Attachment> files;
    for (const xmlNodePtr root : page.nodes(part.root, page.tree().root())) {
        for (const xmlNodePtr item : page.nodes(part.items, root)) {
            const QString size = page.text(part.size, item);
            add(&files, page.text(part.name, item), page.tree().resolve(page.text(part.link, item)),
                size.isEmpty() ? nodeText(item) : size);
        }
    }
    return files;
}

namespace {

/// Where a link leads, or a button whose script only goes to an address.
QString targetOf(const xmlNode *element)
{
    if (isElement(element, "a")) return attribute(element, "href");
    static const QRegularExpression goes(
        u"(?:location(?:\\.href)?\\s*=|window\\.open\\(|location\\.(?:assign|replace)\\()"
        "\\s*(['\"])(.+?)\\1"_s);
    return goes.match(attribute(element, "onclick")).captured(2);
}

/// What stands behind a link up to the next one.
QString besideOf(const xmlNode *link)
{
    constexpr qsizetype kLongest = 120;
    const xmlNode *row = link->parent && link->parent->parent ? link->parent->parent : link->parent;
    constexpr int kMostNodes = 100;
    int nodes = 0;
    QString text;
    for (const xmlNode *at = nextAfter(link, row); at && text.size() < kLongest && nodes < kMostNodes;
         at = nextInTree(at, row), ++nodes) {
        if (isElement(at, "a") || isElement(at, "li") || isElement(at, "tr")) break;
        if (at->type == XML_TEXT_NODE) text += u' ' + QString::fromUtf8(reinterpret_cast<const char *>(at->content));
    }
    return text.left(kLongest);
}

/// Whether "첨부파일 :" or the like stands before a link, in its own element or in the ones before that.
bool labelBefore(const xmlNode *link)
{
    static const QRegularExpression label(u"^(?:첨부|파일|attach|download|附件|添付|ダウンロード)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    int steps = 0;
    for (const xmlNode *up = link; isElement(up) && steps < 4; up = up->parent, ++steps) {
        const xmlNode *before = up->prev;
        while (before && isBlankShort(before) && !isElement(before, "a"))
            before = before->prev;
        if (!before) continue;
        const QString text = isElement(before)
                                 ? shortText(before, 120)
                                 : cleanLine(QString::fromUtf8(reinterpret_cast<const char *>(before->content)));
        if (label.match(text).hasMatch()) return true;
    }
    return false;
}

} // namespace

namespace {

/// The words around a link, in the smallest block that has any.
QString nameAround(const xmlNode *link)
{
    int steps = 0;
    for (const xmlNode *up = link->parent; isElement(up) && steps < 3; up = up->parent, ++steps) {
        if (const QString text = shortText(up, 600); !text.isEmpty()) return text;
    }
    return {};
}

} // namespace

QList<Attachment> findAttachments(const PageTree &tree, const xmlNode *title)
{
    static const QRegularExpression address(
        u"(?:download|filedown|procFileDownload|file_?down|attach(?:ment)?s?/|/files?/download|down\\.php)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression fileName(
        u"\\.(?:pdf|hwpx?|docx?|xlsx?|pptx?|zip|7z|rar|txt|csv|odt|ods|jpe?g|png|gif|mp[34])(?:\\s|[\\[(]|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    // An address that is a document's, not a page's or a picture's.
    static const QRegularExpression document(
        u"\\.(?:pdf|hwpx?|docx?|xlsx?|pptx?|zip|7z|rar|csv|odt|ods|odp|egg|alz)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    QList<Attachment> files;
    for (const xmlNode *at = title ? title : tree.body(); at; at = nextInTree(at, tree.root())) {
        if (!isElement(at, "a") && !isElement(at, "button")) continue;
        if (files.size() >= kMostFiles) break;
        const QString href = targetOf(at);
        const QUrl url = tree.resolve(href);
        QString text = shortText(at);
        QString around = text;
        // A link that shows a picture or nothing has the name beside it.
        const bool served = address.match(href).hasMatch() || hasAttribute(at, "download");
        const bool isDocument = document.match(url.path()).hasMatch();
        if (text.isEmpty() && (served || isDocument)) {
            text = nameAround(at);
            around = text;
            if (const auto match = fileName.match(text); match.hasMatch())
                text = text.left(match.capturedEnd()).trimmed();
        }
        const bool named = fileName.match(text).hasMatch();
        const bool stands = named && (isDocument || parseFileSize(besideOf(at)) || labelBefore(at));
        // The size stands in the link, or beside it.
        if ((served && named) || stands || (isDocument && (parseFileSize(text) || parseFileSize(besideOf(at)))))
            add(&files, text, url, around + u' ' + besideOf(at));
    }
    return files;
}

} // namespace newsboard
