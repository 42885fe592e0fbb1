"""Entries of the guidance, and the cards that advise for a departure."""
