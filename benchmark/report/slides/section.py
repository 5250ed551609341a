"""A section of a chapter as slides: each chart and table its own, with the short words about it on the same slide."""

from collections.abc import Iterator, Sequence

from benchmark.report.document import Block, ChartBlock, Heading, Table
from benchmark.report.native import AnyChart
from benchmark.report.slides import talking
from benchmark.report.slides.slide import Graphic, Slide
from benchmark.report.slides.spreading import grids, texts


def section(chapter: str, topic: str, blocks: Sequence[Block], notes: str) -> Iterator[Slide]:
    """The slides of a section under ``topic``."""
    kicker = chapter if topic == chapter else f"{chapter}: {topic}"
    left = list(blocks)
    while left:
        before = _taken(left)
        thing = left.pop(0) if left else None
        if isinstance(thing, ChartBlock):
            beside = talking.beside(thing.chart, talking.before(before, thing.chart))
            if beside is None:
                yield from words(chapter, topic, before, notes)
            yield from _graphic(thing.chart, kicker, notes, beside)
            continue
        if not isinstance(thing, Table):
            yield from words(chapter, topic, before, notes)
            continue
        after = _taken(list(left))
        said = talking.under(thing, after)
        if said is not None:
            del left[: len(after)]
        under = talking.notes(thing) if said is None else said
        if len(before) == 1 and talking.is_finding(before[0]):
            finding = talking.pieces(before)[0].text
            yield from grids(thing, thing.title, notes, under, title=finding)
            continue
        above = talking.lead(thing, before, under)
        if above is None:
            yield from words(chapter, topic, before, notes)
        yield from grids(thing, kicker, notes, under, above or [])


def _taken(left: list[Block]) -> list[Block]:
    """Take the words up to the next chart or table."""
    found: list[Block] = []
    while left and not isinstance(left[0], Table | ChartBlock):
        found.append(left.pop(0))
    return found


def words(chapter: str, topic: str, blocks: Sequence[Block], notes: str) -> Iterator[Slide]:
    """Slides of words; a finding or a heading with which they open is in the title."""
    if not blocks:
        return
    title, kicker, rest = topic, "" if topic == chapter else chapter, blocks
    first = blocks[0]
    if len(blocks) > 1:
        if isinstance(first, Heading):
            title, rest = f"{topic}: {first.text[:1].lower()}{first.text[1:]}", blocks[1:]
        elif talking.is_finding(first):
            title, kicker, rest = talking.pieces([first])[0].text, topic, blocks[1:]
    yield from texts(title, kicker, talking.pieces(rest), notes)


def _graphic(
    chart: AnyChart, kicker: str, notes: str, beside: list[talking.Piece] | None
) -> Iterator[Slide]:
    """The chart, with its words beside it; what does not fit there is on the next slide."""
    told = f"{chart.sentence}\n{chart.caption}\n{notes}"
    here, rest = talking.divided(chart, beside)
    yield Graphic(title=chart.title, kicker=kicker, chart=chart, beside=here, notes=told)
    if rest:
        yield from texts(chart.title, kicker, rest, notes, goes_on=True)
