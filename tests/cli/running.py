"""Running ``spiegel``: as the program that people start, or faster inside this process."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from benchmark.cli.main import main
from tests.places import environment

PROGRAM = Path(sys.executable).with_name("spiegel")


@dataclass(frozen=True)
class Said:
    """What a run gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be JSON and nothing else."""
        return json.loads(self.out)


def spiegel(home: Path, *words: str, **environ: str) -> Said:
    """The program in a process of its own."""
    result = subprocess.run(
        [PROGRAM, *words],
        capture_output=True,
        env={**environment(home), **environ},
        timeout=60,
        check=False,
    )
    return Said(result.returncode, result.stdout.decode(), result.stderr.decode())


class Inside:
    """The program inside this process: the same door, without the start-up time."""

    def __init__(
        self, home: Path, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]
    ) -> None:
        self.capture, self.patch = capture, patch
        patch.setenv("SPIEGEL_HOME", str(home))

    def __call__(self, *words: str) -> Said:
        self.patch.setattr(sys, "argv", ["spiegel", *words])
        with pytest.raises(SystemExit) as left:
            main()
        read = self.capture.readouterr()
        return Said(int(left.value.code or 0), read.out, read.err)
