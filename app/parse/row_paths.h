#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

#include <libxml/tree.h>

namespace newsboard {

/// Numbers for the ways from a row down to its pieces: elements' names and classes, without digits. Rows that are
/// built alike have the same.
class RowPaths {
public:
    static constexpr int kNone = -1;

    /// The way `parent` and one element more. `plainClass` as ClassWords::plain; of a row itself kNone.
    int step(int parent, const xmlNode *element, int plainClass);
    /// The path in words, from the piece up to the row; `classOf` says a plain class.
    template<typename ClassOf> QString inWords(int path, ClassOf classOf) const
    {
        QString words;
        for (; path >= 0; path = m_steps[path].parent) {
            const Step &step = m_steps[path];
            words += u'>' + QString::fromUtf8(reinterpret_cast<const char *>(step.name));
            if (step.plainClass != kNone) words += u'.' + QString::fromUtf8(classOf(step.plainClass));
        }
        return words;
    }

private:
    struct Step {
        int parent = kNone;
        const xmlChar *name = nullptr; ///< The tree keeps one copy of each name.
        int plainClass = kNone;

        friend bool operator==(const Step &, const Step &) = default;
        friend size_t qHash(const Step &step, size_t seed) noexcept
        {
            return qHashMulti(seed, step.parent, step.name, step.plainClass);
        }
    };

    QHash<Step, int> m_numbers;
    QList<Step> m_steps;
};

inline int RowPaths::step(int parent, const xmlNode *element, int plainClass)
{
    const Step step{parent, element->name, plainClass};
    const auto known = m_numbers.constFind(step);
    if (known != m_numbers.constEnd()) return *known;
    m_numbers.insert(step, int(m_steps.size()));
    m_steps.append(step);
    return int(m_steps.size()) - 1;
}

} // namespace newsboard
