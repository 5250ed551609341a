"""Characters that no font of ours can show: written out, so that nothing is lost and the PDF stays accessible.

PDF/UA refuses a document with a character that has no shape. Which ones that are, only Typst knows; it is asked
once per character, which takes a few milliseconds, and remembered.
"""

import re
from functools import lru_cache

from benchmark.report.pdf import compiling

USUAL = re.compile(r"[^\x09\x0a\x20-\x7e\xa0-\xff\u2010-\u2022\u2026\u20ac\u2212\u200b]+")
INVISIBLE = re.compile(r"[\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
PROBE = '#set document(title: "t")\n#set text(lang: "nl", font: json(bytes(sys.inputs.fonts)))\n#sys.inputs.t\n'


def shown(text: str) -> str:
    """The text with every character that cannot be shown as its number: "[teken U+1F600]"."""
    return USUAL.sub(_run, text)


def _run(match: re.Match[str]) -> str:
    run = INVISIBLE.sub(lambda m: _written(m.group()), match.group())
    return run if _has_shape(run) else "".join(c if _has_shape(c) else _written(c) for c in run)


def _written(character: str) -> str:
    return f"[teken U+{ord(character):04X}]"


@lru_cache(maxsize=4096)
def _has_shape(text: str) -> bool:
    try:
        compiling.compiled(PROBE.encode(), {"t": text, "fonts": compiling.FONTS_JSON})
    except compiling.NoShape:
        return False
    return True
