#include "app/usecases/pictures.h"

#include "app/parse/picture.h"
#include "app/store/store.h"
#include "app/usecases/async.h"
#include "app/usecases/network.h"
#include "app/usecases/picture_fetching.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qint64 kMostGathered = 64 * 1024 * 1024;
constexpr qint64 kMostDeveloped = 32'000'000; ///< Pixels of all pictures of a print.

QHash<QUrl, QImage> allDecoded(const QHash<QUrl, PictureFile> &files, const QSize &within)
{
    double pixels = 0;
    for (const PictureFile &file : files) {
        QSizeF size = file.facts.size;
        if (size.width() > within.width() || size.height() > within.height()) size.scale(within, Qt::KeepAspectRatio);
        pixels += size.width() * size.height();
    }
    const double share = std::min(1.0, std::sqrt(double(kMostDeveloped) / std::max(pixels, 1.0)));
    QHash<QUrl, QImage> images;
    for (auto file = files.begin(); file != files.end(); ++file) {
        const QImage image = decodedPicture(file.value(), (QSizeF(within) * share).toSize().expandedTo({1, 1}));
        if (!image.isNull()) images.insert(file.key(), image);
    }
    return images;
}

} // namespace

Pictures::Pictures(Store &store, Fetcher &fetcher, const Network &network, QObject *parent)
    : QObject(parent), m_store(store), m_fetcher(fetcher), m_network(network)
{
    m_decoding.setMaxThreadCount(1);
    connect(&m_network, &Network::offlineChanged, this, [this](bool offline) {
        if (!offline) wantMissing();
    });
}

Pictures::~Pictures()
{
    leave();
}

bool Pictures::isAllowed(const QUrl &address, const Board &board)
{
    return mayHavePicture(address, board);
}

void Pictures::show(const Board &board, Key article, const QList<QUrl> &addresses, const QList<KnownPicture> &kept)
{
    leave();
    m_board = board;
    m_article = article;
    m_addresses = addresses;
    m_there.clear();
    for (const KnownPicture &picture : kept)
        m_there.insert(picture.address);
    QList<QUrl> others;
    std::copy_if(addresses.begin(), addresses.end(), std::back_inserter(others),
                 [this](const QUrl &address) { return !m_there.contains(address); });
    if (others.isEmpty()) return;
    // Another article may have brought them.
    whenDone(m_store.findPictures(others), this,
             [this, generation = m_generation](const Result<QList<KnownPicture>> &found) {
                 if (generation != m_generation) return;
                 QList<QUrl> shared;
                 for (const KnownPicture &picture : found ? found.value() : QList<KnownPicture>()) {
                     m_there.insert(picture.address);
                     shared.append(picture.address);
                     emit known(picture.address, picture.facts);
                 }
                 if (!shared.isEmpty()) m_store.sharePictures(m_article, shared);
                 tellFailed();
                 wantMissing();
             });
}

void Pictures::leave()
{
    ++m_generation;
    m_article = 0;
    m_addresses.clear();
    m_waiting.clear();
    m_loading.clear();
    for (QFuture<Result<Fetched>> &fetching : m_fetching)
        fetching.cancel();
    m_fetching.clear();
    for (QFuture<QImage> &decoding : m_decodings)
        decoding.cancel();
    m_decodings.clear();
}

/// What failed before is said again, and not asked for.
void Pictures::tellFailed()
{
    const QList<QUrl> addresses = m_addresses;
    for (const QUrl &address : addresses) {
        const auto failure = m_failed.constFind(address);
        if (failure != m_failed.constEnd() && !m_there.contains(address) && !m_loading.contains(address))
            emit failed(address, *failure);
    }
}

/// Asks for what is missing and may be had unasked.
void Pictures::wantMissing()
{
    if (!m_network.allowsLooking()) return;
    const QList<QUrl> addresses = m_addresses;
    for (const QUrl &address : addresses) {
        if (!m_there.contains(address) && !m_failed.contains(address) && mayHavePicture(address, m_board))
            want(address, false);
    }
}

void Pictures::load(const QUrl &address)
{
    if (m_there.contains(address)) return;
    if (leadsInwards(address, m_board.url)) return fail(address, Error{ErrorKind::BadAddress, address.host(), 0});
    want(address, true);
}

void Pictures::allow(BoardId board, bool allowed)
{
    m_store.allowPictures(board, allowed);
    if (board != m_board.id) return;
    m_board.allPictures = allowed;
    if (allowed) wantMissing();
}

