#pragma once

#include "ui/theme/icons.h"

#include <QColor>
#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace newsboard {

struct ReaderStyle;

/// The line above an article: its board, and what can be done with the article.
class ReaderBar : public QWidget {
    Q_OBJECT

public:
    explicit ReaderBar(QWidget *parent = nullptr);

    void setPlace(const QString &board, const QString &category);
    void setStarred(bool starred);
    /// Colours, and how far the text's column is from the left.
    void setStyle(const ReaderStyle &style, int left);

    QMenu *shareMenu() const { return m_share; }
    QMenu *moreMenu() const { return m_more; }
    QToolButton *lettersButton() const { return m_lettersButton; }

signals:
    void starRequested();
    void browserRequested();
    void printRequested();
    void lettersRequested();

private:
    QToolButton *button(Symbol symbol, const QString &name);

    QLabel *m_place;
    QMenu *m_share;
    QMenu *m_more;
    QToolButton *m_starButton;
    QToolButton *m_lettersButton;
    bool m_starred = false;
    QColor m_ink;
    QColor m_starColour;
};

} // namespace newsboard
