"""One document into a file that was named: never over a draft, and over another file only when that was said."""

from __future__ import annotations

import os
from pathlib import Path

from resign_tui.core.errors import UsageError, WriteError
from resign_tui.disk import AlreadyExists, Kind, look, read
from resign_tui.drafts.toml_file import LARGEST, is_draft
from resign_tui.exports.files import write_file


def write(draft: Path, output: Path, data: bytes, *, replace: bool) -> None:
    """Write what was made of a draft. Raises UsageError where a draft stands, and WriteError."""
    _spare(draft, output)
    try:
        write_file(output, data, replace=replace)
    except AlreadyExists as error:
        raise WriteError(f"{output} already exists and was not touched; add --force to replace it.") from error


def _spare(draft: Path, output: Path) -> None:
    """A slip of the keys must not put the letter in place of the draft, nor of another one."""
    if os.path.realpath(draft) == os.path.realpath(output):
        raise UsageError(f"{output} is the draft itself; choose another file for --output.")
    seen = look(output)
    if seen is not None and seen.kind is Kind.FILE and is_draft(read(seen, LARGEST + 1)):
        raise UsageError(f"{output} is a draft; choose another file for --output.")
