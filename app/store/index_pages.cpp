#include "app/store/index_pages.h"

#include <QHash>
#include <QSet>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

constexpr qint64 kStructureRecord = 10;
constexpr int kPageBits = 31;
constexpr qint64 kMostSegments = 0xFFFF;
constexpr int kSegmentShift = 37;
constexpr char kMainIndex = '0'; ///< Before each term that is not of a prefix index.
constexpr qsizetype kHeader = 4;
/// Of so many beginnings it is looked up how far apart they and what is behind them stand.
constexpr qsizetype kSampled = 4;

/// Bytes with SQLite's variable-length numbers. Reading behind the end gives zeros and is noticed.
class Bytes {
public:
    explicit Bytes(const QByteArray &bytes)
        : m_data(reinterpret_cast<const uchar *>(bytes.constData())), m_end(bytes.size())
    {
    }

    qsizetype end() const { return m_end; }
    const char *at(qsizetype place) const { return reinterpret_cast<const char *>(m_data) + place; }
    quint8 byte(qsizetype place) const { return place < m_end ? m_data[place] : 0; }
    /// There must be as many.
    quint64 eightBytes(qsizetype place) const { return qFromUnaligned<quint64>(m_data + place); }
    quint16 twoBytes(qsizetype place) const { return quint16(byte(place) << 8 | byte(place + 1)); }
    /// Reads a number and moves the place behind it. Most have one byte to four, in no order that could be foreseen: to
    /// put these together without a branch takes a third of the time.
    quint64 number(qsizetype &place) const
    {
        if (place < m_end && m_data[place] < 0x80) return m_data[place++];
        if (place + 4 <= m_end) {
            const quint32 four = qFromBigEndian<quint32>(m_data + place);
            const quint32 ends = ~four & 0x8080'8080;
            if (ends != 0) {
                const int length = __builtin_clz(ends) / 8 + 1;
                const quint32 bytes = four >> (32 - 8 * length);
                place += length;
                return (bytes & 0x7F) | (bytes >> 1 & 0x3F80) | (bytes >> 2 & 0x1F'C000) | (bytes >> 3 & 0xFE0'0000);
            }
        }
        quint64 value = 0;
        for (int i = 0; i < 8; ++i) {
            const quint8 next = byte(place++);
            value = value << 7 | (next & 0x7F);
            if (!(next & 0x80)) return value;
        }
        return value << 8 | byte(place++);
    }

private:
    const uchar *m_data;
    qsizetype m_end;
};

QByteArray select(const QString &table, const char *sql)
{
    return QString::fromLatin1(sql).arg(table).toUtf8();
}

} // namespace

/// Goes through the terms of a segment that have one of the beginnings, and through their rows.
class IndexPages::Walk {
public:
    using Hidden = QHash<QByteArray, QSet<Key>>;

    /// The beginnings upwards.
    Walk(const QByteArrayList &beginnings, const SegmentRange &range, Key first, Key last, const KeyFilter *among,
         KeyCollector *rows, Hidden *hidden)
        : m_beginnings(beginnings), m_range(range), m_firstRow(first), m_lastRow(last), m_among(among), m_rows(rows),
          m_hidden(hidden)
    {
    }

    bool isDone() const { return m_at == m_beginnings.size(); }
    /// The first beginning that is not behind.
    const QByteArray &sought() const { return m_beginnings[m_at]; }
    /// Whether the last term so far has the beginning that is sought: the next page may go on with it.
    bool isAmong() const { return m_begins; }
    /// Whether the rows of the last term so far are behind all that are wanted, and fill a page by themselves: the next
    /// one may go on with them.
    bool isPast() const { return m_isPast; }
    QByteArray lastTerm() const { return term().toByteArray(); }
    /// The next page does not follow the one before.
    void jump() { m_inside = m_begins = m_isBehind = m_isPast = false; }

