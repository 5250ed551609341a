"""The zip of CSV files: as the Data Package says, the same bytes every time, and every value back as it was."""

import csv
import hashlib
import io
import json
import re
import zipfile

import pytest

from benchmark.report.csv_package import NAME, README, STARTS, inert, plain, write
from benchmark.report.document import Document, Table, tables
from tests.report import samples
from tests.report.composed import composed
from tests.report.test_budget_note import everything, written

NAMES = ["rapport", "anoniem", "kadernota", "monster", "vijandig"]
NAME_OF_RESOURCE = re.compile(r"^[a-z0-9._/-]+$")
TYPES = {"string", "number"}


@pytest.fixture(scope="module")
def documents(view) -> dict[str, Document]:
    return {
        "rapport": composed(view),
        "anoniem": composed(view, anonymous=True),
        "kadernota": written(everything(view)),
        "monster": samples.sample(),
        "vijandig": samples.hostile_sample(),
    }


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def package(files: dict[str, bytes]) -> dict:
    return json.loads(files[NAME])


def rows(resource: dict, files: dict[str, bytes]) -> list[list[str]]:
    """The rows by what the description says of the file, the first one with the names."""
    text = files[resource["path"]].decode("utf-8-sig")
    dialect = resource["dialect"]
    return list(
        csv.reader(io.StringIO(text, newline=""), delimiter=dialect["delimiter"], strict=True)
    )


def value(text: str, field: dict) -> float | str | None:
    """A value by the description of its field."""
    if field["type"] == "number":
        return None if text == "" else float(text.replace(field["decimalChar"], "."))
    return plain(text)


@pytest.mark.parametrize("name", NAMES)
def test_every_value_comes_back_as_it_was(name, documents):
    files = unpacked(write(documents[name]))
    described = {r["name"]: r for r in package(files)["resources"]}
    for table in tables(documents[name]):
        _compare(table, described[table.key], rows(described[table.key], files)[1:])


def _compare(table: Table, resource: dict, found: list[list[str]]) -> None:
    fields = resource["schema"]["fields"]
    names = [f["name"] for f in fields]
    assert len(found) == len(table.rows)
    for row, texts in zip(table.rows, found, strict=True):
        for n, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            got = value(texts[n], fields[n])
            if cell.value is not None:
                wanted = cell.value if fields[n]["type"] == "number" else str(cell.value)
                assert got == wanted
            elif fields[n]["type"] == "number":
                reason = f"{column.key}-reden"
                assert got is None
                assert cell.text == (plain(texts[names.index(reason)]) if reason in names else "")
            else:
                assert got in (cell.text, "")


@pytest.mark.parametrize("name", NAMES)
def test_the_description_is_one_of_a_tabular_data_package(name, documents):
    files = unpacked(write(documents[name]))
    described = package(files)
    assert described["profile"] == "tabular-data-package"
    assert NAME_OF_RESOURCE.match(described["name"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", described["created"])
    assert all(licence["name"] for licence in described["licenses"])
    assert all(source["title"] for source in described["sources"])
    resources = described["resources"]
    assert set(files) == {NAME, README} | {r["path"] for r in resources}
    assert len({r["name"] for r in resources}) == len(resources)
    for resource in resources:
        content, fields = files[resource["path"]], resource["schema"]["fields"]
        assert NAME_OF_RESOURCE.match(resource["name"])
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert {f["type"] for f in fields} <= TYPES
        assert resource["schema"]["missingValues"] == [""]
        header, *body = rows(resource, files)
        assert header == [f["name"] for f in fields]
        assert len(set(header)) == len(header)
        assert {len(r) for r in body} <= {len(header)}


@pytest.mark.parametrize("name", NAMES)
def test_no_text_begins_as_a_formula(name, documents):
    files = unpacked(write(documents[name]))
    for resource in package(files)["resources"]:
        for n, field in enumerate(resource["schema"]["fields"]):
            if field["type"] != "number":
                assert not any(r[n].lstrip().startswith(STARTS) for r in rows(resource, files))


@pytest.mark.parametrize(
    "text",
    ["=1+1", "-2", "+1", "@SUM(A1)", "\t=1", "\n=1", " =1+1", "'=1+1", "''-1", "＝1", "'s-Hertogenbosch", "Delft", "", "'"],
)  # fmt: skip
def test_what_is_made_inert_is_made_plain_again(text):
    assert plain(inert(text)) == text
    assert not inert(text).lstrip().startswith(STARTS)


def test_names_with_an_apostrophe_stay_as_they_are():
    assert inert("'s-Hertogenbosch") == "'s-Hertogenbosch"


def test_the_same_document_gives_the_same_bytes(documents):
    assert write(documents["rapport"]) == write(Document.of_json(documents["rapport"].as_json()))


def test_a_dutch_spreadsheet_reads_a_file_as_it_is(documents):
    content = unpacked(write(documents["monster"]))["burgerzaken.csv"]
    assert content.startswith(b"\xef\xbb\xbfgemeente;inwoners;lasten;per-inwoner;status")
    assert "Súdwest-Fryslân;23517;".encode() in content
    assert b"\r\nDelft;106086;6789504;64,0;definitief;;\r\n" in content


def test_the_stamp_and_the_choices_are_in_the_readme_and_the_description():
    document = samples.example_sample()
    files = unpacked(write(document))
    assert document.stamp in files[README].decode()
    assert document.stamp in package(files)["description"]
    assert all(f"{f.label}: {f.text}" in files[README].decode() for f in document.filters)
