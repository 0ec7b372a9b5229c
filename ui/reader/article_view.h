#pragma once

#include "ui/reader/article_html.h"

#include <QImage>
#include <QTextBrowser>

namespace newsboard {

/// Shows a document in a column of readable width. Loads nothing: pictures are boxes painted from what the document
/// says of them, and every other resource is refused, local files included.
class ArticleView : public QTextBrowser {
    Q_OBJECT

public:
    explicit ArticleView(QWidget *parent = nullptr);

    /// Replaces what is shown; starts at the top.
    void setArticle(const ArticleHtml &article, const ReaderStyle &style);

    QVariant loadResource(int type, const QUrl &name) override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void doSetSource(const QUrl &name, QTextDocument::ResourceType type) override;

private:
    void centreColumn();

    struct PaintedPlace {
        PicturePlace place;
        QImage image;
    };

    ReaderStyle m_style;
    QHash<QString, PicturePlace> m_pictures;
    QList<PaintedPlace> m_painted;
};

} // namespace newsboard
