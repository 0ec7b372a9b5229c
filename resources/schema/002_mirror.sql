-- What makes the cache a mirror for few requests. The numbers of a board's rows are what stands in the rows plus all
-- shifts above which a row lies; a search that broke off left its places unsettled.

ALTER TABLE boards ADD COLUMN page_etag TEXT NOT NULL DEFAULT ''
--;
ALTER TABLE boards ADD COLUMN page_modified TEXT NOT NULL DEFAULT ''
--;
ALTER TABLE boards ADD COLUMN page_digest TEXT NOT NULL DEFAULT ''
--;
ALTER TABLE boards ADD COLUMN closed_at INTEGER
--;
CREATE TABLE number_shifts (
    board   INTEGER NOT NULL,
    above   INTEGER NOT NULL,          -- keys greater than this one
    amount  INTEGER NOT NULL,
    settled INTEGER NOT NULL,          -- 0: something came or went at this key or further down, not yet found
    PRIMARY KEY (board, above, settled)
) WITHOUT ROWID
