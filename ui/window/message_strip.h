#pragma once

#include <QFrame>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace newsboard {

/// One line over the table: what happened, what was kept, and what can be done about it. Never in the way.
class MessageStrip : public QFrame {
    Q_OBJECT

public:
    explicit MessageStrip(QWidget *parent = nullptr);

    enum class Kind : quint8 { Note, Problem };
    /// Shows plain text, with a button `action` if that is not empty. A newer message replaces an older one.
    void say(Kind kind, const QString &text, const QString &action = {}, std::function<void()> onAction = {});
    void dismiss();
    /// Takes away a note, whose offer is out of date; a problem stays until it is read.
    void dismissNote();
    QString text() const;

private:
    QLabel *m_text;
    QPushButton *m_action;
    std::function<void()> m_onAction;
    Kind m_kind = Kind::Note;
};

} // namespace newsboard
