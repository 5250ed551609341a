"""The open edition: what it says, how its files agree, and that it holds nothing of any other municipality."""

import csv
import io
import json
import math
import re
from datetime import date
from functools import cache

import pytest

from benchmark import answers, dutch
from benchmark.answers import Question
from benchmark.answers.open_edition import Place, Release, contributors, open_edition, release
from benchmark.disclosure import Band, Why, band
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import PublicPart
from benchmark.narrative import open_promises as says
from benchmark.report import formats, open_editions
from benchmark.report.composing import open_edition as composing
from benchmark.report.composing.open_words import OpenWords
from benchmark.report.document import Bands, Document, Listing, Table, charts, tables
from benchmark.report.spec import Format
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind
from tests.report import reading_pdf

TOLD = ("Delft", "Amsterdam", "Schiermonnikoog", "Beuningen")
NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
TAG = re.compile(r"<[^>]+>")
STYLE = re.compile(r"<style>.*?</style>|<svg.*?</svg>", re.DOTALL)


def asking(view: View, gemeente: str, year: int = 2023, *, examples: bool = False) -> Question:
    return answers.question(view, gemeente, year, examples=examples)


def document(view: View, asked: Question, words: OpenWords = OpenWords()) -> Document:
    return composing.compose(view, asked, words, code="", made_on=date(2026, 10, 1))


@cache
def published(view: View, gemeente: str, year: int, examples: bool) -> dict[str, str]:
    """Every file of an open edition as words: page and PDF without their drawing, data as it stands."""
    made = open_editions.files(document(view, asking(view, gemeente, year, examples=examples)))
    words = {n: c.decode("utf-8-sig") for n, c in made.items() if n != open_editions.PDF}
    description = words[
        "datapackage.json"
    ]  # of its own files it says length and hash: digits by chance
    words["datapackage.json"] = re.sub(r'"(?:hash|bytes)": [^\n]*', "", description)
    words["alternatieven"] = " ".join(re.findall(r'aria-label="([^"]*)"', words["index.html"]))
    words["index.html"] = TAG.sub(" ", STYLE.sub(" ", words["index.html"]))
    pdf = made[open_editions.PDF]
    return words | {
        "pdf": " ".join(reading_pdf.pages(pdf)),
        "pdf alternatieven": " ".join(t.alt or "" for t in reading_pdf.tags(pdf)),
    }


# Nothing of anybody else --------------------------------------------------------------------------------


def digits(token: str) -> int:
    return len(re.sub(r"\D", "", token).strip("0"))


def told_numbers(view: View, asked: Question) -> set[str]:
    """Every number that may stand in the files: the own figures, the texts of the catalogue, dates, and the ends
    of axes, which follow from the own figure and the band alone."""
    answer = open_edition(view, asked)
    own = [v for f in answer.figures for v in (f.value, f.before) if v is not None]
    kept = [
        (p.promise.target, p.measured, p.promise.compensation, p.times_paid, p.paid)
        for p in answer.promises.promises
    ]
    promised = [v for values in kept for v in values if v is not None]
    own += promised
    said = [
        dutch.value(v, f.indicator.unit, f.indicator.decimals)
        for f in answer.figures
        for v in (f.value, f.before)
    ]
    said += [f"{v!r} {v!r}".replace(".", ",", 1) for v in own]
    said += [form(v) for v in promised for form in (dutch.number, says.share, dutch.euro)]
    said += [*view.edition.catalogue.texts.values(), answer.edition, "2026-10-01", "1 oktober 2026"]
    said += [f.source for f in answer.figures]
    document_of = document(view, asked)
    rows = [row for c in charts(document_of) if isinstance(c, Bands) for row in c.rows]
    said += [words for row in rows for _, words in row.axis.ticks]
    return {token for text in said for token in NUMBER.findall(str(text))}


def numbers_of_others(view: View, asked: Question) -> dict[str, str]:
    """Every way in which a figure of another municipality could stand there in three digits or more, and whose."""
    found: dict[str, str] = {}
    for code in view.edition.catalogue.open_edition.codes:
        everyone = view.everyone(code, asked.year, "rekening", examples=asked.examples)
        indicator = view.edition.catalogue.indicator(code)
        for one, row in everyone.rows.items() if everyone else ():
            if one == asked.gemeente or row.value is None:
                continue
            parts = [p for p in (row.numerator, row.denominator) if p is not None]
            ways = [
                dutch.value(row.value, indicator.unit, indicator.decimals),
                *(f"{v!r}" for v in (row.value, *parts)),
                *(f"{v!r}".replace(".", ",") for v in (row.value, *parts)),
                *(dutch.number(p) for p in parts),
                *(f"{p:.0f}" for p in parts),
            ]
            tokens = {t for way in ways for t in NUMBER.findall(way) if digits(t) >= 3}
            found |= dict.fromkeys(tokens, f"{code} {row.name}")
    return found


CASES = [(g, y, e) for g in TOLD for y, e in ((2023, False), (2024, True))]


