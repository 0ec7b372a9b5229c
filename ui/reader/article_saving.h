#pragma once

#include <QString>

class QWidget;

namespace newsboard {

/// A name for a file, made of a title: no separators, no leading dots, nothing a system reserves, not too long.
QString fileNameFor(const QString &title, const QString &suffix);

/// A file's own name made safe in the same way; what stands behind its last dot stays, if it is a suffix.
QString cleanFileName(const QString &name);

/// Asks where a file of this name goes; empty if the person thought better of it.
QString chosenPath(const QString &name, QWidget *parent);

} // namespace newsboard
