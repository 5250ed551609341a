"""What the reader of a document must know about it: the choices behind it, and who made it when."""

from benchmark.ledger import moment
from benchmark.report.document import Document


def facts(document: Document) -> list[tuple[str, str]]:
    """Pairs of a label and its words, each label once."""
    pairs = [(f.label, f.text) for f in document.filters]
    told = {label for label, _ in pairs}
    more = [
        ("Status", document.status),
        ("Voor wie", document.audience),
        ("Gemaakt door", document.author),
        ("Gemaakt op", moment.day(document.made_on)),
        ("Editie van de cijfers", document.edition),
    ]
    pairs += [(label, text) for label, text in more if text and label not in told]
    if document.code:
        version = f", versie {document.version}" if document.version > 1 else ""
        later = "Met de code krijgt u later dezelfde cijfers."
        pairs.append(("Code van dit rapport", f"{document.code}{version}. {later}"))
    return pairs


def running(document: Document) -> str:
    """What stands at the head of every page."""
    return f"Gemeentespiegel · {document.municipality} · {document.period}"


def reference(document: Document) -> str:
    """By which the same figures are found again."""
    code = f" · code {document.code}" if document.code else ""
    return f"Editie {document.edition}{code}"
