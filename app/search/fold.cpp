#include "app/search/fold.h"

namespace newsboard {

QString folded(QStringView text)
{
    return text.toString().normalized(QString::NormalizationForm_KC).toCaseFolded();
}

} // namespace newsboard
