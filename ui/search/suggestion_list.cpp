#include "ui/search/suggestion_list.h"

#include "ui/theme/theme.h"

#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace newsboard {

SuggestionList::SuggestionList(QWidget &line) : QListWidget(line.window()), m_line(line)
{
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setAccessibleName(tr("Suggestions"));
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { emit picked(row(item)); });
    hide();
}

void SuggestionList::offer(const QStringList &texts)
{
    clear();
    if (texts.isEmpty()) return hide();
    addItems(texts);
    setCurrentRow(-1);
    const Theme theme = Theme::of(palette());
    const int em = fontMetrics().height();
    setStyleSheet(u"QListWidget { background: %1; border: 1px solid %2; border-radius: %4px; padding: %5px; }"
                  "QListWidget::item { padding: %5px %4px; color: %6; }"
                  "QListWidget::item:selected, QListWidget::item:hover { background: %3; color: %6; }"_s
                      .arg(theme.paper.name(), theme.line.name(), theme.selection.name())
                      .arg(em / 3)
                      .arg(em / 5)
                      .arg(theme.text.name()));
    if (parentWidget() != m_line.window()) setParent(m_line.window());
    resize(m_line.width(), sizeHintForRow(0) * int(texts.size()) + 2 * (em / 5 + 1));
    move(m_line.mapTo(m_line.window(), QPoint(0, m_line.height() + em / 6)));
    show();
    raise();
}

void SuggestionList::step(int step)
{
    const int places = count() + 1; // One of them is none.
    setCurrentRow((currentRow() + 1 + step + places) % places - 1);
}

} // namespace newsboard
