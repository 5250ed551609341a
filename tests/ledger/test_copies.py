"""Reserve copies: everything comes back equal, from any database into any, or nothing is written."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmark.edition import Home
from benchmark.edition.home import beside
from benchmark.errors import LedgerError, SpiegelError
from benchmark.ledger import opening
from benchmark.ledger.backup import backup
from benchmark.ledger.copies import MANIFEST, RECORDS
from benchmark.ledger.entries import Choice
from benchmark.ledger.restore import restore
from benchmark.ledger.store import Ledger
from benchmark.ledger.wholesale import snapshot
from tests.ledger.conftest import DATABASES, files_of_at_most
from tests.ledger.writing import ADVISOR, SECRETARY, choice, comment, judgement

DOCUMENTS = (b"", b"document", bytes(range(256)) * 500)


def fill(home: Home) -> list[Any]:
    """Records of several kinds with gaps in their numbers, documents, and a cited edition with a frontier."""
    ledger = Ledger.at(home)
    edition = home.current().stem
    beside(home.current()).write_bytes(b"frontier")
    ledger.record(choice("een"), ADVISOR, edition)
    with pytest.raises(LedgerError), ledger.writing() as connection:
        connection.exec_driver_sql("INSERT INTO nergens VALUES (1)")
    ledger.record(choice("twee =1+1 🏛️ שלום"), ADVISOR, edition)
    ledger.record(comment("a\n" * 9000), SECRETARY, edition)
    ledger.record(judgement(), SECRETARY, edition)
    for content in DOCUMENTS:
        ledger.keep(content)
    found = ledger.log()
    ledger.close()
    return found


def contents(home: Home) -> dict[str, bytes]:
    """Every file of the editions."""
    files = [p for p in home.editions.rglob("*") if p.is_file()]
    return {p.relative_to(home.root).as_posix(): p.read_bytes() for p in files}


@pytest.fixture(scope="session")
def copy(small_edition: tuple[Home, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reserve copy of a small ledger in SQLite; never changed."""
    folder = tmp_path_factory.mktemp("copy")
    home = Home(folder / "home")
    home.editions.mkdir(parents=True)
    edition = small_edition[0].current().stem
    home.path(edition).write_bytes(b"an edition")
    (home.editions / edition).mkdir()
    (home.editions / edition / "figure.parquet").write_bytes(b"a table")
    home.point_at(edition)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(opening.VARIABLE, raising=False)
        fill(home)
        ledger = Ledger.at(home)
        backup(ledger, folder / "kopie.zip")
        ledger.close()
    return folder / "kopie.zip"


@pytest.mark.parametrize("to", DATABASES)
@pytest.mark.parametrize("of", DATABASES)
def test_everything_comes_back_equal_in_an_empty_home(
    small_home: Home, tmp_path: Path, choose: Callable[[str], None], of: str, to: str
) -> None:
    choose(of)
    records = fill(small_home)
    ledger = Ledger.at(small_home)
    made = backup(ledger, tmp_path / "kopie.zip")
    ledger.close()
    choose(to)
    home = Home(tmp_path / "leeg")
    assert restore(home, tmp_path / "kopie.zip") == made
    back = Ledger.at(home)
    assert back.log() == records
    assert [back.kept(hashlib.sha256(c).hexdigest()) for c in DOCUMENTS] == list(DOCUMENTS)
    assert (
        contents(home) == contents(small_home) and home.current().stem == small_home.current().stem
    )
    assert home.cited() == [home.current().stem]
    again = back.record(choice("drie"), ADVISOR, home.current().stem, seen=2)
    assert (again.version, again.id > records[0].id) == (3, True)
    assert (made.records, made.documents, made.editions) == (4, 3, (home.current().stem,))
    back.close()


def test_a_copy_is_read_without_this_program(copy: Path) -> None:
    assert copy.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(copy) as archive:
        manifest = json.loads(archive.read(MANIFEST))
        lines = [json.loads(line) for line in archive.read(RECORDS).splitlines()]
        for part in manifest["parts"]:
            content = archive.read(part["name"])
            assert (len(content), hashlib.sha256(content).hexdigest()) == (
                part["size"],
                part["sha256"],
            )
    assert [line["version"] for line in lines] == [1, 2, 1, 1]
    assert lines[0]["author"]["name"] == "De adviseur" and lines[0]["entry"]["reason"] == "een"
    assert (manifest["records"], manifest["documents"]) == (4, 3)


