"""Text as it may stand in the files of Word and PowerPoint: nothing that XML refuses, nothing that misleads the eye."""

import re

from benchmark.report.document import Document

# What XML 1.0 has no place for; a newline and a tab stay.
REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# What turns the direction of text is told, as in the PDF: it can make words read as others.
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def inert(text: str) -> str:
    """The text without what XML refuses, and with characters that turn its direction as their number."""
    plain = REFUSED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return TURNING.sub(lambda m: f"[teken U+{ord(m.group()):04X}]", plain)


def cleaned(document: Document) -> Document:
    """The document with every text of it inert."""
    return Document.model_validate(_cleaned(document.model_dump()))


def _cleaned(part: object) -> object:
    if isinstance(part, str):
        return inert(part)
    if isinstance(part, dict):
        return {key: _cleaned(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_cleaned(value) for value in part]
    return part
