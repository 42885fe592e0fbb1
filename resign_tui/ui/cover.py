"""The neutral screen behind which everything is hidden, and what waits until it is taken away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from resign_tui.ui.commands import commands_of, shown_key
from resign_tui.ui.terminal.guard import GuardedApp


class CoverScreen(Screen[None]):
    """Says how to go on, and nothing else; no key, paste or click goes anywhere from here."""

    AUTO_FOCUS = ""
    ALLOW_SELECT = False

    def compose(self) -> ComposeResult:
        """One line, which says nothing of what lies behind."""
        yield Static(Content(f"Paused. {shown_key('cover', commands_of(self))} goes on."), id="cover-line")


class CoveringApp(GuardedApp):
    """An app that can hide all that it shows. What would be shown or said meanwhile waits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9,alt+h", "cover", "hide", show=False, priority=True, id="cover")
    ]

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Callable[[], object]] = []

    @property
    def is_covered(self) -> bool:
        """Whether everything is hidden."""
        return bool(self._screen_stack) and isinstance(self.screen, CoverScreen)

    def action_cover(self) -> None:
        """Hide everything at once, or bring it back as it was; what was being said is said again."""
        if not self.is_covered:
            for said in self._notifications:
                again = partial(super().notify, said.message, title=said.title, severity=said.severity)
                self._waiting.append(partial(again, timeout=said.timeout, markup=said.markup))
            self.clear_notifications()
            super().push_screen(CoverScreen())
            return
        super().pop_screen()
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def push_screen(self, *args: Any, **kwargs: Any) -> Any:
        """Show a screen; under the cover it waits."""
        return self._now_or_later(super().push_screen, *args, **kwargs)

    def pop_screen(self) -> AwaitComplete:
        """Take the screen on top away; under the cover it waits."""
        done: AwaitComplete = self._now_or_later(super().pop_screen)
        return done

    def notify(self, *args: Any, **kwargs: Any) -> None:
        """Say something in passing; under the cover it waits, so that it is neither seen nor missed."""
        self._now_or_later(super().notify, *args, **kwargs)

    def on_notify(self) -> None:
        """One line at a time: what was said in passing before gives way; a warning and what has a longer time stay."""
        for said in tuple(self._notifications):
            if said.severity == "information" and said.timeout <= self.NOTIFICATION_TIMEOUT:
                self._unnotify(said, refresh=False)

    def _now_or_later(self, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if not self.is_covered:
            return act(*args, **kwargs)
        self._waiting.append(partial(act, *args, **kwargs))
        return AwaitComplete.nothing()  # type: ignore[no-untyped-call]
