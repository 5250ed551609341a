"""What ``spiegel open-edition`` does: answer, or make the folder and keep the document under a code."""

from contextlib import closing
from pathlib import Path
from typing import Any

from benchmark import dutch
from benchmark.answers.open_edition import OpenEdition
from benchmark.cli import asking, output
from benchmark.cli.reporting import author
from benchmark.errors import SpiegelError
from benchmark.ledger.store import Ledger
from benchmark.narrative import open_edition as says
from benchmark.report import open_editions
from benchmark.report.composing.open_words import OpenWords, words_of
from benchmark.report.document import Document
from benchmark.vocabulary import ReportKind


def fresh(
    gemeente: str, year: int | None, out: Path | None, *, examples: bool, as_json: bool
) -> None:
    """Answer, or with ``out`` make the folder; raises SpiegelError."""
    if not gemeente:
        raise SpiegelError(
            "Van welke gemeente is het jaarbericht?",
            "Geef --gemeente, of de code van een bewaard jaarbericht.",
        )
    seen = asking.view()
    asked = asking.question(seen, gemeente, year, ReportKind.ACCOUNTS, examples=examples)
    with closing(Ledger.at(asking.home())) as ledger:
        words = words_of(seen, ledger, asked.gemeente, asked.year)
        if out is None:
            _answer(open_editions.answered(seen, ledger, asked), words, as_json=as_json)
            return
        open_editions.refuse_examples(asked)
        open_editions.check(out)
        with output.aside().status("jaarbericht maken"):
            kept = open_editions.make(seen, ledger, asked, author())
            made = open_editions.files(kept.document)
            open_editions.put(out, made)
        answer = open_editions.answered(seen, ledger, asked)
    _tell(answer, kept.document, out, made, words, as_json=as_json)


def again(code: str, out: Path | None, *, as_json: bool) -> None:
    """Write a kept open edition once more, exactly as it was; raises SpiegelError."""
    if out is None:
        raise SpiegelError("Zeg met --out in welke map het jaarbericht komt.")
    with closing(Ledger.at(asking.home())) as ledger:
        document = open_editions.reopened(ledger, code).document
    made = open_editions.files(document)
    open_editions.put(out, made)
    if as_json:
        output.show_json(_written(document, out, made))
    else:
        output.show(_said(document, out))


def _answer(answer: OpenEdition, words: OpenWords, *, as_json: bool) -> None:
    if as_json:
        output.show_json(answer.as_dict() | _own_words(words, answer))
        return
    output.show(says.title(answer), *says.in_short(answer))
    for figure in answer.known:
        output.show(f"{figure.indicator.name}: {says.own(figure)}. {says.beside(figure)}")
    output.show(
        *_left_out(words, answer), "Er is niets bewaard. Met --out MAP maakt u de bestanden."
    )


def _tell(
    answer: OpenEdition, document: Document, out: Path, made: dict[str, bytes], words: OpenWords,
    *, as_json: bool,
) -> None:  # fmt: skip
    if as_json:
        output.show_json(
            answer.as_dict() | _own_words(words, answer) | _written(document, out, made)
        )
        return
    output.show(_said(document, out))
    for indicator, why in answer.withheld:
        output.show(f"{indicator.name}, geen band: {says.WHY[why]}.")
    output.show(*_left_out(words, answer))


def _said(document: Document, out: Path) -> str:
    return f"{document.title}: {out}. Code: {document.code}, status: {document.status}."


def _written(document: Document, out: Path, made: dict[str, bytes]) -> dict[str, Any]:
    return {
        "title": document.title,
        "code": document.code,
        "version": document.version,
        "status": document.status,
        "edition": document.edition,
        "out": str(out),
        "files": sorted(made),
    }


def _own_words(words: OpenWords, answer: OpenEdition) -> dict[str, Any]:
    return {
        "texts": [{"part": part.value, "text": text} for part, text in words.texts],
        "choices": [{"code": code, "reason": reason} for code, reason in words.choices],
        "agreements": [{"what": what, "state": state} for what, state in words.agreements],
        "left_out": [
            {"what": what, "names": list(names)} for what, names in _strange(words, answer)
        ],
    }


def _strange(words: OpenWords, answer: OpenEdition) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every text that stays out because it names another municipality, with the names."""
    return (*words.left_out, *answer.promises.left_out)


def _left_out(words: OpenWords, answer: OpenEdition) -> list[str]:
    return [
        f"Niet opgenomen, '{what}': de tekst noemt {dutch.listing(names)}. In een openbaar bericht staat geen andere gemeente."
        for what, names in _strange(words, answer)
    ]
