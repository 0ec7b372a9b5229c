#pragma once

#include "app/domain/article.h"
#include "app/domain/headline.h"
#include "ui/reader/card_frame.h"

#include <functional>

class QLabel;

namespace newsboard {

class PreviewText;
struct ReferenceTargets;

/// A small card beside a link: what it leads to, from the cache. What comes from a server is shown as plain text, but
/// for the links in it.
class PreviewCard : public CardFrame {
    Q_OBJECT

public:
    enum class Manner {
        Resting, ///< Shown while a link is rested on; takes no focus.
        Held,    ///< Opened by a key: takes the keyboard until it is closed.
    };

    PreviewCard(Manner manner, QWidget *parent);

    /// A headline; its text, if the cache has it, comes with fill().
    void showHeadline(const HeadlineRow &row, const ReaderStyle &style, const QPoint &at);
    /// The text of the headline on it; nothing happens where another is on it. `hasNumber` says which numbers of its
    /// board are in the cache.
    void fill(Key key, const Article &article, const std::function<bool(qint64)> &hasNumber);
    /// A comment of an article: its place in `article`'s list.
    void showComment(Key key, const Article &article, int comment, const std::function<bool(qint64)> &hasNumber,
                     const ReaderStyle &style, const QPoint &at);

    /// The headline on it, or the one whose comment is.
    Key key() const { return m_key; }
    /// The comment on it; -1 for a headline.
    int comment() const { return m_comment; }
    /// Its article, once it is there: what `reader:comment/…` in it refers to.
    const Article &article() const { return m_article; }
    /// The link that has the keyboard; empty: none of those in the text, but the card as a whole.
    QUrl focusedLink() const;
    /// Below that link, on the screen.
    QPoint placeBelow() const;
    QString text() const;

signals:
    void linkChosen(const QUrl &link); ///< Enter or a click on a link in the text.
    void chosen();                     ///< Enter or a click on the title: what the card shows is to be opened.
    void previewWanted(const QUrl &link);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void showAt(const QString &title, const QString &meta, const ReaderStyle &style, const QPoint &at);
    void setText(const QString &html);
    void fit();
    ReferenceTargets targets(const std::function<bool(qint64)> &hasNumber) const;

    QLabel *m_title;
    QLabel *m_meta;
    PreviewText *m_text;
    ReaderStyle m_style;
    Article m_article;
    Key m_key = 0;
    int m_comment = -1;
    QPoint m_at;
};

} // namespace newsboard
