"""The home of the editions: which there are, which one is current, and swapping them safely.

Every edition gets a new file name, because a process that still has an old file open would otherwise
be handed the old database under the new name. A pointer file names the current one; file, folder and
pointer are each flushed to disk before the next step, so that a crash leaves either the old edition
or the new one.
"""

import errno
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from benchmark.errors import EditionError

KEPT = 3
WHY = {
    errno.EACCES: "geen rechten op de map",
    errno.EPERM: "geen rechten op de map",
    errno.EROFS: "de schijf is alleen te lezen",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijfruimte is op",
    errno.EFBIG: "de schijfruimte is op",
    errno.EIO: "de schijf is vol of niet te schrijven",
    errno.ENOTDIR: "er staat een bestand waar een map hoort",
    errno.ENOENT: "de map is er niet",
}
ID = re.compile(r"^(\d{4})-(\d+)-([0-9a-f]{8})$")


class Home:
    """A folder with editions (``<id>.duckdb``, ``<id>/`` with Parquet) and the pointer ``current``.

    Beside an edition may stand its frontier, ``<id>.frontier.parquet``, which goes with it.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.editions = root / "editions"
        self.pointer = root / "current"
        self.keeping = root / "cited.lock"  # held while one is marked as cited, or some are removed

    def path(self, edition_id: str) -> Path:
        """The database file of an edition."""
        return self.editions / f"{edition_id}.duckdb"

    def ids(self) -> list[str]:
        """The ids of the editions that are there, oldest first."""
        found = [p.stem for p in self.editions.glob("*.duckdb") if ID.match(p.stem)]
        return sorted(found, key=lambda i: tuple(int(n) for n in i.split("-")[:2]))

    def current(self) -> Path:
        """The file of the current edition; raises EditionError when there is none."""
        try:
            name = self.pointer.read_text(encoding="utf-8", errors="replace").strip()
        except FileNotFoundError:
            raise EditionError(
                "Er is nog geen editie met cijfers.", "Maak er een met 'spiegel build'."
            ) from None
        except OSError as error:
            raise EditionError(
                f"De map met edities is niet te lezen ({_why(error)}).",
                "Controleer SPIEGEL_HOME en de rechten op die map.",
            ) from error
        if not ID.match(name) or not self.path(name).exists():
            raise EditionError(
                f"De editie '{name[:40]}' waar alles naar verwijst, is er niet meer.",
                "Maak opnieuw een editie met 'spiegel build'.",
            )
        return self.path(name)

    @contextmanager
    def building(self) -> Iterator[Path]:
        """A private folder to build in, while no other build runs.

        Raises EditionError when another build runs or the folder cannot be written. Whatever is left
        in the folder afterwards is removed.
        """
        try:
            self.editions.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.root / "build.lock", timeout=0)
            lock.acquire()
        except Timeout:
            raise EditionError(
                "Er wordt al een editie gemaakt.", "Wacht tot die klaar is en probeer het opnieuw."
            ) from None
        except OSError as error:
            raise _unwritable(error) from error
        workshop = self.root / f".building-{os.getpid()}"
        try:
            self._sweep()
            workshop.mkdir()
            yield workshop
        except OSError as error:
            raise _unwritable(error) from error
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
            lock.release()

    def _sweep(self) -> None:
        """Remove what builds that were killed left behind; only the holder of the lock may do this."""
        for left in (*self.root.glob(".building-*"), *self.root.glob(".current-*")):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        for tables in self.editions.iterdir():
            if tables.is_dir() and ID.match(tables.name) and not self.path(tables.name).exists():
                shutil.rmtree(tables)
        there = {beside(self.path(i)) for i in self.ids()}
        for frontier in set(self.editions.glob("*.frontier.parquet")) - there:
            frontier.unlink()

    def put(self, database: Path, tables: Path, edition_id: str) -> None:
        """Move a finished edition into place and make it current. Atomic: old or new, never half."""
        flush(database)
        target = self.editions / edition_id
        shutil.rmtree(target, ignore_errors=True)
        tables.rename(target)
        database.rename(self.path(edition_id))
        flush(self.editions)
        self.point_at(edition_id)

    def put_beside(self, frontier: Path, edition_id: str) -> None:
        """Move a finished frontier beside its edition, which stays as it is. Atomic."""
        flush(frontier)
        frontier.rename(beside(self.path(edition_id)))
        flush(self.editions)

    def point_at(self, edition_id: str) -> None:
        """Make an edition that is there the current one."""
        fresh = self.root / f".current-{os.getpid()}"
        fresh.write_text(edition_id + "\n", encoding="utf-8")
        flush(fresh)
        fresh.rename(self.pointer)
        flush(self.root)

    def withdrawn(self) -> dict[str, str]:
        """The editions that must no longer be used, each with the reason."""
        folder = self.root / "withdrawn"
        found = {
            p.name: p.read_text(encoding="utf-8", errors="replace").strip()
            for p in folder.glob("*")
        }
        return {name: reason for name, reason in found.items() if ID.match(name)}

    def withdraw(self, edition_id: str, reason: str) -> str:
        """Mark an edition so that it is no longer used, and point at the newest of the others; the id of that one.

        The edition itself stays as it was, so what cites it can still be looked up. Raises EditionError when it is not
        there, or when no other edition is left to show.
        """
        if edition_id not in self.ids():
            raise EditionError(
                f"De editie '{edition_id[:40]}' is er niet.",
                f"Kies uit: {', '.join(self.ids()) or 'geen'}.",
            )
        left = [i for i in self.ids() if i not in {*self.withdrawn(), edition_id}]
        if not left:
            raise EditionError(
                "Er blijft geen andere editie over om te laten zien.",
                "Maak eerst een nieuwe editie met 'spiegel build'.",
            )
        try:
            self.set_aside(edition_id, reason)
            if self.current().stem == edition_id:
                self.point_at(left[-1])
        except OSError as error:
            raise _unwritable(error) from error
        return self.current().stem

    def set_aside(self, edition_id: str, reason: str) -> None:
        """Mark an edition as withdrawn, also one that is not here (any more). Atomic."""
        folder = self.root / "withdrawn"
        folder.mkdir(exist_ok=True)
        fresh = folder / f".{edition_id}"
        fresh.write_text(reason + "\n", encoding="utf-8")
        flush(fresh)
        fresh.rename(folder / edition_id)
        flush(folder)

    def prune(self, cited: Iterable[str] = ()) -> list[str]:
        """Remove editions beyond the last three, except the current one and those that are cited: here, or
        in the ids that are given."""
        with FileLock(self.keeping):  # nobody cites one between the look and the removal
            keep = {
                *self.ids()[-KEPT:],
                *cited,
                *self.cited(),
                *self.withdrawn(),
                self.current().stem,
            }
            gone = [i for i in self.ids() if i not in keep]
            for edition_id in gone:
                self.path(edition_id).unlink(missing_ok=True)
                beside(self.path(edition_id)).unlink(missing_ok=True)
                shutil.rmtree(self.editions / edition_id, ignore_errors=True)
        return gone

    def cited(self) -> list[str]:
        """Editions that something refers to: one id per line in the files of ``cited/``."""
        folder = self.root / "cited"
        texts = [p.read_text(encoding="utf-8", errors="replace") for p in folder.glob("*")]
        lines = [line for text in texts for line in text.split()]
        return [line for line in lines if ID.match(line)]


def beside(edition: Path) -> Path:
    """Where the frontier of an edition stands."""
    return edition.with_name(f"{edition.name.removesuffix('.duckdb')}.frontier.parquet")


def flush(path: Path) -> None:
    """Make sure that a file or folder is on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _why(error: OSError) -> str:
    return WHY.get(error.errno or 0) or error.strerror or str(error)


def _unwritable(error: OSError) -> EditionError:
    return EditionError(
        f"De editie kan niet worden bewaard ({_why(error)}).",
        "Maak de map schrijfbaar of wijs met SPIEGEL_HOME een andere aan. De huidige editie blijft werken.",
    )
