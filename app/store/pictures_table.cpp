#include "app/store/pictures_table.h"

#include "app/store/columns.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

const auto kFacts = "p.format, p.width, p.height, p.animated, p.refusal, p.size"_L1;

QString written(const QUrl &address)
{
    return address.toString(QUrl::FullyEncoded);
}

QString addressList(const QList<QUrl> &addresses)
{
    QJsonArray array;
    for (const QUrl &address : addresses)
        array.append(written(address));
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

PictureFacts factsFrom(const Cursor &query, int column)
{
    PictureFacts facts;
    facts.format = query.value(column).toByteArray();
    facts.size = {query.value(column + 1).toInt(), query.value(column + 2).toInt()};
    facts.isAnimated = query.value(column + 3).toBool();
    facts.refusal = PictureRefusal(query.value(column + 4).toInt());
    facts.bytes = query.value(column + 5).toLongLong();
    return facts;
}

QList<KnownPicture> picturesFrom(Cursor &query)
{
    QList<KnownPicture> pictures;
    while (query.next())
        pictures.append({QUrl(query.value(0).toString()), factsFrom(query, 1)});
    return pictures;
}

} // namespace

QList<KnownPicture> loadPictures(Connection &connection, Key article)
{
    Cursor query = connection.query(u"SELECT a.address, %1 FROM picture_places a JOIN pictures p ON p.id = a.picture "
                                    "WHERE a.key = ?"_s.arg(kFacts),
                                    {article});
    return picturesFrom(query);
}

QList<KnownPicture> findPictures(Connection &connection, const QList<QUrl> &addresses)
{
    // Of several looks at one address the latest.
    Cursor query = connection.query(u"SELECT a.address, %1, max(a.looked) FROM json_each(?) wanted "
                                    "JOIN picture_places a ON a.address = wanted.value "
                                    "JOIN pictures p ON p.id = a.picture GROUP BY a.address"_s.arg(kFacts),
                                    {addressList(addresses)});
    return picturesFrom(query);
}

std::optional<PictureFile> loadPicture(Connection &connection, const QUrl &address)
{
    Cursor query =
        connection.query(u"SELECT %1, p.bytes FROM picture_places a JOIN pictures p ON p.id = a.picture "
                         "WHERE a.address = ? AND p.bytes IS NOT NULL ORDER BY a.looked DESC LIMIT 1"_s.arg(kFacts),
                         {written(address)});
    if (!query.next()) return {};
    return PictureFile{.facts = factsFrom(query, 0), .bytes = query.value(6).toByteArray()};
}

void keepPicture(Connection &connection, Key article, const QUrl &address, const PictureFile &file,
                 const QDateTime &now)
{
    const QString digest = QString::fromLatin1(file.digest);
    QVariant id = connection.value(u"SELECT id FROM pictures WHERE digest = ?"_s, {digest});
    if (!id.isValid()) {
        const PictureFacts &facts = file.facts;
        const QVariant bytes = facts.isShown() ? QVariant(file.bytes) : QVariant(QMetaType::fromType<QByteArray>());
        id = connection
                 .query(u"INSERT INTO pictures (digest, format, width, height, animated, refusal, size, bytes) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                        {digest, filled(QString::fromLatin1(facts.format)), facts.size.width(), facts.size.height(),
                         facts.isAnimated, int(facts.refusal), facts.bytes, bytes})
                 .lastId();
    }
    connection.run(u"INSERT OR REPLACE INTO picture_places (key, address, picture, looked) VALUES (?, ?, ?, ?)"_s,
                   {article, written(address), id, now.toSecsSinceEpoch()});
}

void sharePictures(Connection &connection, Key article, const QList<QUrl> &addresses)
{
    connection.run(u"INSERT OR IGNORE INTO picture_places (key, address, picture, looked) "
                   "SELECT ?, a.address, a.picture, max(a.looked) FROM json_each(?) wanted "
                   "JOIN picture_places a ON a.address = wanted.value GROUP BY a.address"_s,
                   {article, addressList(addresses)});
}

void forgetPlaces(Connection &connection, const QList<Key> &articles)
{
    const QString keys = keyList(articles);
    QList<Key> pictures;
    {
        Cursor query = connection.query(
            u"SELECT DISTINCT picture FROM picture_places WHERE key IN (SELECT value FROM json_each(?))"_s, {keys});
        while (query.next())
            pictures.append(query.value(0).toLongLong());
    }
    connection.run(u"DELETE FROM picture_places WHERE key IN (SELECT value FROM json_each(?))"_s, {keys});
    connection.run(u"DELETE FROM pictures WHERE id IN (SELECT value FROM json_each(?)) "
                   "AND NOT EXISTS (SELECT 1 FROM picture_places a WHERE a.picture = pictures.id)"_s,
                   {keyList(pictures)});
}

} // namespace newsboard
