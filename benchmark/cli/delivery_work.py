"""What the commands of a delivery do, with the same words as the pages: both ask ``benchmark.delivery``."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from benchmark import dutch, intake
from benchmark.cli import asking, lists_work, output
from benchmark.cli.delivery_files import (
    CONTENT_ERRORS,
    check_place,
    content_of,
    opened,
    put,
    year_of,
)
from benchmark.cli.reporting import author
from benchmark.cli.tables import Parts, heading, line, plain_table
from benchmark.delivery import handing_in, publishing, receiving, rounds, workbook
from benchmark.delivery.checking import check_part
from benchmark.delivery.marking import marked as as_marked
from benchmark.delivery.questionnaire import Part, Questionnaire
from benchmark.delivery.questionnaire import questionnaire as questions_of
from benchmark.delivery.receiving import Found, Looked
from benchmark.errors import SpiegelError
from benchmark.ledger import opening
from benchmark.ledger.deliveries import Answered, Submission, SubmissionStatus
from benchmark.ledger.store import Ledger, Record
from benchmark.viewing import View
from benchmark.vocabulary import Seriousness

UNCHANGED = "Er is niets overgenomen: in het bestand staan fouten."


def questionnaire(gemeente: str, out: Path, years: Sequence[int], *, as_json: bool) -> None:
    """Write the workbook of a municipality."""
    view = asking.view()
    wanted = sorted({year_of(view, y) for y in years or (None,)}, reverse=True)
    check_place(out)
    with opened() as ledger:
        asked = [questions_of(view, ledger, gemeente, year) for year in wanted]
        content = workbook.write(asked, view.edition.catalogue, ledger.stamp(Answered))
    put(out, content)
    place = asked[0].municipality
    count = sum(len(part.rows) for one in asked for part in one.parts)
    done = sum(part.answered for one in asked for part in one.parts)
    if as_json:
        answer = {"file": str(out), "gemeente": _place(asked[0]), "years": wanted}
        output.show_json(answer | {"questions": count, "answered": done})
        return
    over = dutch.listing([str(y) for y in wanted])
    questions = dutch.count(count, "vraag", "vragen")
    output.show(
        f"Vragenlijst van {place.name} over {over}: {out} ({questions}, {done} beantwoord)."
    )


def validate(file: Path, gemeente: str, marked: Path | None, *, as_json: bool) -> None:
    """Check a file and keep nothing; leaves with 1 where answers are wrong."""
    view = asking.view()
    content = content_of(file)
    if marked is not None:
        check_place(marked)
    with opened() as ledger:
        looked = _look(view, ledger, content, file, gemeente)
    if marked is not None:
        put(marked, as_marked(view.edition.catalogue, looked))
    wrong = bool(looked.errors)
    said = UNCHANGED if wrong else "Het bestand is goed; er is niets bewaard."
    if as_json:
        output.show_json(_as_dict(looked, file) | {"marked": str(marked) if marked else None})
    else:
        output.show(*_told(looked, "In het bestand staan fouten." if wrong else said))
    if wrong:
        raise typer.Exit(CONTENT_ERRORS)


def deliver(file: Path, gemeente: str, *, as_json: bool) -> None:
    """Check a file and take its answers over, all or none; leaves with 1 where answers are wrong."""
    view = asking.view()
    content, by = content_of(file), author()
    with opened() as ledger:
        looked = _look(view, ledger, content, file, gemeente)
        done = (
            0
            if looked.errors
            else len(receiving.deliver(view, ledger, looked, content, file.name, by))
        )
    if as_json:
        output.show_json(_as_dict(looked, file) | {"delivered": done, "author": by.words})
    elif looked.errors:
        output.show(*_told(looked, UNCHANGED))
    else:
        output.show(
            *_told(looked, f"{done} antwoorden van {intake.shown(file.name)} zijn overgenomen."),
            line("Dien daarna elk thema in met 'spiegel hand-in'."),
        )
    if looked.errors:
        raise typer.Exit(CONTENT_ERRORS)


def hand_in(gemeente: str, theme: str, year: int | None, reason: str, *, as_json: bool) -> None:
    """Hand the answers of a theme in."""
    view, by = asking.view(), author()
    declared = lists_work.named(view.edition.catalogue, theme)
    if declared is not None:
        lists_work.hand_in(declared, gemeente, year, reason, as_json=as_json)
        return
    with opened() as ledger:
        asked, part = _part(view, ledger, gemeente, theme, year)
        problems = check_part(view, asked, part)
        done = handing_in.hand_in(ledger, asked, part, by, view.edition.info.id, problems, reason)
    _tell(asked, part, done, "Nu kijkt een ander ernaar.", as_json=as_json)


def decide(
    gemeente: str,
    theme: str,
    year: int | None,
    reason: str = "",
    *,
    approve: bool,
    as_json: bool,
) -> None:
    """Approve what was handed in, or send it back."""
    view, by = asking.view(), author()
    status = SubmissionStatus.APPROVED if approve else SubmissionStatus.RETURNED
    declared = lists_work.named(view.edition.catalogue, theme)
    if declared is not None:
        lists_work.decide(declared, gemeente, year, status, reason, as_json=as_json)
        return
    with opened() as ledger:
        asked, part = _part(view, ledger, gemeente, theme, year)
        if part.submission is None:
            raise SpiegelError(
                f"{part.theme.name} van {asked.municipality.name} over {asked.year} is niet ingediend.",
                "Kijk met 'spiegel deliveries' wat er wacht.",
            )
        done = handing_in.decide(ledger, part.submission, status, by, view.edition.info.id, reason)
    then = "Een nieuwe editie neemt dit op: 'spiegel build'." if approve else ""
    _tell(asked, part, done, f"{then} {handing_in.UNCHECKED}".strip(), as_json=as_json)


def deliveries(year: int | None, *, as_json: bool) -> None:
    """Show who delivered what: as it stands now, or as the edition has it where nothing was ever recorded here."""
    view = asking.view()
    catalogue = view.edition.catalogue
    if opening.exists(asking.home()):
        with opened() as ledger:
            frame = publishing.delivered(ledger, catalogue, rounds.today()).deliveries
    else:
        frame = view.edition.deliveries
    rows = [r for r in frame.iter_rows(named=True) if year in (None, r["year"])]
    names = view.edition.municipalities
    told = [
        {
            "gemeente": {"code": r["code"], "name": names.name(r["code"])},
            **{k: r[k] for k in ("year", "theme", "role", "organisation", "status", "version")},
            **{k: r[k] for k in ("answered", "asked")},
            "on": r["decided_on"],
        }
        for r in sorted(rows, key=lambda r: (-r["year"], r["theme"], names.name(r["code"])))
    ]
    counts = _per_theme(view, told)
    if as_json:
        least = catalogue.deliveries.minimum
        output.show_json({"minimum": least, "themes": counts, "deliveries": told})
    else:
        output.show(*_participation(view, counts, told))


def _per_theme(view: View, told: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Per year and theme how many municipalities handed in, and how many were approved, of all there are."""
    found = []
    for year in dict.fromkeys(one["year"] for one in told):
        of = view.edition.municipalities.in_year(year).height
        for theme in view.edition.catalogue.themes:
            own = [o for o in told if o["year"] == year and o["theme"] == theme.key]
            if own:
                done = sum(o["status"] == SubmissionStatus.APPROVED.value for o in own)
                found.append(
                    {"year": year, "theme": theme.key, "name": theme.name}
                    | {"handed_in": len(own), "approved": done, "of": of}
                )
    return found


