#pragma once

#include "app/domain/article.h"
#include "app/domain/board.h"
#include "app/domain/headline.h"

#include <QColor>
#include <QFont>
#include <QHash>
#include <QLocale>
#include <QSize>
#include <QString>

class QPalette;

namespace newsboard {

/// How an article is set: sizes from the person's font, colours from the palette.
struct ReaderStyle {
    QFont font;      ///< Of the body text.
    int measure = 0; ///< Width of a line in pixels: about 38 Hangul syllables, or the pane if that is narrower.
    QColor text;
    QColor muted;  ///< Byline, counts, captions.
    QColor accent; ///< Links.
    QColor line;   ///< Rules and quiet boxes.
    QColor paper;
    QLocale locale;

    /// The white around the column.
    int gutter() const;

    static ReaderStyle from(const QPalette &palette, const QFont &interfaceFont, int paneWidth);
};

/// A picture that is not shown: the box that keeps its place.
struct PicturePlace {
    QSize size;
    QString label; ///< Plain text.

    friend bool operator==(const PicturePlace &, const PicturePlace &) = default;
};

struct ArticleHtml {
    QString html;
    QHash<QString, PicturePlace> pictures; ///< By the `src` that stands in `html`.
    bool shortened = false;                ///< Something was over the display's bounds; the text says so.
};

/// The style sheet that goes with articleHtml().
QString readerStyleSheet(const ReaderStyle &style);
/// The whole document of an article: head, body, attachments, comments. Pure.
ArticleHtml articleHtml(const Board &board, const HeadlineRow &row, const Article &article, const ReaderStyle &style);
/// The head alone, from the list's row, with one line of what is going on below it.
ArticleHtml headHtml(const Board &board, const HeadlineRow &row, const QString &below, const ReaderStyle &style);

} // namespace newsboard
