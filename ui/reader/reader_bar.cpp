#include "ui/reader/reader_bar.h"

#include "ui/reader/reader_style.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr auto kSymbol = "symbol";

} // namespace

ReaderBar::ReaderBar(QWidget *parent)
    : QWidget(parent), m_place(new QLabel(this)), m_share(new QMenu(this)), m_more(new QMenu(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_place->setTextFormat(Qt::PlainText);
    m_place->setForegroundRole(QPalette::PlaceholderText);
    m_place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *line = new QHBoxLayout(this);
    line->setSpacing(fontMetrics().height() / 6);
    line->addWidget(m_place, 1);
    m_starButton = button(Symbol::Star, tr("Star (S)"));
    connect(m_starButton, &QToolButton::clicked, this, &ReaderBar::starRequested);
    connect(button(Symbol::Browser, tr("Open in browser (O)")), &QToolButton::clicked, this,
            &ReaderBar::browserRequested);
    QToolButton *share = button(Symbol::Share, tr("Share"));
    share->setMenu(m_share);
    share->setPopupMode(QToolButton::InstantPopup);
    connect(button(Symbol::Print, tr("Print (Ctrl+P)")), &QToolButton::clicked, this, &ReaderBar::printRequested);
    m_lettersButton = button(Symbol::Letters, tr("Letters and paper"));
    connect(m_lettersButton, &QToolButton::clicked, this, &ReaderBar::lettersRequested);
    QToolButton *more = button(Symbol::More, tr("More"));
    more->setMenu(m_more);
    more->setPopupMode(QToolButton::InstantPopup);
}

QToolButton *ReaderBar::button(Symbol symbol, const QString &name)
{
    auto *made = new QToolButton(this);
    made->setProperty(kSymbol, int(symbol));
    made->setToolTip(name);
    made->setAccessibleName(name);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::TabFocus);
    made->setStyleSheet(u"QToolButton::menu-indicator { image: none; }"_s);
    const int side = fontMetrics().height();
    made->setIconSize(QSize(side, side));
    layout()->addWidget(made);
    return made;
}

void ReaderBar::setPlace(const QString &board, const QString &category)
{
    m_place->setText(category.isEmpty() ? board : board + u" · "_s + category);
}

void ReaderBar::setStarred(bool starred)
{
    m_starred = starred;
    m_starButton->setIcon(symbolIcon(starred ? Symbol::FullStar : Symbol::Star, starred ? m_starColour : m_ink));
}

void ReaderBar::setStyle(const ReaderStyle &style, int left)
{
    const QPalette colours = style.palette(palette());
    setPalette(colours);
    m_ink = style.muted;
    m_starColour = Theme::of(colours).star;
    for (QToolButton *made : findChildren<QToolButton *>())
        made->setIcon(symbolIcon(Symbol(made->property(kSymbol).toInt()), m_ink));
    setStarred(m_starred);
    const int em = fontMetrics().height();
    layout()->setContentsMargins(left, em / 3, em / 2, 0);
}

} // namespace newsboard
