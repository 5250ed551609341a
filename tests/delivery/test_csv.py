"""Answers in a CSV file: one line per answer, about one municipality."""

import pytest

from benchmark.errors import SpiegelError
from benchmark.ledger.store import Ledger
from benchmark.viewing import View
from benchmark.vocabulary import Missing
from tests.delivery.answering import DELFT, YEAR, csv, filled, look, replies, written

NAME = "antwoorden.csv"


def test_each_line_is_an_answer(view: View, desk: Ledger):
    read = look(view, desk, csv(
        "$;klantcontacten;127000;;",
        "$;contacten-telefoon;41.000,0;;Met de lijn erbij",
        "$;baliebezoeken;;Niet bijgehouden;",
        "$;contacten-geschreven;n.v.t.;;",
        "$;contacten-digitaal;0;;",
        "$;organisatie-formatie;812,5 fte;;",
        "$;berichten-ontvangen;;;",
        ";;;;;",
    ), NAME)  # fmt: skip
    assert replies(read) == {
        "klantcontacten": 127_000.0,
        "contacten-telefoon": 41_000.0,
        "baliebezoeken": Missing.NOT_KEPT,
        "contacten-geschreven": Missing.NOT_APPLICABLE,
        "contacten-digitaal": 0.0,
        "organisatie-formatie": 812.5,
    }
    assert {r.note for r in read.cells.replies} == {"", "Met de lijn erbij"}
    assert (read.cells.gemeente, read.cells.years, read.cells.stamp) == (DELFT, (YEAR,), None)


def test_columns_may_stand_in_any_order_and_two_may_be_left_out(view: View, desk: Ledger):
    content = csv("klantcontacten,5,2024,Delft", head="Vraag,ANTWOORD,jaar,gemeente")
    read = look(view, desk, content, NAME)
    assert replies(read) == {"klantcontacten": 5.0}
    assert read.asked[0].municipality.code == DELFT


def test_more_years_in_one_file(view: View, desk: Ledger):
    read = look(view, desk, csv("GM0503;2023;klantcontacten;5;;", "$;klantcontacten;6;;"), NAME)
    assert read.cells.years == (2024, 2023)
    assert [(r.year, r.value) for r in read.cells.replies] == [(2023, 5.0), (2024, 6.0)]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["GM0503;2024;klantcontacten;1;;", "GM0513;2024;baliebezoeken;1;;"],
         "Op regel 3 staat gemeente 'GM0513', daarvoor 'GM0503'."),
        ([";2024;klantcontacten;1;;"], "Op regel 2 staat gemeente ''"),
        (["$;klantcontacten;1;;", "$;klantcontacten;1;;"],
         "De vraag 'klantcontacten' over 2024 staat twee keer: op regel 2 en op regel 3."),
        (["$;onzin;1;;"], "Op regel 2 staat de vraag 'onzin'; die kennen wij niet."),
        (["GM0503;vorig jaar;klantcontacten;1;;"], "Op regel 2 staat het jaar 'vorig jaar'."),
        (["GM0503;²024;klantcontacten;1;;"], "Op regel 2 staat het jaar '²024'."),
        (["GM0503;24;klantcontacten;1;;"], "Op regel 2 staat het jaar '24'."),
        (["GM0503;2031;klantcontacten;1;;"], "Over 2031 worden geen cijfers gevraagd."),
        (["Onzinnigdam;2024;klantcontacten;1;;"], "Er is geen gemeente 'Onzinnigdam'."),
        (["Brielle;2024;klantcontacten;1;;"], "Brielle bestaat niet meer"),
        (["$;woz-objecten;26300;;"], "wordt deze gemeente over 2024 niet gevraagd"),
        ([";;;;;"], "In het bestand staat geen enkel antwoord."),
        ([], "In het bestand staat geen enkel antwoord."),
    ],
)  # fmt: skip
def test_a_file_that_is_refused(view: View, desk: Ledger, lines: list[str], said: str):
    with pytest.raises(SpiegelError) as caught:
        look(view, desk, csv(*lines), NAME)
    assert said in caught.value.sentence and caught.value.remedy


def test_a_column_that_is_not_there(view: View, desk: Ledger):
    with pytest.raises(SpiegelError) as caught:
        look(view, desk, csv("GM0503;5", head="gemeente;antwoord"), NAME)
    assert caught.value.sentence == "In het bestand ontbreekt de kolom jaar en vraag."
    assert "gemeente;jaar;vraag;antwoord;reden;toelichting" in caught.value.remedy


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("$;klantcontacten;41.000;;", "U schreef '41.000'."),
        ("$;klantcontacten;5;later;", "Er staan een getal en de reden ‘later’."),
        ("$;klantcontacten;;geen zin;", "Bij reden staat ‘geen zin’."),
        ("$;klantcontacten;=1+1;;", "Hier staat een formule."),
    ],
)
def test_an_answer_that_cannot_be_read(view: View, desk: Ledger, line: str, said: str):
    read = look(view, desk, csv("$;baliebezoeken;5;;", line), NAME)
    (found,) = read.found
    assert found.sentence.startswith(f"Regel 3: {said}") and read.errors == 1
    assert replies(read) == {"baliebezoeken": 5.0}


def test_the_same_answers_say_the_same_in_both_kinds_of_file(view: View, desk: Ledger):
    wrong = {"klantcontacten": 127_000, "contacten-telefoon": 41_000, "baliebezoeken": 27_500,
             "contacten-geschreven": 15_500, "contacten-digitaal": 43_001}  # fmt: skip
    lines = [f"$;{key};{value};;" for key, value in wrong.items()]
    in_csv = look(view, desk, csv(*lines), NAME)
    in_book = look(view, desk, filled(written(view, desk), wrong))
    assert [f.problem for f in in_csv.found] == [f.problem for f in in_book.found] != []
    assert replies(in_csv) == replies(in_book)