    /// Takes a page; false: it is not as it should be.
    bool take(const QByteArray &page)
    {
        const Bytes bytes(page);
        const qsizetype size = bytes.twoBytes(2);
        if (size < kHeader || size > bytes.end()) return false;
        qsizetype footer = size;
        qsizetype nextTerm = termBehind(bytes, footer, 0, size);
        m_isPast = m_isBehind && nextTerm >= size;
        // What goes on from the page before.
        if (m_inside && bytes.twoBytes(0) != 0) readRows(bytes, bytes.twoBytes(0), std::min(nextTerm, size));
        bool isFirst = true;
        while (nextTerm < size) {
            qsizetype place = nextTerm;
            nextTerm = termBehind(bytes, footer, place, size);
            const quint64 keptBytes = isFirst ? 0 : bytes.number(place);
            isFirst = false;
            const quint64 newBytes = bytes.number(place);
            if (keptBytes > quint64(m_size) || place > size || newBytes > quint64(size - place)) return false;
            const auto kept = qsizetype(keptBytes);
            const auto length = qsizetype(newBytes);
            if (kept + length > kLongestTerm) return false;
            std::memcpy(m_term.data() + kept, bytes.at(place), size_t(length));
            m_size = kept + length;
            place += length;
            follow(kept);
            if (isDone()) {
                m_inside = false;
                return true;
            }
            m_isBehind = false;
            m_inside = m_begins && (m_range.shape.isEmpty() || m_range.admits(term().sliced(1)));
            if (m_inside) {
                m_hiddenOfTerm = m_hidden->isEmpty() ? nullptr : find();
                readRows(bytes, place, std::min(nextTerm, size));
            }
        }
        return true;
    }

private:
    /// Where the next term begins, as the page's footer says; the page's end where there is none.
    static qsizetype termBehind(const Bytes &bytes, qsizetype &footer, qsizetype place, qsizetype size)
    {
        if (footer >= bytes.end()) return size;
        const quint64 further = bytes.number(footer);
        return further < quint64(size - place) ? place + qsizetype(further) : size;
    }

    /// Reads rows that follow one another closely and of which none is deleted, as those of long lists mostly do: some
    /// at a time, up to where it is not so. Returns the last one.
    Key readNeighbours(const Bytes bytes, qsizetype &place, qsizetype end, Key row, KeyCollector::Run &rows) const
    {
        constexpr int kAtOnce = 8;
        constexpr quint64 kOnes = 0x0101'0101'0101'0101;
        constexpr quint64 kHighBits = 0x80 * kOnes;
        while (end - place >= kAtOnce && row <= m_lastRow - kAtOnce * 0x7F) {
            const quint64 next = bytes.eightBytes(place);
            // A zero would say that the row before it is deleted.
            if (((next | (next - kOnes)) & kHighBits) != 0) break;
            // The last one has to wait: what follows it is not known.
            for (int i = 0; i < kAtOnce - 1; ++i) {
                row += bytes.byte(place + i);
                if (!m_among || m_among->mayHave(row)) rows.add(row);
            }
            place += kAtOnce - 1;
        }
        return row;
    }

    /// A page holds longer ones only where it is damaged.
    static constexpr qsizetype kLongestTerm = 256;

    QByteArrayView term() const { return {m_term.data(), m_size}; }

    /// Goes on to the first beginning that is not behind the term, which has its first `kept` bytes from the term
    /// before it: mostly these alone say that it is still before what is sought.
    void follow(qsizetype kept)
    {
        if (m_begins ? kept >= m_same : kept > m_same) return;
        for (qsizetype same = std::min(kept, m_same); !isDone(); ++m_at, same = 0) {
            const qsizetype most = std::min(m_size, sought().size());
            while (same < most && m_term[size_t(same)] == sought()[same])
                ++same;
            m_same = same;
            m_begins = same == sought().size();
            if (m_begins || same == m_size || uchar(m_term[size_t(same)]) < uchar(sought()[same])) return;
        }
        m_begins = false;
    }

    QSet<Key> *find()
    {
        const auto found = m_hidden->find(QByteArray::fromRawData(m_term.data(), m_size));
        return found == m_hidden->end() ? nullptr : &*found;
    }

