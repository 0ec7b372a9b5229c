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
void fill(ArticleDocument &document, const PrintedArticle &article)
{
    ReadingSettings settings;
    settings.paper = ReadingSettings::Paper::Light;
    settings.lineHeight = 160;
    QFont printed = article.font;
    printed.setPointSizeF(kPrintedSize);
    ReaderStyle style = ReaderStyle::from(QPalette(), printed, 10'000, settings);
    style.locale = article.locale;
    for (auto image = article.images.begin(); image != article.images.end(); ++image) {
        PictureFacts facts;
        facts.size = image->size();
        document.pictures().setKnown(image.key(), facts);
        document.pictures().setImage(image.key(), *image);
    }
    const ArticleHtml text = article.compose(style);
    document.prepare(text, style);
    document.setHtml(text.html);
    document.finish();
}

} // namespace

void printArticle(const PrintedArticle &article, QWidget *parent)
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(article.title);
    QPrintDialog dialog(&printer, parent);
    if (dialog.exec() != QDialog::Accepted) return;
    ArticleDocument document;
    fill(document, article);
    document.print(&printer);
}

QByteArray articlePdf(const PrintedArticle &article)
{
    ArticleDocument document;
    fill(document, article);
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QPdfWriter writer(&bytes);
    writer.setTitle(article.title);
    writer.setCreator(QStringLiteral("Newsboard"));
    writer.setPageSize(QPageSize(QPageSize::A4));
    document.print(&writer);
    return bytes.data();
}

} // namespace newsboard
