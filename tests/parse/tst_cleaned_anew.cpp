// What an older cleaner wrote, and may have let through, is cleaned once more before it is shown.

#include "app/parse/cleaned_anew.h"
#include "app/parse/sanitizer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

Article older()
{
    Article article;
    article.url = QUrl(u"https://board.example/news/1"_s);
    article.html = u"<p onclick=\"x()\">새 <a href=\"javascript:x()\">항로</a>\u202E</p><script>x()</script>"_s;
    article.text = u"새 항로\u202E"_s;
    article.comments.append({.id = u"1"_s,
                             .author = u"독자"_s,
                             .posted = {},
                             .depth = 0,
                             .html = u"<p style=\"position:fixed\">네</p><iframe></iframe>"_s,
                             .text = u"네"_s});
    article.cleanerVersion = kCleanerVersion - 1;
    return article;
}

} // namespace

class CleanedAnewTest : public QObject {
    Q_OBJECT

private slots:
    void what_an_older_cleaner_let_through_goes()
    {
        const Article clean = cleanedAnew(older());
        QCOMPARE(clean.html, u"<p>새 항로</p>"_s);
        QCOMPARE(clean.text, u"새 항로"_s);
        QCOMPARE(clean.comments.first().html, u"<p>네</p>"_s);
        QCOMPARE(clean.comments.first().author, u"독자"_s);
        QCOMPARE(clean.cleanerVersion, kCleanerVersion);
    }

    void what_todays_wrote_stays_as_it_is()
    {
        Article article = older();
        article.cleanerVersion = kCleanerVersion;
        QCOMPARE(cleanedAnew(article), article);
    }
};

QTEST_GUILESS_MAIN(CleanedAnewTest)
#include "tst_cleaned_anew.moc"
