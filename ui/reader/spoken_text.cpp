#include "ui/reader/spoken_text.h"

#include "ui/reader/line_breaking.h"

#include <algorithm>

namespace newsboard {

SpokenText::SpokenText(QStringView shown) : m_shown(int(shown.size()))
{
    for (qsizetype at = shown.indexOf(kJoiner); at >= 0; at = shown.indexOf(kJoiner, at + 1))
        m_joiners.append(int(at));
}

int SpokenText::shown(int spoken) const
{
    const int bounded = std::clamp(spoken, 0, length());
    // The joiner of a number stands, in what is spoken, so many letters further to the front.
    int low = 0;
    int high = int(m_joiners.size());
    while (low < high) {
        const int middle = (low + high) / 2;
        if (m_joiners[middle] - middle <= bounded)
            low = middle + 1;
        else
            high = middle;
    }
    return std::min(bounded + low, m_shown);
}

int SpokenText::spoken(int shown) const
{
    const int bounded = std::clamp(shown, 0, m_shown);
    const auto before = std::lower_bound(m_joiners.begin(), m_joiners.end(), bounded);
    return bounded - int(before - m_joiners.begin());
}

} // namespace newsboard
