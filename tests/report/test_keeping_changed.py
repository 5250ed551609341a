"""What a second edition changes in a kept report: corrected, redefined, other peers, another peer's figure."""

from pathlib import Path

import pytest

from benchmark.edition import Edition, Home, build
from benchmark.ledger.store import Ledger
from benchmark.report import keeping
from benchmark.report.document import tables
from benchmark.report.spec import Spec
from benchmark.viewing import View
from tests import places
from tests.ledger.writing import ADVISOR
from tests.report.recalculating import formulas, recalculated

CODES = ("BRZ03", "BRZ09", "BEL15")
FIELDS, INDICATORS = Path("open/iv3_fields.csv"), Path("catalogue/indicators")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory):
    """Two reports of a first edition and a second edition with one correction of each kind."""
    root = tmp_path_factory.mktemp("twee-edities")
    home, data = Home(root / "home"), places.small_data(root)
    build(home, data, with_examples=False)
    ledger, view = Ledger.at(home), View(Edition(home.current()))
    made = {
        anonymous: keeping.make(
            view,
            ledger,
            Spec(gemeente="Delft", year=2023, indicators=CODES, anonymous=anonymous),
            ADVISOR,
        )
        for anonymous in (False, True)
    }
    same = keeping.differences(made[False], home)
    own = amount(data, "GM0503", "0.2,lasten")
    places.replace(data / FIELDS, own, own.replace("6791.0", "7791.0"))
    peer = amount(data, "GM0114", "0.61,lasten")
    value = peer.split(",")[5]
    places.replace(data / FIELDS, peer, peer.replace(f",{value},", f",{float(value) + 500},"))
    definition = next((data / INDICATORS).rglob("*BRZ09*"))
    places.replace(definition, 'definition = "', 'definition = "Nu anders opgeschreven. ')
    build(home, data, with_examples=False)
    yield home, ledger, made, same
    ledger.close()


def amount(data: Path, code: str, what: str) -> str:
    start = f"2023,rekening,{code},{what},"
    text = (data / FIELDS).read_text(encoding="utf-8")
    return next(line for line in text.split("\n") if line.startswith(start))


def test_nothing_changes_within_an_edition(kept):
    _, _, _, same = kept
    assert [c.code for c in same] == list(CODES)
    assert not any(c.whys for c in same)


def test_every_figure_says_what_changed_and_why(kept):
    home, _, made, _ = kept
    found = {c.code: c for c in keeping.differences(made[False], home)}
    told = {code: [w.value for w in c.whys] for code, c in found.items()}
    assert told["BRZ03"] == ["gecorrigeerd"]
    assert told["BRZ09"][0] == "nieuwe definitie"
    assert told["BEL15"] == ["cijfer van een andere gemeente veranderd"]
    assert "Emmen" in found["BEL15"].reasons[0]
    old, new = found["BRZ03"].old, found["BRZ03"].new
    assert new.value - old.value == pytest.approx(1_000_000 / 106_086)
    assert found["BEL15"].old.value == found["BEL15"].new.value


def test_without_names_no_name_is_told(kept):
    home, ledger, made, _ = kept
    found = {c.code: c for c in keeping.differences(made[True], home)}
    assert [w.value for w in found["BEL15"].whys] == ["cijfer van een andere gemeente veranderd"]
    text = keeping.changed(ledger, home, made[True].document.code).as_json().decode()
    assert "Emmen" not in text and "GM0114" not in text
    assert "Bij 1 gemeente in de groep" in text


def test_the_document_of_the_differences(kept):
    home, ledger, made, _ = kept
    document = keeping.changed(ledger, home, made[False].document.code)
    found = {t.key: t for t in tables(document)}
    assert len(found["verschil"].rows) == len(CODES)
    assert found["verschil-anderen"].rows[0].cells[1].text == "Emmen"
    for where, cell in formulas(document):
        assert recalculated(document, cell) == pytest.approx(cell.value), where
    text = document.as_json().decode()
    assert "De editie van het rapport is er nog" in text
    assert made[False].document.edition in text and document.edition == home.current().stem
    assert keeping.open_(ledger, made[False].document.code).document == made[False].document


def test_an_edition_that_was_deleted_leaves_the_numbers(kept):
    home, ledger, made, _ = kept
    database = home.path(made[False].document.edition)
    aside = database.with_suffix(".weg")
    database.rename(aside)
    try:
        for kind in (False, True):
            document = keeping.changed(ledger, home, made[kind].document.code)
            assert "bronnen zijn niet meer na te zoeken" in document.as_json().decode()
        named = {c.code: c for c in keeping.differences(made[False], home)}
        assert [w.value for w in named["BRZ03"].whys] == ["gecorrigeerd"]
        assert keeping.open_(ledger, made[False].document.code).document == made[False].document
    finally:
        aside.rename(database)
