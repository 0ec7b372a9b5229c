// Where the reader goes: back and forward through what was read, along links to what the cache has, and alone.

#include "app/domain/writings.h"
#include "app/search/query.h"
#include "app/usecases/articles.h"
#include "app/usecases/rows.h"
#include "app/usecases/search.h"
#include "ui/board/headline_model.h"
#include "ui/board/headline_view.h"
#include "ui/reader/reader.h"
#include "ui/reader/shown_address.h"
#include "ui/search/search_box.h"
#include "ui/sidebar/sidebar_view.h"
#include "ui/window/message_strip.h"
#include "ui/window/open_address.h"
#include "ui/window/status_line.h"
#include "ui/window/window_parts.h"

#include <QRegularExpression>
#include <QToolBar>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace newsboard {

namespace {

constexpr auto kQuiet = 200ms; ///< After an article came, before the next one is made ready.

/// What of an address tells one page from another.
QString essence(const QUrl &url)
{
    QString host = url.host();
    if (host.startsWith("www."_L1)) host.remove(0, 4);
    return host + u':' + QString::number(url.port()) + url.path() + u'?' + url.query();
}

} // namespace

void MainWindow::Private::goToKey(Key key, int scroll)
{
    if (!parts.boards.board(newsboard::boardOf(key))) return;
    if (!table->select(key)) {
        showView(View{newsboard::boardOf(key)});
        place = {key, 0, scroll};
        placePending = true;
        takePlace();
        return;
    }
    place = {key, 0, scroll};
    openKey(key);
}

void MainWindow::Private::goBack()
{
    history.keepScroll(reader->key(), reader->scrollPosition());
    if (const auto stop = history.back()) goToKey(stop->key, stop->scroll);
}

void MainWindow::Private::goForward()
{
    history.keepScroll(reader->key(), reader->scrollPosition());
    if (const auto stop = history.forward()) goToKey(stop->key, stop->scroll);
}

/// The headline behind an address, where a board that is kept has it: its id stands in the address.
std::optional<Key> MainWindow::Private::keyOfAddress(const QUrl &url) const
{
    static const QRegularExpression digits(u"\\d{1,18}"_s);
    for (const Board &board : parts.boards.boards()) {
        if (board.url.host().remove(u"www."_s) != url.host().remove(u"www."_s)) continue;
        auto numbers = digits.globalMatch(url.path() + u'?' + url.query());
        while (numbers.hasNext()) {
            const auto key = parts.rows.keyOf(board.id, numbers.next().captured());
            const QList<HeadlineRow> rows = key ? parts.rows.rows({*key}) : QList<HeadlineRow>();
            if (!rows.isEmpty() && essence(rows.first().headline.url) == essence(url)) return key;
        }
    }
    return {};
}

void MainWindow::Private::followLink(const QUrl &url)
{
    if (const auto key = keyOfAddress(url); key && *key != reader->key()) {
        goToKey(*key, 0);
    } else if (!openOutside(url)) {
        strip->say(MessageStrip::Kind::Note, MainWindow::tr("This address is not opened: %1").arg(shownAddress(url)));
    }
}

/// Shows at once what the list knows; the text follows if the cache has it.
void MainWindow::Private::preview(std::optional<Key> key)
{
    const QList<HeadlineRow> rows = key ? parts.rows.rows({*key}) : QList<HeadlineRow>();
    const auto board = key ? boardOf(*key) : std::nullopt;
    if (rows.isEmpty() || !board) return;
    reader->showPreview(rows.first());
    parts.articles.peek(*board, rows.first());
}

/// Pages of comments, where the person wants more of them.
void MainWindow::Private::connectComments()
{
    QObject::connect(reader, &Reader::commentsWanted, this, [this](const CommentPage &page) {
        const QList<HeadlineRow> shown = parts.rows.rows({reader->key()});
        const auto board = boardOf(reader->key());
        if (!shown.isEmpty() && board)
            parts.articles.fetchComments(*board, shown.first(), page);
        else
            reader->endFetchingComments(reader->key());
    });
    QObject::connect(&parts.articles, &Articles::commentsCame, this,
                     [this](Key key, const Article &article) { reader->showMoreComments(key, article); });
    QObject::connect(&parts.articles, &Articles::commentsFailed, this, [this](Key key, const Error &error) {
        reader->endFetchingComments(key);
        if (key == reader->key()) report(error, {}, {});
    });
}

/// What somebody else wrote, where the reader asks for it.
void MainWindow::Private::connectPeople()
{
    reader->setBoardNames([this](BoardId id) {
        const auto board = parts.boards.board(id);
        return board ? board->name : QString();
    });
    QObject::connect(reader, &Reader::writingsWanted, this,
                     [this](const QString &author) { parts.search.findWritings(author); });
    QObject::connect(&parts.search, &Search::writingsFound, this,
                     [this](const Writings &writings) { reader->showWritings(writings); });
    QObject::connect(reader, &Reader::writingChosen, this, [this](Key key, int wanted) {
        history.keepScroll(reader->key(), reader->scrollPosition());
        commentKey = key;
        comment = wanted;
        goToKey(key, 0);
    });
    QObject::connect(reader, &Reader::authorSearchRequested, this, [this](const QString &author) {
        setFocusMode(false);
        searching.all = true; // The same person may write elsewhere.
        search->setText(u"author:"_s + quotedPhrase(author));
        table->setFocus();
    });
    QObject::connect(&parts.articles, &Articles::opened, this, [this](Key key) {
        if (key == std::exchange(commentKey, 0)) reader->goToComment(comment);
    });
}

void MainWindow::Private::connectForesight()
{
    foresightTimer.setSingleShot(true);
    foresightTimer.setInterval(kQuiet);
    QObject::connect(&foresightTimer, &QTimer::timeout, this, [this] { foresee(); });
    QObject::connect(reader, &Reader::readyOutdated, &foresightTimer, qOverload<>(&QTimer::start));
    QObject::connect(&parts.articles, &Articles::opened, &foresightTimer, qOverload<>(&QTimer::start));
    QObject::connect(&parts.articles, &Articles::foreseen, this, [this](Key key, const Article &article) {
        const auto row = model->headlineAt(model->rowOf(key));
        const auto board = boardOf(key);
        if (row && board) reader->makeReady(*board, *row, article);
    });
}

/// The articles before and behind the one that is read are made ready, as far as the cache has them; the one behind it
/// last, for it is the likeliest.
void MainWindow::Private::foresee()
{
    const int at = model->rowOf(reader->key());
    if (at < 0) return;
    const int next = goesThroughUnread ? model->nextUnread(at) : at + 1;
    for (const int row : {at - 1, next}) {
        const auto headline = model->headlineAt(row);
        const auto board = headline ? boardOf(headline->key) : std::nullopt;
        if (board && headline->hasArticle && !reader->isReady(headline->key)) parts.articles.foresee(*board, *headline);
    }
}

/// The article alone, or everything again.
void MainWindow::Private::setFocusMode(bool on)
{
    if (on == focusMode || (on && reader->key() == 0)) return;
    focusMode = on;
    const QList<QWidget *> around{sidebar, table, status, q->findChild<QToolBar *>()};
    if (on) {
        hiddenForFocus.clear();
        for (QWidget *widget : around) {
            if (widget->isHidden()) continue;
            widget->hide();
            hiddenForFocus.append(widget);
        }
        reader->setFocus();
    } else {
        for (QWidget *widget : std::as_const(hiddenForFocus))
            widget->show();
        table->setFocus();
    }
}

} // namespace newsboard
