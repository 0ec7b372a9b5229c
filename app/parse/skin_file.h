#pragma once

#include "app/domain/result.h"
#include "app/parse/skin.h"

#include <QJsonObject>

namespace newsboard {

/// Makes a skin of what its file says; resources/skins/README.md describes the members. Strict: a member that is not
/// known, has the wrong type or holds a bad expression is a BadSkin error that names it.
Result<Skin> skinFromJson(const QString &name, const QJsonObject &file);

/// The object of `extending` laid over that of the skin which it extends: objects member by member, all else replaced.
QJsonObject extendedSkin(const QJsonObject &base, const QJsonObject &extending);

} // namespace newsboard
