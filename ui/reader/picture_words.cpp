#include "ui/reader/picture_words.h"

#include "ui/reader/shown_address.h"
#include "ui/theme/size_words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct PictureWords {
    Q_DECLARE_TR_FUNCTIONS(Reader)
};

QString dimensions(const QSize &size)
{
    return u"%1 × %2"_s.arg(size.width()).arg(size.height());
}

} // namespace

QString refusalText(const PictureFacts &facts)
{
    switch (facts.refusal) {
    case PictureRefusal::NotAPicture:
        return PictureWords::tr("What came is no picture.");
    case PictureRefusal::UnknownKind:
        return PictureWords::tr("This kind of picture cannot be shown: %1.")
            .arg(QString::fromLatin1(facts.format).toUpper());
    case PictureRefusal::TooLarge:
        return PictureWords::tr("This picture is too large to be shown.");
    case PictureRefusal::Broken:
        return PictureWords::tr("This picture is broken.");
    case PictureRefusal::Tracker:
    case PictureRefusal::None:
        break;
    }
    return {};
}

QStringList pictureWords(const PicturePlace &place, const PictureShelf::Known &known)
{
    QStringList lines{place.alt.isEmpty() ? PictureWords::tr("Picture") : place.alt};
    QStringList facts;
    const QSize size = known.facts.size.isEmpty() ? place.declared : known.facts.size;
    if (!size.isEmpty()) facts.append(dimensions(size));
    if (known.facts.bytes > 0) facts.append(sizeInWords(known.facts.bytes));
    const QString host = shownHost(place.address);
    if (!host.isEmpty()) facts.append(host);
    if (!facts.isEmpty()) lines.append(facts.join(u" · "_s));
    switch (known.state) {
    case PictureShelf::State::Absent:
        lines.append(PictureWords::tr("Load"));
        break;
    case PictureShelf::State::Loading:
        lines.append(PictureWords::tr("Loading…"));
        break;
    case PictureShelf::State::Failed:
        lines.append(known.why);
        lines.append(PictureWords::tr("Try again"));
        break;
    case PictureShelf::State::Refused:
        lines.append(refusalText(known.facts));
        break;
    case PictureShelf::State::There:
        break;
    }
    return lines;
}

} // namespace newsboard
