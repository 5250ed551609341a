"""The program ``spiegel``: one function per command, and the door where every error becomes a sentence."""

import importlib
import sys
from contextlib import redirect_stdout
from dataclasses import replace
from typing import Any

import typer

from benchmark import answers, peers
from benchmark.catalogue import Indicator
from benchmark.cli import (
    agenda,
    appointments,
    asking,
    batching,
    channels,
    charter,
    delivering,
    fetching,
    formulas,
    frontier_building,
    frontier_options,
    journeys,
    learning,
    lists,
    mistakes,
    months,
    open_edition,
    options,
    output,
    own_options,
    processes,
    recording,
    reporting,
    savings_tables,
    service_code,
    tables,
    withdrawing,
)
from benchmark.cli.asking import Wish
from benchmark.cli.building import build_with_progress
from benchmark.cli.dutch_help import DutchCommand, DutchGroup, speak_dutch
from benchmark.cli.serving import announced
from benchmark.errors import SpiegelError
from benchmark.narrative import group as narrative_group
from benchmark.savings.level import Level
from benchmark.vocabulary import ReportKind

PROGRAM = """Vergelijk uw gemeente met gemeenten van vergelijkbare grootte.

Elke opdracht kent --json: dan staat er op de standaarduitvoer alleen JSON."""

# Imported by the commands that need it: it brings NumPy, for which the others should not wait.
OWN_FIGURES = "benchmark.cli.own_figures"

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
    frontier: options.WithFrontier = False,
    as_json: options.Json = False,
) -> None:
    """Maak een editie van de open cijfers, de catalogus en de voorbeeldcijfers."""
    with fetching.laid_over(data, fetched) as (folder, origins):
        edition_id, new = build_with_progress(
            asking.home(), folder, with_examples=not without_examples
        )
    if not as_json:
        output.show(*fetching.used(origins))
        if new:
            output.show(f"Nieuwe editie: {edition_id}.")
        else:
            output.show(f"Er is niets veranderd: editie {edition_id} was er al.")
    beside, fresh = frontier_building.beside(asking.home(), edition_id, compute=frontier)
    if as_json:
        told: dict[str, Any] = {"fetched": origins} if fetched else {}
        if frontier:
            told["frontier"] = frontier_building.as_dict(beside) | {"new": fresh}
        output.show_json({"edition": edition_id, "new": new, **told})
    elif frontier:
        output.show(frontier_building.said(beside, new=fresh))


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
def serve(
    port: options.Port = 8050,
    without_worker: batching.WithoutWorker = False,
    as_json: options.Json = False,
) -> None:
    """Open het dashboard op deze computer."""
    # The command line is the one door to figures and screens, but this package may know no screens.
    server = importlib.import_module("dashboard.server")
    if not as_json:
        server.serve(port, with_worker=not without_worker)
        return
    asking.view()  # an address is only worth printing when there is something to serve
    output.show_json(announced(port))
    sys.stdout.flush()
    with redirect_stdout(sys.stderr):
        server.serve(port, with_worker=not without_worker)


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
        "frontier": frontier_building.as_dict(seen.frontier),
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
    gemeente: own_options.Gemeente = None,
    year: options.Year = None,
    method: options.GroupMethod = None,
    k: options.Size = None,
    with_: options.With = None,
    group: options.GroupText = None,
    theme: options.Theme = None,
    covariates: own_options.Covariates = None,
    clip: own_options.Clip = None,
    gaps: own_options.Gaps = None,
    same_place: own_options.SamePlace = None,
    metric: own_options.Metric = None,
    weight: own_options.Weights = None,
    as_csv: own_options.Csv = False,
    as_json: options.Json = False,
) -> None:
    """Toon de vergelijkingsgroep van een gemeente, of wie op elkaar lijken in een eigen bestand."""
    alone = {
        "--gemeente": gemeente, "--year": year, "--method": method, "--with": with_,
        "--group": group, "--theme": theme,
    }  # fmt: skip
    own = {"--clip": clip, "--gaps": gaps, "--same-place": same_place, "--csv": as_csv}
    weights = dict(map(own_options.weight, weight or ()))
    if covariates is not None:
        own_options.refuse(alone, "past niet bij --covariates")
        own_figures = importlib.import_module(OWN_FIGURES)
        wanted = own_figures.Wanted(k, clip, gaps, same_place, metric, weights)
        own_figures.alike(covariates, wanted).tell(as_csv=as_csv, as_json=as_json)
        return
    own_options.refuse(own, "past niet zonder --covariates")
    if gemeente is None:
        raise own_options.without_gemeente()
    seen = asking.view()
    wish = Wish(
        method, k, tuple(with_ or ()), group, own_options.a_metric(metric), tuple(weights.items())
    )
    asked = asking.sized_question(seen, gemeente, year, wish)
    found = answers.group(seen, asked, theme or "")
    if not as_json:
        output.show(*tables.group(found, seen.edition))
        return
    own_one, formed = found.municipality, found.group
    output.show_json(
        {
            "gemeente": {
                "code": own_one.code, "name": own_one.name, "inhabitants": own_one.inhabitants,
            },
            "year": asked.year,
            "method": formed.choice.method,
            "group": str(formed.choice),
            "factor": formed.factor,
            "comparable_size": formed.comparable_size,
            "n_peers": formed.n,
            "peers": [m._asdict() for m in found.members],
            "notices": list(peers.notices(formed)),
            **found.as_dict(),
            "remarks": list(narrative_group.remarks(found)),
        }
    )  # fmt: skip


