#include "tests/parse/page_pairs.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

QJsonValue count(const std::optional<qint64> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QString verdictName(PageVerdict verdict)
{
    switch (verdict) {
    case PageVerdict::Board:
        return u"Board"_s;
    case PageVerdict::Article:
        return u"Article"_s;
    case PageVerdict::EmptyBoard:
        return u"EmptyBoard"_s;
    case PageVerdict::Login:
        return u"Login"_s;
    case PageVerdict::Challenge:
        return u"Challenge"_s;
    case PageVerdict::ServerError:
        return u"ServerError"_s;
    case PageVerdict::Nothing:
        return u"Nothing"_s;
    }
    return {};
}

QString inWords(const QJsonValue &value)
{
    if (value.isObject()) return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (value.isArray()) return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    if (value.isNull()) return u"null"_s;
    if (value.isUndefined()) return u"(no such member)"_s;
    return value.isString() ? u'"' + value.toString() + u'"' : value.toVariant().toString();
}

/// Compares what is stated; members that only the reading has do not count.
void compare(const QString &where, const QJsonObject &expected, const QJsonObject &got, QStringList *found)
{
    for (auto member = expected.begin(); member != expected.end(); ++member) {
        const QJsonValue value = got.value(member.key());
        if (value == member.value()) continue;
        found->append(u"%1.%2 is %3, expected %4"_s.arg(where, member.key(), inWords(value), inWords(member.value())));
    }
}

void compareAll(const QString &where, const QJsonArray &expected, const QJsonArray &got, QStringList *found)
{
    if (expected.size() != got.size()) {
        found->append(u"%1: %2 of them, expected %3"_s.arg(where).arg(got.size()).arg(expected.size()));
        for (const QJsonValue &value : got)
            found->append(u"  got "_s + inWords(value));
        return;
    }
    for (qsizetype i = 0; i < expected.size(); ++i)
        compare(u"%1[%2]"_s.arg(where).arg(i), expected[i].toObject(), got[i].toObject(), found);
}

QJsonObject boardJson(const ListPage &list)
{
    return {{u"name"_s, list.boardName},
            {u"url"_s, list.boardUrl.toString(QUrl::FullyEncoded)},
            {u"kind"_s, list.kind},
            {u"skin"_s, list.skin},
            {u"feed"_s, list.feed.toString(QUrl::FullyEncoded)},
            {u"idParameter"_s, list.addresses.idParameter},
            {u"showsNumbers"_s, list.showsNumbers},
            {u"showsViews"_s, list.showsViews},
            {u"showsVotes"_s, list.showsVotes}};
}

QJsonObject pagesJson(const ListPage &list)
{
    return {{u"page"_s, list.page},
            {u"last"_s, list.lastPage ? QJsonValue(*list.lastPage) : QJsonValue(QJsonValue::Null)},
            {u"next"_s, list.nextPage.toString(QUrl::FullyEncoded)},
            {u"template"_s, list.addresses.pageTemplate},
            {u"firstPage"_s, list.addresses.firstPage},
            {u"step"_s, list.addresses.pageStep},
            {u"isLast"_s, list.isLast}};
}

QJsonArray commentsJson(const QList<Comment> &comments)
{
    QJsonArray array;
    for (const Comment &comment : comments) {
        array.append(QJsonObject{{u"id"_s, comment.id},
                                 {u"author"_s, comment.author},
                                 {u"posted"_s, comment.posted.toIso()},
                                 {u"depth"_s, comment.depth},
                                 {u"text"_s, comment.text}});
    }
    return array;
}

QJsonArray attachmentsJson(const QList<Attachment> &attachments)
{
    QJsonArray array;
    for (const Attachment &file : attachments) {
        array.append(QJsonObject{
            {u"name"_s, file.name}, {u"url"_s, file.url.toString(QUrl::FullyEncoded)}, {u"size"_s, count(file.size)}});
    }
    return array;
}

QJsonObject articleJson(const Article &article)
{
    return {{u"id"_s, article.id},
            {u"url"_s, article.url.toString(QUrl::FullyEncoded)},
            {u"title"_s, article.title},
            {u"author"_s, article.author},
            {u"posted"_s, article.posted.toIso()},
            {u"views"_s, count(article.views)},
            {u"votes"_s, count(article.votes)},
            {u"category"_s, article.category},
            {u"text"_s, article.text},
            {u"byline"_s, article.byline},
            {u"credit"_s, article.credit},
            {u"tags"_s, QJsonArray::fromStringList(article.tags)}};
}

void compareArticle(const QJsonValue &expected, const std::optional<Article> &article, QStringList *found)
{
    if (!article || expected.isNull()) {
        if (article)
            found->append(u"an article was found where there is none: "_s + article->title);
        else if (!expected.isNull())
            found->append(u"no article was found"_s);
        return;
    }
    QJsonObject stated = expected.toObject();
    for (const QJsonValue &text : stated.take(u"html"_s).toArray()) {
        if (!article->html.contains(text.toString()))
            found->append(u"article.html lacks %1: %2"_s.arg(inWords(text), article->html));
    }
    for (const QJsonValue &text : stated.take(u"absent"_s).toArray()) {
        if (article->html.contains(text.toString()) || article->text.contains(text.toString()))
            found->append(u"article holds %1"_s.arg(inWords(text)));
    }
    if (stated.contains("comments"_L1))
        compareAll(u"comments"_s, stated.take(u"comments"_s).toArray(), commentsJson(article->comments), found);
    if (stated.contains("attachments"_L1)) {
        compareAll(u"attachments"_s, stated.take(u"attachments"_s).toArray(), attachmentsJson(article->attachments),
                   found);
    }
    compare(u"article"_s, stated, articleJson(*article), found);
}

} // namespace

