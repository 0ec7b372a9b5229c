-- The unread keys once more, 64 to a row, for a search that asks which of many rows are unread: kept by the table of the
-- keys itself, whoever writes it.

CREATE TABLE unread_words (
    word INTEGER PRIMARY KEY, -- key >> 6
    bits INTEGER NOT NULL     -- bit key & 63
)
--;
INSERT INTO unread_words (word, bits) SELECT key >> 6, sum(1 << (key & 63)) FROM unread GROUP BY key >> 6
--;
CREATE TRIGGER unread_added AFTER INSERT ON unread BEGIN
    INSERT INTO unread_words (word, bits) VALUES (new.key >> 6, 1 << (new.key & 63))
    ON CONFLICT (word) DO UPDATE SET bits = bits | excluded.bits;
END
--;
CREATE TRIGGER unread_removed AFTER DELETE ON unread BEGIN
    UPDATE unread_words SET bits = bits & ~(1 << (old.key & 63)) WHERE word = old.key >> 6;
    DELETE FROM unread_words WHERE word = old.key >> 6 AND bits = 0;
END
