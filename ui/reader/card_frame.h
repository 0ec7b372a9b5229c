#pragma once

#include "ui/reader/reader_style.h"

#include <QFrame>

namespace newsboard {

/// The frame of what is shown upon the reader: its paper, and a line around it that is seen on dark paper, too.
class CardFrame : public QFrame {
    Q_OBJECT

public:
    CardFrame(QWidget *parent, Qt::WindowFlags flags);

protected:
    void setPaper(const ReaderStyle &style);
    /// As high as what it holds, with its corner at a point of the screen or as near as there is room for it.
    void fitAt(const QPoint &corner);
    void paintEvent(QPaintEvent *event) override;

private:
    QColor m_edge;
};

} // namespace newsboard
