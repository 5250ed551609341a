"""Figures: an answer in, a plain Plotly dict out. Pure functions; nothing here asks for data.

Dicts instead of ``plotly.graph_objects`` because they are forty times faster to make; tests check
every figure against Plotly's own schema.
"""
