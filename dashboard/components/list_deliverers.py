"""Who is in the edition with a list: promises, marks per life event, products per formula."""

from dash import html

from benchmark import dutch
from benchmark.viewing import View
from dashboard.components import page, plain_table

SHOWN = 12  # names before "en 4 andere"


def of(view: View) -> list[html.Section]:
    """One row per list and year, the newest year first; nothing when nobody delivered a list. Never a fictitious one."""
    rows = []
    for declared in view.edition.catalogue.lists:
        for year in sorted(view.listed_years(declared.key), reverse=True):
            found = view.listed(declared.key, year)
            if found is not None:
                count = sum(len(r) for r in found.rows.values())
                who = dutch.listing(sorted(found.names.values()), SHOWN)
                many = dutch.count(count, declared.one_row, declared.many_rows)
                rows.append([declared.name, str(year), dutch.number(len(found.rows)), many, who])
    if not rows:
        return []
    heads = ("Lijst", "Over", "Gemeenten", "Rijen", "Wie")
    table = plain_table.of("Wie leverde een lijst", heads, rows, quiet=True, numbers={2})
    return [page.section("Wie leverde een lijst", table)]
