#pragma once

#include "ui/reader/article_html.h"
#include "ui/reader/picture_shelf.h"

#include <QTextDocument>

#include <memory>

namespace newsboard {

/// The document that an article is shown in. Loads nothing: its pictures are drawn from the shelf, which is filled by
/// others, and every resource is refused, local files included.
class ArticleDocument : public QTextDocument {
    Q_OBJECT

public:
    explicit ArticleDocument(QObject *parent = nullptr);

    /// A document with an article in it, and what is known of its pictures. For any thread; it is the caller's.
    static std::unique_ptr<ArticleDocument> made(const ArticleHtml &article, const ReaderStyle &style,
                                                 const QList<KnownPicture> &pictures);

    /// Empties it and makes it ready for an article's text, which setHtml() then brings …
    void prepare(const ArticleHtml &article, const ReaderStyle &style);
    /// … and which is then finished where HTML cannot say all of how it is set.
    void finish();
    /// The same text in a wider or narrower column.
    void setMeasure(int measure);

    /// What is at hand of its pictures; stays from one text to the next.
    PictureShelf &pictures() { return m_shelf; }
    /// Goes on with the pictures of a document of the same article.
    void takePictures(ArticleDocument &before);
    const QList<PicturePlace> &places() const { return m_places; }
    const ReaderStyle &style() const { return m_style; }
    qsizetype letters() const { return m_letters; } ///< Of its HTML.
    /// A picture as it is drawn; empty where it is left out.
    QSize sizeOf(int place) const { return m_sizes.value(place); }
    /// The same with the white around it.
    QSize spaceOf(int place) const;
    /// The place that has the keyboard, which is seen; -1 for none.
    void setFocusedPlace(int place) { m_focusedPlace = place; }
    int focusedPlace() const { return m_focusedPlace; }
    /// The number of the place that a format stands for; -1 for none.
    static int placeNumber(const QTextFormat &format);

    /// Sets the places of a picture anew where its size has become another. Whether anything moved.
    bool resize(const QUrl &address);
    /// The pictures that come after one that is seen are made ready, too.
    void lookAhead(int place, qreal pixelRatio);

protected:
    QVariant loadResource(int type, const QUrl &name) override;

private:
    QList<QSize> sizes() const;

    ReaderStyle m_style;
    qsizetype m_letters = 0;
    QList<PicturePlace> m_places;
    QList<QSize> m_sizes;
    PictureShelf m_shelf; ///< Its child, too: it goes where the document goes, from thread to thread.
    int m_focusedPlace = -1;
};

} // namespace newsboard
