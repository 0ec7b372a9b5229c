#pragma once

#include "app/domain/article.h"
#include "app/domain/board.h"
#include "app/domain/headline.h"

#include <QObject>
#include <QSet>

class QMenu;

namespace newsboard {

class ArticleView;
class Pictures;
class PictureViewer;

/// The pictures of the article in the reader: what the use case finds out goes onto the view's shelf, and what a person
/// does with a picture goes to the use case or to the viewer.
class ReaderPictures : public QObject {
    Q_OBJECT

public:
    ReaderPictures(ArticleView &view, QWidget *window);

    /// Without it no picture is ever asked for. Outlives this.
    void use(Pictures &pictures);
    Pictures *source() const { return m_pictures; }

    /// Another article is shown: its text is written, and set, after this.
    void prepare(const Board &board, const HeadlineRow &row, const Article &article);
    /// More comments joined the article shown; those may have pictures, too. What is on the shelf stays.
    void takeMore(const HeadlineRow &row, const Article &article);
    void leave();

    /// The pictures that wait for the person's leave: of the article shown, and of one that may be shown next.
    QSet<QUrl> heldBack() const;
    QSet<QUrl> heldBackIn(const Board &board, const Article &article) const;
    bool isEverythingAllowed() const { return m_board.allPictures; }
    void loadHeldBack();
    void allow(bool allowed);

    /// A person chose the picture of a place: shows it large, or loads it, or says why neither is done.
    void activate(int place);
    void fillMenu(QMenu &menu, int place);

signals:
    /// What the text says of pictures that are held back is out of date.
    void leaveChanged();
    void said(const QString &note);
    /// A picture that is to be saved.
    void fileReady(const QString &name, const QByteArray &bytes);

private:
    bool isHeldBack(const QUrl &address) const;
    void view(int place);
    void save(const QUrl &address);
    QUrl addressOf(int place) const;

    ArticleView &m_view;
    QWidget *m_window;
    Pictures *m_pictures = nullptr;
    PictureViewer *m_viewer = nullptr;
    Board m_board;
    QList<QUrl> m_addresses;
    QUrl m_saving; ///< Whose file is on its way.
};

} // namespace newsboard
