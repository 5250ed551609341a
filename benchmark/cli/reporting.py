"""Commands that make documents: a report, the memo for the secretaris, and the answer to a question of the council.

What they need of reports and of the ledger is imported when they run: no other command should wait for it.
"""

import importlib
import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from benchmark.cli import asking, batching, options, output
from benchmark.cli.asking import Wish
from benchmark.cli.dutch_help import DutchCommand
from benchmark.edition.home import WHY
from benchmark.errors import SpiegelError
from benchmark.jobs import writing
from benchmark.ledger.entries import Author, AuthorRole
from benchmark.report.document import Document, charts, tables
from benchmark.report.spec import Audience, Depth, Format, Spec
from benchmark.savings.level import Level
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind

FORMATS = {f.value: f for f in Format}
DEPTHS = {d.value: d for d in Depth}
AUDIENCES = {a.value: a for a in Audience}
NAMED = "SPIEGEL_NAME"

Kept = Annotated[
    str,
    typer.Argument(
        metavar="CODE",
        help="Code van een bewaard rapport (GS-...), om het opnieuw te openen.",
        show_default=False,
    ),
]
Who = Annotated[
    str,
    typer.Option(
        "--gemeente", metavar="NAAM", help="Naam of code, bijvoorbeeld Delft.", show_default=False
    ),
]
Formats = Annotated[
    list[str],
    typer.Option(
        "--format",
        metavar="SOORT",
        help="pdf, docx, pptx, xlsx, html of csv (een zip). Met --all mag de optie vaker.",
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="BESTAND",
        help="Bestand om te maken; met --all een map.",
        show_default=False,
    ),
]
HowDeep = Annotated[
    Depth,
    typer.Option(
        "--depth",
        metavar="DIEPTE",
        parser=options.one_of("--depth", DEPTHS),
        help="kort (een bladzijde), standaard of volledig.",
    ),
]
ForWhom = Annotated[
    Audience,
    typer.Option(
        "--audience",
        metavar="LEZER",
        parser=options.one_of("--audience", AUDIENCES),
        help="mt, raad of openbaar; in een openbaar rapport staan geen bedragen.",
    ),
]
Anonymous = Annotated[
    bool, typer.Option("--anonymous", metavar="", help="Noem andere gemeenten niet bij naam.")
]
Themes = Annotated[
    list[str] | None,
    typer.Option(
        "--theme", metavar="THEMA", help="Alleen dit thema; mag vaker.", show_default=False
    ),
]
Indicators = Annotated[
    list[str] | None,
    typer.Option(
        "--indicator",
        metavar="CODE",
        help="Alleen dit cijfer, bijvoorbeeld BRZ03; mag vaker.",
        show_default=False,
    ),
]
Changed = Annotated[
    bool,
    typer.Option(
        "--changed",
        metavar="",
        help="Zeg per cijfer wat er veranderde sinds het rapport, en waarom.",
    ),
]
Every = Annotated[
    bool, typer.Option("--all", metavar="", help="Maak het rapport van elke gemeente, in een map.")
]
Doing = Annotated[
    str, typer.Option("--doing", metavar="TEKST", help="Eigen tekst bij 'Wat doen wij?'.")
]


def register(app: typer.Typer) -> None:
    """Put the commands in the program."""
    app.command("report", cls=DutchCommand)(report)
    app.command("memo", cls=DutchCommand)(memo)
    app.command("question", cls=DutchCommand)(question)


