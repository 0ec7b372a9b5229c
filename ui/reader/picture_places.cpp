#include "ui/reader/picture_places.h"

#include "ui/reader/reader_style.h"
#include "ui/reader/shown_address.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Reader)
};

/// Takes the value of an attribute out of a tag that the sanitizer wrote; still escaped.
QString attributeOf(QStringView tag, QLatin1StringView name)
{
    const QString opening = u' ' + name + "=\""_L1;
    const qsizetype at = tag.indexOf(opening);
    if (at < 0) return {};
    const qsizetype begin = at + opening.size();
    const qsizetype end = tag.indexOf(u'"', begin);
    return end < 0 ? QString() : tag.sliced(begin, end - begin).toString();
}

QString unescaped(QString text)
{
    return text.replace("&lt;"_L1, "<"_L1)
        .replace("&gt;"_L1, ">"_L1)
        .replace("&quot;"_L1, "\""_L1)
        .replace("&amp;"_L1, "&"_L1);
}

QSize placeSize(QStringView tag, const ReaderStyle &style)
{
    const int width = attributeOf(tag, "width"_L1).toInt();
    const int height = attributeOf(tag, "height"_L1).toInt();
    const int line = QFontMetrics(style.font).height();
    if (width <= 0 || height <= 0) return {style.measure, line * 3};
    if (width <= style.measure) return {width, height};
    return {style.measure, std::max(1, int(qint64(height) * style.measure / width))};
}

QString placeLabel(QStringView tag)
{
    const QString host = shownHost(QUrl(unescaped(attributeOf(tag, "src"_L1))));
    const QString alt = unescaped(attributeOf(tag, "alt"_L1));
    QStringList lines{alt.isEmpty() ? Words::tr("Picture") : alt};
    const QString width = attributeOf(tag, "width"_L1);
    const QString height = attributeOf(tag, "height"_L1);
    QStringList facts;
    if (!width.isEmpty() && !height.isEmpty()) facts.append(width + u" × "_s + height);
    if (!host.isEmpty()) facts.append(host);
    if (!facts.isEmpty()) lines.append(facts.join(u" · "_s));
    return lines.join(u'\n');
}

} // namespace

QString withPicturePlaces(const QString &html, const ReaderStyle &style, QHash<QString, PicturePlace> &places)
{
    QString out;
    out.reserve(html.size());
    qsizetype at = 0;
    bool inFigure = false;
    for (;;) {
        const qsizetype begin = html.indexOf("<img"_L1, at);
        const qsizetype end = begin < 0 ? -1 : html.indexOf(u'>', begin);
        if (end < 0) break;
        const QStringView tag = QStringView(html).sliced(begin, end - begin);
        const PicturePlace place{placeSize(tag, style), placeLabel(tag)};
        const QString name = u"place:%1"_s.arg(places.size());
        places.insert(name, place);
        const QStringView between = QStringView(html).sliced(at, begin - at);
        const qsizetype opened = between.lastIndexOf("<figure"_L1);
        const qsizetype closed = between.lastIndexOf("</figure>"_L1);
        if (opened != closed) inFigure = opened > closed;
        // A figure's picture stands on a line of its own; Qt knows no figure.
        out += between;
        if (inFigure) out += "<p class=\"picture\">"_L1;
        out +=
            u"<img src=\"%1\" width=\"%2\" height=\"%3\">"_s.arg(name).arg(place.size.width()).arg(place.size.height());
        if (inFigure) out += "</p>"_L1;
        at = end + 1;
    }
    out += QStringView(html).sliced(at);
    out.replace("<figcaption>"_L1, "<p class=\"caption\">"_L1).replace("</figcaption>"_L1, "</p>"_L1);
    out.replace("<figure>"_L1, "<div>"_L1).replace("</figure>"_L1, "</div>"_L1);
    return out;
}

} // namespace newsboard
