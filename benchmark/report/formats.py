"""The formats in which a document can be had. Each writer is brought in only when it is asked for."""

import importlib
import re
import unicodedata

from benchmark.report.document import Bands, Block, ChartBlock, Document, Paragraph
from benchmark.report.spec import Format

__all__ = ["MIMETYPES", "Format", "extension", "filename", "write"]

WRITERS = {
    Format.PDF: "benchmark.report.pdf",
    Format.DOCX: "benchmark.report.word",
    Format.PPTX: "benchmark.report.slides",
    Format.XLSX: "benchmark.report.workbook",
    Format.HTML: "benchmark.report.html",
    Format.CSV: "benchmark.report.csv_package",
}
EDITABLE = (Format.DOCX, Format.PPTX, Format.XLSX)
OFFICE = "application/vnd.openxmlformats-officedocument"
MIMETYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: f"{OFFICE}.wordprocessingml.document",
    Format.PPTX: f"{OFFICE}.presentationml.presentation",
    Format.XLSX: f"{OFFICE}.spreadsheetml.sheet",
    Format.HTML: "text/html; charset=utf-8",
    Format.CSV: "application/zip",
}


def write(document: Document, format: Format) -> bytes:
    """The document as a file of this format."""
    document = plainer(document) if format in EDITABLE else document
    content: bytes = importlib.import_module(WRITERS[format]).write(document)
    return content


def plainer(document: Document) -> Document:
    """The document with bands as words: they have no editable chart, and their numbers stand in the table after them."""
    chapters = tuple(
        chapter.model_copy(update={"blocks": tuple(map(_in_words, chapter.blocks))})
        for chapter in document.chapters
    )
    return document.model_copy(update={"chapters": chapters})


def _in_words(block: Block) -> Block:
    if isinstance(block, ChartBlock) and isinstance(block.chart, Bands):
        return Paragraph(text=block.chart.sentence)
    return block


def extension(format: Format) -> str:
    """How the name of such a file ends; CSV files come together in a zip."""
    return "csv.zip" if format is Format.CSV else format.value


def filename(document: Document, format: Format) -> str:
    """A name that every computer takes: "rapport-delft-2023-gs-abc123.pdf", with the word voorbeeld where it is one."""
    parts = [
        document.kind.value,
        *(["voorbeeld"] if document.example else []),
        document.municipality,
        document.period.split()[-1],
        document.code,
    ]
    plain = unicodedata.normalize("NFKD", "-".join(p for p in parts if p))
    ascii_only = plain.encode("ascii", "ignore").decode().lower()
    return f"{re.sub(r'[^a-z0-9]+', '-', ascii_only).strip('-')}.{extension(format)}"
