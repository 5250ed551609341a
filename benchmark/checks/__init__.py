"""Checks on the figures of an edition. A finding is a question to a person, never a correction."""

from benchmark.checks.findings import all_findings
from benchmark.checks.sentences import sentence

__all__ = ["all_findings", "sentence"]