void Pictures::want(const QUrl &address, bool asked)
{
    m_failed.remove(address);
    if (m_loading.contains(address)) return;
    m_loading.insert(address, asked);
    m_waiting.insert(asked ? 0 : m_waiting.size(), address);
    emit loading(address);
    fetchNext();
}

/// One from each host: the person's next article waits for no more than that.
void Pictures::fetchNext()
{
    for (qsizetype i = 0; i < m_waiting.size();) {
        if (m_fetching.contains(m_waiting[i].host()))
            ++i;
        else
            fetch(m_waiting.takeAt(i));
    }
}

void Pictures::fetch(const QUrl &address)
{
    FetchRequest request = pictureRequest(address, m_board, m_loading.value(address));
    request.urgent = true;
    const auto take = [this, address, generation = m_generation](const Result<PictureFile> &file) {
        if (generation != m_generation) return;
        m_fetching.remove(address.host());
        if (file)
            keep(address, file.value());
        else
            fail(address, file.error());
        fetchNext();
    };
    m_fetching.insert(address.host(), fetchPicture(m_fetcher, request, this, take));
}

void Pictures::keep(const QUrl &address, const PictureFile &file)
{
    m_there.insert(address);
    m_loading.remove(address);
    whenDone(m_store.keepPicture(m_article, address, file, QDateTime::currentDateTimeUtc()), this,
             [this, address, facts = file.facts, generation = m_generation](const Done &kept) {
                 if (generation != m_generation) return;
                 if (kept)
                     emit known(address, facts);
                 else
                     fail(address, kept.error());
             });
}

void Pictures::fail(const QUrl &address, const Error &error)
{
    m_loading.remove(address);
    // What was only interrupted is asked for again.
    if (error.kind != ErrorKind::Offline && error.kind != ErrorKind::Cancelled) m_failed.insert(address, error);
    emit failed(address, error);
}

void Pictures::decode(const QUrl &address, const QSize &within)
{
    whenDone(m_store.picture(address), this,
             [this, address, within, generation = m_generation](const Result<std::optional<PictureFile>> &read) {
                 if (generation != m_generation) return;
                 if (!read || !read.value()) return emit decoded(address, within, {});
                 m_decodings.removeIf([](const QFuture<QImage> &future) { return future.isFinished(); });
                 const QFuture<QImage> decoding = QtConcurrent::run(
                     &m_decoding, [file = *read.value(), within] { return decodedPicture(file, within); });
                 m_decodings.append(decoding);
                 whenDone(decoding, this, [this, address, within, generation](const QImage &image) {
                     if (generation == m_generation) emit decoded(address, within, image);
                 });
             });
}

void Pictures::play(const QUrl &address, const QSize &within)
{
    m_playing = address;
    m_frames.reset();
    whenDone(m_store.picture(address), this, [this, address, within](const Result<std::optional<PictureFile>> &read) {
        if (address != m_playing) return;
        if (!read || !read.value()) return emit frameReady(address, {}, 0);
        m_frames = std::make_shared<PictureFrames>(*read.value(), within);
        nextFrame();
    });
}

void Pictures::stop()
{
    m_playing.clear();
    m_frames.reset();
}

void Pictures::nextFrame()
{
    if (!m_frames) return;
    const QFuture<PictureFrames::Frame> decoding =
        QtConcurrent::run(&m_decoding, [frames = m_frames] { return frames->next(); });
    whenDone(decoding, this, [this, frames = m_frames](const PictureFrames::Frame &frame) {
        if (frames == m_frames) emit frameReady(m_playing, frame.image, frame.milliseconds);
    });
}

void Pictures::gather(const QList<QUrl> &addresses)
{
    whenDone(m_store.pictureFiles(addresses, kMostGathered), this,
             [this](const Result<QHash<QUrl, PictureFile>> &files) {
                 emit gathered(files ? files.value() : QHash<QUrl, PictureFile>());
             });
}

void Pictures::develop(const QList<QUrl> &addresses, const QSize &within)
{
    whenDone(m_store.pictureFiles(addresses, kMostGathered), this,
             [this, within](const Result<QHash<QUrl, PictureFile>> &files) {
                 if (!files || files->isEmpty()) return emit developed({});
                 const QFuture<QHash<QUrl, QImage>> decoding = QtConcurrent::run(
                     &m_decoding, [kept = files.value(), within] { return allDecoded(kept, within); });
                 whenDone(decoding, this, [this](const QHash<QUrl, QImage> &images) { emit developed(images); });
             });
}

} // namespace newsboard
