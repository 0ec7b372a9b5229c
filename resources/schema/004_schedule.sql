-- How often each board is looked at, and when next.
CREATE TABLE rhythms (
    board    INTEGER PRIMARY KEY,
    interval INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    looked   INTEGER,
    due      INTEGER
)
