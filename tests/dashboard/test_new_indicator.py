"""An indicator that was added as one file is on every screen, with nothing else changed."""

import json
import subprocess
import sys
from pathlib import Path

from benchmark import places
from benchmark.edition import Home, build
from tests.cli.test_new_indicator import KST11
from tests.places import environment, small_data

# In a process of its own, because there is one app in a process and this one has other figures.
LOOK = """
import json
from dashboard.app import create
from tests.dashboard.asking import chart, headings, page, text_of
client = create().server.test_client()
given = {"gemeente": "GM0503", "jaar": "2023", "verslag": "rekening"}
query = "?gemeente=GM0503&jaar=2023"
card = {"query": query, "code": "KST11"}
figure = page("cijfer", code="KST11", **given)
print(json.dumps({
    "heading": headings(figure),
    "figure": text_of(figure),
    "definition": text_of(page("methode_cijfer", code="KST11")),
    "list": text_of(page("cijfers", **given)),
    "data": text_of(page("gegevens", **given)),
    "cards": {k: chart(client, k, card)[1:] for k in ("verdeling", "trend", "rangorde", "kaart")},
    "table": client.get("/tabel/verdeling/KST11" + query).text,
    "file": client.get("/csv/overzicht" + query).text,
}))
"""


def test_one_file_and_the_indicator_is_on_every_screen(tmp_path: Path):
    data = small_data(tmp_path)
    (data / "catalogue/indicators/KST11.toml").write_text(KST11, encoding="utf-8")
    home = tmp_path / "home"
    build(Home(home), data)
    ran = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=places.ROOT,
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    seen = json.loads(ran.stdout)
    assert seen["heading"][0].startswith("Salarissen per inwoner: Delft is ")
    assert "Hoeveel geeft de gemeente uit aan eigen medewerkers?" in seen["figure"]
    assert "salarissen van de gemeente (euro)" in seen["definition"]
    for screen in ("definition", "list", "data", "file"):
        assert "Salarissen per inwoner" in seen[screen], screen
    for kind, (sentence, state) in seen["cards"].items():
        assert state == "grafiek" and sentence.endswith("."), kind
    assert "Delft heeft €" in seen["cards"]["verdeling"][0]
    assert "Salarissen van de gemeente" in seen["table"]
