#pragma once

#include "app/domain/board.h"
#include "app/domain/error.h"
#include "app/write/row_files.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <optional>

namespace newsboard {

class ExportRun;
class Store;

/// What is written, how, and where to.
struct ExportRequest {
    QList<Board> boards;
    std::optional<RowFormat> rows; ///< Their headlines; empty: the boards themselves, as OPML.
    QString path;                  ///< Empty: the standard output.
    bool forSpreadsheets =
        false; ///< CSV begins with a byte order mark, without which they take it for another charset.
};

/// Writes boards, or all that the cache has of their headlines, into a file: whole or not at all, so that a file that
/// was there before stays as it was where anything goes wrong. However many headlines there are, 4 to 8 bytes of each
/// are held and a few thousand of them at a time; disk and cache are waited for on other threads. GUI thread; answers
/// come as signals.
class Export : public QObject {
    Q_OBJECT

public:
    explicit Export(Store &store, QObject *parent = nullptr);
    /// Waits for what is being written to end; what is not whole goes.
    ~Export() override;

    /// One of finished() and failed() follows; another export that is running goes on.
    void start(const ExportRequest &request);
    /// failed() with Cancelled follows for what is running.
    void cancelAll();

signals:
    /// Headlines written, of about so many.
    void progressed(qint64 done, qint64 total);
    /// `count` headlines, or boards, are in the file.
    void finished(const newsboard::ExportRequest &request, qint64 count);
    /// CannotWriteFile, Cancelled, or an error of the cache.
    void failed(const newsboard::ExportRequest &request, const newsboard::Error &error);

private:
    Store &m_store;
    QThreadPool m_writing;     ///< One thread.
    QList<ExportRun *> m_runs; ///< Owned as children.
};

} // namespace newsboard