def _participation(
    view: View, counts: Sequence[dict[str, Any]], told: Sequence[dict[str, Any]]
) -> Parts:
    if not told:
        return [line("Nog geen gemeente heeft iets ingediend.")]
    themes = plain_table(
        ("jaar", "thema", "ingediend", "goedgekeurd"), ("ingediend", "goedgekeurd")
    )
    for one in counts:
        of = dutch.number(one["of"])
        shown = [f"{dutch.number(one[k])} van {of}" for k in ("handed_in", "approved")]
        themes.add_row(str(one["year"]), one["name"], *shown)
    every = plain_table(("gemeente", "jaar", "thema", "stand", "antwoorden", "op"), ("antwoorden",))
    for one in told:
        name = view.edition.catalogue.theme(one["theme"]).name
        answered = f"{one['answered']} van {one['asked']}"
        every.add_row(
            one["gemeente"]["name"], str(one["year"]), name, one["status"], answered, one["on"]
        )
    least = view.edition.catalogue.deliveries.minimum
    rule = f"Vanaf {least} gemeenten met een cijfer wordt een cijfer vergeleken."
    return [heading("Deelname per thema"), themes, line(""), every, line(""), line(rule)]


def _part(
    view: View, ledger: Ledger, gemeente: str, theme: str, year: int | None
) -> tuple[Questionnaire, Part]:
    """The questionnaire and its theme, which may be given by its name as well as by its key."""
    keys = {t.name.casefold(): t.key for t in view.edition.catalogue.themes}
    asked = questions_of(view, ledger, gemeente, year_of(view, year))
    return asked, asked.part(keys.get(theme.strip().casefold(), theme.strip().lower()))


