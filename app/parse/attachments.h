#pragma once

#include "app/domain/article.h"
#include "app/parse/skin.h"

namespace newsboard {

/// A file's name as the network gives it, made harmless: no separators, controls or leading dots, no name that a system
/// reserves, at most 200 characters. Never empty.
QString cleanFileName(QStringView name);

/// "12.3KB", "[File Size:12.3KB/Download:4]", "(1.2M)": bytes as near as it says.
std::optional<qint64> parseFileSize(const QString &text);

QList<Attachment> readAttachments(const AttachmentsPart &part, XPathPage &page);
/// On a page that no skin knows: links that a download bears witness of, after `title` where that is known.
QList<Attachment> findAttachments(const PageTree &tree, const xmlNode *title);

} // namespace newsboard
