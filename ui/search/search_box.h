#pragma once

#include "app/search/completions.h"
#include "ui/search/typed_line.h"

#include <functional>

namespace newsboard {

class SuggestionList;

/// The search field. Suggests how what is typed may go on, and, while it is empty, what was searched for lately.
class SearchBox : public TypedLine {
    Q_OBJECT

public:
    using Completer = std::function<QList<Completion>(const QString &text, int cursor)>;

    explicit SearchBox(QWidget *parent = nullptr);

    void setCompleter(Completer completer) { m_completer = std::move(completer); }
    void setRecent(const QStringList &recent) { m_recent = recent; }

signals:
    void escaped();       ///< Back to what was there before.
    void downRequested(); ///< To the first hit.

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    void suggest();
    void offerRecent();
    void take(int row);

    SuggestionList *m_list = nullptr; ///< Belongs to the window, which the field comes into after it is made.
    Completer m_completer;
    QStringList m_recent;
    QList<Completion> m_offered; ///< Empty while recent searches are.
};

} // namespace newsboard
