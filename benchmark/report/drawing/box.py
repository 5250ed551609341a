"""The room that a mark or a label takes, to keep labels off each other."""

from dataclasses import dataclass

from benchmark.report.drawing import paper


@dataclass(frozen=True)
class Box:
    """A rectangle: from its upper left to its lower right corner."""

    left: float
    top: float
    right: float
    bottom: float

    @staticmethod
    def around(x: float, y: float, half: float) -> "Box":
        """A square around a middle."""
        return Box(x - half, y - half, x + half, y + half)

    @staticmethod
    def of_text(middle: float, baseline: float, words: str, size: float) -> "Box":
        """The room of a label that is centred; about, as widths of letters are."""
        half = paper.width_of(words, size) / 2
        return Box(middle - half, baseline - 0.75 * size, middle + half, baseline + 0.25 * size)

    def touches(self, other: "Box") -> bool:
        """Whether they have room in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_inside(self, left: float, right: float) -> bool:
        """Whether it keeps between two sides."""
        return self.left >= left and self.right <= right
