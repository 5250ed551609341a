"""Strict loading of the catalogue: an error names the file and the key, in one Dutch sentence."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from benchmark.catalogue import (
    conversation,
    factors,
    frontier,
    learning,
    legal_terms,
    life_events,
    lines,
    models,
    questionnaire,
    schemes,
    service_code,
    service_formulas,
    shift,
    vision,
)
from benchmark.catalogue.appointments import FILE as APPOINTMENTS
from benchmark.catalogue.appointments import Appointments
from benchmark.catalogue.lists import FOLDER as LISTS
from benchmark.catalogue.lists import DeclaredList, check_list, find_list
from benchmark.catalogue.open_edition import FILE as OPEN_EDITION
from benchmark.catalogue.open_edition import OpenEditions
from benchmark.catalogue.phasing import FILE as PHASING
from benchmark.catalogue.phasing import Phasing
from benchmark.catalogue.prices import Prices
from benchmark.catalogue.processes import FILE as PROCESSES
from benchmark.catalogue.processes import Process, measure
from benchmark.errors import CatalogueError, UnknownIndicator
from benchmark.vocabulary import Supply

Model = TypeVar("Model", bound=models.Entry)

MEASURES = ("iv3.lasten.", "iv3.baten.", "iv3.salarissen.", "iv3.inhuur.")
SINGLE_MEASURES = ("cbs.inwoners", "gemeentefonds.woonruimten")


@dataclass(frozen=True)
class Catalogue:
    """The whole catalogue, with the texts it was read from so that an edition can keep them."""

    themes: tuple[models.Theme, ...]
    size_classes: tuple[models.SizeClass, ...]
    sources: tuple[models.Source, ...]
    comparability: models.Comparability
    savings_lines: tuple[lines.SavingsLine, ...]
    cover: tuple[lines.CoverLine, ...]
    events: tuple[models.Event, ...]
    peers: models.PeerRule
    schemes: schemes.PeerSchemes
    frontier: frontier.Frontier
    prices: Prices
    phasing: Phasing
    appointments: Appointments | None
    shift: shift.ChannelShiftRule | None
    conversation: conversation.Conversation
    open_edition: OpenEditions
    learning: learning.Learning
    executors: tuple[models.Executor, ...]
    indicators: tuple[models.Indicator, ...]
    questions: tuple[questionnaire.Question, ...]
    identities: tuple[questionnaire.Identity, ...]
    deliveries: questionnaire.Deliveries
    lists: tuple[DeclaredList, ...]
    service_code: service_code.ServiceCode
    processes: tuple[Process, ...]
    life_events: life_events.LifeEvents | None
    service_formulas: service_formulas.ServiceFormulas | None
    vision: vision.VisionRule
    legal_terms: tuple[legal_terms.LegalTerm, ...]
    texts: Mapping[str, str]

    @cached_property
    def _by_code(self) -> dict[str, models.Indicator]:
        return {i.code: i for i in self.indicators}

    def indicator(self, code: str) -> models.Indicator:
        """The indicator of that code (case does not matter); raises UnknownIndicator."""
        found = self._by_code.get(code.upper())
        if found is None:
            raise UnknownIndicator(
                f"Er is geen indicator met de code '{code}'.",
                "Kijk welke er zijn met 'spiegel indicators' of op de pagina Methode.",
            )
        return found

    def theme(self, key: str) -> models.Theme:
        """The theme of that key."""
        return next(t for t in self.themes if t.key == key)

    def source(self, key: str) -> models.Source:
        """The source of that key."""
        return next(s for s in self.sources if s.key == key)

    def process(self, key: str) -> Process | None:
        """The process of that key, if there is one."""
        return next((p for p in self.processes if p.key == key), None)

    def of_theme(self, key: str) -> tuple[models.Indicator, ...]:
        """The indicators of a theme, in order of their code."""
        return tuple(i for i in self.indicators if i.theme == key)

    def with_figures(self) -> tuple[models.Indicator, ...]:
        """The indicators that something feeds, in order of theme and code."""
        return tuple(i for i in self.indicators if i.has_figures)

    def without_figures(self) -> tuple[models.Indicator, ...]:
        """The indicators that wait for deliveries, in order of theme and code."""
        return tuple(i for i in self.indicators if not i.has_figures)

    def supplied(self, codes: Iterable[str]) -> "Catalogue":
        """The catalogue of an edition in which these indicators are delivered by municipalities."""
        there = set(codes)
        indicators = tuple(
            i.model_copy(update={"status": Supply.DELIVERED}) if i.code in there else i
            for i in self.indicators
        )
        return replace(self, indicators=indicators)

    @cached_property
    def _questions(self) -> dict[str, questionnaire.Question]:
        return {q.key: q for q in self.questions}

    def question(self, key: str) -> questionnaire.Question | None:
        """The question of that key, if there is one."""
        return self._questions.get(key)

    def questions_of(self, theme: str) -> tuple[questionnaire.Question, ...]:
        """The questions of a theme, in the order in which they are asked."""
        return tuple(q for q in self.questions if q.theme == theme)

    def list(self, key: str) -> DeclaredList:
        """The list that municipalities deliver under that key; raises CatalogueError."""
        return find_list(self.lists, key)

    def events_of(self, indicator: models.Indicator) -> tuple[models.Event, ...]:
        """The events that belong on the time axis of an indicator."""
        return tuple(e for e in self.events if e.touches(indicator))

    def size_class_of(self, inhabitants: int) -> models.SizeClass:
        """The size class of a number of inhabitants."""
        return next(c for c in self.size_classes if c.below is None or inhabitants < c.below)


def read_folder(folder: Path) -> dict[str, str]:
    """The texts of all catalogue files, by path relative to the folder."""
    paths = sorted(folder.rglob("*.toml"))
    if not paths:
        raise CatalogueError(
            f"In de map '{folder.name}' staat geen catalogus.",
            "Zet de map data/catalogue terug uit de broncode.",
        )
    return {p.relative_to(folder).as_posix(): _text(p, folder) for p in paths}


def _text(path: Path, folder: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        name = path.relative_to(folder).as_posix()
        raise CatalogueError(
            f"Het bestand data/catalogue/{name} is geen UTF-8-tekst ({error.reason}).",
            "Sla het bestand op als UTF-8.",
        ) from error


def load(texts: Mapping[str, str]) -> Catalogue:
    """The catalogue from its texts (from a folder, or as kept in an edition).

    Raises CatalogueError for text that is no TOML, an unknown key, unit or reference, a double
    code; the sentence names file and key.
    """
    one = _Reader(texts)
    themes = one.entries("themes.toml", "themes", models.Theme)
    order = {t.key: n for n, t in enumerate(themes)}
    indicators = [
        one.entry(name, "", models.Indicator, one.table(name)) for name in one.names("indicators/")
    ]
    asked = one.of_themes(questionnaire.FOLDER, "questions", questionnaire.Question)
    catalogue = Catalogue(
        themes=themes,
        size_classes=one.entries("size_classes.toml", "classes", models.SizeClass),
        sources=one.entries("sources.toml", "sources", models.Source),
        comparability=one.entry(
            "comparability.toml", "", models.Comparability, one.table("comparability.toml")
        ),
        savings_lines=one.entries("savings_lines.toml", "lines", lines.SavingsLine),
        cover=one.entries("cover.toml", "lines", lines.CoverLine),
        events=one.entries("events.toml", "events", models.Event),
        peers=one.entry("peers.toml", "", models.PeerRule, one.table("peers.toml")),
        schemes=one.entry(
            "peer_schemes.toml", "", schemes.PeerSchemes, one.table("peer_schemes.toml")
        ),
        frontier=one.entry(frontier.FILE, "", frontier.Frontier, one.table(frontier.FILE)),
        prices=one.entry("prices.toml", "", Prices, one.table("prices.toml")),
        # An edition from before these files lacks them, and must open as long as a report cites it.
        phasing=one.entry(PHASING, "", Phasing, one.table(PHASING) if PHASING in texts else {}),
        appointments=one.entry(APPOINTMENTS, "", Appointments, one.table(APPOINTMENTS))
        if APPOINTMENTS in texts
        else None,
        shift=one.entry(shift.FILE, "", shift.ChannelShiftRule, one.table(shift.FILE))
        if shift.FILE in texts
        else None,
        conversation=one.entry(
            conversation.FILE,
            "",
            conversation.Conversation,
            one.table(conversation.FILE) if conversation.FILE in texts else {},
        ),
        open_edition=one.entry(
            OPEN_EDITION, "", OpenEditions, one.table(OPEN_EDITION) if OPEN_EDITION in texts else {}
        ),
        learning=one.entry(
            learning.FILE,
            "",
            learning.Learning,
            one.table(learning.FILE) if learning.FILE in texts else {},
        ),
        executors=tuple(
            one.entry(name, "", models.Executor, one.table(name))
            for name in one.names("executors/")
        ),
        indicators=tuple(sorted(indicators, key=lambda i: (order.get(i.theme, 99), i.code))),
        questions=questionnaire.complete(asked, indicators, themes),
        identities=one.of_themes(questionnaire.FOLDER, "identities", questionnaire.Identity),
        deliveries=one.entry(
            questionnaire.FILE,
            "",
            questionnaire.Deliveries,
            one.table(questionnaire.FILE) if questionnaire.FILE in texts else {},
        ),
        lists=tuple(
            one.entry(name, "", DeclaredList, one.table(name)) for name in one.names(LISTS)
        ),
        # An edition from before this file has no norms to show.
        service_code=one.entry(
            service_code.FILE,
            "",
            service_code.ServiceCode,
            one.table(service_code.FILE) if service_code.FILE in texts else {},
        ),
        # Nor has an edition from before processes.
        processes=one.entries(PROCESSES, "processes", Process) if PROCESSES in texts else (),
        life_events=one.entry(
            life_events.FILE, "", life_events.LifeEvents, one.table(life_events.FILE)
        )
        if life_events.FILE in texts
        else None,
        service_formulas=one.entry(
            service_formulas.FILE,
            "",
            service_formulas.ServiceFormulas,
            one.table(service_formulas.FILE),
        )
        if service_formulas.FILE in texts
        else None,
        vision=one.entry(
            vision.FILE,
            "",
            vision.VisionRule,
            one.table(vision.FILE) if vision.FILE in texts else {},
        ),
        legal_terms=one.entries(legal_terms.FILE, "terms", legal_terms.LegalTerm)
        if legal_terms.FILE in texts
        else (),
        texts=dict(texts),
    )
    _check_references(catalogue)
    return catalogue


class _Reader:
    """Turns texts into entries and errors into sentences."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def names(self, folder: str) -> list[str]:
        return sorted(n for n in self.texts if n.startswith(folder))

    def table(self, name: str) -> dict[str, Any]:
        if name not in self.texts:
            raise CatalogueError(
                f"Het bestand data/catalogue/{name} ontbreekt.", "Zet het terug uit de broncode."
            )
        try:
            return tomllib.loads(self.texts[name])
        except tomllib.TOMLDecodeError as error:
            raise CatalogueError(
                f"Het bestand data/catalogue/{name} is geen geldige TOML ({error}).",
                "Herstel de regel die hier genoemd wordt.",
            ) from error

    def entry(self, name: str, at: str, model: type[Model], table: dict[str, Any]) -> Model:
        try:
            return model.model_validate(table)
        except ValidationError as error:
            raise _sentence(name, at, error) from error

    def of_themes(self, folder: str, key: str, model: type[Model]) -> tuple[Model, ...]:
        """The rows of one table in all files of a folder; each knows the theme that its file is named after."""
        found = []
        for name in self.names(folder):
            theme = name.removeprefix(folder).removesuffix(".toml")
            rows = self.table(name).get(key, [])
            found += [
                self.entry(name, f"{key}[{n}]", model, row | {"theme": theme})
                for n, row in enumerate(rows, start=1)
            ]
        return tuple(found)

    def entries(self, name: str, key: str, model: type[Model]) -> tuple[Model, ...]:
        table = self.table(name)
        unknown = sorted(set(table) - {key})
        if unknown:
            raise _unknown_key(name, unknown[0])
        rows = table.get(key, [])
        return tuple(
            self.entry(name, f"{key}[{n}]", model, row) for n, row in enumerate(rows, start=1)
        )


