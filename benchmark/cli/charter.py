"""The command for the quality charter."""

import typer

from benchmark import dutch
from benchmark.answers.charter import charter as answer_of
from benchmark.cli import asking, options, output
from benchmark.cli.asking import Wish
from benchmark.cli.dutch_help import DutchCommand
from benchmark.cli.tables import heading, line, plain_table
from benchmark.narrative import charter as words
from benchmark.narrative import promises
from benchmark.vocabulary import ReportKind


def register(app: typer.Typer) -> None:
    """Put the command in the program."""
    app.command(cls=DutchCommand)(charter)


def charter(
    gemeente: options.Gemeente,
    year: options.Year = None,
    method: options.GroupMethod = None,
    k: options.Size = None,
    with_: options.With = None,
    group: options.GroupText = None,
    examples: options.Examples = False,
    as_json: options.Json = False,
) -> None:
    """Toon wat een gemeente inwoners belooft, of zij dat meet en nakomt, en wat andere gemeenten beloven."""
    seen = asking.view()
    wish = Wish(method, k, tuple(with_ or ()), group)
    asked = asking.question(seen, gemeente, year, ReportKind.ACCOUNTS, wish, examples=examples)
    answer = answer_of(seen, asked)
    if as_json:
        output.show_json(answer.as_dict())
        return
    table = plain_table(("belofte", "getal", "uitslag", "in de groep", "naast de wet"))
    for shown in answer.promises:
        one = shown.promise
        table.add_row(
            promises.name(one.key), promises.asks(one), promises.outcome(one),
            promises.stands(shown.beside), promises.law_short(shown.grade),
        )  # fmt: skip
    own = (
        [line(words.summary(answer)), table]
        if answer.promises
        else [line(words.other_years(answer))]
    )
    output.show(
        heading(words.headline(answer)),
        *(line(text) for text in words.law(answer)),
        *own,
        *(
            line(promises.compensation(s.promise))
            for s in answer.promises
            if s.promise.compensation
        ),
        line(words.lacking(answer)),
        *(line(f"- {promises.lacking(one)}") for one in answer.lacking),
        *([line(words.changed(answer))] if answer.since else []),
        *(line(f"- {promises.change(one)}") for one in answer.changes),
        *(line(dutch.upper_first(text)) for text in words.courses(answer)),
        line(words.source(answer)),
    )
