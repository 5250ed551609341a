"""The styles of the Word document: our letter and colours on the real styles of Word, and a few of our own."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from benchmark.report import palette
from benchmark.report.document import Voice
from benchmark.report.native import theme

DUTCH = "nl-NL"
TEXT_WIDTH, LANDSCAPE_WIDTH = 16.0, 24.7  # centimetres between the margins
TABLE, CELL, CONTENTS = "Gemeentespiegel", "Tabeltekst", "Inhoud {}"
FINDING, CHART = "Grafiekkop", "Grafiek"
VOICES = {
    Voice.PLAIN: "Normal",
    Voice.KEY: "Kernzin",
    Voice.SMALL: "Klein",
    Voice.CAUTION: "Voorbehoud",
    Voice.PERSON: "Van een persoon",
}
BY = "Wie dit schreef"
LINES = {CELL: 0.88, CHART: 1.0}  # a chart on a line of less than its height is cut
SIZES = {"Title": 28.0, "Subtitle": 14.0, "Heading 1": 20.0, "Heading 2": 14.5, "Heading 3": 11.5}


def style(word: WordDocument) -> None:
    """Put our styles, theme and language in the document."""
    styles: Any = word.styles
    _defaults(styles.element)
    _normal(styles["Normal"])
    for name, size in SIZES.items():
        _head(styles[name], size)
    _rule_above(styles["Heading 2"])
    _own(styles)
    _caption(styles["Caption"])
    for name in ("List Bullet", "List Number"):
        styles[name].paragraph_format.space_after = Pt(3)
    styles.element.append(parse_xml(_table_style()))
    _contents(styles)
    _parts(word)
    _settings(word.settings.element)


def rgb(color: str) -> RGBColor:
    """A colour of the palette as python-docx takes it."""
    return RGBColor.from_string(color.removeprefix("#"))


def _defaults(element: Any) -> None:
    for language in element.iter(qn("w:lang")):
        language.set(qn("w:val"), DUTCH)
    spacing = next(element.iter(qn("w:pPrDefault"))).find(f".//{qn('w:spacing')}")
    for name, value in (("after", "120"), ("line", "226"), ("lineRule", "auto")):
        spacing.set(qn(f"w:{name}"), value)


def _normal(normal: Any) -> None:
    normal.font.size, normal.font.color.rgb = Pt(10.5), rgb(palette.INK)
    _letter(normal)
    properties = normal.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{DUTCH}"/>'))


def _letter(style: Any) -> None:
    """Our letter by its name, instead of by its place in a theme."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), theme.FONT)


def _head(head: Any, size: float) -> None:
    _letter(head)
    font, format = head.font, head.paragraph_format
    font.size, font.bold, font.italic = Pt(size), head.name != "Subtitle", False
    font.color.rgb = rgb(palette.INK_2 if head.name == "Subtitle" else palette.INK)
    properties = head.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    for spacing in head.element.rPr.findall(qn("w:spacing")):
        head.element.rPr.remove(spacing)
    before = {"Heading 1": 0, "Heading 2": 20, "Heading 3": 12}.get(head.name, 0)
    format.space_before, format.space_after = Pt(before), Pt(6)
    format.keep_with_next = head.name.startswith("Heading")
    format.line_spacing = 0.9


def _rule_above(head: Any) -> None:
    head.element.get_or_add_pPr().insert_element_before(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="10" w:space="5" '
            f'w:color="{palette.INK.removeprefix("#")}"/></w:pBdr>'
        ),
        "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing",
        "w:jc", "w:outlineLvl", "w:rPr",
    )  # fmt: skip


def _own(styles: Any) -> None:
    _made(styles, VOICES[Voice.KEY], 13, after=8)
    _made(styles, VOICES[Voice.SMALL], 9, color=palette.INK_2)
    _made(styles, VOICES[Voice.CAUTION], 10.5, bar=palette.INK)
    _made(styles, VOICES[Voice.PERSON], 10.5, bar=palette.OWN, after=0, before=6)
    _made(styles, BY, 9, color=palette.INK_2, bar=palette.OWN, after=8)
    _made(styles, FINDING, 11.5, bold=True, follows=True, before=10, after=2)
    _made(styles, CHART, 9, follows=True, after=2)
    _made(styles, CELL, 9, after=1, before=1)


def _made(
    styles: Any, name: str, size: float, *, color: str = palette.INK, bold: bool = False,
    bar: str = "", before: float = 0, after: float = 6, follows: bool = False,
) -> None:  # fmt: skip
    """A style of our own; ``bar``: the colour of a line at its left, which says whose words they are."""
    made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = styles["Normal"]
    made.quick_style = True
    made.font.size, made.font.color.rgb, made.font.bold = Pt(size), rgb(color), bold
    format = made.paragraph_format
    format.space_before, format.space_after, format.keep_with_next = Pt(before), Pt(after), follows
    if name in LINES:
        format.line_spacing = LINES[name]
    if bar:
        border = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="18" w:space="8" w:color="{bar.removeprefix("#")}"/></w:pBdr>'
        made.element.get_or_add_pPr().insert_element_before(
            parse_xml(border), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
        format.left_indent = Pt(11)


def _caption(caption: Any) -> None:
    _letter(caption)
    caption.font.size, caption.font.bold = Pt(9), False
    caption.font.color.rgb = rgb(palette.INK_2)
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(8), Pt(4)
    caption.paragraph_format.keep_with_next = True


def _contents(styles: Any) -> None:
    """The styles that Word itself gives to the lines of contents."""
    for level, indent, before in ((1, 0.0, 6.0), (2, 12.0, 0.0), (3, 24.0, 0.0)):
        made = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles["Normal"]
        made.font.bold = level == 1
        format = made.paragraph_format
        format.left_indent, format.space_before, format.space_after = Pt(indent), Pt(before), Pt(2)
        format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _table_style() -> str:
    """Lines between the rows, and the heading row above a thicker one."""
    line, ink = palette.LINE.removeprefix("#"), palette.INK.removeprefix("#")
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="{TABLE}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
        '<w:tblPr><w:tblBorders>'
        f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{line}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{line}"/></w:tblBorders>'
        '<w:tblCellMar><w:left w:w="140" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ink}"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>'
    )  # fmt: skip


def _parts(word: WordDocument) -> None:
    """The theme, and what to take where our letter is not installed."""
    part: Any = word.part
    themed = part.part_related_by(RELATIONSHIP_TYPE.THEME)
    themed._blob = theme.themed(themed.blob)  # parts without a class of their own are their bytes
    fonts = part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts._blob = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>'
        f'<w:font w:name="{theme.FONT}"><w:altName w:val="{theme.FALLBACK}"/>'
        f'<w:panose1 w:val="{theme.PANOSE}"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    ).encode()
    for key, link in list(part.rels.items()):
        if link.reltype.endswith(
            "/stylesWithEffects"
        ):  # the same styles for Word 2007, in its English
            del part.rels[key]
    package: Any = part.package
    for key, link in list(package.rels.items()):
        if link.reltype.endswith("/thumbnail"):  # a picture of the empty document of the library
            del package.rels[key]


def _settings(settings: Any) -> None:
    """Dutch, and the Word of today rather than its compatibility with one of old."""
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for tag, value in (("w:themeFontLang", DUTCH), ("w:decimalSymbol", ","), ("w:listSeparator", ";")):  # fmt: skip
        settings.find(qn(tag)).set(qn("w:val"), value)
