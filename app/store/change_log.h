#pragma once

#include "app/domain/change.h"
#include "app/store/connection.h"

#include <QString>

namespace newsboard {

/// Notes what a transaction changed, for other processes; part of that transaction. Throws StoreFailure.
void noteChange(Connection &connection, const QString &writer, const Change &change);

/// Follows the changes that others write.
class ChangeFollower {
public:
    /// Everything up to now counts as known.
    ChangeFollower(Connection &connection, const QString &self);

    /// What others changed since the last call; one Change with board 0 where the log no longer reaches back. Throws
    /// StoreFailure.
    QList<Change> news();

private:
    Connection &m_connection;
    QString m_self;
    qint64 m_version = 0;
    qint64 m_seq = 0;
};

} // namespace newsboard
