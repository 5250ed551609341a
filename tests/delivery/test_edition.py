"""The edition after deliveries: figures where enough municipalities delivered, everywhere the same, and examples elsewhere."""

from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from benchmark import answers, narrative
from benchmark.delivery import publishing
from benchmark.edition import Edition, Home, build
from benchmark.edition.taking_in import SOURCE
from benchmark.errors import NoFigures
from benchmark.ledger.store import Ledger
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind, Status, Supply
from tests import oracle
from tests.cli.running import Inside, spiegel
from tests.delivery import published
from tests.delivery.answering import CHANNELS, YEAR, asked, deliver
from tests.delivery.published import CORRECTED, CORRECTION, NO_SHOW, TABLE
from tests.examples import Row, rows
from tests.places import small_data

SHARES = {
    "KAN02": "contacten-telefoon",
    "KAN03": "baliebezoeken",
    "KAN04": "contacten-digitaal",
    "KAN10": "contacten-geschreven",
}
MEASURED = "2024"


def delivered() -> dict[str, Row]:
    """The table of the shared edition by name, with the correction in it."""
    found = {str(r["name"]): r for r in rows(TABLE)}
    found["Gouda"] |= CORRECTED
    return found


def expected() -> dict[str, dict[str, float | None]]:
    """Every share by hand: the answer in hundredths of all contacts, of those with 200 contacts or more."""
    found: dict[str, dict[str, float | None]] = {code: {} for code in SHARES}
    for name, row in delivered().items():
        for code, question in SHARES.items():
            whole, part = row["klantcontacten"], row[question]
            there = all(isinstance(v, int | float) for v in (whole, part)) and whole >= 200
            found[code][name] = part / whole * 100 if there else None
    return found


def compared(view: View, name: str, code: str, **more: bool) -> answers.Comparison:
    return answers.compare(view, answers.question(view, name, YEAR, **more), code)


@pytest.mark.parametrize("code", SHARES)
def test_figures_are_the_quotients_of_the_answers(published_view: View, code: str):
    frame = published_view.figures(code, YEAR, "rekening")
    assert frame is not None
    there = {r["name"]: r["value"] for r in frame.iter_rows(named=True)}
    hand = expected()[code]
    for name, value in hand.items():
        assert there[name] == (None if value is None else pytest.approx(value, rel=1e-12)), name
    assert sum(v is not None for v in there.values()) == 6
    others = frame.filter(~pl.col("name").is_in(list(hand)))
    assert others.height == 342 - 8 and set(others["status"]) == {"not_delivered"}
    assert others["value"].null_count() == others.height  # nobody who did not deliver has a zero


def test_what_each_figure_is_worth(published_view: View):
    frame = published_view.figures("KAN02", YEAR, "rekening")
    assert frame is not None
    told = {r["name"]: r["status"] for r in frame.iter_rows(named=True) if r["name"] in delivered()}
    assert told == {
        "Delft": "provisional",
        "Gouda": "corrected",
        "Schiedam": "provisional",
        "Vlaardingen": "provisional",
        "Leidschendam-Voorburg": "provisional",
        "Alphen aan den Rijn": "provisional",
        "Rijswijk": "too_few",
        "Zoetermeer": "not_kept",
    }
    mails = published_view.figures("KAN10", YEAR, "rekening")
    assert mails is not None
    assert mails.filter(name="Zoetermeer")["status"].to_list() == ["not_kept"]  # the first reason
    assert mails.filter(name="Gouda")["status"].to_list() == ["provisional"]  # it did not change


def test_a_zero_that_was_answered_is_a_zero(published_view: View):
    found = compared(published_view, "Vlaardingen", "KAN02")
    assert found.value == 0.0 and found.status is Status.PROVISIONAL


def test_contacts_per_inhabitant_take_open_inhabitants(published_view: View):
    for name, row in delivered().items():
        found = compared(published_view, name, "KAN01")
        if name == "Zoetermeer":
            assert found.value is None and found.status is Status.NOT_KEPT
        else:
            assert found.value == pytest.approx(
                row["klantcontacten"] / found.municipality.inhabitants
            )


