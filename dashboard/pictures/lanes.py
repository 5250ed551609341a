"""The strips of Overzicht and of a theme, and those of the balance of a group, as one picture each."""

from collections.abc import Sequence

from benchmark import answers, dutch, narrative
from benchmark.answers import Balance, Deviation, GroupAnswer, Question
from benchmark.answers.appointments import WAITING
from benchmark.answers.process import process as process_of
from benchmark.answers.theme import ORDER
from benchmark.errors import SpiegelError
from benchmark.narrative import group as narrative_group
from benchmark.narrative import process as narrative_process
from benchmark.report.lane_charts import Lane, LaneMark, Lanes, Look
from benchmark.viewing import View
from dashboard.components import balance
from dashboard.components.strips import SECTIONS, measure
from dashboard.figures import strip
from dashboard.figures.balance import Strip, strips
from dashboard.pictures.picture import Picture, source_of

HEADS = ("eigen", "middelste", "plaats in de groep")
ENDS = ("lager", "middelste gemeente", "hoger")
OWN_SCALE = (
    "Elke strook heeft een eigen schaal; de grijze band is steeds de middelste helft van de groep"
)


def overview(view: View, asked: Question, _: str) -> Picture:
    """What deviates most, as on Overzicht; without any, every figure."""
    answer = answers.overview(view, asked)
    shown = answer.deviations or answer.others
    if not shown:
        raise SpiegelError("Er zijn geen stroken om te tekenen.", "Kies een ander jaar.")
    name = shown[0].comparison.municipality.name
    title = narrative.overview_headline(answer, name, narrative.period(asked.year, asked.report))
    rows = [lane(d, directed=False) for d in shown]
    return _picture(title, name, asked, shown, rows, "Hoger of lager is niet vanzelf beter.")


def theme(view: View, asked: Question, key: str) -> Picture:
    """All strips of a theme, cost, quality and volume under each other."""
    answer = answers.theme(view, asked, key)
    shown, rows = [], []
    for side in ORDER:
        for n, found in enumerate(answer.of(side)):
            rows.append(lane(found, directed=True, heading=SECTIONS[side] if n == 0 else ""))
            shown.append(found)
    if not rows:
        raise SpiegelError(
            f"Voor het thema {answer.theme.name} leverde nog niemand cijfers.",
            "Kijk in Oefenmodus.",
        )
    said = narrative.theme_sentence(answer) or answer.theme.question
    return _picture(narrative.theme_headline(answer), answer.name, asked, shown, rows, said)


def process(view: View, asked: Question, key: str) -> Picture:
    """Every figure of a process in the order of its steps, on the unit that carries it out."""
    answer = process_of(view, asked, key)
    shown, rows = [], []
    for found in answer.steps:
        heading = found.step.name
        for figure in found.figures:
            if figure.comparison is None:
                continue
            deviation = Deviation(figure.comparison, figure.z)
            rows.append(lane(deviation, directed=True, heading=heading))
            shown.append(deviation)
            heading = ""
    if not rows:
        raise SpiegelError(
            f"Over het proces {answer.process.name} leverde nog niemand cijfers.",
            "Kijk in Oefenmodus.",
        )
    title, said = narrative_process.headline(answer), narrative_process.under(answer)
    return _picture(title, answer.unit.name, asked, shown, rows, said)


def waiting(view: View, asked: Question, _: str) -> Picture:
    """Access time, waiting, use of counters and opening hours, as on the page Afspraken."""
    answer = answers.theme(view, asked, "balie")
    known = {d.comparison.indicator.code: d for d in answer.found}
    shown = [known[code] for code in WAITING if code in known]
    if not shown:
        raise SpiegelError("Voor de balie leverde nog niemand cijfers.", "Kijk in Oefenmodus.")
    rows = [lane(found, directed=True) for found in shown]
    title = "Wachten, open zijn en benutting van de balies"
    return _picture(title, answer.name, asked, shown, rows, answer.theme.question)


