"""The choices of a report, and a template of them: what the fields of the page Rapport say, as one ``Spec``.

A template keeps choices and texts, not the municipality and year: those are of the page on which it is opened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from benchmark.answers import Question
from benchmark.catalogue import Theme
from benchmark.errors import SpiegelError
from benchmark.ledger.reading import made
from benchmark.peers import GroupChoice
from benchmark.report.spec import Audience, Depth, Introduction, Spec
from benchmark.viewing import View

Kind = TypeVar("Kind", Depth, Audience)

OFF = "nee"
INTRODUCTION = "inleiding."
# The chapters around the themes that may have an introduction.
BEFORE = {"samenvatting": "Samenvatting"}
AFTER = {"ruimte": "Mogelijke ruimte"}


@dataclass(frozen=True)
class Opened:
    """A template as far as it can still be followed; ``gone``: what it names that is no longer there."""

    spec: Spec
    gone: tuple[str, ...] = ()


def plain(asked: Question) -> Spec:
    """The choices before anybody chose: everything, standard, for the management."""
    return Spec(
        gemeente=asked.gemeente,
        year=asked.year,
        kind=asked.report,
        group=str(asked.group),
        level=asked.level,
        examples=asked.examples,
    )


def offered(view: View, asked: Question) -> dict[Theme, tuple[str, ...]]:
    """The themes with figures in this period, each with the codes of those figures."""
    catalogue = view.edition.catalogue
    found = {
        theme: tuple(
            i.code
            for i in catalogue.of_theme(theme.key)
            if view.everyone(i.code, asked.year, asked.report.value, examples=asked.examples)
        )
        for theme in catalogue.themes
    }
    return {theme: codes for theme, codes in found.items() if codes}


def gathered(
    view: View,
    asked: Question,
    *,
    depth: str,
    audience: str,
    ticked: Mapping[str, bool],
    themes: Sequence[str],
    figures: Sequence[str],
    texts: Mapping[str, str],
    reaction: str,
) -> Spec:
    """The choices as the fields say them; raises SpiegelError when nothing was chosen or a text does not fit.

    ``ticked``: anonymous, comments, choices. ``themes`` and ``figures`` are empty in the result where everything
    was chosen, so that a figure that comes later is in it too.
    """
    there = offered(view, asked)
    chosen = [t.key for t in there if t.key in themes]
    codes = [c for t, known in there.items() if t.key in themes for c in known if c in figures]
    whole = [c for t, known in there.items() if t.key in themes for c in known]
    if not codes:  # an empty choice would mean everything
        raise SpiegelError(
            "Er is nog geen cijfer gekozen.", "Kies minstens één thema en één cijfer daarvan."
        )
    introductions = [made(Introduction, chapter=k, text=t) for k, t in texts.items() if t.strip()]
    return made(
        Spec,
        **plain(asked).model_dump()
        | {
            "themes": [] if len(chosen) == len(there) else chosen,
            "indicators": [] if codes == whole else codes,
            "depth": depth,
            "audience": audience,
            "introductions": introductions,
            "reaction": reaction,
        }
        | dict(ticked),
    )


def as_template(spec: Spec) -> str:
    """The choices and texts as a query string: what a template keeps."""
    pairs = [("diepte", spec.depth.value), ("publiek", spec.audience.value), ("groep", spec.group)]
    pairs += [("anoniem", "ja")] if spec.anonymous else []
    pairs += [
        (k, OFF) for k, on in (("toelichting", spec.comments), ("keuzes", spec.choices)) if not on
    ]
    pairs += [("themas", ",".join(spec.themes))] if spec.themes else []
    pairs += [("cijfers", ",".join(spec.indicators))] if spec.indicators else []
    pairs += [(INTRODUCTION + i.chapter, i.text) for i in spec.introductions]
    return urlencode(pairs + ([("reactie", spec.reaction)] if spec.reaction else []))


def opened(view: View, asked: Question, template: str) -> Opened:
    """A template on the question of a page; what it names that is gone is left out and said."""
    pairs = dict(parse_qsl(template))
    catalogue = view.edition.catalogue
    known = {t.key for t in catalogue.themes}
    codes = {i.code for i in catalogue.indicators}
    themes, figures = _listed(pairs, "themas"), _listed(pairs, "cijfers")
    own = {k.removeprefix(INTRODUCTION): t for k, t in pairs.items() if k.startswith(INTRODUCTION)}
    chapters = BEFORE.keys() | known | AFTER.keys()
    gone = [t for t in themes if t not in known] + [c for c in figures if c not in codes]
    gone += [f"de inleiding bij {c}" for c in own if c not in chapters]
    texts = [Introduction(chapter=c, text=t) for c, t in own.items() if c in chapters]
    spec = plain(asked).model_copy(
        update={
            "themes": tuple(t for t in themes if t in known),
            "indicators": tuple(c for c in figures if c in codes),
            "depth": _one(Depth, pairs.get("diepte"), Depth.STANDARD),
            "audience": _one(Audience, pairs.get("publiek"), Audience.MANAGEMENT),
            "anonymous": pairs.get("anoniem") == "ja",
            "comments": pairs.get("toelichting") != OFF,
            "choices": pairs.get("keuzes") != OFF,
            "introductions": tuple(texts),
            "reaction": pairs.get("reactie", ""),
        }
    )
    return Opened(spec, tuple(gone))


def among(asked: Question, template: str) -> Question:
    """The question of a page, among the group that a template was kept with."""
    try:
        group = GroupChoice.parse(dict(parse_qsl(template)).get("groep", ""))
    except SpiegelError:  # of an older program: the group of the page
        return asked
    return replace(asked, group=group)


def _listed(pairs: Mapping[str, str], key: str) -> list[str]:
    return [part for part in pairs.get(key, "").split(",") if part]


def _one(kind: type[Kind], text: str | None, usual: Kind) -> Kind:
    return kind(text) if text in [member.value for member in kind] else usual
