#pragma once

#include "app/domain/board.h"
#include "app/domain/error.h"
#include "app/fetch/fetcher.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QUrl>

#include <memory>

namespace newsboard {

class FileWriter;

/// What a person saves: attachments, fetched straight onto the disk, and what the program itself writes. Always whole
/// or not at all: what fails or is cancelled leaves nothing behind, and a file that was there before stays as it was.
/// Never opens a file. GUI thread; the writing is done on a thread of its own.
class Files : public QObject {
    Q_OBJECT

public:
    explicit Files(Fetcher &fetcher, QObject *parent = nullptr);
    ~Files() override;

    /// Fetches an attachment of a board's article to `path`; progressed() and one of saved(), failed(), notWritten()
    /// follow, with the number that is returned. The person asked, so it may be on any host; others than the board's
    /// own get neither cookie nor referer.
    int fetch(const QUrl &address, const Board &board, const QString &path);
    /// failed() with Cancelled follows, unless it has ended.
    void cancel(int download);
    bool isRunning() const { return !m_running.isEmpty(); }

    /// Writes bytes to `path`; saved() or notWritten() follows, with a number as above.
    int write(const QString &path, const QByteArray &bytes);

signals:
    /// `total` is 0 where the server does not say.
    void progressed(int download, qint64 received, qint64 total);
    void saved(int download, const QString &path);
    void failed(int download, const newsboard::Error &error);                  ///< It did not come.
    void notWritten(int download, const QString &path, const QString &reason); ///< The disk did not take it.

private:
    struct Running {
        QString path;
        std::shared_ptr<FileWriter> writer;
        QFuture<Result<Fetched>> fetching;
    };

    void end(int download, const Result<Fetched> &fetched);
    void giveUp(int download);
    void conclude(int download, const Error &error);
    void commit(int download, const std::shared_ptr<FileWriter> &writer, const QString &path);

    Fetcher &m_fetcher;
    QThreadPool m_writing; ///< One thread.
    QHash<int, Running> m_running;
    int m_last = 0;
};

} // namespace newsboard
