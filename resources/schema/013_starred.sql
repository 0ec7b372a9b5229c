-- How many of a board's rows are starred: kept, not counted.

ALTER TABLE boards ADD COLUMN starred INTEGER NOT NULL DEFAULT 0
--;
UPDATE boards SET starred = (SELECT count(*) FROM states INDEXED BY states_starred
    WHERE starred_at IS NOT NULL AND key >= boards.id << 40 AND key < (boards.id + 1) << 40)
