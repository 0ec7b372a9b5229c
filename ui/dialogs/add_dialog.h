#pragma once

#include "app/usecases/boards.h"

#include <QDialog>

#include <optional>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace newsboard {

/// Finds the board behind an address and shows it before it is kept. Not modal.
class AddDialog : public QDialog {
    Q_OBJECT

public:
    explicit AddDialog(Boards &boards, QWidget *parent = nullptr);

    /// Looks at an address as if it had been typed.
    void look(const QString &address);

signals:
    /// The board is there already.
    void existingChosen(newsboard::BoardId board);
    /// This board is to be kept, under the name it has here.
    void keepChosen(const newsboard::BoardPreview &preview);

protected:
    void done(int result) override;

private:
    void lookAtTyped();
    void forget();
    void setLooking(bool looking);
    void showPreview(const BoardPreview &preview);
    void showProblem(const Error &error);
    void keep();

    Boards &m_boards;
    QLineEdit *m_address;
    QPushButton *m_look;
    QProgressBar *m_progress;
    QLabel *m_message;
    QWidget *m_preview;
    QLineEdit *m_name;
    QLabel *m_facts;
    QTableWidget *m_rows;
    QPushButton *m_keep;
    std::optional<BoardPreview> m_found;
    int m_request = 0;
};

} // namespace newsboard
