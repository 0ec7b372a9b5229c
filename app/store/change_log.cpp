#include "app/store/change_log.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qint64 kKept = 500;
/// A change of more keys than this is told as "read anew".
constexpr qsizetype kMostKeys = 2000;

QJsonArray toJson(const QList<Key> &keys)
{
    QJsonArray array;
    for (const Key key : keys)
        array.append(QString::number(key)); // A JSON number holds 53 bits.
    return array;
}

QList<Key> keysFrom(const QJsonValue &value)
{
    QList<Key> keys;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &key : array)
        keys.append(key.toString().toLongLong());
    return keys;
}

QString written(const Change &change)
{
    const qsizetype keys = change.added.size() + change.changed.size() + change.gone.size() + change.states.size() +
                           change.articles.size();
    if (keys > kMostKeys) return u"{}"_s;
    const QJsonObject object{{u"board"_s, change.board},
                             {u"added"_s, toJson(change.added)},
                             {u"changed"_s, toJson(change.changed)},
                             {u"gone"_s, toJson(change.gone)},
                             {u"states"_s, toJson(change.states)},
                             {u"articles"_s, toJson(change.articles)},
                             {u"numbers"_s, change.numbers},
                             {u"boards"_s, change.boards}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Change everything()
{
    Change change;
    change.boards = true;
    return change;
}

Change changeFrom(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.isEmpty()) return everything();
    Change change;
    change.board = object[u"board"_s].toInt();
    change.added = keysFrom(object[u"added"_s]);
    change.changed = keysFrom(object[u"changed"_s]);
    change.gone = keysFrom(object[u"gone"_s]);
    change.states = keysFrom(object[u"states"_s]);
    change.articles = keysFrom(object[u"articles"_s]);
    change.numbers = object[u"numbers"_s].toBool();
    change.boards = object[u"boards"_s].toBool();
    return change;
}

} // namespace

void noteChange(Connection &connection, const QString &writer, const Change &change)
{
    const qint64 seq =
        connection.query(u"INSERT INTO change_log (writer, change) VALUES (?, ?)"_s, {writer, written(change)})
            .lastId();
    connection.run(u"DELETE FROM change_log WHERE seq <= ?"_s, {seq - kKept});
}

ChangeFollower::ChangeFollower(Connection &connection, const QString &self)
    : m_connection(connection), m_self(self), m_version(connection.value(u"PRAGMA data_version"_s).toLongLong()),
      m_seq(connection.value(u"SELECT ifnull(max(seq), 0) FROM change_log"_s).toLongLong())
{
}

QList<Change> ChangeFollower::news()
{
    const qint64 version = m_connection.value(u"PRAGMA data_version"_s).toLongLong();
    if (version == m_version) return {};
    QList<Change> changes;
    qint64 last = m_seq;
    bool lost = false;
    Cursor query =
        m_connection.query(u"SELECT seq, writer, change FROM change_log WHERE seq > ? ORDER BY seq"_s, {m_seq});
    while (query.next()) {
        const qint64 seq = query.value(0).toLongLong();
        lost = lost || seq != last + 1;
        last = seq;
        if (query.value(1).toString() != m_self) changes.append(changeFrom(query.value(2).toByteArray()));
    }
    // Only now, for what failed on the way has to be read again.
    m_version = version;
    m_seq = last;
    return lost ? QList<Change>{everything()} : changes;
}

} // namespace newsboard
