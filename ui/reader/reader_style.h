#pragma once

#include "ui/reader/reading_settings.h"

#include <QColor>
#include <QFont>
#include <QLocale>
#include <QPalette>
#include <QString>

namespace newsboard {

/// A font in one of the two hands that a person can choose.
QFont handOf(QFont font, bool serif);

/// How an article is set: sizes from the person's font and settings, colours from the palette or the paper chosen.
struct ReaderStyle {
    QFont font;         ///< Of the body text.
    int fontHeight = 0; ///< Of that font, in pixels: fonts are measured in the GUI thread alone.
    int fontPixels = 0; ///< Its size, the same.
    int measure =
        0; ///< Width of a line in pixels: as many Hangul syllables as wanted, or the pane if that is narrower.
    double lineHeight = 1.7;
    QColor text;
    QColor muted;  ///< Byline, counts, captions.
    QColor accent; ///< Links.
    QColor line;   ///< Rules and quiet boxes.
    QColor paper;
    QLocale locale;

    /// The white around the column.
    int gutter() const { return fontHeight; }
    /// The palette of the widgets that show it.
    QPalette palette(const QPalette &window) const;

    static ReaderStyle from(const QPalette &palette, const QFont &interfaceFont, int paneWidth,
                            const ReadingSettings &settings = {});

    friend bool operator==(const ReaderStyle &, const ReaderStyle &) = default;
};

/// Beside the body's: the letters of a table, and the white between two of its columns.
inline constexpr double kTableSize = 0.92;
inline constexpr double kCellGap = 1;

/// Answers to comments are set in from the comment they answer, down to this depth (`answer1` …).
inline constexpr int kDeepestAnswer = 8;

/// The style sheet that goes with articleHtml().
QString readerStyleSheet(const ReaderStyle &style);

} // namespace newsboard
