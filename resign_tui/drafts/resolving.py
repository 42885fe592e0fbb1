"""What the name of a draft means: which file, and whether it stands there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from resign_tui.core import late_regex
from resign_tui.core.errors import UsageError

OURS = late_regex.compile(r".+\.(hr|schema-\d+)")
"""Names that files beside a draft take."""


def resolve(text: str, folder: Path) -> Path:
    """The file that DRAFT means: a path when it has a separator or ends in .toml, else a name in the drafts folder.

    Raises UsageError for what can be neither.
    """
    if not text.strip() or not text.isprintable():
        raise UsageError("A draft needs a name of ordinary characters; give another one.")
    separators = [separator for separator in ("/", os.sep, os.altsep) if separator]
    is_path = text.endswith(".toml") or any(separator in text for separator in separators)
    path = Path(text).expanduser() if is_path and not text.startswith("~") else Path(text)
    if is_path and text.startswith("~"):
        path = Path(os.path.expanduser(text))  # noqa: PTH111 - Path.expanduser raises for an unknown user
    name = path.name if is_path else text
    if name in ("", ".", "..") or name.startswith(".") or OURS.fullmatch(name.removesuffix(".toml")):
        raise UsageError(f"{text!r} cannot be the name of a draft; choose one such as departure-1.")
    if len(os.fsencode(name)) > 180:
        raise UsageError("That name is too long for a draft; choose a shorter one.")
    return path if is_path else folder / f"{name}.toml"


def stands(path: Path) -> bool:
    """Whether anything is there, where a link leads to; yes where the disk does not say, for reading it tells why."""
    return holds(path.exists)


def holds(asked: Callable[[], bool]) -> bool:
    """What the disk answers; yes where it does not say."""
    try:
        return asked()
    except OSError:
        return True
