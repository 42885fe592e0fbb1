"""What the screens ask of the application; the application knows them, they know only this."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ..drafts.autosave import Autosaver
    from ..drafts.store import Opened
    from ..folders import Folders
    from ..secrets import Scanner
    from .signs import Signs
    from .widgets.inks import Inks


class Host(Protocol):
    """The open draft with its saver, the looks, and the scanner for secrets."""

    opened: Opened
    saver: Autosaver
    folders: Folders
    signs: Signs
    inks: Inks

    @property
    def scanner(self) -> Scanner:
        """The maintained scanner."""

    @property
    def scanner_is_ready(self) -> bool:
        """The scanner would answer at once."""

    def warm_scanner(self) -> None:
        """Load the scanner away from the keys."""

    def clock(self) -> str:
        """The time of day for a log."""

    async def switch_draft(self, path: Path) -> None:
        """Open another draft in this window."""
