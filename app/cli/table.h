#pragma once

#include <QString>
#include <QStringList>

namespace newsboard {

/// How many columns of a terminal a text takes: East Asian wide and full-width characters (Unicode Annex 11) take two.
int terminalWidth(QStringView text);
/// The text cut with "…" to at most `width` columns.
QString fitted(const QString &text, int width);

/// A table for people: columns as wide as their content, the widest one cut so that a line fits `width` (0: no limit).
/// `rightAligned` lists columns of numbers.
QString tableText(const QStringList &header, const QList<QStringList> &rows, int width,
                  const QList<int> &rightAligned = {});

} // namespace newsboard
