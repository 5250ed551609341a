"""Authors and entries that tests record."""

from benchmark.ledger.entries import Author, AuthorRole, Choice, Comment, Judgement, JudgementStatus

ADVISOR = Author(name="De adviseur", role=AuthorRole.ADVISOR, gemeente="GM0503")
SECRETARY = Author(name="De secretaris", role=AuthorRole.SECRETARY, gemeente="GM0503")


def choice(
    reason: str = "Onze keuze.", gemeente: str = "GM0503", indicator: str = "BRZ03"
) -> Choice:
    return Choice(gemeente=gemeente, indicator=indicator, year=2023, reason=reason)


def comment(text: str, number: int = 0, gemeente: str = "GM0503") -> Comment:
    return Comment(gemeente=gemeente, id=f"{number:08d}", indicator="BRZ03", year=2023, text=text)


def judgement(reason: str = "Eerst uitzoeken.", line: str = "burgerzaken") -> Judgement:
    return Judgement(
        gemeente="GM0503",
        line=line,
        year=2023,
        status=JudgementStatus.INVESTIGATE,
        reason=reason,
        low=0.1 + 0.2,
        central=1_234_567.891,
        high=2e6,
        level="median",
        group="omvang-15",
    )
