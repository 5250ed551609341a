"""Which figures a report is about, and the refusal of what cannot be asked."""

from collections.abc import Sequence

from benchmark import answers, dutch
from benchmark.answers import Comparison, Question, Stress
from benchmark.catalogue import Catalogue, Theme
from benchmark.errors import NoFigures, SpiegelError, UnknownIndicator
from benchmark.report.spec import Audience, Spec
from benchmark.viewing import View

Figures = list[tuple[Theme, list[tuple[Comparison, Stress]]]]


def figures(view: View, spec: Spec, asked: Question) -> Figures:
    """The figures of the report per theme, in the order of the catalogue.

    Raises SpiegelError for a theme or figure that is not there, or when nothing is left.
    """
    _refuse(view.edition.catalogue, spec)
    found: Figures = []
    for theme in view.edition.catalogue.themes:
        if spec.themes and theme.key not in spec.themes:
            continue
        rows = []
        for indicator in view.edition.catalogue.of_theme(theme.key):
            if spec.indicators and indicator.code not in spec.indicators:
                continue
            try:
                comparison = answers.compare(view, asked, indicator.code)
            except NoFigures:
                continue
            rows.append((comparison, answers.stress(view, asked, indicator.code)))
        if rows:
            found.append((theme, rows))
    if not found:
        raise NoFigures(
            "Voor deze keuze zijn er geen cijfers, dus er is geen rapport te maken.",
            "Kies een ander jaar, andere thema's of andere cijfers.",
        )
    return found


def _refuse(catalogue: Catalogue, spec: Spec) -> None:
    if spec.examples and spec.audience is not Audience.MANAGEMENT:
        raise SpiegelError(
            "Voorbeeldcijfers mogen niet in een rapport voor de raad of in een openbaar rapport.",
            "Stop met oefenen, of maak een rapport voor het MT.",
        )
    known = {t.key for t in catalogue.themes}
    gone = [t for t in spec.themes if t not in known]
    if gone:
        raise SpiegelError(
            f"Het thema {_quoted(gone)} is er niet (meer).",
            "Haal het uit de keuze of uit de sjabloon.",
        )
    codes = {i.code for i in catalogue.indicators}
    lost = [c for c in spec.indicators if c not in codes]
    if lost:
        raise UnknownIndicator(
            f"Het cijfer {_quoted(lost)} is er niet (meer).",
            "Haal het uit de keuze of uit de sjabloon.",
        )


def _quoted(words: Sequence[str]) -> str:
    return dutch.listing([f"'{w[:40]}'" for w in words], 3)
