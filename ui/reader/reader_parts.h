#pragma once

#include "app/domain/article.h"
#include "app/domain/board.h"
#include "app/domain/headline.h"
#include "app/search/query.h"
#include "ui/reader/article_hits.h"
#include "ui/reader/article_maker.h"
#include "ui/reader/comment_looks.h"
#include "ui/reader/comment_thread.h"
#include "ui/reader/preview_cards.h"
#include "ui/reader/reader.h"
#include "ui/reader/reader_style.h"
#include "ui/reader/ready_articles.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QStackedLayout;

namespace newsboard {

class ArticleSharing;
class ArticleView;
class DownloadBar;
class FindBar;
class PersonCard;
class ProblemPage;
class ReaderBar;
class ReaderPictures;

/// The reader from the inside: its widgets, what is shown in them, and what follows from a click.
class Reader::Private {
public:
    explicit Private(Reader *reader);

    // What is shown, and how it is set (reader_showing.cpp).
    ReaderStyle style() const;
    void show(const Board &board, const HeadlineRow &row, std::unique_ptr<ArticleDocument> made = {});
    int textLeft() const;
    int lineOfText() const;
    void set(std::unique_ptr<ArticleDocument> made = {}, bool isShown = false);
    void takeWhole(std::unique_ptr<ArticleDocument> whole);
    void tellSet();
    void leave();
    void whenWhole(std::function<void()> run);
    void setAgain();
    void restyle();
    ThreadView firstView(Key article, const QList<Comment> &comments) const;
    ArticleSetting shownSetting() const;
    void shareArticle();
    void takeMore(const Article &article);
    ArticleSetting settingOf(const Board &board, const HeadlineRow &row, const Article &article) const;
    ArticleMaker::NumberFinder finder(const HeadlineRow &row) const;
    void showPanel();
    void choose(const ReadingSettings &wanted);

    // Where links lead, and whom the names in the text stand for (reader_links.cpp).
    PreviewCards::Ground ground() const { return {key, hasArticle ? written : Article()}; }
    QString author() const { return hasArticle ? written.author : headline.headline.author; }
    void hover(const QUrl &link);
    void go(Key wanted, int comment);
    QPoint cardPlace() const;
    QPoint placeBelow(const QRect &rect) const;
    void showMenu(const QPoint &at);
    void follow(const QUrl &link);
    void wantComments(int number);
    void makePersonCard();
    void askFor(const QString &name, const QPoint &at);

    // What is looked for in the text (reader_finding.cpp).
    void tellHits();
    void showSearch();
    void connectFinding();

    Reader *q;
    QStackedLayout *pages;
    QLabel *hint;
    QWidget *page; ///< Bar and article.
    ReaderBar *bar;
    ArticleView *view;
    PreviewCards *cards;
    PersonCard *person = nullptr; ///< Made when somebody is asked for.
    ProblemPage *problem;
    FindBar *findBar;
    ArticleHits hits;
    std::optional<Query> search; ///< What a search asks for …
    QString searched;            ///< … as it was typed.
    bool isSearchShown = false;  ///< The hits are those of the search, not of what was typed here.
    HeadlineRow headline;        ///< The one shown.
    Article read;                ///< Its article as it came …
    Article written;             ///< … and with what the list knows better …
    bool hasArticle = false;     ///< … once it is there.
    QDateTime shownAt;           ///< UTC.
    ReaderPictures *pictures;
    DownloadBar *downloads;
    ArticleSharing *sharing;
    ReadyArticles *ready;
    ArticleMaker *maker;
    int making = 0; ///< Its job: the whole of a long article of which the beginning, or an older text, is shown.
    std::vector<std::function<void()>> waiting; ///< For the whole.
    Board shownBoard;
    ReaderStyle shownStyle;
    ReadingSettings settings;
    ThreadView thread;
    std::function<bool(BoardId, qint64)> hasNumber = {};
    std::function<QString(BoardId)> boardName;
    CommentLooks looks;
    Key key = 0;
};

} // namespace newsboard
