#pragma once

#include "app/domain/article.h"
#include "app/domain/board.h"
#include "app/domain/error.h"
#include "app/domain/headline.h"
#include "ui/reader/reading_settings.h"

#include <QWidget>

#include <functional>
#include <memory>

class QSettings;

namespace newsboard {

class Files;
class Pictures;
struct Query;
struct Writings;

/// The pane that shows an article: head, body, attachments, comments. Makes no request of its own, ever.
class Reader : public QWidget {
    Q_OBJECT

public:
    explicit Reader(QWidget *parent = nullptr);
    ~Reader() override;

    /// Another page of comments came for the article shown: they join the others, and the line that is read stays
    /// where it is. Nothing happens where another article is shown.
    void showMoreComments(Key key, const Article &article);
    /// … or it did not come.
    void endFetchingComments(Key key);

    /// Nothing is selected: a quiet hint in the middle.
    void showHint(const QString &text);
    /// The article is on its way: its head from the list's row, and a word that it is being fetched.
    void showLoading(const Board &board, const HeadlineRow &row);
    void showArticle(const Board &board, const HeadlineRow &row, const Article &article);
    /// The article could not be had: what happened, what to do, Retry and Open in browser.
    void showError(const Board &board, const HeadlineRow &row, const Error &error);

    /// Makes an article of the cache ready to be shown, which then takes the GUI thread but a moment; two are held.
    /// Asks nobody for anything.
    void makeReady(const Board &board, const HeadlineRow &row, const Article &article);
    bool isReady(Key key) const;

    /// Whether all of the article stands: of a long one the beginning is shown first.
    bool isWhole() const;

    /// The headline shown; 0 if none.
    Key key() const;
    /// The star of the headline shown, wherever it was set.
    void setStarred(bool starred);

    ReadingSettings readingSettings() const;
    void setReadingSettings(const ReadingSettings &settings);
    /// Larger or smaller letters by a step; 0 for the usual size.
    void zoom(int step);

    /// Where the pictures come from; without it none is ever asked for. Outlives the reader.
    void usePictures(Pictures &pictures);

    /// What saves files; without it attachments are links like others. Outlives the reader.
    void useFiles(Files &files);

    /// Where the last looks at comments are kept, so that new ones are marked after another start, too. Outlives the
    /// reader.
    void useLooks(QSettings &settings);

    /// Says whether a board has a headline of a number in the cache; such numbers become links.
    void setNumberFinder(std::function<bool(BoardId, qint64)> finder);

    /// Answers previewWanted(): a headline of the cache, and its article once that is read.
    void showPreview(const HeadlineRow &row);
    void fillPreview(Key key, const Article &article);
    /// Opens the preview of the link that has the keyboard, which then goes on in it.
    void previewFocused();

    /// How a board is called.
    void setBoardNames(std::function<QString(BoardId)> name);
    /// Asks what else the person wrote whose name has the keyboard, else the article's author.
    void askPerson();
    /// Answers writingsWanted().
    void showWritings(const Writings &writings);
    /// To a comment of the article, by its place in the article's list.
    void goToComment(int comment);

    /// Asks for a printer and prints the article.
    void print();

    /// Opens the line for finding something in the article, with what is selected in it.
    void find();
    /// To the next (1) or previous (-1) hit of what is looked for.
    void stepHit(int step);
    /// What a search asked for is marked in this and every article shown from now on; an empty query ends that.
    /// `typed` is what a person sees of it.
    void setSearch(const Query &query, const QString &typed);

    /// Scrolls on by a page; false where the end was shown already.
    bool pageDown();
    bool pageUp();
    int scrollPosition() const;
    void setScrollPosition(int position);

signals:
    /// A link was clicked; the one function of the window that opens addresses decides what becomes of it.
    void linkActivated(const QUrl &url);
    void linkHovered(const QString &address);                      ///< As it is shown to a person; empty when left.
    void numberActivated(newsboard::BoardId board, qint64 number); ///< A reference to another headline was clicked.
    /// The pointer, or the keyboard, rests on a link to something that the cache may have: a web address, or a number
    /// of the same board.
    void previewWanted(const QUrl &address, newsboard::BoardId board, qint64 number);
    /// Another page of the comments on the article shown is wanted.
    void commentsWanted(const newsboard::CommentPage &page);
    void writingsWanted(const QString &author); ///< What the cache has of somebody.
    /// A headline was chosen beside the text or, with `comment` ≥ 0, that comment of its article.
    void writingChosen(newsboard::Key key, int comment);
    void authorSearchRequested(const QString &author);
    void escaped(); ///< Escape, where nothing of the reader itself had a use for it.
    void retryRequested();
    void browserRequested();
    void starRequested();
    void reloadRequested();
    void readingSettingsChanged(const newsboard::ReadingSettings &settings);
    void readyOutdated();           ///< What was made ready was thrown away: it would be set otherwise now.
    void said(const QString &note); ///< A word on what was done, for the strip.

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace newsboard
