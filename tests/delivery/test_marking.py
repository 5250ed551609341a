"""A file goes back as a workbook with its cells marked, also a CSV file: what was typed stays as it was typed."""

import io

import openpyxl

from benchmark.delivery import receiving
from benchmark.delivery.marking import marked
from benchmark.delivery.workbook import layout

CSV = """gemeente;jaar;vraag;antwoord;reden;toelichting
GM0503;2024;geplande-afspraken;1.234;;=1+1
GM0503;2024;no-show;-5;;
GM0503;2024;toegangstijd-paspoort;8,5;;Gemeten op maandag.
"""


def test_what_could_not_be_read_in_a_csv_file_stands_in_its_cell(view, desk):
    looked = receiving.look(view, desk, CSV.encode(), "balie.csv")
    assert looked.errors == 2
    book = openpyxl.load_workbook(io.BytesIO(marked(view.edition.catalogue, looked)))
    sheet = book["Balie en no-show"]
    heads = {cell.value: n for n, cell in enumerate(sheet[layout.HEAD + 1])}
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=layout.HEAD + 2)}
    answer = heads[layout.heading(layout.ANSWER, 2024)]
    note = heads[layout.heading(layout.NOTE, 2024)]
    assert rows["geplande-afspraken"][answer].value == "1.234"
    assert rows["geplande-afspraken"][note].value == "=1+1"
    assert rows["geplande-afspraken"][note].data_type == "s"  # text, never a formula
    assert "1.234" in rows["geplande-afspraken"][answer].comment.text
    assert str(rows["no-show"][answer].value) == "-5" and rows["no-show"][answer].comment
    assert rows["toegangstijd-paspoort"][answer].value == 8.5
    assert rows["toegangstijd-paspoort"][answer].comment is None
    assert {row[1].value for row in book[layout.FINDINGS].iter_rows(min_row=2)} >= {
        view.edition.catalogue.question("geplande-afspraken").text
    }
