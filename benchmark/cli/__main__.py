"""``python -m benchmark.cli``: the program ``spiegel``, for who knows the interpreter and not where scripts are."""

from benchmark.cli.main import main

main()
