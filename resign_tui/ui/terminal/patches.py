"""The few private names of Textual that we change; each is checked to be there, and tests prove that each bites."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from textual import widget
from textual.color import Color
from textual.style import Style

from resign_tui.ui.terminal.reader import KeyboardDecoder, Tally

unreadable = Tally()
"""Characters from the keyboard that were no UTF-8; the app tells the person."""


def unbounded_output() -> bool:
    """Let Textual queue any number of frames; with a limit, a terminal that stops reading stops the whole program."""
    from textual.drivers import _writer_thread as module  # private, and not needed before a terminal is

    if not isinstance(getattr(module, "MAX_QUEUED_WRITES", None), int):
        return False
    setattr(module, "MAX_QUEUED_WRITES", 0)  # noqa: B010
    return True


def forgiving_input() -> bool:
    """Let Textual read the keyboard through our decoder; its own ends the program at the first wrong byte."""
    from textual.drivers import linux_driver as module  # not on every system

    found = getattr(module, "getincrementaldecoder", None)
    if found is not codecs.getincrementaldecoder and found is not _decoder_for:
        return False
    setattr(module, "getincrementaldecoder", _decoder_for)  # noqa: B010
    return True


def forgiving_keys() -> bool:
    """Let Textual pass over a key whose number is that of no character; its own ends the program."""
    from textual import _xterm_parser as module  # private
    from textual import events

    parse = getattr(module.XTermParser, "_parse_extended_key", None)
    if parse is None:
        return False
    if not hasattr(parse, "forgiving"):

        def parsed(parser: Any, sequence: str) -> Any:
            try:
                return parse(parser, sequence)
            except (ValueError, OverflowError):
                return [events.Key("unknown", None)]

        setattr(parsed, "forgiving", True)  # noqa: B010
        setattr(module.XTermParser, "_parse_extended_key", parsed)  # noqa: B010
    return True


def _decoder_for(_encoding: str) -> Callable[[], Any]:
    return lambda: KeyboardDecoder(unreadable)


def forgotten_drawings() -> bool:
    """Let Textual remember two colours without the widget they were asked for.

    It keeps the last 1024 askers, and with each all that it drew, long after it was closed.
    """
    drawings = getattr(widget, "StylesCache", None)
    if not callable(getattr(drawings, "get_inner_outer", None)):
        return False
    setattr(drawings, "get_inner_outer", lambda _drawing, *colours: _inner_outer(*colours))  # noqa: B010
    return True


@lru_cache(1024)
def _inner_outer(base: Color, background: Color) -> tuple[Style, Style]:
    return Style(background=base + background), Style(background=base)


PATCHES: tuple[Callable[[], bool], ...] = (unbounded_output, forgiving_input, forgiving_keys, forgotten_drawings)


def apply() -> tuple[str, ...]:
    """Apply all patches, once or again; the names of those that did not fit this version of Textual."""
    return tuple(patch.__name__ for patch in PATCHES if not patch())
