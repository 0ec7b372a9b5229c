-- What is searched. The index itself is made by the program, with the segments of its time; see app/store/index_table.h.

CREATE TABLE search_indexes (
    id        INTEGER PRIMARY KEY AUTOINCREMENT, -- of the table search_index_ID
    segmenter INTEGER NOT NULL,                  -- the version of what made its segments
    covered   INTEGER NOT NULL,                  -- it has the rows up to this key
    whole     INTEGER NOT NULL                   -- it has all rows
)
--;
-- Text and markup of an article, compressed; the columns html and text are then empty.
ALTER TABLE bodies ADD COLUMN packed BLOB
--;
CREATE TABLE saved_searches (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    name  TEXT NOT NULL,
    query TEXT NOT NULL,
    board INTEGER NOT NULL             -- 0: every board
)
--;
CREATE TABLE recent_searches (
    query TEXT PRIMARY KEY,
    used  INTEGER NOT NULL
) WITHOUT ROWID
