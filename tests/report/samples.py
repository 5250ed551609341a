"""Documents for the tests of writers: every kind of block and chart, long names, missing values, formulas, hostile text.

The figures are made up by rule, not by hand; they stand for nobody. Nothing here needs an edition.
"""

from dataclasses import dataclass
from datetime import date
from statistics import median

from benchmark import dutch
from benchmark.report.document import (
    Axis,
    Block,
    Cell,
    Chapter,
    ChartBlock,
    Column,
    ColumnKind,
    Distribution,
    Document,
    DocumentKind,
    Filter,
    Formula,
    Heading,
    Listing,
    Mark,
    Paragraph,
    Ref,
    Row,
    RowRole,
    Table,
    Voice,
)
from tests.report import sample_charts

OWN = "Delft"
NAMES = (
    "'s-Hertogenbosch", "Súdwest-Fryslân", "Nieuwegein", "De Friese Meren (Skarsterlân)", "Noardeast-Fryslân",
    "Bergen (NH.)", "Hendrik-Ido-Ambacht", "Nuenen, Gerwen en Nederwetten", "Geertruidenberg", "Schouwen-Duiveland",
    "Gulpen-Wittem", "'s-Gravenhage", "Kaag en Braassem", "Edam-Volendam", "Ouder-Amstel", "Tytsjerksteradiel",
    "Molenlanden", "Goeree-Overflakkee", "Bodegraven-Reeuwijk", "Pijnacker-Nootdorp", "Capelle aan den IJssel",
    "Krimpen aan den IJssel", "Alphen aan den Rijn", "Utrechtse Heuvelrug", "Wijk bij Duurstede", "De Ronde Venen",
    "Haarlemmermeer", "Heerhugowaard", "Hollands Kroon", "Stede Broec", "Oude IJsselstreek", "Berg en Dal",
    "Oost Gelre", "Wijchen", "Eijsden-Margraten", "Sittard-Geleen", "Valkenburg aan de Geul", "Reusel-De Mierden",
    "Gilze en Rijen", "Rucphen",
)  # fmt: skip
assert len(NAMES) == 40
CONCEPT, PRACTICE = "Concept", "Oefenmodus: voorbeeldcijfers, niet van echte gemeenten"
NO_FIGURE = "geen cijfer: niet geleverd"

HOSTILE = (
    '=1+1 #let x = $y$ <script>alert(1)</script> *vet* _schuin_ @bron `code` \\ & "aanhaling" '
    "https://voorbeeld.nl // geen commentaar /* ook niet */ 😀👍 שלום مرحبا 中文 \u202e omgekeerd \u202c einde"
)
WITHOUT_SPACES = "lang" * 5000
LINES = "Eerste regel\n\n- tweede regel\n= derde regel\n+ vierde regel"
FORMULA = '=HYPERLINK("http://voorbeeld.nl","klik")'


@dataclass(frozen=True)
class Peer:
    """A peer with what it delivered; ``cost`` is None where it delivered nothing."""

    name: str
    inhabitants: int
    cost: int | None

    @property
    def each(self) -> float | None:
        return None if self.cost is None else self.cost / self.inhabitants


def peers(count: int = 40) -> tuple[Peer, ...]:
    """Peers with figures by rule; every thirteenth delivered nothing."""
    return tuple(
        Peer(
            name,
            20_000 + 3_517 * n,
            None if n % 13 == 12 else round((20_000 + 3_517 * n) * (24.3 + (n * 37 % 41) * 1.07)),
        )
        for n, name in enumerate(NAMES[:count])
    )


def own() -> Peer:
    return Peer(OWN, 106_086, 6_789_504)


def _money(value: float | None, decimals: int = 0, formula: Formula | None = None) -> Cell:
    if value is None:
        return Cell(text=NO_FIGURE)
    return Cell(text=dutch.euro(value, decimals), value=value, formula=formula)


