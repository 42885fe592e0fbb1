"""The keys that a person gave to commands in the settings: what holds of them, and why the rest does not."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping

import msgspec
from msgspec.structs import replace

from resign_tui.ui.commands import COMMANDS, LABELS, PLACES, Command, key_label, places

FIXED = frozenset(
    {"form-next-field", "form-previous-field", "form-answer", "form-take-reading", "form-leave-form", "picker-compare",
     "letter-walk", "today-open-today", "schedule-open-planned", "stores-start-reading", "evidence-accept",
     "review-go-there"}
)  # fmt: skip
"""Commands of the keys by which every form and every list works."""

MOVING = frozenset(
    {"up", "down", "left", "right", "pageup", "pagedown", "home", "end", "enter", "tab", "shift+tab", "escape",
     "ctrl+home", "ctrl+end", "shift+up", "shift+down", "j", "k", "G"}
)  # fmt: skip
"""Keys by which one moves in a form or a list."""

TYPING = frozenset(
    {"backspace", "delete", "space", "ctrl+a", "ctrl+d", "ctrl+e", "ctrl+f", "ctrl+k", "ctrl+u", "ctrl+v", "ctrl+w",
     "ctrl+x", "ctrl+c", "ctrl+z", "ctrl+y", "ctrl+left", "ctrl+right", "ctrl+shift+left", "ctrl+shift+right",
     "shift+left", "shift+right", "shift+home", "shift+end", "ctrl+backspace", "ctrl+delete", "shift+delete",
     "ctrl+shift+home", "ctrl+shift+end", "ctrl+shift+k", "super+a", "super+c", "super+v", "super+x", "super+z",
     "super+y", "shift+super+z", "f6", "f7", "alt+1", "alt+2", "ctrl+shift+a", "alt+backspace",
     "alt+delete", "ctrl+pageup", "ctrl+pagedown"}
)  # fmt: skip
"""Keys that a text field takes for itself; a character without ctrl or alt is one too."""

SAME_BYTES = {"ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+j": "enter", "ctrl+m": "enter", "ctrl+[": "escape"}
"""What a terminal sends for these is another key."""

DIALOGS = frozenset({"ctrl+r", "ctrl+s", "ctrl+d"})
"""Keys of dialogs, over which only hiding all and closing the program work."""

_ON_TOP = ("quit", "cover")

_OTHER_NAMES = {"esc": "escape", "return": "enter", "del": "delete", "page_up": "pageup", "page_down": "pagedown"}
_NAMED = frozenset(
    {"up", "down", "left", "right", "pageup", "pagedown", "home", "end", "insert", "delete", "backspace", "enter",
     "tab", "escape", "space", *(f"f{number}" for number in range(1, 25))}
)  # fmt: skip
_CHARACTER_NAMES = {label: name for name, label in LABELS.items() if len(label) == 1}
_HELD = ("alt", "ctrl", "shift")


class Keymap(msgspec.Struct, frozen=True):
    """commands: all of them, with the keys that hold. changed: the new keys by name. notes: what does not hold."""

    commands: tuple[Command, ...]
    changed: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...] = ()

    @property
    def bindings(self) -> dict[str, str]:
        """The new keys by the id of their binding, as Textual takes them."""
        return {name: ",".join(keys) for name, keys in self.changed.items()}


def keymap(wanted: Mapping[str, tuple[str, ...]]) -> Keymap:
    """The commands with these keys by their names; what cannot be keeps the key it has, and is told."""
    notes: list[str] = []
    changed: dict[str, tuple[str, ...]] = {}
    for name, written in wanted.items():
        command = next((one for one in COMMANDS if one.name == name), None)
        if command is None:
            notes.append(_unknown(name))
            continue
        keys = tuple(key_named(text) for text in written)
        problem = next(filter(None, (_problem(command, *pair) for pair in zip(keys, written, strict=True))), "")
        if problem or name in FIXED:
            notes.append(f"{name} keeps {_keys(command)}: {problem or 'forms and lists work by it everywhere'}.")
        elif keys != command.keys:
            changed[name] = keys
    notes += _settle(changed)
    return Keymap(_with(changed), changed, tuple(notes))


def key_named(text: str) -> str:
    """The key that people write so, as Textual names it; empty for what is none."""
    if text in _CHARACTER_NAMES or (len(text) == 1 and text.isalnum()):
        return _CHARACTER_NAMES.get(text, text)
    *held, last = re.split(r"(?<=.)[+-](?=.)", text)
    held = sorted({"ctrl" if each.lower() in ("control", "c") else each.lower() for each in held})
    name = last if len(last) == 1 else last.lower()
    name = _CHARACTER_NAMES.get(name, _OTHER_NAMES.get(name, name))
    known = name in _NAMED or name in LABELS or (len(name) == 1 and name.isalnum())
    if not known or any(each not in _HELD for each in held) or " " in name:
        return ""
    return "+".join((*held, name.lower() if held and len(name) == 1 else name))


def _problem(command: Command, key: str, written: str) -> str:
    """Why the command cannot have this key; empty when it can."""
    if not key:
        return f"{written!r} is no key that we know; write it like ctrl+s, alt+x, f5 or x"
    if key in command.keys:
        return ""
    label = key_label(key)
    if key in SAME_BYTES:
        return f"a terminal cannot tell {label} from {SAME_BYTES[key]}"
    if key in MOVING:
        return f"{label} moves in forms and lists"
    if key == "ctrl+c":
        return "ctrl+c copies what is marked"
    if command.where == "everywhere" and (key in TYPING or ("+" not in key and key not in _NAMED)):
        return f"a text field needs {label}"
    if command.name in _ON_TOP and key in DIALOGS:
        return f"dialogs need {label}"
    return ""


def _with(changed: Mapping[str, tuple[str, ...]]) -> tuple[Command, ...]:
    return tuple(replace(one, keys=changed[one.name]) if one.name in changed else one for one in COMMANDS)


def _settle(changed: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Take back what gives one key to two commands of one place, until none is left, and say so."""
    while clash := next(_clashes(changed), None):
        given, other, key = clash
        del changed[given.name]
        before = next(one for one in COMMANDS if one.name == given.name)
        where = PLACES[other.where if given.where == "everywhere" else given.where].lower()
        label = key_label(key)
        yield f"{given.name} keeps {_keys(before)}: {label} belongs to {other.name} {where}."


def _clashes(changed: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[Command, Command, str]]:
    """Commands that were given a key which another one has in the same place, the last given first."""
    commands = _with(changed)
    for name in reversed(tuple(changed)):
        given = next(one for one in commands if one.name == name)
        for other in commands:
            meet = given.where in places(other.where) or other.where in places(given.where)
            key = next((key for key in given.keys if key in other.keys), "")
            if other is not given and meet and key:
                yield given, other, key


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name, [one.name for one in COMMANDS], n=1, cutoff=0.6)
    return f"there is no command {name!r} to give a key to{f'; did you mean {near[0]}?' if near else '.'}"


def _keys(command: Command) -> str:
    return " and ".join(key_label(key) for key in command.keys)
