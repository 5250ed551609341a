"""One module per step; a step that was published never changes."""
