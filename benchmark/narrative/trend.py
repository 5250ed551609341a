"""The years of one figure in plain Dutch: never a development over a break, never without the prices it is in."""

from benchmark import dutch
from benchmark.answers import Trend, TrendYear
from benchmark.narrative import sentence_of

PRICES = "consumentenprijzen van het CBS"


def development(answer: Trend) -> str:
    """The own figures over the years in words: "2021: 5,0%; 2022: 4,8%"."""
    known = [f"{y.year}: {_shown(answer, y.value)}" for y in answer.years if y.value is not None]
    return f"{answer.name}, {'; '.join(known)}" if known else f"{answer.name}: geen cijfers"


def trend(answer: Trend) -> str:
    """Where the own figure lay beside the middle municipality, in the first and last year of the longest series.

    Years on the other side of a break are not compared with those; that they are left out is said.
    """
    known = [run for run in map(_known, answer.runs) if run]
    if sum(len(run) for run in known) < 2:
        name = answer.name
        return f"Er zijn te weinig jaren met een cijfer om {name} over de jaren te volgen."
    series = max(known, key=lambda run: (len(run), run[0].year))
    ends = series if len(series) == 1 else [series[0], series[-1]]
    parts = [_against(answer, y) for y in ends]
    parts += [_apart(answer, run, series) for run in known if run is not series]
    parts += [same_peers(answer), prices(answer)]
    parts += [f"Verzonnen bij dit voorbeeld: {s}" for s in answer.stories]
    return " ".join(p for p in parts if p)


def same_peers(answer: Trend) -> str:
    """Whose middle one the line follows: the same municipalities in all years, or why not."""
    if len(answer.years) < 2:
        return ""
    if answer.same_peers:
        n = dutch.count(answer.constant, "gemeente", "gemeenten")
        return f"De middelste is in elk jaar die van dezelfde {n}."
    few = {0: "geen enkele gemeente heeft", 1: "maar 1 gemeente heeft"}
    count = few.get(answer.constant, f"maar {answer.constant} gemeenten hebben")
    return f"Niet elk jaar tellen dezelfde gemeenten mee: {count} in alle jaren een cijfer."


def prices(answer: Trend) -> str:
    """In whose prices the amounts are, and which years could not be converted; empty for own prices."""
    if answer.prices_of is None:
        return ""
    said = f"Alle bedragen staan in prijzen van {answer.prices_of} ({PRICES})."
    if answer.unpriced:
        years = dutch.listing([str(y) for y in answer.unpriced])
        said += f" Van {years} is de prijsstijging nog niet bekend; die bedragen ontbreken."
    return said


def measure(answer: Trend) -> str:
    """What the axis counts: the unit, and for amounts in which prices."""
    unit = dutch.upper_first(answer.indicator.unit.value)
    if not answer.indicator.unit.is_money:
        return f"{unit}, per jaar."
    if answer.prices_of is None:
        return f"{unit}, per jaar, prijzen van het jaar zelf."
    return f"{unit}, per jaar, in prijzen van {answer.prices_of}."


def caption(answer: Trend) -> str:
    """The name of the figure with its unit, and for converted amounts the year of the prices."""
    unit = answer.indicator.unit.value
    real = f", prijzen van {answer.prices_of}" if answer.prices_of is not None else ""
    return f"{answer.indicator.name} ({unit}{real})"


def notes(answer: Trend) -> tuple[str, ...]:
    """What stands under the table of the years: whose middle one it is, breaks, prices."""
    breaks = [run[0].year for run in answer.runs[1:]]
    return tuple(
        note
        for note in (
            same_peers(answer),
            *(
                sentence_of(f"{_why(answer, year)}: daar begint een andere reeks")
                for year in breaks
            ),
            prices(answer),
        )
        if note
    )


def _known(run: tuple[TrendYear, ...]) -> list[TrendYear]:
    return [y for y in run if y.value is not None and y.standing.median is not None]


def _shown(answer: Trend, value: float | None) -> str:
    return dutch.value(value, answer.indicator.unit, answer.indicator.decimals)


def _against(answer: Trend, year: TrendYear) -> str:
    own, middle = _shown(answer, year.value), _shown(answer, year.standing.median)
    if own == middle:
        return f"In {year.year} was {answer.name} gelijk aan de middelste gemeente ({own})."
    where = "hoger" if (year.value or 0.0) > (year.standing.median or 0.0) else "lager"
    return f"In {year.year} was {answer.name} {where} dan de middelste gemeente ({own} tegen {middle})."


def _apart(answer: Trend, run: list[TrendYear], series: list[TrendYear]) -> str:
    """That a run of years lies on the other side of a break, and which."""
    if run[0].year > series[0].year:
        return sentence_of(
            f"Vanaf {run[0].year} is het daarmee niet te vergelijken: {_why(answer, run[0].year)}"
        )
    first = series[0].year
    return sentence_of(f"Voor {first} is het daarmee niet te vergelijken: {_why(answer, first)}")


def _why(answer: Trend, first: int) -> str:
    """What made a new series start in ``first``, or in the year without figures just before it."""
    start = max(year for year in answer.breaks if year <= first)
    changed = [e.label for e in answer.events if e.breaks and e.first_year == start]
    why = [f"veranderde de meting ({', '.join(changed)})"] if changed else []
    merged = start in answer.merger_years
    why += ["werd de gemeente groter door een herindeling"] if merged else []
    return f"in {start} {' en '.join(why)}"
