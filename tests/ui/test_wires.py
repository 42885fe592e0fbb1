"""No wire hangs loose: messages have handlers, keys have actions, and functions have callers, in the app as it runs."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from textual import actions
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.message import Message

import resign_tui
from resign_tui.core.answers.catalogue import STEPS
from tests.ui.wizard_host import Wizard, full_draft, wizard

PACKAGE = Path(resign_tui.__file__).parent

WAYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("situation", ("f1",)), ("situation", ("f2",)), ("situation", ("f4",)), ("situation", ("f8",)),
    ("situation", ("ctrl+g",)), ("dates", ("alt+c",)), ("words", ("ctrl+t",)), ("words", ("ctrl+r",)),
    ("handover", ("n",)), ("handover", ("enter",)), ("handover", ("s",)), ("handover", ("a",)), ("handover", ("o",)),
    ("handover", ("v",)),
    ("send", ("m",)),
)  # fmt: skip
"""Steps, and the keys there that open one more dialog or view; each dialog is left with escape."""

TEXTS = (".j2", ".toml")
"""Data that names functions."""

NOT_CALLED = {
    "due_at": "tells tests that everything is saved",
    "first_row": "tells tests which row of the letter is in view",
}
"""Public functions without a caller, and why."""


@dataclass
class House:
    """What the real app mounts, on every step and in every dialog, and the keys that are bound there."""

    kinds: set[type] = field(default_factory=set)
    keys: int = 0
    dead: list[str] = field(default_factory=list)

    def note(self, app: App[int]) -> None:
        """Take down what stands on the screens now; each class once."""
        for screen in app.screen_stack:
            for node in (app, *screen.walk_children(with_self=True)):
                if type(node) not in self.kinds:
                    self.kinds.add(type(node))
                    for binding in bindings_of(node):
                        self.keys += 1
                        if dead_key(node, binding):
                            self.dead.append(f"{type(node).__name__}: {binding.key} {binding.action}")


async def visited(one: Wizard) -> House:
    """The house after a walk through all its rooms."""
    house = House()
    for step in STEPS:
        await one.open(step)
        house.note(one.app)
    await one.screen._opened_outbox()
    house.note(one.app)
    for step, keys in WAYS:
        await one.open(step)
        await one.press(*keys)
        house.note(one.app)
        await one.press("escape")
        assert one.on_top, keys
    return house


# -- messages ---------------------------------------------------------------------------------------------------------


def messages() -> list[type[Message]]:
    """Every kind of message of the package; one that others are made from is never sent itself."""
    for module in pkgutil.walk_packages(resign_tui.ui.__path__, "resign_tui.ui."):
        importlib.import_module(module.name)

    def below(kind: type[Message]) -> Iterator[type[Message]]:
        for child in kind.__subclasses__():
            yield child
            yield from below(child)

    ours = {kind for kind in below(Message) if kind.__module__.startswith("resign_tui.")}
    return sorted((kind for kind in ours if not kind.__subclasses__()), key=lambda kind: kind.__qualname__)


def hears(listener: type, kind: type[Message]) -> bool:
    """The class has a handler for this message."""
    for base in listener.__mro__:
        decorated = base.__dict__.get("_decorated_handlers", {})
        if any(other in decorated for other in kind.__mro__):
            return True
        if kind.handler_name in base.__dict__ or f"_{kind.handler_name}" in base.__dict__:
            return True
    return False


def unheard(kinds: Iterable[type[Message]], listeners: Iterable[type]) -> list[str]:
    classes = tuple(listeners)
    return [kind.__qualname__ for kind in kinds if not any(hears(listener, kind) for listener in classes)]


# -- keys -------------------------------------------------------------------------------------------------------------


def bindings_of(node: DOMNode) -> Iterator[Binding]:
    for bindings in node._bindings.key_to_bindings.values():
        yield from bindings


def dead_key(node: DOMNode, binding: Binding) -> bool:
    """The binding names an action that its node, screen or app does not have."""
    where, name, _ = actions.parse(binding.action)
    target: DOMNode = {"": node, "app": node.app, "screen": node.screen}[where]
    return not any(callable(getattr(target, f"{prefix}action_{name}", None)) for prefix in ("", "_"))


# -- functions --------------------------------------------------------------------------------------------------------


def trees(folder: Path) -> list[ast.Module]:
    return [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))]


def inherited_names() -> set[str]:
    """What classes of the package define because a library calls it."""
    names: set[str] = set()
    for module in pkgutil.walk_packages(resign_tui.__path__, "resign_tui."):
        if module.name.endswith("__main__"):
            continue
        for _, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if kind.__module__.startswith("resign_tui"):
                for base in kind.__mro__[1:]:
                    names |= set() if base.__module__.startswith("resign_tui") else set(vars(base))
    return names


def is_called_by_name(name: str) -> bool:
    """Textual finds it by its name; keys and messages have tests of their own."""
    return name.startswith(("_", "on_", "action_", "watch_", "key_", "compute_", "validate_", "test_"))


def is_taken_by(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A decorator hands it to Textual or to click."""
    marks = {ast.unparse(getattr(mark, "func", mark)).rpartition(".")[2] for mark in function.decorator_list}
    return bool(marks & {"on", "command", "callback"})


def uncalled(modules: Iterable[ast.Module], elsewhere: str, inherited: set[str]) -> list[str]:
    """Public functions whose name stands nowhere but where they are defined; `elsewhere` is text that names some."""
    defined: set[str] = set()
    used: Counter[str] = Counter()
    for module in modules:
        for node in ast.walk(module):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                if not is_taken_by(node) and not is_called_by_name(node.name) and node.name not in inherited:
                    defined.add(node.name)
            elif isinstance(node, ast.Name):
                used[node.id] += 1
            elif isinstance(node, ast.Attribute):
                used[node.attr] += 1
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                used.update(node.value.replace(":", " ").replace(".", " ").split())
    return sorted(name for name in defined if not used[name] and name not in elsewhere)


# -- tests ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def named_in_data() -> str:
    """What data names: the macros' helpers, and functions as "module:function"."""
    texts = (path.read_text(encoding="utf-8") for path in (PACKAGE / "data").rglob("*.*") if path.suffix in TEXTS)
    return "\n".join(line for text in texts for line in text.splitlines() if "{" in line or ":" in line)


async def test_messages_are_heard_and_keys_do_something(home: Path) -> None:
    async with wizard(home, full_draft("situation")) as one:
        house, kinds = await visited(one), messages()
        assert len(house.kinds) > 40
        assert len(kinds) > 20
        assert house.keys > 100
        assert set(unheard(kinds, house.kinds)) == set()
        assert house.dead == []


async def test_a_loose_wire_is_found(home: Path) -> None:
    class Lost(Message):
        """Nobody hears it."""

    async with wizard(home, full_draft("situation")) as one:
        assert unheard([Lost, *messages()], [type(one.app), type(one.screen)])[0].endswith("Lost")
        assert dead_key(one.screen, Binding("f12", "no_such_thing"))
        assert not dead_key(one.screen, Binding("f12", "app.quit"))


def test_every_public_function_is_called(named_in_data: str) -> None:
    modules = trees(PACKAGE)
    assert len(modules) > 100
    assert uncalled(modules, named_in_data, inherited_names()) == sorted(NOT_CALLED)


def test_a_function_without_a_caller_is_found() -> None:
    module = ast.parse("def lost(): ...\ndef found(): ...\ndef _own(): ...\nfound()\n")
    assert uncalled([module], "", set()) == ["lost"]
    assert uncalled([module], "{{ lost }}", set()) == []
