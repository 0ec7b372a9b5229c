// Where the reader goes: back and forward through what was read, along links to what the cache has, and alone.

#include "app/usecases/articles.h"
#include "app/usecases/rows.h"
#include "ui/board/headline_model.h"
#include "ui/board/headline_view.h"
#include "ui/reader/reader.h"
#include "ui/reader/shown_address.h"
#include "ui/sidebar/sidebar_view.h"
#include "ui/window/message_strip.h"
#include "ui/window/open_address.h"
#include "ui/window/status_line.h"
#include "ui/window/window_parts.h"

#include <QRegularExpression>
#include <QToolBar>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

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
