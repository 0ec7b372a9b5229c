#include "app/parse/cleaned_anew.h"

#include "app/parse/sanitizer.h"

namespace newsboard {

namespace {

void cleanOnceMore(const QUrl &address, QString *html, QString *text)
{
    if (html->isEmpty()) return;
    const PageTree tree = PageTree::parse(*html, address);
    *html = cleanHtml(tree.body(), tree);
    *text = plainText(*html);
}

} // namespace

Article cleanedAnew(const Article &article)
{
    if (article.cleanerVersion >= kCleanerVersion) return article;
    Article clean = article;
    cleanOnceMore(article.url, &clean.html, &clean.text);
    for (Comment &comment : clean.comments)
        cleanOnceMore(article.url, &comment.html, &comment.text);
    clean.cleanerVersion = kCleanerVersion;
    return clean;
}

} // namespace newsboard
