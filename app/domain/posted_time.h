#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace newsboard {

/// When something was posted, exactly as precisely as its server said it.
/// A day alone stays a day: no midnight is ever made up for it.
struct PostedTime {
    enum class Precision : quint8 { Unknown, Day, Minute, Second };

    Precision precision = Precision::Unknown;
    QDate date;                 ///< The day in the board's zone; invalid only where the precision is Unknown.
    QTime time;                 ///< The board's wall clock; invalid where the precision is Day or Unknown.
    int offsetSeconds = 0;      ///< The board's offset from UTC at that moment.
    bool isApproximate = false; ///< Reckoned from "3 hours ago" and the like: a later reading may differ by as much.

    bool isKnown() const { return precision != Precision::Unknown; }
    bool hasTime() const { return precision >= Precision::Minute; }

    /// `2025-02-24`, or `2025-02-24T13:05:00+09:00`; empty where unknown.
    QString toIso() const;
    /// Reads what toIso() writes; Unknown for anything else.
    static PostedTime fromIso(QStringView iso);

    /// Seconds since 1970 UTC, a day counting from its first second; for sorting only. 0 where unknown.
    qint64 sortSeconds() const;

    static PostedTime day(QDate date, int offsetSeconds);
    /// Second precision if `time` was written with seconds (`withSeconds`), else minute precision.
    static PostedTime moment(QDate date, QTime time, int offsetSeconds, bool withSeconds = false);

    friend bool operator==(const PostedTime &, const PostedTime &) = default;
};

} // namespace newsboard
