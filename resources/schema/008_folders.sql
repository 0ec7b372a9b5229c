-- In which folder the person keeps a board: the names of the folders around it, the outermost first, a line each.
ALTER TABLE boards ADD COLUMN folder TEXT NOT NULL DEFAULT ''