def _look(view: View, ledger: Ledger, content: bytes, file: Path, gemeente: str) -> Looked:
    code = view.edition.municipalities.code_of(gemeente) if gemeente else ""
    with output.aside().status("bestand controleren"):
        return receiving.look(view, ledger, content, file.name, code)


def _place(asked: Questionnaire) -> dict[str, str]:
    return {"code": asked.municipality.code, "name": asked.municipality.name}


def _as_dict(looked: Looked, file: Path) -> dict[str, Any]:
    return {
        "file": str(file),
        "sha256": looked.received.digest,
        "gemeente": _place(looked.asked[0]),
        "years": list(looked.cells.years),
        "accepted": not looked.errors,
        "answers": len(looked.cells.replies),
        "new": len(looked.fresh),
        "errors": looked.errors,
        "signals": looked.signals,
        "problems": [_problem(f) for f in looked.found],
        "notes": list(looked.notes),
    }


def _problem(found: Found) -> dict[str, Any]:
    problem, place = found.problem, found.place
    return {
        "kind": problem.seriousness.value,
        "check": problem.check,
        "sheet": place.sheet or None if place else None,
        "cell": place.cell if place else None,
        "question": problem.question,
        "year": problem.year,
        "found": problem.found,
        "expected": problem.expected,
        "remedy": problem.remedy,
        "explained": problem.explained or None,
        "sentence": found.sentence,
    }


def _told(looked: Looked, title: str) -> Parts:
    """What the page says of a file: the outcome, every problem with its place, and what else was seen."""
    parts: Parts = [heading(title)]
    if looked.found:
        errors = dutch.count(looked.errors, "fout", "fouten")
        signals = dutch.count(looked.signals, "signaal", "signalen")
        parts.append(line(f"{errors}, {signals} zonder toelichting."))
    for found in looked.found:
        kind = dutch.upper_first(found.problem.seriousness.value)
        explained = found.problem.seriousness is Seriousness.SIGNAL and found.problem.explained
        parts.append(
            line(f"{kind}. {found.sentence}{' U gaf een toelichting.' if explained else ''}")
        )
    place, years = looked.asked[0].municipality, looked.cells.years
    over = dutch.listing([str(y) for y in years])
    count = dutch.count(len(looked.cells.replies), "antwoord", "antwoorden")
    fresh = dutch.number(len(looked.fresh))
    parts.append(line(f"{place.name}, {over}: {count}, waarvan {fresh} nieuw of anders."))
    return [*parts, *(line(note) for note in looked.notes)]


def _tell(
    asked: Questionnaire, part: Part, done: Record[Submission], then: str, *, as_json: bool
) -> None:
    entry = done.entry
    if as_json:
        output.show_json(
            {
                "gemeente": _place(asked),
                "year": entry.year,
                "theme": entry.theme,
                "status": entry.status.value,
                "reason": entry.reason or None,
                "answers": len(entry.given),
                "version": done.version,
                "author": done.author.words,
            }
        )
        return
    count = dutch.count(len(entry.given), "antwoord", "antwoorden")
    output.show(
        f"{part.theme.name} van {asked.municipality.name} over {entry.year}: {entry.status.value}, {count}.",
        then,
    )