    void readRows(const Bytes bytes, qsizetype place, qsizetype end)
    {
        KeyCollector::Run rows(*m_rows);
        bool isClose = false;
        Key row = 0; // Each page, and each term, begins with a whole number; the others are differences.
        while (place < end) {
            if (isClose && !m_hiddenOfTerm && row >= m_firstRow) {
                row = readNeighbours(bytes, place, end, row, rows);
                if (place == end) break;
            }
            const quint64 further = bytes.number(place);
            row = Key(quint64(row) + further); // Of a damaged page it may be anything.
            isClose = further < 0x80;
            bool isDeleted = false;
            if (place < end && bytes.byte(place) == 0) {
                ++place;
                // A second zero: deleted and written again.
                isDeleted = !(place < end && bytes.byte(place) == 0);
                if (!isDeleted) ++place;
            }
            if (row > m_lastRow) { // They run upwards.
                m_inside = false;
                m_isBehind = true;
                break;
            }
            if (row < m_firstRow || (m_among && !m_among->mayHave(row)) ||
                (m_hiddenOfTerm && m_hiddenOfTerm->contains(row)))
                continue;
            if (isDeleted)
                m_deleted.append(row);
            else
                rows.add(row);
        }
        if (m_deleted.isEmpty()) return;
        QSet<Key> &hidden = (*m_hidden)[term().toByteArray()];
        for (const Key key : std::as_const(m_deleted))
            hidden.insert(key);
        m_deleted.clear();
        m_hiddenOfTerm = &hidden;
    }

    const QByteArrayList &m_beginnings;
    qsizetype m_at = 0; ///< The first beginning that is not behind.
    const SegmentRange &m_range;
    const Key m_firstRow;
    const Key m_lastRow;
    const KeyFilter *m_among; ///< nullptr: all.
    KeyCollector *m_rows;
    Hidden *m_hidden; ///< What newer segments deleted of older ones, by term.
    QSet<Key> *m_hiddenOfTerm = nullptr;
    QList<Key> m_deleted;
    std::array<char, size_t(kLongestTerm)> m_term;
    qsizetype m_size = 0;    ///< Of the term.
    qsizetype m_same = 0;    ///< So many first bytes of the term are those of what is sought.
    bool m_begins = false;   ///< The term has the beginning that is sought …
    bool m_inside = false;   ///< … and the range's shape; its rows are wanted.
    bool m_isBehind = false; ///< The rest of the term's rows is not.
    bool m_isPast = false;
};

IndexPages::IndexPages(Connection &connection, const QString &table)
    : m_page(connection, select(table, "SELECT block FROM %1_data WHERE id = ?")),
      m_pages(connection, select(table, "SELECT id, block FROM %1_data WHERE id >= ? AND id <= ? ORDER BY id")),
      m_pageOfTerm(connection,
                   select(table, "SELECT pgno FROM %1_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1")),
      m_pageBehindTerm(connection,
                       select(table, "SELECT pgno FROM %1_idx WHERE segid = ? AND term > ? ORDER BY term LIMIT 1"))
{
    readStructure();
}

