"""Danish knowledge as data, one file per kind; code reads it, linguists edit it."""
