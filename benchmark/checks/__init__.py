"""Checks on the figures of an edition and on answers. What is found is a question to a person, never a correction."""

from benchmark.checks.answers import check_all
from benchmark.checks.asked import Asked
from benchmark.checks.findings import all_findings
from benchmark.checks.sentences import sentence

__all__ = ["Asked", "all_findings", "check_all", "sentence"]
