"""What can be recorded in the Leerkring: who may be asked, questions between municipalities, practices, reactions.

The same rules as for every entry: a change is a new version of the same subject, and nothing is removed. All of it
may be read by every municipality, but for a ``Contact``: its details are shown only to who said who they are, and
stand in no export. ``gemeente``: who writes. A subject starts with the theme, so that a theme finds its own.
"""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from benchmark.ledger.deliveries import Identifier, Year
from benchmark.ledger.entries import NAME, Entry, Name, Number, Text, plain

Theme = Annotated[str, Field(pattern=r"^[a-z0-9_-]{1,40}$")]
Code = Annotated[str, Field(pattern=r"^GM\d{4}$")]
Said = Annotated[Text, Field(min_length=1)]
EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
PHONE = re.compile(r"\+?[0-9][0-9 ()-]*")
LEAST_DIGITS, MOST_DIGITS = 8, 15  # of a telephone number, with the number of its country


def _address(typed: str) -> str:
    if typed and not EMAIL.fullmatch(typed):
        raise ValueError("schrijf het als naam@gemeente.nl")
    return typed


def _number(typed: str) -> str:
    digits = sum(c.isdigit() for c in typed)
    if typed and not (PHONE.fullmatch(typed) and LEAST_DIGITS <= digits <= MOST_DIGITS):
        raise ValueError("schrijf het als 015 123 45 67 of 14 015 1234")
    return typed


Email = Annotated[str, Field(max_length=NAME), AfterValidator(plain), AfterValidator(_address)]
Phone = Annotated[str, Field(max_length=NAME), AfterValidator(plain), AfterValidator(_number)]


class Contact(Entry):
    """A municipality is open to questions about a theme, and says who may be asked: a function, or a name as typed."""

    kind = "contact"
    theme: Theme
    contact: Name
    email: Email = ""
    phone: Phone = ""
    withdrawn: bool = False

    @property
    def subject(self) -> str:
        """Theme and municipality."""
        return f"{self.theme}/{self.gemeente}"


class PeerQuestion(Entry):
    """A question of a municipality about a theme, to named others. ``to``: their codes."""

    kind = "peer_question"
    id: Identifier
    theme: Theme
    to: Annotated[tuple[Code, ...], Field(min_length=1)]
    text: Said
    withdrawn: bool = False

    @property
    def subject(self) -> str:
        """Theme and number."""
        return f"{self.theme}/{self.id}"


class Practice(Entry):
    """What a municipality did, in ``year``: what it cost (euros, once) and what it brought.

    ``indicator``, ``before`` and ``after``: what it did to a figure, in the unit of that figure.
    """

    kind = "practice"
    id: Identifier
    theme: Theme
    year: Year
    done: Said
    brought: Said
    amount: float | None = Field(default=None, ge=0, le=1e9, allow_inf_nan=False)
    indicator: str = Field(default="", pattern=r"^([A-Z]{3}\d{2})?$")
    before: Number | None = None
    after: Number | None = None
    withdrawn: bool = False

    @property
    def subject(self) -> str:
        """Theme and number."""
        return f"{self.theme}/{self.id}"


class PeerReply(Entry):
    """An answer to a question, or a reaction to a practice: ``about`` is its number."""

    kind = "peer_reply"
    id: Identifier
    theme: Theme
    about: Identifier
    text: Said
    withdrawn: bool = False

    @property
    def subject(self) -> str:
        """Theme, number of what it is about, and its own number."""
        return f"{self.theme}/{self.about}/{self.id}"


class Reaction(Entry):
    """What a municipality says that is named in a theme because of its costs; printed wherever it is named."""

    kind = "reaction"
    theme: Theme
    text: Said
    withdrawn: bool = False

    @property
    def subject(self) -> str:
        """Theme and municipality."""
        return f"{self.theme}/{self.gemeente}"
