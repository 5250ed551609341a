"""Where everything stands in the workbook and the CSV file of a list: what the writer writes and the reader looks for."""

from benchmark.catalogue import Column, DeclaredList

HIDDEN = "_gegevens"  # words to choose from, and which list it is
GUIDE = "Uitleg"
LIST = "lijst"
LONGEST_NAME = 31  # of a sheet, in Excel
STARTS = ("=", "+", "-", "@", "\t")  # of a text that a spreadsheet would work out
HEAD_WITHIN = 10  # rows among which the headings are looked for


def heading(text: str) -> str:
    """A heading as it is compared: without regard to capitals and spaces."""
    return " ".join(text.casefold().split())


def columns_by_heading(declared: DeclaredList) -> dict[str, Column]:
    """The columns of a list by what may stand above them: their name or their key."""
    found = {heading(c.key): c for c in declared.columns}
    return found | {heading(c.name): c for c in declared.columns}
