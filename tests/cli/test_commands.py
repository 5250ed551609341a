"""Every command, with and without ``--json``."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from benchmark import answers
from benchmark.answers.place import place
from benchmark.edition import Home
from benchmark.narrative import savings as narrative_savings
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind
from tests.cli.running import PROGRAM, Inside, spiegel
from tests.places import environment, small_data

COMMANDS = [
    "build",
    "serve",
    "edition",
    "indicators",
    "values",
    "peers",
    "compare",
    "savings",
    "jobs",
    "worker",
    "fetch",
    "frontier",
    "appointments",
]


def test_compare_as_the_program_gives_the_numbers_of_the_edition(view: View, edition_home: Path):
    said = spiegel(
        edition_home, "compare", "BRZ03", "--gemeente", "Delft", "--year", "2023", "--json",
        LC_ALL="C",
    )  # fmt: skip
    assert (said.code, said.err) == (0, "")
    found = answers.compare(view, answers.question(view, "GM0503", 2023), "BRZ03")
    certain = place(view, found.asked, "BRZ03").as_dict()
    promised = json.loads(json.dumps(found.as_dict() | certain))
    assert {key: said.json[key] for key in promised} == promised
    assert said.json["value"] == 6_791_000 / 106_086
    assert said.json["gemeente"] == {"code": "GM0503", "name": "Delft", "inhabitants": 106_086}
    assert "'s-" not in said.out or "\\u" not in said.out  # names as people write them


def test_the_same_comparison_as_a_table(inside: Inside):
    said = inside("compare", "brz03", "--gemeente", "gm0503", "--year", "2023")
    assert said.code == 0 and said.err == ""
    (own,) = [line for line in said.out.splitlines() if "▶" in line]
    assert own.split() == ["▶", "Delft", "106.086", "€", "64,0"]
    assert "Mediaan van de groep: €\u00a043,0 per inwoner" in said.out
    assert "Vergelijkbaarheidstoets: doorstaan." in said.out
    assert "Bron: CBS Iv3, tabel 45063NED. Editie 2026-1-" in said.out
    shown = [float(line.rsplit("€", 1)[1].replace(",", ".")) for line in said.out.splitlines()
             if line.startswith(("▶", "  ")) and "€" in line]  # fmt: skip
    assert len(shown) == 16 and shown == sorted(shown, reverse=True)


def test_a_comparison_that_fails_the_test_gives_every_reason(inside: Inside):
    said = inside("compare", "BEL15", "--gemeente", "Delft")
    words = " ".join(said.out.split())
    assert "niet doorstaan, dus geen bedrag" in words
    assert "Delft laat het heffen en innen van belastingen vooral door een ander uitvoeren" in words


def test_the_same_json_with_codes_and_names(inside: Inside):
    one = inside("peers", "--gemeente", "Delft", "--year", "2023", "--json").json
    two = inside("peers", "--gemeente", "503", "--year", "2023", "--json").json
    assert one == two


def test_edition(inside: Inside, edition_home: Path):
    found = inside("edition", "--json").json
    assert list(found) == ["id", "built_at", "content_hash", "report_years", "kept", "frontier"]
    assert found["id"] == Home(edition_home).current().stem
    assert found["kept"] == [found["id"]] and found["id"].endswith(found["content_hash"])
    assert {"year": 2023, "report": "rekening"} in found["report_years"]
    assert found["id"] in inside("edition").out


def test_indicators(inside: Inside):
    found = inside("indicators", "--json").json
    assert len(found) == 97
    assert {
        "code": "BRZ03", "name": "Lasten burgerzaken per inwoner", "theme": "burgerzaken",
        "status": "open figures", "unit": "euro per inwoner", "direction": "neutral",
        "kind": "ratio", "source": "iv3",
    } in found  # fmt: skip
    table = inside("indicators").out
    assert all(i["code"] in table for i in found)
    assert (
        table.index("Kanalen") < table.index("Burgerzaken") < table.index("Organisatie en kosten")
    )


def test_values(inside: Inside, view: View):
    found = inside("values", "BRZ03", "--year", "2023", "--json").json
    assert found == answers.values(view, "BRZ03", 2023, ReportKind.ACCOUNTS)
    assert len(found) == 342
    assert list(found[0]) == ["code", "name", "value", "numerator", "denominator", "status"]
    (absent,) = [v for v in found if v["value"] is None]
    assert (absent["code"], absent["status"]) == ("GM1961", "not_delivered")
    budget = inside("values", "BRZ03", "--year", "2023", "--report", "begroting", "--json").json
    assert budget != found
    table = inside("values", "BRZ03", "--year", "2023").out
    assert "niet geleverd" in table and "Bron: CBS Iv3, tabel 45063NED." in table


def test_values_of_a_budget_open_at_the_newest_budget(inside: Inside):
    assert "begroting 2026" in inside("values", "BRZ03", "--report", "begroting").out


def test_peers(inside: Inside):
    found = inside("peers", "--gemeente", "Amsterdam", "--year", "2023", "--json").json
    assert list(found) == [
        "gemeente", "year", "method", "group", "factor", "comparable_size", "n_peers", "peers",
        "notices", "theme", "scheme", "metric", "weights", "balance", "alternative", "sizes",
        "left_out", "remarks",
    ]  # fmt: skip
    assert list(found["peers"][0]) == ["code", "name", "inhabitants", "distance", "reason"]
    assert (found["n_peers"], found["factor"], found["comparable_size"]) == (8, None, False)
    said = "Er is geen vergelijkbare grootte. U ziet de 8 gemeenten die er het dichtst bij komen."
    assert found["notices"] == [said]
    assert said in inside("peers", "--gemeente", "Amsterdam").out
    widened = inside("peers", "--gemeente", "Utrecht").out
    assert "Ruimer gekozen: tot drie keer zo groot of zo klein." in widened


@pytest.mark.parametrize(
    ("words", "group", "n"),
    [
        (["--method", "size", "-k", "5"], "grootte-5", 5),
        (["--method", "class"], "klasse", 13),
        (
            [w for n in ("Leiden", "Gouda", "GM0599", "Den Haag", "delft", "Zoetermeer", "Leiden")
             for w in ("--with", n)],
            "eigen-GM0513-GM0518-GM0546-GM0599-GM0637", 5,
        ),
    ],
)  # fmt: skip
def test_other_groups(inside: Inside, words, group, n):
    found = inside("peers", "--gemeente", "Delft", "--year", "2023", *words, "--json").json
    assert (found["group"], found["n_peers"]) == (group, n)
    compared = inside("compare", "BRZ03", "--gemeente", "Delft", "--year", "2023", *words, "--json")
    assert [p["code"] for p in compared.json["peers"]] == [p["code"] for p in found["peers"]]


def test_peers_of_a_year_that_only_has_a_budget(inside: Inside):
    assert inside("peers", "--gemeente", "Delft", "--year", "2026", "--json").json["year"] == 2026


FIRST_KEYS = ["line", "indicator", "comparable", "reasons", "volume", "own", "reference", "gap"]
ANATOMY = {"low", "central", "high", "steps", "guard", "stress"}


def test_savings(inside: Inside, view: View):
    found = inside("savings", "--gemeente", "Delft", "--year", "2023", "--json").json
    assert list(found)[:5] == ["gemeente", "year", "reference", "edition", "lines"]
    assert len(found["lines"]) == 3 and found["reference"] == "median"
    for line in found["lines"]:
        assert list(line)[:8] == FIRST_KEYS and set(line) >= ANATOMY
        assert (line["gap"] is None) == (not line["comparable"]) == bool(line["reasons"])
        assert (line["low"] is None) == (line["gap"] is None)
        assert sum(s["amount"] for s in line["steps"]) == pytest.approx(line["central"] or 0)
        if line["stress"]:
            assert set(line["stress"]) >= {"groups", "share", "low", "high"}
            assert line["stress"]["groups"] >= 300
    table = " ".join(inside("savings", "--gemeente", "Delft").out.split())
    assert table.count("Geen raming:") == 1
    assert "De helft van de gemeenten ligt per definitie boven de mediaan." in table


def test_savings_with_an_amount_gives_the_range_of_the_page_and_calls_it_rough(
    inside: Inside, view: View
):
    answer = answers.room_for_savings(view, answers.question(view, "Delft", 2023))
    line = answer.lines[0]
    table = " ".join(inside("savings", "--gemeente", "Delft").out.split())
    assert " ".join(narrative_savings.line(line).split()) in table
    assert "Het is een ruwe schatting op boekhoudcijfers." in table
    assert line.line.caveat in table and "houdt stand in alle" in table.lower()


@pytest.mark.parametrize("level", ["p25", "norm", "own_best"])
def test_savings_at_another_reference_level_names_it(inside: Inside, level: str):
    found = inside(
        "savings", "--gemeente", "Delft", "--year", "2023", "--reference", level, "--json"
    ).json
    assert found["reference"] == level and {line["level"] for line in found["lines"]} == {level}
    if level == "norm":
        assert "bestaat geen norm" in found["lines"][0]["reasons"][0]
        assert all(line["low"] is None for line in found["lines"])
        assert found["total"] is None
    else:
        assert found["total"]["central"] > 0


def test_a_reference_level_that_does_not_exist_is_one_sentence(inside: Inside):
    told = inside("savings", "--gemeente", "Delft", "--reference", "beste")
    assert told.code == 2 and "median, p25, norm" in told.err


def test_build_says_whether_the_edition_is_new(inside: Inside, tmp_path: Path):
    data, home = small_data(tmp_path), tmp_path / "home"
    first = spiegel(home, "build", "--data", str(data), "--json")
    assert first.code == 0 and list(first.json) == ["edition", "new"] and first.json["new"] is True
    again = spiegel(home, "build", "--data", str(data))
    assert again.out == f"Er is niets veranderd: editie {first.json['edition']} was er al.\n"
    inside.patch.setenv("SPIEGEL_HOME", str(tmp_path / "other"))
    fresh = inside("build", "--data", str(data))
    assert fresh.out == f"Nieuwe editie: {first.json['edition']}.\n"


def test_serve_hands_over_to_the_dashboard(inside: Inside, monkeypatch: pytest.MonkeyPatch):
    """The door itself: what the dashboard does behind it has tests of its own."""
    server = pytest.importorskip("dashboard.server")
    ports = []

    def served(port: int, *, with_worker: bool) -> None:
        ports.append((port, with_worker))
        print("Gemeentespiegel draait")

    monkeypatch.setattr(server, "serve", served)
    assert inside("serve", "--port", "8123").out == "Gemeentespiegel draait\n"
    said = inside("serve", "--port", "8124", "--without-worker", "--json")
    assert said.json == {"url": "http://127.0.0.1:8124/"}  # and nothing else on standard output
    assert said.err == "Gemeentespiegel draait\n"
    assert ports == [(8123, True), (8124, False)]


def test_help_is_dutch(inside: Inside):
    texts = [inside().out, inside("--help").out, *(inside(c, "--help").out for c in COMMANDS)]
    for text in texts:
        assert "Gebruik: spiegel" in text and "Opties" in text and "Toon deze uitleg." in text
        for english in ("Usage", "Options", "Commands", "Arguments", "Show this", "required",
                        "default:", "message"):  # fmt: skip
            assert english not in text
    assert all(command in texts[0] for command in COMMANDS)
    assert all("--json" in text for text in texts[2:])


def test_a_reader_that_goes_away_is_no_error(edition_home: Path):
    shell = shutil.which("bash")
    assert shell
    little, much = f"{PROGRAM} edition", f"{PROGRAM} values BRZ03 --year 2023 --json"
    result = subprocess.run(
        [shell, "-c", f"{little} | head -1 & {much} | head -1 & wait"],
        capture_output=True, env=environment(edition_home), check=False,
    )  # fmt: skip
    assert result.stderr == b"" and result.stdout.count(b"\n") == 2


def test_peers_on_likeness(inside: Inside):
    words = ["peers", "--gemeente", "Delft", "--year", "2023"]
    found = inside(
        *words, "--method", "similar", "-k", "8", "--theme", "belastingen", "--json"
    ).json
    assert (found["method"], found["group"], found["theme"]) == (
        "similar",
        "lijkt-8",
        "belastingen",
    )
    assert found["scheme"] == "belastingen" and found["n_peers"] == 8
    assert found["weights"] == {"inwoners": 1, "woonruimten": 2, "bedrijven": 1, "laag_inkomen": 1}
    assert list(found["left_out"][0]) == ["code", "name", "reason"]
    assert list(found["balance"][0]) == [
        "circumstance", "name", "difference", "alternative", "unbalanced",
    ]  # fmt: skip
    assert any("elke organisatie telt één keer" in r for r in found["remarks"])
    table = " ".join(inside(*words, "--method", "similar").out.split())
    assert "vrijwel gelijk op" in table and "(lijkt-15)" in table


def test_a_group_as_text_is_the_same_for_every_command(inside: Inside):
    words = ["--gemeente", "Delft", "--year", "2023"]
    text = "lijkt-15-dichtheid.1-inwoners.3-kernen.2"
    typed = ["--weight", "inwoners=3", "--weight", "kernen=2", "--weight", "dichtheid=1"]
    one = inside("peers", *words, "--method", "similar", *typed, "--json").json
    two = inside("peers", *words, "--group", text, "--json").json
    assert one == two and one["group"] == text
    theme = inside("peers", *words, "--group", text, "--theme", "burgerzaken", "--json").json
    compared = inside("compare", "BRZ03", *words, "--group", text, "--json").json
    assert [p["code"] for p in compared["peers"]] == [p["code"] for p in theme["peers"]]
    saved = inside("savings", *words, "--group", text, "--json")
    assert (saved.code, saved.err) == (0, "")


def test_mahalanobis_on_the_circumstances_of_the_scheme(inside: Inside):
    words = ["peers", "--gemeente", "Delft", "--year", "2023", "--method", "similar"]
    found = inside(*words, "--metric", "mahalanobis", "--json").json
    assert (found["group"], found["metric"]) == ("lijkt-15-mahalanobis", "mahalanobis")
    assert set(found["weights"].values()) == {1}
    assert not any("van de afstand" in p["reason"] for p in found["peers"])
