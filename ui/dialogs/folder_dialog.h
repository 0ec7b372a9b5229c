#pragma once

#include <QDialog>
#include <QStringList>

class QComboBox;

namespace newsboard {

/// Asks for the folder of a board: one that is there, or a new one, by its name; nothing for none.
class FolderDialog : public QDialog {
    Q_OBJECT

public:
    /// `board` is what is moved, `folder` where it is, `folders` those that are there.
    FolderDialog(const QString &board, const QStringList &folder, const QList<QStringList> &folders, QWidget *parent);

    void accept() override;

signals:
    void chosen(const QStringList &folder);

private:
    QComboBox *m_folder;
};

} // namespace newsboard
