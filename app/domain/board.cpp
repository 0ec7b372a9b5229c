#include "app/domain/board.h"

using namespace Qt::StringLiterals;

namespace newsboard {

QUrl AddressRule::pageAddress(int page, const QUrl &list) const
{
    if (page <= 1) return list;
    if (pageTemplate.isEmpty()) return {};
    QString address = pageTemplate;
    address.replace("{page}"_L1, QString::number(firstPage + (page - 1) * pageStep));
    return QUrl(address);
}

} // namespace newsboard
