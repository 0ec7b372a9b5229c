#include "ui/theme/plain_label.h"

#include <QLabel>

namespace newsboard {

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace newsboard
