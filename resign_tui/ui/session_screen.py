"""A screen that holds a session: it shows it now and a moment later, saves it, and says what a change of it means."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any, cast

from textual import on
from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft
from resign_tui.core.departure import Departure
from resign_tui.drafts.autosave import SaveState
from resign_tui.ui import present
from resign_tui.ui.app_protocol import AppProtocol
from resign_tui.ui.messages import Change, Saved
from resign_tui.ui.session import Session
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.widgets.form import Answer, Way

_REST_AFTER = 0.02
"""Seconds after a typed key at which signs, counts and help follow the letter."""

_LONG_ANSWER = 5000
"""Characters of the answer in hand from which on all that takes too long to follow each key."""

_LONG_AFTER = 2.0
"""Seconds after a key typed in such an answer at which the rest follows, if the hand does not rest before."""

_COVERED_AFTER = 0.25
"""Seconds after a key typed in a dialog at which the screen below it follows."""

_LONGEST_WAIT = 0.25
"""Seconds that the letter waits for keys that were read and are not worked off yet."""

_PAUSE_AFTER = 0.5
"""Seconds of rest, at least, that end a step of the history and let doubts about half a word be told."""

LONG = 12.0
"""Seconds for what nobody asked to hear just now, so that it can be read."""

_NOTHING = ViewState(Session(Draft(), date.min))


class SessionScreen(Screen[None]):
    """Whatever is shown is bound to one of two.

    live: what is shown, key by key; the letter is bound to it. settled: the same a moment later while somebody types;
    everything else is bound to that. What is typed is held and handed to the saver at once, and shown as soon as no
    further key waits: neither composing nor painting stands between a key and the draft on disk.
    """

    live: reactive[ViewState] = reactive(_NOTHING, repaint=False, init=False)
    settled: reactive[ViewState] = reactive(_NOTHING, repaint=False, init=False)
    save: reactive[SaveState | None] = reactive(None, repaint=False, init=False)
    """How saving stands."""

    def __init__(self, state: ViewState) -> None:
        super().__init__()
        self.set_reactive(SessionScreen.live, state)
        self.set_reactive(SessionScreen.settled, state)
        self._session = state.session
        self._unshown: dict[str, Any] | None = None
        self._untold: Session | None = None
        self._said = ""
        self._looked = state.departure
        self._rest: Timer | None = None
        self._pause: Timer | None = None

    @property
    def resign(self) -> AppProtocol:
        """The app, as ours."""
        return cast("AppProtocol", self.app)

    @property
    def session(self) -> Session:
        """The draft with what follows from it; while one types, what is shown may be a moment behind it."""
        return self._session

    @property
    def departure(self) -> Departure:
        """The draft, read for today."""
        return self.session.departure

    @property
    def is_typing(self) -> bool:
        """A text field has the focus."""
        return getattr(self.focused, "takes_text", False)

    def look(self, session: Session | None = None, **changes: Any) -> None:
        """Show something else, everywhere and at once."""
        if session is not None:
            self._hold(session)
        self._owe(**changes)
        self.settle()

    def settle(self) -> None:
        """Let everything follow what is held."""
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        self._show()
        if self.settled is not self.live:
            self.settled = self.live

    def _owe(self, **changes: Any) -> None:
        """Note what is to be shown."""
        self._unshown = {**(self._unshown or {}), **changes}

    def _show(self) -> None:
        """Show what is owed, in the letter."""
        if self._unshown is not None:
            changes, self._unshown = self._unshown, None
            self.live = replace(self.live, **{**changes, "session": self._session})
        if self._untold is not None:
            before, self._untold = self._untold, None
            self._tell(before)

    def _show_soon(self) -> None:
        """Show what is owed when no key waits, in the paint of the last one; then let all else follow."""
        loop = asyncio.get_running_loop()
        until = loop.time() + _LONGEST_WAIT

        def wait() -> None:
            if self.resign.is_reading and loop.time() < until:
                loop.call_soon(wait)
            else:
                self.call_next(show)

        def show() -> None:
            self._show()
            self._settle_after(_LONG_AFTER if self._is_long else _REST_AFTER)

        wait()

    @property
    def _is_long(self) -> bool:
        """The answer in hand fills pages."""
        return len(str(self.session.draft.answers.get(self.live.field, ""))) > _LONG_ANSWER

    def _settle_after(self, seconds: float) -> None:
        if self._rest is None:
            self._rest = self.set_timer(seconds, self._follow)

    def _follow(self) -> None:
        """The hand rested for a moment."""
        self._rest = None
        if self.resign.is_reading:
            self._settle_after(_REST_AFTER)
        else:
            self.settle()

    def begin(self, session: Session) -> None:
        """Begin with another draft: nothing of the one before is shown."""
        self._stop_pause()
        self._looked = session.departure
        self._session, self._unshown, self._untold, self._said = session, None, None, ""
        self.live = ViewState(session, reviews=self.live.reviews, is_narrow=self.live.is_narrow)
        self.settle()
        self.save = None

    # -- another session -----------------------------------------------------------------------------------------------

    def take(self, session: Session, *, typed: bool = False, said: str = "") -> None:
        """Go on with this session, save it, and say what a change of the dates means.

        typed: it comes from an editor, which shows it already; any other change is brought to every editor at once.
        said: what to say of the change instead.
        """
        before = self.session
        if session is before:
            return
        self._said = said or self._said
        self._hold(session)
        if not typed:
            self._owe(edition=self.live.edition + 1)
        if typed and self.is_typing:
            is_first = self._unshown is None
            self._owe(in_hand=self.live.field)
            self._note_key()
            if is_first:
                self._show_soon()
            return
        self._untold = self._untold or before
        if self._is_typed_over:
            self._owe()
            self._settle_after(_COVERED_AFTER)
        else:
            self.look()

    @property
    def _is_typed_over(self) -> bool:
        """Somebody types in a dialog that stands over this screen."""
        return self.app.screen is not self and getattr(self.app.screen.focused, "takes_text", False)

    def _hold(self, session: Session) -> None:
        """Go on with this session, and hand its draft to the saver before anything is shown of it."""
        before, self._session = self._session, session
        if session.draft is not before.draft and not session.read_only:
            self.resign.saver.changed(session.stored)

    def stand(self, session: Session, **changes: Any) -> None:
        """The person stands elsewhere: nothing is in hand any more, and the next change begins a step of its own."""
        self._stop_pause()
        before = self.session
        self._hold(session.pause())
        if self.session.draft is not before.draft:
            self._untold = self._untold or before
        self.look(in_hand="", **changes)

    def rest_hand(self) -> None:
        """Nothing is being typed any more: tell what is doubtful, and let the next key begin a step of the history."""
        self._stop_pause()
        self.look(self.session.pause(), in_hand="")

    def _note_key(self) -> None:
        if self._pause is None:
            self._pause = self.set_timer(_PAUSE_AFTER, self.rest_hand)
        else:
            self._pause.reset()

    def _stop_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None

    def _tell(self, before: Session) -> None:
        """Say once that the dates have left the letter that was handed in, or that another step moved the end."""
        looked, self._looked = self._looked, self.departure
        said, self._said = self._said, ""
        told = " ".join(filter(None, (said, present.amendment_told(looked, self.departure))))
        if not told and self.live.step not in ("", "dates") and not self.is_typing:
            told = present.end_told(before.departure, self.departure)
        if told:
            is_another_day = looked.today != self.departure.today
            self.notify(told, timeout=LONG if is_another_day else None, markup=False)

    def take_day(self, day: date) -> None:
        """Go on with another day, and say what moves with it."""
        session = self.session.on(day)
        self.take(session, said=present.day_told(self.departure, session.departure))

    # -- messages ------------------------------------------------------------------------------------------------------

    @on(Change)
    def change(self, event: Change) -> None:
        """Go on as a widget asks."""
        before = self.session
        self.take(event.transition(before), said=event.done)
        if self.session is before and event.otherwise:
            self.notify(event.otherwise, markup=False)

    def take_answer(self, answer: Answer | Way | Change | None) -> None:
        """In the same message as the key, so that it is handed to the saver before anything is painted."""
        if isinstance(answer, Change):
            self.change(answer)
        elif isinstance(answer, Way):
            self._read_as(answer)
        elif answer is not None:
            self.take(self.session.answer(answer.field, answer.value, typing=self._is_typed(answer)), typed=True)

    def _read_as(self, chosen: Way) -> None:
        before = self.session
        after = before.read_as(chosen.field, chosen.way)
        if after is before:
            self.notify("There is no second reading to choose here.", markup=False)
        else:
            self.take(after, typed=True)

    def _is_typed(self, answer: Answer) -> bool:
        """It came by typing, in a field or in a dialog over it, and not at one stroke."""
        is_text = catalogue.field(answer.field).kind not in ("choice", "multi", "flag", "records")
        return (is_text and not answer.whole) or self.app.screen is not self

    @on(Saved)
    def _saved(self, event: Saved) -> None:
        self.save = event.state
