"""The colours of charts and reports: one meaning, one colour. The screen has the same in ``assets/tokens.css``."""

INK, INK_2 = "#17212B", "#45525F"
OWN, OWN_DARK, OWN_TINT = "#0B5FA5", "#083F6E", "#EAF2F9"
PEER, GROUP, CONTEXT = "#6F7B88", "#55616E", "#AEB7C0"
BAND, GRID, LINE, WHITE = "#E9EDF1", "#E6EAEE", "#D5DBE1", "#FFFFFF"
RANGE = "#2F7BB8"
CAUTION, CAUTION_TINT = "#A84300", "#FDF1E8"
