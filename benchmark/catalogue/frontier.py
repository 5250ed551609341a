"""What a frontier is measured on, per subject of the vergelijkbaarheidstoets, and when something stands out."""

from typing import Annotated

from pydantic import Field, model_validator

from benchmark.catalogue.models import Comparability, Entry, Key, Text
from benchmark.errors import CatalogueError

FILE = "frontier.toml"
INHABITANTS = "inwoners"  # of the year itself; every other output is a covariate of an edition


class Served(Entry):
    """Something that must be served: inhabitants of the year, or a structural covariate; never a cost."""

    key: Key
    name: Text


class FrontierModel(Entry):
    """One cost, and what must be served for it.

    ``cost``: measures in euros that are added up, over the account years around the year. ``reason`` says
    why these outputs describe the work.
    """

    subject: Key
    cost: Annotated[tuple[str, ...], Field(min_length=1)]
    outputs: Annotated[tuple[Served, ...], Field(min_length=1, max_length=4)]
    reason: Text

    @model_validator(mode="after")
    def each_once(self) -> "FrontierModel":
        """No cost and no output counts twice."""
        keys = [o.key for o in self.outputs]
        if len(set(keys)) < len(keys) or len(set(self.cost)) < len(self.cost):
            raise ValueError("elke meetwaarde één keer")
        return self


class Frontier(Entry):
    """The rule for all models; METHODS sections 4 and 5.

    ``replications`` and ``seed``: of the bootstrap. ``order``: units drawn for order-m. ``size_factor``: in
    order-m given size, units more than so many times larger or smaller do not count. A unit is marked above
    ``super_efficiency``, or above ``order_m`` for each of ``stable_over``; one that is the example for more
    than ``often`` of all others is looked at again.
    """

    replications: int = Field(ge=100, le=10_000)
    seed: int = Field(ge=0)
    minimum: int = Field(ge=60)
    order: int = Field(ge=2)
    size_factor: float = Field(gt=1)
    super_efficiency: float = Field(gt=1)
    order_m: float = Field(gt=1)
    stable_over: Annotated[tuple[int, ...], Field(min_length=1)]
    often: float = Field(gt=0, lt=1)
    models: Annotated[tuple[FrontierModel, ...], Field(min_length=1)]

    def model(self, subject: str | None) -> FrontierModel | None:
        """The model of a subject, if it has one."""
        return next((m for m in self.models if m.subject == subject), None)

    def needed(self, model: FrontierModel) -> int:
        """How many units a frontier of this model asks: max(60, 3(m + s), 2ms), with one input."""
        s = len(model.outputs)
        return max(self.minimum, 3 * (1 + s), 2 * s)


def check(rule: Frontier, comparability: Comparability) -> None:
    """Every model has a subject of its own and costs of its task fields only; raises CatalogueError."""
    known = {s.key: s for s in comparability.subjects}
    names = [m.subject for m in rule.models]
    for number, model in enumerate(rule.models, start=1):
        at = f"models[{number}]"
        if model.subject not in known or names.count(model.subject) > 1:
            raise CatalogueError(
                f"In data/catalogue/{FILE} past de sleutel '{at}.subject' niet: '{model.subject}'.",
                "Noem elk onderwerp van de vergelijkbaarheidstoets hoogstens één keer.",
            )
        allowed = {f"iv3.lasten.{field}" for field in known[model.subject].task_fields}
        for measure in model.cost:
            if measure not in allowed:
                raise CatalogueError(
                    f"In data/catalogue/{FILE} noemt de sleutel '{at}.cost' de meetwaarde '{measure}', "
                    "en die toetst het onderwerp niet.",
                    f"Kies uit: {', '.join(sorted(allowed))}.",
                )
