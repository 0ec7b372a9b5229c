#pragma once

#include "ui/reader/article_html.h"

#include <QTextBrowser>

#include <memory>

namespace newsboard {

class ArticleDocument;
class PictureShelf;

/// Shows an article in a column of readable width. Loads nothing by address and follows no link.
class ArticleView : public QTextBrowser {
    Q_OBJECT

public:
    explicit ArticleView(QWidget *parent = nullptr);

    /// Replaces what is shown; starts at the top. The pictures stay, as for the same article otherwise written.
    void setArticle(const ArticleHtml &article, const ReaderStyle &style);
    /// The same with a document that was made before, and has its pictures with it.
    void setArticle(std::unique_ptr<ArticleDocument> article);
    /// The same article in another document: pictures, place and what is selected stay.
    void goOnIn(std::unique_ptr<ArticleDocument> article);
    /// Scrolls to a place, however far down it is: a long text is laid out as far as it was seen.
    void scrollTo(int place);

    /// Its pictures; what becomes known of them is shown at once, and the line that is read stays where it is.
    PictureShelf &pictures();
    const QList<PicturePlace> &places() const;
    /// The number of the picture at a point of the viewport, or of the one that has the keyboard; -1 for none.
    int pictureAt(const QPoint &point) const;
    int focusedPicture() const;

    /// The link that has the keyboard; empty if none has.
    struct KeyboardPlace {
        QString link;
        int position = 0;
    };
    KeyboardPlace keyboardPlace() const;
    /// The same in the text otherwise written: that link, or the next one. What is in sight stays.
    void takeKeyboardTo(const KeyboardPlace &place);

    /// Where a link begins, in the viewport; empty if it is not in the text.
    QRect rectOfLink(const QString &link) const;

    /// Counts the texts shown: what stands at a position is the same as long as this is.
    int edition() const { return m_edition; }

    /// A wider or narrower column for the same text.
    void setMeasure(int measure);
    /// What is shown, as it was written.
    QString text() const;
    /// The same of what is selected.
    QString selectedText() const;

    QVariant loadResource(int type, const QUrl &name) override;

signals:
    /// More pixels of a picture are needed than are at hand.
    void pictureWanted(const QUrl &address, const QSize &within);

protected:
    QMimeData *createMimeDataFromSelection() const override;
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void doSetSource(const QUrl &name, QTextDocument::ResourceType type) override;

private:
    void adopt(ArticleDocument *article);
    void exchange(std::unique_ptr<ArticleDocument> article);
    void makeRoom(const ReaderStyle &style, qsizetype letters);
    void begin();
    void arrive();
    void centreColumn();
    void showPicture(const QUrl &address, bool mayResize);
    void showFocus();
    int positionOfLink(const KeyboardPlace &place) const;

    ArticleDocument *m_article;
    ReaderStyle m_style;
    int m_edition = 0;
};

} // namespace newsboard
