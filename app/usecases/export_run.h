#pragma once

#include "app/domain/error.h"
#include "app/domain/key_list.h"
#include "app/domain/result.h"
#include "app/usecases/export.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace newsboard {

class ExportFile;
class Store;

/// One export, from the first board to the file's last byte. Rows are read while those before them are written; never
/// more than two pieces are on their way.
class ExportRun : public QObject {
    Q_OBJECT

public:
    /// `writing` is a pool of one thread that outlives this.
    ExportRun(Store &store, QThreadPool &writing, const ExportRequest &request, QObject *parent);

    void begin();
    /// failed() follows with Cancelled.
    void cancel();

signals:
    void progressed(qint64 done, qint64 total);
    void ended(qint64 count);
    void failed(const newsboard::Error &error);

private:
    void beginBoard();
    void readOn();
    void settle(const Result<qint64> &written);
    void commit();
    void conclude(const Error &error);
    template<typename Make> void post(Make make);

    Store &m_store;
    QThreadPool &m_writing;
    ExportRequest m_request;
    std::shared_ptr<ExportFile> m_file; ///< The writing thread's own, once begun.
    qsizetype m_board = 0;              ///< Which of the boards is being read, …
    KeyList m_keys;                     ///< … its headlines, …
    qsizetype m_at = 0;                 ///< … and the first that was not asked for.
    int m_pieces = 0;                   ///< On their way to the file.
    bool m_isReading = false;
    bool m_isRead = false; ///< All of it: what is on its way is the rest.
    bool m_hasEnded = false;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace newsboard
