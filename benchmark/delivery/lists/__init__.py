"""Lists that come in: a template to fill in, a file read and checked, handing in, and what an edition gets of it."""
