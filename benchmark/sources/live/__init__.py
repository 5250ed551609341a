"""Live sources: the same figures as ``data/open``, fetched from the services that publish them.

Everything passes one road: :func:`renew` reads a source, checks what it says, compares it with the
former figures and only then keeps it, in the home and never in ``data``.
"""

from benchmark.sources.compile_open import IV3_TABLES
from benchmark.sources.live import (
    borders,
    house_prices,
    inhabitants,
    iv3,
    key_figures,
    survey,
)
from benchmark.sources.live.client import Patience
from benchmark.sources.live.renewal import Renewal, renew
from benchmark.sources.live.source import Asked, Source
from benchmark.sources.live.store import Store

__all__ = ["SOURCES", "Asked", "Patience", "Renewal", "Source", "Store", "renew"]

IV3_YEARS = tuple(sorted(IV3_TABLES))
ANY_YEAR = range(
    IV3_YEARS[0], 2051
)  # one table for all years, which grows; the source says what it has
SOURCES = {
    source.key: source
    for source in (
        Source(
            "inwoners", "CBS Regionale kerncijfers", ANY_YEAR, 2026, 0.9,
            inhabitants.address, inhabitants.fetch,
        ),
        Source(
            "iv3", "CBS Iv3", IV3_YEARS, 2026, 0.8, iv3.address, iv3.fetch, newest_accounts=2024,
        ),
        Source(
            "woningprijs", "CBS Bestaande koopwoningen", ANY_YEAR, 2025, 0.8,
            house_prices.address, house_prices.fetch,
        ),
        Source(
            "kerncijfers", "CBS Kerncijfers wijken en buurten", key_figures.YEARS, 2025, 0.9,
            key_figures.address, key_figures.fetch,
        ),
        Source(
            "grenzen", "PDOK gebiedsindelingen", ANY_YEAR, 2026, 1.0,
            borders.address, borders.fetch,
        ),
        Source(
            "wsjg", "waarstaatjegemeente.nl", ANY_YEAR, 2025, 0.0, survey.address, survey.fetch,
        ),
    )
}  # fmt: skip
