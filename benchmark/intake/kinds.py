"""What a file really is, by its first bytes: the extension and the browser's word for it prove nothing."""

from benchmark.intake.refusing import SAVE_AS, RefusedFile

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls, and of .xlsx behind a password
ENCRYPTED = tuple(w.encode("utf-16-le") for w in ("EncryptedPackage", "EncryptionInfo"))
EXPECTED = "Lever een bestand aan dat is opgeslagen als .xlsx of als .csv."
OTHERS = (
    (b"%PDF", "een PDF"),
    (b"{\\rtf", "een tekstdocument (RTF)"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
    (b"\x1f\x8b", "een ingepakt bestand"),
    (b"7z\xbc\xaf", "een ingepakt bestand"),
    (b"Rar!", "een ingepakt bestand"),
    (b"PK\x05\x06", "een leeg zip-bestand"),
    (b"PK", "een beschadigd of ingepakt bestand"),
    (b"MZ", "een programma"),
    (b"\x7fELF", "een programma"),
)
# Systems export these as "Excel": Excel opens them after a warning, as if they were workbooks.
MARKUP = (b"<?xml", b"<html", b"<!doctype", b"<table", b"<workbook", b"mime-version:")


def is_zip(content: bytes, name: str) -> bool:
    """Whether the file is a zip, which an .xlsx must be, and else text, which a .csv must be.

    Raises RefusedFile for anything of which the first bytes say that it is neither.
    """
    if not content:
        raise RefusedFile(f"Het bestand {name} is leeg.", EXPECTED)
    if content.startswith(ZIP):
        return True
    if content.startswith(OLE):
        raise _ole(content, name)
    for start, what in OTHERS:
        if content.startswith(start):
            raise RefusedFile(f"Het bestand {name} is {what}, en geen .xlsx of .csv.", EXPECTED)
    text = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith(MARKUP):
        raise RefusedFile(
            f"Het bestand {name} is een webpagina of XML, ook al opent Excel het misschien.",
            SAVE_AS,
        )
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise RefusedFile(f"Het bestand {name} is leeg.", EXPECTED)
    return False


def _ole(content: bytes, name: str) -> RefusedFile:
    if any(word in content for word in ENCRYPTED):
        return RefusedFile(
            f"Het bestand {name} is beveiligd met een wachtwoord of een label.",
            "Haal de beveiliging eraf (Bestand, Info, Werkmap beveiligen) en sla het op als .xlsx.",
        )
    return RefusedFile(f"Het bestand {name} is een oud Office-bestand (.xls of .doc).", SAVE_AS)
