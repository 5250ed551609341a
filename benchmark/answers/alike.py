"""Which municipalities are most like this one, for the task at hand?

Everybody's likeness on one scheme is measured once per year and kept, so that a group costs little more
than one on size.
"""

from collections.abc import Mapping
from functools import lru_cache

import polars as pl

from benchmark.answers.circumstances import circumstances
from benchmark.answers.execution import later_members, members_of, subject_of, task_of
from benchmark.catalogue import Catalogue, PeerScheme
from benchmark.edition import Edition
from benchmark.errors import SpiegelError
from benchmark.peers import GroupChoice, PeerGroup
from benchmark.peers.alike import Measured, alike
from benchmark.peers.choice import INHABITANTS, Metric
from benchmark.peers.delivery import NOBODY, Delivery
from benchmark.peers.similar import Recipe, similar
from benchmark.peers.why import reason, why
from benchmark.viewing import View
from benchmark.vocabulary import Role

Weights = tuple[tuple[str, float], ...]


def group_alike(
    edition: Edition, gemeente: str, year: int, choice: GroupChoice, theme: str
) -> PeerGroup:
    """The group of a municipality on likeness.

    Raises SpiegelError for a scheme or circumstance that is not in the catalogue, and NoLikeness where
    nothing is known of the municipality.
    """
    scheme, measured = measured_for(edition, year, choice, theme)
    return alike(
        choice,
        edition.municipalities.in_year(year),
        gemeente,
        measured,
        delivery(edition, subject_for(edition.catalogue, scheme, theme), year),
        edition.catalogue.peers,
    )


def reasons(
    edition: Edition, gemeente: str, year: int, group: PeerGroup, theme: str
) -> tuple[str, ...]:
    """Why each member of a group on likeness is one, in the order of the group."""
    _, measured = measured_for(edition, year, group.choice, theme)
    found = measured.similar
    rows = {code: n for n, code in enumerate(found.codes)}
    shares = group.choice.metric == "euclidean"
    return tuple(
        reason(why(found, rows[gemeente], rows[code]), shares=shares) for code in group.codes
    )


def measured_for(
    edition: Edition, year: int, choice: GroupChoice, theme: str
) -> tuple[PeerScheme, Measured]:
    """The scheme behind a choice, and everybody's likeness on it."""
    scheme = scheme_of(edition.catalogue, choice, theme)
    weights = weights_of(edition.catalogue, scheme, choice)
    return scheme, _measured(edition, year, scheme.key, weights, choice.metric)


def scheme_of(catalogue: Catalogue, choice: GroupChoice, theme: str) -> PeerScheme:
    """The scheme that a choice names, or that of the theme; raises SpiegelError when there is none such."""
    if not choice.scheme:
        return catalogue.schemes.of_theme(theme)
    found = catalogue.schemes.scheme(choice.scheme)
    if found is None:
        known = ", ".join(s.key for s in catalogue.schemes.schemes)
        raise SpiegelError(
            f"Er is geen schema '{choice.scheme[:40]}' om op te zoeken wie er lijkt.",
            f"De schema's zijn: {known}.",
        )
    return found


def weights_of(catalogue: Catalogue, scheme: PeerScheme, choice: GroupChoice) -> Weights:
    """What takes part and how heavily, in order of the catalogue; inhabitants always do."""
    schemes, given = catalogue.schemes, dict(choice.weights)
    for key in given:
        if schemes.circumstance(key) is None:
            known = ", ".join(c.key for c in schemes.circumstances)
            raise SpiegelError(
                f"Er is geen kenmerk '{key[:40]}' om een gewicht aan te geven.",
                f"De kenmerken zijn: {known}.",
            )
    weights: Mapping[str, float] = {INHABITANTS: 1.0} | scheme.weights | given
    counted = [c.key for c in schemes.circumstances if weights.get(c.key, 0) > 0]
    # Mahalanobis weighs by itself: what takes part counts, how heavily does not.
    return tuple((key, weights[key] if choice.metric == "euclidean" else 1.0) for key in counted)


@lru_cache(maxsize=48)
def _measured(
    edition: Edition, year: int, scheme: str, weights: Weights, metric: Metric
) -> Measured:
    schemes = edition.catalogue.schemes
    units = circumstances(edition, year)
    # Under the names that people read: reasons and gaps are said in them.
    names = {c.key: c.name for c in schemes.circumstances}
    columns = units.select("code", *(pl.col(key).alias(names[key]) for key, _ in weights))
    weighed = {names[key]: weight for key, weight in weights} if metric == "euclidean" else {}
    recipe = Recipe(k=units.height, clip=schemes.clip, metric=metric, weights=weighed)
    return Measured(scheme, weights, similar(columns, recipe))


@lru_cache(maxsize=256)
def delivery(edition: Edition, subject: str | None, year: int) -> Delivery:
    """Who carries out a task together, from the register; nobody where it is silent."""
    view = View(edition)
    register = members_of(view, subject, year) if subject else {}
    if subject is None or not register:
        return NOBODY
    return Delivery(
        task=task_of(view, subject),
        office={
            c: executor.organisation
            for c, (executor, m) in register.items()
            if m.role is not Role.SPECIAL_TASK
        },
        special=frozenset(c for c, (_, m) in register.items() if m.role is Role.SPECIAL_TASK),
        unknown=frozenset(later_members(view, subject, year) - set(register)),
    )


def subject_for(catalogue: Catalogue, scheme: PeerScheme, theme: str) -> str | None:
    """The task of which the form of execution counts: that of the scheme, else that of the theme."""
    if scheme.subject or not theme:
        return scheme.subject
    named = catalogue.schemes.of_theme(theme).subject
    asked = (subject_of(i) for i in catalogue.of_theme(theme))
    return named or next((s for s in asked if s), None)
