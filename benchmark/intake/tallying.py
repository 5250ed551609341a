"""How much of what a file may hold has been used while its sheets are read."""

from dataclasses import dataclass

from benchmark.intake.limits import Limits
from benchmark.intake.refusing import RefusedFile


@dataclass
class Tally:
    """What the whole file has used so far."""

    cells: int = 0
    characters: int = 0
    trimmed: int = 0
    formulas: int = 0

    def count(self, cells: int, characters: int, limits: Limits, name: str) -> None:
        """Add these; raises RefusedFile where the file holds too much.

        One long text may stand in many cells, which share it in the file but not in an answer.
        """
        self.cells += cells
        self.characters += characters
        if self.cells > limits.cells or self.characters > limits.unpacked // 4:
            raise RefusedFile(
                f"Het bestand {name} heeft te veel gevulde cellen.",
                "Zet alleen de bladen met uw cijfers in een nieuwe werkmap.",
            )
