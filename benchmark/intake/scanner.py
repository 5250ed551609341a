"""The virus scanner of whoever runs this, when there is one: a command that gets the path of the file."""

import logging
import os
import shlex
import subprocess
import tempfile

from benchmark.intake.refusing import RefusedFile

logger = logging.getLogger(__name__)

SETTING = "SPIEGEL_SCANNER"
CLEAN, FOUND = 0, 1  # as clamscan and clamdscan end
PATIENCE = 60.0  # seconds


def scan(content: bytes, name: str) -> None:
    """Have the scanner look at a file, if one is set; raises RefusedFile unless it says that the file is clean.

    A scanner that does not work refuses everything: nobody would notice a door that stands open.
    """
    command = os.environ.get(SETTING, "").strip()
    if not command:
        return
    code = _judgement(command, content)
    if code == FOUND:
        logger.warning("the scanner refused a file of %d bytes", len(content))
        raise RefusedFile(
            f"De virusscanner keurt het bestand {name} af.",
            "Gebruik het niet meer en meld dit bij uw beheerder.",
        )
    if code != CLEAN:
        logger.error("the scanner in %s does not work (%s)", SETTING, code)
        raise RefusedFile(
            f"De scanner werkt niet, dus het bestand {name} is niet gelezen.",
            "Meld dit bij de beheerder van de Gemeentespiegel.",
        )


def _judgement(command: str, content: bytes) -> int | str:
    """What the scanner ends with, or why it could not be asked."""
    try:
        # Under a name of ours, in a folder that only we can read; gone as soon as it has been judged.
        with tempfile.TemporaryDirectory(prefix="spiegel-") as folder:
            path = os.path.join(folder, "file")
            with open(path, "wb") as file:
                file.write(content)
            ended = subprocess.run(
                [*shlex.split(command), path],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
                check=False,
            )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        return type(error).__name__
    return ended.returncode
