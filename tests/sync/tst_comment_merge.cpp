// Pages of comments put together: nothing is lost, and everything stands where its server has it.

#include "app/sync/comment_merge.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace newsboard;

namespace {

/// `a1 b1`: comments a and b of page 1.
QList<Comment> commentsOf(const QString &words)
{
    QList<Comment> comments;
    for (const QString &word : words.split(u' ', Qt::SkipEmptyParts)) {
        Comment comment;
        comment.id = word.first(1);
        comment.page = word.sliced(1).toInt();
        comments.append(comment);
    }
    return comments;
}

QString wordsOf(const QList<Comment> &comments)
{
    QStringList words;
    for (const Comment &comment : comments)
        words.append(comment.id + QString::number(comment.page));
    return words.join(u' ');
}

} // namespace

class CommentMergeTest : public QObject {
    Q_OBJECT

private slots:
    void pages_are_put_together_data();
    void pages_are_put_together();
    void a_newer_text_takes_the_older_ones_place();
    void comments_without_an_id_are_known_by_what_they_say();
    void known_pages_are_kept_and_moved_ones_follow();
    void what_is_missing_is_named_by_its_place_data();
    void what_is_missing_is_named_by_its_place();
};

void CommentMergeTest::pages_are_put_together_data()
{
    QTest::addColumn<QString>("known");
    QTest::addColumn<QString>("page");
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("merged");
    QTest::newRow("the first") << u""_s << u"a0 b0"_s << 2 << u"a2 b2"_s;
    QTest::newRow("an earlier page") << u"c2 d2"_s << u"a0 b0"_s << 1 << u"a1 b1 c2 d2"_s;
    QTest::newRow("a later page") << u"a1 b1"_s << u"c0 d0"_s << 2 << u"a1 b1 c2 d2"_s;
    QTest::newRow("one between") << u"a1 e3"_s << u"c0"_s << 2 << u"a1 c2 e3"_s;
    QTest::newRow("the same once more") << u"a1 b1 c2"_s << u"a0 b0"_s << 1 << u"a1 b1 c2"_s;
    QTest::newRow("a new one at the end") << u"a1 b1"_s << u"a0 b0 n0"_s << 1 << u"a1 b1 n1"_s;
    QTest::newRow("an answer between") << u"a1 b1"_s << u"a0 n0 b0"_s << 1 << u"a1 n1 b1"_s;
    QTest::newRow("pages have moved on by one") << u"a1 b1 c2 d2"_s << u"b0 c0"_s << 2 << u"a1 b2 c2 d2"_s;
    QTest::newRow("one was taken away") << u"a1 b1 c1"_s << u"a0 c0"_s << 1 << u"a1 b1 c1"_s;
    QTest::newRow("the first was taken away") << u"a1 b1"_s << u"b0"_s << 1 << u"a1 b1"_s;
    QTest::newRow("all were one page before") << u"a0 b0 c0"_s << u"b0 c0 d0"_s << 2 << u"a0 b2 c2 d2"_s;
}

void CommentMergeTest::pages_are_put_together()
{
    QFETCH(const QString, known);
    QFETCH(const QString, page);
    QFETCH(const int, number);
    const QList<Comment> merged = mergedComments(commentsOf(known), commentsOf(page), number);
    QTEST(wordsOf(merged), "merged");
}

void CommentMergeTest::a_newer_text_takes_the_older_ones_place()
{
    QList<Comment> known = commentsOf(u"a1 b1"_s);
    QList<Comment> page = commentsOf(u"a0 b0"_s);
    page[1].text = u"고친 글"_s;
    const QList<Comment> merged = mergedComments(known, page, 1);
    QCOMPARE(merged.size(), 2);
    QCOMPARE(merged[1].text, u"고친 글"_s);
}

void CommentMergeTest::comments_without_an_id_are_known_by_what_they_say()
{
    Comment one;
    one.author = u"독자"_s;
    one.text = u"첫 배"_s;
    Comment other = one;
    other.text = u"다음 배"_s;
    QCOMPARE(mergedComments({one}, {one, other}, 1).size(), 2);
}

void CommentMergeTest::known_pages_are_kept_and_moved_ones_follow()
{
    const CommentPage first{1, QUrl(u"https://a.kr/1?cpage=1"_s)};
    const CommentPage second{2, QUrl(u"https://a.kr/1?cpage=2"_s)};
    const CommentPage moved{2, QUrl(u"https://b.kr/1?cpage=2"_s)};
    QCOMPARE(mergedPages({first, second}, {moved}), (QList<CommentPage>{first, moved}));
}

void CommentMergeTest::what_is_missing_is_named_by_its_place_data()
{
    QTest::addColumn<QString>("there");
    QTest::addColumn<int>("above");
    QTest::addColumn<int>("below");
    QTest::newRow("none but the last") << u"a4"_s << 3 << 0;
    QTest::newRow("none but the first") << u"a1"_s << 0 << 2;
    QTest::newRow("one in the middle") << u"a2"_s << 1 << 3;
    QTest::newRow("a hole") << u"a1 b3"_s << 2 << 4;
    QTest::newRow("nothing") << u"a1 b2 c3 d4"_s << 0 << 0;
}

void CommentMergeTest::what_is_missing_is_named_by_its_place()
{
    QFETCH(const QString, there);
    Article article;
    article.comments = commentsOf(there);
    for (int number = 1; number <= 4; ++number)
        article.commentPages.append({number, QUrl(u"https://a.kr/1?cpage=%1"_s.arg(number))});
    const MissingComments missing = missingComments(article);
    QTEST(missing.above ? missing.above->number : 0, "above");
    QTEST(missing.below ? missing.below->number : 0, "below");
}

QTEST_GUILESS_MAIN(CommentMergeTest)
#include "tst_comment_merge.moc"
