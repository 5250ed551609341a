"""How wide the columns of a table are, and about how high that makes it."""

from math import ceil

from benchmark.report.document import Table

# Points: the room for a table over the page, for one with text beside it, and for one on a page on its side.
ROOM, ROOM_BESIDE, ROOM_WIDE = 480.0, 224.0, 728.0
LETTER, PADDING, MOST = 4.6, 10.0, 1800.0  # of a letter, around a cell, and of a column that counts
LINE, ROW, NOTE = 11.2, 2.8, 11.0  # of a line, of a row beside its lines, of a line of a note
LOST = 1.15  # what ends of lines take from a column


def shown(table: Table) -> list[int]:
    """The positions of the columns on paper."""
    return [n for n, column in enumerate(table.columns) if column.printed]


def shares(table: Table, room: float) -> list[float]:
    """Per printed column its share of the room that is left; 0 for one that is as wide as its words.

    ``room`` in points. Narrow columns come first: they keep their width as long as the others can do with the rest.
    """
    needed = _needed(table)
    if sum(needed) <= room:
        return [0.0 for _ in needed]
    left = sorted(range(len(needed)), key=lambda n: needed[n])
    while len(left) > 1 and room - needed[left[0]] >= sum(_least(needed[n]) for n in left[1:]):
        room -= needed[left.pop(0)]
    return [round(min(p, MOST) ** (1 / 3), 2) if n in left else 0.0 for n, p in enumerate(needed)]


def height(table: Table, room: float) -> float:
    """About how many points the table takes with its title and notes; rather too many than too few."""
    needed, parts = _needed(table), shares(table, room)
    left = room - sum(n for n, part in zip(needed, parts, strict=True) if not part)
    total = sum(parts) or 1.0
    wide = [left * part / total if part else n for n, part in zip(needed, parts, strict=True)]
    rows = [[row.cells[n].text for n in shown(table)] for row in table.rows]
    lines = [max((_lines(t, w) for t, w in zip(r, wide, strict=True)), default=1) for r in rows]
    notes = sum(_lines(note, room) * NOTE + 6 for note in table.notes)
    return 3 * LINE + sum(n * LINE + ROW for n in lines) + notes


def _least(points: float) -> float:
    return min(max(points / 3, 60.0), 200.0)


def _needed(table: Table) -> list[float]:
    """About how wide each column is with every cell on one line."""
    return [
        LETTER
        * max(len(t) for t in (table.columns[n].title, *(r.cells[n].text for r in table.rows)))
        + PADDING
        for n in shown(table)
    ]


def _lines(text: str, wide: float) -> int:
    fits = max((wide - PADDING) * 1.001, LETTER)
    return sum(
        max(1, ceil(len(part) * LETTER * (1.0 if len(part) * LETTER <= fits else LOST) / fits))
        for part in text.split("\n")
    )
