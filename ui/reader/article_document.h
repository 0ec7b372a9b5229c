#pragma once

#include "ui/reader/article_html.h"

#include <QImage>
#include <QTextDocument>

namespace newsboard {

/// The document that an article is shown in. Loads nothing: pictures are boxes painted from what the text says of them,
/// and every other resource is refused, local files included.
class ArticleDocument : public QTextDocument {
    Q_OBJECT

public:
    explicit ArticleDocument(QObject *parent = nullptr);

    /// Empties it and makes it ready for an article's text, which setHtml() then brings.
    void prepare(const ArticleHtml &article, const ReaderStyle &style, qreal pixelRatio);

protected:
    QVariant loadResource(int type, const QUrl &name) override;

private:
    struct PaintedPlace {
        PicturePlace place;
        QImage image;
    };

    ReaderStyle m_style;
    qreal m_pixelRatio = 1;
    QHash<QString, PicturePlace> m_pictures;
    QList<PaintedPlace> m_painted;
};

} // namespace newsboard
