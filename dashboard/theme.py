"""The theme of the component library, in step with ``assets/tokens.css``."""

from dashboard.figures.style import FONT, OWN

BLUES = [
    "#EAF2F9", "#CFE2F3", "#A9CCE8", "#6CA6D3", "#4A91C6",
    "#2F7BB8", "#1F6FB0", OWN, "#083F6E", "#052C4E",
]  # fmt: skip

THEME = {
    "fontFamily": FONT,
    "headings": {"fontFamily": FONT},
    "colors": {"wij": BLUES},
    "primaryColor": "wij",
    "primaryShade": 7,
    "autoContrast": True,
    "respectReducedMotion": True,
    "cursorType": "pointer",
    "defaultRadius": "sm",
}
