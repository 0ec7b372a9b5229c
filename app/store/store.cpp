#include "app/store/store.h"

#include "app/store/boards_table.h"
#include "app/store/change_log.h"
#include "app/store/headlines_table.h"
#include "app/store/schema.h"
#include "app/store/states_table.h"
#include "app/store/views.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPromise>
#include <QThread>
#include <QTimer>
#include <QUuid>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace newsboard {

namespace {

const auto kFileName = "newsboard.sqlite"_L1;
constexpr auto kFollowEvery = 1s;

/// Makes the folder for its owner alone. Throws StoreFailure.
void makeFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.exists() && !info.isDir()) throw StoreFailure{Error{ErrorKind::NoPermission, folder, 0}};
    if (!info.exists()) {
        if (!QDir().mkpath(folder)) throw StoreFailure{Error{ErrorKind::NoPermission, folder, 0}};
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
}

/// SQLite gives its journals the permissions of the file.
void makePrivate(const QString &file)
{
    if (!QFileInfo::exists(file)) {
        QFile made(file);
        if (!made.open(QIODevice::WriteOnly)) throw StoreFailure{Error{ErrorKind::NoPermission, file, 0}};
    }
    QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
}

Done nothing()
{
    return done();
}

} // namespace

/// A connection on a thread of its own whose event loop is the queue of what is asked.
class StoreThread {
public:
    StoreThread(const QString &file, Connection::Access access) : m_file(file), m_access(access)
    {
        m_loop.moveToThread(&m_thread);
        m_thread.start();
    }

    ~StoreThread()
    {
        // Behind everything that was asked before.
        QMetaObject::invokeMethod(&m_loop, [this] {
            m_timer.reset();
            m_follower.reset();
            m_connection.reset();
            m_thread.quit();
        });
        m_thread.wait();
    }

    /// Runs `work(connection)` on the thread; what it throws becomes the error.
    template<typename T, typename Work> QFuture<Result<T>> ask(Work work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        QFuture<Result<T>> future = promise->future();
        promise->start();
        QMetaObject::invokeMethod(&m_loop, [this, promise, work = std::move(work)]() mutable {
            try {
                promise->addResult(work(connection()));
            } catch (const StoreFailure &failure) {
                promise->addResult(Result<T>(failure.error));
            }
            promise->finish();
        });
        return future;
    }

    /// Looks for others' changes now and then; `tell` is called on the thread.
    void follow(const QString &self, std::function<void(const Change &)> tell)
    {
        QMetaObject::invokeMethod(&m_loop, [this, self, tell = std::move(tell)] {
            m_timer = std::make_unique<QTimer>();
            QObject::connect(m_timer.get(), &QTimer::timeout, &m_loop, [this, self, tell] {
                try {
                    if (!m_follower) m_follower = std::make_unique<ChangeFollower>(connection(), self);
                    for (const Change &change : m_follower->news())
                        tell(change);
                } catch (const StoreFailure &) {
                    // Busy, most likely: the next second will do.
                }
            });
            try {
                m_follower = std::make_unique<ChangeFollower>(connection(), self);
            } catch (const StoreFailure &) {
                // The timer tries again.
            }
            m_timer->start(kFollowEvery);
        });
    }

private:
    Connection &connection()
    {
        if (!m_connection) m_connection = std::make_unique<Connection>(m_file, m_access);
        return *m_connection;
    }

    QString m_file;
    Connection::Access m_access;
    QThread m_thread;
    QObject m_loop;
    std::unique_ptr<Connection> m_connection; ///< Of m_thread, as are the next two.
    std::unique_ptr<QTimer> m_timer;
    std::unique_ptr<ChangeFollower> m_follower;
};

class Store::Private {
public:
    explicit Private(const QString &storeFile)
        : file(storeFile), self(QUuid::createUuid().toString(QUuid::WithoutBraces)),
          writer(storeFile, Connection::Access::Write), reader(storeFile, Connection::Access::Read)
    {
    }

    /// One transaction: `work` returns what is answered, `changeOf` the change in it, which is noted and told.
    template<typename T, typename Work, typename ChangeOf>
    QFuture<Result<T>> write(Store *store, Work work, ChangeOf changeOf)
    {
        return writer.ask<T>([this, store, work, changeOf](Connection &connection) -> Result<T> {
            Transaction transaction(connection);
            Result<T> result = work(connection);
            if (!result) return result;
            const Change change = changeOf(result.value());
            if (!change.isEmpty()) noteChange(connection, self, change);
            transaction.commit();
            if (!change.isEmpty()) emit store->changed(change);
            return result;
        });
    }

    static Change boardsChanged()
    {
        Change change;
        change.boards = true;
        return change;
    }

    QString file;
    QString self; ///< Names this process's writes in the change log.
    StoreThread writer;
    StoreThread reader;
};

Store::Store(std::unique_ptr<Private> parts) : d(std::move(parts))
{
    d->reader.follow(d->self, [this](const Change &change) { emit changed(change); });
}

Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const QString &folder)
{
    qRegisterMetaType<Change>();
    try {
        makeFolder(folder);
        const QString file = QDir(folder).filePath(kFileName);
        makePrivate(file);
        {
            Connection connection(file, Connection::Access::Write);
            migrate(connection);
        }
        return std::unique_ptr<Store>(new Store(std::make_unique<Private>(file)));
    } catch (const StoreFailure &failure) {
        return failure.error;
    }
}

QString Store::fileName() const
{
    return d->file;
}

QFuture<Result<QList<Board>>> Store::boards()
{
    return d->reader.ask<QList<Board>>([](Connection &connection) { return loadBoards(connection); });
}

