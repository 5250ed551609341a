"""What the commands of lists do, with the same words as the pages: both ask ``benchmark.delivery.lists``."""

from pathlib import Path
from typing import Any

import typer

from benchmark import dutch, intake
from benchmark.catalogue import Catalogue, DeclaredList
from benchmark.cli import asking, output
from benchmark.cli.delivery_files import (
    CONTENT_ERRORS,
    check_place,
    content_of,
    opened,
    put,
    year_of,
)
from benchmark.cli.reporting import author
from benchmark.cli.tables import Parts, heading, line
from benchmark.delivery import handing_in
from benchmark.delivery.lists import handing_in as lists_in
from benchmark.delivery.lists import receiving, writing
from benchmark.delivery.lists.receiving import Looked, Said
from benchmark.delivery.lists.state import ListState, state
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import ListSubmission, SubmissionStatus
from benchmark.ledger.store import Record
from benchmark.vocabulary import Seriousness

WRITERS = {".xlsx": writing.workbook, ".csv": writing.as_csv}


def named(catalogue: Catalogue, text: str) -> DeclaredList | None:
    """The list that is meant by its key or its name, in any case of letters; None where it is no list."""
    typed = text.strip().casefold()
    return next(
        (d for d in catalogue.lists if typed in (d.key.casefold(), d.name.casefold())), None
    )


def template(key: str, out: Path, gemeente: str, year: int | None, *, as_json: bool) -> None:
    """Write a list to fill in, with the rows of a municipality when one is named."""
    view = asking.view()
    declared = view.edition.catalogue.list(key)
    write = WRITERS.get(out.suffix.lower())
    if write is None:
        raise SpiegelError(
            f"Een lijst kan geen bestand {out.suffix or 'zonder uitgang'} zijn.",
            "Kies .xlsx of .csv.",
        )
    check_place(out)
    if gemeente:
        with opened() as ledger:
            rows = state(view, ledger, gemeente, key, year_of(view, year)).rows
    else:
        rows = ()
    put(out, write(declared, rows))
    if as_json:
        output.show_json({"file": str(out), "list": declared.key, "rows": len(rows)})
    else:
        many = dutch.count(len(rows), declared.one_row, declared.many_rows)
        output.show(f"{declared.name}: {out} ({many if rows else 'leeg'}).")


def deliver(key: str, file: Path, gemeente: str, year: int | None, *, as_json: bool) -> None:
    """Check a file and take its rows over, all or none; leaves with 1 where rows are wrong."""
    view = asking.view()
    content, by = content_of(file), author()
    with opened() as ledger:
        found = state(view, ledger, gemeente, key, year_of(view, year))
        with output.aside().status("bestand controleren"):
            looked = receiving.look(found, content, file.name)
        if not looked.errors:
            receiving.deliver(ledger, looked, content, file.name, by, view.edition.info.id)
    if as_json:
        output.show_json(_as_dict(looked, file) | {"author": by.words})
    else:
        output.show(*_told(looked, file))
    if looked.errors:
        raise typer.Exit(CONTENT_ERRORS)


def hand_in(
    declared: DeclaredList, gemeente: str, year: int | None, reason: str, *, as_json: bool
) -> None:
    """Hand a list in."""
    view, by = asking.view(), author()
    with opened() as ledger:
        found = state(view, ledger, gemeente, declared.key, year_of(view, year))
        done = lists_in.hand_in(ledger, found, by, view.edition.info.id, reason)
    _tell(found, done, "Nu kijkt een ander ernaar.", as_json=as_json)


def decide(
    declared: DeclaredList,
    gemeente: str,
    year: int | None,
    status: SubmissionStatus,
    reason: str,
    *,
    as_json: bool,
) -> None:
    """Approve a list that was handed in, or send it back."""
    view, by = asking.view(), author()
    with opened() as ledger:
        found = state(view, ledger, gemeente, declared.key, year_of(view, year))
        if found.submission is None:
            raise SpiegelError(
                f"{declared.name} van {found.municipality.name} over {found.year} is niet ingediend.",
                "Dien de lijst eerst in met 'spiegel hand-in'.",
            )
        done = handing_in.decide(ledger, found.submission, status, by, view.edition.info.id, reason)
    approved = status is SubmissionStatus.APPROVED
    then = "Een nieuwe editie neemt dit op: 'spiegel build'." if approved else ""
    _tell(found, done, f"{then} {handing_in.UNCHECKED}".strip(), as_json=as_json)


def _tell(found: ListState, done: Record[ListSubmission], then: str, *, as_json: bool) -> None:
    entry = done.entry
    if as_json:
        told = {"year": entry.year, "list": entry.list_key, "status": entry.status.value}
        told |= {"reason": entry.reason or None, "rows": len(entry.rows)}
        output.show_json(_place(found) | told | {"version": done.version, "author": done.author.words})  # fmt: skip
        return
    many = dutch.count(len(entry.rows), found.declared.one_row, found.declared.many_rows)
    output.show(
        f"{found.declared.name} van {found.municipality.name} over {entry.year}: {entry.status.value}, {many}.",
        then,
    )


def _place(found: ListState) -> dict[str, Any]:
    return {"gemeente": {"code": found.municipality.code, "name": found.municipality.name}}


def _as_dict(looked: Looked, file: Path) -> dict[str, Any]:
    found = looked.state
    return _place(found) | {
        "file": str(file),
        "sha256": looked.received.digest,
        "year": found.year,
        "list": found.declared.key,
        "accepted": not looked.errors,
        "rows": len(looked.rows),
        "errors": looked.errors,
        "signals": looked.signals,
        "problems": [_problem(one) for one in looked.found],
        "notes": list(looked.notes),
    }


def _problem(one: Said) -> dict[str, Any]:
    problem = one.problem
    return {
        "kind": problem.seriousness.value,
        "check": problem.check,
        "where": one.where,
        "column": problem.column,
        "sentence": one.sentence,
    }


def _told(looked: Looked, file: Path) -> Parts:
    """What the page says of a file: the outcome, every problem with its place, and what else was seen."""
    declared, wrong = looked.state.declared, bool(looked.errors)
    many = dutch.count(len(looked.rows), declared.one_row, declared.many_rows)
    title = (
        "Er is niets overgenomen: in het bestand staan fouten."
        if wrong
        else f"{many} van {intake.shown(file.name)} overgenomen."
    )
    parts: Parts = [heading(title)]
    for one in looked.found:
        kind = "Fout" if one.problem.seriousness is Seriousness.ERROR else "Let op"
        parts.append(line(f"{kind}. {one.sentence}"))
    if not wrong:
        parts.append(line("Dien de lijst daarna in met 'spiegel hand-in'."))
    return [*parts, *(line(note) for note in looked.notes)]