@pytest.mark.parametrize(("gemeente", "year", "examples"), CASES)
def test_no_file_holds_a_figure_of_another_municipality(
    view: View, gemeente: str, year: int, examples: bool
) -> None:
    """A figure is a number of three digits or more that is no own figure and stands in no text of the catalogue: a
    round percentage says nothing, and hundreds of municipalities have one."""
    asked = asking(view, gemeente, year, examples=examples)
    others = numbers_of_others(view, asked)
    allowed = told_numbers(view, asked)
    assert len(others) > 500
    leaks = {
        f"{token} in {name}: {others[token]}"
        for name, text in published(view, gemeente, year, examples).items()
        for token in NUMBER.findall(text)
        if token in others and token not in allowed
    }
    assert leaks == set()


@pytest.mark.parametrize(("gemeente", "year", "examples"), CASES)
def test_no_file_names_another_municipality(
    view: View, gemeente: str, year: int, examples: bool
) -> None:
    names = view.edition.municipalities
    code = names.code_of(gemeente)
    others = [n for n in names.in_year(year)["name"] if n != names.name(code)]
    anyone = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, others))})(?!\w)")
    for name, text in published(view, gemeente, year, examples).items():
        assert anyone.findall(text) == [], name
        assert set(re.findall(r"GM\d{4}", text.upper())) <= {code}, name


def test_the_search_finds_what_it_looks_for(view: View) -> None:
    """A search that cannot fail proves nothing."""
    asked = asking(view, "Delft")
    row = view.everyone("BRZ03", 2023, "rekening").rows["GM0363"]
    others = numbers_of_others(view, asked)
    assert f"{row.value!r}".replace(".", ",") in others
    assert dutch.number(row.value, 1) in others
    assert dutch.number(row.numerator) in others


def test_everyone_in_a_class_gets_the_same_bands(view: View) -> None:
    """So neighbours have nothing to subtract: not two in 2023 on open figures, not two in the examples."""
    for year, examples, names in (
        (2023, False, ("Delft", "Amsterdam", "Zwolle")),
        (2024, True, ("Delft", "Leiden")),
    ):
        bands: dict[str, set[Band]] = {}
        for name in names:
            for figure in open_edition(view, asking(view, name, year, examples=examples)).known:
                if isinstance(figure.others, Band):
                    bands.setdefault(figure.indicator.code, set()).add(figure.others)
        assert len(bands) > 2
        assert {c: b for c, b in bands.items() if len(b) > 1} == {}


def test_a_late_municipality_changes_no_band_of_the_same_year(view: View) -> None:
    """Published before Leiden had its figures, and after: the same bands, while fresh ones would differ."""
    asked = asking(view, "Delft", 2024, examples=True)
    late = view.edition.municipalities.code_of("Leiden")
    now = release(view, asked)
    earlier = Release(
        {c: {by: v for by, v in who.items() if by != late} for c, who in now.by_code.items()}
    )
    declared = view.edition.catalogue.open_edition
    fresh = {f.indicator.code: f.others for f in open_edition(view, asked).known}
    after = {f.indicator.code: f.others for f in open_edition(view, asked, (earlier,)).known}
    changed = [c for c in fresh if fresh[c] != after[c]]
    assert changed
    for code in changed:
        others = list(earlier.by_code[code].values())
        assert after[code] == band(
            others, declared.rule, (0.0, 100.0 if max(others) <= 100 else math.inf)
        )
    assert open_edition(view, asked, (now,)).as_dict() == open_edition(view, asked).as_dict()


def test_what_is_known_of_a_class_stays_in_the_program(view: View) -> None:
    """The answer as JSON has no key for others but the edges of the band."""
    said = json.dumps(open_edition(view, asking(view, "Delft", 2024, examples=True)).as_dict())
    for figure in json.loads(said)["subjects"]:
        for told in figure["figures"]:
            assert set(told) == {
                "code", "name", "question", "unit", "value", "before", "status", "band", "withheld", "place", "better", "source",
            }  # fmt: skip
            assert told["band"] is None or set(told["band"]) == {"low", "high"}


def test_a_joint_office_is_one_contributor(view: View) -> None:
    """The members of an office pass on what happens in one place."""
    asked = asking(view, "Delft", 2024, examples=True)
    public = view.edition.catalogue.open_edition.classes[1]
    found = contributors(view, asked, "BEL05", public)
    offices = [by for by in found if not by.startswith("GM")]
    assert offices
    alone = contributors(view, asked, "BAL04", public)
    assert all(by.startswith("GM") for by in alone)


# What it says --------------------------------------------------------------------------------------------


def test_open_figures_are_told_when_nobody_delivered(view: View) -> None:
    """Costs under their proper names, without a judgement; the rest is not known, and why is said."""
    answer = open_edition(view, asking(view, "Delft"))
    assert [f.indicator.code for f in answer.known] == ["BRZ03", "BEL15", "VER12", "KST09"]
    assert answer.strong == () and [f.better for f in answer.known] == [None] * 4
    assert answer.withheld == ((view.edition.catalogue.indicator("BEL15"), Why.BOOKS),)
    words = published(view, "Delft", 2023, False)["index.html"]
    assert "Of Delft haar beloften aan inwoners nakomt, is nog niet bekend." in words
    assert "Nog te weinig gemeenten hebben dit gemeld" in words
    assert "Hoger is niet slechter en lager is niet beter." in words
    assert "De gemeente heeft nog niet geschreven hoe u kunt reageren" in words


