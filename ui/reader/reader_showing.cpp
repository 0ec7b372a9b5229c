// What the reader shows, how it is set, and how that changes under the eyes.

#include "app/write/article_files.h"
#include "ui/reader/article_document.h"
#include "ui/reader/article_html.h"
#include "ui/reader/article_sharing.h"
#include "ui/reader/article_view.h"
#include "ui/reader/comment_place.h"
#include "ui/reader/download_bar.h"
#include "ui/reader/problem_page.h"
#include "ui/reader/reader_bar.h"
#include "ui/reader/reader_parts.h"
#include "ui/reader/reader_pictures.h"
#include "ui/reader/reading_panel.h"
#include "ui/search/find_bar.h"

#include <QLabel>
#include <QScrollBar>
#include <QStackedLayout>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kZoomStep = 10;

} // namespace

ReaderStyle Reader::Private::style() const
{
    const int width = q->width() - view->verticalScrollBar()->sizeHint().width();
    ReaderStyle style = ReaderStyle::from(q->palette(), q->font(), width, settings);
    style.locale = q->locale();
    return style;
}

/// Shows the headline, and its article where `hasArticle` says so; `made` is that, where it was made ready.
void Reader::Private::show(const Board &board, const HeadlineRow &row, std::unique_ptr<ArticleDocument> made)
{
    headline = row;
    shownBoard = board;
    sharing->setHeadline(row);
    bar->setPlace(board.name, row.headline.category);
    bar->setStarred(row.starred);
    shownStyle = style();
    set(std::move(made));
    pages->setCurrentWidget(page);
}

/// Of which one stays in sight as one pages: the eye finds its place, and what was cut at the edge is seen whole.
int Reader::Private::lineOfText() const
{
    return int(std::ceil(shownStyle.fontPixels * shownStyle.lineHeight));
}

/// How far the text is from the left edge, whether the view has its width already or not.
int Reader::Private::textLeft() const
{
    const int width = q->width() - view->verticalScrollBar()->sizeHint().width();
    return std::max((width - shownStyle.measure) / 2, shownStyle.gutter());
}

/// Writes and sets the text. Of a long article the beginning is shown until the whole is made elsewhere; or what is
/// shown of it already, where it is only set otherwise.
void Reader::Private::set(std::unique_ptr<ArticleDocument> made, bool isShown)
{
    hover({});
    maker->forget(std::exchange(making, 0));
    const ArticleSetting setting = shownSetting();
    if (made) {
        view->setArticle(std::move(made));
    } else if (!hasArticle) {
        view->setArticle(headHtml(headline, Reader::tr("Fetching the article…"), shownStyle, shownAt), shownStyle);
    } else {
        const bool takesLong = isLong(read);
        if (takesLong)
            making = maker->make(setting, finder(headline),
                                 [this](std::unique_ptr<ArticleDocument> whole) { takeWhole(std::move(whole)); });
        if (takesLong && isShown) return;
        view->setArticle(setting.html(finder(headline), takesLong), shownStyle);
    }
    tellSet();
}

void Reader::Private::takeWhole(std::unique_ptr<ArticleDocument> whole)
{
    making = 0;
    whole->setMeasure(shownStyle.measure); // The pane may have become wider meanwhile.
    view->goOnIn(std::move(whole));
    tellSet();
    for (const auto &run : std::exchange(waiting, {}))
        run();
}

void Reader::Private::tellSet()
{
    hits.lookAgain();
    tellHits();
    bar->setStyle(shownStyle, textLeft());
}

/// Runs when all of the article stands, which is mostly at once.
void Reader::Private::whenWhole(std::function<void()> run)
{
    if (making == 0)
        run();
    else
        waiting.push_back(std::move(run));
}

/// Nothing of the article is wanted any more.
void Reader::Private::leave()
{
    hasArticle = false;
    maker->forget(std::exchange(making, 0));
    waiting.clear();
    pictures->leave();
}

/// The same text otherwise written; the place that is read stays.
void Reader::Private::setAgain()
{
    if (pages->currentWidget() != page) return;
    const int place = view->verticalScrollBar()->value();
    const ArticleView::KeyboardPlace keyboard = view->keyboardPlace();
    set({}, true);
    if (making == 0) view->scrollTo(place);
    if (!keyboard.link.isEmpty()) whenWhole([this, keyboard] { view->takeKeyboardTo(keyboard); });
}

/// Sets the text anew where the palette, the font or a narrower measure asks for it; the place that is read stays.
void Reader::Private::restyle()
{
    if (pages->currentWidget() != page) return;
    const ReaderStyle now = style();
    if (now == shownStyle) {
        bar->setStyle(shownStyle, textLeft());
        return;
    }
    if (ready->clear()) emit q->readyOutdated();
    ReaderStyle narrower = shownStyle;
    narrower.measure = now.measure;
    if (narrower == now) { // The text flows by itself.
        shownStyle = now;
        view->setMeasure(now.measure);
        bar->setStyle(shownStyle, textLeft());
        return;
    }
    const QScrollBar *scroll = view->verticalScrollBar();
    const double place = scroll->maximum() > 0 ? double(scroll->value()) / scroll->maximum() : 0;
    shownStyle = now;
    set({}, true);
    whenWhole(
        [this, place] { view->verticalScrollBar()->setValue(int(place * view->verticalScrollBar()->maximum())); });
}

/// How the comments of an article are looked at first.
ThreadView Reader::Private::firstView(Key article, const QList<Comment> &comments) const
{
    ThreadView first;
    first.newestFirst = thread.newestFirst;
    first.fresh = looks.fresh(article, comments);
    return first;
}

