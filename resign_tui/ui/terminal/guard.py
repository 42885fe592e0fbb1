"""The app that saves whatever happens: signals, a closed window, a crash of its own, a suspended process."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import FrameType
from typing import Any

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.color import Color
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, TextArea
from textual.worker import WorkerFailed

from resign_tui.core.errors import ResignError
from resign_tui.ui.terminal import patches, restore
from resign_tui.ui.terminal.arrival import wait_for_typing
from resign_tui.ui.terminal.colourless import Colourless
from resign_tui.ui.terminal.input_queue import InputQueue, Node
from resign_tui.ui.terminal.watch import Watch, unless_gone

CRASHED = 70
"""Exit code of an error of our own."""

UNPATCHED = (
    "This version of Textual is not the one we know: a stalled terminal or a garbled key may stop the program, "
    "and what was closed may stay in memory."
)
"""Said once when Textual could not be changed as we need it."""

NOT_SAVED = 1
"""Exit code when the last changes could not be written."""

TYPING_SECONDS = 0.2
"""How long what was typed already may take to arrive when a signal ends the program."""


def _keys_of(kind: type[Input | TextArea], *without: str) -> frozenset[str]:
    bound = (binding for binding in kind.BINDINGS if isinstance(binding, Binding) and binding.action not in without)
    return frozenset(key for binding in bound for key in binding.key.split(","))


_TEXT_KEYS = {Input: _keys_of(Input, "submit"), TextArea: _keys_of(TextArea, "undo", "redo")}
"""The keys by which Textual's own text fields go through their text and cut it."""

_FLUSH_SECONDS = 5.0
_SUSPEND_SECONDS = 1.0


def last_words(kind: str, saved: bool, where: str | None) -> str:
    """The one line after a crash: the kind of error, never its text, and what became of the draft."""
    return f"resign-tui: stopped by an error of its own ({kind}). {fate(saved, where)}"


def fate(saved: bool, where: str | None) -> str:
    """What became of the draft, as far as we know; it lies nowhere where nothing of it was to be kept."""
    if where is None:
        return "Nothing of it was kept."
    place = f" at {where}" if where else ""
    return f"Your draft is saved{place}." if saved else f"The last changes to your draft{place} could not be saved."


