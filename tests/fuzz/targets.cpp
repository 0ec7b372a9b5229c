#include "tests/fuzz/targets.h"

#include "app/parse/charset.h"
#include "app/parse/parse.h"
#include "app/parse/picture.h"
#include "app/parse/sanitizer.h"
#include "app/parse/skin_set.h"
#include "app/parse/tree.h"
#include "tests/fuzz/rule.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

const QUrl kAddress(u"https://board.example/news/46577"_s);

QString cleaned(const QString &html)
{
    const PageTree tree = PageTree::parse(html, kAddress);
    return cleanHtml(tree.body(), tree);
}

void requireInert(const QString &html)
{
    for (const auto element : {"<script"_L1, "<style"_L1, "<iframe"_L1, "<svg"_L1, "<math"_L1, "<object"_L1, "<form"_L1,
                               "<meta"_L1, "<base"_L1, "<link"_L1, "<template"_L1})
        require(!html.contains(element, Qt::CaseInsensitive), element.data());
    for (const auto scheme : {"=\"javascript:"_L1, "=\"data:"_L1, "=\"file:"_L1, "=\"vbscript:"_L1, "=\"qrc:"_L1})
        require(!html.contains(scheme, Qt::CaseInsensitive), scheme.data());
}

bool isWeb(const QUrl &url)
{
    return url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
}

} // namespace

void fuzzSanitizer(const QByteArray &bytes)
{
    const QString once = cleaned(QString::fromUtf8(bytes));
    requireInert(once);
    require(cleaned(once) == once, "clean is clean");
}

void fuzzPage(const QByteArray &bytes)
{
    static const SkinSet skins = SkinSet::load({SkinSet::builtInFolder()});
    const QDateTime now(QDate(2025, 2, 24), QTime(2, 12), QTimeZone::utc());
    const ParsedPage page = parsePage({bytes, "text/html", kAddress, now}, skins);
    for (const Headline &row : page.list.rows) {
        require(!row.id.isEmpty(), "a row has an id");
        require(row.url.isEmpty() || isWeb(row.url), "a row leads to the web");
        require(!row.title.contains(u'\n') && !row.author.contains(u'\n'), "a title is one line");
    }
    if (!page.article) return;
    requireInert(page.article->html);
    for (const Comment &comment : page.article->comments)
        requireInert(comment.html);
    for (const Attachment &file : page.article->attachments) {
        require(isWeb(file.url), "an attachment is on the web");
        require(!file.name.contains(u'/') && !file.name.startsWith(u'.'), "an attachment's name is a name");
    }
}

void fuzzCharset(const QByteArray &bytes)
{
    require(decodePage(bytes, {}).text.size() <= 4 * bytes.size() + 4, "no more letters than bytes");
}

void fuzzPicture(const QByteArray &bytes)
{
    const PictureFile file = readPicture(bytes);
    const QImage image = decodedPicture(file, {64, 64});
    require(image.width() <= 64 && image.height() <= 64, "a picture fits");
}

} // namespace newsboard
