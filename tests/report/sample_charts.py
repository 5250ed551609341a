"""The charts of the sample documents that need no peers: figures by rule."""

from benchmark import dutch
from benchmark.report.document import (
    Axis,
    Bar,
    Columns,
    Ranges,
    Series,
    Stack,
    Step,
    Trend,
    Waterfall,
)

YEARS = tuple(range(2017, 2025))


def _series(name: str, own: bool, values: tuple[float | None, ...]) -> Series:
    texts = tuple("geen cijfer" if v is None else dutch.euro(v, 1) for v in values)
    return Series(name=name, role="own" if own else "median", values=values, texts=texts)


def trend(*, example: bool = False) -> Trend:
    """Eight years, one without an own figure, and a new series from 2022."""
    mine = (38.2, 43.9, 49.1, None, 47.7, 51.6, 64.0, 69.3)
    middle = (37.4, 35.1, 35.6, 27.8, 32.6, 33.4, 43.1, 48.6)
    return Trend(
        key="jaren-burgerzaken",
        title="Sinds 2018 elk jaar hoger dan de middelste gemeente",
        caption="Lasten van burgerzaken in euro per inwoner, jaarrekeningen 2017–2024",
        sentence=f"In 2018 was het verschil {dutch.euro(9)} per inwoner, in 2024 {dutch.euro(21)}.",
        alt="Twee lijnen over de jaren. Die van Delft ligt vanaf 2018 boven die van de middelste gemeente.",
        table="jaren",
        example=example,
        years=YEARS,
        series=(
            _series(dutch.marked("Delft", example), True, mine),
            _series(dutch.marked("Middelste gemeente", example), False, middle),
        ),
        band=tuple(None if n == 3 else (m - 5.5, m + 8.2) for n, m in enumerate(middle)),
        breaks=((2022, "andere indeling van taakvelden"),),
        axis=Axis(low=0.0, high=80.0, ticks=tuple((20.0 * n, dutch.euro(20 * n)) for n in range(5))),
    )  # fmt: skip


def ranges(*, example: bool = False) -> Ranges:
    """Three ranges: one plain, one through zero, one with a long name and none of its half."""
    words = "in 8 van de 10 doorrekeningen tussen"
    bars = (
        Bar(
            name="Burgerzaken", low=210_000, central=540_000, high=910_000, half=(390_000, 680_000), shown=True,
            text=f"{words} {dutch.euro(210_000)} en {dutch.euro(910_000)}",
        ),
        Bar(
            name="Heffing en invordering", low=-120_000, central=90_000, high=300_000, half=(20_000, 160_000),
            shown=False, text="niet aantoonbaar",
        ),
        Bar(
            name="Wonen en bouwen (taakveld 8.3), directe lasten", low=400_000, central=700_000, high=1_150_000,
            half=None, shown=True, text=f"{words} {dutch.euro(400_000)} en {dutch.euro(1_150_000)}",
        ),
    )  # fmt: skip
    return Ranges(
        key="marges",
        title="Burgerzaken heeft ruimte; bij heffing is die niet aantoonbaar",
        caption="Mogelijke ruimte in euro per jaar, gemiddelde van 2021–2023",
        sentence=f"Bij burgerzaken ligt de ruimte {words} {dutch.euro(210_000)} en {dutch.euro(910_000)}.",
        alt="Drie balken onder elkaar. Die van heffing en invordering loopt door nul.",
        table="fasering",
        example=example,
        bars=bars,
        axis=Axis(
            low=-200_000.0, high=1_200_000.0,
            ticks=((0.0, dutch.euro(0)), (400_000.0, dutch.euro(400_000)), (800_000.0, dutch.euro(800_000)), (1_200_000.0, "€\u00a01,2 mln")),
        ),
    )  # fmt: skip


def waterfall(*, example: bool = False) -> Waterfall:
    """From the gross difference to what is left, with a step of nothing."""
    steps = (
        ("Verschil met de referentie", "Delft naast de middelste gemeente", 2_200_000, "gross"),
        ("Niet te vergelijken", "geen posten die anders geboekt zijn", 0, "less"),
        ("Toeval van één jaar", "gemiddelde van drie jaren, terug naar het midden van de groep", -900_000, "less"),
        ("Niet te verzilveren", "vaste lasten die blijven", -760_000, "less"),
        ("Mogelijke ruimte", "per jaar, vanaf het vierde jaar", 540_000, "result"),
    )  # fmt: skip
    return Waterfall(
        key="waterval",
        title="Van elke vier euro verschil blijft één euro ruimte over",
        caption="Burgerzaken, in euro per jaar",
        sentence=f"Van {dutch.euro(2_200_000)} verschil blijft {dutch.euro(540_000)} over.",
        alt="Vijf balken onder elkaar, van het verschil naar wat daarvan overblijft.",
        table="fasering",
        example=example,
        steps=tuple(
            Step.model_validate(
                {"name": name, "reason": why, "amount": amount, "text": dutch.euro(amount), "role": role}
            )
            for name, why, amount, role in steps
        ),
        axis=Axis(low=0.0, high=2_300_000.0, ticks=((0.0, dutch.euro(0)), (2_000_000.0, "€\u00a02 mln"))),
    )  # fmt: skip


def columns(*, example: bool = False) -> Columns:
    """Four years, two lines of the budget, and the running total."""
    first, second = (
        (30_000.0, 60_000.0, 90_000.0, 120_000.0),
        (20_000.0, 40_000.0, 60_000.0, 80_000.0),
    )
    running = tuple(sum(first[: n + 1]) + sum(second[: n + 1]) for n in range(4))
    return Columns(
        key="fasering-grafiek",
        title=f"Na vier jaar {dutch.euro(running[-1])} bij elkaar",
        caption="Structurele bedragen in euro per jaar, prijspeil 2026",
        sentence=f"In het vierde jaar brengt het {dutch.euro(200_000)} op.",
        alt="Vier kolommen die hoger worden, en een lijn met het totaal tot dan toe.",
        table="fasering",
        example=example,
        categories=("2027", "2028", "2029", "2030"),
        stacks=(Stack(name="Burgerzaken", values=first), Stack(name="Heffing en invordering", values=second)),
        line=running,
        line_name="Totaal tot en met dat jaar",
        axis=Axis(low=0.0, high=550_000.0, ticks=tuple((100_000.0 * n, dutch.euro(100_000 * n)) for n in range(6))),
    )  # fmt: skip
