"""The estimate of pages beside the real ones."""

import re
import subprocess

import pytest

from benchmark.report import formats
from benchmark.report.composing import outline
from benchmark.report.spec import Format, Spec
from tests.report.composed import NOBODY, composed


@pytest.mark.parametrize(
    "choices",
    [
        {},
        {"gemeente": "Schiermonnikoog"},
        {"depth": "volledig"},
        {"depth": "kort"},
        {"group": "grootte-40"},
        {"themes": ("burgerzaken",)},
    ],
    ids=str,
)
def test_the_estimate_is_near_the_pages_of_the_pdf(view, choices, tmp_path):
    path = tmp_path / "rapport.pdf"
    path.write_bytes(formats.write(composed(view, **choices), Format.PDF))
    said = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    real = int(re.search(r"Pages:\s+(\d+)", said)[1])
    spec = Spec.model_validate({"gemeente": "Delft", "year": 2023} | choices)
    estimate = sum(e.pages for e in outline(view, spec, NOBODY))
    assert abs(estimate - real) <= max(2, real * 0.25), (estimate, real)
