"""The record store: comments, deliberate choices, groups, scenarios, judgements and reports, append-only."""
