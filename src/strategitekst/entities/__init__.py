"""Names, dates and amounts in a text."""
