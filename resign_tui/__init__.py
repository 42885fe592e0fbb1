"""A keyboard-driven wizard for AI engineers who resign: the letter, the notice and the handover."""

__version__ = "0.1.0"
