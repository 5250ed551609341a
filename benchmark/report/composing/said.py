"""What people said about the figures of a municipality, as far as a report may hold it."""

from dataclasses import dataclass, replace

from benchmark.ledger.entries import Agreement, Choice, Comment, Judgement, JudgementStatus
from benchmark.ledger.learning import Practice, Reaction
from benchmark.ledger.service_code import Checked
from benchmark.ledger.store import Ledger, Record
from benchmark.ledger.vision import StatedValue
from benchmark.report.spec import Audience, Spec

# What the college has not decided yet is advice between officials, and stays there.
STILL_ADVICE = (JudgementStatus.INVESTIGATE, JudgementStatus.PROPOSE)


@dataclass(frozen=True)
class Said:
    """The newest remarks, deliberate choices, judgements, answers to a checklist and agreements; none that were
    withdrawn.

    ``reactions`` and ``practices`` are of all municipalities: what those say that a report may name.
    """

    comments: tuple[Record[Comment], ...] = ()
    choices: tuple[Record[Choice], ...] = ()
    judgements: tuple[Record[Judgement], ...] = ()
    checks: tuple[Record[Checked], ...] = ()
    agreements: tuple[Record[Agreement], ...] = ()
    reactions: tuple[Record[Reaction], ...] = ()
    practices: tuple[Record[Practice], ...] = ()
    values: tuple[Record[StatedValue], ...] = ()

    def comments_on(self, indicator: str) -> list[Record[Comment]]:
        """The remarks beside one figure, oldest first."""
        return sorted(
            (c for c in self.comments if c.entry.indicator == indicator), key=lambda c: c.at
        )

    def choice_on(self, indicator: str) -> Record[Choice] | None:
        """The deliberate choice on one figure, if there is one."""
        return next((c for c in self.choices if c.entry.indicator == indicator), None)


def said_of(ledger: Ledger, gemeente: str) -> Said:
    """Everything that was said about a municipality (code)."""
    return Said(
        tuple(ledger.newest(Comment, gemeente)),
        tuple(ledger.newest(Choice, gemeente)),
        tuple(ledger.newest(Judgement, gemeente)),
        tuple(ledger.newest(Checked, gemeente)),
        tuple(ledger.newest(Agreement, gemeente)),
        tuple(ledger.newest(Reaction)),
        tuple(ledger.newest(Practice)),
        tuple(ledger.newest(StatedValue, gemeente)),
    )


def allowed(said: Said, spec: Spec) -> Said:
    """What may stand in a report of these choices: what is intern beraad stays with the management, in a
    report with names.

    A council reads the judgements that are no longer under discussion; the public reads none. An answer to a checklist
    is there for everybody, the note with it is a remark like others and not for the public. Agreements name who does what and whom to ask: they stay with the management, in a
    report with names. What other municipalities said has their name, so it stands in no report without names and in none for
    the public. The values of its vision are what the municipality tells everybody.
    """
    inside = spec.audience is Audience.MANAGEMENT
    # A report without names is made to go further than those who may read what stays inside.
    stays = inside and not spec.anonymous
    comments = tuple(c for c in said.comments if spec.comments and (stays or not c.entry.internal))
    judgements = tuple(j for j in said.judgements if inside or j.entry.status not in STILL_ADVICE)
    public = spec.audience is Audience.PUBLIC
    checks = said.checks if spec.comments and not public else tuple(map(_bare, said.checks))
    choices = said.choices if spec.choices else ()
    agreements = said.agreements if stays else ()
    nameless = public or spec.anonymous
    return Said(
        comments,
        choices,
        () if public else judgements,
        checks,
        agreements,
        () if nameless else said.reactions,
        () if nameless else said.practices,
        said.values,
    )


def _bare(record: Record[Checked]) -> Record[Checked]:
    return replace(record, entry=record.entry.model_copy(update={"note": ""}))
