"""One file per page: its question, its cards, its callbacks. Pages never import each other."""
