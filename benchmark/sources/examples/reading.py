"""Strict loading of the example parameters: an error names file and key, in one Dutch sentence."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from benchmark.catalogue import Catalogue
from benchmark.catalogue.models import Indicator
from benchmark.errors import FiguresError
from benchmark.sources.examples import lists
from benchmark.sources.examples.blocks import INHABITANTS, MUNICIPALITY, YEARS, Block
from benchmark.sources.examples.parameters import (
    Example,
    General,
    Parameters,
    Recipe,
    ThemeFile,
    Volume,
)

GENERAL = "algemeen.toml"
FOLDER = "data/example"
Model = TypeVar("Model", bound=Block)
_TYPE = re.compile(r"^(float|dict\[.*|\[key\])$")


def read_folder(folder: Path) -> dict[str, str]:
    """The texts of all parameter files by name; empty when there is no such folder."""
    names = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.toml")}
    return {name: _text(path, name) for name, path in sorted(names.items())}


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise FiguresError(
            f"Het bestand {FOLDER}/{name} is geen UTF-8-tekst ({error.reason}).",
            "Sla het bestand op als UTF-8.",
        ) from error


def load(texts: Mapping[str, str], catalogue: Catalogue) -> Parameters:
    """The parameters from their texts.

    Raises FiguresError for text that is no TOML, an unknown key, a reference that leads nowhere or in
    a circle, a centre outside its limits or far from the value on which it says to be calibrated.
    """
    general = _model(GENERAL, General, _table(GENERAL, texts))
    themes = {t.key for t in catalogue.themes}
    files = {}
    of_lists = {n for n in texts if n.startswith(lists.FOLDER)}
    for name in sorted(set(texts) - {GENERAL} - of_lists):
        if name.removesuffix(".toml") not in themes:
            raise FiguresError(
                f"Het bestand {FOLDER}/{name} heet niet naar een thema van de catalogus.",
                f"Geef het de naam van een thema, bijvoorbeeld {min(themes)}.toml.",
            )
        files[name] = _model(name, ThemeFile, _table(name, texts))
    parameters = Parameters(
        general,
        files,
        {name: _list_file(name, texts, catalogue) for name in sorted(of_lists)},
    )
    _check(parameters, catalogue)
    for name, file in parameters.lists.items():
        declared = catalogue.list(lists.key_of(name))
        factors = {f.name for f in general.factor}
        lists.check(name, file, declared, set(parameters.examples), factors)
    return parameters


def _list_file(name: str, texts: Mapping[str, str], catalogue: Catalogue) -> lists.ListFile:
    known = [declared.key for declared in catalogue.lists]
    if lists.key_of(name) not in known:
        raise FiguresError(
            f"Het bestand {FOLDER}/{name} heet niet naar een lijst van de catalogus.",
            f"De lijsten zijn: {', '.join(known)}.",
        )
    return _model(name, lists.ListFile, _table(name, texts))


def _table(name: str, texts: Mapping[str, str]) -> dict[str, Any]:
    if name not in texts:
        raise FiguresError(
            f"Het bestand {FOLDER}/{name} ontbreekt.", "Zet het terug uit de broncode."
        )
    try:
        return tomllib.loads(texts[name])
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"in regel {line.group(1)}" if line else "aan het eind"
        raise FiguresError(
            f"Het bestand {FOLDER}/{name} is geen geldige TOML: {where} staat iets wat daar niet mag.",
            "Herstel die plek; een tekst staat tussen aanhalingstekens.",
        ) from error


def _model(name: str, model: type[Model], table: dict[str, Any]) -> Model:
    try:
        return model.model_validate(table)
    except ValidationError as error:
        raise _invalid(name, table, error) from error


def _invalid(name: str, table: dict[str, Any], error: ValidationError) -> FiguresError:
    # A value that may be a number or a table fails in both ways; the table tells where.
    errors = sorted(error.errors(), key=lambda e: "float" in e["loc"])
    first = errors[0]
    place = _place(table, tuple(s for s in first["loc"] if not _TYPE.match(str(s))))
    if first["type"] == "extra_forbidden":
        return FiguresError(
            f"In {FOLDER}/{name} staat de onbekende sleutel '{place}'.",
            "Haal hem weg of verbeter de naam.",
        )
    if first["type"] == "missing":
        return FiguresError(f"In {FOLDER}/{name} ontbreekt de sleutel '{place}'.", "Vul hem in.")
    if first["type"] == "value_error":
        rule = str(first["ctx"]["error"])
        return FiguresError(
            f"In {FOLDER}/{name} klopt '{place}' niet: {rule}.", "Verbeter dit blok."
        )
    return FiguresError(
        f"In {FOLDER}/{name} heeft de sleutel '{place}' de waarde '{str(first['input'])[:60]}', "
        f"maar verwacht is {_expected(first)}.",
        "Verbeter de waarde.",
    )


def _expected(error: Any) -> str:
    kind, context = error["type"], error.get("ctx", {})
    limits = {
        "greater_than_equal": ("ge", "een getal van ten minste {}"),
        "greater_than": ("gt", "een getal boven {}"),
        "less_than_equal": ("le", "een getal van hooguit {}"),
        "less_than": ("lt", "een getal onder {}"),
        "string_too_short": ("min_length", "een tekst van ten minste {} tekens"),
        "too_short": ("min_length", "een lijst met ten minste {} waarde"),
        "string_pattern_mismatch": ("pattern", "een tekst volgens het patroon {}"),
        "literal_error": ("expected", "een van {}"),
    }
    if kind in limits:
        key, sentence = limits[kind]
        return sentence.format(str(context[key]).replace(" or ", " of "))
    if kind.startswith(("int", "float", "decimal")):
        return "een getal"
    if kind.startswith("string"):
        return "een tekst tussen aanhalingstekens"
    return "een blok of lijst" if kind.endswith("_type") else "een andere waarde"


def _place(table: Any, loc: tuple[Any, ...]) -> str:
    """The key with the name of the block it stands in: ``indicator BAL01.spread``."""
    parts: list[str] = []
    at = table
    for step in loc:
        at = at[step] if isinstance(at, dict) and step in at else at
        if isinstance(step, int) and isinstance(at, list | tuple) and step < len(at):
            at = at[step]
            label = (
                at.get("code") or at.get("name") or at.get("key") if isinstance(at, dict) else None
            )
            if parts:
                parts[-1] += f" {label or f'nummer {step + 1}'}"
        else:
            parts.append(str(step))
    return ".".join(parts)


def _wrong(name: str, block: str, what: str, remedy: str) -> FiguresError:
    return FiguresError(f"In {FOLDER}/{name} klopt '{block}' niet: {what}.", remedy)


def _check(parameters: Parameters, catalogue: Catalogue) -> None:
    _check_names(parameters)
    for name, file in parameters.files.items():
        for example in file.indicator:
            indicator = _check_indicator(name, example, catalogue)
            _check_recipe(name, example.code, example, parameters, indicator)
            _known(name, example.code, _leads_to(example), _counts(parameters))
        for volume in file.volume:
            _check_recipe(name, volume.name, volume, parameters, None)
            _known(name, volume.name, _leads_to(volume), _counts(parameters))
        _check_effects(name, file, parameters)
    _check_circles(parameters)
    sources = {s.key for s in catalogue.sources}
    gaps, selection = parameters.general.gaps, parameters.general.selection
    _known(GENERAL, "gaps", [*gaps.not_kept_by_source, *gaps.every_other_year], sources)
    _known(
        GENERAL,
        "selection.share_by_class",
        selection.share_by_class,
        {c.key for c in catalogue.size_classes},
    )


def _counts(parameters: Parameters) -> set[str]:
    return {INHABITANTS, MUNICIPALITY, *parameters.volumes, *parameters.examples}


def _leads_to(block: Recipe) -> list[str]:
    """The counts that must be known before this block can be made."""
    if isinstance(block, Volume):
        return [n for n in (block.basis, block.besides, *block.sum, *block.minus) if n]
    if isinstance(block, Example):
        return [n for n in (block.numerator, block.denominator, block.besides) if n]
    return []


def _check_names(parameters: Parameters) -> None:
    seen: dict[str, str] = {INHABITANTS: GENERAL, MUNICIPALITY: GENERAL}
    for name, file in parameters.files.items():
        for label in (*(v.name for v in file.volume), *(e.code for e in file.indicator)):
            if label in seen:
                raise _wrong(
                    name,
                    label,
                    f"die naam is al gebruikt in {seen[label]}",
                    "Gebruik elke naam één keer.",
                )
            seen[label] = name


def _check_indicator(name: str, example: Example, catalogue: Catalogue) -> Indicator:
    indicator = next((i for i in catalogue.indicators if i.code == example.code), None)
    if indicator is None:
        raise _wrong(
            name,
            example.code,
            "de catalogus kent die indicator niet",
            "Verbeter de code of haal het blok weg.",
        )
    if indicator.is_open:
        raise _wrong(
            name, example.code, "deze indicator heeft echte cijfers", "Haal het blok weg: voorbeelden zijn er alleen zonder levering."
        )  # fmt: skip
    if f"{indicator.theme}.toml" != name:
        raise _wrong(
            name, example.code, f"deze indicator hoort bij het thema {indicator.theme}", f"Zet het blok in {indicator.theme}.toml."
        )  # fmt: skip
    needed = indicator.denominator is not None and not indicator.denominator.terms
    given = example.denominator is not None or example.besides is not None
    if needed and not given:
        raise _wrong(
            name, example.code, "de denominator ontbreekt", f"Noem het volume voor: {indicator.denominator.text if indicator.denominator else ''}."
        )  # fmt: skip
    if given and not needed:
        raise _wrong(
            name, example.code, "de catalogus vraagt hier geen geleverde noemer", "Haal denominator of besides weg."
        )  # fmt: skip
    return indicator


def _check_recipe(
    name: str, label: str, block: Recipe, parameters: Parameters, indicator: Indicator | None
) -> None:
    _known(name, f"{label}.loadings", block.loadings, {f.name for f in parameters.general.factor})
    if not block.has_rate:
        return
    scale = float(indicator.unit.multiplier) if indicator else 1.0
    centres = block.centre.values() if isinstance(block.centre, dict) else [block.centre or 0.0]
    for centre in centres:
        if block.link == "logit" and not 0 < centre < scale:
            raise _wrong(
                name, f"{label}.centre", f"{centre:g} is geen aandeel tussen 0 en {scale:g}", "Verbeter het getal."
            )  # fmt: skip
        if block.link == "log" and centre <= 0:
            raise _wrong(
                name, f"{label}.centre", f"{centre:g} is niet groter dan 0", "Verbeter het getal."
            )
        if indicator and not indicator.plausible.low <= centre <= indicator.plausible.high:
            raise _wrong(
                name,
                f"{label}.centre",
                f"{centre:g} ligt buiten de grenzen {indicator.plausible.low:g} en "
                f"{indicator.plausible.high:g} van de catalogus",
                "Verbeter het getal.",
            )
    _check_calibration(name, label, block, parameters.general, scale)


def _check_calibration(
    name: str, label: str, block: Recipe, general: General, scale: float
) -> None:
    for published in block.published:
        year = published.year
        if published.carry == "flat" or isinstance(block.centre, dict):
            year = calibration_year(published.year, general.base_year)
        expected = block.expected(year, general.base_year, scale)
        tolerance = published.tolerance or general.tolerance
        if abs(expected / published.value - 1) > tolerance:
            raise _wrong(
                name,
                f"{label}.centre",
                f"dit geeft {expected:.3g} in {year}, maar gepubliceerd is {published.value:g} "
                f"({published.ref}), en dat mag {100 * tolerance:.0f}% verschillen",
                "Pas centre of trend aan, of noem het cijfer waarop u wel ijkt.",
            )


def calibration_year(year: int, base_year: int) -> int:
    """The example year in which a published value must be found back."""
    return year if year in YEARS else base_year


def _known(name: str, block: str, values: Iterable[str], known: set[str]) -> None:
    for value in values:
        if value not in known:
            raise _wrong(
                name,
                block,
                f"'{value}' bestaat niet",
                "Verbeter de verwijzing of voeg het ontbrekende toe.",
            )


def _targets(file: ThemeFile) -> Iterator[tuple[str, str]]:
    """Block and target of everything that changes a rate."""
    for adoption in file.adoption:
        yield from ((f"adoption {adoption.name}", t) for t in adoption.effects)
    yield from ((f"series_break {b.target}", b.target) for b in file.series_break)
    for planted in file.planted:
        yield from ((f"planted {planted.key}", s.target) for s in planted.steps)


def _check_effects(name: str, file: ThemeFile, parameters: Parameters) -> None:
    rated = {n for n, b in (parameters.volumes | parameters.examples).items() if b.has_rate}
    for block, target in _targets(file):
        _known(name, block, [target], rated)
    for planted in file.planted:
        for step in planted.steps:
            link = (parameters.volumes | parameters.examples)[step.target].link
            if link != "identity" and min([*step.values.values(), 1.0]) <= 0:
                raise _wrong(
                    name, f"planted {planted.key}", f"de waarden van {step.target} zijn niet allemaal groter dan 0", "Verbeter de getallen."
                )  # fmt: skip
    sums = {v.name for v in parameters.volumes.values() if v.sum}
    _known(name, "uncounted", [u.target for u in file.uncounted], sums)
    _known(name, "unseen", [u.whole for u in file.unseen], sums)
    for unseen in file.unseen:
        _known(
            name,
            f"unseen {unseen.indicator}",
            [unseen.part],
            set(parameters.volumes[unseen.whole].sum),
        )
    codes = [u.indicator for u in file.unseen]
    codes += [c for r in file.not_applicable for c in r.indicators]
    codes += [c for g in file.gap for c in g.indicators]
    _known(name, "indicators", codes, set(parameters.examples))


def _check_circles(parameters: Parameters) -> None:
    blocks: dict[str, Recipe] = {**parameters.volumes, **parameters.examples}
    done: set[str] = set()

    def visit(label: str, path: tuple[str, ...]) -> None:
        if label in path:
            raise FiguresError(
                f"In {FOLDER} verwijzen blokken in een kring naar elkaar: {' > '.join((*path, label))}.",
                "Haal een van deze verwijzingen weg.",
            )
        if label in done or label not in blocks:
            return
        for needed in _leads_to(blocks[label]):
            visit(needed, (*path, label))
        done.add(label)

    for label in blocks:
        visit(label, ())