def test_from_example_to_delivered(published_view: View, view: View):
    """Six of eight give shares; five gave a no-show, and a sixth waits for approval."""
    now, before = published_view.edition.catalogue, view.edition.catalogue
    fed = {*SHARES, "KAN01"}
    assert {i.code for i in now.indicators if i.status is Supply.DELIVERED} == fed
    assert {i.code for i in before.with_figures()} | fed == {i.code for i in now.with_figures()}
    assert len(rows(NO_SHOW)) == 5 and not now.indicator("BAL01").has_figures
    with pytest.raises(NoFigures, match="cijfers van 5 gemeenten; vergelijken kan vanaf 6"):
        compared(published_view, "Delft", "BAL01")
    kept = published_view.edition.delivered_amounts.filter(measure="levering.BAL01.teller")
    assert kept.height == 5  # it is in the edition, and waits for a sixth


def test_practice_does_not_mix_with_what_was_delivered(published_view: View, view: View):
    practised = compared(view, "Delft", "KAN02", examples=True)
    assert practised.example
    plain = compared(published_view, "Delft", "KAN02")
    with_examples = compared(published_view, "Delft", "KAN02", examples=True)
    assert not plain.example and not with_examples.example
    assert with_examples.value == plain.value
    assert [p.name for p in with_examples.peers] == [p.name for p in plain.peers]
    assert not any("voorbeeld" in p.name for p in with_examples.peers)
    assert compared(published_view, "Delft", "BAL01", examples=True).example
    made = published_view.figures("KAN02", YEAR, "rekening", examples=True)
    assert made is None or not made["name"].str.contains("voorbeeld").any()


def test_a_comparison_is_with_those_who_delivered(published_view: View):
    found = compared(published_view, "Delft", "KAN02")
    values = {p.name: p.value for p in found.peers if p.value is not None}
    hand = {k: v for k, v in expected()["KAN02"].items() if k in {p.name for p in found.peers}}
    assert values == {k: pytest.approx(v) for k, v in hand.items() if v is not None}
    assert found.source == SOURCE and found.value == pytest.approx(41_000 / 127_000 * 100)
    assert found.standing.n_delivered == len(values)


def test_a_theme_has_them_too(published_view: View):
    asked_ = answers.question(published_view, "Delft", YEAR)
    found = answers.theme(published_view, asked_, "kanalen")
    there = {d.comparison.indicator.code: d.comparison.value for d in found.found}
    assert set(there) == {*SHARES, "KAN01"}
    assert there["KAN02"] == compared(published_view, "Delft", "KAN02").value
    shares = [there[code] for code in SHARES]
    assert sum(v for v in shares if v is not None) == pytest.approx(100)  # the four channels


def test_it_is_said_of_each_figure_where_it_comes_from(published_view: View, view: View):
    """A figure that a municipality delivered is nowhere called open, and an open one not delivered."""
    now = published_view.edition.catalogue
    assert narrative.supply(now.indicator("KAN02")) == "geleverd"
    assert narrative.supply(now.indicator("BRZ03")) == "open cijfers"
    assert narrative.supply(now.indicator("BAL01")) == ""
    assert narrative.origin(now.with_figures()) == "uit open bronnen en van gemeenten"
    assert narrative.origin(view.edition.catalogue.with_figures()) == "uit open bronnen"
    assert narrative.origin(now.of_theme("kanalen")) == "van gemeenten"
    question = answers.question(published_view, "Delft", YEAR, ReportKind.ACCOUNTS)
    found = answers.overview(published_view, question)
    own = [c for c in now.with_figures() if c.status is Supply.DELIVERED]
    assert 0 < found.delivered <= len(own) and found.delivered < found.present


def test_open_figures_are_as_they_were(published_view: View, view: View):
    for code, year in (("BRZ03", 2023), ("BEL15", 2023), ("KST03", 2024)):
        before, after = (v.figures(code, year, "rekening") for v in (view, published_view))
        assert before is not None and after is not None and before.equals(after)


def test_the_command_line_gives_the_same_number(published_home: Home, published_view: View):
    said = spiegel(published_home.root, "compare", "KAN02", "--gemeente", "Delft", "--year", MEASURED, "--json")  # fmt: skip
    assert said.code == 0
    found = said.json
    assert found["value"] == 41_000 / 127_000 * 100 == compared(published_view, "Delft", "KAN02").value  # fmt: skip
    assert found["status"] == "provisional"


def test_beside_the_other_five_the_middle_is_the_middle(published_home: Home):
    hand = {k: v for k, v in expected()["KAN02"].items() if v is not None and k != "Delft"}
    with_ = [word for name in hand for word in ("--with", name)]
    said = spiegel(published_home.root, "compare", "KAN02", "--gemeente", "Delft", "--year", MEASURED,
                   "--method", "own", *with_, "--json")  # fmt: skip
    found = said.json
    assert len(hand) == 5 and found["median"] == pytest.approx(
        oracle.quantile([*hand.values()], 0.5)
    )
    assert found["n_delivered"] == 5