void IndexPages::readStructure()
{
    m_page.bind(1, kStructureRecord);
    if (!m_page.next()) return;
    const QByteArray record = m_page.bytes(0);
    m_page.reset();
    const Bytes bytes(record);
    qsizetype place = 4;                   // A counter of changes.
    if (bytes.byte(place) == 0xFF) return; // The second version, of tables that are not made here.
    const quint64 levels = bytes.number(place);
    const quint64 segments = bytes.number(place);
    bytes.number(place); // How much was written.
    if (levels > 1000 || segments > 10'000) return;
    for (quint64 level = 0; level < levels; ++level) {
        bytes.number(place); // How many are being merged.
        const quint64 count = bytes.number(place);
        if (count > segments) return;
        std::vector<Segment> ofLevel;
        for (quint64 i = 0; i < count; ++i) {
            Segment segment;
            segment.id = qint64(bytes.number(place));
            segment.firstPage = qint64(bytes.number(place));
            segment.lastPage = qint64(bytes.number(place));
            const auto isPage = [](qint64 page) { return page >= 0 && page < qint64(1) << kPageBits; };
            if (segment.id < 0 || segment.id > kMostSegments || !isPage(segment.firstPage) || !isPage(segment.lastPage))
                return;
            if (segment.firstPage > 0) ofLevel.push_back(segment);
        }
        m_segments.insert(m_segments.end(), ofLevel.rbegin(), ofLevel.rend());
    }
    m_known = place <= bytes.end();
}

qint64 IndexPages::pageOf(const Segment &segment, const QByteArray &term)
{
    m_pageOfTerm.bind(1, segment.id);
    m_pageOfTerm.bindBytes(2, term);
    const qint64 page = m_pageOfTerm.next() ? m_pageOfTerm.number(0) >> 1 : 0;
    m_pageOfTerm.reset();
    return std::clamp(page, segment.firstPage, std::max(segment.firstPage, segment.lastPage));
}

qint64 IndexPages::pageBehind(const Segment &segment, const QByteArray &term)
{
    m_pageBehindTerm.bind(1, segment.id);
    m_pageBehindTerm.bindBytes(2, term);
    const qint64 page = m_pageBehindTerm.next() ? m_pageBehindTerm.number(0) >> 1 : segment.lastPage + 1;
    m_pageBehindTerm.reset();
    return std::clamp(page, segment.firstPage, std::max(segment.firstPage, segment.lastPage + 1));
}

void IndexPages::addRows(const SegmentRange &range, KeyCollector *rows, const KeyFilter *among)
{
    QByteArrayList beginnings;
    for (const QByteArray &beginning : range.beginnings)
        beginnings.append(kMainIndex + beginning);
    std::sort(beginnings.begin(), beginnings.end());
    Walk::Hidden hidden;
    for (const Segment &segment : m_segments) {
        Walk walk(beginnings, range, m_first, m_last, among, rows, &hidden);
        const qint64 base = segment.id << kSegmentShift;
        static_assert(kSegmentShift > kPageBits);
        qint64 next = 0; // The first page that was not read.
        while (!walk.isDone() && next <= segment.lastPage) {
            qint64 first = pageOf(segment, walk.sought());
            // Where the page with it was read already, nothing follows up to the next one on which a term begins.
            if (walk.isPast() || first < next) first = std::max(next, pageBehind(segment, walk.lastTerm()));
            if (first > segment.lastPage) break;
            walk.jump();
            m_pages.bind(1, base + first);
            m_pages.bind(2, base + segment.lastPage);
            next = segment.lastPage + 1;
            while (m_pages.next()) {
                if (m_overtaken && *m_overtaken) throw StoreFailure{Error{ErrorKind::Cancelled, {}, 0}};
                next = m_pages.number(0) - base + 1;
                const bool isRight = walk.take(m_pages.borrowedBytes(1));
                if (!isRight) next = segment.lastPage + 1;
                if (!isRight || walk.isDone() || !walk.isAmong() || walk.isPast()) break;
            }
            m_pages.reset();
        }
    }
}

qint64 IndexPages::pagesBetween(const Segment &segment, const QByteArray &term, const QByteArray &behind)
{
    const qint64 last = pageOf(segment, behind);
    const qint64 pages = last - pageOf(segment, term);
    const qint64 next = pageBehind(segment, behind);
    if (next <= last + 1) return pages;
    // On the pages in between some term's rows go on: that of the last one before them.
    const QByteArrayList beginnings{term};
    const SegmentRange all;
    Walk::Hidden hidden;
    KeyCollector rows;
    Walk walk(beginnings, all, m_first, m_last, nullptr, &rows, &hidden);
    m_page.bind(1, (segment.id << kSegmentShift) + last);
    const bool isAmong = m_page.next() && walk.take(m_page.borrowedBytes(0)) && walk.isAmong();
    m_page.reset();
    return isAmong ? pages + next - last - 1 : pages;
}

qint64 IndexPages::pagesOf(const SegmentRange &range)
{
    const qsizetype all = range.beginnings.size();
    const qsizetype step = std::max<qsizetype>(1, (all + kSampled - 1) / kSampled);
    qint64 between = 0;
    qsizetype sampled = 0;
    for (qsizetype i = 0; i < all; i += step, ++sampled) {
        if (m_overtaken && *m_overtaken) throw StoreFailure{Error{ErrorKind::Cancelled, {}, 0}};
        const QByteArray term = kMainIndex + range.beginnings[i];
        QByteArray behind = term;
        behind.back() = char(uchar(behind.back()) + 1); // No byte of a segment is the last that there is.
        for (const Segment &segment : m_segments)
            between += pagesBetween(segment, term, behind);
    }
    return qint64(m_segments.size()) + (sampled > 0 ? between * all / sampled : 0);
}

} // namespace newsboard
