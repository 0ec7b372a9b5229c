#include "ui/board/headline_delegate.h"

#include "ui/board/headline_model.h"
#include "ui/board/text_lines.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

using Hand = TextLines::Hand;

/// What is drawn behind the title, in order; each keeps its place when the title is cut short.
struct Badge {
    enum class Kind : quint8 { Comments, New, File, Secret };
    Kind kind;
    QString text;
};

QList<Badge> badgesOf(const Headline &headline)
{
    QList<Badge> badges;
    if (headline.flags.testFlag(Flag::Secret)) badges.append({Badge::Kind::Secret, HeadlineModel::tr("secret")});
    if (headline.comments.value_or(0) > 0) badges.append({Badge::Kind::Comments, u"[%1]"_s.arg(*headline.comments)});
    if (headline.flags.testFlag(Flag::File)) badges.append({Badge::Kind::File, HeadlineModel::tr("file")});
    if (headline.flags.testFlag(Flag::New)) badges.append({Badge::Kind::New, u"N"_s});
    return badges;
}

/// Hands and colours of one row.
struct Appearance {
    const Theme &theme;
    TextLines &lines;
    Hand title;
    QColor titleColour;
};

Appearance appearanceOf(const HeadlineRow &row, const Theme &theme, TextLines &lines)
{
    Appearance look{theme, lines,
                    row.isGone() ? Hand::Gone
                    : row.read   ? Hand::Plain
                                 : Hand::Bold,
                    row.isGone() ? theme.faint : theme.text};
    if (row.read && row.headline.flags.testFlag(Flag::Notice)) look.titleColour = theme.muted;
    return look;
}

QPainterPath starPath(const QRectF &box)
{
    QPainterPath path;
    const QPointF centre = box.center();
    for (int i = 0; i < 10; ++i) {
        const double radius = box.width() / 2 * (i % 2 == 0 ? 1.0 : 0.42);
        const double angle = M_PI * (i * 36 - 90) / 180;
        const QPointF point = centre + QPointF(radius * std::cos(angle), radius * std::sin(angle));
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

void paintState(QPainter &painter, const QRect &cell, const HeadlineRow &row, const Appearance &look)
{
    const double size = look.lines.metrics(Hand::Small).height() * 0.5;
    QRectF box(0, 0, size, size);
    box.moveCenter(QRectF(cell).center());
    painter.setPen(Qt::NoPen);
    if (row.starred) {
        painter.setBrush(look.theme.star);
        painter.drawPath(starPath(box.adjusted(-size * 0.25, -size * 0.25, size * 0.25, size * 0.25)));
    } else if (!row.read && !row.isGone()) {
        painter.setBrush(look.theme.accent);
        painter.drawEllipse(box);
    }
}

void paintNumber(QPainter &painter, const QRect &cell, const HeadlineRow &row, bool open, const Appearance &look)
{
    const Headline &headline = row.headline;
    QString text = headline.number ? QString::number(*headline.number) : QString();
    const bool notice = headline.flags.testFlag(Flag::Notice) && !row.isGone();
    if (notice) text = HeadlineModel::tr("Notice");
    painter.setPen(open || notice ? look.theme.accent : look.theme.muted);
    if (open) text.prepend(u"» "_s);
    const Hand hand = notice ? Hand::Small : open ? Hand::Bold : Hand::Plain;
    look.lines.of(text, hand).draw(painter, cell, Qt::AlignRight);
}

void paintBadge(QPainter &painter, QRect place, const Badge &badge, const Appearance &look)
{
    if (badge.kind != Badge::Kind::New) {
        painter.setPen(badge.kind == Badge::Kind::Comments ? look.theme.accent : look.theme.muted);
        look.lines.of(badge.text, Hand::Small).draw(painter, place, Qt::AlignHCenter);
        return;
    }
    const int side = std::min(place.width(), look.lines.metrics(Hand::Small).ascent() + 2);
    QRect box(0, 0, side, side);
    box.moveCenter(place.center());
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.theme.badge);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(Qt::white);
    look.lines.of(badge.text, Hand::Badge).draw(painter, box, Qt::AlignHCenter);
}

/// A line of text that may be cut short, with what was searched for marked behind it. Returns its width.
int paintMarked(QPainter &painter, const QRect &room, const QString &text, Hand hand, const QColor &colour,
                const QList<TextRange> &hits, const Appearance &look)
{
    const TextLine &line = look.lines.of(text, hand, room.width());
    const QFontMetrics &metrics = look.lines.metrics(hand);
    const int height = metrics.ascent() + metrics.descent();
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.theme.hit);
    for (const TextRange &hit : hits) {
        if (hit.begin >= line.letters()) break;
        const int from = line.placeOf(hit.begin);
        const int to = line.placeOf(std::min(hit.end(), line.letters()));
        const QRect mark(room.left() + std::min(from, to), room.center().y() - height / 2, std::abs(to - from), height);
        painter.drawRoundedRect(mark, 2, 2);
    }
    painter.setPen(colour);
    line.draw(painter, room);
    return line.width();
}

