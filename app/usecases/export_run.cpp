#include "app/usecases/export_run.h"

#include "app/store/store.h"
#include "app/usecases/async.h"
#include "app/usecases/export_file.h"
#include "app/write/opml.h"

#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// Rows read at once: few enough for other readers of the cache to come between.
constexpr qsizetype kRowsAtOnce = 2'000;
constexpr int kMostPieces = 2;
const QByteArray kByteOrderMark = "\xEF\xBB\xBF";

} // namespace

ExportRun::ExportRun(Store &store, QThreadPool &writing, const ExportRequest &request, QObject *parent)
    : QObject(parent), m_store(store), m_writing(writing), m_request(request),
      m_file(std::make_shared<ExportFile>(request.path))
{
    if (!request.rows) m_request.boards.removeIf([](const Board &board) { return !isInOpml(board); });
    for (const Board &board : request.boards)
        m_total += board.headlines;
}

/// Has `make()` written, on the writing thread.
template<typename Make> void ExportRun::post(Make make)
{
    ++m_pieces;
    const auto write = [file = m_file, path = m_request.path, make = std::move(make)]() -> Result<qint64> {
        const auto [bytes, count] = make();
        if (file->write(bytes)) return count;
        return Error{ErrorKind::CannotWriteFile, path + u": "_s + file->reason(), 0};
    };
    whenDone(QtConcurrent::run(&m_writing, write), this, [this](const Result<qint64> &written) { settle(written); });
}

void ExportRun::begin()
{
    if (!m_request.rows) {
        m_isRead = true;
        post([boards = m_request.boards] { return std::pair(boardsAsOpml(boards), qint64(boards.size())); });
        return;
    }
    post([request = m_request] {
        const bool isMarked = request.forSpreadsheets && request.rows == RowFormat::Csv;
        return std::pair((isMarked ? kByteOrderMark : QByteArray()) + fileHead(*request.rows), qint64(0));
    });
    beginBoard();
}

void ExportRun::beginBoard()
{
    if (m_board >= m_request.boards.size()) {
        m_isRead = true;
        if (m_pieces == 0) commit();
        return;
    }
    m_isReading = true;
    const Board board = m_request.boards[m_board];
    whenDone(m_store.keys(View{board.id}), this, [this, board](const Result<KeyList> &keys) {
        if (m_hasEnded) return;
        m_isReading = false;
        if (!keys) return conclude(keys.error());
        m_keys = *keys;
        m_at = 0;
        post([board, format = *m_request.rows, isFirst = m_board == 0] {
            return std::pair(boardHead(format, board, isFirst), qint64(0));
        });
        readOn();
    });
}

/// Asks for the next rows, unless enough is on its way.
void ExportRun::readOn()
{
    if (m_isReading || m_isRead || m_hasEnded || m_pieces >= kMostPieces) return;
    if (m_at >= m_keys.size()) {
        m_keys = {};
        ++m_board;
        return beginBoard();
    }
    m_isReading = true;
    const QList<Key> keys = m_keys.mid(m_at, kRowsAtOnce);
    m_at += keys.size();
    whenDone(m_store.rowsOf(keys), this, [this](const Result<QList<HeadlineRow>> &rows) {
        if (m_hasEnded) return;
        m_isReading = false;
        if (!rows) return conclude(rows.error());
        post([rows = *rows, format = *m_request.rows] {
            return std::pair(rowLines(format, rows), qint64(rows.size()));
        });
        readOn();
    });
}

void ExportRun::settle(const Result<qint64> &written)
{
    --m_pieces;
    if (m_hasEnded) return;
    if (!written) {
        if (!m_file->isLeft()) return conclude(written.error());
        m_hasEnded = true; // Who read it has enough.
        emit ended(m_done);
        return;
    }
    m_done += *written;
    if (*written > 0 && m_request.rows) emit progressed(m_done, std::max(m_done, m_total));
    if (m_hasEnded) return; // Cancelled by who was told.
    if (m_isRead && m_pieces == 0) return commit();
    readOn();
}

void ExportRun::commit()
{
    const auto end = [file = m_file] { return file->commit(); };
    whenDone(QtConcurrent::run(&m_writing, end), this, [this](bool isWhole) {
        if (m_hasEnded) return;
        if (!isWhole) return conclude({ErrorKind::CannotWriteFile, m_request.path + u": "_s + m_file->reason(), 0});
        m_hasEnded = true;
        emit ended(m_done);
    });
}

void ExportRun::conclude(const Error &error)
{
    m_hasEnded = true;
    emit failed(error);
}

void ExportRun::cancel()
{
    if (!m_hasEnded) conclude({ErrorKind::Cancelled, {}, 0});
}

} // namespace newsboard
