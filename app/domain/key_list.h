#pragma once

#include "app/domain/ids.h"

#include <QList>

#include <optional>

namespace newsboard {

/// The keys of a view in its order, any of them at once: a million rows take four megabytes of one board and five of
/// several, where eight bytes each would be eight. A value, shared until it is changed.
class KeyList {
public:
    KeyList() = default;
    /// As they are, in no time and eight bytes each.
    KeyList(const QList<Key> &keys) : m_plain(keys) {}
    /// In less memory, where that can be: of up to 256 boards with numbers below 4,096, the ranks of each within 32
    /// bits of one another. Takes time proportional to how many they are.
    static KeyList packed(const QList<Key> &keys);
    /// Packed already: keys of one board, by how far their ranks are above `lowest`.
    static KeyList ofBoard(BoardId board, qint64 lowest, const QList<quint32> &offsets);

    qsizetype size() const { return m_offsets.isEmpty() ? m_plain.size() : m_offsets.size(); }
    bool isEmpty() const { return size() == 0; }
    Key operator[](qsizetype place) const
    {
        if (m_offsets.isEmpty()) return m_plain[place];
        const Span &span = m_spans[m_boards.isEmpty() ? 0 : m_boards[place]];
        return makeKey(span.board, span.lowest + m_offsets[place]);
    }
    /// Of as many as there are from a place on, `most` at most.
    QList<Key> mid(qsizetype from, qsizetype most) const;
    QList<Key> toList() const { return mid(0, size()); }
    /// -1 where it is not among them.
    qsizetype indexOf(Key key) const;
    /// Whether it begins with all of the others, in their order.
    bool startsWith(const KeyList &others) const;
    /// Before what stands at this place, or at the end.
    void insert(qsizetype place, Key key);

    friend bool operator==(const KeyList &a, const KeyList &b) { return a.size() == b.size() && a.startsWith(b); }

private:
    /// A board, and where the ranks of its keys begin.
    struct Span {
        BoardId board = 0;
        qint64 lowest = 0;

        friend bool operator==(const Span &, const Span &) = default;
    };
    struct Place {
        quint8 span = 0;
        quint32 offset = 0;
    };

    /// Where a key would stand among the spans; nothing where it does not fit in.
    std::optional<Place> placeOf(Key key) const;

    QList<Key> m_plain;       ///< Empty where they are packed:
    QList<quint32> m_offsets; ///< from the lowest rank of their board,
    QList<quint8> m_boards;   ///< the place of each one's board among the spans; empty where there is but one.
    QList<Span> m_spans;
};

} // namespace newsboard
