#include "ui/reader/preview_card.h"

#include "ui/reader/preview_html.h"
#include "ui/reader/preview_text.h"
#include "ui/reader/time_words.h"
#include "ui/theme/plain_label.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kMostLetters = 280;
constexpr int kWidthOfCard = 20; ///< In heights of a letter.

} // namespace

PreviewCard::PreviewCard(Manner manner, QWidget *parent)
    : CardFrame(parent, manner == Manner::Held ? Qt::Popup : Qt::ToolTip), m_title(plainLabel(this)),
      m_meta(plainLabel(this)), m_text(new PreviewText(this))
{
    if (manner == Manner::Held) {
        setFocusPolicy(Qt::StrongFocus);
        m_title->setCursor(Qt::PointingHandCursor);
        m_title->installEventFilter(this);
    } else {
        setFocusPolicy(Qt::NoFocus);
        setAttribute(Qt::WA_ShowWithoutActivating);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    m_text->setFocusPolicy(Qt::NoFocus);
    connect(m_text, &QTextBrowser::anchorClicked, this, &PreviewCard::linkChosen);
    m_meta->setForegroundRole(QPalette::PlaceholderText);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    const int em = fontMetrics().height();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(em * 3 / 4, em / 2, em * 3 / 4, em * 3 / 4);
    column->setSpacing(em / 4);
    column->addWidget(m_title);
    column->addWidget(m_meta);
    column->addWidget(m_text);
    setFixedWidth(em * kWidthOfCard);
}

ReferenceTargets PreviewCard::targets(const std::function<bool(qint64)> &hasNumber) const
{
    ReferenceTargets targets;
    targets.hasNumber = hasNumber;
    targets.comments = m_article.comments.size();
    return targets;
}

void PreviewCard::showHeadline(const HeadlineRow &row, const ReaderStyle &style, const QPoint &at)
{
    m_key = row.key;
    m_comment = -1;
    m_article = {};
    const Headline &headline = row.headline;
    QStringList facts;
    if (!headline.author.isEmpty()) facts.append(headline.author);
    if (headline.posted.isKnown()) facts.append(shortDate(headline.posted, style.locale));
    if (headline.number) facts.append(u"№ "_s + QString::number(*headline.number));
    m_style = style;
    setText({});
    showAt(headline.title, facts.join(u" · "_s), style, at);
}

void PreviewCard::fill(Key key, const Article &article, const std::function<bool(qint64)> &hasNumber)
{
    if (key != m_key || m_comment >= 0 || !isVisible()) return;
    m_article = article;
    setText(previewHtml(article.html, targets(hasNumber), kMostLetters));
    fit();
}

void PreviewCard::showComment(Key key, const Article &article, int comment,
                              const std::function<bool(qint64)> &hasNumber, const ReaderStyle &style, const QPoint &at)
{
    m_key = key;
    m_comment = comment;
    m_article = article;
    m_style = style;
    const Comment &shown = article.comments[comment];
    setText(previewHtml(shown.html, targets(hasNumber), kMostLetters));
    showAt(shown.author, shortDate(shown.posted, style.locale), style, at);
}

void PreviewCard::showAt(const QString &title, const QString &meta, const ReaderStyle &style, const QPoint &at)
{
    m_at = at;
    setPaper(style);
    m_title->setText(title);
    m_meta->setText(meta);
    m_meta->setVisible(!meta.isEmpty());
    fit();
    show();
    setFocus();
}

void PreviewCard::fit()
{
    setAccessibleName(m_title->text());
    setAccessibleDescription(text());
    fitAt(m_at);
}

void PreviewCard::setText(const QString &html)
{
    const QMargins around = layout()->contentsMargins();
    m_text->setPreview(html, m_style, width() - around.left() - around.right() - 2);
    m_text->setVisible(!html.isEmpty());
}

QString PreviewCard::text() const
{
    return m_text->toPlainText();
}

QUrl PreviewCard::focusedLink() const
{
    return m_text->focusedLink();
}

QPoint PreviewCard::placeBelow() const
{
    const int line = fontMetrics().height();
    if (m_text->focusedLink().isEmpty()) return mapToGlobal(QPoint(line, height()));
    return m_text->viewport()->mapToGlobal(m_text->cursorRect().bottomLeft()) + QPoint(0, line / 3);
}

/// The window's own keys are not meant while a card has the keyboard.
bool PreviewCard::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return CardFrame::event(event);
}

bool PreviewCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_title && event->type() == QEvent::MouseButtonRelease) emit chosen();
    return CardFrame::eventFilter(watched, event);
}

bool PreviewCard::focusNextPrevChild(bool next)
{
    m_text->stepLink(next ? 1 : -1);
    return true;
}

void PreviewCard::keyPressEvent(QKeyEvent *event)
{
    const QUrl link = focusedLink();
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Right:
        m_text->stepLink(1);
        break;
    case Qt::Key_Up:
    case Qt::Key_Left:
        m_text->stepLink(-1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (link.isEmpty())
            emit chosen();
        else
            emit linkChosen(link);
        break;
    case Qt::Key_P:
        if (!link.isEmpty()) emit previewWanted(link);
        break;
    case Qt::Key_Escape:
        close();
        break;
    default:
        CardFrame::keyPressEvent(event);
    }
}

} // namespace newsboard
