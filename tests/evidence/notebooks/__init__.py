"""Notebooks outside git."""
