#pragma once

#include "ui/reader/article_html.h"

#include <QByteArray>
#include <QFont>
#include <QLocale>
#include <QString>

#include <functional>

class QWidget;

namespace newsboard {

/// Writes an article for a style.
using Composer = std::function<ArticleHtml(const ReaderStyle &)>;

/// Asks for a printer and prints the article on it, black on white.
void printArticle(const Composer &compose, const QFont &font, const QLocale &locale, const QString &title,
                  QWidget *parent);
/// The article as PDF, A4.
QByteArray articlePdf(const Composer &compose, const QFont &font, const QLocale &locale, const QString &title);

} // namespace newsboard
