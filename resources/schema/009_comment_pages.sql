-- Where the comments of an article stand on several pages: a JSON array of [number, address]; empty where one has all.
ALTER TABLE bodies ADD COLUMN comment_pages TEXT NOT NULL DEFAULT ''
