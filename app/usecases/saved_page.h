#pragma once

#include "app/domain/error.h"
#include "app/domain/headline.h"
#include "app/domain/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace newsboard {

/// A page that somebody saved, as the program would read it from its server; nothing is stored.
struct SavedPage {
    QList<Headline> rows;
    QStringList explanation; ///< Which skin, or which rule of the detector, found what.
    QList<Error> skinErrors; ///< Skin files of the person's own that could not be used, and why.
};

/// `skinsFolder` may hold skins of the person's own. A board without posts is a page without rows. Errors:
/// CannotReadFile, BadAddress, those of a page that is no board.
Result<SavedPage> readSavedPage(const QString &fileName, const QString &address, const QDateTime &now,
                                const QString &skinsFolder);

} // namespace newsboard
