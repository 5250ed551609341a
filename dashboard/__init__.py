"""The dashboard: knows screens, computes nothing."""
