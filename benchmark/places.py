"""Where things stand: the program's own folders, read-only, and the home where state lives."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
CATALOGUE = DATA / "catalogue"
OPEN_FIGURES = DATA / "open"
SQL = DATA / "sql"
ASSETS = ROOT / "assets"


def home() -> Path:
    """``$SPIEGEL_HOME``, or an ignored folder beside the program."""
    return Path(os.environ.get("SPIEGEL_HOME") or ROOT / ".spiegel").absolute()
