"""What municipalities said to each other in a theme of the Leerkring: questions with answers, practices, reactions.

Everybody may read all of it, but for the details of a contact: those are in ``Talk.contacts`` for the one page that shows
them to who said who they are, and never in ``as_dict``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from benchmark.ledger.learning import Contact, PeerQuestion, PeerReply, Practice, Reaction
from benchmark.ledger.store import Ledger, Record
from benchmark.municipality import Municipalities


@dataclass(frozen=True)
class Thread:
    """A question or a practice with the replies to it, oldest first."""

    about: Record[PeerQuestion] | Record[Practice]
    replies: tuple[Record[PeerReply], ...] = ()

    def words(self, names: Municipalities) -> str:
        """All that can be found in it: texts and the names of municipalities."""
        entry = self.about.entry
        if isinstance(entry, PeerQuestion):
            own = [entry.text, *map(names.name, entry.to)]
        else:
            own = [entry.done, entry.brought, str(entry.year), entry.indicator]
        said = [w for r in self.replies for w in (names.name(r.entry.gemeente), r.entry.text)]
        return " ".join([names.name(entry.gemeente), *own, *said]).casefold()


@dataclass(frozen=True)
class Talk:
    """All that stands in one theme; newest first, withdrawn ones not among them. ``contacts`` and ``reactions`` by code."""

    contacts: dict[str, Record[Contact]]
    reactions: dict[str, Record[Reaction]]
    questions: tuple[Thread, ...]
    practices: tuple[Thread, ...]

    def found(self, words: str, names: Municipalities) -> "Talk":
        """The questions and practices in which every one of these words occurs, in whatever case."""
        wanted = words.casefold().split()

        def holding(threads: Iterable[Thread]) -> tuple[Thread, ...]:
            return tuple(t for t in threads if all(w in t.words(names) for w in wanted))

        if not wanted:
            return self
        return replace(self, questions=holding(self.questions), practices=holding(self.practices))

    def as_dict(self, names: Municipalities) -> dict[str, Any]:
        """As plain data, for the command line: without the details of any contact."""
        return {
            "open_to_questions": [_place(names, c) for c in sorted(self.contacts)],
            "reactions": [
                _place(names, r.entry.gemeente) | _signed(r) | {"text": r.entry.text}
                for r in self.reactions.values()
            ],
            "questions": [_question(t, names) for t in self.questions],
            "practices": [_practice(t, names) for t in self.practices],
        }


def talk(ledger: Ledger, theme: str) -> Talk:
    """What was said in a theme; raises LedgerError."""
    prefix = f"{theme}/"
    replies: dict[str, list[Record[PeerReply]]] = {}
    for one in ledger.newest(PeerReply, prefix=prefix):
        replies.setdefault(one.entry.about, []).append(one)

    def threads(found: Sequence[Any]) -> tuple[Thread, ...]:
        newest = sorted(found, key=lambda r: -r.id)
        return tuple(Thread(r, tuple(replies.get(r.entry.id, ()))) for r in newest)

    return Talk(
        contacts={r.entry.gemeente: r for r in ledger.newest(Contact, prefix=prefix)},
        reactions={r.entry.gemeente: r for r in ledger.newest(Reaction, prefix=prefix)},
        questions=threads(ledger.newest(PeerQuestion, prefix=prefix)),
        practices=threads(ledger.newest(Practice, prefix=prefix)),
    )


def waiting_for(ledger: Ledger, gemeente: str) -> dict[str, int]:
    """Per theme how many questions were put to a municipality that it did not answer yet."""
    answered = {(r.entry.theme, r.entry.about) for r in ledger.newest(PeerReply, gemeente=gemeente)}
    found: dict[str, int] = {}
    for one in ledger.newest(PeerQuestion):
        entry = one.entry
        if gemeente in entry.to and (entry.theme, entry.id) not in answered:
            found[entry.theme] = found.get(entry.theme, 0) + 1
    return found


def _place(names: Municipalities, code: str) -> dict[str, Any]:
    return {"code": code, "name": names.name(code)}


def _signed(record: Record[Any]) -> dict[str, Any]:
    return {"author": record.author.words, "at": record.at.isoformat(timespec="seconds")}


def _replies(thread: Thread, names: Municipalities) -> list[dict[str, Any]]:
    return [
        {"from": _place(names, r.entry.gemeente), "text": r.entry.text} | _signed(r)
        for r in thread.replies
    ]


def _question(thread: Thread, names: Municipalities) -> dict[str, Any]:
    entry = thread.about.entry
    assert isinstance(entry, PeerQuestion)
    return {
        "id": entry.id,
        "from": _place(names, entry.gemeente),
        "to": [_place(names, c) for c in entry.to],
        "text": entry.text,
        **_signed(thread.about),
        "answers": _replies(thread, names),
    }


def _practice(thread: Thread, names: Municipalities) -> dict[str, Any]:
    entry = thread.about.entry
    assert isinstance(entry, Practice)
    return {
        "id": entry.id,
        "from": _place(names, entry.gemeente),
        "year": entry.year,
        "done": entry.done,
        "cost": entry.amount,
        "brought": entry.brought,
        "indicator": entry.indicator or None,
        "before": entry.before,
        "after": entry.after,
        **_signed(thread.about),
        "replies": _replies(thread, names),
    }
