#pragma once

#include "app/domain/article.h"
#include "app/domain/headline.h"
#include "app/domain/picture.h"
#include "ui/reader/article_print.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QUrl>

#include <functional>

class QMenu;

namespace newsboard {

class ArticleView;
class DownloadBar;
class Pictures;
class ReaderPictures;

/// What a person takes along of the article in the reader: copies on the clipboard, files, paper. GUI thread; the parts
/// that it works with outlive it.
class ArticleSharing : public QObject {
    Q_OBJECT

public:
    ArticleSharing(ArticleView &view, ReaderPictures &pictures, DownloadBar &downloads, QWidget *window);

    /// The pictures of what is saved and printed come from here.
    void use(Pictures &pictures);
    /// Fills the menus of the reader's bar, once.
    void fillShareMenu(QMenu &menu);
    void fillMoreMenu(QMenu &menu);

    /// Another headline is shown; its article is not there yet.
    void setHeadline(const HeadlineRow &row);
    /// Its article, with what the list knows better, and how that is written for paper: without anything to click on.
    void setArticle(const Article &article, const Composer &forPaper);

    /// Asks for a printer and prints the article; nothing without one.
    void print();

signals:
    void said(const QString &note); ///< A word on what was done.

private:
    void addForArticle(QMenu &menu, const QString &text, std::function<void()> run);
    void makeSelectionMenu(QMenu &menu, QMenu &around);
    void save(const QString &suffix, const QByteArray &bytes);
    Article selectedPart() const;
    PrintedArticle printed(const Composer &compose) const;
    PrintedArticle printed(const Article &part) const;
    void withFiles(std::function<void()> run);
    void withImages(std::function<void()> run);
    void gathered();

    ArticleView &m_view;
    ReaderPictures &m_pictures;
    DownloadBar &m_downloads;
    QWidget *m_window;
    HeadlineRow m_headline;
    Article m_article;
    bool m_hasArticle = false;
    Composer m_forPaper;
    std::function<void()> m_onGathered; ///< What waits for pictures …
    QHash<QUrl, PictureFile> m_files;   ///< … and these.
    QHash<QUrl, QImage> m_images;
};

} // namespace newsboard
