"""A new figure that municipalities deliver is one file: asked, in the workbook, checked, and in the edition."""

import io
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from benchmark import answers
from benchmark.delivery import publishing
from benchmark.edition import Edition, Home, build
from benchmark.ledger import opening
from benchmark.ledger.store import Ledger
from benchmark.viewing import View
from benchmark.vocabulary import Supply
from tests.cli.running import spiegel
from tests.delivery import published
from tests.delivery.answering import (
    YEAR,
    answer,
    asked,
    cells,
    deliver,
    filled,
    look,
    problems,
    written,
)
from tests.places import small_data

KST12 = """
code = "KST12"
name = "Vergaderingen"
question = "Hoe vaak vergadert een team?"
theme = "organisatie"
status = "no figures yet"
unit = "%"
direction = "neutral"
kind = "share"
perspective = "volume"
minimum_n = 20
decimals = 1
source = "levering"
next_review = 2027-07-01

[plausible]
low = 10
high = 60

[numerator]
text = "vergaderingen met een verslag"
unit = "vergaderingen"

[denominator]
text = "alle vergaderingen"
unit = "vergaderingen"

[[versions]]
version = 1
from = 2021
definition = "Alle vergaderingen met een verslag, gedeeld door alle vergaderingen, keer 100."
"""
PARTS = {"kst12-teller": 30.0, "kst12-noemer": 100.0}
SIX = ["GM0503", "GM0209", "GM0160", "GM1979", "GM0363", "GM0088"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue with one file more."""
    made = small_data(tmp_path_factory.mktemp("new"))
    (made / "catalogue/indicators/KST12.toml").write_text(KST12, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def fresh(data: Path) -> Home:
    home = Home(data.parent / "home")
    build(home, data)
    return home


def test_one_file_and_it_is_asked_checked_and_published(
    fresh: Home, data: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv(opening.VARIABLE, raising=False)
    view = View(Edition(fresh.current()))
    with closing(Ledger.at(fresh)) as ledger:
        rows = {r.question.key: r.question for r in asked(view, ledger).part("organisatie").rows}
        assert [rows[k].text for k in PARTS] == [
            "Vergaderingen met een verslag?", "Alle vergaderingen?",
        ]  # fmt: skip
        blank = written(view, ledger)
        book = openpyxl.load_workbook(io.BytesIO(blank))
        assert len(cells(book, list(PARTS), YEAR, "Antwoord")) == 2
        read = look(view, ledger, filled(blank, PARTS))
        assert {(r.question, r.value) for r in read.cells.replies} == set(PARTS.items())
        assert read.found == ()

        # A share above all, and one outside what is plausible.
        answer(view, ledger, PARTS | {"kst12-teller": 101.0})
        assert any(p.stops for p in problems(view, asked(view, ledger), "organisatie"))
        answer(view, ledger, PARTS | {"kst12-teller": 90.0})
        (signal,) = problems(view, asked(view, ledger), "organisatie")
        assert signal.question == "kst12-teller" and signal.stops

        for number, code in enumerate(SIX):
            share = PARTS | {"kst12-teller": 20.0 + number}
            deliver(view, ledger, share, "organisatie", gemeente=code)
        build(fresh, data, delivered=lambda c: publishing.delivered(ledger, c, published.DAY))
    after = View(Edition(fresh.current()))
    assert after.edition.catalogue.indicator("KST12").status is Supply.DELIVERED
    found = answers.compare(after, answers.question(after, "Delft", YEAR), "KST12")
    assert (found.value, found.numerator, found.denominator) == (20.0, 20.0, 100.0)
    frame = after.figures("KST12", YEAR, "rekening")
    assert frame is not None
    told = {r["code"]: r["value"] for r in frame.drop_nulls("value").iter_rows(named=True)}
    assert told == {code: 20.0 + n for n, code in enumerate(SIX)}
    said = spiegel(fresh.root, "compare", "KST12", "--gemeente", "Delft", "--year", str(YEAR), "--json")  # fmt: skip
    assert said.json["value"] == 20.0
