#pragma once

#include "app/domain/board.h"
#include "app/domain/error.h"
#include "app/domain/ids.h"
#include "app/domain/picture.h"
#include "app/domain/result.h"
#include "app/fetch/fetcher.h"

#include <QFuture>
#include <QHash>
#include <QImage>
#include <QList>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <memory>

namespace newsboard {

class Network;
class PictureFrames;
class Store;

/// The pictures of the article that is shown: from the cache, else fetched, one at a time from each host. Unasked only
/// from the board's own host, or from everywhere where the person allowed that for the board, and never while offline
/// or metered. Decoded on a thread of its own, one at a time, scaled to what is shown. GUI thread; answers come as
/// signals, for the article shown alone.
class Pictures : public QObject {
    Q_OBJECT

public:
    Pictures(Store &store, Fetcher &fetcher, const Network &network, QObject *parent = nullptr);
    ~Pictures() override;

    /// An article is shown whose text has these pictures, in order; `kept` is what came with it from the cache.
    /// known(), loading() and failed() follow for others.
    void show(const Board &board, Key article, const QList<QUrl> &addresses, const QList<KnownPicture> &kept);
    /// No article is shown: what is on its way is cancelled.
    void leave();
    /// The person asks for a picture, whatever its host; again for one that failed.
    void load(const QUrl &address);
    /// The person lets a board have its pictures from any host, or no longer.
    void allow(BoardId board, bool allowed);

    /// Decodes a picture of the cache to fit into `within` (pixels; empty: as it is): decoded() follows, with a null
    /// image where it is broken.
    void decode(const QUrl &address, const QSize &within);
    /// The files of pictures as far as the cache has them, 64 MB at most in all: gathered() follows.
    void gather(const QList<QUrl> &addresses);
    /// The same decoded for paper, each to fit into `within`, less where all together would be too large: developed()
    /// follows.
    void develop(const QList<QUrl> &addresses, const QSize &within);
    /// The room that a picture has on paper.
    static QSize paperSize() { return {1'400, 20'000}; }
    /// A moving picture of the cache begins: frameReady() follows for the first frame, and for the next one with each
    /// nextFrame(), from the start again after the last; a null image where it is broken.
    void play(const QUrl &address, const QSize &within);
    void nextFrame();
    void stop();
    /// Whether a board's articles may have this picture unasked; see mayHavePicture().
    static bool isAllowed(const QUrl &address, const Board &board);

signals:
    void known(const QUrl &address, const newsboard::PictureFacts &facts); ///< It is in the cache, or refused.
    void loading(const QUrl &address);
    void failed(const QUrl &address, const newsboard::Error &error); ///< It did not come.
    void decoded(const QUrl &address, const QSize &within, const QImage &image);
    void gathered(const QHash<QUrl, newsboard::PictureFile> &files);
    void frameReady(const QUrl &address, const QImage &frame, int milliseconds);
    void developed(const QHash<QUrl, QImage> &images);

private:
    void want(const QUrl &address, bool asked);
    void fetchNext();
    void fetch(const QUrl &address);
    void keep(const QUrl &address, const PictureFile &file);
    void fail(const QUrl &address, const Error &error);
    void tellFailed();
    void wantMissing();

    Store &m_store;
    Fetcher &m_fetcher;
    const Network &m_network;
    QThreadPool m_decoding; ///< One thread: one picture's pixels at a time.
    Board m_board;
    Key m_article = 0;
    int m_generation = 0;
    QList<QUrl> m_addresses;
    QSet<QUrl> m_there;          ///< In the cache, or refused for what they are.
    QHash<QUrl, Error> m_failed; ///< Since the program's start: not asked for again unless the person does.
    QHash<QUrl, bool> m_loading; ///< Waiting or on their way; whether the person asked.
    QList<QUrl> m_waiting;
    QHash<QString, QFuture<Result<Fetched>>> m_fetching; ///< By host.
    QList<QFuture<QImage>> m_decodings;
    QUrl m_playing;
    std::shared_ptr<PictureFrames> m_frames; ///< Used by one job of the decoding thread at a time.
};

} // namespace newsboard