def _unknown_key(name: str, key: str) -> CatalogueError:
    return CatalogueError(
        f"In data/catalogue/{name} staat de onbekende sleutel '{key}'.",
        "Haal hem weg of verbeter de naam.",
    )


def _sentence(name: str, at: str, error: ValidationError) -> CatalogueError:
    first = error.errors()[0]
    key = _path(at, first["loc"])
    found = first.get("input")
    if first["type"] == "extra_forbidden":
        return _unknown_key(name, key)
    if first["type"] == "missing":
        return CatalogueError(
            f"In data/catalogue/{name} ontbreekt de sleutel '{key}'.", "Vul hem in."
        )
    expected = first.get("ctx", {}).get("expected") or first.get("ctx", {}).get("error") or ""
    detail = f" Verwacht: {expected}." if expected else ""
    return CatalogueError(
        f"In data/catalogue/{name} heeft de sleutel '{key}' de onbekende waarde '{found}'."
        if not isinstance(found, dict)
        else f"In data/catalogue/{name} klopt de sleutel '{key}' niet.",
        f"Kies een waarde die de catalogus kent.{detail}".replace(" or ", " of "),
    )


def _path(at: str, parts: Iterable[int | str]) -> str:
    """Where a key stands, as people count: ``norms[1].expects`` is in the first norm."""
    steps = [f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in parts]
    return (at + "".join(steps)).removeprefix(".")


