"""Editions: the same input gives the same one, and nothing that goes wrong ever leaves half of one."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import polars as pl
import pytest

from benchmark.edition import Edition, Home, build
from benchmark.edition.build import STEPS, TABLES
from benchmark.errors import CatalogueError, EditionError, FiguresError, SpiegelError
from tests.places import environment, replace, replace_line, small_data

FIELDS = "open/iv3_fields.csv"


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a few municipalities; never changed."""
    return small_data(tmp_path_factory.mktemp("few"))


@pytest.fixture
def data(few: Path, tmp_path: Path) -> Path:
    """The same, to change."""
    return Path(shutil.copytree(few, tmp_path / "data"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def change_a_figure(data: Path, amount: int) -> None:
    path = data / FIELDS
    line = path.read_text(encoding="utf-8").split("\n")[1]
    key, *_ = line.partition(",lasten,")
    replace_line(path, 2, f"{key},lasten,{amount}.0,CBS Iv3,45038NED")


def test_the_same_input_gives_the_same_id_on_any_machine(few: Path, tmp_path: Path):
    (first, new), (second, also_new) = (build(Home(tmp_path / n), few) for n in ("one", "two"))
    assert first == second and new and also_new
    assert first.startswith("2026-1-")


def test_building_again_gives_the_edition_that_is_there(few: Path, home: Home):
    made, _ = build(home, few)
    before = home.current().stat()
    assert build(home, few) == (made, False)
    after = home.current().stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert home.ids() == [made]


def test_a_changed_figure_gives_another_edition_beside_the_old_one(data: Path, home: Home):
    old, _ = build(home, data)
    kept = Edition(home.current())
    change_a_figure(data, 123_456)
    new, _ = build(home, data)
    assert home.ids() == [old, new]
    assert new.startswith("2026-2-") and home.current().stem == new
    assert Edition(home.path(old)).info == kept.info  # the old one did not change


def test_going_back_to_old_input_points_at_the_old_edition(data: Path, home: Home):
    original = (data / FIELDS).read_text(encoding="utf-8")
    old, _ = build(home, data)
    change_a_figure(data, 123_456)
    build(home, data)
    (data / FIELDS).write_text(original, encoding="utf-8")
    assert build(home, data) == (old, False)
    assert home.current().stem == old


def test_the_last_three_are_kept_and_those_that_something_refers_to(data: Path, home: Home):
    made = [build(home, data)[0]]
    (home.root / "cited").mkdir()
    (home.root / "cited" / "report").write_text(made[0] + "\n")
    for amount in (1, 2, 3, 4):
        change_a_figure(data, amount)
        made.append(build(home, data)[0])
    assert home.ids() == [made[0], *made[-3:]]
    assert not (home.editions / made[1]).exists()  # its Parquet files went with it


def test_every_table_is_there_as_parquet_too(few: Path, home: Home):
    made, _ = build(home, few)
    with duckdb.connect(str(home.current()), read_only=True) as connection:
        for table in TABLES:
            inside = connection.sql(f"SELECT count(*) FROM {table}").fetchall()[0][0]
            assert len(pl.read_parquet(home.editions / made / f"{table}.parquet")) == inside, table


def test_every_table_and_view_says_what_one_row_is(few: Path):
    for name in ("schema", "views"):
        lines = (few / "sql" / f"{name}.sql").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            if line.startswith(("CREATE TABLE", "CREATE VIEW")):
                above = "".join(lines[max(0, number - 2) : number])
                assert "-- one row" in above, line


BUILDER = """
import sys, time
from pathlib import Path
from benchmark.edition import Home, build
def progress(step):
    print(step, flush=True)
    if step == sys.argv[3]:
        time.sleep(float(sys.argv[4]))
build(Home(Path(sys.argv[1])), Path(sys.argv[2]), progress)
print("klaar", flush=True)
"""


def child(home: Home, data: Path, step: str, pause: float) -> subprocess.Popen[str]:
    """A build in a process of its own that waits at the start of one step."""
    command = [sys.executable, "-c", BUILDER, str(home.root), str(data), step, str(pause)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment(home.root))


def wait_for(process: subprocess.Popen[str], step: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == step:
            return
    raise AssertionError(f"the child never came to {step}")


@pytest.mark.parametrize(
    ("step", "later"),
    [(STEPS[2], 0.1), (STEPS[6], 0.05), (STEPS[6], 0.15), (STEPS[6], 0.25)],
)  # fmt: skip
def test_a_build_that_is_killed_leaves_the_old_edition_or_the_new_one(
    data: Path, home: Home, step: str, later: float
):
    old, _ = build(home, data)
    change_a_figure(data, 123_456)
    with child(home, data, "", 0) as process:
        wait_for(process, step)
        time.sleep(later)  # from reading files to renaming them
        os.kill(process.pid, signal.SIGKILL)
    opened = Edition(home.current())
    assert opened.info.id == home.current().stem
    assert opened.figures("BRZ03", 2023, "rekening") is not None
    new, _ = build(home, data)  # the lock went with its holder
    assert home.ids() == [old, new]
    left = {p.name for p in home.root.iterdir()}
    assert left <= {
        "editions",
        "current",
        "build.lock",
        "cited.lock",
    }  # nothing half is left lying about


def test_a_second_build_at_the_same_time_is_refused(few: Path, home: Home):
    with child(home, few, STEPS[1], 30) as process:
        wait_for(process, STEPS[1])
        with pytest.raises(EditionError, match=r"Er wordt al een editie gemaakt\. Wacht"):
            build(home, few)
        process.kill()
    assert build(home, few)[1] is True


def test_a_build_that_fails_leaves_the_current_edition(data: Path, home: Home):
    made, _ = build(home, data)
    replace(data / "catalogue/indicators/BRZ03.toml", "decimals", "decimalen")
    with pytest.raises(CatalogueError):
        build(home, data)
    change_a_figure(data, 1)
    replace(data / "catalogue/indicators/BRZ03.toml", "decimalen", "decimals")
    replace_line(data / FIELDS, 3, "rommel")
    with pytest.raises(FiguresError):
        build(home, data)
    assert home.current().stem == made
    assert not list(home.root.glob(".building*"))


def test_a_home_that_cannot_be_written(few: Path, tmp_path: Path):
    (tmp_path / "file").write_text("a file where a folder should be")
    with pytest.raises(EditionError, match=r"een bestand waar een map hoort.*SPIEGEL_HOME"):
        build(Home(tmp_path / "file" / "home"), few)


def test_a_home_on_a_read_only_disk(few: Path):
    home = Home(Path("/proc/self/spiegel"))  # nobody, not even root, writes here
    with pytest.raises(EditionError, match="kan niet worden bewaard"):
        build(home, few)


def test_a_full_disk(few: Path, home: Home):
    """A limit on the size of a file stands in for a disk without room."""
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from benchmark.edition import Home, build\n"
        "from benchmark.errors import EditionError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try:\n    build(Home(Path(sys.argv[1])), Path(sys.argv[2]))\n"
        "except EditionError as error:\n    print(error.sentence)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(home.root), str(few)],
        capture_output=True, text=True, env=environment(home.root), check=False,
    )  # fmt: skip
    assert result.stdout.startswith("De editie kan niet worden bewaard"), result.stderr[-500:]
    assert home.ids() == []


def test_no_edition_yet(home: Home):
    with pytest.raises(EditionError, match=r"nog geen editie.*spiegel build"):
        home.current()


@pytest.mark.parametrize(
    "pointer", [b"2026-9-00000000\n", b"", b"../../etc/passwd", b"\xff\xfe\x00"]
)
def test_a_pointer_to_nothing(few: Path, home: Home, pointer: bytes):
    build(home, few)
    home.pointer.write_bytes(pointer)
    with pytest.raises(EditionError, match=r"is er niet meer.*spiegel build"):
        home.current()


def test_a_file_that_went_away_after_it_was_found(few: Path, home: Home):
    build(home, few)
    path = home.current()
    path.unlink()
    with pytest.raises(EditionError, match="is er niet meer"):
        Edition(path)


def test_a_damaged_edition_is_refused_and_made_anew(few: Path, home: Home):
    made, _ = build(home, few)
    size = home.current().stat().st_size
    for start, length in ((0, 4096), (12_288, size // 2)):
        with home.current().open("r+b") as file:
            file.seek(start)
            file.write(b"\xaa" * length)
        with pytest.raises(EditionError, match=r"beschadigd\. Maak opnieuw"):
            Edition(home.current())
        assert build(home, few) == (made, True)
        assert Edition(home.current()).info.id == made
    os.truncate(home.current(), 10_000)
    with pytest.raises(EditionError, match="beschadigd"):
        Edition(home.current())


def test_an_edition_of_another_version(few: Path, home: Home):
    build(home, few)
    with duckdb.connect(str(home.current())) as connection:
        connection.execute("UPDATE edition SET schema_version = 999")
    with pytest.raises(EditionError, match="andere versie van dit programma"):
        Edition(home.current())


def test_an_edition_whose_definitions_this_program_does_not_know(few: Path, home: Home):
    build(home, few)
    with duckdb.connect(str(home.current())) as connection:
        connection.execute("UPDATE catalogue_file SET text = 'x = 1' WHERE path = 'peers.toml'")
    with pytest.raises(EditionError, match="andere versie van dit programma"):
        Edition(home.current())


LINE = "2017,begroting,GM0010,0.1,lasten,1.0,CBS Iv3,45038NED"


@pytest.mark.parametrize(
    ("name", "number", "line", "expected"),
    [
        ("iv3_fields.csv", 1, "jaar,report", ["regel 1", "jaar,report", "year,report,code"]),
        ("iv3_fields.csv", 3, LINE.replace("1.0", "veel"), ["regel 3", "'veel' is geen getal"]),
        ("iv3_fields.csv", 4, LINE.replace("2017", "twee"), ["regel 4", "'twee' is geen getal"]),
        ("iv3_fields.csv", 5, LINE.replace("GM0010", "GM9999"), ["regel 5", "'GM9999'"]),
        ("iv3_fields.csv", 6, LINE.replace("begroting", "jaarrekening"), ["regel 6", "jaarrekening"]),
        ("iv3_fields.csv", 7, LINE.replace("1.0", ""), ["regel 7", "amount_x1000"]),
        ("iv3_fields.csv", 8, LINE.replace("1.0", "nan"), ["regel 8", "getal"]),
        ("iv3_fields.csv", 9, LINE + ",te,veel", ["regel 9", "kolommen"]),
        ("iv3_fields.csv", 3, "SAME AS LINE 2", ["regel 3", "die er al was"]),
        ("iv3_totals.csv", 4, LINE.replace(",lasten", ""), ["regel 4", "'0.1'"]),
        ("iv3_fields.csv", 3, LINE.replace("lasten", "kosten"), ["regel 3", "'kosten'"]),
        ("iv3_fields.csv", 3, LINE.replace("0.1", "9.9"), ["regel 3", "'9.9'"]),
        ("inhabitants.csv", 3, "2017,GM9999,10,CBS StatLine,70072ned", ["regel 3", "'GM9999'"]),
        ("inhabitants.csv", 3, "SAME AS LINE 2", ["een rij staat er twee keer"]),
        ("not_delivered.csv", 2, "2017,plan,GM0503,CBS Iv3,45038NED", ["regel 2", "'plan'"]),
        ("mergers.csv", 2, "2021,GM9999,GM1979,whole,CBS", ["regel 2", "'GM9999'"]),
    ],
)  # fmt: skip
def test_a_malformed_file_is_named_with_its_line(
    data: Path, home: Home, name, number, line, expected
):
    path = data / "open" / name
    if line == "SAME AS LINE 2":
        line = path.read_text(encoding="utf-8").split("\n")[1]
    replace_line(path, number, line)
    with pytest.raises(FiguresError) as caught:
        build(home, data)
    for part in (f"data/open/{name}", *expected):
        assert part in caught.value.sentence
    assert caught.value.remedy and "\n" not in str(caught.value)
    assert home.ids() == []


@pytest.mark.parametrize("name", ["open/iv3_fields.csv", "sql/views.sql", "catalogue/peers.toml"])
def test_a_missing_file_is_named(data: Path, home: Home, name: str):
    (data / name).unlink()
    with pytest.raises(SpiegelError, match=f"data/{name} ontbreekt"):
        build(home, data)


def test_a_measure_that_no_source_gives(data: Path, home: Home):
    replace(data / "catalogue/indicators/BRZ09.toml", "iv3.lasten.0.2", "iv3.lasten.9.9")
    with pytest.raises(FiguresError, match=r"BRZ09\.toml.*'iv3\.lasten\.9\.9'"):
        build(home, data)
