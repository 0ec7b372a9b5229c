#include "ui/reader/person_card.h"

#include "ui/reader/reader_style.h"
#include "ui/reader/time_words.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr int kWidth = 26; ///< In heights of a letter, as are all lengths here.
constexpr int kHighest = 24;
constexpr qsizetype kLongestLine = 160; ///< Of a comment, in its line.

enum PersonRole {
    FactsRole = Qt::UserRole, ///< The second, quiet line.
    KeyRole,
    CommentRole, ///< Its place; -1: the headline.
};

/// A heading, or two lines: what was written, and where and when.
class WritingDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int line = option.fontMetrics.height();
        const bool isHeading = !index.flags().testFlag(Qt::ItemIsSelectable);
        return {line * 8, isHeading ? line * 2 : line * 2 + line * 2 / 3};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme theme = Theme::of(option.palette);
        const int line = option.fontMetrics.height();
        const QRect inner = option.rect.adjusted(line * 3 / 4, 0, -line * 3 / 4, 0);
        painter->save();
        const auto write = [&](const QRect &where, const QString &text, const QColor &colour) {
            painter->setPen(colour);
            painter->drawText(where, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                              painter->fontMetrics().elidedText(text, Qt::ElideRight, where.width()));
        };
        if (!index.flags().testFlag(Qt::ItemIsSelectable)) {
            QFont bold = option.font;
            bold.setBold(true);
            painter->setFont(bold);
            write(inner.adjusted(0, line / 2, 0, 0), index.data().toString(), theme.muted);
        } else {
            if (option.state.testFlag(QStyle::State_Selected)) painter->fillRect(option.rect, theme.selection);
            painter->setFont(option.font);
            const QRect upper(inner.left(), inner.top() + line / 3, inner.width(), line);
            write(upper, index.data().toString(), theme.text);
            write(upper.translated(0, line), index.data(FactsRole).toString(), theme.muted);
        }
        painter->restore();
    }
};

QString joined(const QStringList &facts)
{
    return facts.join(u" · "_s);
}

} // namespace

