"""A document as data: a zip with one CSV per table, a ``datapackage.json`` that describes them, and a readme.

Semicolons, a decimal comma and a byte order mark: a Dutch spreadsheet opens the files as they are, and so the quotes
round text with a semicolon hold there too. ``datapackage.json`` says it all for programs. Text that a spreadsheet
could take for a formula gets an apostrophe in front, which ``plain`` takes off again. The same document always gives
the same bytes.
"""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from benchmark.report.document import Cell, Column, ColumnKind, Document, Table, tables

NAME = "datapackage.json"
README = "LEESMIJ.txt"
MISSING = ""
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
DELIMITER, DECIMAL, ENCODING = ";", ",", "utf-8-sig"
QUOTE = "'"
REASON = "-reden"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest moment a zip can hold
SOURCES = (
    {"title": "CBS: StatLine, Iv3, Gebiedsindelingen (CC BY 4.0)", "path": "https://www.cbs.nl"},
    {"title": "BZK: gemeentefonds", "path": "https://www.rijksoverheid.nl"},
)
LICENCE = {"name": "CC-BY-4.0", "title": "Creative Commons Naamsvermelding 4.0"}


def write(document: Document) -> bytes:
    """The zip."""
    return zipped(files(document))


def files(document: Document, beside: Mapping[str, str] = MappingProxyType({})) -> dict[str, bytes]:
    """The files by name. ``beside``: other files that lie with them, and what those are."""
    made = {f"{table.key}.csv": _csv(table) for table in tables(document)}
    made[NAME] = json.dumps(_package(document, made), ensure_ascii=False, indent=2).encode()
    made[README] = _readme(document, beside).encode()
    return made


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files in one zip; the same files always give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return packed.getvalue()


def _csv(table: Table) -> bytes:
    """Keys as header, then the values; a missing figure is empty and its reason stands in a column of its own."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=DELIMITER, lineterminator="\r\n")
    reasoned = _reasoned(table)
    header = [c.key for c in table.columns] + [f"{table.columns[n].key}{REASON}" for n in reasoned]
    writer.writerow(header)
    for row in table.rows:
        values = [
            _value(cell, column) for cell, column in zip(row.cells, table.columns, strict=True)
        ]
        values += [inert(row.cells[n].text) if row.cells[n].value is None else "" for n in reasoned]
        writer.writerow(values)
    return out.getvalue().encode(ENCODING)


def _reasoned(table: Table) -> list[int]:
    """The columns of numbers in which a value is missing somewhere, with a reason."""
    return [
        n
        for n, column in enumerate(table.columns)
        if column.kind is not ColumnKind.TEXT
        and any(r.cells[n].value is None and r.cells[n].text for r in table.rows)
    ]


def _value(cell: Cell, column: Column) -> str:
    if cell.value is None:
        return inert(cell.text) if column.kind is ColumnKind.TEXT else MISSING
    if isinstance(cell.value, str):
        return inert(cell.value)
    return repr(cell.value).replace(".", DECIMAL)


def inert(text: str) -> str:
    """Text that no spreadsheet takes for a formula: with an apostrophe more where one could."""
    return QUOTE + text if text.lstrip("' ").startswith(STARTS) else text


def plain(text: str) -> str:
    """The text that ``inert`` was given."""
    return text[1:] if text.startswith(QUOTE) and text.lstrip("' ").startswith(STARTS) else text


def _package(document: Document, files: dict[str, bytes]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": f"gemeentespiegel-{document.gemeente.lower()}-{(document.code or document.kind.value).lower()}",
        "title": document.title,
        "description": document.subtitle + (f". {document.stamp}" if document.stamp else ""),
        "version": document.edition,
        "created": f"{document.made_on.isoformat()}T00:00:00Z",
        "licenses": [LICENCE],
        "sources": list(SOURCES),
        "contributors": [{"title": document.author, "role": "author"}],
        "resources": [_resource(t, files[f"{t.key}.csv"]) for t in tables(document)],
    }


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    fields = [_field(n, column, table) for n, column in enumerate(table.columns)]
    fields += [
        {
            "name": f"{table.columns[n].key}{REASON}",
            "title": f"{table.columns[n].title}: reden waarom het cijfer ontbreekt",
            "type": "string",
        }
        for n in _reasoned(table)
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.key,
        "title": table.title,
        "path": f"{table.key}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {
            "delimiter": DELIMITER,
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": {"fields": fields, "missingValues": [MISSING]},
    }


def _field(n: int, column: Column, table: Table) -> dict[str, str]:
    """A field is a number only where every value is one; a column of several units may hold words too."""
    values = [r.cells[n].value for r in table.rows]
    field = {"name": column.key, "title": column.title, "type": "string"}
    if column.kind is not ColumnKind.TEXT and not any(isinstance(v, str) for v in values):
        field |= {"type": "number", "decimalChar": DECIMAL}
    return field


def _readme(document: Document, beside: Mapping[str, str]) -> str:
    lines = [
        document.title,
        document.subtitle,
        *([document.stamp] if document.stamp else []),
        "",
        f"Editie {document.edition}, code {document.code or 'geen'}, status: {document.status}.",
        f"Gemaakt door {document.author} op {document.made_on.isoformat()}.",
        "",
        *(f"{f.label}: {f.text}" for f in document.filters),
        "",
        *(f"{name}: {what}" for name, what in beside.items()),
        *([""] if beside else []),
        f"Elk CSV-bestand is één tabel. {NAME} beschrijft de kolommen.",
        "Tussen de kolommen staat een puntkomma, in getallen een komma. Getallen zijn niet afgerond.",
        f"Een leeg getal is geen nul: de reden staat in de kolom met {REASON}.",
        "Tekst die een rekenblad voor een formule kan houden, heeft een apostrof ervoor.",
        "",
        *(f"{t.key}.csv: {t.title}" for t in tables(document)),
    ]
    return "\r\n".join(lines) + "\r\n"
