"""Where figures come from: readers of files and services, each giving tidy rows."""
