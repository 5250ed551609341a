"""The same numbers everywhere: on the page, in its table, in the file, and from the command line."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.cli.running import Inside
from tests.dashboard.serving import ask


def download(site: str, path: str) -> list[dict[str, str]]:
    """The rows of a file, the notes left out."""
    status, headers, body = ask(site + path)
    assert status == 200
    assert headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig")), delimiter=";"))
    return [row for row in rows if row["Code"]]


def number(text: str) -> float | None:
    """A number as a Dutch spreadsheet reads it, in full precision."""
    return float(text.replace(",", ".")) if text else None


def compared(spiegel: Inside, code: str, gemeente: str, *more: str) -> dict[str, Any]:
    said = spiegel("compare", code, "--gemeente", gemeente, *more, "--json")
    assert said.code == 0, said.err
    return said.json


def test_delft_civil_affairs(read_page: Open, site: str, inside: Inside) -> None:
    cli = compared(inside, "BRZ03", "Delft", "--year", "2023")
    assert (cli["numerator"], cli["denominator"]) == (6_791_000, 106_086)
    assert cli["value"] == 6_791_000 / 106_086
    assert cli["n_peers"] == 15

    rows = {
        r["Code"]: list(r.values())
        for r in download(site, "/csv/verdeling/BRZ03?gemeente=GM0503&jaar=2023")
    }
    name, _, inhabitants, value, numerator, denominator = rows.pop("GM0503")
    assert (name, int(inhabitants)) == ("Delft", 106_086)
    assert (number(value), number(numerator), number(denominator)) == (
        cli["value"],
        6_791_000,
        106_086,
    )
    assert {c: number(r[3]) for c, r in rows.items()} == {
        p["code"]: p["value"] for p in cli["peers"]
    }
    overview = {
        r["Code"]: list(r.values())
        for r in download(site, "/csv/overzicht?gemeente=GM0503&jaar=2023")
    }
    line = [number(v) for v in overview["BRZ03"][3:7]]
    assert line == [cli["value"], cli["median"], cli["p25"], cli["p75"]]

    visit = read_page("/cijfer/BRZ03?gemeente=GM0503&jaar=2023&verslag=rekening&groep=grootte-15")
    own, median, p25, p75 = (f"€ {v:.1f}".replace(".", ",") for v in line if v is not None)
    assert own == "€ 64,0"
    facts = " | ".join(visit.key_figures()).replace("\n", " ").replace("\xa0", " ")
    assert f"Delft {own} per inwoner" in facts
    assert f"Middelste gemeente {median}" in facts
    gap = f"€ {cli['value'] - cli['median']:.1f}".replace(".", ",")
    assert f"Verschil {gap} hoger" in facts
    sentence = visit.sentence().replace("\xa0", " ")
    assert f"Delft heeft {own} per inwoner." in sentence
    assert f"In de middelste van 15 gemeenten is dat {median}." in sentence
    assert f"De helft zit tussen {p25} en {p75}." in sentence

    shown = {
        row.locator("td").first.inner_text(): [
            c.replace("\xa0", " ") for c in row.locator("td").all_inner_texts()
        ]
        for row in visit.open_table(visit.card("verdeling")).locator("tbody tr").all()
    }
    assert len(shown) == 16
    assert shown["GM0503"][2:] == ["€ 64,0", "6.791.000", "106.086"]
    for peer in cli["peers"]:
        assert shown[peer["code"]][2] == f"€ {peer['value']:.1f}".replace(".", ",")

    visit.card("verdeling").get_by_text("Hoe berekend?").click()
    assert "6.791.000 / 106.086 = € 64,0 per inwoner." in visit.card(
        "verdeling"
    ).inner_text().replace("\xa0", " ")
    with visit.page.expect_download() as saved:
        visit.card("verdeling").get_by_role("link", name="Download (csv)").click()
    assert saved.value.suggested_filename == "gemeentespiegel-verdeling-brz03-gm0503-2023.csv"
    assert "64,01" in Path(saved.value.path()).read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("code", "gemeente", "query", "options"),
    [
        ("VER12", "GM0363", "gemeente=GM0363&jaar=2022", ("--year", "2022")),
        ("KST05", "GM0088", "gemeente=GM0088&jaar=2023", ("--year", "2023")),
        ("BEL15", "GM1979", "gemeente=GM1979&jaar=2023&groep=klasse", ("--year", "2023", "--method", "class")),
        ("BRZ03", "GM1961", "gemeente=GM1961&jaar=2025&verslag=begroting", ("--year", "2025", "--report", "begroting")),
    ],
)  # fmt: skip
def test_the_file_and_the_command_line_agree(
    site: str, inside: Inside, code: str, gemeente: str, query: str, options: tuple[str, ...]
) -> None:
    cli = compared(inside, code, gemeente, *options)
    rows = {r["Code"]: list(r.values()) for r in download(site, f"/csv/verdeling/{code}?{query}")}
    own = rows.pop(gemeente)
    assert [number(v) for v in own[3:]] == [cli["value"], cli["numerator"], cli["denominator"]]
    assert {c: number(r[3]) for c, r in rows.items()} == {
        p["code"]: p["value"] for p in cli["peers"]
    }
    overview = {r["Code"]: list(r.values()) for r in download(site, f"/csv/overzicht?{query}")}
    line = [number(v) for v in overview[code][3:7]]
    assert line == [cli["value"], cli["median"], cli["p25"], cli["p75"]]
