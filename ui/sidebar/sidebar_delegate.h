#pragma once

#include <QStyledItemDelegate>

namespace newsboard {

/// Paints an entry of the sidebar: name, count of unread, and signs for a board that fails or is being refreshed.
class SidebarDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit SidebarDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace newsboard
