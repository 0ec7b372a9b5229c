#pragma once

#include "ui/reader/article_html.h"

#include <QByteArray>
#include <QFont>
#include <QHash>
#include <QImage>
#include <QLocale>
#include <QString>
#include <QUrl>

#include <functional>

class QWidget;

namespace newsboard {

/// Writes an article for a style.
using Composer = std::function<ArticleHtml(const ReaderStyle &)>;

/// What is printed, and how.
struct PrintedArticle {
    Composer compose;
    QFont font; ///< The interface's own.
    QLocale locale;
    QString title;
    QHash<QUrl, QImage> images = {}; ///< Its pictures as far as they are at hand.
};

/// Asks for a printer and prints the article on it, black on white.
void printArticle(const PrintedArticle &article, QWidget *parent);
/// The article as PDF, A4.
QByteArray articlePdf(const PrintedArticle &article);

} // namespace newsboard
