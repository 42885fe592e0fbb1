"""Reading draft files, which touches nothing: both files of a draft as one."""

from __future__ import annotations

from pathlib import Path

import msgspec

from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import DraftError
from resign_tui.drafts.private import hr_path, join
from resign_tui.drafts.seal import CLEAR, LARGEST_SEALED, Seal
from resign_tui.drafts.toml_file import Loaded, loads
from resign_tui.ordinary_files import read_ordinary, unread


class Read(msgspec.Struct, frozen=True):
    """One file as it was opened: its bytes now (None when there is no file) and what they say."""

    data: bytes | None
    loaded: Loaded


def load(path: Path, seal: Seal = CLEAR) -> Loaded:
    """Read a draft; the private file beside it is read as well.

    `seal` opens one that is locked. Raises DraftError when there is no draft there or it cannot be read.
    """
    main = read_file(path, seal)
    if main.data is None:
        raise DraftError(f"There is no draft at {path}; check the name with resign-tui drafts.")
    try:
        hr = read_file(hr_path(path), seal)
    except DraftError as error:
        hr = Read(None, Loaded(Draft(), (str(error),)))
    return joined(main.loaded, hr)


def joined(main: Loaded, hr: Read) -> Loaded:
    """What both files say together."""
    if hr.data is None:
        return msgspec.structs.replace(main, notes=(*main.notes, *hr.loaded.notes))
    draft, notes = join(main.draft, hr.loaded.draft)
    read_only = main.read_only or hr.loaded.read_only
    return Loaded(draft, (*main.notes, *hr.loaded.notes, *notes), read_only, main.schema)


def read_file(path: Path, seal: Seal) -> Read:
    """Read one file; no file reads as an empty draft. Raises DraftError when it cannot be read."""
    data = read_clear(path, seal)
    return Read(data, Loaded(Draft()) if data is None else loads(data, path.name))


def read_bytes(path: Path) -> bytes | None:
    """The bytes of an ordinary file as they stand there, up to some over the limit; None when there is none."""
    try:
        return read_ordinary(path, LARGEST_SEALED)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DraftError(unread(path, error)) from error
    except ValueError as error:
        raise DraftError(f"{str(path)!r} is not a file name; choose another one.") from error


def read_clear(path: Path, seal: Seal) -> bytes | None:
    """What a file of a draft says; None when there is none."""
    data = read_bytes(path)
    return None if data is None else seal.opened(data, path.name)
