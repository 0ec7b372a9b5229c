-- What a board's numbers are, as far as its pages have shown it: NumberKind.

ALTER TABLE boards ADD COLUMN number_kind INTEGER NOT NULL DEFAULT 0
