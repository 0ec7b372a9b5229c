#pragma once

#include "app/usecases/session.h"
#include "tests/support/fixture_server.h"

#include <QTemporaryDir>

#include <memory>

namespace newsboard {

/// The program without its faces: a real cache in a folder of its own, a real server, the use cases between them.
/// Every member function waits for its answer in the test's event loop.
class House {
public:
    House() { open(); }
    /// Of less patience with servers.
    explicit House(std::chrono::milliseconds inactivity) : m_inactivity(inactivity) { open(); }

    FixtureServer server;

    /// Closes the cache and opens it again, as another start of the program does.
    void open(bool offline = false);
    /// Closes; the tests that look at the folder itself need it.
    void close() { m_session.reset(); }
    Session &session() { return *m_session; }
    QString folder() const { return m_folder.path(); }
    QString file(const QString &name) const { return m_folder.filePath(name); }

    Result<BoardPreview> look(const QString &address);
    /// Looks and keeps; ends the test run where no board is found.
    Board add(const QString &address);
    Board board(BoardId id);
    Result<RefreshReport> refresh(BoardId board, const RefreshOptions &options = {});
    Result<Article> show(BoardId board, const QString &id);
    QList<HeadlineRow> list(BoardId board);
    /// The rows as the server's side has them, without when they were seen.
    QList<Headline> headlines(BoardId board);
    QStringList ids(BoardId board);
    HeadlineRow row(BoardId board, const QString &id);

    /// Waits until all that was asked of the cache and of the server before has come there: what did not happen by then
    /// does not happen.
    void settle();

private:
    QTemporaryDir m_folder;
    std::chrono::milliseconds m_inactivity{2'000};
    std::unique_ptr<Session> m_session;
};

} // namespace newsboard
