"""What stands in the table and the download behind each chart, by the word in the link."""

from collections.abc import Callable

from benchmark.answers import Question
from benchmark.viewing import View
from dashboard.components.table import Table
from dashboard.tables import (
    appointments,
    beside,
    channel_shift,
    difference,
    frontier,
    group,
    indicator,
    months,
    municipality,
    place,
    process,
    room,
    service_code,
    themes,
)

Builder = Callable[[View, Question, str], Table]

BUILDERS: dict[str, Builder] = {
    "thema": themes.theme_values,
    "vragenlijst": themes.questionnaire,
    "samenstelling": themes.composition_values,
    "volumes": themes.volume_values,
    "burgerservicecode": service_code.norm_values,
    "oordeel-feiten": service_code.evidence_values,
    "afspraken": appointments.planned_values,
    "no-show-uren": appointments.missed_values,
    "wachten": appointments.waiting_values,
    "verschuiving-telefoon": channel_shift.telephone_values,
    "verschuiving-balie": channel_shift.counter_values,
    "verschuiving-anders": channel_shift.difference_values,
    "verschuiving-samen": channel_shift.exchange_values,
    "maand": months.month_values,
    "uitvoering": indicator.execution_values,
    "vergelijk": beside.beside_values,
    "verband": beside.relation_values,
    "verdeling": indicator.group_values,
    "alle": indicator.all_values,
    "trend": indicator.trend_values,
    "proces": process.process_values,
    "proces-naast": process.beside_values,
    "plaats": place.place_values,
    "midden": place.middle_values,
    "uitschieters": place.outlier_values,
    "waarom": difference.difference_values,
    "grens": frontier.frontier_values,
    "grens-voorbeelden": frontier.example_values,
    "grens-alle": frontier.all_values,
    "kaart": indicator.group_values,
    "rangorde": indicator.group_values,
    "overzicht": municipality.overview_values,
    "groep": group.members,
    "ligging": group.members,
    "balans": group.balance,
    "doorrekening": group.stress,
    "ruimte": room.room_lines,
    "ruimte-voorbeeld": room.practice_lines,
    "ruimte-stappen": room.line_steps,
    "ruimte-groepen": room.line_groups,
    "ruimte-gemeenten": room.line_peers,
    "dekking": room.cover,
    "boeking": municipality.booking_tests,
    "herkomst": indicator.provenance,
    "bevindingen": municipality.findings,
    "aanwezig": municipality.catalogue_values,
}
