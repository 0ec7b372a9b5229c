#include "ui/reader/reader_style.h"

#include "ui/theme/theme.h"

#include <QFontInfo>
#include <QFontMetrics>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The body text beside the interface's font.
constexpr double kReadingSize = 1.2;
constexpr double kTitleSize = 1.4;
constexpr double kLatinPerHangul = 75.0 / 40;

struct Colours {
    QColor paper;
    QColor text;
    QColor accent;
};

Colours coloursOf(ReadingSettings::Paper paper, const QPalette &palette)
{
    using Paper = ReadingSettings::Paper;
    switch (paper) {
    case Paper::Light:
        return {QColor(0xff, 0xff, 0xff), QColor(0x1d, 0x20, 0x24), QColor(0x1a, 0x65, 0xd6)};
    case Paper::Dark:
        return {QColor(0x1d, 0x1f, 0x22), QColor(0xe6, 0xe7, 0xe9), QColor(0x6e, 0xa8, 0xfe)};
    case Paper::Sepia:
        return {QColor(0xf7, 0xef, 0xdd), QColor(0x3f, 0x33, 0x26), QColor(0x8c, 0x45, 0x0f)};
    case Paper::Contrast:
        return {QColor(0, 0, 0), QColor(0xff, 0xff, 0xff), QColor(0xff, 0xd6, 0x4a)};
    case Paper::AsWindow:
        break;
    }
    return {palette.color(QPalette::Active, QPalette::Base), palette.color(QPalette::Active, QPalette::Text),
            palette.color(QPalette::Active, QPalette::Link)};
}

} // namespace

QFont handOf(QFont font, bool serif)
{
    if (serif) font.setFamilies({u"Noto Serif CJK KR"_s, u"Nanum Myeongjo"_s, u"serif"_s});
    return font;
}

QPalette ReaderStyle::palette(const QPalette &window) const
{
    QPalette own = window;
    own.setColor(QPalette::Base, paper);
    own.setColor(QPalette::Window, paper);
    own.setColor(QPalette::Text, text);
    own.setColor(QPalette::WindowText, text);
    own.setColor(QPalette::ButtonText, text);
    own.setColor(QPalette::Link, accent);
    own.setColor(QPalette::PlaceholderText, muted);
    return own;
}

ReaderStyle ReaderStyle::from(const QPalette &palette, const QFont &interfaceFont, int paneWidth,
                              const ReadingSettings &settings)
{
    ReaderStyle style;
    style.font = handOf(interfaceFont, settings.serif);
    style.font.setPointSizeF(std::max(1.0, interfaceFont.pointSizeF()) * kReadingSize * settings.textSize / 100);
    style.lineHeight = settings.lineHeight / 100.0;
    const QFontMetrics metrics(style.font);
    style.fontHeight = metrics.height();
    style.fontPixels = QFontInfo(style.font).pixelSize();
    // A hand whose Latin letters are narrow has a narrower column: at 40 syllables no more than 75 of them.
    static const QString latin = u"The harbour was quiet when the first of the morning ferries came in."_s;
    const double hangul = metrics.horizontalAdvance(u'가');
    const double letters = kLatinPerHangul * metrics.horizontalAdvance(latin) / double(latin.size());
    const int wanted = int(std::min(hangul, letters) * settings.lineLength);
    style.measure = std::max(metrics.height() * 4, std::min(wanted, paneWidth - 2 * style.gutter()));
    const Colours colours = coloursOf(settings.paper, palette);
    style.text = colours.text;
    style.paper = colours.paper;
    style.accent = colours.accent;
    const bool isSharp = settings.paper == ReadingSettings::Paper::Contrast;
    const bool isSepia = settings.paper == ReadingSettings::Paper::Sepia;
    style.muted = blended(style.text, style.paper, isSharp ? 0.12 : isSepia ? 0.28 : 0.38);
    style.line = blended(style.text, style.paper, isSharp ? 0.4 : 0.86);
    return style;
}