def _reference(name: str, key: str, value: str, kind: str) -> CatalogueError:
    return CatalogueError(
        f"In data/catalogue/{name} verwijst de sleutel '{key}' naar '{value}', "
        f"maar {kind} met die naam is er niet.",
        "Verbeter de verwijzing of voeg het ontbrekende toe.",
    )


def _check_references(catalogue: Catalogue) -> None:
    codes = [i.code for i in catalogue.indicators]
    themes = {t.key for t in catalogue.themes}
    subjects = {s.key for s in catalogue.comparability.subjects}
    tests: set[str] = {t.key for t in catalogue.comparability.tests}
    sources = {s.key for s in catalogue.sources}
    by_theme = {t.key: t.prefix for t in catalogue.themes}
    for indicator in catalogue.indicators:
        _check_indicator(indicator, themes, sources, subjects, set(codes), by_theme)
    stems = {
        n.removeprefix("indicators/").removesuffix(".toml")
        for n in catalogue.texts
        if n.startswith("indicators/")
    }
    for code in codes:
        if code not in stems or codes.count(code) > 1:
            raise CatalogueError(
                f"De indicator {code} staat niet (of twee keer) in data/catalogue/indicators/{code}.toml.",
                "Geef het bestand de naam van de code en gebruik elke code één keer.",
            )
    _check_lines(catalogue, set(codes))
    factors.check(catalogue.indicators, _is_measure)
    questionnaire.check(catalogue.questions, catalogue.identities, catalogue.deliveries)
    for name in [n for n in catalogue.texts if n.startswith(questionnaire.FOLDER)]:
        theme = name.removeprefix(questionnaire.FOLDER).removesuffix(".toml")
        _known(name, "bestandsnaam", [theme], themes, "een thema")
    _check_lists(catalogue, themes)
    executed = catalogue.deliveries.executors
    _known(questionnaire.FILE, "executors", executed, themes, "een thema")
    _known(questionnaire.FILE, "executors", executed.values(), subjects, "een onderwerp")
    for event in catalogue.events:
        _known("events.toml", "indicators", event.indicators, set(codes), "een indicator")
        _known("events.toml", "themes", event.themes, themes, "een thema")
    for subject in catalogue.comparability.subjects:
        _known("comparability.toml", "tests", subject.tests, tests, "een toets")
    _check_schemes(catalogue, themes, subjects)
    _known(OPEN_EDITION, "codes", catalogue.open_edition.codes, set(codes), "een indicator")
    frontier.check(catalogue.frontier, catalogue.comparability)
    service_code.check(catalogue.service_code, catalogue.indicators)
    legal_terms.check(catalogue.legal_terms, catalogue.lists, catalogue.processes)
    shift.check(catalogue.shift, codes, [line.key for line in catalogue.savings_lines])
    life_events.check(catalogue.life_events, catalogue.lists)
    vision.check(catalogue.vision, catalogue.indicators)
    service_formulas.check(catalogue.service_formulas, catalogue.lists)
    learning.check(catalogue.learning, catalogue.indicators, themes)
    tasks = subjects | {t.key for t in catalogue.comparability.other_tasks}
    _check_processes(catalogue, themes, tasks)
    registers = sorted(n for n in catalogue.texts if n.startswith("executors/"))
    for name, executor in zip(registers, catalogue.executors, strict=True):
        _known(name, "subjects", executor.subjects, tasks, "een onderwerp")


