#include "ui/reader/picture_object.h"

#include "ui/reader/article_document.h"
#include "ui/reader/picture_sizes.h"
#include "ui/reader/picture_words.h"

#include <QAbstractTextDocumentLayout>
#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>
#include <QScreen>
#include <QTextDocument>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr double kWordsSize = 0.82;

/// A quiet box with what there is to say of the picture; the last line may be an offer.
void drawPlace(QPainter &painter, const QRectF &box, const QStringList &words, bool isOffer, const ReaderStyle &style)
{
    QColor fill = style.line;
    fill.setAlphaF(0.45f);
    painter.setPen(QPen(style.line, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    QFont font = style.font;
    font.setPointSizeF(font.pointSizeF() * kWordsSize);
    painter.setFont(font);
    const QFontMetricsF metrics(font, painter.device());
    // As many lines as there is room for, each as long as there is room for: the last, what can be done, goes first.
    const int room = int((box.height() - 8) / metrics.lineSpacing());
    if (room < 1 || box.width() < metrics.averageCharWidth() * 6) return;
    QStringList lines = words;
    while (lines.size() > std::max(room, 1))
        lines.removeAt(lines.size() > 1 ? lines.size() - 2 : 0);
    double y = box.center().y() - metrics.lineSpacing() * double(lines.size()) / 2;
    for (qsizetype i = 0; i < lines.size(); ++i, y += metrics.lineSpacing()) {
        painter.setPen(isOffer && i > 0 && i == lines.size() - 1 ? style.accent : style.muted);
        const QString line = metrics.elidedText(lines[i], Qt::ElideRight, box.width() - 16);
        painter.drawText(QRectF(box.left(), y, box.width(), metrics.lineSpacing()), Qt::AlignCenter, line);
    }
}

/// Says that the picture moves when it is opened.
void drawMoving(QPainter &painter, const QRectF &box, const ReaderStyle &style)
{
    const double side = std::min({double(style.gutter()) * 2, box.width() / 2, box.height() / 2});
    const QRectF disc(box.center() - QPointF(side / 2, side / 2), QSizeF(side, side));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 150));
    painter.drawEllipse(disc);
    QPainterPath triangle;
    triangle.moveTo(disc.center() + QPointF(-side * 0.14, -side * 0.22));
    triangle.lineTo(disc.center() + QPointF(side * 0.26, 0));
    triangle.lineTo(disc.center() + QPointF(-side * 0.14, side * 0.22));
    painter.fillPath(triangle, QColor(255, 255, 255, 230));
}

/// A ring that is seen on every picture: of the links' colour, with paper inside.
void drawFocus(QPainter &painter, const QRectF &box, const ReaderStyle &style)
{
    constexpr double kWidth = 3;
    painter.setBrush(Qt::NoBrush);
    for (const auto &[colour, inset] : {std::pair(style.paper, 1.5 * kWidth), std::pair(style.accent, 0.5 * kWidth)}) {
        painter.setPen(QPen(colour, kWidth, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(box.adjusted(inset, inset, -inset, -inset));
    }
}

} // namespace

PictureObject::PictureObject(ArticleDocument *document) : QObject(document), m_article(document) {}

QSizeF PictureObject::intrinsicSize(QTextDocument *document, int, const QTextFormat &format)
{
    const QSizeF space = m_article->spaceOf(ArticleDocument::placeNumber(format));
    // Paper has more dots to an inch than the screen that the sizes are of.
    const QPaintDevice *paper = document->documentLayout()->paintDevice();
    const QScreen *screen = QGuiApplication::primaryScreen();
    return paper && screen ? space * (paper->logicalDpiX() / screen->logicalDotsPerInchX()) : space;
}

void PictureObject::drawObject(QPainter *painter, const QRectF &rect, QTextDocument *, int, const QTextFormat &format)
{
    const int number = ArticleDocument::placeNumber(format);
    const QSize size = m_article->sizeOf(number);
    if (size.isEmpty()) return;
    const PicturePlace &place = m_article->places()[number];
    const ReaderStyle &style = m_article->style();
    PictureShelf &shelf = m_article->pictures();
    // Paper has other units: the rectangle comes in the painter's own.
    const double scale = rect.width() / std::max(1, m_article->spaceOf(number).width());
    const QRectF box(rect.topLeft(), QSizeF(size) * scale);
    const double ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
    const QImage image = shelf.image(place.address, (QSizeF(size) * ratio).toSize());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (image.isNull()) {
        const PictureShelf::Known known = shelf.known(place.address);
        const bool isOffer = known.state == PictureShelf::State::Absent || known.state == PictureShelf::State::Failed;
        drawPlace(*painter, box, pictureWords(place, known), isOffer, style);
    } else {
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        // In a gallery the middle of a very long one.
        QRectF from(image.rect());
        const double shape = box.width() / box.height();
        const double own = from.width() / from.height();
        if (place.row >= 0 && std::abs(own - shape) > 0.02) {
            const QSizeF cut =
                own > shape ? QSizeF(from.height() * shape, from.height()) : QSizeF(from.width(), from.width() / shape);
            from = QRectF(QPointF((from.width() - cut.width()) / 2, (from.height() - cut.height()) / 2), cut);
        }
        painter->drawImage(box, image, from);
        if (shelf.known(place.address).facts.isAnimated) drawMoving(*painter, box, style);
    }
    if (number == m_article->focusedPlace()) drawFocus(*painter, box, style);
    painter->restore();
    m_article->lookAhead(number, ratio);
}

} // namespace newsboard
