#include "app/search/query_numbers.h"

#include <QRegularExpression>

#include <limits>

using namespace Qt::StringLiterals;

namespace newsboard {

std::optional<NumberCondition> readNumbers(QStringView folded)
{
    QString word = folded.toString();
    word.remove(QRegularExpression(u"[ ,#№번]|^no\\.?"_s));
    static const QRegularExpression single(u"^(>=|<=|>|<)?(\\d{1,18})$"_s);
    static const QRegularExpression range(u"^(\\d{1,18})(?:\\.\\.|-|~)(\\d{1,18})$"_s);
    if (const auto found = range.match(word); found.hasMatch()) {
        const qint64 first = found.captured(1).toLongLong();
        const qint64 last = found.captured(2).toLongLong();
        return NumberCondition{std::min(first, last), std::max(first, last)};
    }
    const auto found = single.match(word);
    if (!found.hasMatch()) return std::nullopt;
    const QString sign = found.captured(1);
    const qint64 number = found.captured(2).toLongLong();
    if (sign == ">="_L1) return NumberCondition{number, std::numeric_limits<qint64>::max()};
    if (sign == ">"_L1) return NumberCondition{number + 1, std::numeric_limits<qint64>::max()};
    if (sign == "<="_L1) return NumberCondition{std::numeric_limits<qint64>::min(), number};
    if (sign == "<"_L1) return NumberCondition{std::numeric_limits<qint64>::min(), number - 1};
    return NumberCondition{number, number};
}

} // namespace newsboard
