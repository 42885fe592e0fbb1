"""A screen that holds a session: it shows it now and a moment later, saves it, and says what a change of it means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from textual import on
from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer

from resign_tui.core.answers.draft import Draft
from resign_tui.core.departure import Departure
from resign_tui.core.notice import public_holidays
from resign_tui.drafts.autosave import SaveState
from resign_tui.ui import present
from resign_tui.ui.app_protocol import AppProtocol
from resign_tui.ui.messages import Change, HolidaysKnown, Saved
from resign_tui.ui.session import Session
from resign_tui.ui.view_state import ViewState

_REST_AFTER = 0.02
"""Seconds after a typed key at which signs, counts and help follow the letter."""

_PAUSE_AFTER = 0.5
"""Seconds of rest, at least, that end a step of the history and let doubts about half a word be told."""

_NOTHING = ViewState(Session(Draft(), date.min))


class SessionScreen(Screen[None]):
    """Whatever is shown is bound to one of two.

    live: what is shown, key by key; the letter is bound to it. settled: the same a moment later while somebody types;
    everything else is bound to that.
    """

    live: reactive[ViewState] = reactive(_NOTHING, repaint=False, init=False)
    settled: reactive[ViewState] = reactive(_NOTHING, repaint=False, init=False)
    save: reactive[SaveState | None] = reactive(None, repaint=False, init=False)
    """How saving stands."""

    def __init__(self, state: ViewState) -> None:
        super().__init__()
        self.set_reactive(SessionScreen.live, state)
        self.set_reactive(SessionScreen.settled, state)
        self._looked = state.departure
        self._rest: Timer | None = None
        self._pause: Timer | None = None

    @property
    def resign(self) -> AppProtocol:
        """The app, as ours."""
        return cast("AppProtocol", self.app)

    @property
    def session(self) -> Session:
        """The draft with what follows from it."""
        return self.live.session

    @property
    def departure(self) -> Departure:
        """The draft, read for today."""
        return self.session.departure

    @property
    def is_typing(self) -> bool:
        """A text field has the focus."""
        return getattr(self.focused, "takes_text", False)

    def look(self, **changes: object) -> None:
        """Show something else, everywhere and at once."""
        self.live = replace(self.live, **changes)  # type: ignore[arg-type]
        self.settle()

    def settle(self) -> None:
        """Let everything follow the letter."""
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        if self.settled is not self.live:
            self.settled = self.live

    def begin(self, session: Session) -> None:
        """Begin with another draft: nothing of the one before is shown."""
        self._stop_pause()
        self._looked = session.departure
        self.live = ViewState(session, reviews=self.live.reviews, is_narrow=self.live.is_narrow)
        self.settle()
        self.save = None

    # -- another session -----------------------------------------------------------------------------------------------

    def take(self, session: Session, *, typed: bool = False) -> None:
        """Go on with this session, save it, and say what a change of the dates means.

        typed: it comes from an editor, which shows it already; any other change is brought to every editor at once.
        """
        before = self.session
        if session is before:
            return
        is_half_typed = typed and self.is_typing
        if is_half_typed:
            self.live = replace(self.live, session=session, in_hand=self.live.field)
            self._note_key()
            if self._rest is None:
                self._rest = self.set_timer(_REST_AFTER, self.settle)
        else:
            self.look(session=session, edition=self.live.edition + (not typed))
            self._tell(before)
        self._save(before)

    def stand(self, session: Session, **changes: object) -> None:
        """The person stands elsewhere: nothing is in hand any more, and the next change begins a step of its own."""
        self._stop_pause()
        before = self.session
        self.look(session=session.pause(), in_hand="", **changes)
        if self.session.draft is not before.draft:
            self._tell(before)
            self._save(before)

    def rest_hand(self) -> None:
        """Nothing is being typed any more: tell what is doubtful, and let the next key begin a step of the history."""
        self._stop_pause()
        self.look(session=self.session.pause(), in_hand="")

    def _note_key(self) -> None:
        if self._pause is None:
            self._pause = self.set_timer(_PAUSE_AFTER, self.rest_hand)
        else:
            self._pause.reset()

    def _stop_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None

    def _save(self, before: Session) -> None:
        if self.session.draft is not before.draft and not self.session.read_only:
            self.resign.saver.changed(self.session.stored)

    def _tell(self, before: Session) -> None:
        """Say once that the dates have left the letter that was handed in, or that another step moved the end."""
        looked, self._looked = self._looked, self.departure
        told = present.amendment_told(looked, self.departure)
        if not told and self.live.step not in ("", "dates") and not self.is_typing:
            told = present.end_told(before.departure, self.departure)
        if told:
            self.notify(told, markup=False)

    def take_day(self, day: date) -> None:
        """Go on with another day, and say what moves with it."""
        before = self.departure
        self.take(self.session.on(day))
        self.notify(present.day_told(before, self.departure), markup=False)

    # -- messages ------------------------------------------------------------------------------------------------------

    @on(Change)
    def _change(self, event: Change) -> None:
        before = self.session
        self.take(event.transition(before))
        told = event.otherwise if self.session is before else event.done
        if told:
            self.notify(told, markup=False)

    @on(HolidaysKnown)
    def know_holidays(self) -> None:
        """From now on public holidays count; their library is loaded."""
        self.look(session=self.session.with_holidays(public_holidays.known))

    @on(Saved)
    def _saved(self, event: Saved) -> None:
        self.save = event.state