PersonCard::PersonCard(std::function<QString(BoardId)> boardName, QWidget *parent)
    : CardFrame(parent, Qt::Popup), m_boardName(std::move(boardName)), m_name(plainLabel(this)),
      m_facts(plainLabel(this)), m_list(new QListView(this)), m_items(new QStandardItemModel(this)),
      m_search(new QPushButton(tr("Show as a search"), this))
{
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_list->setModel(m_items);
    m_list->setItemDelegate(new WritingDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_list->installEventFilter(this);
    connect(m_list, &QListView::clicked, this, &PersonCard::choose);
    connect(m_list, &QListView::entered, m_list, [this](const QModelIndex &index) {
        if (index.flags().testFlag(Qt::ItemIsSelectable)) m_list->setCurrentIndex(index);
    });
    m_search->setFlat(true);
    m_search->setAutoDefault(false);
    connect(m_search, &QPushButton::clicked, this, [this] {
        close();
        emit searchRequested(m_author);
    });

    const int em = fontMetrics().height();
    auto *head = new QVBoxLayout;
    head->setContentsMargins(em * 3 / 4, em * 2 / 3, em * 3 / 4, em / 4);
    head->setSpacing(em / 6);
    head->addWidget(m_name);
    head->addWidget(m_facts);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(em / 3, em / 6, em * 3 / 4, em / 4);
    foot->addWidget(m_search);
    foot->addStretch();
    column->addLayout(foot);
    setFixedWidth(em * kWidth);
}

void PersonCard::open(const QString &author, const ReaderStyle &style, const QPoint &at)
{
    m_author = author;
    m_at = at;
    setPaper(style);
    QPalette link = palette();
    link.setColor(QPalette::ButtonText, style.accent);
    m_search->setPalette(link);
    m_items->clear();
    m_name->setText(author);
    m_facts->setText(tr("Looking through the cache…"));
    m_list->setAccessibleName(tr("What %1 wrote").arg(author));
    m_list->hide();
    fit();
    show();
}

void PersonCard::fill(const Writings &writings, Key shown)
{
    if (!isVisible() || writings.author != m_author) return;
    Writings others = writings;
    others.headlines.removeIf([shown](const HeadlineRow &row) { return row.key == shown; });
    others.comments.removeIf([shown](const WrittenComment &comment) { return comment.row.key == shown; });
    QList<BoardId> boards{boardOf(shown)};
    const auto note = [&boards](const HeadlineRow &row) {
        if (!boards.contains(row.board())) boards.append(row.board());
    };
    for (const HeadlineRow &row : std::as_const(others.headlines))
        note(row);
    for (const WrittenComment &comment : std::as_const(others.comments))
        note(comment.row);
    m_items->clear();
    for (const BoardId board : std::as_const(boards)) {
        for (QStandardItem *item : itemsOf(board, others))
            m_items->appendRow(item);
    }
    const QLocale own = locale();
    QStringList facts;
    if (!others.headlines.isEmpty()) facts.append(tr("Headlines %1").arg(own.toString(others.headlines.size())));
    if (!others.comments.isEmpty()) facts.append(tr("Comments %1").arg(own.toString(others.comments.size())));
    if (facts.isEmpty()) facts.append(tr("Nothing else is in the cache."));
    if (others.isCut) facts.append(tr("and more"));
    m_facts->setText(joined(facts));
    m_list->setVisible(m_items->rowCount() > 0);
    fit();
    if (m_items->rowCount() > 1) m_list->setCurrentIndex(m_items->index(1, 0)); // Below the first heading.
    (m_items->rowCount() > 1 ? static_cast<QWidget *>(m_list) : m_search)->setFocus();
}

/// A heading and what stands on one board; nothing where nothing does.
QList<QStandardItem *> PersonCard::itemsOf(BoardId board, const Writings &writings) const
{
    QList<QStandardItem *> items;
    const auto add = [&items](const QString &text, const QString &facts, Key key, int comment) {
        auto *item = new QStandardItem(text);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setData(facts, FactsRole);
        item->setData(QVariant::fromValue(key), KeyRole);
        item->setData(comment, CommentRole);
        item->setData(text + u", "_s + facts, Qt::AccessibleTextRole);
        items.append(item);
    };
    const QLocale own = locale();
    for (const HeadlineRow &row : writings.headlines) {
        if (row.board() != board) continue;
        QStringList facts;
        if (row.headline.posted.isKnown()) facts.append(shortDate(row.headline.posted, own));
        if (row.headline.number) facts.append(u"№ "_s + QString::number(*row.headline.number));
        if (row.isGone()) facts.append(tr("no longer on the server"));
        add(row.headline.title, joined(facts), row.key, -1);
    }
    for (const WrittenComment &written : writings.comments) {
        if (written.row.board() != board) continue;
        QStringList facts{tr("Comment on “%1”").arg(written.row.headline.title)};
        if (written.comment.posted.isKnown()) facts.prepend(shortDate(written.comment.posted, own));
        add(written.comment.text.left(kLongestLine).simplified(), joined(facts), written.row.key, written.place);
    }
    const QString name = m_boardName ? m_boardName(board) : QString();
    if (items.isEmpty()) return {};
    auto *heading = new QStandardItem(name);
    heading->setFlags(Qt::NoItemFlags);
    items.prepend(heading);
    return items;
}

void PersonCard::fit()
{
    const int em = fontMetrics().height();
    int list = 0;
    for (int row = 0; row < m_items->rowCount() && list < em * kHighest; ++row)
        list += m_list->sizeHintForRow(row);
    m_list->setFixedHeight(std::min(list, em * kHighest));
    fitAt(m_at);
}

void PersonCard::choose(const QModelIndex &index)
{
    if (!index.flags().testFlag(Qt::ItemIsSelectable)) return;
    const Key key = index.data(KeyRole).value<Key>();
    const int comment = index.data(CommentRole).toInt();
    close();
    emit writingChosen(key, comment);
}

bool PersonCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose(m_list->currentIndex());
            return true;
        }
    }
    return CardFrame::eventFilter(watched, event);
}

} // namespace newsboard
