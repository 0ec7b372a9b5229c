#pragma once

#include "app/store/connection.h"
#include "app/store/index_table.h"

#include <atomic>
#include <functional>

namespace newsboard {

// Building the search index beside the program's work. Everything throws StoreFailure; what writes runs inside the
// caller's transaction, and does no more than a short one should hold.

/// How far an index has come.
struct IndexProgress {
    qint64 done = 0; ///< Rows.
    qint64 all = 0;
    bool isWhole = false; ///< Nothing is left to do.

    friend bool operator==(const IndexProgress &, const IndexProgress &) = default;
};

/// Whether there is an index of this program's segmenter, whole or not.
bool hasIndex(Connection &connection);
/// Sees to it that there is one, empty where there are rows to be indexed, and that those of other segmenters go. For
/// the opening of a cache.
void prepareIndex(Connection &connection);
/// Begins a new index beside the one that is there, which stays in use until the new one is whole. One that was begun
/// earlier is gone on with.
void beginRebuild(Connection &connection);
/// Whether something is left for buildSome().
bool isIndexWhole(Connection &connection);
/// Does a part of what is left: indexes the next rows, up to some 30 ms of work, or clears a part of an index that is
/// no longer used. Returns how many rows it indexed, and whether more is left.
struct BuiltPart {
    qint64 rows = 0;
    bool more = false;
};
BuiltPart buildSome(Connection &connection);
/// Puts pieces of the indexes together, up to some 30 ms of work; returns whether more is left. Storing leaves a piece
/// for each transaction and merges them sixteen at a time; a search looks into every one, so that they are made fewer
/// when nothing else is to be done. What the file does not need any more then is given back to the disk, but for a part
/// that the next pieces will need.
bool mergeSome(Connection &connection);
/// The rows that the growing index has, and all rows; takes as long as counting them.
IndexProgress indexProgress(Connection &connection);

/// What comparing the index with the cache showed.
struct IndexCheck {
    qint64 rows = 0;     ///< In the cache, as far as the index covers them.
    qint64 segments = 0; ///< In the index.
    qint64 wrong = 0;    ///< Places (of 64 neighbouring keys) at which the index is not as it should be.
    bool isWhole = false;
    bool isReadable = true; ///< Its pages are of the kind that searches read.

    bool isRight() const { return wrong == 0 && isWhole && isReadable; }
};
/// Compares the index that is searched, segment by segment, with what it should be; reads the whole cache. `told` hears
/// of the progress; a true `cancelled` ends it with Cancelled.
IndexCheck checkIndex(Connection &connection, const std::function<void(const IndexProgress &)> &told,
                      const std::atomic_bool &cancelled);

} // namespace newsboard
