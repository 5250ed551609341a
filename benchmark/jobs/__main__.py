"""``python -m benchmark.jobs``: a worker that is kept alive; with ``--work`` the worker itself."""

import argparse
import sys

from benchmark import places
from benchmark.errors import SpiegelError
from benchmark.jobs import parent, supervising


def main() -> int:
    """Run until asked to stop; 1 when there is no queue to work from."""
    parser = argparse.ArgumentParser(prog="python -m benchmark.jobs", description=__doc__)
    parser.add_argument("--work", action="store_true")
    parser.add_argument("--parent", type=int)
    options = parser.parse_args()
    if options.parent:
        parent.end_with(options.parent)
    if not options.work:
        supervising.supervise(options.parent)
        return 0
    # Only the worker waits for huey.
    from benchmark.jobs import worker  # noqa: PLC0415

    try:
        worker.work(places.home(), options.parent)
    except SpiegelError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
