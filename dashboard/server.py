"""Serving the app on this machine: gunicorn, one process a core, a few threads each, and a worker beside it."""

import errno
import os
import socket
from typing import Any

from gunicorn.app.base import BaseApplication

from benchmark import places
from benchmark.edition import Home, look
from benchmark.errors import SpiegelError
from benchmark.jobs import supervising

HOST = "127.0.0.1"
THREADS = 8  # a few, so that some uploads over a slow line leave others their turn


class Server(BaseApplication):
    """Gunicorn, told what to do here instead of by a file. Each worker makes its own app."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        """Hand the options to gunicorn."""
        for name, option in self.options.items():
            self.cfg.set(name, option)

    def load(self) -> Any:
        """The WSGI application of a worker."""
        # Only in a worker: polars may not start its threads before gunicorn forks.
        from dashboard.app import create  # noqa: PLC0415

        return create().server


def serve(port: int = 8050, *, with_worker: bool = True) -> None:
    """Serve the current edition until interrupted; ``with_worker``: and make reports in the background.

    Raises SpiegelError when the port is taken or not allowed, EditionError without an edition.
    """
    look(Home(places.home()).current())
    _check_port(port)
    # A program of its own, so that gunicorn can still fork: it starts no thread in this process.
    worker = supervising.begin(os.getpid()) if with_worker else None
    print(f"Gemeentespiegel draait op http://{HOST}:{port} (stoppen met Ctrl+C).", flush=True)
    options = {
        "bind": f"{HOST}:{port}",
        "workers": min(os.cpu_count() or 1, 4),
        "worker_class": "gthread",
        "threads": THREADS,
        "loglevel": "warning",
        "proc_name": "gemeentespiegel",
        "timeout": 60,
        "graceful_timeout": 2,
        "keepalive": 15,
        "control_socket_disable": True,
    }
    if worker is not None:  # it would end by itself, but whoever waits for the server wants it gone
        options["on_exit"] = lambda _: supervising.end(worker)
    Server(options).run()


def _check_port(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            busy = error.errno == errno.EADDRINUSE
            raise SpiegelError(
                f"Poort {port} is al in gebruik."
                if busy
                else f"Poort {port} mag niet worden gebruikt.",
                "Kies een andere, bijvoorbeeld: spiegel serve --port 8051.",
            ) from error
