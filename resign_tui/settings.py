"""What the person set up: a small TOML file in the config folder, read leniently, changed without losing comments."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from resign_tui.core import late_regex
from resign_tui.core.errors import UsageError, WriteError
from resign_tui.disk import private_folder, write_private
from resign_tui.ordinary_files import read_ordinary, unread
from resign_tui.themes import THEMES

NAME = "config.toml"

_LARGEST = 64 * 1024
_THEME_LINE = late_regex.compile(r"^[ \t]*theme[ \t]*=.*$", re.MULTILINE)
_THEME_NAME = late_regex.compile(r"[a-z0-9][a-z0-9_-]{0,60}")
_TABLE_LINE = late_regex.compile(r"^[ \t]*\[", re.MULTILINE)


class Settings(msgspec.Struct, frozen=True):
    """theme: name of the colours, empty for ours. ascii: draw with plain characters. notes: what was odd.

    keys: keys by the name of a command, as they were written.
    """

    theme: str = ""
    ascii: bool = False
    keys: Mapping[str, tuple[str, ...]] = {}
    notes: tuple[str, ...] = ()


def load(folder: Path, file: Path | None = None) -> Settings:
    """The settings in a folder, or in a file that was named; defaults where there is none.

    Whatever cannot be used is left aside with a note. Raises UsageError only for a named file that cannot be read.
    """
    path = file or folder / NAME
    try:
        return _settings(_read_text(path), path)
    except FileNotFoundError as error:
        if file is None:
            return Settings()
        raise UsageError(f"There is no settings file {file}; check the path after --config.") from error
    except OSError as error:
        problem = unread(path, error)
    except ValueError as error:
        place = re.search(r"at line \d+", str(error))
        problem = f"{path} is not valid TOML{' ' + place[0] if place else ''}, so it was left aside; mend it."
    if file is not None:
        raise UsageError(problem)
    return Settings(notes=(problem,))


def save_theme(folder: Path, theme: str) -> None:
    """Remember the theme; every other line of the file stays as it is.

    Raises WriteError when the file cannot be written, or cannot be changed without touching something else.
    """
    path = folder / NAME
    if not _THEME_NAME.fullmatch(theme):
        raise WriteError("A theme's name is made of small letters, digits and dashes; it was not saved.")
    try:
        before = _read_text(path)
        wanted = {**tomllib.loads(before), "theme": theme}
        after = _with_theme(before, theme)
        if tomllib.loads(after) != wanted:
            raise ValueError
    except FileNotFoundError:
        after = f'theme = "{theme}"\n'
    except OSError as error:
        raise WriteError(unread(path, error)) from error
    except ValueError as error:
        raise WriteError(f"{path} cannot be changed safely, so the theme was not saved; mend the file.") from error
    private_folder(folder)
    write_private(path, after.encode(), replace=True)


def _read_text(path: Path) -> str:
    data = read_ordinary(path, _LARGEST + 1)
    if len(data) > _LARGEST:
        raise ValueError
    return data.decode("utf-8-sig")


def _settings(text: str, path: Path) -> Settings:
    tables: dict[str, Any] = tomllib.loads(text)
    notes: list[str] = []
    theme, plain = tables.pop("theme", ""), tables.pop("ascii", False)
    if not isinstance(theme, str):
        notes.append(f"{path}: theme takes a name between quotes; ours is used.")
        theme = ""
    elif theme and theme not in THEMES:
        notes.append(f"{path}: there is no theme {theme!r}, so ours is used; the names are {', '.join(THEMES)}.")
        theme = ""
    if not isinstance(plain, bool):
        notes.append(f"{path}: ascii takes true or false; false is used.")
        plain = False
    keys, odd = _keys(tables.pop("keys", {}))
    notes += [f"{path}: {sentence}" for sentence in odd]
    notes += [f"{path}: there is no setting {key!r}; it is left aside." for key in tables]
    return Settings(theme, plain, keys, tuple(notes))


def _keys(table: object) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The keys by command, and what is no key; whether a command may have one is for the commands to say."""
    if not isinstance(table, dict):
        return {}, ['keys takes a table, such as [keys] and below it copy-letter = "ctrl+s"; it is left aside.']
    keys, odd = {}, []
    for name, given in table.items():
        texts = [given] if isinstance(given, str) else given
        if isinstance(texts, list) and texts and all(isinstance(text, str) for text in texts):
            keys[name] = tuple(texts)
        else:
            odd.append(f'the key of {name!r} is a text or a list of texts, such as "ctrl+s"; it keeps its own.')
    return keys, odd


def _with_theme(text: str, theme: str) -> str:
    line = f'theme = "{theme}"'
    table = _TABLE_LINE.search(text)
    head, rest = (text[: table.start()], text[table.start() :]) if table else (text, "")
    if _THEME_LINE.search(head):
        return _THEME_LINE.sub(line, head, count=1) + rest
    return f"{line}\n{text}"
