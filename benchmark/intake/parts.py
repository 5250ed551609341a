"""What an .xlsx may consist of: parts that do something, or bring something from elsewhere, are refused."""

from collections.abc import Iterable

from benchmark.intake.refusing import SAVE_AS, RefusedFile

TYPES = "[Content_Types].xml"
WORKBOOK = b"spreadsheetml.sheet.main+xml"
# Words in the names of parts and in their types: a part may have any name, but then its type tells.
FORBIDDEN = (
    (
        ("vbaproject", "macroenabled", "macrosheet", "dialogsheet"),
        "bevat macro's",
        "Sla het in Excel op als .xlsx (Excel-werkmap, dus zonder macro's).",
    ),
    (
        ("externallink",),
        "haalt gegevens uit een ander bestand",
        "Verbreek in Excel de koppelingen (Gegevens, Koppelingen bewerken) en sla het opnieuw op.",
    ),
    (
        ("activex",),
        "bevat knoppen of andere besturingselementen (ActiveX)",
        "Haal die weg en sla het opnieuw op.",
    ),
    (
        ("embeddings/", "oleobject"),
        "bevat een ander bestand dat erin is geplakt",
        "Haal dat weg en sla het opnieuw op.",
    ),
    (
        ("xl/connections", "connections+xml", "querytable", "xl/model/"),
        "haalt gegevens op uit een andere bron",
        "Verwijder in Excel de query's en verbindingen (tabblad Gegevens) en sla het opnieuw op.",
    ),
)
OTHER_KINDS = (
    (b"sheet.binary", "een binaire werkmap (.xlsb)"),
    (b"spreadsheetml.template", "een sjabloon (.xltx)"),
    (b"wordprocessingml", "een Word-document"),
    (b"presentationml", "een presentatie"),
)


def check_workbook(names: Iterable[str], types: bytes, name: str) -> None:
    """Raise RefusedFile unless these parts, of these types, are a workbook without anything that acts."""
    parts = [n.lower() for n in names]
    if not types:
        if "mimetype" in parts or "meta-inf/manifest.xml" in parts:
            raise RefusedFile(f"Het bestand {name} is een OpenDocument-bestand (.ods).", SAVE_AS)
        raise RefusedFile(
            f"Het bestand {name} is een zip-bestand en geen werkmap.",
            "Pak het uit en lever de werkmap (.xlsx) of het .csv-bestand zelf aan.",
        )
    for word, what in OTHER_KINDS:
        if word in types:
            raise RefusedFile(f"Het bestand {name} is {what} en geen .xlsx.", SAVE_AS)
    told = types.decode("utf-8", "replace").lower()
    for words, what, remedy in FORBIDDEN:
        if any(word in told or any(word in part for part in parts) for word in words):
            raise RefusedFile(f"Het bestand {name} {what}.", remedy)
    if WORKBOOK not in types:
        raise RefusedFile(f"Het bestand {name} is geen werkmap van Excel.", SAVE_AS)
