"""The jobs on the page Rapporten: how each stands, what can be done with it, and what could not be made."""

from typing import Any

from dash import html

from benchmark import dutch
from benchmark.jobs.job import Standing
from benchmark.jobs.shelf import KEPT_DAYS, State
from benchmark.ledger import moment
from dashboard import library
from dashboard.components import notice
from dashboard.components.batch_form import FORMATS

NO_WORKER = "Er draait nu niets dat rapporten maakt. Start 'spiegel worker', of start het dashboard opnieuw."
FEW = 3
MARKS = {State.DONE: "ok", State.STOPPED: "op", State.FAILED: "op"}


def jobs(found: list[Standing], *, worked: bool) -> list[Any]:
    """Every job, newest first; ``worked``: whether a worker is there."""
    if not found:
        return [html.P("Er zijn nog geen opdrachten.")]
    waiting = any(s.state is State.WAITING for s in found)
    idle = [notice.say(NO_WORKER, kind="let-op")] if waiting and not worked else []
    return [*idle, html.Ol([_job(s) for s in found], className="taken")]


def _job(job: Standing) -> html.Li:
    return html.Li(
        [
            html.H3([_name(job), html.Span(job.state.value, className=_mark(job.state))]),
            html.P(_asked(job), className="klein"),
            _progress(job),
            *_failure(job),
            html.Div(_actions(job), className="knoppen"),
            *_problems(job),
        ],
        id=f"taak-{job.id}",
    )


def _name(job: Standing) -> str:
    """What was asked, by name where those are few."""
    spec, codes = job.asked.spec, job.asked.gemeenten
    names = library.view().edition.municipalities
    few = dutch.listing([names.name(c) for c in codes]) if job.total <= FEW else ""
    who = few or dutch.count(job.total, "gemeente", "gemeenten")
    forms = dutch.listing([FORMATS[f][0].lower() for f in job.asked.formats])
    return f"{who}, {spec.year}, {spec.depth.value}, {forms}"


def _mark(state: State) -> str:
    return f"merkje {MARKS.get(state, '')}".strip()


def _asked(job: Standing) -> list[Any]:
    when = moment.words(job.asked.at)
    return [
        "Gevraagd door ",
        html.Bdi(job.asked.author.words),
        f" op {when}. Editie {_edition(job)}.",
    ]


def _edition(job: Standing) -> str:
    return job.asked.edition.rpartition("-")[0]


def _progress(job: Standing) -> html.Div:
    """A bar of the browser itself; a script of ours moves it while the job is being done."""
    label = f"voortgang-{job.id}"
    return html.Div(
        [
            html.Progress(
                value=str(job.done),
                max=str(job.total),
                id=f"balk-{job.id}",
                **{"aria-labelledby": label},
            ),
            html.Span(said(job), id=label),
        ],
        className="voortgang",
        hidden=job.state is State.DONE,
    )


def said(job: Standing) -> str:
    """How far a job is, in words."""
    count = f"{dutch.number(job.done)} van {dutch.count(job.total, 'gemeente', 'gemeenten')} klaar."
    return f"{count} {job.words}".strip()


def _failure(job: Standing) -> list[Any]:
    return [notice.of_error(job.failure)] if job.failure else []


def _actions(job: Standing) -> list[Any]:
    name = _name(job)
    if job.state.moving:
        return [_button("stop", job, "Stop", f"Stop: {name}")]
    until = moment.words(job.expires).partition(" om ")[0]
    if job.state is State.DONE:
        link = html.A(
            "Download alles (zip)",
            href=f"/taken/{job.id}.zip",
            className="knop",
            **{"aria-label": f"Download alles (zip): {name}"},
        )
        return [link, html.Span(f"Wij bewaren dit tot {until}.", className="hulp")]
    kept = f"Wat klaar is, blijft staan tot {until}."
    return [
        _button("verder", job, "Ga verder", f"Ga verder: {name}"),
        html.Span(kept, className="hulp"),
    ]


def _button(what: str, job: Standing, word: str, name: str) -> html.Button:
    return html.Button(
        word, id={"taak-" + what: job.id}, className="knop licht", **{"aria-label": name}
    )


def _problems(job: Standing) -> list[Any]:
    if not job.problems:
        return []
    count = dutch.count(len(job.problems), "gemeente", "gemeenten")
    rows = [html.Li([html.Strong(html.Bdi(m.name)), f": {m.problem}"]) for m in job.problems]
    return [
        html.Details(
            [html.Summary(f"{count} zonder rapport"), html.Ul(rows, className="punten")],
            className="uitleg",
        )
    ]


def announced(before: dict[str, str], found: list[Standing]) -> str:
    """What changed since ``before`` (state by job), for who cannot see the bars; empty for nothing."""
    changed = [s for s in found if before.get(s.id, s.state.value) != s.state.value]
    return " ".join(f"{_name(s)}: {s.state.value}." for s in changed)


KEPT = f"Een opdracht blijft {KEPT_DAYS} dagen staan, gerekend vanaf de laatste keer dat iemand hem ophaalde."