def test_without_any_figure_it_says_so(view: View) -> None:
    """Vijfheerenlanden delivered no accounts of 2023."""
    found = document(view, asking(view, "Vijfheerenlanden"))
    text = " ".join(b.text for c in found.chapters for b in c.blocks if hasattr(b, "text"))
    assert "Van Vijfheerenlanden zijn over 2023 nog geen cijfers die wij kunnen laten zien." in text
    assert not list(charts(found)) and not list(tables(found))
    assert formats.write(found, Format.PDF).startswith(b"%PDF")


def test_chance_is_not_told_as_a_difference(view: View) -> None:
    """A survey figure just outside the band lies inside it as long as its interval touches the band."""
    answer = open_edition(view, asking(view, "Delft", 2024, examples=True))
    close = [
        f
        for f in answer.known
        if isinstance(f.others, Band)
        and f.place is Place.INSIDE
        and not f.others.low <= f.value <= f.others.high
    ]
    assert close
    assert not {f.indicator.code for f in close} & {
        f.indicator.code for f in (*answer.strong, *answer.different)
    }


def test_a_year_that_is_not_over_has_no_jaarbericht(view: View) -> None:
    with pytest.raises(SpiegelError, match="begroting"):
        open_edition(view, Question("GM0503", 2025, ReportKind.BUDGET))


def test_own_words_are_theirs_and_name_nobody_else(view: View) -> None:
    words = OpenWords(
        texts=(
            (PublicPart.OPENING, "Beste inwoner,\nlees wat wij deden."),
            (PublicPart.CHANGES, "Het loket gaat <b>ook</b> op zaterdag open."),
            (PublicPart.REACTING, "Bel 14 015."),
        ),
        choices=(("BRZ03", "Wij houden twee loketten open."),),
    )
    found = document(view, asking(view, "Delft"), words)
    html = formats.write(found, Format.HTML).decode()
    assert "Het loket gaat &lt;b&gt;ook&lt;/b&gt; op zaterdag open." in html
    assert "Beste inwoner,<br>lees wat wij deden." in html
    assert "Wij houden twee loketten open." in html and "Bel 14 015." in html
    assert "gemeente Delft (naam niet gecontroleerd)" in html
    assert "nog niets geschreven" not in html


# One document, several formats -----------------------------------------------------------------------------


def test_page_pdf_and_data_say_the_same(view: View) -> None:
    answer = open_edition(view, asking(view, "Delft", 2024, examples=True))
    said = published(view, "Delft", 2024, True)
    data = [
        row
        for name, text in said.items()
        if name.startswith("cijfers-")
        for row in csv.DictReader(io.StringIO(text), delimiter=";")
    ]
    by_code = {row["code"]: row for row in data}
    assert set(by_code) == {f.indicator.code for f in answer.known}
    for figure in answer.known:
        row = by_code[figure.indicator.code]
        assert math.isclose(float(row["waarde"].replace(",", ".")), figure.value)
        shown = dutch.value(figure.value, figure.indicator.unit, figure.indicator.decimals)
        assert shown in said["index.html"]
        assert reading_pdf.plain(shown) in said["pdf"].replace("\xa0", " ")
        if isinstance(figure.others, Band):
            assert float(row["band-van"].replace(",", ".")) == figure.others.low
            assert float(row["band-tot"].replace(",", ".")) == figure.others.high
        else:
            assert row["band-van"] == "" and row["band-van-reden"]


def test_the_pdf_is_accessible(view: View) -> None:
    found = document(view, asking(view, "Delft", 2024, examples=True))
    content = formats.write(found, Format.PDF)
    tags = reading_pdf.tags(content)
    figures = [t for t in tags if t.kind == "Figure" and "Figure" not in t.within]
    assert figures and all(t.alt for t in figures)
    assert {t.scope for t in tags if t.kind == "TH"} == {"/Column"}
    assert reading_pdf.read(content).metadata["/Title"] == found.title


def test_bands_are_words_where_a_chart_must_be_editable(view: View) -> None:
    found = document(view, asking(view, "Delft", 2024, examples=True))
    for format in (Format.DOCX, Format.PPTX, Format.XLSX):
        assert formats.write(found, format).startswith(b"PK")
    assert not list(charts(formats.plainer(found))) and list(charts(found))


def test_a_citizen_gets_what_one_reads(view: View) -> None:
    """Everything known: how something is counted stands in the open data, and a figure in the chart or in the table."""
    made = document(view, asking(view, "Delft", 2024, examples=True))
    explained = next(c for c in made.chapters if c.key == "uitleg")
    shown = [b for c in made.chapters for b in c.blocks if isinstance(b, Table) and b.printed]
    assert {t.key for t in shown} == {"beloften", "cijfers-kosten"}
    assert not any(isinstance(b, Listing) for b in explained.blocks)
    assert len(reading_pdf.pages(formats.write(made, Format.PDF))) <= 9