def report(
    code: Kept = "",
    gemeente: Who = "",
    year: options.Year = None,
    format_: Formats = ["pdf"],  # noqa: B006  Typer copies it
    out: Out = None,
    depth: HowDeep = Depth.STANDARD,
    audience: ForWhom = Audience.MANAGEMENT,
    anonymous: Anonymous = False,
    group: options.GroupText = None,
    theme: Themes = None,
    indicator: Indicators = None,
    report: options.Report = ReportKind.ACCOUNTS,
    reference: options.Reference = Level.MEDIAN,
    examples: options.Examples = False,
    changed: Changed = False,
    every: Every = False,
    as_json: options.Json = False,
) -> None:
    """Maak een rapport en bewaar het onder een code, of open een bewaard rapport opnieuw."""
    formats = tuple(options.one_of("--format", FORMATS)(text) for text in format_)
    if code:
        _open_again(code, formats, out, changed=changed, as_json=as_json)
        return
    if changed:
        raise SpiegelError(
            "Bij --changed hoort de code van een rapport.", "Bijvoorbeeld GS-7K2M9P."
        )
    chosen: dict[str, Any] = {
        "gemeente": gemeente,
        "year": year,
        "kind": report,
        "level": reference,
        "examples": examples,
        "depth": depth,
        "audience": audience,
        "anonymous": anonymous,
    }
    if every:
        if out is None:
            raise SpiegelError("Zeg met --out in welke map de rapporten komen.")
        seen = asking.view()
        spec = _spec(seen, chosen, group, theme, indicator)
        batching.report_all(seen, spec, formats, out, author(), as_json=as_json)
        return
    path, format = _wanted(formats, out)
    if not gemeente:
        raise SpiegelError(
            "Voor wie is het rapport?",
            "Geef --gemeente, of de code van een bewaard rapport, of --all voor elke gemeente.",
        )
    seen = asking.view()
    spec = _spec(seen, chosen, group, theme, indicator)
    _writable(path)
    with ledger() as records:
        keeping = importlib.import_module("benchmark.report.keeping")
        with output.aside().status("rapport maken"):
            made = keeping.make(seen, records, spec, author())
            put(made.document, format, path)
    _tell(made.document, path, format, as_json=as_json)


def memo(
    gemeente: options.Gemeente,
    year: options.Year = None,
    group: options.GroupText = None,
    reference: options.Reference = Level.MEDIAN,
    format_: Formats = ["pdf"],  # noqa: B006  Typer copies it
    out: Out = None,
    as_json: options.Json = False,
) -> None:
    """Maak het memo voor de gemeentesecretaris: mogelijke ruimte in twee bladzijden."""
    formats = tuple(options.one_of("--format", FORMATS)(text) for text in format_)
    path, format = _wanted(formats, out)
    seen = asking.view()
    asked = asking.question(seen, gemeente, year, ReportKind.ACCOUNTS, Wish(text=group))
    composing = importlib.import_module("benchmark.report.composing")
    with ledger() as records, output.aside().status("memo maken"):
        document = composing.memo(
            seen,
            replace(asked, level=reference),
            composing.said_of(records, asked.gemeente),
            author=author().words,
            made_on=today(),
        )
        put(document, format, path)
    _tell(document, path, format, as_json=as_json)


def question(
    code: options.Code,
    gemeente: options.Gemeente,
    year: options.Year = None,
    group: options.GroupText = None,
    doing: Doing = "",
    report: options.Report = ReportKind.ACCOUNTS,
    format_: Formats = ["pdf"],  # noqa: B006  Typer copies it
    out: Out = None,
    as_json: options.Json = False,
) -> None:
    """Maak een antwoord op een vraag van de raad over een cijfer, op een A4."""
    formats = tuple(options.one_of("--format", FORMATS)(text) for text in format_)
    path, format = _wanted(formats, out)
    seen = asking.view()
    asked = asking.question(seen, gemeente, year, report, Wish(text=group))
    composing = importlib.import_module("benchmark.report.composing")
    with output.aside().status("antwoord maken"):
        document = composing.question_sheet(
            seen, asked, code.strip().upper(), doing=doing, author=author().words, made_on=today()
        )
        put(document, format, path)
    _tell(document, path, format, as_json=as_json)


def author() -> Author:
    """Who makes documents here: the name in SPIEGEL_NAME, or the command line."""
    name = " ".join(os.environ.get(NAMED, "").split())
    try:
        return Author(name=name or AuthorRole.COMMAND_LINE.value, role=AuthorRole.COMMAND_LINE)
    except ValidationError:
        raise SpiegelError(
            f"De naam in {NAMED} is niet te gebruiken.",
            "Gebruik ten hoogste 120 gewone tekens.",
        ) from None


