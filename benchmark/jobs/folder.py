"""What a batch has made so far: one small record per municipality, and the reports themselves.

The folder is the truth. What is finished, what could not be made and how far it is are read from the
files that stand in it, so that a worker that was killed cannot leave a wrong answer behind.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmark.jobs import writing

DONE, PROBLEM = ".json", ".melding.json"  # how the record of a municipality ends
ATTEMPTS = 3  # times that a worker may die over one municipality before it is passed over


@dataclass(frozen=True)
class Made:
    """What became of one municipality.

    ``reference``: the reference code of its report; ``files``: name per format; ``problem``: the sentence that
    says why there is no report.
    """

    gemeente: str
    name: str
    reference: str = ""
    files: dict[str, str] = field(default_factory=dict)
    problem: str = ""


class Folder:
    """The records under ``state`` and the reports under ``files``."""

    def __init__(self, state: Path, files: Path) -> None:
        self.state = state
        self.files = files
        self._made = state / "gemeenten"

    def prepare(self) -> None:
        """Make the folders and remove what a writer that was killed left; only who alone writes here may."""
        for folder in (self._made, self.files):
            folder.mkdir(parents=True, exist_ok=True)
            writing.sweep(folder)
        writing.sweep(self.state)

    def settled(self) -> dict[str, Made]:
        """What became of each municipality that is finished, by code. A report whose file is gone is not."""
        found = (_read(p) for p in sorted(self._made.glob(f"GM*{DONE}")))
        return {m.gemeente: m for m in found if m and self._whole(m)}

    def problems(self) -> tuple[Made, ...]:
        """The municipalities that could not be made, by code."""
        found = (_read(p) for p in sorted(self._made.glob(f"GM*{PROBLEM}")))
        return tuple(m for m in found if m)

    def todo(self, gemeenten: Iterable[str]) -> list[str]:
        """The municipalities that are not finished, in the order given."""
        done = self.settled()
        return [code for code in gemeenten if code not in done]

    def record(self, made: Made) -> None:
        """Keep what became of a municipality. Atomic."""
        content = json.dumps(asdict(made), ensure_ascii=False).encode()
        name = f"{made.gemeente}{PROBLEM if made.problem else DONE}"
        writing.put(self._made / name, content)

    def reference(self, gemeente: str) -> str:
        """The reference code that a municipality got before its files were there; empty for none."""
        try:
            return (self._made / f"{gemeente}.code").read_text(encoding="utf-8").strip()
        except OSError:
            return ""

    def keep_reference(self, gemeente: str, code: str) -> None:
        """Keep the reference code of a municipality, so that going on gives it no second one."""
        writing.put(self._made / f"{gemeente}.code", code.encode())

    def attempt(self, gemeente: str) -> int:
        """Count that a municipality is begun; how many times in a row that is, this one included."""
        path = self.state / "onderhanden"
        before = 0
        with suppress(OSError, ValueError):
            code, times = path.read_text(encoding="utf-8").split()
            before = int(times) if code == gemeente else 0
        writing.put(path, f"{gemeente} {before + 1}\n".encode())
        return before + 1

    def count(self) -> int:
        """How many municipalities are finished, without reading what became of them."""
        return sum(1 for _ in self._made.glob(f"GM*{DONE}"))

    def _whole(self, made: Made) -> bool:
        return all((self.files / name).is_file() for name in made.files.values())


def _read(path: Path) -> Made | None:
    try:
        return Made(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
