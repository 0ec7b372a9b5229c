#pragma once

#include "app/domain/article.h"
#include "app/domain/headline.h"
#include "ui/reader/reader_style.h"

#include <QObject>
#include <QPoint>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <vector>

namespace newsboard {

class PreviewCard;

/// The previews beside links: one while a link is rested on, or, by key, one after the other, each opened from a link
/// in the one before. What they show comes from the cache; nothing is asked of the network. GUI thread.
class PreviewCards : public QObject {
    Q_OBJECT

public:
    /// Where a link stands: the article that is shown or previewed, whose comments it may mean.
    struct Ground {
        Key key = 0;
        Article article;
    };

    explicit PreviewCards(QWidget *window);

    void setNumberFinder(std::function<bool(BoardId, qint64)> finder) { m_hasNumber = std::move(finder); }
    /// The pointer or the keyboard came to a link, or left it (empty); after a moment's rest `place` says where its
    /// card is shown.
    void rest(const QUrl &link, const Ground &ground, const ReaderStyle &style, std::function<QPoint()> place);
    /// Opens the preview of a link so that it has the keyboard.
    void hold(const QUrl &link, const Ground &ground, const ReaderStyle &style, const QPoint &at);
    /// Closes all.
    void leave();

    /// Answers wanted(): a headline of the cache, and its article once that is read.
    void show(const HeadlineRow &row);
    void fill(Key key, const Article &article);

signals:
    /// A link to something that the cache may have: a web address, or a number of a board.
    void wanted(const QUrl &address, newsboard::BoardId board, qint64 number);
    void addressChosen(const QUrl &address);
    void numberChosen(newsboard::BoardId board, qint64 number);
    /// A previewed headline is to be opened or, with `comment` ≥ 0, that comment of its article.
    void headlineChosen(newsboard::Key key, int comment);

private:
    void preview(const QUrl &link, const Ground &ground);
    PreviewCard *next();
    void follow(const QUrl &link, const Ground &ground);
    std::function<bool(qint64)> finderOf(Key key) const;

    QWidget *m_window;
    std::function<bool(BoardId, qint64)> m_hasNumber;
    PreviewCard *m_resting;
    std::vector<PreviewCard *> m_held; ///< Each opened from the one before; made once, used again.
    QTimer m_rest;
    ReaderStyle m_style;
    QPoint m_at;
    bool m_holds = false;
    Key m_ground = 0; ///< What stands around the link whose preview is wanted: not previewed itself.
};

} // namespace newsboard
