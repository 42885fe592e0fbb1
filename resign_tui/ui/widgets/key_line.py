"""The keys at the foot of a sheet; a click on one does what it does, so that the mouse alone leads out too."""

from __future__ import annotations

import re

from textual.content import Content
from textual.widgets import Static

_GAP = re.compile("( {2,})")
_KEY = re.compile(r"(esc|enter|space|tab|[b-z]|(?:ctrl|alt)\+\w)\b")


class KeyLine(Static):
    """Hints with blanks between them, each a key (or more) and what it does."""

    def __init__(self, keys: str = "", *, id: str | None = None) -> None:
        super().__init__(_hints(keys), id=id, classes="dialog-keys")

    def say(self, keys: str) -> None:
        """Other keys."""
        self.update(_hints(keys))

    def action_press(self, key: str) -> None:
        """Do what the key does."""
        self.app.simulate_key(key)


def pressed(hint: str) -> str:
    """The first key that a hint names; empty where it is no hint of a key."""
    key = _KEY.match(hint)
    return key[1].replace("esc", "escape") if key else ""


def _hints(keys: str) -> Content:
    parts = ((part, pressed(part)) for part in _GAP.split(keys))
    return Content.assemble(*((part, f"@click=press('{key}')") if key else part for part, key in parts))