def _check_lines(catalogue: Catalogue, codes: set[str]) -> None:
    name = "savings_lines.toml"
    lines = {line.key for line in catalogue.savings_lines}
    known = {c.key for c in catalogue.schemes.circumstances}
    for line in catalogue.savings_lines:
        named = [line.indicator, *([line.narrowed_by] if line.narrowed_by else [])]
        _known(name, "indicator", named, codes, "een indicator")
        _known(name, "parent", [line.parent] if line.parent else [], lines, "een lijn")
        _known(name, "context", line.context, known, "een kenmerk")
    for cover in catalogue.cover:
        _known("cover.toml", "indicator", [cover.indicator], codes, "een indicator")
    labels = {e.label for e in catalogue.events if e.last_year is not None}
    for change in catalogue.phasing.volume:
        _known(PHASING, "lines", change.lines, lines, "een lijn")
        _known(PHASING, "after", [change.after], labels, "een gebeurtenis met een einde")


def _check_lists(catalogue: Catalogue, themes: set[str]) -> None:
    for declared in catalogue.lists:
        name = f"{LISTS}{declared.key}.toml"
        if name not in catalogue.texts:
            raise CatalogueError(
                f"De lijst {declared.key} staat niet in data/catalogue/{name}.",
                "Geef het bestand de naam van de sleutel.",
            )
        _known(name, "theme", [declared.theme], themes, "een thema")
        check_list(declared, name)


