"""The channels in one view: what share each has, what residents think of them, how much they carry.

The four channels of a municipality add to 100% or they are not a composition: one that is missing, or a
sum that is off, is said and left out of every mean. Source: DOMAIN section 4.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from benchmark import dutch
from benchmark.answers.comparison import Comparison, compare
from benchmark.answers.question import Question, group_of
from benchmark.errors import NoFigures
from benchmark.position.standing import LEAST_FOR_MEDIAN, quantile
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind

CHANNELS = (
    ("KAN04", "Digitaal zelf"),
    ("KAN10", "Geschreven met medewerker"),
    ("KAN02", "Telefoon"),
    ("KAN03", "Balie"),
)
APPRECIATION = ("KTV03", "KTV02", "KTV01")
VOLUMES = (("KAN04", "Digitaal zelf"), ("KAN02", "Telefoon"))
ROUNDING = 0.5  # percentage points; each of four shares may be rounded by 0.1
PER = 1000
THEME = "kanalen"


@dataclass(frozen=True)
class Composition:
    """The four shares in percent, in the order of ``CHANNELS``.

    ``own`` is None when it is no composition; ``problem`` then says why, in a sentence. ``mean`` is the
    mean of the ``n_complete`` peers whose four shares add up (their mean adds up too); None with too few.
    ``left_out`` names the peers that delivered something that does not add up.
    """

    name: str
    own: tuple[float, ...] | None
    problem: str
    mean: tuple[float, ...] | None
    n_complete: int
    left_out: tuple[str, ...]
    example: bool
    source: str


@dataclass(frozen=True)
class Volume:
    """Contacts per 1,000 inhabitants over one channel: (year, own, middle of the group) per account year."""

    code: str
    name: str
    years: tuple[tuple[int, float | None, float | None], ...]


@dataclass(frozen=True)
class Volumes:
    """The volumes of the channels side by side; ``name`` says so when the figures are an example."""

    name: str
    channels: tuple[Volume, ...]
    example: bool
    source: str


@lru_cache(maxsize=1024)
def composition(view: View, asked: Question) -> Composition:
    """The composition of the own contacts beside the mean of the group.

    Raises NoFigures when none of the four was delivered by anybody; one that nobody delivered is missing.
    """
    parts = [_part(view, asked, code) for code, _ in CHANNELS]
    first = next((p for p in parts if p is not None), None)
    if first is None:
        first = compare(view, asked, CHANNELS[0][0])  # says what there is
    own = [p.value if p else None for p in parts]
    name = first.municipality.name
    wrong = problem(name, own)
    complete, left_out = [], []
    for n, peer in enumerate(first.peers):
        shares = [p.peers[n].value if p else None for p in parts]
        if all(s is None for s in shares):
            continue
        if flaw(shares):
            left_out.append(peer.name)
        else:
            complete.append([s or 0.0 for s in shares])
    mean = None
    if len(complete) >= LEAST_FOR_MEDIAN:
        mean = tuple(sum(column) / len(complete) for column in zip(*complete, strict=True))
    return Composition(
        name=name,
        own=None if wrong else tuple(s or 0.0 for s in own),
        problem=wrong,
        mean=mean,
        n_complete=len(complete),
        left_out=tuple(left_out),
        example=first.example,
        source=first.source,
    )


def _part(view: View, asked: Question, code: str) -> Comparison | None:
    try:
        return compare(view, asked, code)
    except NoFigures:
        return None


def problem(name: str, shares: Sequence[float | None]) -> str:
    """Why four shares are no composition, in one sentence; empty when they are."""
    missing = _missing(shares)
    if len(missing) == len(CHANNELS):
        return f"{name} leverde geen aandelen per kanaal, dus er is geen verdeling te tonen."
    if missing:
        which = dutch.listing(missing)
        word = "het kanaal" if len(missing) == 1 else "de kanalen"
        return (
            f"Van {name} ontbreekt {word} {which}. Zonder alle vier de kanalen klopt geen enkel aandeel. "
            "Vul de telling aan."
        )
    total = sum(s or 0.0 for s in shares)
    if abs(total - 100) > ROUNDING:
        return (
            f"De vier kanalen van {name} zijn samen {dutch.number(total, 1)}%, en dat moet 100% zijn. "
            "Er is dus een kanaal niet goed geteld. Kijk de telling na."
        )
    return ""


def flaw(shares: Sequence[float | None]) -> str:
    """The same in a few words behind a name; empty when they are a composition or none was delivered."""
    missing = _missing(shares)
    if len(missing) == len(CHANNELS):
        return ""
    if missing:
        if len(missing) == 1:
            return f"het kanaal {missing[0]} ontbreekt"
        return f"de kanalen {dutch.listing(missing)} ontbreken"
    total = sum(s or 0.0 for s in shares)
    return f"de kanalen zijn samen {dutch.number(total, 1)}%" if abs(total - 100) > ROUNDING else ""


def _missing(shares: Sequence[float | None]) -> list[str]:
    names = [name for (_, name), s in zip(CHANNELS, shares, strict=True) if s is None]
    return [name[:1].lower() + name[1:] for name in names]


def appreciation(view: View, asked: Question) -> tuple[Comparison, ...]:
    """The marks for digital, telephone and counter, as far as anybody delivered them."""
    found = []
    for code in APPRECIATION:
        try:
            found.append(compare(view, asked, code))
        except NoFigures:
            continue
    return tuple(found)


@lru_cache(maxsize=1024)
def volumes(view: View, asked: Question) -> Volumes:
    """Contacts per 1,000 inhabitants over digital and telephone, own and the middle of the group, per year.

    The group is that of the asked year, kept the same in all years.
    """
    edition = view.edition
    codes = group_of(edition, asked, THEME).codes
    channels, example, source = [], False, ""
    name = edition.municipalities.name(asked.gemeente)
    for code, channel in VOLUMES:
        years = []
        for year, report in edition.published(code, examples=asked.examples):
            found = view.everyone(code, year, report, examples=asked.examples)
            if found is None or report != ReportKind.ACCOUNTS.value:
                continue
            example = example or found.example
            people = view.amounts_of("cbs.inwoners", year)
            per_head = {
                c: row.numerator / people[c] * PER
                for c, row in found.rows.items()
                if row.numerator is not None and row.value is not None and people.get(c)
            }
            peers = sorted(per_head[c] for c in codes if c in per_head)
            middle = quantile(peers, 0.5) if len(peers) >= LEAST_FOR_MEDIAN else None
            years.append((year, per_head.get(asked.gemeente), middle))
            source = next(iter(found.rows.values())).source
        channels.append(Volume(code, channel, tuple(years)))
    shown = dutch.marked(name, example)
    return Volumes(shown, tuple(channels), example, source)
