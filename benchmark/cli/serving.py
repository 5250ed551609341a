"""What ``spiegel serve --json`` says before the dashboard takes over."""

import socket

from benchmark.errors import SpiegelError

LOOPBACK = "127.0.0.1"


def announced(port: int) -> dict[str, str]:
    """The address of the dashboard; raises SpiegelError when the port is in use.

    Asked before anything is printed, because a program that reads the address must be able to trust it.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            raise SpiegelError(
                f"Poort {port} is niet te gebruiken ({error.strerror}).",
                "Kies een andere poort, bijvoorbeeld --port 8051.",
            ) from error
    return {"url": f"http://{LOOPBACK}:{port}/"}
