#include "ui/dialogs/folder_dialog.h"

#include "app/domain/board_list.h"
#include "ui/theme/plain_label.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace newsboard {

FolderDialog::FolderDialog(const QString &board, const QStringList &folder, const QList<QStringList> &folders,
                           QWidget *parent)
    : QDialog(parent), m_folder(new QComboBox(this))
{
    setWindowTitle(tr("Move to a folder"));
    const int em = fontMetrics().height();
    auto *what = plainLabel(this);
    what->setText(tr("The folder of %1:").arg(board));
    what->setWordWrap(true);
    what->setBuddy(m_folder);
    m_folder->setEditable(true);
    m_folder->setInsertPolicy(QComboBox::NoInsert);
    for (const QStringList &path : folders)
        m_folder->addItem(folderText(path));
    m_folder->setEditText(folderText(folder));
    m_folder->lineEdit()->setPlaceholderText(tr("No folder"));
    m_folder->lineEdit()->setMaxLength(1000);
    m_folder->lineEdit()->selectAll();
    m_folder->setAccessibleName(tr("Folder"));
    auto *hint = plainLabel(this);
    hint->setText(tr("A new name makes a new folder; a slash puts one into another, as in News / Korea."));
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &FolderDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &FolderDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(em, em, em, em);
    column->setSpacing(em / 2);
    column->addWidget(what);
    column->addWidget(m_folder);
    column->addWidget(hint);
    column->addStretch();
    column->addWidget(buttons);
    resize(em * 24, sizeHint().height());
    m_folder->setFocus();
}

void FolderDialog::accept()
{
    emit chosen(folderFrom(m_folder->currentText()));
    QDialog::accept();
}

} // namespace newsboard
