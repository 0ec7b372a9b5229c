#pragma once

#include <QLineEdit>

namespace newsboard {

/// The search field. Letters that an input method is still composing count as typed.
class SearchBox : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchBox(QWidget *parent = nullptr);

signals:
    /// What is searched for now, the preedit included.
    void wanted(const QString &text);
    void escaped();       ///< Back to what was there before.
    void downRequested(); ///< To the first hit.

protected:
    void inputMethodEvent(QInputMethodEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_preedit;
};

} // namespace newsboard
