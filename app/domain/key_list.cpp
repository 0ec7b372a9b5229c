#include "app/domain/key_list.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace newsboard {

namespace {

constexpr qsizetype kMostSpans = 256;
constexpr BoardId kMostBoards = 4096;
constexpr qint64 kWidest = std::numeric_limits<quint32>::max();

} // namespace

KeyList KeyList::packed(const QList<Key> &keys)
{
    KeyList list;
    std::vector<qint64> highest;
    std::vector<qsizetype> spanOf(kMostBoards, -1);
    for (const Key key : keys) {
        const BoardId board = boardOf(key);
        if (board < 0 || board >= kMostBoards) return keys;
        qsizetype &span = spanOf[size_t(board)];
        if (span < 0) {
            if (list.m_spans.size() == kMostSpans) return keys;
            span = list.m_spans.size();
            list.m_spans.append({board, rankOf(key)});
            highest.push_back(rankOf(key));
            continue;
        }
        qint64 &lowest = list.m_spans[span].lowest;
        lowest = std::min(lowest, rankOf(key));
        highest[size_t(span)] = std::max(highest[size_t(span)], rankOf(key));
    }
    for (qsizetype i = 0; i < list.m_spans.size(); ++i) {
        if (highest[size_t(i)] - list.m_spans[i].lowest > kWidest) return keys;
    }
    const bool areSeveral = list.m_spans.size() > 1;
    list.m_offsets.reserve(keys.size());
    if (areSeveral) list.m_boards.reserve(keys.size());
    for (const Key key : keys) {
        const qsizetype span = spanOf[size_t(boardOf(key))];
        list.m_offsets.append(quint32(rankOf(key) - list.m_spans[span].lowest));
        if (areSeveral) list.m_boards.append(quint8(span));
    }
    return list;
}

KeyList KeyList::ofBoard(BoardId board, qint64 lowest, const QList<quint32> &offsets)
{
    KeyList list;
    if (offsets.isEmpty()) return list;
    list.m_offsets = offsets;
    list.m_spans = {{board, lowest}};
    return list;
}

std::optional<KeyList::Place> KeyList::placeOf(Key key) const
{
    for (qsizetype i = 0; i < m_spans.size(); ++i) {
        const qint64 offset = rankOf(key) - m_spans[i].lowest;
        if (m_spans[i].board == boardOf(key) && offset >= 0 && offset <= kWidest)
            return Place{quint8(i), quint32(offset)};
    }
    return {};
}

QList<Key> KeyList::mid(qsizetype from, qsizetype most) const
{
    if (m_offsets.isEmpty()) return m_plain.mid(from, most);
    const qsizetype end = from + std::min(most, size() - from);
    QList<Key> keys;
    keys.reserve(std::max<qsizetype>(end - from, 0));
    for (qsizetype place = from; place < end; ++place)
        keys.append((*this)[place]);
    return keys;
}

qsizetype KeyList::indexOf(Key key) const
{
    if (m_offsets.isEmpty()) return m_plain.indexOf(key);
    const auto sought = placeOf(key);
    if (!sought) return -1;
    qsizetype place = m_offsets.indexOf(sought->offset);
    while (place >= 0 && !m_boards.isEmpty() && m_boards[place] != sought->span)
        place = m_offsets.indexOf(sought->offset, place + 1);
    return place;
}

bool KeyList::startsWith(const KeyList &others) const
{
    if (others.size() > size()) return false;
    const auto begins = [](const auto &ones, const auto &first) {
        return std::equal(first.begin(), first.end(), ones.begin());
    };
    if (m_offsets.isEmpty() && others.m_offsets.isEmpty()) return begins(m_plain, others.m_plain);
    if (m_spans == others.m_spans) return begins(m_offsets, others.m_offsets) && begins(m_boards, others.m_boards);
    for (qsizetype place = 0; place < others.size(); ++place) {
        if ((*this)[place] != others[place]) return false;
    }
    return true;
}

void KeyList::insert(qsizetype place, Key key)
{
    if (!m_offsets.isEmpty()) {
        if (const auto fitting = placeOf(key)) {
            m_offsets.insert(place, fitting->offset);
            if (!m_boards.isEmpty()) m_boards.insert(place, fitting->span);
            return;
        }
        *this = toList();
    }
    m_plain.insert(place, key);
}

} // namespace newsboard
