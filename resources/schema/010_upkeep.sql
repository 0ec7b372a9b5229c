-- Articles for reading offline: which of a board's are fetched unasked, and how much of them is kept (see
-- app/domain/upkeep.h); and what was done for boards lately.

ALTER TABLE boards ADD COLUMN prefetch_newest INTEGER NOT NULL DEFAULT 0
--;
-- 1 starred, 2 unread, 4 with pictures
ALTER TABLE boards ADD COLUMN prefetch_also INTEGER NOT NULL DEFAULT 0
--;
ALTER TABLE boards ADD COLUMN keep_days INTEGER NOT NULL DEFAULT 0
--;
ALTER TABLE boards ADD COLUMN keep_bytes INTEGER NOT NULL DEFAULT 0
--;
-- How many comments the list counted when the article came: where it counts more by now, the article is out of date.
ALTER TABLE bodies ADD COLUMN list_comments INTEGER
--;
CREATE TABLE runs (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    board    INTEGER NOT NULL,
    kind     INTEGER NOT NULL,         -- RunKind
    began    INTEGER NOT NULL,
    ended    INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    added    INTEGER NOT NULL,
    changed  INTEGER NOT NULL,
    gone     INTEGER NOT NULL,
    error    TEXT NOT NULL
)
--;
CREATE INDEX runs_board ON runs (board, id)
