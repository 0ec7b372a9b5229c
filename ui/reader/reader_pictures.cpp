#include "ui/reader/reader_pictures.h"

#include "app/usecases/pictures.h"
#include "ui/reader/article_saving.h"
#include "ui/reader/article_view.h"
#include "ui/reader/picture_shelf.h"
#include "ui/reader/picture_viewer.h"
#include "ui/reader/picture_words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QScreen>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

bool needsLeave(const QUrl &address, const Board &board)
{
    // The sample's pictures come from no host: there is nobody to be asked.
    return !address.host().isEmpty() && !Pictures::isAllowed(address, board) && !board.allPictures;
}

} // namespace

ReaderPictures::ReaderPictures(ArticleView &view, QWidget *window) : QObject(window), m_view(view), m_window(window) {}

void ReaderPictures::use(Pictures &pictures)
{
    m_pictures = &pictures;
    // The shelf is the document's: with another document it is another one.
    connect(&pictures, &Pictures::known, this,
            [this](const QUrl &address, const PictureFacts &facts) { m_view.pictures().setKnown(address, facts); });
    connect(&pictures, &Pictures::loading, this,
            [this](const QUrl &address) { m_view.pictures().setLoading(address); });
    connect(&pictures, &Pictures::failed, this, [this](const QUrl &address, const Error &error) {
        m_view.pictures().setFailed(address, error.kind == ErrorKind::Cancelled ? QString() : errorText(error));
    });
    connect(&pictures, &Pictures::decoded, this, [this](const QUrl &address, const QSize &within, const QImage &image) {
        if (m_viewer) m_viewer->setImage(address, image);
        if (!within.isEmpty()) m_view.pictures().setImage(address, image);
    });
    connect(&pictures, &Pictures::frameReady, this, [this](const QUrl &address, const QImage &frame, int milliseconds) {
        if (m_viewer) m_viewer->setFrame(address, frame, milliseconds);
    });
    connect(&pictures, &Pictures::gathered, this, [this](const QHash<QUrl, PictureFile> &files) {
        const auto file = files.constFind(m_saving);
        if (file == files.constEnd()) return;
        const QString name = std::exchange(m_saving, {}).fileName().section(u'.', 0, -2);
        const QString suffix = QString::fromLatin1(file->facts.format == "jpeg" ? "jpg" : file->facts.format);
        emit fileReady(fileNameFor(name, suffix), file->bytes);
    });
    connect(&m_view, &ArticleView::pictureWanted, &pictures, &Pictures::decode);
}

void ReaderPictures::prepare(const Board &board, const HeadlineRow &row, const Article &article)
{
    if (m_viewer) m_viewer->close();
    m_board = board;
    m_addresses = pictureAddresses(article);
    if (m_pictures) m_pictures->show(board, row.key, m_addresses, article.pictures);
}

void ReaderPictures::takeMore(const HeadlineRow &row, const Article &article)
{
    const QList<QUrl> addresses = pictureAddresses(article);
    if (addresses == m_addresses) return;
    m_addresses = addresses;
    if (m_pictures) m_pictures->show(m_board, row.key, m_addresses, article.pictures);
}

void ReaderPictures::leave()
{
    if (m_viewer) m_viewer->close();
    m_addresses.clear();
    if (m_pictures) m_pictures->leave();
}

bool ReaderPictures::isHeldBack(const QUrl &address) const
{
    return m_pictures && m_view.pictures().known(address).state == PictureShelf::State::Absent &&
           needsLeave(address, m_board);
}

QSet<QUrl> ReaderPictures::heldBack() const
{
    QSet<QUrl> held;
    for (const QUrl &address : m_addresses) {
        if (isHeldBack(address)) held.insert(address);
    }
    return held;
}

QSet<QUrl> ReaderPictures::heldBackIn(const Board &board, const Article &article) const
{
    if (!m_pictures) return {};
    QSet<QUrl> held;
    for (const QUrl &address : pictureAddresses(article)) {
        if (needsLeave(address, board)) held.insert(address);
    }
    for (const KnownPicture &picture : article.pictures)
        held.remove(picture.address);
    return held;
}

