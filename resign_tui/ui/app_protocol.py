"""What the screens ask of the application; the application knows them, they know only this."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from resign_tui.core.secrets.patterns import SecretMatch
    from resign_tui.core.secrets.scanner import Scanner
    from resign_tui.drafts.autosave import Autosaver
    from resign_tui.ui.signs import Signs


class AppProtocol(Protocol):
    """The open draft with its saver, the looks, and the scanner for secrets."""

    saver: Autosaver
    signs: Signs
    scanner: Scanner

    @property
    def is_reading(self) -> bool:
        """Something has been typed that is not worked off yet."""

    @property
    def scanner_is_ready(self) -> bool:
        """The scanner is loaded, and answers at once whatever the text."""

    def find_at_once(self, text: str) -> tuple[SecretMatch, ...]:
        """The secrets of a text as far as they are known without a wait."""

    def scan_must_wait(self, text: str) -> bool:
        """Whether the scanner has to be loaded for this text; that begins now, away from the keys."""

    def other_drafts(self) -> Iterable[Path]:
        """The drafts that can be opened from here."""

    def colours(self) -> Iterable[tuple[str, bool]]:
        """Names of colours, ours first, and whether they are dark."""

    def clock(self) -> str:
        """The time of day for a log."""

    def now(self) -> datetime:
        """The local time, with its zone."""
