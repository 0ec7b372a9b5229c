#pragma once

#include "app/domain/headline.h"

#include <QList>
#include <QRandomGenerator>
#include <QString>
#include <QUrl>

namespace newsboard {

/// Writes rows in the markup of one skin, and says which fields that markup can carry.
struct SkinWriter {
    QString name; ///< The skin's, and which of its styles.
    QString skin;
    QUrl address; ///< Of the page written.
    bool hours = false;
    bool views = false;
    bool votes = false;
    bool categories = false;
    bool depths = false;
    bool secrets = false;
    bool files = false;
    bool numbers = true;
    QString (*write)(const QList<Headline> &rows) = nullptr;
    QUrl (*rowAddress)(const QString &id) = nullptr;
};

const QList<SkinWriter> &skinWriters();

/// Invented rows that the writer can carry: notices first, then numbers that run down by one. The same seed, the same
/// rows.
QList<Headline> randomRows(const SkinWriter &writer, quint32 seed);

} // namespace newsboard
