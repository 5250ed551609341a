"""Adding months: a plain form in three steps - choose a file, choose its columns, and see what was read.

A page without a framework, so that it works on any browser and with a keyboard alone. Between the steps the file waits
in a folder of this computer, an hour at most; what is kept in the end are numbers per month.
"""

import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from flask import Blueprint, Response, render_template, request
from flask_wtf.csrf import generate_csrf

from benchmark import intake
from benchmark.catalogue import Catalogue, Theme
from benchmark.delivery.months import export, inbox, mapping, reading, recording, saying, series
from benchmark.delivery.months.export import Export
from benchmark.delivery.months.reading import Read
from benchmark.delivery.rounds import today
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import Mapping as Columns
from dashboard import access, library, records, selection
from dashboard.monthly import PATH

logger = logging.getLogger(__name__)
month_files = Blueprint("month_files", __name__, template_folder="templates")
NO_FILE = SpiegelError("Er is nog geen bestand gekozen.", "Kies een csv-bestand.")
TITLES = {1: "Voeg maanden toe", 2: "Kies de kolommen", 3: "Dit is gelezen"}
NAMELESS = "Export"


@dataclass(frozen=True)
class Said:
    """What is said above the form. ``lines``: what was found, one thing each."""

    kind: str
    title: str
    text: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """What the page shows. ``token``: of the file that waits; ``chosen``: question by number of the column."""

    number: int
    said: Said | None = None
    token: str = ""
    source: Export | None = None
    name: str = ""
    date_column: str = ""
    chosen: Mapping[int, str] = field(default_factory=dict)
    counted: str = ""


@month_files.get(f"{PATH}/bestand")
def form() -> Response:
    """Step 1: choose a file."""
    return _answer(lambda _: Step(1))


@month_files.post(f"{PATH}/bestand")
def take() -> Response:
    """Step 1 to 2, or straight to 3 with columns that were chosen before; and step 2 to 3."""
    return _answer(_first if request.form.get("stap") != "2" else _second)


def _answer(make: Callable[[str], Step]) -> Response:
    """The page that a step makes; a mistake is said on it, a defect of ours with a code."""
    view = library.view()
    asked = selection.of_search(_query(), view)
    if asked.asked is None:
        problem = asked.problem or SpiegelError(
            "Er is geen gemeente gekozen.", "Kies een gemeente."
        )
        return Response(str(problem), status=404, mimetype="text/plain; charset=utf-8")
    code = asked.asked.gemeente
    inbox.sweep(library.home().root)
    try:
        step = make(code)
    except SpiegelError as error:
        step = Step(1, Said("let-op", error.sentence, error.remedy))
    except Exception:  # nothing was recorded, and the log has the trace
        failure = secrets.token_hex(2).upper()
        logger.exception("reading months failed, code %s", failure)
        said = f"Er is niets bewaard. Meld code {failure} als het zo blijft."
        step = Step(1, Said("fout", "Het bestand kon niet worden verwerkt.", said))
    return _page(step, code, asked.query)


def _first(code: str) -> Step:
    sent = request.files.get("bestand")
    if sent is None or not sent.filename:
        raise NO_FILE
    access.required()
    content = sent.read()
    source = export.uploaded(content, sent.filename)
    token = inbox.put(library.home().root, content)
    named = request.form.get("indeling", "")
    if not named:
        return _suggested(source, token)
    found = mapping.named(records.ledger(), code, named).entry
    try:
        mapping.check(found, source)
    except SpiegelError as error:
        return _of_mapping(found, source, token, Said("let-op", error.sentence, error.remedy))
    return _read(found, source, token)


def _second(code: str) -> Step:
    access.required()
    token = request.form.get("bestand-code", "")
    name = request.form.get("bestand-naam", "")[:200] or f"{NAMELESS}.csv"
    source = export.uploaded(inbox.get(library.home().root, token), name)
    typed = Step(
        2, None, token, source, request.form.get("naam", "").strip(), request.form.get("datum", ""),
        {n: key for n in range(len(source.columns)) if (key := request.form.get(f"kolom-{n}", ""))},
        request.form.get("regels", ""),
    )  # fmt: skip
    try:
        found = mapping.chosen(code, typed.name, typed.date_column, _columns(typed, source))
        mapping.check(found, source)
        return _read(found, source, token)
    except SpiegelError as error:
        return _again(typed, Said("let-op", error.sentence, error.remedy))


