"""The part of the application that holds the open draft: saving, opening another, names, and what is kept of you."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import msgspec
from textual import on
from textual.types import NoActiveAppError

from resign_tui.core.answers.draft import Draft
from resign_tui.core.answers.leaks import scrub
from resign_tui.core.departure import Departure
from resign_tui.core.errors import DraftError, ResignError, WriteError
from resign_tui.core.letter.wording import seeded
from resign_tui.drafts import closing, opening, profile, renaming
from resign_tui.drafts.autosave import Autosaver, SaveState
from resign_tui.drafts.history import Earlier
from resign_tui.drafts.listing import drafts_in, follow_last, make_ready, remember_last
from resign_tui.drafts.load import load
from resign_tui.drafts.seal import CLEAR, Seal, require
from resign_tui.drafts.store import Opened, open_draft
from resign_tui.folders import Folders
from resign_tui.ui import dialogs, unkept
from resign_tui.ui.commands import commands_of, shown_key
from resign_tui.ui.messages import OpenDraft, Saved
from resign_tui.ui.session_screen import LONG
from resign_tui.ui.themed_app import ThemedApp
from resign_tui.ui.wizard import WizardScreen

_NOBODY = "The example is nobody of yours, so nothing of it is kept."
_LITTLE = "There is nothing to keep yet: give your name, your address or your e-mail first."


class DraftApp(ThemedApp):
    """Holds one open draft with its saver, and the folders that it lives in."""

    def __init__(
        self, opened: Opened, folders: Folders, today: date, wall: Callable[[], datetime], draw: Callable[[], int]
    ) -> None:
        super().__init__()
        self.folders = folders
        self.today = today
        self._wall = wall
        self._draw = draw
        self._take(opened)

    @property
    def wizards(self) -> list[WizardScreen]:
        """The wizard, wherever dialogs stand over it."""
        return [screen for screen in self.screen_stack if isinstance(screen, WizardScreen)]

    def catch_up(self) -> None:
        """Show at once what was put off while letters came."""
        for wizard in self.wizards:
            wizard.settle()

    def _take(self, opened: Opened) -> None:
        self.opened = opened
        self.saver = Autosaver(opened.store.save, self._report, wall=self._wall)
        self.guard(self._save_now, None if opened.is_unkept else lambda: str(opened.store.path))

    def _report(self, state: SaveState) -> None:
        """Called in the saver's thread: post, never wait for the screen."""
        if notes := self.opened.store.take_notes():
            self.call_later(self.say_at_length, *notes)
        for wizard in self.wizards:
            with suppress(NoActiveAppError):  # it has just been closed, and nobody looks at it any more
                wizard.post_message(Saved(state))

    def say_at_length(self, *notes: str) -> None:
        """Say what there is to say in one piece, long enough to be read."""
        if told := " ".join(filter(None, notes)):
            self.notify(told, timeout=LONG, markup=False)

    def _save_now(self) -> bool:
        return self.save_all().kind == "saved"

    def save_all(self) -> SaveState:
        """Save what is not saved yet, and say how it went."""
        return SaveState("saved") if self.opened.read_only else self.saver.flush()

    def seeded_draft(self) -> Draft:
        """The open draft with the seed by which its letter keeps its wording."""
        return seeded(Departure(self.opened.draft, self.today), self._draw)

    # -- another draft -------------------------------------------------------------------------------------------------

    async def switch_draft(self, path: Path, seal: Seal = CLEAR) -> None:
        """Open another draft in this window, by `seal` where it is locked; the present one is saved and closed first.

        Raises DraftError when the other cannot be read, WriteError when this one cannot be saved.
        """
        state = self.save_all()
        if state.kind == "failed":
            raise WriteError(f"{state.reason} Nothing else is opened until this draft is saved.")
        make_ready(self.folders)
        opened = open_draft(path, scrub=scrub, seal=seal)
        notes = (*self.opened.store.take_notes(), *opened.notes)
        self.close_draft()
        self._take(opened)
        remember_last(self.folders.state, opened.store.path)
        for wizard in self.wizards:
            await wizard.take_draft(self.seeded_draft(), read_only=opened.read_only)
        self.fill_new(*notes)

    def close_draft(self, *, is_orderly: bool = True) -> Path | None:
        """Save, give the draft the name by company and letter that it may have, and let other windows have it.

        Where it lies then; None when it is not ours to save, or nothing of it was. Only an orderly end gives a name:
        after any other the person was told the one that it has.
        """
        opened = self.opened
        state = self.saver.stop()
        if is_orderly and not opened.read_only and state.kind == "saved":
            closing.name_by_content(opened.store, self.folders.drafts, self.folders.state, self.today)
        opened.store.close()
        path = opened.store.path
        return path if not opened.read_only and path.is_file() else None

    def rename_draft(self, path: Path, target: Path) -> None:
        """Give a draft another name, the one that is open here too. Raises DraftError or WriteError."""
        if path == self.opened.store.path:
            if self.save_all().kind == "failed":
                raise WriteError(f"{path.name} cannot be saved, so it keeps its name.")
            self.opened.store.rename(target)
        else:
            renaming.rename(path, target)
        follow_last(self.folders.state, path, target)

    def action_drafts(self) -> None:
        """Open, start, name, copy or forget a draft; not where no trace may be left of it."""
        if self._leaves_no_trace:
            self.notify(unkept.LEFT_ALONE, markup=False)
            return
        here = next((wizard.departure for wizard in self.wizards), Departure(self.opened.draft, self.today))
        screen = dialogs.DraftsScreen(
            self.folders,
            self.opened.store.path,
            here,
            rename=self.rename_draft,
            keep_profile=self.action_keep_profile,
            show_history=self.show_history,
        )
        self.push_screen(screen, self._open)

    def other_drafts(self) -> tuple[Path, ...]:
        """The drafts that can be opened from here."""
        if self._leaves_no_trace:
            return ()
        with suppress(ResignError):  # the dialog of drafts says why
            return tuple(draft.path for draft in drafts_in(self.folders.drafts) if not self._is_open(draft.path))
        return ()

    @property
    def _leaves_no_trace(self) -> bool:
        return self.opened.is_unkept and not self.opened.is_example

    def _is_open(self, path: Path) -> bool:
        return Path(os.path.realpath(path)) == self.opened.store.path

    @on(OpenDraft)
    async def _open_draft(self, event: OpenDraft) -> None:
        await self._open(event.path)

    async def _open(self, path: Path | None) -> None:
        if path is None or path == self.opened.store.path:
            return
        self._ask_for(path, self._switch)

    def _ask_for(self, path: Path, go_on: Callable[[Path, Seal], object]) -> None:
        """Go on with what opens a draft, once that is known; nothing happens to one that stays locked."""

        def go(seal: Seal | None) -> None:
            if seal is not None:
                self.call_later(go_on, path, seal)

        try:
            question = opening.question(path)
        except DraftError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        if question is None:
            go(CLEAR)
        else:
            self.push_screen(dialogs.OpeningScreen(question), go)

    async def _switch(self, path: Path, seal: Seal) -> None:
        try:
            await self.switch_draft(path, seal)
        except ResignError as error:
            self.notify(str(error), severity="error", markup=False)

    # -- earlier versions ----------------------------------------------------------------------------------------------

    def action_history(self) -> None:
        """See earlier versions of the open draft, and bring one back."""
        self.show_history(self.opened.store.path)

    def show_history(self, path: Path) -> None:
        """The earlier versions of a draft; those of the open one can be brought back."""
        store = self.opened.store
        if path != store.path and not self._is_open(path):
            self._ask_for(path, self._show_others)
            return
        for wizard in self.wizards:
            present = msgspec.structs.replace(wizard.departure, draft=scrub(wizard.session.stored))
            why_not = "This draft is open for reading only." if self.opened.read_only else ""
            self.push_screen(dialogs.HistoryScreen(store.path, present, store.seal, why_not), self._bring_back)

    def _show_others(self, path: Path, seal: Seal) -> None:
        """The earlier versions of a draft that is not open here."""
        try:
            require(seal, path)
            other = Departure(load(path, seal).draft, self.today)
        except ResignError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.push_screen(dialogs.HistoryScreen(path, other, seal, f"Open {path.stem} to bring a version of it back."))

    def _bring_back(self, version: Earlier | None) -> None:
        """Go on with an earlier version; what stands here is saved and kept as a version before."""
        if version is None or version.draft is None:
            return
        for wizard in self.wizards:
            state = self.save_all()
            try:
                if state.kind == "failed":
                    raise WriteError(f"{state.reason} Nothing was brought back.")
                self.opened.store.keep(wizard.session.stored)
            except ResignError as error:
                self.notify(str(error), severity="error", markup=False)
                return
            wizard.rest_hand()
            key = shown_key("undo", commands_of(wizard))
            told = f"The draft is as it was on {version.moment}. {key} takes that back."
            wizard.take(wizard.session.bring_back(version.draft), said=told)

    # -- the profile ---------------------------------------------------------------------------------------------------

    def action_keep_profile(self) -> None:
        """Keep for the next departure who the person is."""
        if self.opened.is_unkept:
            self.notify(_NOBODY if self.opened.is_example else unkept.NOT_OF_YOU, markup=False)
            return
        try:
            kept = [profile.keep(self.folders.config, wizard.session.stored) for wizard in self.wizards]
        except ResignError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        words = profile.called(answer for each in kept for answer in each.answers)
        where = profile.profile_path(self.folders.config)
        self.notify(f"Kept for your next departure: {words}. It lies in {where}." if words else _LITTLE, markup=False)

    def fill_new(self, *notes: str) -> None:
        """A new draft begins with what is kept of the person; one undo empties it again. It is said after the notes."""
        kept = Draft()
        if self.opened.is_new:
            try:
                kept = profile.kept(self.folders.config)
            except DraftError as error:
                notes = (*notes, str(error))
        if not kept.answers:
            self.say_at_length(*notes)
            return
        for wizard in self.wizards:
            before = wizard.session
            words = profile.called(kept.answers.keys() - before.draft.answers.keys())
            told = f"Filled from your profile: {words}. {shown_key('undo', commands_of(wizard))} empties them."
            wizard.take(before.change(profile.filled(before.draft, kept)), said=" ".join((*notes, told)))