void ReaderPictures::loadHeldBack()
{
    const QList<QUrl> addresses = m_addresses;
    for (const QUrl &address : addresses) {
        if (isHeldBack(address)) m_pictures->load(address);
    }
    emit leaveChanged();
}

void ReaderPictures::allow(bool allowed)
{
    if (!m_pictures) return;
    m_board.allPictures = allowed;
    m_pictures->allow(m_board.id, allowed);
    emit leaveChanged();
}

QUrl ReaderPictures::addressOf(int place) const
{
    return m_view.places().value(place).address;
}

void ReaderPictures::activate(int place)
{
    const QUrl address = addressOf(place);
    const PictureShelf::Known known = m_view.pictures().known(address);
    switch (known.state) {
    case PictureShelf::State::There:
        return view(place);
    case PictureShelf::State::Absent:
    case PictureShelf::State::Failed:
        if (!m_pictures) return;
        m_pictures->load(address);
        emit leaveChanged();
        break;
    case PictureShelf::State::Refused:
        emit said(refusalText(known.facts));
        break;
    case PictureShelf::State::Loading:
        break;
    }
}

void ReaderPictures::view(int place)
{
    if (!m_pictures) return;
    QList<PictureViewer::Item> items;
    int at = 0;
    const QList<PicturePlace> &places = m_view.places();
    for (int i = 0; i < places.size(); ++i) {
        const PictureShelf::Known known = m_view.pictures().known(places[i].address);
        if (known.state != PictureShelf::State::There) continue;
        if (i == place) at = int(items.size());
        items.append({places[i], known.facts.size, known.facts.isAnimated});
    }
    if (items.isEmpty()) return;
    if (m_viewer) m_viewer->close();
    auto *viewer = new PictureViewer(items, m_window);
    m_viewer = viewer;
    viewer->setAttribute(Qt::WA_DeleteOnClose);
    connect(viewer, &QObject::destroyed, this, [this, viewer] {
        if (m_viewer == viewer) m_viewer = nullptr;
    });
    connect(viewer, &QDialog::finished, this, [this, viewer] {
        if (m_viewer == viewer) m_viewer = nullptr;
        m_window->activateWindow(); // Not every window manager gives the keyboard back.
        m_pictures->stop();
    });
    connect(viewer, &PictureViewer::imageWanted, this, [this, viewer](const QUrl &address) {
        // What the page shows already stands in for it.
        const QImage small = m_view.pictures().held(address);
        if (!small.isNull()) viewer->setImage(address, small);
        m_pictures->decode(address, {});
    });
    connect(viewer, &PictureViewer::playWanted, this, [this](const QUrl &address) {
        m_pictures->play(address, m_window->screen()->size() * m_window->devicePixelRatioF());
    });
    connect(viewer, &PictureViewer::frameWanted, m_pictures, &Pictures::nextFrame);
    connect(viewer, &PictureViewer::saveWanted, this, &ReaderPictures::save);
    connect(viewer, &PictureViewer::copyWanted, this,
            [](const QImage &image) { QGuiApplication::clipboard()->setImage(image); });
    viewer->show(at);
    viewer->QDialog::show();
    viewer->activateWindow();
}

void ReaderPictures::save(const QUrl &address)
{
    m_saving = address;
    m_pictures->gather({address});
}

void ReaderPictures::fillMenu(QMenu &menu, int place)
{
    const QUrl address = addressOf(place);
    if (address.isEmpty() || !m_pictures) return;
    const PictureShelf::Known known = m_view.pictures().known(address);
    if (known.state == PictureShelf::State::There) {
        menu.addAction(tr("View the picture"), this, [this, place] { view(place); });
        menu.addAction(tr("Save the picture…"), this, [this, address] { save(address); });
    } else if (known.state != PictureShelf::State::Refused) {
        menu.addAction(tr("Load the picture"), this, [this, place] { activate(place); });
    }
    menu.addAction(tr("Copy the picture's address"), this,
                   [address] { QGuiApplication::clipboard()->setText(address.toString(QUrl::FullyEncoded)); });
    QAction *always = menu.addAction(tr("Always load this board's pictures"));
    always->setCheckable(true);
    always->setChecked(m_board.allPictures);
    connect(always, &QAction::toggled, this, &ReaderPictures::allow);
}

} // namespace newsboard
