#include "app/store/columns.h"

#include "app/store/shifts_table.h"

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kApproximate = 16;

} // namespace

QString filled(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QString keyList(const QList<Key> &keys)
{
    QString list = u"["_s;
    list.reserve(keys.size() * 16 + 2);
    for (const Key key : keys) {
        if (list.size() > 1) list += u',';
        list += QString::number(key);
    }
    return list + u']';
}

QVariant toColumn(const std::optional<qint64> &count)
{
    return count ? QVariant(*count) : QVariant(QMetaType::fromType<qint64>());
}

QVariant toColumn(const QDateTime &moment)
{
    return moment.isValid() ? QVariant(moment.toSecsSinceEpoch()) : QVariant(QMetaType::fromType<qint64>());
}

std::optional<qint64> countFrom(const QVariant &column)
{
    return column.isNull() ? std::nullopt : std::optional(column.toLongLong());
}

QDateTime momentFrom(const QVariant &column)
{
    return column.isNull() ? QDateTime() : QDateTime::fromSecsSinceEpoch(column.toLongLong(), Qt::UTC);
}

bool isOrderedAt(const QVariant &column, qint64 nowSeconds)
{
    constexpr qint64 disorderLasts = 30 * 24 * 3600;
    return column.isNull() || column.toLongLong() + disorderLasts < nowSeconds;
}

QVariantList postedColumns(const PostedTime &posted)
{
    const auto seconds = posted.isKnown() ? std::optional(posted.sortSeconds()) : std::nullopt;
    return {toColumn(seconds), int(posted.precision) + (posted.isApproximate ? kApproximate : 0), posted.offsetSeconds};
}

PostedTime postedFrom(const QVariant &seconds, int precision, int offset)
{
    if (precision % kApproximate == int(PostedTime::Precision::Unknown)) return {};
    const QDateTime there = QDateTime::fromSecsSinceEpoch(seconds.toLongLong(), Qt::OffsetFromUTC, offset);
    PostedTime posted;
    posted.precision = PostedTime::Precision(precision % kApproximate);
    posted.isApproximate = precision >= kApproximate;
    posted.date = there.date();
    if (posted.hasTime()) posted.time = there.time();
    posted.offsetSeconds = offset;
    return posted;
}

const QString &rowColumns()
{
    static const QString columns =
        u" h.key, h.id, h.number + "_s + shiftOfRow() +
        u", h.title, h.author, h.posted, h.posted_precision, h.posted_offset, h.comments, "
        "h.views, h.votes, h.category, h.depth, h.flags, h.url, h.first_seen, h.last_seen, h.gone_at, "
        "EXISTS (SELECT 1 FROM unread u WHERE u.key = h.key), "
        "EXISTS (SELECT 1 FROM states s WHERE s.key = h.key AND s.starred_at IS NOT NULL), "
        "EXISTS (SELECT 1 FROM bodies b WHERE b.key = h.key) "_s;
    return columns;
}

HeadlineRow rowFrom(const Cursor &query)
{
    HeadlineRow row;
    row.key = query.value(0).toLongLong();
    Headline &headline = row.headline;
    headline.id = query.value(1).toString();
    headline.number = countFrom(query.value(2));
    headline.title = query.value(3).toString();
    headline.author = query.value(4).toString();
    headline.posted = postedFrom(query.value(5), query.value(6).toInt(), query.value(7).toInt());
    headline.comments = countFrom(query.value(8));
    headline.views = countFrom(query.value(9));
    headline.votes = countFrom(query.value(10));
    headline.category = query.value(11).toString();
    headline.depth = query.value(12).toInt();
    headline.flags = Flags::fromInt(query.value(13).toInt());
    headline.url = QUrl(query.value(14).toString());
    row.firstSeen = momentFrom(query.value(15));
    row.lastSeen = momentFrom(query.value(16));
    row.goneAt = momentFrom(query.value(17));
    row.read = !query.value(18).toBool();
    row.starred = query.value(19).toBool();
    row.hasArticle = query.value(20).toBool();
    return row;
}

} // namespace newsboard
