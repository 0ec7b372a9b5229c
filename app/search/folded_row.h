#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <array>

namespace newsboard {

struct SearchedRow;

/// Texts folded and put together, with something between that no search asks for: what stands in the whole stands in
/// one of them.
QString foldedTogether(const QStringList &texts);

/// A row's texts, folded once to be asked many times, in one piece of memory.
class FoldedRow {
public:
    explicit FoldedRow(const SearchedRow &row);

    QStringView title() const { return part(0); }
    QStringView author() const { return part(1); }
    /// The category and the article's tags.
    QStringView tags() const { return part(2); }
    QStringView body() const { return part(3); }
    QStringView comments() const { return part(4); }
    /// All of them, with something between that no search asks for.
    QStringView whole() const { return m_text; }

private:
    static constexpr size_t kParts = 5;

    QStringView part(size_t place) const
    {
        const qsizetype begin = place == 0 ? 0 : m_ends[place - 1] + 1;
        return QStringView(m_text).sliced(begin, m_ends[place] - begin);
    }

    QString m_text;
    std::array<qint32, kParts> m_ends{};
};

} // namespace newsboard