def _check_processes(catalogue: Catalogue, themes: set[str], tasks: set[str]) -> None:
    codes = {i.code for i in catalogue.indicators}
    for process in catalogue.processes:
        _known(PROCESSES, f"{process.key}.theme", [process.theme], themes, "een thema")
        named = [process.subject, *([process.beside] if process.beside else [])]
        _known(PROCESSES, f"{process.key}.subject", named, tasks, "een onderwerp")
        asked = [measure(m) for m in process.measured()]
        _known(PROCESSES, f"{process.key}.steps", [m.code for m in asked], codes, "een indicator")
        for code, part in asked:
            if part == "noemer" and catalogue.indicator(code).denominator is None:
                raise _reference(PROCESSES, f"{process.key}.steps", f"{code}.{part}", "een noemer")
        for step in process.steps:
            own, at = set(step.measured()), f"{process.key}.{step.key}.terms"
            for term in step.terms:
                _known(PROCESSES, at, term.measures, own, "een cijfer van die stap")


def _check_schemes(catalogue: Catalogue, themes: set[str], subjects: set[str]) -> None:
    name, known = "peer_schemes.toml", {c.key for c in catalogue.schemes.circumstances}
    for scheme in catalogue.schemes.schemes:
        _known(name, "themes", scheme.themes, themes, "een thema")
        _known(name, "weights", scheme.weights, known, "een kenmerk")
        asked = [scheme.subject] if scheme.subject else []
        _known(name, "subject", asked, subjects, "een onderwerp")


def _check_indicator(
    indicator: models.Indicator,
    themes: set[str],
    sources: set[str],
    subjects: set[str],
    codes: set[str],
    prefixes: Mapping[str, str],
) -> None:
    name = f"indicators/{indicator.code}.toml"
    _known(name, "theme", [indicator.theme], themes, "een thema")
    _known(name, "source", [indicator.source], sources, "een bron")
    if indicator.comparability:
        _known(name, "comparability", [indicator.comparability], subjects, "een onderwerp")
    _known(name, "quality_indicators", indicator.quality_indicators, codes, "een indicator")
    if not indicator.code.startswith(prefixes[indicator.theme]):
        raise _reference(name, "theme", indicator.theme, f"een thema voor {indicator.code[:3]}")
    for variant, _unit, numerator, denominator in indicator.parts():
        for part, label in ((numerator, "numerator"), (denominator, "denominator")):
            terms = [m for m, _ in part.terms] if part else []
            at = f"{variant}.{label}" if variant else label
            _known(
                name, f"{at}.add", [m for m in terms if not _is_measure(m)], set(), "een meetwaarde"
            )
            if indicator.status is Supply.OPEN_FIGURES and part and not terms:
                raise CatalogueError(
                    f"In data/catalogue/{name} ontbreekt de sleutel '{at}.add'.",
                    "Een indicator met open cijfers noemt de meetwaarden die hij telt.",
                )


def _is_measure(name: str) -> bool:
    return name in SINGLE_MEASURES or name.startswith(MEASURES)


def _known(name: str, key: str, values: Iterable[str], known: set[str], kind: str) -> None:
    for value in values:
        if value not in known:
            raise _reference(name, key, value, kind)
