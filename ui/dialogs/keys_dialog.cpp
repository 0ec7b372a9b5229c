#include "ui/dialogs/keys_dialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace newsboard {

KeysDialog::KeysDialog(const QList<std::pair<QString, QString>> &keys, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    const int em = fontMetrics().height();
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(em);
    grid->setVerticalSpacing(em / 4);
    const int half = int(keys.size() + 1) / 2;
    for (int i = 0; i < int(keys.size()); ++i) {
        auto *key = new QLabel(keys[i].first, this);
        auto *what = new QLabel(keys[i].second, this);
        key->setTextFormat(Qt::PlainText);
        what->setTextFormat(Qt::PlainText);
        QFont bold = key->font();
        bold.setBold(true);
        key->setFont(bold);
        grid->addWidget(key, i % half, 2 * (i / half), Qt::AlignRight);
        grid->addWidget(what, i % half, 2 * (i / half) + 1);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(em, em, em, em);
    column->addLayout(grid);
    column->addSpacing(em / 2);
    column->addWidget(buttons);
}

} // namespace newsboard
