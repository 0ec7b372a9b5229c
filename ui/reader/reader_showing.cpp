// What the reader shows, how it is set, and how that changes under the eyes.

#include "app/write/article_files.h"
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

/// Shows what `compose` writes, now and again whenever the style changes; `made` is what it writes now, where that
/// was made ready.
void Reader::Private::show(const Board &board, const HeadlineRow &row, Composer compose,
                           std::optional<ReadyArticle> made)
{
    headline = row;
    shownBoard = board;
    hasArticle = false;
    sharing->setHeadline(row);
    composed = std::move(compose);
    bar->setPlace(board.name, row.headline.category);
    bar->setStarred(row.starred);
    shownStyle = style();
    set(std::move(made));
    pages->setCurrentWidget(page);
}

/// How far the text is from the left edge, whether the view has its width already or not.
int Reader::Private::textLeft() const
{
    const int width = q->width() - view->verticalScrollBar()->sizeHint().width();
    return std::max((width - shownStyle.measure) / 2, shownStyle.gutter());
}

void Reader::Private::set(std::optional<ReadyArticle> made)
{
    hover({});
    if (made && made->document)
        view->setArticle(std::move(made->document));
    else
        view->setArticle(made ? made->html : composed(shownStyle), shownStyle);
    hits.lookAgain();
    tellHits();
    bar->setStyle(shownStyle, textLeft());
}

/// The same text otherwise written; the place that is read stays.
void Reader::Private::setAgain()
{
    if (!composed || pages->currentWidget() != page) return;
    const int place = view->verticalScrollBar()->value();
    set();
    view->verticalScrollBar()->setValue(place);
}

/// Sets the text anew where the palette, the font or a narrower measure asks for it; the place that is read stays.
void Reader::Private::restyle()
{
    if (!composed || pages->currentWidget() != page) return;
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
    set();
    view->verticalScrollBar()->setValue(int(place * view->verticalScrollBar()->maximum()));
}

/// How the comments of an article are looked at first.
ThreadView Reader::Private::firstView(Key article, const QList<Comment> &comments) const
{
    ThreadView first;
    first.newestFirst = thread.newestFirst;
    first.fresh = looks.fresh(article, comments);
    return first;
}

Composer Reader::Private::composerOf(const HeadlineRow &row, const Article &article, const QDateTime &now)
{
    return [this, row, article, now](const ReaderStyle &style) {
        ArticleContext context{thread, finder(row), downloads->isUsable()};
        context.answersClicks = true;
        context.heldBack = pictures->heldBack();
        return articleHtml(row, article, context, style, now);
    };
}

void Reader::Private::shareArticle()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    sharing->setArticle(written, [this, row = headline, article = read, now](const ReaderStyle &style) {
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
    composed = composerOf(headline, article, QDateTime::currentDateTimeUtc());
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

std::function<bool(qint64)> Reader::Private::finder(const HeadlineRow &row) const
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
    d->composed = {};
    d->sharing->setHeadline({});
    d->pictures->leave();
    d->ready->clear();
    d->hint->setText(text);
    d->pages->setCurrentWidget(d->hint);
}

void Reader::showLoading(const Board &board, const HeadlineRow &row)
{
    d->key = row.key;
    d->pictures->leave();
    d->show(board, row,
            [row, text = tr("Fetching the article…"), now = QDateTime::currentDateTimeUtc()](const ReaderStyle &style) {
                return headHtml(row, text, style, now);
            });
}

void Reader::showArticle(const Board &board, const HeadlineRow &row, const Article &article)
{
    d->key = row.key;
    const ArticleSetting setting = d->settingOf(board, row, article);
    std::optional<ReadyArticle> ready = d->ready->take(setting);
    d->thread = setting.thread;
    d->looks.look(row.key, article.comments);
    d->pictures->prepare(board, row, article);
    if (!ready || !ready->document) d->view->pictures().begin(article.pictures);
    d->read = article;
    const Composer compose = d->composerOf(row, article, setting.now);
    d->show(board, row, compose, std::move(ready));
    // A search whose line was closed in the article before is shown again in this one.
    if (d->search && !d->isSearchShown && d->findBar->isHidden()) d->showSearch();
    d->written = completed(article, row.headline);
    d->hasArticle = true;
    d->shareArticle();
}

void Reader::showMoreComments(Key key, const Article &article)
{
    if (key != d->key || !d->hasArticle) return;
    const std::optional<CommentPlace> place = commentInSight(*d->view);
    const Comment inSight = d->read.comments.value(place ? place->comment : -1);
    const int scroll = d->view->verticalScrollBar()->value();
    d->takeMore(article);
    d->pictures->takeMore(d->headline, article);
    d->set();
    d->view->verticalScrollBar()->setValue(scroll);
    if (place) scrollToComment(*d->view, {placeIn(article.comments, inSight), place->top});
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
    d->composed = {};
    d->sharing->setHeadline({});
    d->pictures->leave();
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
