"""Characters that no font of ours can show: written out, so that nothing is lost and the PDF stays accessible.

PDF/UA refuses a document with a character that has no shape. Which ones that are, only Typst knows; it is asked
once per character, for all new ones of a text together, and the answer is remembered.
"""

import re
from threading import Lock

from benchmark.report import typesetting

USUAL = "\x09\x0a\x20-\x7e\xa0-\xac\xae-\xff\u2010-\u2015\u2018-\u201e\u2022\u2026\u20ac\u2212"
UNUSUAL = re.compile(f"[^{USUAL}]")
# Joiners and variants have no shape of their own; what turns the direction of text is told, as it can mislead.
SILENT = re.compile("[\x0d\xad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]")
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
PROBE = b"""#set document(title: "t")
#set text(lang: "nl", font: json(bytes(sys.inputs.fonts)))
#sys.inputs.t"""
REPORTED = re.compile(r'the text `"(.*?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
MOST = 20_000  # characters that are remembered
_lock = Lock()
_shaped: dict[str, bool] = {}


def shown(text: str) -> str:
    """The text with every character that cannot be shown as its number: "[teken U+1F600]"."""
    if not UNUSUAL.search(text):
        return text
    text = SILENT.sub("", text)
    _ask({c for c in UNUSUAL.findall(text) if not TURNING.match(c)})
    return UNUSUAL.sub(lambda m: m.group() if _shaped.get(m.group()) else written(m.group()), text)


def plain(text: str) -> str:
    """The text with every unusual character as its number."""
    return UNUSUAL.sub(lambda m: written(m.group()), SILENT.sub("", text))


def written(character: str) -> str:
    """A character in words."""
    return f"[teken U+{ord(character):04X}]"


def _ask(characters: set[str]) -> None:
    """Learn which of these have a shape."""
    with _lock:
        if len(_shaped) > MOST:
            _shaped.clear()
        unknown = sorted(c for c in characters if c not in _shaped)
        while unknown:
            reported = _without_shape(unknown)
            _shaped.update({c: False for c in unknown if c in reported})
            left = [c for c in unknown if c not in reported]
            if not reported or len(left) == len(unknown):  # all shown, or an answer we cannot read
                _shaped.update(dict.fromkeys(left, not reported))
                return
            unknown = left


def _without_shape(characters: list[str]) -> set[str]:
    """The characters of which Typst says that it cannot show them; all of them if it does not say which."""
    asked = {"t": " ".join(characters), "fonts": typesetting.FONTS_JSON}
    try:
        typesetting.compiled(PROBE, asked)
    except typesetting.NoShape as error:
        found = {c for quoted in REPORTED.findall(str(error)) for c in ESCAPED.sub(_meant, quoted)}
        return found & set(characters) or set(characters)
    return set()


def _meant(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]
