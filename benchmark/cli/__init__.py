"""The command line ``spiegel``: asks ``benchmark.answers`` and prints tables or JSON."""
