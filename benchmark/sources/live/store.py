"""Where fetched figures stand: ``fetched/<source>/<slot>.json`` and a folder with their files.

The small JSON file says where the figures came from (every address with its date and checksum), which
rows they replace, and which folder holds them, with a checksum per file. The folder is written first
under a name of its own; the JSON file is then swapped in one step. So there are the old figures or the
new ones, never half.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from benchmark.errors import FiguresError
from benchmark.sources.live import overlay, writing
from benchmark.sources.live.cache import Kept
from benchmark.sources.live.source import Asked, Fetched, Source, Table

AGAIN = "Haal deze cijfers opnieuw op met 'spiegel fetch', of maak een editie zonder --fetched."


@dataclass(frozen=True)
class Stored:
    """Fetched figures that passed the checks, with their origin."""

    fetched: Fetched
    origin: dict[str, Any]


class Store:
    """The fetched figures of a home."""

    def __init__(self, home: Path) -> None:
        self.root = home / "fetched"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While no other program fetches; raises FiguresError when one does."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.root / "fetch.lock", timeout=0)
            lock.acquire()
        except Timeout:
            raise FiguresError(
                "Er worden al cijfers opgehaald.", "Wacht tot dat klaar is en probeer het opnieuw."
            ) from None
        try:
            yield
        finally:
            lock.release()

    def keep(self, source: Source, asked: Asked, fetched: Fetched, answers: Iterable[Kept]) -> Path:
        """Put figures in the place of the former ones of the same slot, all or none; gives the origin's file."""
        contents = {
            name: overlay.as_text(name, table.rows).write_csv().encode()
            for name, table in fetched.tables.items()
        } | {name: text.encode() for name, text in fetched.texts.items()}
        sums = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
        mark = hashlib.sha256(json.dumps(sums, sort_keys=True).encode()).hexdigest()[:12]
        folder = self.root / source.key / f"{fetched.slot}-{mark}"
        for name, content in contents.items():
            writing.whole(folder / name, content)
        writing.flush(folder.parent)
        origin = {
            "source": source.key,
            "title": source.title,
            "slot": fetched.slot,
            "table": fetched.table_id,
            "year": asked.year,
            "report": asked.report.value if source.by_report else None,
            "fetched_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "folder": folder.name,
            "files": {
                name: {
                    "sha256": sums[name],
                    "replaces": {k: list(v) for k, v in fetched.tables[name].replaces.items()}
                    if name in fetched.tables
                    else None,
                }
                for name in contents
            },
            "answers": [
                {"url": a.url, "fetched_at": a.fetched_at, "sha256": a.sha256} for a in answers
            ],
        }
        pointer = folder.parent / f"{fetched.slot}.json"
        text = json.dumps(origin, ensure_ascii=False, indent=1) + "\n"
        writing.whole(pointer, text.encode())
        self._sweep(pointer, folder)
        return pointer

    def _sweep(self, pointer: Path, folder: Path) -> None:
        for other in folder.parent.glob(f"{pointer.stem}-*"):
            mark = other.name.removeprefix(f"{pointer.stem}-")
            if other != folder and other.is_dir() and len(mark) == 12 and "-" not in mark:
                shutil.rmtree(other, ignore_errors=True)

    def all(self) -> list[Stored]:
        """Everything that was fetched, by source and slot; raises FiguresError for a damaged file."""
        return [self._read(pointer) for pointer in sorted(self.root.glob("*/*.json"))]

    def _read(self, pointer: Path) -> Stored:
        try:
            origin = json.loads(pointer.read_text(encoding="utf-8"))
            folder = pointer.parent / Path(str(origin["folder"])).name
            tables, texts = {}, {}
            for name, told in origin["files"].items():
                path = folder / Path(name).name
                content = path.read_bytes()
                if hashlib.sha256(content).hexdigest() != told["sha256"]:
                    raise ValueError("checksum")
                if told["replaces"] is None:
                    texts[name] = content.decode()
                else:
                    replaces = {k: tuple(v) for k, v in told["replaces"].items()}
                    tables[name] = Table(overlay.read(path), replaces)
            fetched = Fetched(str(origin["slot"]), str(origin["table"]), tables, texts)
            return Stored(fetched, origin)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            where = f"{pointer.parent.name}/{pointer.name}"
            raise FiguresError(
                f"De opgehaalde cijfers van {where} zijn beschadigd.", AGAIN
            ) from error

    def lay_over(self, data: Path, target: Path) -> Path:
        """A copy of the data folder in ``target`` with everything that was fetched laid over it."""
        overlay.copy_of(data, target)
        for stored in self.all():
            overlay.lay(stored.fetched, target)
        return target
