"""A composed document says what the answers say, in a fixed build, with formulas that come out."""

import pytest

from benchmark import answers, narrative
from benchmark.report.composing import outline
from benchmark.report.document import ChartBlock, Document, Heading, Listing, Table, charts, tables
from benchmark.report.spec import Spec
from tests.report.composed import NOBODY, composed
from tests.report.recalculating import formulas, recalculated

PLACES = ["Delft", "Schiermonnikoog", "Amsterdam", "'s-Hertogenbosch", "Súdwest-Fryslân"]
DEPTHS = ["kort", "volledig"]  # the standard report is what the full one has, less some sentences


def table(document: Document, key: str) -> Table:
    return next(t for t in tables(document) if t.key == key)


def column(found: Table, key: str) -> list[object]:
    return [row.cells[found.column(key)].value for row in found.rows]


@pytest.mark.parametrize("gemeente", PLACES)
@pytest.mark.parametrize("depth", DEPTHS)
def test_every_formula_comes_to_the_value_beside_it(view, gemeente, depth):
    document = composed(view, gemeente=gemeente, depth=depth)
    found = formulas(document)
    assert len(found) > 100
    for where, cell in found:
        assert recalculated(document, cell) == pytest.approx(cell.value, rel=1e-9, abs=1e-6), where


@pytest.mark.parametrize("reference", ["median", "p25", "own_best"])
def test_formulas_of_room_come_out_at_every_reference(view, reference):
    document = composed(view, level=reference)
    rooms = [(w, c) for w, c in formulas(document) if w.startswith(("ruimte", "stappen"))]
    assert rooms
    for where, cell in rooms:
        assert recalculated(document, cell) == pytest.approx(cell.value, rel=1e-9), where


@pytest.mark.parametrize("gemeente", PLACES)
@pytest.mark.parametrize("depth", DEPTHS)
def test_the_build_of_a_document(view, gemeente, depth):
    document = composed(view, gemeente=gemeente, depth=depth)
    for chapter in document.chapters:
        level = 1
        for block in chapter.blocks:
            if isinstance(block, Heading):
                assert block.level <= level + 1, (chapter.key, block.text)
                level = block.level
            if isinstance(block, Listing):
                assert block.items and all(block.items)
    keys = [t.key for t in tables(document)]
    assert len(set(keys)) == len(keys)
    drawn = list(charts(document))
    assert len({c.key for c in drawn}) == len(drawn)
    for chart in drawn:
        assert chart.alt and chart.title and chart.table in keys
    for found in tables(document):
        assert all(len(row.cells) == len(found.columns) for row in found.rows), found.key
    refs = {r.table for _, c in formulas(document) for r in c.formula.refs}
    assert refs <= set(keys)
    if depth != "kort":
        assert len(drawn) >= 12
        assert document.chapters[0].title == "Samenvatting"
        titles = [c.title for c in document.chapters]
        for title in ("Mogelijke ruimte", "Wat dit rapport niet zegt", "Bestuurlijke reactie"):
            assert title in titles


def test_figures_are_those_of_the_comparison(view):
    document = composed(view)
    found = table(document, "overzicht")
    asked = Spec(gemeente="Delft", year=2023).asked(view)
    for code, own, middle, below in zip(
        column(found, "code"), column(found, "eigen"), column(found, "midden"),
        column(found, "lager"), strict=True,
    ):  # fmt: skip
        comparison = answers.compare(view, asked, str(code))
        told = comparison.as_dict()
        assert own == told["value"]
        assert middle == comparison.standing.median
        assert below == comparison.standing.below
        figure = table(document, f"cijfer-{str(code).lower()}")
        assert figure.rows[0].cells[figure.column("waarde")].value == told["value"]
        values = dict(zip(column(figure, "code")[1:], column(figure, "waarde")[1:], strict=True))
        assert values == {p["code"]: p["value"] for p in told["peers"]}


def test_findings_are_the_sentences_of_the_pages(view):
    document = composed(view)
    asked = Spec(gemeente="Delft", year=2023).asked(view)
    for code in column(table(document, "overzicht"), "code"):
        comparison = answers.compare(view, asked, str(code))
        chart = next(c for c in charts(document) if c.table == f"cijfer-{str(code).lower()}")
        assert chart.sentence == narrative.distribution(comparison)
        assert chart.title.removesuffix(" in de groep") in narrative.headline(comparison)


def test_a_report_asks_the_open_questions_of_the_catalogue(view):
    """The same as the duidingsgesprek, and none that yes or no answers."""
    document = composed(view)
    catalogue = view.edition.catalogue
    by_name = {i.name: i for i in catalogue.indicators}
    told, name = 0, ""
    for chapter in document.chapters:
        for before, block in zip(chapter.blocks, chapter.blocks[1:], strict=False):
            name = before.text if isinstance(before, Heading) and before.level == 2 else name
            if isinstance(before, Heading) and before.text == "Voor het gesprek":
                assert isinstance(block, Listing)
                assert block.items[:3] == by_name[name].open_questions
                told += 1
    assert told > 5 and "Verklaart dit" not in document.model_dump_json()


def test_amounts_are_those_of_the_savings(view):
    document = composed(view)
    told = answers.room_for_savings(view, Spec(gemeente="Delft", year=2023).asked(view)).as_dict()
    found = table(document, "ruimte")
    for key, column_key in (("low", "laag"), ("central", "midden"), ("high", "hoog")):
        said = column(found, column_key)[: len(told["lines"])]
        assert said == [line.get(key) for line in told["lines"]]


def test_every_figure_says_where_it_comes_from(view):
    document = composed(view)
    codes = set(column(table(document, "overzicht"), "code"))
    assert codes == set(column(table(document, "definities"), "code"))
    sources = table(document, "herkomst")
    assert codes == set(column(sources, "code"))
    assert all(column(sources, "bron")) and all(column(sources, "status"))


@pytest.mark.parametrize(
    "choices",
    [
        {"kind": "begroting", "year": 2024},
        {"group": "grootte-40"},
        {"group": "lijkt-15"},
        {"indicators": ("BRZ03",)},
        {"themes": ("belastingen",)},
        {"level": "norm"},
        {"gemeente": "GM0503", "depth": "volledig", "level": "p25"},
    ],
    ids=str,
)
def test_other_choices_compose(view, choices):
    document = composed(view, **choices)
    assert list(charts(document))
    for where, cell in formulas(document):
        assert recalculated(document, cell) == pytest.approx(cell.value, rel=1e-9, abs=1e-6), where


def test_the_outline_has_the_chapters_of_the_report(view):
    document = composed(view)
    entries = outline(view, Spec(gemeente="Delft", year=2023), NOBODY)
    assert [e.title for e in entries[1:]] == [c.title for c in document.chapters]
    assert all(e.pages >= 1 for e in entries)


def test_a_document_reads_back_equal(view):
    document = composed(view, depth="volledig")
    again = Document.of_json(document.as_json())
    assert again == document
    assert again.digest == document.digest


def test_the_full_report_says_more_than_the_standard_one(view):
    def words(depth: str) -> int:
        found = composed(view, depth=depth)
        blocks = [b for c in found.chapters for b in c.blocks if not isinstance(b, ChartBlock)]
        return len(blocks)

    assert words("kort") < words("standaard") < words("volledig")


@pytest.mark.parametrize("anonymous", [False, True])
def test_the_full_report_has_the_place_of_every_year(view, anonymous):
    text = composed(view, depth="volledig", anonymous=anonymous).as_json().decode()
    assert "Plaats per jaar: " in text
    assert "Plaats per jaar: " not in composed(view, anonymous=anonymous).as_json().decode()
