"""``python -m tests.performance [--only NAME] [--json FILE]``: measure, and say what was found.

Exit code 0 whether or not a bar is met, 1 when a measurement could not be made.
"""

import argparse
import json
import signal
import sys
import traceback
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.performance import (
    batch,
    building,
    callback,
    deliveries,
    elasticity,
    first_chart,
    frontier,
    pages,
    peers,
    reports,
    savings,
    table_route,
)
from tests.performance.outcome import Outcome

ALL = (
    callback,
    pages,
    building,
    first_chart,
    table_route,
    peers,
    savings,
    frontier,
    elasticity,
    reports,
    batch,
    deliveries,
)
MEASUREMENTS = {m.NAME: m.measure for m in ALL}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.performance", description=__doc__)
    parser.add_argument(
        "--only", choices=MEASUREMENTS, action="append", help="one of the measurements"
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write the figures to a file as well"
    )
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that servers are ended then, too
    console = Console(stderr=True)
    outcomes: list[Outcome] = []
    failed: list[str] = []
    for name in options.only or MEASUREMENTS:
        with console.status(name) as status:
            try:
                for outcome in MEASUREMENTS[name](status.update):
                    outcomes.append(outcome)
            except Exception:
                failed.append(name)
                traceback.print_exc()
    width = None if sys.stdout.isatty() else 140
    Console(width=width).print(_table(outcomes))
    for name in failed:
        print(f"Not measured: {name}")
    if options.json:
        content = {"outcomes": [o.as_dict() for o in outcomes], "failed": failed}
        options.json.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return 1 if failed else 0


def _table(outcomes: list[Outcome]) -> Table:
    table = Table(title="Gemeentespiegel, measured", title_justify="left")
    table.add_column("what")
    for heading in ("ours", "floor or peer", "ratio", "bar"):
        table.add_column(heading, justify="right")
    table.add_column("met")
    table.add_column("note", style="dim")
    for n, outcome in enumerate(outcomes):
        bar = "" if outcome.bar is None else f"{outcome.bar:g}x"
        met = {None: "", True: "yes", False: "[bold]no[/bold]"}[outcome.met]
        last = n + 1 == len(outcomes) or outcomes[n + 1].measurement != outcome.measurement
        table.add_row(
            outcome.what,
            _shown(outcome.ours, outcome.unit),
            _shown(outcome.peer, outcome.unit),
            f"{outcome.ratio:.2f}x",
            bar,
            met,
            outcome.note,
            end_section=last,
        )
    return table


def _shown(value: float, unit: str) -> str:
    return f"{value:.{0 if value >= 100 else 2}f} {unit}"


if __name__ == "__main__":
    sys.exit(main())