def test_an_edition_that_is_there_stays_and_stays_current(copy: Path, small_home: Home) -> None:
    before = contents(small_home)
    restore(small_home, copy)
    frontier = f"editions/{small_home.current().stem}.frontier.parquet"
    assert contents(small_home) == before | {frontier: b"frontier"}


def test_a_ledger_with_records_is_left_alone(copy: Path, small_home: Home) -> None:
    records = fill(small_home)
    with pytest.raises(LedgerError, match="Het logboek bevat al 4 regels"):
        restore(small_home, copy)
    ledger = Ledger.at(small_home)
    assert ledger.log() == records
    ledger.close()


def test_an_edition_that_was_removed_by_hand_is_told(small_home: Home, tmp_path: Path) -> None:
    fill(small_home)
    gone = small_home.current()
    gone.unlink()
    ledger = Ledger.at(small_home)
    made = backup(ledger, tmp_path / "kopie.zip")
    ledger.close()
    assert (made.editions, made.missing) == ((), (gone.stem,))
    home = Home(tmp_path / "leeg")
    restore(home, tmp_path / "kopie.zip")
    back = Ledger.at(home)
    assert len(back.log()) == 4 and home.ids() == []
    back.close()


def rewritten(
    copy: Path, out: Path, change: Callable[[dict[str, bytes], dict[str, Any]], None]
) -> Path:
    """The copy with other contents and a manifest that fits them, unless the change makes it lie."""
    with zipfile.ZipFile(copy) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(parts.pop(MANIFEST))
    change(parts, manifest)
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        archive.writestr(MANIFEST, json.dumps(manifest))
    return out


