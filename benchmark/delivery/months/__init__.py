"""Months and quarters from exports of a municipality's own systems: read, kept, rolled up to the year, and a first signal."""
