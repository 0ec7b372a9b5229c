#pragma once

#include <QObject>
#include <QTextObjectInterface>

namespace newsboard {

class ArticleDocument;

/// Draws the pictures of an article, or the quiet boxes that keep their places. In the place of Qt's own handler, which
/// would load by address.
class PictureObject : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    explicit PictureObject(ArticleDocument *document);

    QSizeF intrinsicSize(QTextDocument *document, int position, const QTextFormat &format) override;
    void drawObject(QPainter *painter, const QRectF &rect, QTextDocument *document, int position,
                    const QTextFormat &format) override;

private:
    ArticleDocument *m_article; ///< Whose places are drawn: for printing, Qt draws a copy of the document.
};

} // namespace newsboard