QJsonObject toJson(const Headline &headline)
{
    return {{u"id"_s, headline.id},
            {u"number"_s, count(headline.number)},
            {u"title"_s, headline.title},
            {u"author"_s, headline.author},
            {u"posted"_s, headline.posted.toIso()},
            {u"comments"_s, count(headline.comments)},
            {u"views"_s, count(headline.views)},
            {u"votes"_s, count(headline.votes)},
            {u"category"_s, headline.category},
            {u"depth"_s, headline.depth},
            {u"notice"_s, headline.flags.testFlag(Flag::Notice)},
            {u"secret"_s, headline.flags.testFlag(Flag::Secret)},
            {u"new"_s, headline.flags.testFlag(Flag::New)},
            {u"file"_s, headline.flags.testFlag(Flag::File)},
            {u"picture"_s, headline.flags.testFlag(Flag::Picture)},
            {u"cut"_s, headline.flags.testFlag(Flag::CutTitle)},
            {u"url"_s, headline.url.toString(QUrl::FullyEncoded)}};
}

void addPagePairs(const QString &folder)
{
    QTest::addColumn<QString>("page");
    const QDir dir(folder);
    const QStringList pages = dir.entryList({u"*.html"_s}, QDir::Files, QDir::Name);
    if (pages.isEmpty()) qFatal("no pages in %s", qPrintable(folder));
    for (const QString &page : pages)
        QTest::newRow(qPrintable(page.chopped(5))) << dir.filePath(page);
}

PagePair readPagePair(const QString &htmlFile)
{
    PagePair pair;
    pair.name = QFileInfo(htmlFile).completeBaseName();
    QFile page(htmlFile);
    QFile expectation(htmlFile.chopped(5) + u".expected.json"_s);
    if (!page.open(QIODevice::ReadOnly) || !expectation.open(QIODevice::ReadOnly)) {
        pair.problem = u"%1 or its expectation can't be read"_s.arg(htmlFile);
        return pair;
    }
    QJsonParseError error{};
    pair.expected = QJsonDocument::fromJson(expectation.readAll(), &error).object();
    if (error.error != QJsonParseError::NoError || !pair.expected.contains("address"_L1)) {
        pair.problem = u"%1: %2, or no address"_s.arg(expectation.fileName(), error.errorString());
        return pair;
    }
    const QJsonObject &expected = pair.expected;
    pair.source.bytes = page.readAll();
    pair.source.contentType = expected[u"contentType"_s].toString(u"text/html"_s).toUtf8();
    pair.source.url = QUrl(expected[u"address"_s].toString());
    pair.source.now = QDateTime::fromString(expected[u"now"_s].toString(u"2025-02-24T15:30:00+09:00"_s), Qt::ISODate);
    const QJsonObject hint = expected[u"hint"_s].toObject();
    pair.hint.articleId = hint[u"articleId"_s].toString();
    pair.hint.articleTitle = hint[u"articleTitle"_s].toString();
    pair.hint.explain = true;
    return pair;
}

QStringList differences(const PagePair &pair, const SkinSet &skins)
{
    if (!pair.problem.isEmpty()) return {pair.problem};
    const ParsedPage page = parsePage(pair.source, skins, pair.hint);
    QStringList found = differences(pair.expected, page);
    if (!found.isEmpty()) found += u"— explanation —"_s + u'\n' + page.explanation.join(u'\n');
    return found;
}

QStringList differences(const QJsonObject &expected, const ParsedPage &page)
{
    QStringList found;
    const auto states = [&](const char *member) { return expected.contains(QLatin1StringView(member)); };
    QJsonObject stated;
    for (const QString &member : {u"verdict"_s, u"message"_s, u"charset"_s, u"open"_s}) {
        if (expected.contains(member)) stated[member] = expected[member];
    }
    const QJsonObject got{{u"verdict"_s, verdictName(page.verdict)},
                          {u"message"_s, page.message},
                          {u"charset"_s, page.charset},
                          {u"open"_s, page.list.openId}};
    compare(u"page"_s, stated, got, &found);
    if (states("board")) {
        QJsonObject board = expected[u"board"_s].toObject();
        const double confidence = board.take(u"confidence"_s).toDouble();
        if (page.list.confidence < confidence) found.append(u"confidence is %1"_s.arg(page.list.confidence));
        compare(u"board"_s, board, boardJson(page.list), &found);
    }
    if (states("pages")) compare(u"pages"_s, expected[u"pages"_s].toObject(), pagesJson(page.list), &found);
    if (states("rows")) {
        QJsonArray rows;
        for (const Headline &headline : page.list.rows)
            rows.append(toJson(headline));
        compareAll(u"rows"_s, expected[u"rows"_s].toArray(), rows, &found);
    }
    if (states("article")) compareArticle(expected[u"article"_s], page.article, &found);
    return found;
}

} // namespace newsboard
