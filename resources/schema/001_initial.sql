-- The cache, version 1. Statements are separated by lines that hold nothing but --; (a trigger may contain semicolons).
-- What the server said and what the person did stand in separate tables; bodies stand apart from rows.
-- All moments are seconds since 1970 UTC, and NULL where there is none.

CREATE TABLE boards (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint    TEXT NOT NULL,
    name           TEXT NOT NULL,      -- as its page has it
    given_name     TEXT,               -- as the person calls it
    url            TEXT NOT NULL,
    kind           TEXT NOT NULL,
    skin           TEXT NOT NULL,
    charset        TEXT NOT NULL,
    zone           TEXT NOT NULL,
    feed           TEXT NOT NULL,
    id_parameter   TEXT NOT NULL,
    page_template  TEXT NOT NULL,
    first_page     INTEGER NOT NULL,
    page_step      INTEGER NOT NULL,
    shows          INTEGER NOT NULL,   -- columns: 1 numbers, 2 views, 4 votes
    position       INTEGER NOT NULL,
    headlines      INTEGER NOT NULL DEFAULT 0,
    unread         INTEGER NOT NULL DEFAULT 0,
    last_refreshed INTEGER,
    failing_since  INTEGER,
    last_error     TEXT,
    removed_at     INTEGER,            -- out of sight; its rows go with the next purge
    disordered_at  INTEGER             -- when a page last had its rows in another order than that of their ids
)
--;
CREATE UNIQUE INDEX boards_fingerprint ON boards (fingerprint)
--;
CREATE TABLE headlines (
    key              INTEGER PRIMARY KEY, -- board << 40 | rank: newer is larger within a board
    board            INTEGER NOT NULL,
    id               TEXT NOT NULL,       -- the server's identity
    number           INTEGER,
    title            TEXT NOT NULL,
    author           TEXT NOT NULL,
    posted           INTEGER,
    posted_precision INTEGER NOT NULL,    -- PostedTime::Precision, + 16 where approximate
    posted_offset    INTEGER NOT NULL,    -- seconds east of UTC
    comments         INTEGER,
    views            INTEGER,
    votes            INTEGER,
    category         TEXT NOT NULL,
    depth            INTEGER NOT NULL,
    flags            INTEGER NOT NULL,    -- Flag
    url              TEXT NOT NULL,
    first_seen       INTEGER NOT NULL,
    last_seen        INTEGER NOT NULL,
    gone_at          INTEGER
)
--;
CREATE UNIQUE INDEX headlines_id ON headlines (board, id)
--;
CREATE INDEX headlines_number ON headlines (board, number, key) WHERE number IS NOT NULL
--;
CREATE INDEX headlines_notice ON headlines (board, key) WHERE flags & 1 AND gone_at IS NULL
--;
CREATE INDEX headlines_posted ON headlines (posted DESC, key DESC)
--;
-- What the person did. Kept when a headline's row is cleaned away: no foreign key.
CREATE TABLE states (
    key        INTEGER PRIMARY KEY,
    read_at    INTEGER,
    starred_at INTEGER
)
--;
CREATE INDEX states_starred ON states (key) WHERE starred_at IS NOT NULL
--;
-- The keys of unread headlines: a list of them is a range, whatever the size of the board.
CREATE TABLE unread (
    key INTEGER PRIMARY KEY
)
--;
-- Articles. Comments and attachments are JSON: they are read with their article and replaced as a whole.
CREATE TABLE bodies (
    key              INTEGER PRIMARY KEY,
    url              TEXT NOT NULL,
    title            TEXT NOT NULL,
    author           TEXT NOT NULL,
    posted           INTEGER,
    posted_precision INTEGER NOT NULL,
    posted_offset    INTEGER NOT NULL,
    views            INTEGER,
    votes            INTEGER,
    category         TEXT NOT NULL,
    html             TEXT NOT NULL,
    text             TEXT NOT NULL,
    byline           TEXT NOT NULL,
    credit           TEXT NOT NULL,
    tags             TEXT NOT NULL,
    comments         TEXT NOT NULL,
    attachments      TEXT NOT NULL,
    cleaner_version  INTEGER NOT NULL,
    truncated        INTEGER NOT NULL,
    fetched          INTEGER NOT NULL
)
--;
-- Earlier titles and bodies.
CREATE TABLE revisions (
    id       INTEGER PRIMARY KEY,
    key      INTEGER NOT NULL,
    replaced INTEGER NOT NULL,
    title    TEXT,                     -- of the list; NULL where the body changed
    html     TEXT,
    text     TEXT
)
--;
CREATE INDEX revisions_key ON revisions (key, replaced)
--;
-- What the last transactions changed, for other processes that have the cache open. Only the newest are kept.
CREATE TABLE change_log (
    seq    INTEGER PRIMARY KEY AUTOINCREMENT,
    writer TEXT NOT NULL,
    change TEXT NOT NULL
)
