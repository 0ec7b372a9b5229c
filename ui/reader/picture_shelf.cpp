#include "ui/reader/picture_shelf.h"

#include <algorithm>
#include <utility>

namespace newsboard {

namespace {

constexpr int kKilobytes = 96 * 1024;

PictureShelf::State stateOf(const PictureFacts &facts)
{
    return facts.isShown() ? PictureShelf::State::There : PictureShelf::State::Refused;
}

/// In kilobytes.
int costOf(const QImage &image)
{
    return std::max(1, int(image.sizeInBytes() / 1024));
}

} // namespace

PictureShelf::PictureShelf(QObject *parent) : QObject(parent), m_images(kKilobytes) {}

void PictureShelf::begin(const QList<KnownPicture> &known)
{
    m_known.clear();
    m_images.clear();
    m_asked.clear();
    m_coming.clear();
    for (const KnownPicture &picture : known)
        m_known.insert(picture.address, {stateOf(picture.facts), picture.facts, {}});
}

void PictureShelf::takeOver(PictureShelf &other)
{
    m_known = std::exchange(other.m_known, {});
    m_asked = std::exchange(other.m_asked, {});
    m_coming = std::exchange(other.m_coming, {});
    m_images.clear();
    const QList<QUrl> held = other.m_images.keys();
    for (const QUrl &address : held) {
        QImage *image = other.m_images.take(address);
        m_images.insert(address, image, costOf(*image));
    }
}

void PictureShelf::setKnown(const QUrl &address, const PictureFacts &facts)
{
    const State state = stateOf(facts);
    Known &known = m_known[address];
    if (known.state == state && known.facts == facts) return;
    known = {state, facts, {}};
    emit changed(address, true);
}

void PictureShelf::setLoading(const QUrl &address)
{
    m_known[address] = {State::Loading, {}, {}};
    emit changed(address, false);
}

void PictureShelf::setFailed(const QUrl &address, const QString &why)
{
    m_known[address] = {State::Failed, {}, why};
    emit changed(address, false);
}

void PictureShelf::setImage(const QUrl &address, const QImage &image)
{
    m_coming.remove(address);
    const auto known = m_known.find(address);
    if (known == m_known.end() || known->state != State::There) return;
    if (image.isNull()) {
        known->state = State::Refused;
        known->facts.refusal = PictureRefusal::Broken;
        emit changed(address, false);
        return;
    }
    m_images.insert(address, new QImage(image), costOf(image));
    emit changed(address, false);
}

bool PictureShelf::isLeftOut(const QUrl &address) const
{
    return known(address).facts.refusal == PictureRefusal::Tracker;
}

QImage PictureShelf::held(const QUrl &address) const
{
    const QImage *image = m_images.object(address);
    return image ? *image : QImage();
}

QImage PictureShelf::image(const QUrl &address, const QSize &pixels)
{
    const Known picture = known(address);
    if (picture.state != State::There) return {};
    const QImage *held = m_images.object(address);
    const QSize wants = pixels.boundedTo(picture.facts.size);
    const QSize asked = m_asked.value(address);
    const bool isEnough = held && asked.width() >= wants.width() && asked.height() >= wants.height();
    if (!isEnough && !m_coming.contains(address)) {
        m_asked.insert(address, wants);
        m_coming.insert(address);
        emit wanted(address, wants);
    }
    return held ? *held : QImage();
}

} // namespace newsboard
