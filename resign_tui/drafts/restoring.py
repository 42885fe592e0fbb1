"""Reading a draft file that is to be written again: the newest good version takes the place of a damaged one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import DraftError, WriteError
from resign_tui.disk import AlreadyExists, Kind, Seen, erase, look, write_private
from resign_tui.drafts.generations import copy_aside, generations, put_aside
from resign_tui.drafts.load import Read, read_bytes, read_clear, read_file
from resign_tui.drafts.seal import Locked, Seal
from resign_tui.drafts.toml_file import SCHEMA, Loaded, loads


def read_or_restore(path: Path, seal: Seal, *, optional: bool) -> Read:
    """Read one file; a damaged one is put aside and the newest good earlier version takes its place.

    Without an earlier version the file stays where it is and the DraftError goes on, for it may be written by hand and
    one line wrong; an `optional` file is put aside all the same, so that the draft opens.
    """
    seen = _looked_at(path)
    raw = read_bytes(path)
    if raw is None:
        return read_file(path, seal)
    try:
        data = seal.opened(raw, path.name)
        if seen is not None and not data.strip() and generations(path):
            raise DraftError(f"{path.name} is empty.")
        loaded = loads(data, path.name)
    except Locked:
        raise
    except DraftError as error:
        if seen is None:
            raise
        return _restore(seen, seal, error, optional)
    if loaded.schema < SCHEMA and not loaded.read_only:
        _keep_older(path, seal, data, loaded.schema)
    return Read(data, loaded)


def _looked_at(path: Path) -> Seen | None:
    """The file as it may be put aside and replaced; DraftError for a link, through which nothing is written."""
    try:
        seen = look(path)
    except WriteError:
        return None  # reading it says why
    if seen is not None and seen.kind is Kind.LINK:
        raise DraftError(f"{path} is a link, and nothing is written through it; put the file itself in its place.")
    return seen


def _restore(seen: Seen, seal: Seal, error: DraftError, optional: bool) -> Read:
    path = seen.path
    for earlier in generations(path):
        with suppress(DraftError):
            good = read_file(earlier, seal)
            if good.data is not None:
                aside = put_aside(seen, "corrupt")
                write_private(path, seal.sealed(good.data), replace=True)
                note = f"{path.name} could not be read; it is kept as {aside.name}, and the version before it is open."
                return Read(good.data, msgspec.structs.replace(good.loaded, notes=(note, *good.loaded.notes)))
    if not optional:
        raise error
    aside = put_aside(seen, "corrupt")
    erase(seen)
    return Read(None, Loaded(Draft(), (f"{error} It was put aside as {aside.name}.",)))


def _keep_older(path: Path, seal: Seal, data: bytes, schema: int) -> None:
    """Before a file of an older layout is written in ours, a copy of it stays beside it."""
    copy = path.with_name(f"{path.name.removesuffix('.toml')}.schema-{schema}.toml")
    try:
        write_private(copy, seal.sealed(data), replace=False)
    except AlreadyExists:
        if read_clear(copy, seal) != data:
            copy_aside(path, "other", seal.sealed(data))