def _spec(
    seen: View,
    chosen: dict[str, Any],
    group: str | None,
    theme: Sequence[str] | None,
    indicator: Sequence[str] | None,
) -> Spec:
    """The choices; a theme may be given by its name as well as by its key."""
    keys = {t.name.casefold(): t.key for t in seen.edition.catalogue.themes}
    themes = tuple(keys.get(t.strip().casefold(), t.strip().lower()) for t in theme or ())
    codes = tuple(i.strip().upper() for i in indicator or ())
    if group is not None:
        chosen = chosen | {"group": group}
    return Spec(**chosen, themes=themes, indicators=codes)


def _open_again(
    code: str, formats: Sequence[Format], out: Path | None, *, changed: bool, as_json: bool
) -> None:
    keeping = importlib.import_module("benchmark.report.keeping")
    with ledger() as records:
        kept = keeping.open_(records, code)
        if changed:
            document = keeping.changed(records, asking.home(), code)
            found = keeping.differences(kept, asking.home()) if as_json or out is None else []
        else:
            document, found = kept.document, []
    path: Path | None = None
    if out is not None or not changed:
        path, format = _wanted(formats, out)
        put(document, format, path)
        if not changed or not as_json:
            _tell(document, path, format, as_json=as_json)
    if changed and as_json:
        output.show_json(_described(document) | {
            "report_edition": kept.document.edition,
            "file": None if path is None else str(path),
            "changes": [c.as_dict() for c in found],
        })  # fmt: skip
    elif changed and path is None:
        output.show(f"{document.title} (editie van nu: {document.edition})")
        for change in found:
            said = " ".join(change.reasons) or "Niets veranderd."
            output.show(f"{change.code} {change.name}: {said}")


def _wanted(formats: Sequence[Format], out: Path | None) -> tuple[Path, Format]:
    """One file of one format."""
    if len(formats) > 1:
        raise SpiegelError("Kies een soort bestand met --format.", "Meer soorten kan met --all.")
    if out is None:
        raise SpiegelError(
            "Zeg met --out welk bestand er gemaakt moet worden.",
            f"Bijvoorbeeld --out rapport.{'zip' if formats[0] is Format.CSV else formats[0].value}.",
        )
    return out, formats[0]


def _writable(path: Path) -> None:
    """Refuse before a report is made and kept what could never be written."""
    if path.is_dir():
        raise SpiegelError(f"{path} is een map.", "Geef met --out de naam van een bestand.")
    if not path.parent.is_dir():
        raise SpiegelError(
            f"De map {path.parent} is er niet.", "Maak die map, of kies met --out een andere."
        )


def put(document: Document, format: Format, path: Path) -> None:
    """Write the file whole, or leave what was there."""
    _writable(path)
    content = importlib.import_module("benchmark.report.formats").write(document, format)
    try:
        writing.put(path, content)
    except OSError as error:
        why = WHY.get(error.errno or 0, "de map is niet te schrijven")
        kept = f" Het rapport is bewaard als {document.code}." if document.code else ""
        raise SpiegelError(
            f"{path} is niet te schrijven ({why}).",
            f"Kies met --out een andere plaats, of maak ruimte.{kept}",
        ) from error


def _tell(document: Document, path: Path, format: Format, *, as_json: bool) -> None:
    if as_json:
        output.show_json(_described(document) | {"file": str(path), "format": format.value})
        return
    code = f" Code: {document.code}." if document.code else ""
    output.show(f"{document.title}: {path}.{code}")


def _described(document: Document) -> dict[str, Any]:
    return {
        "kind": document.kind.value,
        "code": document.code or None,
        "version": document.version,
        "status": document.status,
        "title": document.title,
        "gemeente": {"code": document.gemeente, "name": document.municipality},
        "period": document.period,
        "edition": document.edition,
        "author": document.author,
        "example": document.example,
        "chapters": len(document.chapters),
        "charts": sum(1 for _ in charts(document)),
        "tables": [t.key for t in tables(document)],
    }


@contextmanager
def ledger() -> Iterator[Any]:
    """The ledger of this home, closed afterwards."""
    store = importlib.import_module("benchmark.ledger.store")
    with closing(store.Ledger.at(asking.home())) as found:
        yield found


def today() -> Any:
    """The day of today, in Dutch time."""
    moment = importlib.import_module("benchmark.ledger.moment")
    return moment.local(datetime.now(UTC)).date()
