#include "app/domain/board_list.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr QChar kSlashInName(0x2215);

/// The strings of this file, as translators find them.
struct ListWords {
    Q_DECLARE_TR_FUNCTIONS(BoardList)
};

} // namespace

QString refusalText(const RefusedBoard &refused)
{
    const QString &name = refused.name.isEmpty() ? refused.address : refused.name;
    switch (refused.reason) {
    case RefusedBoard::Reason::NoAddress:
        return ListWords::tr("%1 has no address.").arg(name);
    case RefusedBoard::Reason::NotWhole:
        return ListWords::tr("%1 has only a part of an address: %2").arg(name, refused.address);
    case RefusedBoard::Reason::NotWeb:
        return ListWords::tr("%1 is not on the web: %2").arg(name, refused.address);
    case RefusedBoard::Reason::NotAddress:
        return ListWords::tr("%1 has something else in place of an address: %2").arg(name, refused.address);
    case RefusedBoard::Reason::NoFeed:
        return ListWords::tr("%1 is a link and no feed: %2").arg(name, refused.address);
    }
    Q_UNREACHABLE();
}

QString folderText(const QStringList &folder)
{
    QStringList parts;
    for (QString part : folder)
        parts.append(part.replace(u'/', kSlashInName));
    return parts.join(u" / "_s);
}

QStringList folderFrom(const QString &text)
{
    QStringList parts;
    const QStringList typed = text.split(u'/', Qt::SkipEmptyParts);
    for (const QString &part : typed) {
        const QString name = part.simplified();
        if (!name.isEmpty() && parts.size() < kDeepestFolder) parts.append(name);
    }
    return parts;
}

} // namespace newsboard
