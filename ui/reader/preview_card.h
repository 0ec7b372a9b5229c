#pragma once

#include "app/domain/article.h"
#include "app/domain/headline.h"

#include <QFrame>

class QLabel;

namespace newsboard {

struct ReaderStyle;

/// A small card beside a link: what it leads to, from the cache. Plain text, takes no focus.
class PreviewCard : public QFrame {
    Q_OBJECT

public:
    explicit PreviewCard(QWidget *parent = nullptr);

    /// A headline; its text, if the cache has it, comes with fill().
    void showHeadline(const HeadlineRow &row, const ReaderStyle &style, const QPoint &at);
    void fill(Key key, const QString &text);
    void showComment(const Comment &comment, const ReaderStyle &style, const QPoint &at);

    /// The headline on it; 0 for a comment.
    Key key() const { return m_key; }

private:
    void showAt(const QString &title, const QString &meta, const ReaderStyle &style, const QPoint &at);
    void setText(const QString &text);

    QLabel *m_title;
    QLabel *m_meta;
    QLabel *m_text;
    Key m_key = 0;
};

} // namespace newsboard
