-- Where rows are missing, newest first: below the row of one key, above that of another. A refresh that gave up leaves a
-- gap; the last one of a board reaches down to its first post.

CREATE TABLE gaps (
    board INTEGER NOT NULL,
    upper INTEGER NOT NULL,            -- a row that is there
    lower INTEGER NOT NULL,            -- the next one known to be there; 0: the board's end
    page  INTEGER NOT NULL,            -- where the upper row stood when it was last seen
    PRIMARY KEY (board, upper)
) WITHOUT ROWID
--;
CREATE TABLE backfills (
    board  INTEGER PRIMARY KEY,
    until  INTEGER,                    -- no further than to headlines of this moment
    paused INTEGER NOT NULL,
    whole  INTEGER NOT NULL            -- it reached the first post
)
