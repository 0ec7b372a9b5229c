#include "ui/search/search_bar.h"

#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kMostChips = 5;
constexpr qsizetype kLongestPart = 24; ///< Letters of what was typed that a chip shows.

QString shortened(const QString &text)
{
    return text.size() <= kLongestPart ? text : text.first(kLongestPart) + u'…';
}

QString complaintText(const Complaint &complaint)
{
    const QString part = shortened(complaint.text);
    switch (complaint.reason) {
    case Complaint::Reason::UnknownValue:
    case Complaint::Reason::LoneOperator:
        return SearchBar::tr("“%1” searched as text").arg(part);
    case Complaint::Reason::Unfinished:
        return SearchBar::tr("“%1” goes on").arg(part);
    case Complaint::Reason::TooLong:
        return SearchBar::tr("too long: its end does not count");
    }
    return {};
}

} // namespace

SearchBar::SearchBar(QWidget *parent)
    : QWidget(parent), m_line(new QHBoxLayout(this)), m_count(new QLabel(this)), m_chips(new QWidget(this))
{
    setAutoFillBackground(true);
    const int em = fontMetrics().height();
    m_here = choice(tr("This board"));
    m_everywhere = choice(tr("All boards"));
    m_line->addSpacing(em / 2);
    m_newest = choice(tr("Newest first"));
    m_best = choice(tr("Best first"));
    m_best->setToolTip(tr("Headlines and names that hold everything before texts that do"));
    for (const auto &[one, other] : {std::pair{m_here, m_everywhere}, std::pair{m_newest, m_best}}) {
        auto *group = new QButtonGroup(this);
        group->addButton(one);
        group->addButton(other);
    }
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_save = new QToolButton(this);
    m_save->setText(tr("Keep this search"));
    m_save->setAutoRaise(true);
    m_save->setFocusPolicy(Qt::TabFocus);
    auto *chips = new QHBoxLayout(m_chips);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(em / 3);
    m_line->setContentsMargins(em / 2, em / 5, em / 2, em / 5);
    m_line->setSpacing(em / 5);
    m_line->addSpacing(em / 2);
    m_line->addWidget(m_count);
    m_line->addSpacing(em / 2);
    m_line->addWidget(m_chips);
    m_line->addStretch(1);
    m_line->addWidget(m_save);
    setColours();
    connect(m_here, &QToolButton::clicked, this, [this] { emit scopeChosen(false); });
    connect(m_everywhere, &QToolButton::clicked, this, [this] { emit scopeChosen(true); });
    connect(m_newest, &QToolButton::clicked, this, [this] { emit orderChosen(SearchOrder::Newest); });
    connect(m_best, &QToolButton::clicked, this, [this] { emit orderChosen(SearchOrder::Best); });
    connect(m_save, &QToolButton::clicked, this, &SearchBar::saveRequested);
    hide();
}

QToolButton *SearchBar::choice(const QString &text)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    m_line->addWidget(button);
    return button;
}

void SearchBar::setPlace(const QString &name, bool isBoard)
{
    m_here->setText(isBoard ? tr("This board") : name);
    m_here->setVisible(!name.isEmpty());
    m_everywhere->setVisible(!name.isEmpty());
    m_here->setToolTip(name.toHtmlEscaped());
}

void SearchBar::setScope(bool allBoards)
{
    (allBoards ? m_everywhere : m_here)->setChecked(true);
}

void SearchBar::setOrder(std::optional<SearchOrder> order)
{
    QButtonGroup *group = m_newest->group();
    group->setExclusive(order.has_value()); // Else one of them has to be checked.
    m_newest->setChecked(order == SearchOrder::Newest);
    m_best->setChecked(order == SearchOrder::Best);
}

void SearchBar::setQuery(const Query &query)
{
    if (query.additions == m_additions && query.complaints == m_complaints) return;
    m_additions = query.additions;
    m_complaints = query.complaints;
    const QList<QWidget *> before = m_chips->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (QWidget *chip : before) {
        chip->hide();
        chip->deleteLater();
    }
    const Theme theme = Theme::of(palette());
    int left = kMostChips;
    for (const Addition &addition : query.additions) {
        if (left-- > 0)
            addChip(tr("also %1").arg(addition.also), theme.muted,
                    tr("Click to search for %1 only").arg(addition.typed), addition.typed);
    }
    for (const Complaint &complaint : query.complaints) {
        const bool isMild = complaint.reason == Complaint::Reason::Unfinished;
        if (left-- > 0) addChip(complaintText(complaint), isMild ? theme.muted : theme.warning);
    }
}

void SearchBar::addChip(const QString &text, const QColor &colour, const QString &tip, const QString &refused)
{
    const int em = fontMetrics().height();
    auto *chip = new QToolButton(m_chips);
    chip->setText(QString(text).replace(u'&', "&&"_L1));
    chip->setToolTip(tip.toHtmlEscaped());
    chip->setFocusPolicy(refused.isEmpty() ? Qt::NoFocus : Qt::TabFocus);
    chip->setStyleSheet(u"QToolButton { border: 1px solid %1; border-radius: %2px; padding: 0 %3px; color: %4; }"_s
                            .arg(Theme::of(palette()).line.name())
                            .arg(em / 2)
                            .arg(em / 3)
                            .arg(colour.name()));
    if (refused.isEmpty()) {
        chip->setAttribute(Qt::WA_TransparentForMouseEvents);
    } else {
        connect(chip, &QToolButton::clicked, this, [this, refused] { emit shorthandRefused(refused); });
    }
    m_chips->layout()->addWidget(chip);
}

void SearchBar::setCount(std::optional<qint64> count, qint64 known)
{
    const QLocale locale;
    if (!count)
        m_count->setText(tr("%1 and more").arg(locale.toString(known)));
    else
        m_count->setText(*count == 1 ? tr("1 headline") : tr("%1 headlines").arg(locale.toString(*count)));
}

void SearchBar::setSaved(bool isSaved)
{
    m_save->setVisible(!isSaved);
}

void SearchBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) setColours();
}

void SearchBar::setColours()
{
    const Theme theme = Theme::of(palette());
    const int em = fontMetrics().height();
    const QString sheet = u"QToolButton { border: none; border-radius: %1px; padding: %2px %3px; color: %4; }"
                          "QToolButton:hover { background: %5; }"
                          "QToolButton:checked { background: %6; color: %7; }"_s.arg(em / 5)
                              .arg(em / 8)
                              .arg(em * 2 / 5)
                              .arg(theme.muted.name(), theme.line.name(), theme.selection.name(), theme.text.name());
    for (QToolButton *button : {m_here, m_everywhere, m_newest, m_best, m_save})
        button->setStyleSheet(sheet);
}

} // namespace newsboard