def test_the_command_line_says_who_delivered_and_what_was_corrected(
    published_home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    inside = Inside(published_home.root, monkeypatch, capsys)
    monkeypatch.delenv("SPIEGEL_LEDGER", raising=False)
    told = inside("deliveries", "--json").json
    counts = {t["theme"]: (t["handed_in"], t["approved"], t["of"]) for t in told["themes"]}
    assert counts == {"kanalen": (8, 8, 342), "balie": (6, 5, 342)} and told["minimum"] == 6
    assert {d["gemeente"]["name"] for d in told["deliveries"] if d["theme"] == "kanalen"} == set(delivered())  # fmt: skip
    log = inside("corrections", "--json").json["corrections"]
    assert {(c["question"], c["was"], c["became"]) for c in log} == {
        ("contacten-telefoon", "20.000 contacten", "21.000 contacten"),
        ("contacten-digitaal", "20.000 contacten", "19.000 contacten"),
    }
    assert {(c["gemeente"]["name"], c["reason"], c["year"]) for c in log} == {("Gouda", CORRECTION, YEAR)}  # fmt: skip
    text = " ".join(inside("corrections").out.split())
    assert "20.000 contacten werd 21.000 contacten" in text and CORRECTION in text
    listed = inside("deliveries", "--year", "2024").out
    assert "8 van 342" in listed and "Gouda" in listed
    assert "Nog geen gemeente" in inside("deliveries", "--year", "2023").out


def test_the_edition_says_who_took_part(published_view: View):
    found = published_view.edition.deliveries
    told = {(r["theme"], r["status"]): r["n"] for r in found.group_by("theme", "status").agg(pl.len().alias("n")).rows(named=True)}  # fmt: skip
    assert told == {("kanalen", "goedgekeurd"): 8, ("balie", "goedgekeurd"): 5, ("balie", "ingediend"): 1}  # fmt: skip


def test_the_checks_of_the_next_year_know_the_peers(
    published_view: View, published_home: Home, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SPIEGEL_LEDGER", f"sqlite:///{published_home.root}/ledger.sqlite")
    ledger = Ledger.at(published_home)
    found = asked(published_view, ledger, "Gouda", YEAR + 1)
    before = {r.question.key: r.before for r in found.part("kanalen").rows if r.before}
    ledger.close()
    assert before["contacten-telefoon"] == "21.000 contacten"


def test_the_same_deliveries_give_the_same_edition(view: View, desk: Ledger, tmp_path: Path):
    for code in ("GM0503", "GM0209", "GM0160", "GM1979", "GM0363", "GM0088", "GM0114"):
        deliver(view, desk, CHANNELS, gemeente=code, note="Zo.")
    home, data = Home(tmp_path / "home"), small_data(tmp_path)

    def made(day: date) -> tuple[str, bool]:
        return build(home, data, delivered=lambda c: publishing.delivered(desk, c, day))

    first, new = made(published.DAY)
    assert new and made(published.DAY) == (first, False)
    frame = Edition(home.current()).figures("KAN02", YEAR, "rekening")
    assert frame is not None and frame["value"].drop_nulls().len() == 7
    later, new = made(published.DAY + timedelta(days=1))  # the round is closed: figures are final
    assert new and later != first
    frame = Edition(home.current()).figures("KAN02", YEAR, "rekening")
    assert frame is not None and set(frame.drop_nulls("value")["status"]) == {"final"}


def test_a_year_before_its_accounts_can_be_compared(view: View, desk: Ledger, tmp_path: Path):
    assert (2025, "rekening") not in view.edition.report_years
    for code in ("GM0503", "GM0209", "GM0160", "GM1979", "GM0363", "GM0088"):
        deliver(view, desk, CHANNELS, gemeente=code, year=2025, note="Zo.")
    home = Home(tmp_path / "home")
    build(home, small_data(tmp_path), delivered=lambda c: publishing.delivered(desk, c, published.DAY))  # fmt: skip
    after = View(Edition(home.current()))
    asked_ = answers.question(after, "Delft", 2025)
    found = answers.compare(after, asked_, "KAN01")
    assert found.value == 127_000 / found.municipality.inhabitants
    # What opens when nobody names a year stays a year of which the accounts are there.
    assert answers.default_period(after.edition) == answers.default_period(view.edition)
