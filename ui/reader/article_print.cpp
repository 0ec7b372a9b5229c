#include "ui/reader/article_print.h"

#include "ui/reader/article_document.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>

namespace newsboard {

namespace {

constexpr double kPrintedSize = 9; ///< Points of the interface's font, so that the body becomes about 10.8.

/// On paper: dark on white whatever the window is, in a column as wide as the sheet.
void fill(ArticleDocument &document, const Composer &compose, const QFont &font, const QLocale &locale)
{
    ReadingSettings settings;
    settings.paper = ReadingSettings::Paper::Light;
    settings.lineHeight = 160;
    QFont printed = font;
    printed.setPointSizeF(kPrintedSize);
    ReaderStyle style = ReaderStyle::from(QPalette(), printed, 10'000, settings);
    style.locale = locale;
    const ArticleHtml article = compose(style);
    document.prepare(article, style, 2);
    document.setHtml(article.html);
}

} // namespace

void printArticle(const Composer &compose, const QFont &font, const QLocale &locale, const QString &title,
                  QWidget *parent)
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(title);
    QPrintDialog dialog(&printer, parent);
    if (dialog.exec() != QDialog::Accepted) return;
    ArticleDocument document;
    fill(document, compose, font, locale);
    document.print(&printer);
}

QByteArray articlePdf(const Composer &compose, const QFont &font, const QLocale &locale, const QString &title)
{
    ArticleDocument document;
    fill(document, compose, font, locale);
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QPdfWriter writer(&bytes);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Newsboard"));
    writer.setPageSize(QPageSize(QPageSize::A4));
    document.print(&writer);
    return bytes.data();
}

} // namespace newsboard
