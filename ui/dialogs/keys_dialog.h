#pragma once

#include <QDialog>

namespace newsboard {

/// The list of keys that `?` shows.
class KeysDialog : public QDialog {
    Q_OBJECT

public:
    /// Pairs of a key as it is printed and what it does.
    explicit KeysDialog(const QList<std::pair<QString, QString>> &keys, QWidget *parent = nullptr);
};

} // namespace newsboard
