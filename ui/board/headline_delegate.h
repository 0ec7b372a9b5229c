#pragma once

#include "app/domain/headline.h"

#include <QStyledItemDelegate>

#include <memory>

namespace newsboard {

/// Paints the cells of the headline table. A cell is data (strings), layout (rectangles) and appearance (fonts,
/// colours).
class HeadlineDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit HeadlineDelegate(QObject *parent = nullptr);
    ~HeadlineDelegate() override;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Height of every row in this font.
    static int rowHeight(const QFontMetrics &metrics);

private:
    struct Set;
    std::unique_ptr<Set> m_set;
};

} // namespace newsboard
