"""Measures how long a reader waits for the first figure, what follows it, and what grows with the guide: `make bench`."""