def _columns(typed: Step, source: Export) -> dict[str, str]:
    """Question and column; raises SpiegelError where two columns are the same question."""
    pairs = [(key, source.columns[n]) for n, key in typed.chosen.items()]
    pairs += [(typed.counted, mapping.ROWS)] if typed.counted else []
    columns: dict[str, str] = {}
    for key, column in pairs:
        if key in columns:
            question = library.view().edition.catalogue.question(key)
            raise SpiegelError(
                f"‘{question.text if question else key}’ is twee keer gekozen: bij {columns[key]} en bij {column}.",
                "Kies bij één van de twee iets anders.",
            )
        columns[key] = column
    return columns


def _read(found: Columns, source: Export, token: str) -> Step:
    """Step 3: read and keep, whole or not at all; with mistakes the columns can be chosen again."""
    view, ledger = library.view(), records.ledger()
    catalogue = view.edition.catalogue
    read = reading.read(source, found, catalogue, today())
    if read.problems:
        lines = tuple(p.words for p in read.problems)
        title = "Er is niets bewaard: in het bestand staan fouten."
        text = "Verbeter het bestand en kies het opnieuw, of kies andere kolommen."
        return _of_mapping(found, source, token, Said("fout", title, text, lines))
    kept = recording.keep(ledger, read, access.required(), view.edition.info.id)
    inbox.drop(library.home().root, token)
    return Step(3, _outcome(read, kept, catalogue))


def _outcome(read: Read, kept: recording.Kept, catalogue: Catalogue) -> Said:
    changes = (saying.changed(c, catalogue) for c in kept.changed)
    lines = (*(saying.noted(read, catalogue)), *changes, *read.notes)
    return Said("goed", saying.kept(kept), saying.read(read), lines)


# The form of step 2 ------------------------------------------------------------------------------------------------


def _suggested(source: Export, token: str) -> Step:
    """Columns that are called like a question are chosen already."""
    questions = library.view().edition.catalogue.questions
    at = {c: n for n, c in enumerate(source.columns)}
    named = {at[c]: q.key for q in questions if (c := mapping.suggested(q, source.columns))}
    name = source.name.rpartition(".")[0] or NAMELESS
    return Step(2, None, token, source, name, mapping.suggested_date(source.columns), named)


def _of_mapping(found: Columns, source: Export, token: str, said: Said) -> Step:
    at = {c: n for n, c in enumerate(source.columns)}
    chosen = {at[c]: key for key, c in found.columns.items() if c in at}
    counted = next((key for key, c in found.columns.items() if c == mapping.ROWS), "")
    return Step(2, said, token, source, found.name, found.date_column, chosen, counted)


def _again(typed: Step, said: Said) -> Step:
    return Step(2, said, typed.token, typed.source, typed.name, typed.date_column, typed.chosen, typed.counted)  # fmt: skip


def _options(catalogue: Catalogue, only_sums: bool = False) -> list[tuple[Theme, list[tuple[str, str]]]]:  # fmt: skip
    """The questions by theme: key and name."""
    found = []
    for theme in catalogue.themes:
        own = [
            (q.key, f"{series.name_of(q)} ({q.unit})")
            for q in catalogue.questions_of(theme.key)
            if not only_sums or q.roll_up == "sum"
        ]
        if own:
            found.append((theme, own))
    return found


def _page(step: Step, code: str, query: str) -> Response:
    author, catalogue = access.author(), library.view().edition.catalogue
    text = render_template(
        "months.html",
        step=step,
        title=TITLES[step.number],
        place=library.view().edition.municipalities.name(code),
        author=author.words if author else "",
        csrf=generate_csrf(),
        back=f"{PATH}{query}",
        here=f"{PATH}/bestand{query}",
        profile=f"/profiel{query}",
        mappings=[
            r.entry.name for r in sorted(mapping.kept(records.ledger(), code), key=lambda r: -r.id)
        ],
        options=_options(catalogue),
        countable=_options(catalogue, only_sums=True),
        most=intake.UPLOAD.bytes // 1_000_000,
        rows=export.LIMITS.rows,
    )
    return Response(text, mimetype="text/html")


def _query() -> str:
    return request.query_string.decode("ascii", "replace")
