"""What the municipality itself says in its jaarbericht: an opening, what changes, deliberate choices, how to react.

A text that names another municipality stays out, and who wrote it is told why: the rule for figures would be worth
nothing beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmark.answers.open_edition import OpenEdition
from benchmark.disclosure import naming
from benchmark.ledger import moment
from benchmark.ledger.entries import Agreement, Choice, PublicAgreement, PublicPart, PublicText
from benchmark.ledger.store import Ledger, Record
from benchmark.report.document import Block, Heading, Listing, Paragraph, Voice
from benchmark.viewing import View

NOTHING = "De gemeente heeft hier nog niets geschreven."
NO_WAY = "De gemeente heeft nog niet geschreven hoe u kunt reageren of een klacht kunt indienen."


@dataclass(frozen=True)
class OpenWords:
    """The texts of a year by their part, the deliberate choices (code, reason), the agreements that are public (what,
    before when and how far), and which texts stay out: (what, names found)."""

    texts: tuple[tuple[PublicPart, str], ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    agreements: tuple[tuple[str, str], ...] = ()
    left_out: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def of(self, part: PublicPart) -> str:
        """The text of a part; empty without one."""
        return dict(self.texts).get(part, "")


def words_of(view: View, ledger: Ledger, gemeente: str, year: int) -> OpenWords:
    """What was recorded for a municipality (code) and year, as far as the public may read it."""
    texts = [r for r in ledger.newest(PublicText, gemeente) if r.entry.year == year]
    told = set(view.edition.catalogue.open_edition.codes)
    choices = [
        r
        for r in ledger.newest(Choice, gemeente)
        if r.entry.indicator in told and r.entry.year <= year
    ]
    return allowed(view, gemeente, year, texts, choices, public_agreements(ledger, gemeente, year))


def public_agreements(ledger: Ledger, gemeente: str, year: int) -> list[Record[Agreement]]:
    """The agreements that somebody put in the jaarbericht of a year, as they are now; none of Oefenmodus."""
    chosen = ledger.newest(PublicAgreement, gemeente, prefix=f"{gemeente}/{year}/")
    ids = {r.entry.id for r in chosen if r.entry.shown}
    return [
        r for r in ledger.newest(Agreement, gemeente) if r.entry.id in ids and not r.entry.example
    ]


def allowed(
    view: View,
    gemeente: str,
    year: int,
    texts: Sequence[Record[PublicText]],
    choices: Sequence[Record[Choice]],
    agreements: Sequence[Record[Agreement]] = (),
) -> OpenWords:
    """The texts without those that name another municipality."""
    names = view.edition.municipalities
    own = names.name(gemeente)
    others = [n for n in names.in_year(year)["name"] if n != own]
    left_out: list[tuple[str, tuple[str, ...]]] = []

    def kept(what: str, text: str) -> bool:
        found = naming.named(text, own, others)
        if found:
            left_out.append((what, found))
        return not found

    shown = [
        (r.entry.part, r.entry.text)
        for r in texts
        if r.entry.text and kept(r.entry.part.value, r.entry.text)
    ]
    figures = [(r.entry.indicator, r.entry.reason) for r in choices]
    reasons = [(c, text) for c, text in figures if kept(f"bewuste keuze {c}", text)]
    agreed = [
        (r.entry.what, f"voor {moment.day(r.entry.due)}; {r.entry.state.value}")
        for r in agreements
        if kept("afspraak", r.entry.what)
    ]
    return OpenWords(tuple(shown), tuple(reasons), tuple(agreed), tuple(left_out))


def signed(name: str) -> str:
    """Who says it; nobody checked that it is so."""
    return f"gemeente {name} (naam niet gecontroleerd)"


def opening(answer: OpenEdition, words: OpenWords) -> list[Block]:
    """The own opening, if somebody wrote one."""
    return _typed(answer, [words.of(PublicPart.OPENING)])


def changes(answer: OpenEdition, words: OpenWords) -> list[Block]:
    """What changes, in the own words, and what is as it is on purpose."""
    found = _typed(answer, [words.of(PublicPart.CHANGES)]) or [Paragraph(text=NOTHING)]
    names = {f.indicator.code: f.indicator.name for f in answer.known}
    choices = [(names[code], text) for code, text in words.choices if code in names]
    if choices:
        found.append(Heading(level=2, text="Hier kiest de gemeente bewust voor"))
    for name, text in choices:
        found += [Heading(level=3, text=name), *_typed(answer, [text])]
    if words.agreements:
        items = tuple(f"{what} ({how})" for what, how in words.agreements)
        found += [Heading(level=2, text="Dit is afgesproken"), Listing(items=items)]
    return found


def reacting(answer: OpenEdition, words: OpenWords) -> list[Block]:
    """How to react or complain, in the own words; no address is made up."""
    return _typed(answer, [words.of(PublicPart.REACTING)]) or [Paragraph(text=NO_WAY)]


def _typed(answer: OpenEdition, texts: Iterable[str]) -> list[Block]:
    by = signed(answer.plain_name)
    return [Paragraph(text=t, voice=Voice.PERSON, by=by) for t in texts if t.strip()]