def _told(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["parts"] = [
        {"name": n, "size": len(c), "sha256": hashlib.sha256(c).hexdigest()}
        for n, c in parts.items()
    ]


def stranger(name: str) -> Callable[[dict[str, bytes], dict[str, Any]], None]:
    def change(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
        parts[name] = b"boo"
        _told(parts, manifest)

    return change


def untold(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    parts["editions/2026-7-00000000.duckdb"] = b"boo"


def lacking(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    del parts[next(n for n in parts if n.startswith("documents/"))]


def lacking_and_told(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    lacking(parts, manifest)
    _told(parts, manifest)


def misnamed(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    parts[f"documents/{'0' * 64}"] = parts.pop(next(n for n in parts if n.startswith("documents/")))
    _told(parts, manifest)


def changed(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    parts[RECORDS] = parts[RECORDS].replace(b"een", b"nee")


def longer(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    parts[RECORDS] += b"\n" * 5_000_000


def lines(
    edit: Callable[[list[dict[str, Any]]], object],
) -> Callable[[dict[str, bytes], dict[str, Any]], None]:
    def change(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
        told = [json.loads(line) for line in parts[RECORDS].splitlines()]
        edit(told)
        parts[RECORDS] = b"".join(json.dumps(one).encode() + b"\n" for one in told)
        manifest["records"] = len(told)
        _told(parts, manifest)

    return change


def manifests(**values: object) -> Callable[[dict[str, bytes], dict[str, Any]], None]:
    return lambda parts, manifest: manifest.update(values)


DAMAGED, NEWER, FOREIGN = "is beschadigd", "nieuwere versie", "geen hele reservekopie"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (stranger("../ontsnapt"), DAMAGED),
        (stranger("/tmp/ontsnapt"), DAMAGED),
        (stranger("editions/../../ontsnapt.duckdb"), DAMAGED),
        (stranger("editions/2026-7-00000000/../../../x.parquet"), DAMAGED),
        (stranger("editions/2026-7-00000000.duckdb"), DAMAGED),
        (stranger("current"), DAMAGED),
        (untold, DAMAGED),
        (lacking, DAMAGED),
        (lacking_and_told, DAMAGED),
        (misnamed, DAMAGED),
        (changed, DAMAGED),
        (longer, DAMAGED),
        (manifests(records=5), DAMAGED),
        (manifests(editions=[], missing=[]), DAMAGED),
        (manifests(parts=[]), DAMAGED),
        (manifests(parts="x"), FOREIGN),
        (manifests(format="iets anders"), FOREIGN),
        (manifests(layout=2), NEWER),
        (manifests(schema="9999"), NEWER),
        (lines(lambda told: told.pop(0)), DAMAGED),
        (lines(lambda told: told.append(told[-1])), DAMAGED),
        (lines(lambda told: told[0].update(edition="2026-9-00000000")), DAMAGED),
        (lines(lambda told: told[0].update(kind="dream")), NEWER),
        (lines(lambda told: told[0].update(subject="GM0503/anders")), NEWER),
        (lines(lambda told: told[0]["entry"].update(mood=1)), NEWER),
        (lines(lambda told: told[0].update(at="2026-01-01T00:00:00")), NEWER),
        (lines(lambda told: told[0].pop("author")), NEWER),
    ],
)  # fmt: skip
def test_a_copy_that_is_not_right_is_refused_and_nothing_is_written(
    copy: Path,
    tmp_path: Path,
    change: Callable[[dict[str, bytes], dict[str, Any]], None],
    sentence: str,
) -> None:
    file = rewritten(copy, tmp_path / "kopie.zip", change)
    with pytest.raises(LedgerError, match=sentence) as told:
        restore(Home(tmp_path / "leeg"), file)
    assert "niets veranderd" in told.value.remedy
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kopie.zip"]


def test_a_name_that_is_in_the_zip_twice(copy: Path, tmp_path: Path) -> None:
    file = rewritten(copy, tmp_path / "kopie.zip", lambda parts, manifest: None)
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(RECORDS, "{}")
    with pytest.raises(LedgerError, match=DAMAGED):
        restore(Home(tmp_path / "leeg"), file)
    assert not (tmp_path / "leeg").exists()


def test_a_changed_byte_anywhere_is_noticed_or_harmless(copy: Path, tmp_path: Path) -> None:
    """What is left out of the sums of a zip (a date, a mode) may change; then everything comes back whole."""
    whole = copy.read_bytes()
    refused = 0
    for number, at in enumerate(range(0, len(whole), len(whole) // 60)):
        file, home = tmp_path / "kopie.zip", Home(tmp_path / f"leeg{number}")
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            restore(home, file)
        except LedgerError:
            refused += 1
            assert not home.root.exists()
        else:
            ledger = Ledger.at(home)
            assert [r.version for r in ledger.log()] == [1, 1, 2, 1]
            ledger.close()
    assert refused > 30


@pytest.mark.parametrize("left", [0, 1, 1000, -30, -1])
def test_a_copy_that_was_cut_off(copy: Path, tmp_path: Path, left: int) -> None:
    file = tmp_path / "kopie.zip"
    file.write_bytes(copy.read_bytes()[:left])
    with pytest.raises(LedgerError, match=FOREIGN):
        restore(Home(tmp_path / "leeg"), file)
    assert not (tmp_path / "leeg").exists()


def test_a_file_that_is_no_copy(tmp_path: Path) -> None:
    other = tmp_path / "ander.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("brief.txt", "Geachte")
    with pytest.raises(LedgerError, match=FOREIGN):
        restore(Home(tmp_path / "leeg"), other)
    with pytest.raises(LedgerError, match=r"'nergens.zip' is er niet"):
        restore(Home(tmp_path / "leeg"), tmp_path / "nergens.zip")
    with pytest.raises(LedgerError, match="is een map"):
        restore(Home(tmp_path / "leeg"), tmp_path)
    assert not (tmp_path / "leeg").exists()


@pytest.mark.parametrize("size", [100, 30_000, 60_000])
def test_a_disk_that_fills_while_a_copy_is_put_back(copy: Path, tmp_path: Path, size: int) -> None:
    home = Home(tmp_path / "leeg")
    with files_of_at_most(size), pytest.raises(SpiegelError, match=r"vol|schijfruimte is op"):
        restore(home, copy)
    assert contents(home) == {} and not home.pointer.exists()
    restore(home, copy)
    ledger = Ledger.at(home)
    assert len(ledger.log()) == 4 and len(contents(home)) == 3
    ledger.close()


def test_a_disk_that_fills_while_a_copy_is_made(small_home: Home, tmp_path: Path) -> None:
    fill(small_home)
    ledger = Ledger.at(small_home)
    out = tmp_path / "kopie.zip"
    out.write_bytes(b"de vorige")
    with (
        files_of_at_most(50_000),
        pytest.raises(LedgerError, match="kan niet worden bewaard") as told,
    ):
        backup(ledger, out)
    assert "half bewaard" in told.value.remedy
    assert out.read_bytes() == b"de vorige"
    assert [p.name for p in tmp_path.glob(".kopie*")] == []
    ledger.close()


def test_a_copy_is_of_one_moment(ledger: Ledger, edition_id: str) -> None:
    made = ledger.record(choice("een"), ADVISOR, edition_id)
    with snapshot(ledger) as seen:
        assert list(seen.records()) == [made]
        ledger.record(choice("twee"), ADVISOR, edition_id)
        assert list(seen.records()) == [made]
    assert len(ledger.history(Choice, made.subject)) == 2
