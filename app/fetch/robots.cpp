#include "app/fetch/robots.h"

#include <QList>

#include <algorithm>

namespace newsboard {

std::optional<std::chrono::milliseconds> crawlDelay(const QByteArray &robots, const QByteArray &client)
{
    constexpr double longest = 60;
    std::optional<double> forAll;
    std::optional<double> forUs;
    bool isNamed = false;
    bool isAll = false;
    bool inAgents = false;
    for (QByteArray line : robots.split('\n')) {
        if (const qsizetype comment = line.indexOf('#'); comment >= 0) line.truncate(comment);
        const qsizetype colon = line.indexOf(':');
        if (colon < 0) continue;
        const QByteArray name = line.first(colon).trimmed().toLower();
        const QByteArray value = line.sliced(colon + 1).trimmed().toLower();
        if (name == "user-agent") {
            // Agents that follow each other share one group.
            if (!inAgents) isNamed = isAll = false;
            inAgents = true;
            isAll = isAll || value == "*";
            isNamed = isNamed || (!value.isEmpty() && value != "*" && client.toLower().startsWith(value));
            continue;
        }
        inAgents = false;
        bool isNumber = false;
        const double seconds = value.toDouble(&isNumber);
        if (name != "crawl-delay" || !isNumber || seconds < 0) continue;
        if (isNamed) forUs = seconds;
        if (isAll) forAll = seconds;
    }
    const std::optional<double> wanted = forUs ? forUs : forAll;
    if (!wanted) return {};
    return std::chrono::milliseconds(qint64(std::min(*wanted, longest) * 1000));
}

} // namespace newsboard
