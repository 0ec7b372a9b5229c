#include "ui/reader/picture_places.h"

#include "app/write/cleaned_html.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kGallery = 3; ///< So many pictures make one.
constexpr int kMostInRow = 3;

bool isPictureFile(const QString &address)
{
    static const QRegularExpression file(u"\\.(?:jpe?g|png|gif|webp|bmp)$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return file.match(QUrl(address).path()).hasMatch();
}

bool isBlank(const HtmlPiece &piece)
{
    return piece.kind == HtmlPiece::Kind::Text &&
           std::all_of(piece.whole.begin(), piece.whole.end(), [](QChar c) { return c.isSpace(); });
}

QList<HtmlPiece> piecesOf(const QString &html)
{
    QList<HtmlPiece> pieces;
    for (CleanedHtml reader(html); !reader.atEnd();)
        pieces.append(reader.next());
    return pieces;
}

/// Links around nothing but pictures that lead to a picture's file go: the viewer shows it. Returns which pieces stand
/// in a link that stays.
QList<bool> withoutLinksToPictures(QList<HtmlPiece> &pieces)
{
    QList<bool> linked(pieces.size(), false);
    QList<HtmlPiece> kept;
    QList<bool> keptLinked;
    kept.reserve(pieces.size());
    qsizetype end = -1; // Of the link at hand.
    bool isDropped = false;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const HtmlPiece &piece = pieces[i];
        if (piece.is("a"_L1) && piece.kind == HtmlPiece::Kind::Open) {
            bool isPicturesAlone = true;
            bool hasPicture = false;
            for (end = i + 1; end < pieces.size() && !pieces[end].is("a"_L1); ++end) {
                hasPicture = hasPicture || pieces[end].is("img"_L1);
                isPicturesAlone = isPicturesAlone && (pieces[end].is("img"_L1) || isBlank(pieces[end]));
            }
            isDropped = hasPicture && isPicturesAlone && isPictureFile(piece.value("href"_L1));
            if (isDropped) continue;
        }
        if (piece.is("a"_L1) && piece.kind == HtmlPiece::Kind::Close && isDropped && i == end) continue;
        kept.append(piece);
        keptLinked.append(i < end && !isDropped);
    }
    pieces = kept;
    return keptLinked;
}

/// Whether what stands between two pictures only ends a block and begins another like it.
bool isOnlyBetweenBlocks(const QList<HtmlPiece> &pieces, qsizetype from, qsizetype to)
{
    QList<QStringView> closed;
    QList<QStringView> opened;
    for (qsizetype i = from; i < to; ++i) {
        const HtmlPiece &piece = pieces[i];
        if (isBlank(piece) || piece.is("br"_L1)) continue;
        const bool isBlock = piece.is("p"_L1) || piece.is("div"_L1) || piece.is("figure"_L1) || piece.is("span"_L1);
        if (!isBlock) return false;
        if (piece.kind == HtmlPiece::Kind::Open)
            opened.append(piece.name);
        else if (!opened.isEmpty())
            opened.removeLast();
        else
            closed.prepend(piece.name);
    }
    return closed == opened;
}

PicturePlace placeOf(const HtmlPiece &img)
{
    PicturePlace place;
    place.address = QUrl(img.value("src"_L1));
    place.alt = img.value("alt"_L1).simplified();
    place.declared = {img.value("width"_L1).toInt(), img.value("height"_L1).toInt()};
    return place;
}

/// How many pictures of a gallery's rest stand in its next row: none is left alone.
qsizetype nextRow(qsizetype left)
{
    return left == 4 ? 2 : std::min<qsizetype>(left, kMostInRow);
}

} // namespace

QString withPicturePlaces(const QString &html, QList<PicturePlace> &places)
{
    if (!html.contains("<img"_L1) && !html.contains("<fig"_L1)) return html;
    QList<HtmlPiece> pieces = piecesOf(html);
    const QList<bool> linked = withoutLinksToPictures(pieces);
    QString out;
    out.reserve(html.size() + html.size() / 4);
    int row = places.isEmpty() ? 0 : places.last().row + 1;
    int figures = 0;
    const auto write = [&](qsizetype at, int inRow) {
        const QString number = QString::number(places.size());
        places.append(placeOf(pieces[at]));
        places.last().row = inRow;
        const QString box = u"<img src=\"place:%1\">"_s.arg(number);
        out += linked[at] ? box : u"<a href=\"reader:picture/%1\">%2</a>"_s.arg(number, box);
    };
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const HtmlPiece &piece = pieces[i];
        const bool opens = piece.kind == HtmlPiece::Kind::Open;
        if (piece.is("figure"_L1)) {
            figures += opens ? 1 : -1;
            out += opens ? "<div>"_L1 : "</div>"_L1; // Qt knows no figure.
        } else if (piece.is("figcaption"_L1)) {
            out += opens ? "<p class=\"caption\">"_L1 : "</p>"_L1;
        } else if (piece.is("img"_L1)) {
            QList<qsizetype> run{i};
            for (qsizetype next = i + 1; !linked[i] && next < pieces.size(); ++next) {
                if (!pieces[next].is("img"_L1)) continue;
                if (linked[next] || !isOnlyBetweenBlocks(pieces, run.last() + 1, next)) break;
                run.append(next);
            }
            // A figure's picture stands on a line of its own.
            if (figures > 0) out += "<p class=\"picture\">"_L1;
            if (run.size() < kGallery) {
                write(i, -1);
            } else {
                for (qsizetype at = 0; at < run.size(); ++row) {
                    if (at > 0) out += "<br>"_L1;
                    const qsizetype end = at + nextRow(run.size() - at);
                    while (at < end)
                        write(run[at++], row);
                }
                i = run.last();
            }
            if (figures > 0) out += "</p>"_L1;
        } else {
            out += piece.whole;
        }
    }
    return out;
}

} // namespace newsboard