QFuture<Result<Board>> Store::addBoard(const Board &board, const QString &fingerprint)
{
    return d->write<Board>(
        this,
        [board, fingerprint](Connection &connection) -> Result<Board> {
            std::optional<BoardId> id = boardWithFingerprint(connection, fingerprint);
            if (id)
                setBoardRemoved(connection, *id, false);
            else
                id = insertBoard(connection, board, fingerprint);
            return *loadBoard(connection, *id);
        },
        [](const Board &) { return Private::boardsChanged(); });
}

QFuture<Result<Board>> Store::updateBoard(const Board &board)
{
    return d->write<Board>(
        this,
        [board](Connection &connection) -> Result<Board> {
            const auto known = loadBoard(connection, board.id);
            if (!known) return Error{ErrorKind::NoSuchBoard, QString::number(board.id), 0};
            updateBoardRow(connection, board);
            return *loadBoard(connection, board.id);
        },
        [](const Board &) { return Private::boardsChanged(); });
}

QFuture<Done> Store::renameBoard(BoardId board, const QString &name)
{
    return d->write<std::monostate>(
        this,
        [board, name](Connection &connection) -> Done {
            connection.run(
                u"UPDATE boards SET given_name = ? WHERE id = ?"_s,
                {name.trimmed().isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(name.trimmed()),
                 board});
            return nothing();
        },
        [](std::monostate) { return Private::boardsChanged(); });
}

QFuture<Done> Store::removeBoard(BoardId board)
{
    return d->write<std::monostate>(
        this,
        [board](Connection &connection) -> Done {
            if (!loadBoard(connection, board)) return Error{ErrorKind::NoSuchBoard, QString::number(board), 0};
            setBoardRemoved(connection, board, true);
            return nothing();
        },
        [](std::monostate) { return Private::boardsChanged(); });
}

QFuture<Result<Board>> Store::restoreBoard(BoardId board)
{
    return d->write<Board>(
        this,
        [board](Connection &connection) -> Result<Board> {
            setBoardRemoved(connection, board, false);
            const auto restored = loadBoard(connection, board);
            if (!restored) return Error{ErrorKind::NoSuchBoard, QString::number(board), 0};
            return *restored;
        },
        [](const Board &) { return Private::boardsChanged(); });
}

QFuture<Done> Store::purgeRemoved()
{
    return d->write<std::monostate>(
        this,
        [](Connection &connection) -> Done {
            purgeRemovedBoards(connection);
            return nothing();
        },
        [](std::monostate) { return Private::boardsChanged(); });
}

QFuture<Done> Store::noteRefreshed(BoardId board, const QDateTime &now, const std::optional<QString> &error)
{
    return d->write<std::monostate>(
        this,
        [board, now, error](Connection &connection) -> Done {
            const qint64 seconds = now.toSecsSinceEpoch();
            if (error) {
                connection.run(
                    u"UPDATE boards SET failing_since = ifnull(failing_since, ?), last_error = ? WHERE id = ?"_s,
                    {seconds, *error, board});
            } else {
                connection.run(
                    u"UPDATE boards SET last_refreshed = ?, failing_since = NULL, last_error = NULL WHERE id = ?"_s,
                    {seconds, board});
            }
            return nothing();
        },
        [](std::monostate) { return Private::boardsChanged(); });
}

QFuture<Result<Applied>> Store::applyPage(BoardId board, const ListPage &page, const QDateTime &now)
{
    return d->write<Applied>(
        this, [board, page, now](Connection &connection) { return applyPageTo(connection, board, page, now); },
        [](const Applied &applied) { return applied.change; });
}

QFuture<Result<Applied>> Store::applyArticle(BoardId board, const Article &article, const QDateTime &now)
{
    return d->write<Applied>(
        this, [board, article, now](Connection &connection) { return applyArticleTo(connection, board, article, now); },
        [](const Applied &applied) { return applied.change; });
}

QFuture<Result<Change>> Store::setState(const QList<Key> &keys, const StateChange &state)
{
    return d->write<Change>(
        this,
        [keys, state](Connection &connection) {
            return applyState(connection, keys, state, QDateTime::currentDateTimeUtc());
        },
        [](const Change &change) { return change; });
}

QFuture<Result<Change>> Store::markAllRead(BoardId board)
{
    return d->write<Change>(
        this,
        [board](Connection &connection) { return applyAllRead(connection, board, QDateTime::currentDateTimeUtc()); },
        [](const Change &change) { return change; });
}

QFuture<Result<QList<HeadlineRow>>> Store::list(const ListQuery &query)
{
    return d->reader.ask<QList<HeadlineRow>>(
        [query](Connection &connection) { return rowsOfQuery(connection, query); });
}

QFuture<Result<QList<Key>>> Store::keys(const View &view)
{
    return d->reader.ask<QList<Key>>([view](Connection &connection) { return keysOfView(connection, view); });
}

QFuture<Result<std::optional<Article>>> Store::article(BoardId board, const QString &id)
{
    return d->reader.ask<std::optional<Article>>([board, id](Connection &connection) -> Result<std::optional<Article>> {
        const auto key = keyOfId(connection, board, id);
        return key ? loadArticle(connection, *key) : std::optional<Article>();
    });
}

QFuture<Result<std::optional<HeadlineRow>>> Store::find(BoardId board, const QString &id)
{
    return d->reader.ask<std::optional<HeadlineRow>>(
        [board, id](Connection &connection) -> Result<std::optional<HeadlineRow>> {
            const auto key = keyOfId(connection, board, id);
            return key ? rowOfKey(connection, *key) : std::optional<HeadlineRow>();
        });
}

} // namespace newsboard
