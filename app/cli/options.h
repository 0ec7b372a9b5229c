#pragma once

#include <QDateTime>
#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace newsboard {

/// The words and options of one command.
struct Options {
    QStringList words;
    QHash<QString, QString> values; ///< By option; empty for those without a value.
    QString usageError;             ///< Not empty: what is wrong with them.

    bool has(const QString &option) const { return values.contains(option); }
    QString value(const QString &option) const { return values.value(option); }
    /// Checked by readOptions(): a number where there is one at all.
    std::optional<qint64> number(const QString &option) const;
    /// A date (its last second, in Seoul), or a date and time.
    std::optional<QDateTime> moment(const QString &option) const;
};

/// Reads and checks what stands behind a command's name. Pure.
Options readOptions(const QString &command, const QStringList &arguments);

} // namespace newsboard
