// What is looked for in the article: typed here, or asked by a search.

#include "ui/reader/article_view.h"
#include "ui/reader/reader_parts.h"
#include "ui/search/find_bar.h"

#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace newsboard {

void Reader::Private::tellHits()
{
    findBar->setHits(hits.current(), hits.count());
    // A search shows its line where it has something to show; what is typed into the line stays.
    if (!isSearchShown) return;
    if (hits.count() > 0)
        findBar->show(searched);
    else
        findBar->hide();
}

void Reader::Private::showSearch()
{
    isSearchShown = true;
    hits.markQuery(*search);
    tellHits();
}

void Reader::Private::connectFinding()
{
    connect(findBar, &FindBar::typed, q, [this] {
        isSearchShown = false;
        hits.findText(findBar->shownText(), findBar->openAt());
        tellHits();
    });
    connect(findBar, &FindBar::stepRequested, q, [this](int step) { q->stepHit(step); });
    connect(findBar, &FindBar::closed, q, [this] {
        isSearchShown = false;
        hits.clear();
        view->setFocus();
    });
}

void Reader::find()
{
    if (d->pages->currentWidget() != d->page) return;
    const QString selected = d->view->selectedText();
    d->findBar->open(selected.contains(u'\n') ? QString() : selected);
}

void Reader::stepHit(int step)
{
    if (d->pages->currentWidget() != d->page) return;
    d->hits.step(step);
    d->findBar->setHits(d->hits.current(), d->hits.count());
}

void Reader::setSearch(const Query &query, const QString &typed)
{
    d->searched = typed;
    if (d->isSearchShown && d->search == query) return d->tellHits();
    const bool wasShown = std::exchange(d->isSearchShown, false);
    d->search = query.isEmpty() ? std::nullopt : std::optional(query);
    if (d->search) {
        d->showSearch();
    } else if (wasShown) {
        d->hits.clear();
        d->findBar->hide();
    }
}

} // namespace newsboard
