"""What ``spiegel months`` does, with the same words as the page Deze maand: both ask ``benchmark.delivery.months``."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from benchmark import dutch
from benchmark.catalogue import Catalogue
from benchmark.cli import asking, output
from benchmark.cli.reporting import author
from benchmark.cli.tables import Parts, heading, line, plain_table
from benchmark.delivery.months import (
    export,
    mapping,
    reading,
    recording,
    saying,
    series,
    signal,
    years,
)
from benchmark.delivery.months.reading import Read
from benchmark.delivery.months.recording import Kept
from benchmark.delivery.months.series import Series
from benchmark.delivery.months.years import RolledUp
from benchmark.delivery.rounds import today
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import Mapping
from benchmark.ledger.store import Ledger
from benchmark.municipality import Municipality
from benchmark.viewing import View

CONTENT_ERRORS = 1


@dataclass(frozen=True)
class Asked:
    """What was typed. ``date`` and ``columns`` make a new mapping, or change the one of that name."""

    file: Path
    gemeente: str
    mapping: str
    date: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class _Done:
    """What a run found and did."""

    place: Municipality
    read: Read
    kept: Kept | None = None
    lines: tuple[Series, ...] = ()
    years: tuple[RolledUp, ...] = ()
    taken: tuple[str, ...] | None = None  # None where nobody asked for it


def months(asked: Asked, *, take_over: bool, as_json: bool) -> None:
    """Read an export, keep it whole or not at all; leaves with 1 where something in it cannot be read."""
    view = asking.view()
    place = view.edition.municipalities.find(asked.gemeente, view.edition.municipalities.years[-1])
    with closing(Ledger.at(asking.home())) as ledger:
        chosen = _mapping(asked, ledger, place.code, view.edition.catalogue)
        with output.aside().status("export lezen"):
            read = reading.read(export.of_path(asked.file), chosen, view.edition.catalogue, today())
        done = _kept(view, ledger, place, read, take_over=take_over)
    if as_json:
        output.show_json(_as_dict(done, view.edition.catalogue))
    else:
        output.show(*_told(done, view.edition.catalogue))
    if read.problems:
        raise typer.Exit(CONTENT_ERRORS)


def _mapping(asked: Asked, ledger: Ledger, code: str, catalogue: Catalogue) -> Mapping:
    if not asked.columns and not asked.date:
        return mapping.named(ledger, code, asked.mapping).entry
    columns = {}
    for typed in asked.columns:
        key, sign, column = typed.partition("=")
        question = catalogue.question(key.strip().casefold())
        if question is None or not sign or not column.strip():
            raise SpiegelError(
                f"'{typed[:60]}' bij --column is niet te lezen.",
                "Schrijf VRAAG=KOLOM; de sleutels van de vragen staan in de vragenlijst (spiegel questionnaire).",
            )
        columns[question.key] = column.strip()
    if not asked.date:
        raise SpiegelError("De optie --date ontbreekt.", "Noem de kolom met de maand of de dag.")
    return mapping.chosen(code, asked.mapping, asked.date.strip(), columns)


def _kept(view: View, ledger: Ledger, place: Municipality, read: Read, *, take_over: bool) -> _Done:
    """Keep what was read, and what then stands; nothing where something cannot be read."""
    if read.problems:
        return _Done(place, read)
    by, edition = author(), view.edition.info.id
    kept = recording.keep(ledger, read, by, edition)
    catalogue = view.edition.catalogue
    found = years.years(view, ledger, place.code)
    taken: tuple[str, ...] | None = () if take_over else None
    if take_over and any(one.proposed for one in found):
        done = years.take_over(ledger, found, place.code, by, edition)
        taken = tuple(r.subject for r in done)
        found = years.years(view, ledger, place.code)
    lines = tuple(series.of(ledger, catalogue, place.code))
    return _Done(place, read, kept, lines, tuple(found), taken)


def _told(done: _Done, catalogue: Catalogue) -> Parts:
    read, kept = done.read, done.kept
    if kept is None:
        count = dutch.count(len(read.problems), "fout", "fouten")
        return [heading(f"Er is niets bewaard: {count} in {read.name}."), *(line(p.words) for p in read.problems)]  # fmt: skip
    parts: Parts = [heading(saying.kept(kept)), line(saying.read(read))]
    parts += [line(saying.changed(c, catalogue)) for c in kept.changed]
    parts += [line(note) for note in read.notes]
    said = _signals(done)
    if said:
        parts += [line(""), heading(f"{dutch.upper_first(said[0][1].month.words)}, {done.place.name}")]  # fmt: skip
        parts += [line(f"{s.name}. {signal.sentence(s, found)}") for s, found in said]
    if done.years:
        table = plain_table(("jaar", "vraag", "uit maanden", "antwoord nu"))
        for one in done.years:
            table.add_row(str(one.year), one.question.text, one.words, one.standing)
        parts += [line(""), table]
    if done.taken:
        parts.append(line(f"{dutch.count(len(done.taken), 'antwoord', 'antwoorden')} overgenomen."))
    elif done.taken is not None:
        parts.append(line("Er is geen nieuw heel jaar om over te nemen."))
    elif any(one.proposed for one in done.years):
        parts.append(line("Neem de hele jaren over met --take-over."))
    return parts


def _signals(done: _Done) -> list[tuple[Series, signal.Signal]]:
    """The newest month of every line that has one, odd ones first."""
    if not done.lines:
        return []
    newest = max(s.newest for s in done.lines)
    found = [(s, f) for s in done.lines if (f := signal.first(s.values, newest))]
    return sorted(found, key=lambda pair: not pair[1].odd)


def _as_dict(done: _Done, catalogue: Catalogue) -> dict[str, Any]:
    read, kept = done.read, done.kept
    return {
        "file": read.name,
        "gemeente": {"code": done.place.code, "name": done.place.name},
        "mapping": read.mapping.name,
        "rows": read.rows,
        "grain": read.grain.value,
        "periods": [p.words for p in read.periods],
        "problems": [{"line": p.line, "sentence": p.sentence} for p in read.problems],
        "notes": list(read.notes),
        "kept": None if kept is None else {
            "added": kept.added,
            "same": kept.same,
            "changed": [
                {"question": c.question, "period": c.period.words, "was": c.was, "now": c.now}
                for c in kept.changed
            ],
        },
        "signals": [
            {
                "series": s.key, "name": s.name, "month": found.month.words, "value": found.value,
                "before": found.before, "middle": found.middle, "year_ago": found.year_ago,
                "odd": found.odd, "sentence": signal.sentence(s, found),
            }
            for s, found in _signals(done)
        ],
        "years": [
            {
                "question": y.question.key, "year": y.year, "months": y.known, "value": y.value,
                "answer": y.answered.entry.value if y.answered else None, "proposed": y.proposed,
            }
            for y in done.years
        ],
        "taken_over": list(done.taken or ()),
    }  # fmt: skip
