#pragma once

#include <QByteArray>
#include <QString>

class QWidget;

namespace newsboard {

/// A name for a file, made of a title: no separators, no leading dots, nothing a system reserves, not too long.
QString fileNameFor(const QString &title, const QString &suffix);

/// Asks where to and writes the file whole or not at all; what there is to say of it, or nothing if the person
/// thought better of it.
QString saveWithDialog(const QString &suggested, const QByteArray &bytes, QWidget *parent);

} // namespace newsboard