class GuardedApp(App[int]):
    """An app that is started with `run_guarded` and told with `guard` how to save."""

    class Unreadable(Message):
        """Some bytes from the terminal were no characters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._flush_draft: Callable[[], bool] = _nothing
        self._draft_place: Callable[[], str | None] = str
        self._last_words = ""
        self._attributes_before: restore.Attributes | None = None
        self._unpatched: tuple[str, ...] = ()
        self._input = InputQueue(self._takes_keys, self._with_messages, self._is_letter, self._hand_on)

    def guard(self, flush: Callable[[], bool], where: Callable[[], str] | None) -> None:
        """Say how to save now and where the draft lies; None when nothing is to be kept.

        `flush` may be called at any moment, from any thread and more than once; it answers whether the draft is on
        disk, and may raise a ResignError or OSError when it is not.
        """
        self._flush_draft = flush
        self._draft_place = where or (lambda: None)

    def run_guarded(self) -> int:
        """Run to the end and return the exit code. Ending signals and a closed window leave by os._exit instead."""
        self._unpatched = patches.apply()
        patches.unreadable.listen(self._unreadable)
        self._attributes_before = restore.attributes(0)
        watch = Watch(self._leave)
        thread_hook, threading.excepthook = threading.excepthook, _name_only
        watch.install()
        finished = False
        try:
            self.run()
            finished = True
        finally:
            if not finished:
                self._abandon()
            threading.excepthook = thread_hook
            watch.remove()
            patches.unreadable.listen(None)
        return self._ending()

    async def on_event(self, event: events.Event) -> None:
        """Keys, clicks and pastes wait for their turn.

        A key held with alt is a command: many terminals send its letter along, which no text field may take.
        """
        if isinstance(event, events.Key) and event.key.startswith("alt+"):
            event.character = None
        if isinstance(event, (events.InputEvent, events.Paste)) and not event.is_forwarded:
            await self._input.take(event)
        else:
            await super().on_event(event)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without colours nothing is sent that names one; Textual would still send greys."""
        if not self.no_color:
            return super().get_line_filters()
        return [Colourless(Color.parse(self.current_theme.background or "black"))]

    @property
    def is_reading(self) -> bool:
        """Something has been typed that is not worked off yet."""
        return self._input.is_waiting or self.message_queue_size > 0

    def catch_up(self) -> None:
        """Show at once what was put off while letters came; whatever comes now may look at it."""

    async def _hand_on(self, event: events.Event) -> None:
        if not (self._is_letter(event) or self._stays_in_text(event)):
            self.catch_up()
        await super().on_event(event)

    def _takes_keys(self) -> Node:
        return self.focused or self.screen

    def _is_letter(self, event: events.Event) -> bool:
        return isinstance(event, events.Key) and event.is_printable and isinstance(self.focused, (Input, TextArea))

    def _stays_in_text(self, event: events.Event) -> bool:
        """The text in hand is gone through, marked or cut, or nothing comes of the key; nothing else is looked at."""
        keys = next((keys for kind, keys in _TEXT_KEYS.items() if isinstance(self.focused, kind)), None)
        if keys is None or not isinstance(event, events.Key):
            return False
        return event.key in keys or event.key not in self.screen.active_bindings

    def _is_at_rest(self) -> bool:
        return not self.is_reading and not any(node.message_queue_size for node in self._with_messages())

    def _with_messages(self) -> Iterator[Node]:
        yield self
        for screen in reversed(self.screen_stack):
            yield from screen.walk_children(with_self=True)

    def on_mount(self) -> None:
        """Save before the process is stopped: a stopped program may never be woken again."""
        if self._unpatched:
            self.notify(UNPATCHED, severity="warning", timeout=12, markup=False)
        if self.is_headless or threading.current_thread() is not threading.main_thread():
            return
        stop, go_on = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
        if not callable(stop) or not callable(go_on):
            return

        def save_then_stop(number: int, frame: FrameType | None) -> None:
            self._save(_SUSPEND_SECONDS)
            stop(number, frame)

        signal.signal(signal.SIGTSTP, save_then_stop)
        signal.signal(signal.SIGCONT, unless_gone(go_on))

    def on_guarded_app_unreadable(self) -> None:
        """Tell how many characters were replaced since the last time."""
        count = patches.unreadable.take()
        if count:
            what = "1 character" if count == 1 else f"{count} characters"
            self.notify(f"{what} could not be read and became \ufffd.", severity="warning", markup=False)

    def _unreadable(self) -> None:
        self.post_message(self.Unreadable())

    def _save(self, seconds: float = _FLUSH_SECONDS) -> bool:
        """Flush in a thread of its own, for a limited time: a lock or a disk may hang. Whether it was saved."""
        saved = threading.Event()

        def flush() -> None:
            try:
                on_disk = self._flush_draft()
            except (ResignError, OSError):
                return
            if on_disk:
                saved.set()

        thread = threading.Thread(target=flush, name="resign-flush", daemon=True)
        thread.start()
        thread.join(seconds)
        return saved.is_set()

    def let_go(self) -> None:
        """End what the app began outside its own process; it ends at once after this, and any thread may call it."""

    def _leave(self, code: int) -> None:
        """Take what was typed already, save, give the terminal back, and end the process at once."""
        wait_for_typing(self._is_at_rest, self.call_later, TYPING_SECONDS)
        self._save()
        self.let_go()
        restore.give_back(self._attributes_before)
        os._exit(code)

    def _abandon(self) -> None:
        """The same for an error that even Textual let through."""
        self._crashed(sys.exc_info()[0])
        self.let_go()
        restore.give_back(self._attributes_before, self._last_words + "\r\n")
        os._exit(CRASHED)

    def _ending(self) -> int:
        """The exit code after the screen is gone, with one line on standard error where one is due."""
        saved = self._save()
        if self._last_words:
            _say(self._last_words)
            return CRASHED
        if not saved:
            _say(f"resign-tui: {fate(saved, self._draft_place())}")
            return NOT_SAVED
        return self.return_code or self.return_value or 0

    def _crashed(self, kind: type[BaseException] | str | None) -> None:
        """Save, and remember the first crash by its kind alone: the text of an error may quote the letter."""
        saved = self._save()
        name = kind if isinstance(kind, str) else kind.__name__ if kind else "unknown"
        self._last_words = self._last_words or last_words(name, saved, self._draft_place())

    def _fatal_error(self) -> None:
        """Textual's end for an error in a handler or worker; its own would print local variables."""
        error = self._exception or sys.exc_info()[1]
        cause = error.error if isinstance(error, WorkerFailed) else error
        self._crashed(type(cause) if cause else None)
        self._return_code = CRASHED
        self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:
        """Textual's end for an error that brings its own picture; the picture is not printed."""
        shown = renderables[0] if renderables else None
        stacks = getattr(getattr(shown, "trace", None), "stacks", ())
        self._crashed(stacks[0].exc_type if stacks else type(self._exception) if self._exception else None)
        self._return_code = CRASHED
        self._close_messages_no_wait()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Textual's own commands, without the one that leaves a picture of the letter in a folder."""
        return (command for command in super().get_system_commands(screen) if command.title != "Screenshot")

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Do nothing: a picture of the letter would be readable by others."""

    def deliver_screenshot(self, *_args: Any, **_kwargs: Any) -> str | None:
        """Deliver nothing."""
        return None

    def deliver_text(self, *_args: Any, **_kwargs: Any) -> str | None:
        """Deliver nothing; exports go where the person says."""
        return None

    def deliver_binary(self, *_args: Any, **_kwargs: Any) -> str | None:
        """Deliver nothing; exports go where the person says."""
        return None


def _nothing() -> bool:
    """There is no draft yet, so nothing is unsaved."""
    return True


def _name_only(failure: threading.ExceptHookArgs) -> None:
    """What a failed background thread may say: the kind of its error."""
    _say(f"resign-tui: a background task stopped ({failure.exc_type.__name__}).")


def _say(line: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
