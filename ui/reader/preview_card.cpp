#include "ui/reader/preview_card.h"

#include "ui/reader/reader_style.h"
#include "ui/reader/time_words.h"
#include "ui/theme/plain_label.h"

#include <QGuiApplication>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kMostLetters = 280;

} // namespace

PreviewCard::PreviewCard(QWidget *parent)
    : QFrame(parent, Qt::ToolTip), m_title(plainLabel(this)), m_meta(plainLabel(this)), m_text(plainLabel(this))
{
    setFrameShape(QFrame::StyledPanel);
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_meta->setForegroundRole(QPalette::PlaceholderText);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    const int em = fontMetrics().height();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(em * 3 / 4, em / 2, em * 3 / 4, em * 3 / 4);
    column->setSpacing(em / 4);
    for (QLabel *label : {m_title, m_meta, m_text})
        column->addWidget(label);
    setFixedWidth(em * 20);
}

void PreviewCard::showHeadline(const HeadlineRow &row, const ReaderStyle &style, const QPoint &at)
{
    m_key = row.key;
    const Headline &headline = row.headline;
    QStringList facts;
    if (!headline.author.isEmpty()) facts.append(headline.author);
    if (headline.posted.isKnown()) facts.append(shortDate(headline.posted, style.locale));
    if (headline.number) facts.append(u"№ "_s + QString::number(*headline.number));
    setText({});
    showAt(headline.title, facts.join(u" · "_s), style, at);
}

void PreviewCard::fill(Key key, const QString &text)
{
    if (key != m_key || !isVisible()) return;
    setText(text);
    adjustSize();
}

void PreviewCard::showComment(const Comment &comment, const ReaderStyle &style, const QPoint &at)
{
    m_key = 0;
    setText(comment.text);
    showAt(comment.author, shortDate(comment.posted, style.locale), style, at);
}

void PreviewCard::showAt(const QString &title, const QString &meta, const ReaderStyle &style, const QPoint &at)
{
    setPalette(style.palette(palette()));
    m_title->setText(title);
    m_meta->setText(meta);
    m_meta->setVisible(!meta.isEmpty());
    adjustSize();
    QPoint corner = at;
    if (const QScreen *screen = QGuiApplication::screenAt(at)) {
        const QRect room = screen->availableGeometry();
        corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
        corner.setY(std::clamp(corner.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(corner);
    show();
}

void PreviewCard::setText(const QString &text)
{
    const QString line = text.left(2 * kMostLetters).simplified();
    m_text->setText(line.size() > kMostLetters ? line.left(kMostLetters) + u'…' : line);
    m_text->setVisible(!line.isEmpty());
}

} // namespace newsboard