/// The line around a hit in the text, begun so that the hit is in sight.
void paintSnippet(QPainter &painter, const QRect &room, const Snippet &snippet, const Appearance &look)
{
    const qsizetype fitting =
        room.width() / std::max(look.lines.metrics(Hand::Small).height(), 1); // In Hangul, which is wide.
    const qsizetype first = snippet.hits.isEmpty() ? 0 : snippet.hits.front().begin;
    const qsizetype cut = std::max<qsizetype>(first - fitting / 3, 0);
    QString text = snippet.text.sliced(cut);
    QList<TextRange> hits = snippet.hits;
    if (cut > 0) text.prepend(u'…');
    for (TextRange &hit : hits)
        hit.begin -= cut > 0 ? cut - 1 : 0;
    paintMarked(painter, room, text, Hand::Small, look.theme.muted, hits, look);
}

void paintTitle(QPainter &painter, const QRect &cell, const HeadlineRow &row, const QList<TextRange> &hits,
                const Snippet &snippet, const Appearance &look)
{
    const QFontMetrics &metrics = look.lines.metrics(look.title);
    const QFontMetrics &small = look.lines.metrics(Hand::Small);
    const int gap = small.height() / 3;
    int left = cell.left();
    const int depth = std::min(row.headline.depth, 8);
    if (depth > 0) {
        left += (depth - 1) * metrics.height();
        painter.setPen(look.theme.faint);
        look.lines.of(u"└"_s, Hand::Small)
            .draw(painter, QRect(left, cell.top(), metrics.height(), cell.height()), Qt::AlignHCenter);
        left += metrics.height();
    }
    const QList<Badge> badges = badgesOf(row.headline);
    QList<int> widths;
    int reserved = 0;
    for (const Badge &badge : badges) {
        widths.append(std::max(look.lines.of(badge.text, Hand::Small).width(), small.ascent() + 2));
        reserved += gap + widths.last();
    }
    int room = std::max(cell.right() - left - reserved, 0);
    if (!snippet.isEmpty()) room = room * 3 / 5;
    left += paintMarked(painter, QRect(left, cell.top(), room, cell.height()), row.headline.title, look.title,
                        look.titleColour, hits, look);
    for (qsizetype i = 0; i < badges.size(); ++i) {
        left += gap;
        paintBadge(painter, QRect(left, cell.top(), widths[i], cell.height()), badges[i], look);
        left += widths[i];
    }
    const QRect rest(left + 2 * gap, cell.top(), cell.right() - left - 2 * gap, cell.height());
    if (!snippet.isEmpty() && rest.width() > 0) paintSnippet(painter, rest, snippet, look);
}

void paintText(QPainter &painter, const QRect &cell, const QString &text, const Appearance &look)
{
    painter.setPen(look.theme.muted);
    look.lines.of(text, Hand::Plain, cell.width()).draw(painter, cell, Qt::AlignRight);
}

} // namespace

/// What does not change from cell to cell.
struct HeadlineDelegate::Set {
    qint64 palette = -1; ///< Whose colours these are.
    Theme theme;
    TextLines lines;
};

HeadlineDelegate::HeadlineDelegate(QObject *parent) : QStyledItemDelegate(parent), m_set(std::make_unique<Set>()) {}

HeadlineDelegate::~HeadlineDelegate() = default;

int HeadlineDelegate::rowHeight(const QFontMetrics &metrics)
{
    return metrics.height() + std::max(metrics.height() * 2 / 5, 6);
}

QSize HeadlineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.fontMetrics.averageCharWidth() * 8, rowHeight(option.fontMetrics)};
}

void HeadlineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant value = index.data(HeadlineModel::HeadlineRole);
    if (std::exchange(m_set->palette, option.palette.cacheKey()) != option.palette.cacheKey())
        m_set->theme = Theme::of(option.palette);
    const Theme &theme = m_set->theme;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(option.rect, selected ? theme.selection : index.row() % 2 == 0 ? theme.paper : theme.stripe);
    if (!value.isValid()) return; // A busy moment: the next paint has it.

    const auto row = value.value<HeadlineRow>();
    m_set->lines.setFont(option.font, painter->device());
    const Appearance look = appearanceOf(row, theme, m_set->lines);
    const int margin = option.fontMetrics.averageCharWidth();
    const QRect cell = option.rect.adjusted(margin, 0, -margin, 0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    switch (index.column()) {
    case HeadlineModel::StateColumn:
        paintState(*painter, option.rect, row, look);
        break;
    case HeadlineModel::NumberColumn:
        paintNumber(*painter, cell, row, index.data(HeadlineModel::OpenRole).toBool(), look);
        break;
    case HeadlineModel::TitleColumn:
        paintTitle(*painter, cell, row, index.data(HeadlineModel::HitsRole).value<QList<TextRange>>(),
                   index.data(HeadlineModel::SnippetRole).value<Snippet>(), look);
        break;
    case HeadlineModel::AuthorColumn:
        paintMarked(*painter, cell, row.headline.author, Hand::Plain, theme.muted,
                    index.data(HeadlineModel::HitsRole).value<QList<TextRange>>(), look);
        break;
    default:
        paintText(*painter, cell, index.data().toString(), look);
        break;
    }
    painter->restore();
}

} // namespace newsboard
