"""Room for savings: a range where the books allow one, otherwise the reason. Frames in, no files.

``anatomy`` takes an estimate apart, ``total`` adds lines without counting twice, ``gap`` and ``difference``
are the plain forms of a gap and of its split into factors.
"""
