"""Liability and cost calculators for information leaks: pure functions over dated, cited facts."""

__version__ = "0.1.0"
