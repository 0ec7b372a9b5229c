#include "ui/reader/look_memory.h"

#include <QSettings>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qsizetype kRemembered = 500;
const auto kLooks = "looks"_L1; ///< `KEY:SECONDS`, the latest last.

QString nameOf(Key article)
{
    return QString::number(article) + u':';
}

} // namespace

QDateTime LookMemory::lastLook(Key article) const
{
    const QString name = nameOf(article);
    const QStringList looks = m_settings.value(kLooks).toStringList();
    for (const QString &look : looks) {
        if (look.startsWith(name)) return QDateTime::fromSecsSinceEpoch(look.mid(name.size()).toLongLong(), Qt::UTC);
    }
    return {};
}

void LookMemory::look(Key article, const QDateTime &now)
{
    const QString name = nameOf(article);
    QStringList looks = m_settings.value(kLooks).toStringList();
    looks.removeIf([&name](const QString &look) { return look.startsWith(name); });
    looks.append(name + QString::number(now.toSecsSinceEpoch()));
    m_settings.setValue(kLooks, QStringList(looks.mid(std::max<qsizetype>(0, looks.size() - kRemembered))));
}

} // namespace newsboard
