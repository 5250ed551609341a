"""Where the series of an indicator starts anew for one municipality."""

from benchmark import dutch
from benchmark.answers.question import Question
from benchmark.catalogue import Event, Indicator
from benchmark.everyone import Story
from benchmark.viewing import View


def events(view: View, asked: Question, indicator: Indicator) -> tuple[Event, ...]:
    """What happened on the time axis of an indicator: real events, and in an example the planted breaks."""
    planted = [s for s in view.stories(asked) if s.indicator == indicator.code and s.breaks]
    return (*view.edition.catalogue.events_of(indicator), *map(_event, planted))


def break_years(view: View, asked: Question, indicator: Indicator) -> tuple[int, ...]:
    """The first years of a new series: another definition, or a merger into this municipality."""
    breaks = {e.first_year for e in events(view, asked, indicator) if e.breaks}
    return tuple(sorted(breaks | set(view.edition.municipalities.merger_years(asked.gemeente))))


def _event(story: Story) -> Event:
    """A planted series break on the time axis, beside the real events."""
    return Event.model_validate(
        {
            "name": story.text,
            "label": dutch.example("andere telling"),
            "from": story.year,
            "to": story.year,
            "indicators": (story.indicator,),
            "breaks": True,
            "source": dutch.EXAMPLE,
        }
    )
