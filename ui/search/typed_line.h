#pragma once

#include <QLineEdit>

namespace newsboard {

/// A line in which what an input method is still composing counts as typed.
class TypedLine : public QLineEdit {
    Q_OBJECT

public:
    explicit TypedLine(QWidget *parent = nullptr);

    /// What one sees in the line, the preedit included.
    QString shownText() const;
    /// Where the preedit begins and ends in shownText(); both -1 while nothing is composed.
    int composingFrom() const { return m_preedit.isEmpty() ? -1 : cursorPosition(); }
    int composingTo() const { return m_preedit.isEmpty() ? -1 : cursorPosition() + int(m_preedit.size()); }

signals:
    /// shownText(), or what of it is composed, is another; once a stroke.
    void typed();

protected:
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    QString m_preedit;
    bool m_isComposing = false; ///< An input method's event is on its way: one signal follows it.
};

} // namespace newsboard
