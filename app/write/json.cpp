#include "app/write/json.h"

#include <QJsonArray>
#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

QJsonValue orNull(const std::optional<qint64> &count)
{
    return count ? QJsonValue(*count) : QJsonValue();
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QString encoded(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded);
}

} // namespace

QJsonObject toJson(const Board &board)
{
    return {{u"board"_s, board.id},
            {u"name"_s, board.name},
            {u"url"_s, encoded(board.url)},
            {u"kind"_s, board.kind},
            {u"skin"_s, board.skin},
            {u"charset"_s, board.charset},
            {u"zone"_s, QString::fromLatin1(board.zone)},
            {u"feed"_s, orNull(encoded(board.feed))},
            {u"folder"_s, QJsonArray::fromStringList(board.folder)},
            {u"headlines"_s, board.headlines},
            {u"unread"_s, board.unread},
            {u"refreshed"_s, orNull(board.lastRefreshed.toString(Qt::ISODate))},
            {u"error"_s, orNull(board.lastError)}};
}

QJsonObject toJson(const HeadlineRow &row)
{
    const Headline &headline = row.headline;
    return {{u"board"_s, row.board() == 0 ? QJsonValue() : QJsonValue(row.board())},
            {u"key"_s, row.key == 0 ? QJsonValue() : QJsonValue(QString::number(row.key))},
            {u"id"_s, headline.id},
            {u"number"_s, orNull(headline.number)},
            {u"title"_s, headline.title},
            {u"author"_s, headline.author},
            {u"posted"_s, orNull(headline.posted.toIso())},
            {u"comments"_s, orNull(headline.comments)},
            {u"views"_s, orNull(headline.views)},
            {u"votes"_s, orNull(headline.votes)},
            {u"category"_s, headline.category},
            {u"depth"_s, headline.depth},
            {u"notice"_s, headline.flags.testFlag(Flag::Notice)},
            {u"secret"_s, headline.flags.testFlag(Flag::Secret)},
            {u"new"_s, headline.flags.testFlag(Flag::New)},
            {u"file"_s, headline.flags.testFlag(Flag::File)},
            {u"picture"_s, headline.flags.testFlag(Flag::Picture)},
            {u"gone"_s, row.isGone()},
            {u"read"_s, row.read},
            {u"starred"_s, row.starred},
            {u"url"_s, encoded(headline.url)}};
}

QJsonObject toJson(const Article &article)
{
    QJsonArray comments;
    for (const Comment &comment : article.comments) {
        comments.append(QJsonObject{{u"id"_s, comment.id},
                                    {u"author"_s, comment.author},
                                    {u"posted"_s, orNull(comment.posted.toIso())},
                                    {u"depth"_s, comment.depth},
                                    {u"text"_s, comment.text}});
    }
    QJsonArray attachments;
    for (const Attachment &file : article.attachments)
        attachments.append(
            QJsonObject{{u"name"_s, file.name}, {u"url"_s, encoded(file.url)}, {u"size"_s, orNull(file.size)}});
    return {{u"id"_s, article.id},
            {u"title"_s, article.title},
            {u"author"_s, article.author},
            {u"posted"_s, orNull(article.posted.toIso())},
            {u"views"_s, orNull(article.views)},
            {u"text"_s, article.text},
            {u"html"_s, article.html},
            {u"byline"_s, article.byline},
            {u"credit"_s, article.credit},
            {u"tags"_s, QJsonArray::fromStringList(article.tags)},
            {u"comments"_s, comments},
            {u"attachments"_s, attachments},
            {u"truncated"_s, article.truncated},
            {u"url"_s, encoded(article.url)},
            {u"fetched"_s, orNull(article.fetched.toString(Qt::ISODate))}};
}

QJsonObject toJson(const Error &error)
{
    const auto kinds = QMetaEnum::fromType<ErrorKind>();
    QJsonObject object{{u"error"_s, QString::fromLatin1(kinds.valueToKey(int(error.kind)))},
                       {u"message"_s, errorText(error)},
                       {u"advice"_s, errorAdvice(error)}};
    if (error.status != 0) object.insert(u"status"_s, error.status);
    return object;
}

} // namespace newsboard
