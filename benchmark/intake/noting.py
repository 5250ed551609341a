"""What a person should know of a workbook that was read: figures out of sight, and outcomes out of date."""

from collections.abc import Iterator, Sequence

from benchmark import dutch
from benchmark.intake.contents import Sheet, column_letters
from benchmark.intake.markup import Tag
from benchmark.intake.refusing import label
from benchmark.intake.tallying import Tally


def notes(sheets: Sequence[Sheet], told: Sequence[Tag], tally: Tally) -> Iterator[str]:
    """Dutch sentences on the sheets, on what the workbook tells of itself, and on what was taken out."""
    yield from _hidden(sheets)
    yield from _doubts(told, tally)


def _hidden(sheets: Sequence[Sheet]) -> Iterator[str]:
    """What holds figures that nobody sees who opens the file."""
    for sheet in sheets:
        title = label(sheet.name)
        if sheet.hidden:
            if sheet.rows:
                yield f"Blad {title} is verborgen, maar er staan gegevens op."
            continue
        if sheet.hidden_rows:
            hidden = dutch.count(len(sheet.hidden_rows), "verborgen rij", "verborgen rijen")
            which = dutch.listing([str(r) for r in sorted(sheet.hidden_rows)], most=5)
            yield f"Blad {title} heeft {hidden} met gegevens: {which}."
        if sheet.hidden_columns:
            hidden = dutch.count(len(sheet.hidden_columns), "verborgen kolom", "verborgen kolommen")
            letters = [column_letters(c) for c in sorted(sheet.hidden_columns)]
            yield f"Blad {title} heeft {hidden} met gegevens: {dutch.listing(letters, most=5)}."


def _doubts(told: Sequence[Tag], tally: Tally) -> Iterator[str]:
    if tally.trimmed:
        cells = dutch.count(tally.trimmed, "cel", "cellen")
        yield f"Uit {cells} zijn onzichtbare tekens weggehaald."
    stale = any(
        t.name == "calcPr" and t.attributes.get("fullCalcOnLoad") in ("1", "true") for t in told
    )
    if stale and tally.formulas:
        yield (
            "De uitkomsten van formules zijn misschien verouderd: het programma dat dit bestand schreef, heeft ze "
            "niet uitgerekend. Open het in Excel en sla het op."
        )
