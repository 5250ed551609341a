"""Work that takes longer than a page may wait: batches of reports, in the background."""
