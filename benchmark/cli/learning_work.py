"""What ``spiegel learning`` does, with the same words as the page Leerkring; no details of contacts."""

from contextlib import closing

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.learning import Circle, circle
from benchmark.answers.learning_said import Talk, Thread, talk
from benchmark.cli import asking, output
from benchmark.cli.tables import Parts, heading, line
from benchmark.ledger import moment
from benchmark.ledger.learning import PeerQuestion, Practice
from benchmark.ledger.learning_rules import known_theme
from benchmark.ledger.store import Ledger
from benchmark.narrative import learning as narrative
from benchmark.viewing import View

Found = list[tuple[Circle, Talk]]


def learning(
    view: View, asked: Question, theme: str | None, *, practising: bool, as_json: bool
) -> None:
    """Tell of one theme, or of all of them."""
    catalogue = view.edition.catalogue
    by_name = {t.name.casefold(): t.key for t in catalogue.themes}
    typed = (theme or "").strip()
    keys = [known_theme(catalogue, by_name.get(typed.casefold(), typed.lower()))] if typed else [t.key for t in catalogue.themes]  # fmt: skip
    with closing(Ledger.at(asking.home())) as ledger:
        found = [(circle(view, asked, key), talk(ledger, key)) for key in keys]
    if as_json:
        _show_json(view, asked, found, practising=practising)
    else:
        said: Parts = [line(narrative.NO_EXAMPLES), line("")] if practising else []
        output.show(*said, *(part for pair in found for part in _told(view, *pair)))


def _show_json(view: View, asked: Question, found: Found, *, practising: bool) -> None:
    names = view.edition.municipalities
    output.show_json(
        {
            "gemeente": {"code": asked.gemeente, "name": names.name(asked.gemeente)},
            "year": asked.year,
            "group": str(asked.group),
            "edition": view.edition.info.id,
            **({"note": narrative.NO_EXAMPLES} if practising else {}),
            "themes": [
                c.as_dict() | {"headline": narrative.headline(c)} | t.as_dict(names)
                for c, t in found
            ],
        }
    )


def _told(view: View, found: Circle, said: Talk) -> Parts:
    names = view.edition.municipalities
    parts: Parts = [heading(narrative.headline(found))]
    sentences = [narrative.nobody(found), narrative.left_out(found) if found.named else "", narrative.missing(found)]  # fmt: skip
    parts += [line(text) for text in sentences if text]
    for one in found.named:
        mark = ", staat open voor vragen" if one.code in said.contacts else ""
        parts.append(line(f"{one.name}: {narrative.quality(one)}{mark}"))
        parts += [line(f"  {narrative.cost(c)}") for c in one.costs]
        parts += [line(f"  {narrative.measured(m)}") for m in one.measured]
        if one.code in said.reactions:
            record = said.reactions[one.code]
            parts.append(line(f"  Reactie: {record.entry.text} ({record.author.words})"))
    if said.contacts:
        there = dutch.listing([names.name(c) for c in sorted(said.contacts, key=names.name)])
        parts.append(line(f"Staan open voor vragen: {there}."))
    parts += [line(text) for thread in said.questions for text in _question(view, thread)]
    parts += [line(text) for thread in said.practices for text in _practice(view, thread)]
    return [*parts, line("")]


def _question(view: View, thread: Thread) -> list[str]:
    entry, names = thread.about.entry, view.edition.municipalities
    assert isinstance(entry, PeerQuestion)
    whom = dutch.listing([names.name(c) for c in entry.to])
    asked = f"Vraag van {names.name(entry.gemeente)} aan {whom}, {moment.words(thread.about.at)}: {entry.text}"
    return [asked, *_replies(view, thread)]


def _practice(view: View, thread: Thread) -> list[str]:
    entry, names = thread.about.entry, view.edition.municipalities
    assert isinstance(entry, Practice)
    told = [
        f"Wat {names.name(entry.gemeente)} deed in {entry.year}: {entry.done}",
        f"  {entry.brought}",
        f"  {narrative.practice_cost(entry)}",
    ]
    if entry.indicator:
        indicator = view.edition.catalogue.indicator(entry.indicator)
        told.append(f"  {narrative.practice_figure(entry, indicator)}")
    return [*told, *_replies(view, thread)]


def _replies(view: View, thread: Thread) -> list[str]:
    names = view.edition.municipalities
    return [f"  {names.name(r.entry.gemeente)}: {r.entry.text} ({r.author.words})" for r in thread.replies]  # fmt: skip
