#pragma once

#include "app/domain/error.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace newsboard {

struct Skin;

/// The skins that pages are tried against: data that say in XPath where things are (see resources/skins/README.md).
/// An implicitly shared, immutable value; any thread.
class SkinSet {
public:
    SkinSet();

    /// Reads every `*.json` of the folders, a later folder's skin replacing an earlier one of the same name.
    /// A file that is no valid skin is left out and said in `errors` (kind BadSkin, the file and the reason). The
    /// program's own skins alone are read when they are asked for first.
    static SkinSet load(const QStringList &folders, QList<Error> *errors = nullptr);

    /// Where the program's own skins stand in the resources.
    static QString builtInFolder();

    QStringList names() const;
    /// In the order in which they are tried.
    const QList<std::shared_ptr<const Skin>> &skins() const;

private:
    struct Skins;
    std::shared_ptr<Skins> m_skins;
};

} // namespace newsboard
