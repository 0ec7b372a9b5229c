-- How many rows a board's first page had when it was whole, without what is pinned; 0: not known yet.

ALTER TABLE boards ADD COLUMN rows_per_page INTEGER NOT NULL DEFAULT 0
