"""The ten acceptance municipalities on the screen: euros only where the test supports them, and a reason
everywhere else."""

import re

import pytest

from tests.browser.conftest import Open
from tests.browser.visiting import promises, unwanted_words
from tests.cli.running import Inside

# The ten of DOMAIN section 1; Delft has room on one line, so this test sees an amount too.
CODES = {
    "Beuningen": "GM0209", "Hardenberg": "GM0160", "Eemsdelta": "GM1979", "Schagen": "GM0441",
    "Boxtel": "GM0757", "Westerwolde": "GM1950", "Eersel": "GM0770", "Delft": "GM0503",
    "Schiermonnikoog": "GM0088", "Amsterdam": "GM0363",
}  # fmt: skip
AMOUNT = re.compile(r"€\s*[\d.,]+(?:\s+miljoen)?\s*per jaar")


@pytest.mark.parametrize("name", CODES)
def test_euros_only_where_the_test_supports_them(walk_to: Open, inside: Inside, name: str) -> None:
    said = inside("savings", "--gemeente", name, "--year", "2023", "--json")
    assert said.code == 0, said.err
    lines = said.json["lines"]
    assert said.json["gemeente"]["code"] == CODES[name]

    visit = walk_to(f"/mogelijke-ruimte?gemeente={CODES[name]}&jaar=2023")
    items = visit.page.locator(".ruimtes > li").all_inner_texts()
    assert len(items) == len(lines) == 3
    for line, item in zip(lines, items, strict=True):
        text = " ".join(item.split())
        if line["low"] is None:
            assert not AMOUNT.search(text), f"{line['line']}: {text}"
            assert not line["comparable"]
            assert f"Geen raming: {line['reasons'][0]}." in text
        elif line["low"] > 0:
            assert AMOUNT.search(text), f"{line['line']}: an amount, and nobody sees it"
            assert line["shown"]["low"] in item and line["shown"]["high"] in item
        else:
            words = "niet aantoonbaar" if line["central"] else "geen besparing zichtbaar"
            assert words in text, f"{line['line']}: {text}"
    assert name != "Delft" or any(line["low"] for line in lines), "choose another example"
    if not any(line["high"] for line in lines):
        main = " ".join(visit.page.locator("main").inner_text().split())
        assert not AMOUNT.search(main) and "miljoen" not in visit.words()
    assert not unwanted_words(visit.words())
    assert [n for n in visit.names() if promises(n)] == []

    visit.follow(f"/overzicht?gemeente={CODES[name]}&jaar=2023")
    assert "per jaar" not in visit.words()
    assert not unwanted_words(visit.words())
    assert [n for n in visit.names() if promises(n)] == []
