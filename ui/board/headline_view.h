#pragma once

#include "app/domain/ids.h"

#include <QTableView>

namespace newsboard {

class HeadlineModel;

/// The headline table. Rows that arrive above do not move what is being read.
class HeadlineView : public QTableView {
    Q_OBJECT

public:
    explicit HeadlineView(HeadlineModel &model, QWidget *parent = nullptr);

    Key currentKey() const;
    /// Selects the headline and brings it into sight; false where the view does not have it.
    bool select(Key key);
    QList<Key> selectedKeys() const;
    /// The first headline in sight.
    Key topKey() const;
    void setTopKey(Key key);
    void setViewsShown(bool shown);

signals:
    /// Another headline is the current one, by mouse or keyboard.
    void currentKeyChanged(newsboard::Key key);
    void openRequested(newsboard::Key key);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitToFont();

    HeadlineModel &m_model;
    Key m_keptCurrent = 0;
    Key m_keptTop = 0;
    bool m_resetting = false;
};

} // namespace newsboard
