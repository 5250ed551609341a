"""Making an entry of the Leerkring of what somebody typed: whole, or one Dutch sentence about what is wrong.

Whether a municipality is there, whether a figure belongs to a theme, and for whom somebody writes is asked here; what
a field may hold is asked by the kinds themselves.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from benchmark import dutch
from benchmark.catalogue import Catalogue
from benchmark.errors import SpiegelError
from benchmark.ledger import moment
from benchmark.ledger.entries import Author, identifier
from benchmark.ledger.learning import Contact, PeerQuestion, PeerReply, Practice, Reaction
from benchmark.ledger.reading import WrongEntry, made
from benchmark.municipality import Municipalities

Written = Contact | PeerQuestion | PeerReply | Practice | Reaction


def speaks_for(author: Author, gemeente: str, names: Municipalities) -> None:
    """Raise SpiegelError when somebody writes for a municipality at which they do not say they work."""
    here = names.name(gemeente)
    if not author.gemeente:
        raise SpiegelError(
            f"U schrijft hier namens {here}, en bij uw naam staat geen gemeente.",
            "Vul onder 'Wijzig uw naam of rol' in waar u werkt. Uw tekst blijft staan.",
        )
    if author.gemeente != gemeente:
        there = names.name(author.gemeente)
        raise SpiegelError(
            f"U schrijft hier namens {here}, en bij uw naam staat {there}.",
            f"Open de Leerkring van {there}, of wijzig uw profiel. Uw tekst blijft staan.",
        )


def contact(
    catalogue: Catalogue, gemeente: str, theme: str, name: str, email: str, phone: str
) -> Contact:
    """Who may be asked about a theme; raises WrongEntry without a way to reach them."""
    found = made(
        Contact,
        gemeente=gemeente,
        theme=known_theme(catalogue, theme),
        contact=name,
        email=email,
        phone=phone,
    )
    if not found.email and not found.phone:
        raise WrongEntry("Er staat geen e-mailadres en geen telefoonnummer.", "email")
    return found


def question(
    names: Municipalities,
    catalogue: Catalogue,
    gemeente: str,
    theme: str,
    to: Sequence[str],
    text: str,
) -> PeerQuestion:
    """A question to others (codes or names); raises WrongEntry or what ``Municipalities.find`` raises."""
    today = names.years[-1]
    asked = tuple(dict.fromkeys(names.find(one, today).code for one in to))
    names.find(gemeente, today)
    if not asked:
        raise WrongEntry("Er is geen gemeente gekozen om iets te vragen.", "to")
    if gemeente in asked:
        raise WrongEntry(f"{names.name(gemeente)} kan niet zichzelf iets vragen.", "to")
    most = catalogue.learning.most_asked
    if len(asked) > most:
        found = dutch.count(len(asked), "gemeente", "gemeenten")
        raise WrongEntry(f"De vraag gaat naar {found}; dat mogen er {most} zijn.", "to")
    return made(
        PeerQuestion,
        gemeente=gemeente,
        id=identifier(),
        theme=known_theme(catalogue, theme),
        to=asked,
        text=text,
    )


def reply(about: PeerQuestion | Practice, gemeente: str, text: str) -> PeerReply:
    """An answer to a question, or a reaction to a practice; raises WrongEntry or SpiegelError."""
    if about.withdrawn:
        raise SpiegelError(
            "Dit is intussen ingetrokken; reageren kan niet meer.", "Laad de pagina opnieuw."
        )
    return made(
        PeerReply,
        gemeente=gemeente,
        id=identifier(),
        theme=about.theme,
        about=about.id,
        text=text,
    )


def practice(
    catalogue: Catalogue,
    gemeente: str,
    theme: str,
    *,
    year: int | None,
    done: str,
    brought: str,
    amount: float | None = None,
    indicator: str = "",
    before: float | None = None,
    after: float | None = None,
) -> Practice:
    """What a municipality did; raises WrongEntry, also for half of a figure or a figure of another theme."""
    if year is None:
        raise WrongEntry("Het jaar ontbreekt.", "year")
    if year > (now := moment.local(datetime.now(UTC)).year):
        raise WrongEntry(
            f"Het jaar is {year}; verwacht wordt hoogstens {now}, want u schrijft op wat u deed.",
            "year",
        )
    code = indicator.strip().upper()
    known = {i.code for i in catalogue.of_theme(known_theme(catalogue, theme))}
    if code and code not in known:
        raise WrongEntry(f"Het cijfer '{code[:20]}' hoort niet bij dit thema.", "indicator")
    if code and (before is None or after is None):
        raise WrongEntry("Bij een cijfer horen twee getallen: ervoor en erna.", "before")
    if not code and (before is not None or after is not None):
        raise WrongEntry("Er staan getallen, maar geen cijfer waar ze bij horen.", "indicator")
    return made(
        Practice,
        gemeente=gemeente,
        id=identifier(),
        theme=theme,
        year=year,
        done=done,
        brought=brought,
        amount=amount,
        indicator=code,
        before=before,
        after=after,
    )


def reaction(catalogue: Catalogue, gemeente: str, theme: str, text: str) -> Reaction:
    """What a municipality says where it is named; raises WrongEntry."""
    return made(Reaction, gemeente=gemeente, theme=known_theme(catalogue, theme), text=text)


def known_theme(catalogue: Catalogue, theme: str) -> str:
    """The key of a theme; raises SpiegelError for one that is not there."""
    if theme not in {t.key for t in catalogue.themes}:
        raise SpiegelError(
            f"Het thema '{theme[:40]}' is er niet.",
            f"Kies uit: {', '.join(t.key for t in catalogue.themes)}.",
        )
    return theme
