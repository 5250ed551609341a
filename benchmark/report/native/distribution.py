"""A distribution as bars: the group in order of value, the own municipality and the middle one among them."""

from pptx.enum.chart import XL_CHART_TYPE

from benchmark.report import palette
from benchmark.report.document import Distribution, Mark
from benchmark.report.native import numbers
from benchmark.report.native.chart import Look, NativeChart, Row, Span

OTHER = "gemeente in de groep"
GROUP = "Gemeenten in de groep"


def bars(chart: Distribution, named_at_most: int) -> NativeChart:
    """Lying bars with names, or, for a group that is larger or anonymous, standing ones without."""
    marks = _ordered(chart)
    named = len(marks) <= named_at_most and any(m.name for m in chart.marks)
    texts = [m.text for m in (chart.own, chart.median) if m is not None]
    return NativeChart(
        kind=XL_CHART_TYPE.BAR_CLUSTERED if named else XL_CHART_TYPE.COLUMN_CLUSTERED,
        categories=tuple(m.name or OTHER for m in marks),
        series=tuple(_series(chart, marks, labelled=named)),
        number=numbers.of_ticks(chart.axis.ticks),
        label=numbers.of_words(texts or [m.text for m in chart.marks]),
        span=Span(low=min(chart.axis.low, 0.0), shown=not named),
        upside_down=named,
        named=named,
        legend=not named,
        gap=35 if named else 20,
    )


def _ordered(chart: Distribution) -> list[Mark]:
    """From high to low, so that lying bars have the highest on top."""
    among = [m for m in (chart.own, chart.median) if m is not None]
    return sorted([*chart.marks, *among], key=lambda m: -m.value)


def _series(chart: Distribution, marks: list[Mark], *, labelled: bool) -> list[Row]:
    """A series for each meaning, with values in its own places only: so that each has one colour."""
    own = Look(palette.OWN, hatched=chart.example)
    found = []
    for mark, look in ((chart.own, own), (chart.median, Look(palette.INK))):
        if mark is not None:
            values = tuple(m.value if m is mark else None for m in marks)
            found.append(Row(mark.name, values, look, labelled=True))
    others = tuple(None if m is chart.own or m is chart.median else m.value for m in marks)
    look = Look(palette.CONTEXT, hatched=chart.example)
    return [*found, Row(GROUP, others, look, labelled=labelled)]
