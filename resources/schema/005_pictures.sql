-- Pictures, each once by its content, and the addresses where articles have them. Of a refused one no bytes are kept.
CREATE TABLE pictures (
    id       INTEGER PRIMARY KEY,
    digest   TEXT NOT NULL UNIQUE,     -- SHA-256 of the bytes, hexadecimal
    format   TEXT NOT NULL,
    width    INTEGER NOT NULL,
    height   INTEGER NOT NULL,
    animated INTEGER NOT NULL,
    refusal  INTEGER NOT NULL,         -- PictureRefusal
    size     INTEGER NOT NULL,         -- bytes, as they came
    bytes    BLOB
)
--;
CREATE TABLE picture_places (
    key     INTEGER NOT NULL,          -- of the article
    address TEXT NOT NULL,
    picture INTEGER NOT NULL,
    looked  INTEGER NOT NULL,
    PRIMARY KEY (key, address)
) WITHOUT ROWID
--;
CREATE INDEX picture_places_address ON picture_places (address)
--;
CREATE INDEX picture_places_picture ON picture_places (picture)
--;
-- Whether a board's articles may have their pictures from everywhere, and not only from its own host.
ALTER TABLE boards ADD COLUMN pictures_from_anywhere INTEGER NOT NULL DEFAULT 0
