#include "ui/reader/article_sharing.h"

#include "app/usecases/pictures.h"
#include "app/write/article_files.h"
#include "ui/reader/article_saving.h"
#include "ui/reader/article_view.h"
#include "ui/reader/download_bar.h"
#include "ui/reader/reader_pictures.h"
#include "ui/reader/selection_html.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

#include <utility>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

/// The strings of this file, as translators find them.
struct SharingWords {
    Q_DECLARE_TR_FUNCTIONS(Reader)
};

} // namespace

ArticleSharing::ArticleSharing(ArticleView &view, ReaderPictures &pictures, DownloadBar &downloads, QWidget *window)
    : QObject(window), m_view(view), m_pictures(pictures), m_downloads(downloads), m_window(window)
{
}

void ArticleSharing::use(Pictures &pictures)
{
    connect(&pictures, &Pictures::gathered, this, [this](const QHash<QUrl, PictureFile> &files) {
        m_files = files;
        gathered();
    });
    connect(&pictures, &Pictures::developed, this, [this](const QHash<QUrl, QImage> &images) {
        m_images = images;
        gathered();
    });
}

void ArticleSharing::setHeadline(const HeadlineRow &row)
{
    m_headline = row;
    m_hasArticle = false;
}

void ArticleSharing::setArticle(const Article &article, const Composer &forPaper)
{
    m_article = article;
    m_forPaper = forPaper;
    m_hasArticle = true;
}

/// A command that needs the article itself, not only its headline.
void ArticleSharing::addForArticle(QMenu &menu, const QString &text, std::function<void()> run)
{
    QAction *made = menu.addAction(text, this, std::move(run));
    connect(&menu, &QMenu::aboutToShow, made, [this, made] { made->setEnabled(m_hasArticle); });
}

void ArticleSharing::fillShareMenu(QMenu &menu)
{
    menu.addAction(SharingWords::tr("Copy link"), this, [this] {
        QGuiApplication::clipboard()->setText(m_headline.headline.url.toString(QUrl::FullyEncoded));
        emit said(SharingWords::tr("The link is on the clipboard."));
    });
    const auto copy = [this](QString (*as)(const Article &)) {
        QGuiApplication::clipboard()->setText(as(m_article));
        emit said(SharingWords::tr("The article is on the clipboard."));
    };
    addForArticle(menu, SharingWords::tr("Copy as text"), [copy] { copy(articleAsText); });
    addForArticle(menu, SharingWords::tr("Copy as Markdown"), [copy] { copy(articleAsMarkdown); });
}

void ArticleSharing::save(const QString &suffix, const QByteArray &bytes)
{
    m_downloads.write(fileNameFor(m_headline.headline.title, suffix), bytes);
}

void ArticleSharing::fillMoreMenu(QMenu &menu)
{
    addForArticle(menu, SharingWords::tr("Save as HTML…"),
                  [this] { withFiles([this] { save(u"html"_s, articleAsHtml(m_article, m_files).toUtf8()); }); });
    addForArticle(menu, SharingWords::tr("Save as Markdown…"),
                  [this] { save(u"md"_s, articleAsMarkdown(m_article).toUtf8()); });
    addForArticle(menu, SharingWords::tr("Save as plain text…"),
                  [this] { save(u"txt"_s, articleAsText(m_article).toUtf8()); });
    addForArticle(menu, SharingWords::tr("Save as PDF…"),
                  [this] { withImages([this] { save(u"pdf"_s, articlePdf(printed(m_forPaper))); }); });
    makeSelectionMenu(*menu.addMenu(SharingWords::tr("What is selected")), menu);
}

/// The same for what is selected alone.
void ArticleSharing::makeSelectionMenu(QMenu &menu, QMenu &around)
{
    QAction *entry = menu.menuAction();
    connect(&around, &QMenu::aboutToShow, entry,
            [this, entry] { entry->setEnabled(m_hasArticle && m_view.textCursor().hasSelection()); });
    menu.addAction(SharingWords::tr("Copy the part as Markdown"), this, [this] {
        QGuiApplication::clipboard()->setText(articleAsMarkdown(selectedPart()));
        emit said(SharingWords::tr("The selection is on the clipboard."));
    });
    menu.addAction(SharingWords::tr("Save as HTML…"), this, [this] {
        withFiles([this, part = selectedPart()] { save(u"html"_s, articleAsHtml(part, m_files).toUtf8()); });
    });
    menu.addAction(SharingWords::tr("Save as Markdown…"), this,
                   [this] { save(u"md"_s, articleAsMarkdown(selectedPart()).toUtf8()); });
    menu.addAction(SharingWords::tr("Save as plain text…"), this,
                   [this] { save(u"txt"_s, articleAsText(selectedPart()).toUtf8()); });
    menu.addAction(SharingWords::tr("Save as PDF…"), this, [this] {
        withImages([this, part = selectedPart()] { save(u"pdf"_s, articlePdf(printed(part))); });
    });
    menu.addAction(SharingWords::tr("Print…"), this,
                   [this] { withImages([this, part = selectedPart()] { printArticle(printed(part), m_window); }); });
}

/// The article with nothing but what is selected of it.
Article ArticleSharing::selectedPart() const
{
    Article part = m_article;
    part.html = selectionHtml(m_view.textCursor(), m_view.places());
    part.text = m_view.selectedText();
    part.comments.clear();
    part.attachments.clear();
    return part;
}

PrintedArticle ArticleSharing::printed(const Composer &compose) const
{
    return {compose, m_window->font(), m_window->locale(), m_headline.headline.title, m_images};
}

PrintedArticle ArticleSharing::printed(const Article &part) const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return printed(Composer(
        [row = m_headline, part, now](const ReaderStyle &style) { return articleHtml(row, part, {}, style, now); }));
}

/// Runs when the article's pictures are at hand as files, as far as the cache has them.
void ArticleSharing::withFiles(std::function<void()> run)
{
    const QList<QUrl> addresses = pictureAddresses(m_article);
    m_files.clear();
    if (addresses.isEmpty() || !m_pictures.source()) return run();
    m_onGathered = std::move(run);
    m_pictures.source()->gather(addresses);
}

/// The same for paper.
void ArticleSharing::withImages(std::function<void()> run)
{
    const QList<QUrl> addresses = pictureAddresses(m_article);
    m_images.clear();
    if (addresses.isEmpty() || !m_pictures.source()) return run();
    m_onGathered = std::move(run);
    m_pictures.source()->develop(addresses, Pictures::paperSize());
}

/// Lets go of the pictures when what waited for them is done.
void ArticleSharing::gathered()
{
    if (const auto run = std::exchange(m_onGathered, {})) run();
    m_files.clear();
    m_images.clear();
}

void ArticleSharing::print()
{
    if (m_hasArticle) withImages([this] { printArticle(printed(m_forPaper), m_window); });
}

} // namespace newsboard