def peer_table(key: str = "burgerzaken", count: int = 40) -> Table:
    """The peers with numerator, denominator and quotient; own row, and a median over the body."""
    everyone = sorted([own(), *peers(count)], key=lambda p: -(p.each or 0.0))
    rows = tuple(_peer_row(key, n, p) for n, p in enumerate(everyone))
    inhabitants = float(median(p.inhabitants for p in everyone))
    cost = median(p.cost for p in everyone if p.cost is not None)
    each = median(p.each for p in everyone if p.each is not None)

    def middle(column: str) -> Formula:
        last = len(everyone) - 1
        return Formula(text="MEDIAN({0})", refs=(Ref(table=key, column=column, last=last),))

    total = Row(
        role=RowRole.TOTAL,
        cells=(
            Cell(text="Middelste gemeente", value="Middelste gemeente"),
            Cell(text=dutch.number(inhabitants), value=inhabitants, formula=middle("inwoners")),
            _money(cost, 0, middle("lasten")),
            _money(each, 1, middle("per-inwoner")),
            Cell(text=""),
        ),
    )
    return Table(
        key=key,
        title=f"Alle {len(everyone)} gemeenten",
        columns=(
            Column(key="gemeente", title="Gemeente"),
            Column(key="inwoners", title="Inwoners", kind=ColumnKind.NUMBER),
            Column(key="lasten", title="Lasten", kind=ColumnKind.EURO, printed=False),
            Column(key="per-inwoner", title="€ per inwoner", kind=ColumnKind.EURO, decimals=1),
            Column(key="status", title="Status"),
        ),
        rows=(*rows, total),
        notes=("Middelste gemeente: de mediaan van wie een cijfer leverde.",),
    )


def _peer_row(key: str, n: int, peer: Peer) -> Row:
    each = Formula(
        text="{0}/{1}",
        refs=(Ref(table=key, column="lasten", row=n), Ref(table=key, column="inwoners", row=n)),
    )
    status = "niet geleverd" if peer.cost is None else "definitief"
    return Row(
        role=RowRole.OWN if peer.name == OWN else RowRole.PLAIN,
        cells=(
            Cell(text=peer.name, value=peer.name),
            Cell(text=dutch.number(peer.inhabitants), value=peer.inhabitants),
            _money(peer.cost),
            _money(peer.each, 1, each if peer.cost is not None else None),
            Cell(text=status, value=status),
        ),
    )