def _picture(
    title: str,
    name: str,
    asked: Question,
    shown: Sequence[Deviation],
    rows: Sequence[Lane],
    said: str,
) -> Picture:
    kinds = sorted({d.comparison.example for d in shown})
    own: list[tuple[Look, str]] = [
        ("example" if example else "own", dutch.marked(name, example)) for example in kinds
    ]
    chart = Lanes(
        key="stroken",
        title=title,
        caption=f"{name} naast de groep, {narrative.period(asked.year, asked.report)}. {OWN_SCALE}",
        sentence=said,
        alt=" ".join(_told(row) for row in rows),
        table="stroken",
        example=any(kinds),
        ends=ENDS,
        heads=HEADS,
        looks=(
            *own,
            ("peer", "gemeente in de groep"),
            ("band", "middelste helft van de groep"),
            ("middle", "middelste gemeente"),
        ),
        lanes=tuple(rows),
    )
    return Picture(chart, source_of(d.comparison for d in shown))


def _told(row: Lane) -> str:
    own, middle = row.figures
    return f"{row.name}: {own}, middelste {middle}, {row.words[0]}."


def lane(found: Deviation, *, directed: bool, heading: str = "") -> Lane:
    """One comparison as a row; ``directed``: with which side is better."""
    comparison = found.comparison
    places = strip.places(comparison)
    mark: Look = "example" if comparison.example else "own"
    drawn = {} if places is None else {
        "peers": tuple(map(_fraction, places.peers)),
        "band": None if places.band is None else tuple(map(_fraction, places.band)),
        "middle": 0.5,
        "marks": () if places.own is None else (LaneMark(at=_fraction(places.own), look=mark),),
        "note": strip.counted(places),
    }  # fmt: skip
    return Lane.model_validate(
        {
            "name": dutch.marked(comparison.indicator.name, comparison.example),
            "detail": measure(comparison, directed=directed),
            "heading": heading,
            "figures": (
                narrative.figure(comparison, comparison.value),
                narrative.figure(comparison, comparison.standing.median),
            ),
            "words": (narrative.place_or_reason(comparison), narrative.strength(found)),
            "note": strip.TOO_FEW,
            "strong": comparison.value is not None,
            "example": comparison.example,
        }
        | drawn
    )


def _fraction(x: float) -> float:
    return (x + strip.REACH) / (2 * strip.REACH)


def group_balance(view: View, asked: Question, code: str) -> Picture:
    """How far the group lies from the municipality on each circumstance, now and otherwise."""
    answer = answers.group(
        view, asked, view.edition.catalogue.indicator(code).theme if code else ""
    )
    rows = [
        _circumstance(b, places)
        for b, places in zip(answer.balance, strips(answer.balance), strict=True)
    ]
    chart = Lanes(
        key="balans",
        title=narrative_group.fit(answer),
        caption=balance.CAPTION,
        sentence=narrative_group.differences(answer),
        alt=" ".join(_compared(row, answer) for row in rows),
        table="balans",
        ends=("groep lager", "", "groep hoger"),
        heads=("nu", balance.other(answer)),
        looks=(
            ("now", "de groep nu"),
            ("other", f"de groep {narrative_group.alternative_words(answer)}"),
            ("middle", answer.municipality.name),
            ("band", "klein verschil"),
        ),
        lanes=tuple(rows),
    )
    return Picture(chart, balance.SOURCE, halved=False)


def _circumstance(found: Balance, places: Strip) -> Lane:
    low, high = places.band
    marks: tuple[tuple[float | None, Look], ...] = ((places.other, "other"), (places.now, "now"))
    return Lane(
        name=found.circumstance.name,
        band=(low / 100, high / 100),
        middle=0.5,
        marks=tuple(LaneMark(at=at / 100, look=look) for at, look in marks if at is not None),
        joined=True,
        strong=found.unbalanced,
        figures=(balance.signed(found.now), balance.signed(found.other)),
    )


def _compared(row: Lane, answer: GroupAnswer) -> str:
    now, other = row.figures
    return f"{row.name}: nu {now}, {balance.other(answer)} {other}."
