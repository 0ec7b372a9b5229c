#include "ui/reader/preview_cards.h"

#include "ui/reader/preview_card.h"

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace newsboard {

namespace {

constexpr auto kRest = 350ms; ///< So long a link is rested on before its preview comes.
/// Cards that stand upon each other; a preview that is wanted on the last takes its place.
constexpr std::size_t kMostCards = 8;

/// `number/46577` … of a link of the reader's own; empty for any other.
QString ownTarget(const QUrl &link)
{
    return link.scheme() == "reader"_L1 ? link.path() : QString();
}

} // namespace

PreviewCards::PreviewCards(QWidget *window)
    : QObject(window), m_window(window), m_resting(new PreviewCard(PreviewCard::Manner::Resting, window))
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
}

void PreviewCards::rest(const QUrl &link, const Ground &ground, const ReaderStyle &style, std::function<QPoint()> place)
{
    m_rest.stop();
    m_rest.disconnect(this);
    m_resting->hide();
    if (link.isEmpty()) return;
    connect(&m_rest, &QTimer::timeout, this, [this, link, ground, style, place = std::move(place)] {
        m_style = style;
        m_at = place();
        m_holds = false;
        preview(link, ground);
    });
    m_rest.start();
}

void PreviewCards::hold(const QUrl &link, const Ground &ground, const ReaderStyle &style, const QPoint &at)
{
    rest({}, {}, style, {});
    m_style = style;
    m_at = at;
    m_holds = true;
    preview(link, ground);
}

void PreviewCards::leave()
{
    rest({}, {}, m_style, {});
    for (auto card = m_held.rbegin(); card != m_held.rend(); ++card)
        (*card)->close();
}

std::function<bool(qint64)> PreviewCards::finderOf(Key key) const
{
    if (!m_hasNumber) return {};
    return [this, board = boardOf(key)](qint64 number) { return m_hasNumber(board, number); };
}

/// Shows what a comment says; asks for anything else.
void PreviewCards::preview(const QUrl &link, const Ground &ground)
{
    const QString target = ownTarget(link);
    const qint64 number = target.section(u'/', 1).toLongLong();
    m_ground = ground.key;
    if (link.scheme() != "reader"_L1)
        emit wanted(link, boardOf(ground.key), 0);
    else if (target.startsWith("number/"_L1))
        emit wanted({}, boardOf(ground.key), number);
    else if (target.startsWith("comment/"_L1) && number >= 1 && number <= ground.article.comments.size())
        next()->showComment(ground.key, ground.article, int(number - 1), finderOf(ground.key), m_style, m_at);
}

void PreviewCards::show(const HeadlineRow &row)
{
    if (row.key != m_ground) next()->showHeadline(row, m_style, m_at);
}

void PreviewCards::fill(Key key, const Article &article)
{
    m_resting->fill(key, article, finderOf(key));
    for (PreviewCard *card : m_held)
        card->fill(key, article, finderOf(key));
}

/// The card that the next preview is shown on.
PreviewCard *PreviewCards::next()
{
    if (!m_holds) return m_resting;
    const auto free =
        std::find_if(m_held.begin(), m_held.end(), [](const PreviewCard *card) { return !card->isVisible(); });
    if (free != m_held.end()) return *free;
    if (m_held.size() == kMostCards) return m_held.back();
    // A popup upon a popup is its child: closing the one below closes it, too.
    auto *card = new PreviewCard(PreviewCard::Manner::Held, m_held.empty() ? m_window : m_held.back());
    connect(card, &PreviewCard::chosen, this, [this, card] {
        leave();
        emit headlineChosen(card->key(), card->comment());
    });
    connect(card, &PreviewCard::linkChosen, this, [this, card](const QUrl &link) {
        follow(link, {card->key(), card->article()});
    });
    connect(card, &PreviewCard::previewWanted, this, [this, card](const QUrl &link) {
        hold(link, {card->key(), card->article()}, m_style, card->placeBelow());
    });
    m_held.push_back(card);
    return card;
}

void PreviewCards::follow(const QUrl &link, const Ground &ground)
{
    leave();
    const QString target = ownTarget(link);
    const qint64 number = target.section(u'/', 1).toLongLong();
    if (link.scheme() != "reader"_L1)
        emit addressChosen(link);
    else if (target.startsWith("number/"_L1))
        emit numberChosen(boardOf(ground.key), number);
    else if (target.startsWith("comment/"_L1))
        emit headlineChosen(ground.key, int(number - 1));
}

} // namespace newsboard