def _distribution(*, example: bool = False) -> Distribution:
    marks = sorted(
        (
            Mark(name=dutch.marked(p.name, example), value=p.each, text=dutch.euro(p.each))
            for p in peers()
            if p.each is not None
        ),
        key=lambda m: m.value,
    )
    values = [m.value for m in marks]
    mine = own().each or 0.0
    middle = median(values)
    return Distribution(
        key="verdeling-burgerzaken",
        title=f"{OWN} is hoger dan 35 van 37 gemeenten in de groep",
        caption="Lasten van burgerzaken in euro per inwoner, jaarrekening 2023",
        sentence=f"Burgerzaken kost in {OWN} {dutch.euro(mine)} per inwoner, in de middelste gemeente {dutch.euro(middle)}.",
        alt=f"Stippen op een lijn. {OWN} staat rechts van bijna alle gemeenten in de groep.",
        table="burgerzaken",
        example=example,
        own=Mark(name=dutch.marked(OWN, example), value=mine, text=dutch.euro(mine)),
        marks=tuple(marks),
        everyone=tuple(22 + (n * 61 % 340) / 340 * 30 + (n % 7) ** 2 * 0.7 for n in range(340)),
        median=Mark(name="Middelste gemeente", value=middle, text=dutch.euro(middle)),
        middle_half=(values[len(values) // 4], values[3 * len(values) // 4]),
        axis=Axis(
            low=0.0, high=90.0, ticks=tuple((20.0 * n, dutch.euro(20 * n)) for n in range(5)),
            beyond=f"3 boven {dutch.euro(90)}",
        ),
    )  # fmt: skip


def year_table() -> Table:
    chart = sample_charts.trend()
    mine, middle = chart.series
    rows = tuple(
        Row(
            cells=(
                Cell(text=str(year), value=str(year)),
                Cell(text=mine.texts[n], value=mine.values[n]),
                Cell(text=middle.texts[n], value=middle.values[n]),
            )
        )
        for n, year in enumerate(chart.years)
    )
    return Table(
        key="jaren",
        title="Burgerzaken over de jaren, € per inwoner",
        columns=(
            Column(key="jaar", title="Jaar"),
            Column(key="eigen", title=OWN, kind=ColumnKind.EURO, decimals=1),
            Column(key="midden", title="Middelste gemeente", kind=ColumnKind.EURO, decimals=1),
        ),
        rows=rows,
    )


def budget_table() -> Table:
    """Amounts per year with totals by formula; a row that is left out of the total."""
    lines = (("Burgerzaken", 120_000), ("Heffing en invordering", 80_000), ("Klantcontact", 45_000))
    years = ("2027", "2028", "2029", "2030")
    rows = [
        Row(
            role=RowRole.OUT if n == 2 else RowRole.PLAIN,
            cells=(
                Cell(text=name, value=name),
                *(_money(float(amount * (k + 1)) / 4) for k in range(4)),
                Cell(text="telt niet mee" if n == 2 else "telt mee"),
            ),
        )
        for n, (name, amount) in enumerate(lines)
    ]
    totals = tuple(
        _money(
            sum(amount * (k + 1) / 4 for _, amount in lines[:2]),
            0,
            Formula(text="SUM({0})", refs=(Ref(table="fasering", column=f"j{year}", last=1),)),
        )
        for k, year in enumerate(years)
    )
    rows.append(
        Row(role=RowRole.TOTAL, cells=(Cell(text="Totaal", value="Totaal"), *totals, Cell(text="")))
    )
    return Table(
        key="fasering",
        title="Fasering, in euro per jaar",
        columns=(
            Column(key="lijn", title="Lijn"),
            *(Column(key=f"j{y}", title=y, kind=ColumnKind.EURO) for y in years),
            Column(key="reden", title="In het totaal"),
        ),
        rows=tuple(rows),
    )


def share_table() -> Table:
    """Percentages, one of them missing; not printed."""
    return Table(
        key="bronnen",
        title="Bronnen en volledigheid",
        columns=(
            Column(key="bron", title="Bron"),
            Column(key="compleet", title="Compleet", kind=ColumnKind.PERCENT, decimals=1),
        ),
        rows=(
            Row(cells=(Cell(text="CBS, Iv3", value="CBS, Iv3"), Cell(text="92,5%", value=92.5))),
            Row(cells=(Cell(text="Eigen levering", value="Eigen levering"), Cell(text=NO_FIGURE))),
        ),
        printed=False,
    )


def _charts(example: bool) -> list[Block]:
    return [
        ChartBlock(chart=_distribution(example=example)),
        peer_table(),
        Heading(level=2, text="Hoe het was"),
        ChartBlock(chart=sample_charts.trend(example=example)),
        year_table(),
    ]


def _chapters(*, example: bool = False) -> tuple[Chapter, ...]:
    return (
        Chapter(
            key="samenvatting",
            title="Samenvatting",
            blocks=(
                Paragraph(text=f"Burgerzaken kost in {OWN} {dutch.euro(64)} per inwoner.", voice=Voice.KEY),
                Paragraph(text="Dit rapport legt cijfers van gemeenten naast elkaar."),
                Listing(items=("Duurder dan 35 van 37 gemeenten.", "Het verschil groeit sinds 2018.")),
                Listing(items=("Kijk eerst naar de boeking.", "Vraag dan een collega."), ordered=True),
                Paragraph(text="De helft van de gemeenten ligt per definitie boven de mediaan.", voice=Voice.CAUTION),
            ),
        ),
        Chapter(
            key="burgerzaken",
            title="Burgerzaken",
            blocks=(
                Heading(level=2, text="Waar wij staan"),
                *_charts(example),
                Heading(level=3, text="Opmerking"),
                Paragraph(text="Wij hebben twee balies.\nDie blijven open.", voice=Voice.PERSON, by="De adviseur (naam niet gecontroleerd)"),
                Paragraph(text="Bron: CBS, Iv3, jaarrekening 2023. Status: definitief.", voice=Voice.SMALL),
            ),
        ),
        Chapter(
            key="ruimte",
            title="Mogelijke ruimte",
            blocks=(
                ChartBlock(chart=sample_charts.ranges(example=example)),
                Heading(level=2, text="Van verschil naar ruimte"),
                ChartBlock(chart=sample_charts.waterfall(example=example)),
                Heading(level=2, text="Fasering"),
                ChartBlock(chart=sample_charts.columns(example=example)),
                budget_table(),
            ),
        ),
        Chapter(
            key="bijlage",
            title="Waar de cijfers vandaan komen",
            appendix=True,
            blocks=(Paragraph(text="Elke regel heeft een bron."), share_table()),
        ),
    )  # fmt: skip


def _document(**more: object) -> Document:
    facts: dict[str, object] = {
        "kind": DocumentKind.REPORT,
        "title": f"Dienstverlening van {OWN} naast andere gemeenten",
        "subtitle": "Kosten en kwaliteit, jaarrekening 2023",
        "municipality": OWN,
        "gemeente": "GM0503",
        "period": "jaarrekening 2023",
        "edition": "2026-1",
        "code": "GS-7K2M9P",
        "status": CONCEPT,
        "author": "De adviseur, gemeente Delft (naam niet gecontroleerd)",
        "made_on": date(2026, 10, 1),
        "audience": "Managementteam",
        "filters": (
            Filter(label="Gemeente en jaar", text=f"{OWN}, jaarrekening 2023"),
            Filter(label="Vergelijkingsgroep", text="40 gemeenten van 20.000 tot 157.000 inwoners"),
        ),
        "chapters": _chapters(),
    }
    return Document.model_validate(facts | more)


def sample() -> Document:
    """A report with every kind of block and chart, and 40 peers; a concept, so stamped."""
    return _document(stamp=CONCEPT)


def example_sample() -> Document:
    """The same with example figures: stamped Oefenmodus, every chart an example."""
    return _document(example=True, stamp=PRACTICE, chapters=_chapters(example=True))


def hostile_sample() -> Document:
    """A report in which people typed what could harm a format, wherever people may type."""
    by = f"{FORMULA} {HOSTILE}"
    chapter = Chapter(
        key="tekst",
        title="Tekst van mensen",
        blocks=(
            Paragraph(text=HOSTILE, voice=Voice.PERSON, by=by),
            Paragraph(text=LINES, voice=Voice.PERSON, by="@SUM(1+1)*cmd|' /C calc'!A0"),
            Paragraph(text=FORMULA, voice=Voice.PERSON, by="-1+1"),
            Paragraph(text=WITHOUT_SPACES, voice=Voice.PERSON, by="+1+1"),
            Listing(items=(HOSTILE, FORMULA)),
            hostile_table(),
            ChartBlock(chart=hostile_chart()),
        ),
    )
    return _document(
        author=f"{FORMULA} <b>De adviseur</b> 😀 (naam niet gecontroleerd)",
        stamp=CONCEPT,
        filters=(Filter(label="Vergelijkingsgroep", text=f"Groep {HOSTILE}"),),
        chapters=(chapter, _chapters()[0]),
    )


def hostile_table() -> Table:
    """A table with text of people in every cell that may hold it."""
    return Table(
        key="keuzes",
        title="Bewuste keuzes",
        columns=(Column(key="lijn", title="Lijn"), Column(key="reden", title="Reden")),
        rows=(
            Row(cells=(Cell(text=FORMULA, value=FORMULA), Cell(text=HOSTILE, value=HOSTILE))),
            Row(cells=(Cell(text="-2+3", value="-2+3"), Cell(text=LINES, value=LINES))),
        ),
        notes=(HOSTILE,),
    )


def hostile_chart() -> Distribution:
    """A chart with a hostile name in every place for words."""
    plain = _distribution()
    name = '<script>&"#$'
    marks = tuple(m.model_copy(update={"name": name}) for m in plain.marks)
    return plain.model_copy(
        update={
            "key": "verdeling-vijandig", "title": f"{name} in de groep", "caption": HOSTILE, "sentence": HOSTILE,
            "alt": HOSTILE, "table": "keuzes", "marks": marks,
            "own": Mark(name=name, value=50.0, text="=1+1"),
        }
    )  # fmt: skip


def memo_sample() -> Document:
    """A memo: the parts of the memo for the gemeentesecretaris, as short as they are there."""
    chapters = (
        Chapter(
            key="memo",
            title="De ruimte",
            blocks=(
                Paragraph(text=f"In 8 van de 10 doorrekeningen tussen {dutch.euro(200_000)} en {dutch.euro(900_000)} per jaar.", voice=Voice.KEY),
                ChartBlock(chart=sample_charts.ranges()),
                budget_table(),
            ),
        ),
        Chapter(
            key="voorbehoud",
            title="Wat u moet weten",
            blocks=(
                Paragraph(text="De helft van de gemeenten ligt per definitie boven de mediaan.", voice=Voice.CAUTION),
                Listing(items=("Ede: lagere lasten, goede kwaliteit.", "Oss: lagere lasten, goede kwaliteit.")),
            ),
        ),
    )  # fmt: skip
    return _document(
        kind=DocumentKind.MEMO, title="Mogelijke ruimte in Delft", stamp=CONCEPT, chapters=chapters
    )
