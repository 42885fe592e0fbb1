"""Names for exported files, and writing them where nothing is lost: what stands there already stays, unless asked."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from pathlib import Path

import msgspec

from resign_tui.core import late_regex
from resign_tui.core.errors import WriteError
from resign_tui.core.legible import legible
from resign_tui.disk import AlreadyExists, sweep, write_private
from resign_tui.folders import from_home
from resign_tui.ordinary_files import reason

NAME_BYTES = 120
"""Longest file name in UTF-8, suffix included; short enough for encrypted folders and for a number to be added."""

_LAST_NUMBER = 999
_SHOWN = 200
"""Most characters of a path in a sentence."""
_FALLBACK = "document"
_EDGE = " .-_"
_RUNS = late_regex.compile(r"-{2,}")
_DOTS = late_regex.compile(r"-*\.[-.]*")
_RESERVED = late_regex.compile(r"(con|prn|aux|nul|conin|conout|clock|(com|lpt)[0-9¹²³])", re.IGNORECASE)
_UNSEEN_LETTERS = late_regex.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


class Written(msgspec.Struct, frozen=True):
    """Where the file went; `kept` is the older file of the wanted name that was left alone, if there was one."""

    path: Path
    kept: Path | None = None


def safe_name(text: str, suffix: str) -> str:
    """A file name made of these words, good on every system: letters and digits of any script, and `-_.`.

    Never leaves its folder, starts with a dot or a dash, hides characters, or is one of the device names of Windows. At
    most NAME_BYTES long. Making a safe name safe again changes nothing.
    """
    body = unicodedata.normalize("NFC", "".join(map(_kept, unicodedata.normalize("NFC", text))))
    body = _DOTS.sub(".", _RUNS.sub("-", body))
    if suffix and body[-len(suffix) :].lower() == suffix.lower():
        body = body[: -len(suffix)]
    body = _trimmed(body)
    stem, dot, rest = body.partition(".")
    if _RESERVED.fullmatch(stem):
        body = f"{stem}-file{dot}{rest}"
    room = NAME_BYTES - len(suffix.encode("utf-8"))
    body = _trimmed(body.encode("utf-8")[:room].decode("utf-8", "ignore"))
    return (body or _FALLBACK) + suffix


def free_path(folder: Path, name: str, start: int = 1) -> tuple[Path, int]:
    """The first path that nothing stands at, with its number: letter.txt is 1, letter-2.txt is 2.

    A dangling link counts as something. Raises WriteError when all numbers are taken.
    """
    stem, dot, suffix = name.rpartition(".")
    if not stem:
        stem, dot, suffix = name, "", ""
    for number in range(start, _LAST_NUMBER + 1):
        path = folder / (name if number == 1 else f"{stem}-{number}{dot}{suffix}")
        if _mode(path) is None:
            return path, number
    raise WriteError(f"{_shown(folder)} holds {_LAST_NUMBER} files of this name; choose another folder.")


def export_file(folder: Path, name: str, suffix: str, data: bytes, *, replace: bool = False) -> Written:
    """Writes an export into a folder, which is made (for the owner alone) if it is not there.

    A file of that name is left alone and the new one gets a number, unless `replace` says that the person was asked.
    Raises WriteError with one sentence; then nothing has been written.
    """
    folder = ready_folder(folder)
    full = safe_name(name, suffix)
    if replace:
        return Written(write_file(folder / full, data, replace=True))
    number = 1
    while True:
        path, number = free_path(folder, full, number)
        try:
            write_file(path, data)
        except AlreadyExists:
            number += 1
            continue
        return Written(path, None if number == 1 else folder / full)


def write_file(path: Path, data: bytes, *, replace: bool = False) -> Path:
    """Writes one file at exactly this path, refusing whatever is no ordinary file.

    Raises AlreadyExists when something stands there and `replace` is not set. A link is replaced, its target stays:
    drafts follow links on purpose, an export must not reach out of its folder.
    """
    mode = _mode(path)
    if mode is not None and stat.S_ISDIR(mode):
        raise WriteError(f"{_shown(path)} is a folder; choose a file name.")
    if mode is not None and not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):
        raise WriteError(f"{_shown(path)} is not an ordinary file; choose another name.")
    sweep(path.parent)  # nothing else ever comes back to this folder
    write_private(path, data, replace=replace, follow=False)
    return path


def usable_folder(folder: Path) -> Path:
    """The folder with ~ resolved, once nothing speaks against writing there; it need not be there, and none is made.

    Raises WriteError with the mend where no file could be written.
    """
    return _usable(folder)[0]


def ready_folder(folder: Path) -> Path:
    """The folder with ~ resolved, made if need be together with those above it, each for the owner alone."""
    folder, absent = _usable(folder)
    for missing in absent:
        try:
            missing.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise _failure(missing, error) from error
    return folder


def _usable(folder: Path) -> tuple[Path, list[Path]]:
    """The folder with ~ resolved, and what is still to be made on the way there, from above."""
    try:
        folder = folder.expanduser()
    except RuntimeError as error:
        raise WriteError(f"The home folder in {_shown(folder)} is unknown; write the folder in full.") from error
    absent: list[Path] = []
    at = folder
    while (mode := _mode(at)) is None and at != at.parent:
        absent.append(at)
        at = at.parent
    if mode is not None and not _is_folder(at):
        link = stat.S_ISLNK(mode) and not at.exists()
        what = "is a link that leads nowhere" if link else "is a file, not a folder"
        raise WriteError(f"{_shown(at)} {what}; choose another folder.")
    if mode is not None and not os.access(at, os.W_OK | os.X_OK):
        raise WriteError(f"You may not write in {_shown(at)}; choose another folder.")
    return folder, absent[::-1]


def _kept(character: str) -> str:
    """The character, nothing for one that cannot be seen, a dash for one that is not allowed."""
    category = unicodedata.category(character)
    if category in {"Cf", "Cs"} or _UNSEEN_LETTERS.match(character):
        return ""
    return character if category[0] in "LNM" or character in "-_." else "-"


def _trimmed(body: str) -> str:
    """Without dots, dashes and underscores at the ends, and without a mark that has no letter to stand on."""
    while True:
        shorter = body.strip(_EDGE)
        if shorter and unicodedata.category(shorter[0])[0] == "M":
            shorter = shorter[1:]
        if shorter == body:
            return body
        body = shorter


def _mode(path: Path) -> int | None:
    """What stands at the path, links not followed; None for nothing."""
    try:
        return path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _failure(path, error) from error
    except ValueError as error:
        raise WriteError(f"{_shown(path)} is not a name that a file can have.") from error


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError as error:
        raise _failure(path, error) from error


def _failure(path: Path, error: OSError) -> WriteError:
    return WriteError(f"Could not use {_shown(path)}: {reason(error)}.")


def _shown(path: Path) -> str:
    """The path as people write it: from the home folder on, on one line, the middle of a very long one left out."""
    text = legible(from_home(path)).replace("\n", " ")
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - _SHOWN // 4 - 1]}…{text[-(_SHOWN // 4) :]}"