/// How the article shown is set.
ArticleSetting Reader::Private::shownSetting() const
{
    return {headline, read, thread, downloads->isUsable(), pictures->heldBack(), shownStyle, shownAt};
}

void Reader::Private::shareArticle()
{
    sharing->setArticle(written, [this, row = headline, article = read, now = shownAt](const ReaderStyle &style) {
        return articleHtml(row, article, {.thread = thread}, style, now);
    });
}

/// The article with more of its comments: those that were written since the last look are new.
void Reader::Private::takeMore(const Article &article)
{
    thread = movedTo(article.comments, read.comments, thread);
    thread.fresh.unite(looks.takeMore(key, article.comments));
    thread.isFetching = false;
    read = article;
    written = completed(article, headline.headline);
    shownAt = QDateTime::currentDateTimeUtc();
}

/// How an article is set if it is shown now.
ArticleSetting Reader::Private::settingOf(const Board &board, const HeadlineRow &row, const Article &article) const
{
    ArticleSetting setting;
    setting.row = row;
    setting.article = article;
    setting.thread = firstView(row.key, article.comments);
    setting.savesFiles = downloads->isUsable();
    setting.heldBack = pictures->heldBackIn(board, article);
    setting.style = style();
    setting.now = QDateTime::currentDateTimeUtc();
    return setting;
}

ArticleMaker::NumberFinder Reader::Private::finder(const HeadlineRow &row) const
{
    if (!hasNumber) return {};
    return [this, board = row.board(), own = row.headline.number](qint64 number) {
        return number != own && hasNumber(board, number);
    };
}

void Reader::Private::showPanel()
{
    auto *panel = new ReadingPanel(settings, q);
    panel->setAttribute(Qt::WA_DeleteOnClose);
    connect(panel, &ReadingPanel::changed, q, [this](const ReadingSettings &wanted) { choose(wanted); });
    const QWidget *button = bar->lettersButton();
    panel->adjustSize();
    panel->move(button->mapToGlobal(QPoint(button->width() - panel->width(), button->height())));
    panel->show();
}

void Reader::Private::choose(const ReadingSettings &wanted)
{
    if (wanted == settings) return;
    settings = wanted;
    restyle();
    emit q->readingSettingsChanged(settings);
}

void Reader::showHint(const QString &text)
{
    d->key = 0;
    d->hover({});
    d->sharing->setHeadline({});
    d->leave();
    d->ready->clear();
    d->hint->setText(text);
    d->pages->setCurrentWidget(d->hint);
}

void Reader::showLoading(const Board &board, const HeadlineRow &row)
{
    d->key = row.key;
    d->leave();
    d->shownAt = QDateTime::currentDateTimeUtc();
    d->show(board, row);
}

void Reader::showArticle(const Board &board, const HeadlineRow &row, const Article &article)
{
    if (row.key != d->key) d->waiting.clear();
    d->key = row.key;
    const ArticleSetting setting = d->settingOf(board, row, article);
    std::unique_ptr<ArticleDocument> ready = d->ready->take(setting);
    d->thread = setting.thread;
    d->looks.look(row.key, article.comments);
    d->pictures->prepare(board, row, article);
    if (!ready) d->view->pictures().begin(article.pictures);
    d->read = article;
    d->written = completed(article, row.headline);
    d->hasArticle = true;
    d->shownAt = setting.now;
    d->show(board, row, std::move(ready));
    // A search whose line was closed in the article before is shown again in this one.
    if (d->search && !d->isSearchShown && d->findBar->isHidden()) d->showSearch();
    d->shareArticle();
}

void Reader::showMoreComments(Key key, const Article &article)
{
    if (key != d->key || !d->hasArticle) return;
    const std::optional<CommentPlace> place = commentInSight(*d->view);
    const Comment inSight = d->read.comments.value(place ? place->comment : -1);
    d->takeMore(article);
    d->pictures->takeMore(d->headline, article);
    d->setAgain();
    if (place)
        d->whenWhole([this, inSight, top = place->top] {
            const CommentPlace now{placeIn(d->read.comments, inSight), top};
            if (!d->view->keyboardPlace().link.isEmpty())
                d->view->takeKeyboardTo({{}, positionOfComment(*d->view, now.comment)});
            scrollToComment(*d->view, now);
        });
    d->shareArticle();
}

void Reader::endFetchingComments(Key key)
{
    if (key != d->key || !std::exchange(d->thread.isFetching, false)) return;
    d->setAgain();
}

void Reader::makeReady(const Board &board, const HeadlineRow &row, const Article &article)
{
    if (row.key != d->key) d->ready->add(d->settingOf(board, row, article), d->finder(row));
}

bool Reader::isReady(Key key) const
{
    return d->ready->has(key);
}

void Reader::showError(const Board &, const HeadlineRow &row, const Error &error)
{
    d->key = row.key;
    d->hover({});
    d->sharing->setHeadline({});
    d->leave();
    d->problem->setProblem(row.headline.title, error);
    d->pages->setCurrentWidget(d->problem);
}

ReadingSettings Reader::readingSettings() const
{
    return d->settings;
}

void Reader::setReadingSettings(const ReadingSettings &settings)
{
    d->settings = settings.bounded();
    d->restyle();
}

void Reader::zoom(int step)
{
    ReadingSettings wanted = d->settings;
    wanted.textSize = step == 0 ? ReadingSettings().textSize : wanted.textSize + step * kZoomStep;
    d->choose(wanted.bounded());
}

} // namespace newsboard