@app.command(cls=DutchCommand)
def compare(
    code: options.Code,
    gemeente: options.Gemeente,
    year: options.Year = None,
    report: options.Report = ReportKind.ACCOUNTS,
    method: options.GroupMethod = None,
    k: options.Size = None,
    with_: options.With = None,
    group: options.GroupText = None,
    examples: options.Examples = False,
    as_json: options.Json = False,
) -> None:
    """Vergelijk één indicator van een gemeente met haar groep."""
    seen = asking.view()
    seen.edition.catalogue.indicator(code)
    wish = Wish(method, k, tuple(with_ or ()), group)
    asked = asking.question(seen, gemeente, year, report, wish, examples=examples)
    found = answers.compare(seen, asked, code)
    placing = importlib.import_module("benchmark.cli.placing")
    certain = placing.of(seen, asked, code)
    if as_json:
        why = answers.why_different(seen, asked, code)
        more = certain.as_dict() | {"difference": why.as_dict() if why else None}
        output.show_json(found.as_dict() | more)
    else:
        output.show(*tables.comparison(found), *placing.lines(certain))


@app.command(cls=DutchCommand)
def savings(
    gemeente: options.Gemeente,
    year: options.Year = None,
    method: options.GroupMethod = None,
    k: options.Size = None,
    with_: options.With = None,
    group: options.GroupText = None,
    reference: options.Reference = Level.MEDIAN,
    as_json: options.Json = False,
) -> None:
    """Laat zien waar ruimte kan zitten, als bereik en met elke stap, alleen waar de boeken dat toelaten."""
    seen = asking.view()
    wish = Wish(method, k, tuple(with_ or ()), group)
    asked = asking.question(seen, gemeente, year, ReportKind.ACCOUNTS, wish)
    found = answers.room_for_savings(seen, replace(asked, level=reference))
    if as_json:
        output.show_json(found.as_dict())
    else:
        output.show(*savings_tables.savings(found))


@app.command(cls=DutchCommand)
def unitcost(
    file: own_options.File,
    numerator: own_options.Numerator,
    denominator: own_options.Denominator,
    scale: own_options.Scale = 1.0,
    group: own_options.GroupColumn = None,
    published: own_options.Published = None,
    tolerance: own_options.Tolerance = 0.005,
    as_csv: own_options.Csv = False,
    as_json: options.Json = False,
) -> None:
    """Deel in een eigen bestand de ene kolom door de andere, en leg het naast wat een ander vond."""
    own_figures = importlib.import_module(OWN_FIGURES)
    own_figures.ratios(
        file, numerator, denominator,
        scale=scale, group=group, published=published, tolerance=tolerance,
    ).tell(as_csv=as_csv, as_json=as_json)  # fmt: skip


@app.command(cls=DutchCommand)
def gap(
    file: own_options.File,
    cost: own_options.Cost,
    volume: own_options.Volume,
    size: own_options.SizeColumn,
    k: own_options.K = own_options.UNITS,
    reference: own_options.Reference = "median",
    as_csv: own_options.Csv = False,
    as_json: options.Json = False,
) -> None:
    """Reken in een eigen bestand uit wat een eenheid meer kost dan eenheden van haar grootte."""
    own_figures = importlib.import_module(OWN_FIGURES)
    own_figures.cost_gaps(file, cost, volume, size, k=k, reference=reference).tell(
        as_csv=as_csv, as_json=as_json
    )


@app.command(cls=DutchCommand)
def frontier(
    file: own_options.File,
    inputs: frontier_options.Inputs,
    outputs: frontier_options.Outputs,
    returns: frontier_options.ReturnsTo = "vrs",
    orientation: frontier_options.Way = "in",
    super_efficiency: frontier_options.Super = False,
    order_m: frontier_options.OrderM = None,
    bootstrap: frontier_options.Bootstrap = None,
    seed: frontier_options.Seed = 1,
    slacks: frontier_options.Slacks = False,
    as_csv: own_options.Csv = False,
    as_json: options.Json = False,
) -> None:
    """Meet in een eigen bestand elke eenheid aan de grens van wat de beste laten zien."""
    asking_frontier = importlib.import_module("benchmark.cli.frontier")
    technology = importlib.import_module("benchmark.frontier.technology")
    asked = asking_frontier.Asked(
        inputs, outputs, technology.Returns(returns), technology.Orientation(orientation),
        super_efficiency, order_m, bootstrap, seed, slacks,
    )  # fmt: skip
    asking_frontier.frontier_of(file, asked).tell(as_csv=as_csv, as_json=as_json)


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


appointments.register(app)
batching.register(app)
channels.register(app)
recording.register(app)
delivering.register(app)
lists.register(app)
learning.register(app)
months.register(app)
journeys.register(app)
formulas.register(app)
charter.register(app)
service_code.register(app)
processes.register(app)
agenda.register(app)
open_edition.register(app)
reporting.register(app)
withdrawing.register(app)


def main() -> None:
    """Run the program: 0 when it answered, 1 when a file has wrong answers, 2 when the person must change something."""
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