QString readerStyleSheet(const ReaderStyle &style)
{
    const int em = style.fontPixels;
    const double size = style.font.pointSizeF();
    const auto points = [size](double share) { return QString::number(size * share, 'f', 1) + "pt"_L1; };
    const auto ems = [em](double share) { return QString::number(qRound(em * share)) + "px"_L1; };
    // A least height, not a share of the font's own: CJK fonts are tall by themselves, and a picture's line is its
    // picture's.
    const auto lines = [&ems](double share) {
        return u"line-height:%1; -qt-line-height-type:minimum;"_s.arg(ems(share));
    };
    // Qt's rich text has neither em nor margin shorthand.
    const auto margins = [&ems](double above, double below) {
        return u"margin-top:%1; margin-bottom:%2;"_s.arg(ems(above), ems(below));
    };
    const QString quiet = u"color:%1; font-size:%2;"_s.arg(style.muted.name(), points(0.8));
    const QString rule = u"border-bottom:1px solid %1;"_s.arg(style.line.name());
    // Rules that name an element are looked at for such elements alone.
    QStringList rules{
        u"p.h1 { font-size:%1; font-weight:700; %2 %3 }"_s.arg(points(kTitleSize), lines(kTitleSize * 1.3),
                                                               margins(0, 0.3)),
        u"p.h2 { font-size:%1; font-weight:700; %2 %3 }"_s.arg(points(1.15), lines(1.5), margins(1.3, 0.5)),
        u"p.h3, p.h4, p.h5, p.h6 { font-weight:600; %1 }"_s.arg(margins(1.2, 0.4)),
        u"p.section { font-weight:600; %1 }"_s.arg(margins(2, 0.6)),
        u"p { %1 %2 }"_s.arg(lines(style.lineHeight), margins(0, 0.85)),
        u"li { %1 %2 }"_s.arg(lines(style.lineHeight), margins(0, 0.2)),
        u"ul, ol { %1 }"_s.arg(margins(0, 0.85)),
        u"li ul, li ol { %1 }"_s.arg(margins(0, 0)),
        u"blockquote { color:%1; %2 margin-left:%3; margin-right:%3; }"_s.arg(
            blended(style.text, style.paper, 0.22).name(), margins(0.4, 1), ems(1.6)),
        // Two Latin letters as wide as one syllable, or columns of both would not stand under each other.
        u"pre, code, kbd, samp { font-family:'Noto Sans Mono CJK KR','D2Coding','monospace'; font-size:%1; }"_s.arg(
            points(0.92)),
        u"pre { white-space:pre-wrap; color:%1; margin-left:%2; %3 %4 }"_s.arg(
            blended(style.text, style.paper, 0.22).name(), ems(1.6), lines(1.45), margins(0, 0.85)),
        u"a { color:%1; text-decoration:none; }"_s.arg(style.accent.name()),
        u"table { border-collapse:collapse; %1 }"_s.arg(margins(0.8, 1.2)),
        // A long one stands in several parts.
        u"table.top, table.middle { margin-bottom:0px; }"_s,
        u"table.middle, table.bottom { margin-top:0px; }"_s,
        u"td, th { padding-top:%1; padding-bottom:%1; padding-left:0px; padding-right:%2; font-size:%3; %4 }"_s.arg(
            ems(0.3), ems(kCellGap), points(kTableSize), rule),
        u"th { font-weight:600; text-align:left; }"_s,
        u"caption { %1 }"_s.arg(quiet),
        u"td.figures, th.figures { text-align:right; }"_s,
        u"p.picture { %1 }"_s.arg(margins(1.1, 0.4)),
        u"p.caption { %1 %2 %3 }"_s.arg(quiet, lines(1.3), margins(0, 1.2)),
        u"p.meta { %1 %2 %3 }"_s.arg(quiet, lines(1.35), margins(0, 1.25)),
        u"p.note { %1 %2 }"_s.arg(quiet, lines(1.3)),
        u"p.file { margin-bottom:2px; }"_s,
        u"span.size { %1 }"_s.arg(quiet),
        u"p.commenter { %1 %2 }"_s.arg(quiet, margins(0.9, 0.1)),
        u"span.aside { font-weight:400; %1 }"_s.arg(quiet),
        u"a.person { color:%1; font-weight:600; }"_s.arg(blended(style.text, style.paper, 0.2).name()),
        u"span.fresh { color:%1; font-weight:600; }"_s.arg(style.accent.name()),
    };
    for (int depth = 1; depth <= kDeepestAnswer; ++depth)
        rules.append(u"div.answer%1 { margin-left:%2px; }"_s.arg(depth).arg(depth * style.gutter()));
    return rules.join(u'\n');
}

} // namespace newsboard
