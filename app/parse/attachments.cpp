#include "app/parse/attachments.h"

#include "app/parse/short_text.h"
#include "app/parse/text.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kMost = 200;

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
    if (!url.isValid() || files->size() >= kMost) return;
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

QList<Attachment> findAttachments(const PageTree &tree, const xmlNode *title)
{
    static const QRegularExpression address(
        u"(?:download|filedown|procFileDownload|file_?down|attach(?:ment)?s?/|/files?/download|down\\.php)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression fileName(
        u"\\.(?:pdf|hwpx?|docx?|xlsx?|pptx?|zip|7z|rar|txt|csv|odt|ods|jpe?g|png|gif|mp[34])(?:\\s|[\\[(]|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    QList<Attachment> files;
    for (const xmlNode *at = title ? title : tree.body(); at; at = nextInTree(at, tree.root())) {
        if (!isElement(at, "a")) continue;
        if (files.size() >= kMost) break;
        const QString href = attribute(at, "href");
        if (!address.match(href).hasMatch() && !hasAttribute(at, "download")) continue;
        const QString text = shortText(at);
        // The size stands in the link, or beside it.
        if (fileName.match(text).hasMatch())
            add(&files, text, tree.resolve(href), text + u' ' + shortText(at->parent).left(300));
    }
    return files;
}

} // namespace newsboard
