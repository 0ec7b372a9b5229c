#pragma once

#include <QList>
#include <QString>

namespace newsboard {

/// A text as a screen reader has it: without the joiners that keep its lines from being broken, which would be read out
/// by some, and counted by all. Translates positions in the one into those in the other.
class SpokenText {
public:
    SpokenText() = default;
    explicit SpokenText(QStringView shown);

    /// How many letters there are without the joiners.
    int length() const { return m_shown - int(m_joiners.size()); }
    /// The position in what is shown of one in what is spoken: in front of the same letter. Bounded to the text.
    int shown(int spoken) const;
    int spoken(int shown) const;

private:
    QList<int> m_joiners; ///< Where they stand, ascending.
    int m_shown = 0;
};

} // namespace newsboard
