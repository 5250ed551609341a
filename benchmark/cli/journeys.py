"""The command for life events."""

import typer

from benchmark import dutch
from benchmark.answers.journeys import journeys as answer_of
from benchmark.cli import asking, options, output
from benchmark.cli.asking import Wish
from benchmark.cli.dutch_help import DutchCommand
from benchmark.cli.tables import heading, line, plain_table
from benchmark.narrative import journeys as words
from benchmark.vocabulary import ReportKind


def register(app: typer.Typer) -> None:
    """Put the command in the program."""
    app.command(cls=DutchCommand)(journeys)


def journeys(
    gemeente: options.Gemeente,
    year: options.Year = None,
    method: options.GroupMethod = None,
    k: options.Size = None,
    with_: options.With = None,
    group: options.GroupText = None,
    examples: options.Examples = False,
    as_json: options.Json = False,
) -> None:
    """Toon wat inwoners van een levensgebeurtenis vinden, per organisatie in de keten."""
    seen = asking.view()
    wish = Wish(method, k, tuple(with_ or ()), group)
    asked = asking.question(seen, gemeente, year, ReportKind.ACCOUNTS, wish, examples=examples)
    answer = answer_of(seen, asked)
    if as_json:
        output.show_json(answer.as_dict())
        return
    columns = ("gebeurtenis", "organisatie", "cijfer", "naast het streefcijfer", "in de groep")
    table = plain_table(columns, ())
    for journey in answer.journeys:
        chain = [journey.chain] if journey.chain is not None else []
        for one in (*chain, *journey.organisations):
            table.add_row(
                dutch.upper_first(one.event), one.organisation, words.with_interval(one),
                words.target_words(one), words.peers_words(one),
            )  # fmt: skip
    said = [words.finding(j) for j in answer.journeys]
    own = [table] if answer.journeys else [line(words.other_years(answer))]
    output.show(
        heading(words.headline(answer)),
        *own,
        *(
            line(f"{dutch.upper_first(j.event)}. {text}")
            for j, text in zip(answer.journeys, said, strict=True)
        ),
        line(words.elsewhere(answer)),
        line(words.source(answer)),
    )
