"""What a git repository says: what only this machine has, who else knows it, and what hangs on the person in it."""

from resign_tui.evidence.sources.repository.source import KIND

__all__ = ["KIND"]
