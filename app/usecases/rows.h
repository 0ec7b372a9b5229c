#pragma once

#include "app/domain/article.h"
#include "app/domain/change.h"
#include "app/domain/headline.h"
#include "app/domain/key_list.h"
#include "app/domain/result.h"
#include "app/domain/view.h"
#include "app/usecases/pace.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>

namespace newsboard {

class RowReader;
class Store;

/// What the table paints: bounded reads by key at once, whole orders of keys from a worker. GUI thread.
class Rows : public QObject {
    Q_OBJECT

public:
    static Result<std::unique_ptr<Rows>> open(Store &store);
    ~Rows() override;

    /// Rows of these keys in their order, at most 500; ones that are busy or unknown are left out. Well under a
    /// millisecond.
    QList<HeadlineRow> rows(const QList<Key> &keys) const;
    /// The first keys of a view, at once, for the first screen; empty where the view's order has to be worked out.
    QList<Key> firstKeys(const View &view, int limit = 200) const;
    std::optional<Key> keyOf(BoardId board, const QString &id) const;
    std::optional<Key> keyOfNumber(BoardId board, qint64 number) const;

    /// All keys of a view in its order; keysLoaded() follows, for the newest request only. Returns its generation
    /// number.
    int loadKeys(const View &view);

    /// For the command line, whose answers are awaited: a stretch of a board, and one headline by its id.
    QFuture<Result<QList<HeadlineRow>>> list(const ListQuery &query);
    QFuture<Result<std::optional<HeadlineRow>>> find(BoardId board, const QString &id);

signals:
    void keysLoaded(int generation, const newsboard::View &view, const newsboard::KeyList &keys);
    /// The cache changed (by this process or another). What servers tell comes together where it comes fast; what the
    /// person did comes at once.
    void changed(const newsboard::Change &change);

private:
    Rows(Store &store, std::unique_ptr<RowReader> reader);
    void take(const Change &change);
    void tell();

    Store &m_store;
    std::unique_ptr<RowReader> m_reader;
    Pace m_telling;
    Change m_untold; ///< Of one board.
    int m_generation = 0;
};

} // namespace newsboard
