#include "ui/reader/picture_viewer.h"

#include "ui/reader/picture_canvas.h"
#include "ui/reader/picture_words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QScreen>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr double kZoomFactor = 1.25;
const QColor kRoom(0x16, 0x17, 0x19); ///< Around pictures it is dark whatever the paper is.
const QColor kInk(0xd8, 0xda, 0xde);

} // namespace

PictureViewer::PictureViewer(const QList<Item> &items, QWidget *parent)
    : QDialog(parent, Qt::Window), m_items(items), m_canvas(new PictureCanvas(this)), m_bar(new QWidget(this)),
      m_caption(new QLabel(m_bar)), m_count(new QLabel(m_bar))
{
    QPalette colours = palette();
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button})
        colours.setColor(role, kRoom);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        colours.setColor(role, kInk);
    setPalette(colours);
    m_frameTimer.setSingleShot(true);
    connect(&m_frameTimer, &QTimer::timeout, this, &PictureViewer::frameWanted);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_canvas, 1);
    column->addWidget(m_bar);
    makeBar();
    m_canvas->setFocusPolicy(Qt::StrongFocus);
    m_canvas->setAccessibleName(tr("Picture"));
    m_canvas->setFocus();
    const QSize room = parent && parent->screen() ? parent->screen()->availableSize() : QSize(1'200, 800);
    resize(room * 0.8);
}

QToolButton *PictureViewer::button(const QString &text, const QString &name, void (PictureViewer::*run)())
{
    auto *made = new QToolButton(m_bar);
    made->setText(text);
    made->setToolTip(name);
    made->setAccessibleName(name);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::TabFocus);
    connect(made, &QToolButton::clicked, this, run);
    m_bar->layout()->addWidget(made);
    return made;
}

void PictureViewer::makeBar()
{
    const int em = fontMetrics().height();
    auto *line = new QHBoxLayout(m_bar);
    line->setContentsMargins(em / 2, em / 4, em / 2, em / 4);
    m_previous = button(u"‹"_s, tr("Previous picture (←)"), &PictureViewer::previous);
    line->addWidget(m_count);
    m_next = button(u"›"_s, tr("Next picture (→)"), &PictureViewer::next);
    for (QLabel *label : {m_caption, m_count})
        label->setTextFormat(Qt::PlainText);
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    line->addSpacing(em);
    line->addWidget(m_caption, 1);
    button(u"−"_s, tr("Smaller (−)"), &PictureViewer::zoomOut);
    button(u"+"_s, tr("Larger (+)"), &PictureViewer::zoomIn);
    button(tr("Fit"), tr("As large as the window (0)"), &PictureViewer::fit);
    button(u"1:1"_s, tr("As it is (1)"), &PictureViewer::asItIs);
    line->addSpacing(em / 2);
    button(tr("Copy"), tr("Copy the picture (Ctrl+C)"), &PictureViewer::copy);
    button(tr("Save…"), tr("Save the picture (Ctrl+S)"), &PictureViewer::save);
}

void PictureViewer::show(int at)
{
    if (at < 0 || at >= m_items.size() || at == m_at) return;
    m_at = at;
    m_frameTimer.stop();
    const Item &item = m_items[at];
    m_canvas->setPicture({}, item.size, false);
    const bool isSingle = m_items.size() == 1;
    m_previous->setVisible(!isSingle);
    m_next->setVisible(!isSingle);
    m_count->setVisible(!isSingle);
    m_previous->setEnabled(at > 0);
    m_next->setEnabled(at + 1 < m_items.size());
    m_count->setText(u"%1 / %2"_s.arg(at + 1).arg(m_items.size()));
    PictureShelf::Known known;
    known.state = PictureShelf::State::There;
    known.facts.size = item.size;
    QStringList words = pictureWords(item.place, known);
    if (item.place.alt.isEmpty()) words.removeFirst();
    m_caption->setText(words.join(u"   "_s));
    setWindowTitle(item.place.alt.isEmpty() ? tr("Picture") : item.place.alt);
    if (item.isMoving)
        emit playWanted(item.place.address);
    else
        emit imageWanted(item.place.address);
}

void PictureViewer::setImage(const QUrl &address, const QImage &image)
{
    if (address != m_items[m_at].place.address || m_items[m_at].isMoving) return;
    // The one at hand from the page may come before its larger self.
    if (image.width() > m_canvas->image().width()) m_canvas->setPicture(image, m_items[m_at].size, true);
}

void PictureViewer::setFrame(const QUrl &address, const QImage &frame, int milliseconds)
{
    if (address != m_items[m_at].place.address || !m_items[m_at].isMoving || frame.isNull()) return;
    m_canvas->setPicture(frame, m_items[m_at].size, true);
    if (isVisible()) m_frameTimer.start(milliseconds);
}

QImage PictureViewer::shown() const
{
    return m_canvas->image();
}

double PictureViewer::zoom() const
{
    return m_canvas->zoom();
}

void PictureViewer::zoomIn()
{
    m_canvas->setZoom(m_canvas->zoom() * kZoomFactor);
}

void PictureViewer::zoomOut()
{
    m_canvas->setZoom(m_canvas->zoom() / kZoomFactor);
}

void PictureViewer::fit()
{
    m_canvas->setZoom(0);
}

void PictureViewer::asItIs()
{
    m_canvas->setZoom(1);
}

void PictureViewer::save()
{
    emit saveWanted(m_items[m_at].place.address);
}

void PictureViewer::copy()
{
    if (!m_canvas->image().isNull()) emit copyWanted(m_canvas->image());
}

void PictureViewer::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) return copy();
    if (event->matches(QKeySequence::Save)) return save();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_PageUp:
    case Qt::Key_Backspace:
        return previous();
    case Qt::Key_Right:
    case Qt::Key_PageDown:
    case Qt::Key_Space:
        return next();
    case Qt::Key_Home:
        return show(0);
    case Qt::Key_End:
        return show(int(m_items.size()) - 1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_0:
        return fit();
    case Qt::Key_1:
        return asItIs();
    default:
        QDialog::keyPressEvent(event);
    }
}

} // namespace newsboard
