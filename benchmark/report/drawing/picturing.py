"""A drawing as PNG, on white, twice as fine as a screen needs."""

from benchmark.report import typesetting

PPI = 144.0
PAGE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg")"""


def picture(svg: str) -> bytes:
    """The drawing as PNG."""
    return typesetting.pictured(PAGE, {"svg": svg}, PPI)
