"""The program ``spiegel``: one function per command, and the door where every error becomes a sentence."""

import importlib
import sys
from contextlib import redirect_stdout
from typing import Any

import typer

from benchmark import answers, peers
from benchmark.catalogue import Indicator
from benchmark.cli import asking, fetching, mistakes, options, output, tables
from benchmark.cli.asking import Wish
from benchmark.cli.building import build_with_progress
from benchmark.cli.dutch_help import DutchCommand, DutchGroup, speak_dutch
from benchmark.cli.serving import announced
from benchmark.errors import SpiegelError
from benchmark.vocabulary import ReportKind

PROGRAM = """Vergelijk uw gemeente met gemeenten van vergelijkbare grootte.

Elke opdracht kent --json: dan staat er op de standaarduitvoer alleen JSON."""

app = typer.Typer(
    name="spiegel",
    cls=DutchGroup,
    help=PROGRAM,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command(cls=DutchCommand)
def build(
    data: options.Data = options.DATA,
    without_examples: options.WithoutExamples = False,
    fetched: fetching.WithFetched = False,
    as_json: options.Json = False,
) -> None:
    """Maak een editie van de open cijfers, de catalogus en de voorbeeldcijfers."""
    with fetching.laid_over(data, fetched) as (folder, origins):
        edition_id, new = build_with_progress(
            asking.home(), folder, with_examples=not without_examples
        )
    if as_json:
        told = {"fetched": origins} if fetched else {}
        output.show_json({"edition": edition_id, "new": new, **told})
        return
    output.show(*fetching.used(origins))
    if new:
        output.show(f"Nieuwe editie: {edition_id}.")
    else:
        output.show(f"Er is niets veranderd: editie {edition_id} was er al.")


@app.command(cls=DutchCommand)
def fetch(
    source: fetching.SourceName,
    year: fetching.FetchYear = None,
    report: fetching.FetchReport = None,
    data: options.Data = options.DATA,
    refresh: fetching.Refresh = False,
    timeout: fetching.Timeout = 30,
    attempts: fetching.Attempts = 4,
    as_json: options.Json = False,
) -> None:
    """Haal de nieuwste cijfers op bij een bron, en zeg wat er veranderde."""
    renewal = fetching.fetch_with_progress(
        source, year, report, data=data, refresh=refresh, timeout=timeout, attempts=attempts
    )
    if as_json:
        output.show_json(fetching.as_dict(renewal, data))
    else:
        output.show(*fetching.tables(renewal, data))


@app.command(cls=DutchCommand)
def serve(port: options.Port = 8050, as_json: options.Json = False) -> None:
    """Open het dashboard op deze computer."""
    # The command line is the one door to figures and screens, but this package may know no screens.
    server = importlib.import_module("dashboard.server")
    if not as_json:
        server.serve(port)
        return
    asking.view()  # an address is only worth printing when there is something to serve
    output.show_json(announced(port))
    sys.stdout.flush()
    with redirect_stdout(sys.stderr):
        server.serve(port)


@app.command("edition", cls=DutchCommand)
def current_edition(as_json: options.Json = False) -> None:
    """Zeg welke editie er staat."""
    seen = asking.view().edition
    answer = {
        "id": seen.info.id,
        "built_at": seen.info.built_at.isoformat(timespec="seconds"),
        "content_hash": seen.info.content_hash,
        "report_years": [{"year": y, "report": r} for y, r in seen.report_years],
        "kept": asking.home().ids(),
    }
    if as_json:
        output.show_json(answer)
    else:
        output.show(*tables.edition(answer))


@app.command(cls=DutchCommand)
def indicators(as_json: options.Json = False) -> None:
    """Noem alle indicatoren, per thema."""
    catalogue = asking.view().edition.catalogue
    if as_json:
        output.show_json([_described(i) for i in catalogue.indicators])
    else:
        output.show(*tables.indicators(catalogue))


@app.command(cls=DutchCommand)
def values(
    code: options.Code,
    year: options.Year = None,
    report: options.Report = ReportKind.ACCOUNTS,
    examples: options.Examples = False,
    as_json: options.Json = False,
) -> None:
    """Geef één indicator voor alle gemeenten."""
    seen = asking.view()
    chosen = answers.year_for(seen.edition, report) if year is None else year
    rows = answers.values(seen, code, chosen, report, examples=examples)
    if as_json:
        output.show_json(rows)
        return
    indicator = seen.edition.catalogue.indicator(code)
    figures = seen.figures(indicator.code, chosen, report.value, examples=examples)
    source = "onbekend" if figures is None else figures["source"][0]
    period = f"{tables.REPORT_NAMES[report]} {chosen}"
    origin = f"Bron: {source}. Editie {seen.edition.info.id}."
    output.show(*tables.values(indicator, rows, period, origin))


@app.command("peers", cls=DutchCommand)
def peer_group(
    gemeente: options.Gemeente,
    year: options.Year = None,
    method: options.GroupMethod = None,
    k: options.Size = None,
    with_: options.With = None,
    as_json: options.Json = False,
) -> None:
    """Toon de vergelijkingsgroep van een gemeente."""
    seen = asking.view()
    wish = Wish(method, k, tuple(with_ or ()))
    asked = asking.sized_question(seen, gemeente, year, wish)
    own = seen.edition.municipalities.find(asked.gemeente, asked.year)
    group = answers.group_of(seen.edition, asked)
    if not as_json:
        output.show(*tables.group(asked, own, group, seen.edition))
        return
    output.show_json(
        {
            "gemeente": {"code": own.code, "name": own.name, "inhabitants": own.inhabitants},
            "year": asked.year,
            "method": group.choice.method,
            "group": str(group.choice),
            "factor": group.factor,
            "comparable_size": group.comparable_size,
            "n_peers": group.n,
            "peers": group.members.to_dicts(),
            "notices": list(peers.notices(group)),
        }
    )


@app.command(cls=DutchCommand)
def compare(
    code: options.Code,
    gemeente: options.Gemeente,
    year: options.Year = None,
    report: options.Report = ReportKind.ACCOUNTS,
    method: options.GroupMethod = None,
    k: options.Size = None,
    with_: options.With = None,
    examples: options.Examples = False,
    as_json: options.Json = False,
) -> None:
    """Vergelijk één indicator van een gemeente met haar groep."""
    seen = asking.view()
    seen.edition.catalogue.indicator(code)
    wish = Wish(method, k, tuple(with_ or ()))
    asked = asking.question(seen, gemeente, year, report, wish, examples=examples)
    found = answers.compare(seen, asked, code)
    if as_json:
        output.show_json(found.as_dict())
    else:
        output.show(*tables.comparison(found))


@app.command(cls=DutchCommand)
def savings(
    gemeente: options.Gemeente,
    year: options.Year = None,
    method: options.GroupMethod = None,
    k: options.Size = None,
    with_: options.With = None,
    as_json: options.Json = False,
) -> None:
    """Schat ruw waar ruimte kan zitten, alleen waar de boeken dat toelaten."""
    seen = asking.view()
    wish = Wish(method, k, tuple(with_ or ()))
    asked = asking.question(seen, gemeente, year, ReportKind.ACCOUNTS, wish)
    found = answers.room_for_savings(seen, asked)
    if as_json:
        output.show_json(found.as_dict())
    else:
        output.show(*tables.savings(found))


def _described(indicator: Indicator) -> dict[str, Any]:
    return {
        "code": indicator.code,
        "name": indicator.name,
        "theme": indicator.theme,
        "status": indicator.status.value,
        "unit": indicator.unit.value,
        "direction": indicator.direction.value,
        "kind": indicator.kind.value,
        "source": indicator.source,
    }


def main() -> None:
    """Run the program: 0 when it answered, 2 when the person must change something."""
    speak_dutch()
    output.speak_utf8()
    words = sys.argv[1:] or ["--help"]
    try:
        code = app(words, prog_name="spiegel", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        output.be_silent()
        sys.exit(1)
    except SpiegelError as error:
        mistakes.tell(error)
        sys.exit(2)
    except typer.TyperException as error:
        mistakes.tell(mistakes.of_usage(error))
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)
