"""The standard PDF of every municipality, one after the other, as a batch makes them.

In an order by lot, the same each time: codes follow age and province, and so would the length of the reports.
"""

import random
from collections.abc import Callable
from datetime import date

from benchmark import places
from benchmark.edition import Edition, Home
from benchmark.forgetting import forget
from benchmark.jobs.making import EVERY
from benchmark.report import pdf
from benchmark.report.composing import Said, compose
from benchmark.report.spec import Spec
from benchmark.viewing import View

YEAR, CODE = 2023, "GS-7K2M9P"


def make(timed: Callable[[Callable[[], object]], None]) -> None:
    view = View(Edition(Home(places.home()).current()))

    def report(gemeente: str) -> None:
        spec = Spec(gemeente=gemeente, year=YEAR)
        pdf.write(compose(view, spec, Said(), code=CODE, author="Meting", made_on=date.today()))

    codes = sorted(view.edition.municipalities.in_year(YEAR)["code"])
    random.Random(1).shuffle(codes)
    for n, gemeente in enumerate(codes):
        timed(lambda gemeente=gemeente: report(gemeente))
        if n % EVERY == EVERY - 1:
            forget()
