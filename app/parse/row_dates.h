#pragma once

#include "app/parse/dates.h"
#include "app/parse/text_map.h"

#include <QString>

namespace newsboard {

/// The date in a text of a row.
struct RowDate {
    QString text;       ///< What of the text is the date; empty if it holds none.
    bool whole = false; ///< It is a date and nothing else.
    PostedTime posted;  ///< Read with the context's order of day and month.
};

/// Dates in the texts of one page. Days, names and labels repeat from row to row: each text is read once.
class RowDates {
public:
    explicit RowDates(const DateContext &context) : m_context(context) {}

    const DateContext &context() const { return m_context; }
    RowDate find(const QString &text);
    bool isDate(const QString &text);

private:
    PostedTime whole(QStringView text) const;

    DateContext m_context;
    TextMap<QString, RowDate> m_found;
};

} // namespace newsboard
