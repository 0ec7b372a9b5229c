#pragma once

#include <QHash>
#include <QString>

#include <functional>

namespace newsboard {

/// What a text can refer to.
struct ReferenceTargets {
    std::function<bool(qint64)> hasNumber; ///< Whether the board has a headline of this number in the cache.
    qsizetype comments = 0;                ///< How many comments there are.
    QHash<QString, int> people;            ///< By name, a comment of theirs.
};

/// Makes links of the reader's own out of what refers to something at hand: `№46577` and `46577번` (`reader:number/…`),
/// `>>12` (`reader:comment/…`), `@name` (`reader:person/…`). Cleaned HTML in and out; links and code are left alone.
QString withReferences(const QString &html, const ReferenceTargets &targets);

} // namespace newsboard
