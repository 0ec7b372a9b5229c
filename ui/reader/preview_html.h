#pragma once

#include "ui/reader/references.h"

#include <QString>

namespace newsboard {

/// The beginning of cleaned HTML in one paragraph, at most `letters` long: text, the links in it, and references to
/// what is at hand. Pure, linear in what it takes.
QString previewHtml(const QString &cleanedHtml, const ReferenceTargets &targets, qsizetype letters);

} // namespace newsboard
