"""Building blocks of pages. They get answers handed to them and never ask for data."""
