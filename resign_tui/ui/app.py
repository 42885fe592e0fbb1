"""The application: what it begins and ends with, and which screen stands where."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from secrets import randbits
from types import MappingProxyType
from typing import Any, ClassVar

import msgspec
from textual import work
from textual.binding import Binding, BindingType
from textual.screen import Screen

from resign_tui import wording_files
from resign_tui.core.library import Holidays
from resign_tui.core.notice import public_holidays
from resign_tui.core.secrets import patterns
from resign_tui.core.secrets.patterns import SecretMatch
from resign_tui.core.secrets.scanner import Scanner
from resign_tui.drafts.kept import open_kept
from resign_tui.drafts.seal import CLEAR, Seal
from resign_tui.drafts.store import Opened
from resign_tui.drafts.unkept import open_unkept
from resign_tui.folders import Folders
from resign_tui.ui import dialogs, unkept
from resign_tui.ui.commands import shown_key
from resign_tui.ui.draft_app import DraftApp
from resign_tui.ui.keymap import keymap
from resign_tui.ui.messages import ScannerReady
from resign_tui.ui.signs import ASCII, UNICODE, Signs
from resign_tui.ui.steps import evidence_run
from resign_tui.ui.wizard import WizardScreen

_EXAMPLE = "An example, to look around in and to change as you like. Nothing here is saved; {key} leaves it."

_DAY_CHECK = 20.0
"""Seconds between two looks at the calendar."""


class Settings(msgspec.Struct, frozen=True):
    """What the person set: the theme (empty for ours), whether only ASCII is drawn, and keys by name of a command."""

    theme: str = ""
    ascii: bool = False
    remember_theme: Callable[[str], None] | None = None
    keys: Mapping[str, tuple[str, ...]] = {}


class ResignApp(DraftApp):
    """Opens a draft and shows the wizard on it."""

    TITLE = "resign-tui"
    CSS_PATH = [f"styles/{name}.tcss" for name in ("base", "form", "letter", "bars", "handover", "dialogs")]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "quit", show=False, priority=True, id="quit")]
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        opened: Opened,
        *,
        today: date,
        folders: Folders,
        settings: Settings | None = None,
        notices: tuple[str, ...] = (),
        first_run: bool = False,
        wall: Callable[[], datetime] | None = None,
        calendar: Callable[[], date] | None = None,
        draw: Callable[[], int] | None = None,
        holidays: public_holidays.HolidaySource = public_holidays.none,
    ) -> None:
        """`draw` gives the seed by which the letter of a new draft chooses its wording."""
        super().__init__(
            opened, folders, today, wall or (lambda: datetime.now().astimezone()), draw or (lambda: randbits(31) or 1)
        )
        settings = settings or Settings()
        self.holidays = holidays
        self.scanner = Scanner()
        self._warming: threading.Thread | None = None
        self._is_warm = False
        self.signs: Signs = ASCII if settings.ascii else UNICODE
        self.set_class(settings.ascii, "-ascii")
        keys = keymap(settings.keys)
        self.commands = unkept.told_of(keys.commands) if opened.is_unkept else keys.commands
        self.set_keymap(keys.bindings)
        self._calendar = calendar
        self.wording, notes = wording_files.load(folders.config)
        self._notices = (*notices, *notes, *opened.notes)
        self._first_run = first_run
        self.dress(settings.theme, settings.remember_theme)

    def let_go(self) -> None:
        """Whatever reads the evidence ends its programs and takes its copies away."""
        evidence_run.let_go()

    def find_at_once(self, text: str) -> tuple[SecretMatch, ...]:
        """The secrets of a text as far as they are known without a wait."""
        return patterns.find(text) if self.scan_must_wait(text) else self.scanner.scan(text)

    def scan_must_wait(self, text: str) -> bool:
        """Whether the scanner has to be loaded for this text; that begins now, as compiling its rules takes seconds.

        Quitting does not wait for the thread that loads it.
        """
        if self._is_warm or not self.scanner.needs_rules(text):
            return False
        if self._warming is None and not self.is_headless:
            self._warming = threading.Thread(target=self._warm_scanner, name="scanner", daemon=True)
            self._warming.start()
        return True

    def _warm_scanner(self) -> None:
        self.scanner.warm()
        self._is_warm = True
        for wizard in self.wizards:
            wizard.post_message(ScannerReady())

    @property
    def scanner_is_ready(self) -> bool:
        """The scanner is loaded, and answers at once whatever the text."""
        return self._is_warm

    def _warm_holidays_of_wizards(self) -> None:
        if not self.is_headless:
            for wizard in self.wizards:
                place, region = wizard.departure.place, wizard.departure.facts.text("locale.region")
                self._warm_holidays(place.holidays, region)

    @work(thread=True, group="holidays")
    def _warm_holidays(self, calendar: Holidays, region: str) -> None:
        public_holidays.warm(calendar, region, self.today)

    def clock(self) -> str:
        """The time of day for the log of the last step."""
        return f"{self._wall():%H:%M}"

    def now(self) -> datetime:
        """The local time, with its zone."""
        return self._wall().astimezone()

    def get_default_screen(self) -> Screen[Any]:
        """The wizard itself is the ground floor: no empty screen is painted before it."""
        opened, draft = self.opened, self.seeded_draft()
        sitting = unkept.Unkept(draft, opened.is_example) if opened.is_unkept else None
        return WizardScreen(
            draft,
            self.today,
            self.holidays,
            wording=self.wording,
            read_only=opened.read_only,
            unkept=sitting,
        )

    def on_ready(self) -> None:
        """Say what opening the draft brought up, and on the first run what becomes of it."""
        self._warm_holidays_of_wizards()
        gc.collect()  # it was off until the first frame stood
        gc.freeze()
        gc.enable()
        if self._first_run:
            self.push_screen(dialogs.WelcomeScreen(None if self.opened.is_unkept else self.folders.drafts))
        self.fill_new(*self._notices)
        if self._calendar is not None:
            self.set_interval(_DAY_CHECK, self.follow_calendar)
            self.app_resume_signal.subscribe(self, lambda _: self.follow_calendar())

    def on_app_focus(self) -> None:
        """The window is looked at again, perhaps on another day."""
        self.follow_calendar()

    def follow_calendar(self) -> None:
        """Take the day that the calendar says now; nothing happens as long as it is the same."""
        day = self._calendar() if self._calendar is not None else self.today
        if day != self.today:
            self.today = day
            for wizard in self.wizards:
                wizard.take_day(day)

    def action_help_quit(self) -> None:
        """Ctrl+c where there is nothing to copy: say how to close."""
        if self.is_covered:
            return
        key = shown_key("quit", self.commands)
        what = "nothing is kept" if self.opened.is_unkept else "everything is saved as you type"
        self.notify(f"{key} closes the wizard; {what}. ctrl+c copies what is marked.", markup=False)

    def action_quit(self) -> Any:
        """Close; ask only when something could not be saved, or is kept nowhere and has not been taken along."""
        return self._quit()

    async def _quit(self) -> None:
        if self.is_covered:
            return
        state = self.save_all()
        if state.kind == "failed":
            self._ask_to_close(f"{state.reason} Close all the same and lose what is not saved?", 1)
            return
        at_stake = next((wizard.session.at_stake for wizard in self.wizards), ())
        if at_stake:
            self._ask_to_close(f"{unkept.warning(at_stake)} Close all the same?", 0)
            return
        self.exit(0)

    def _ask_to_close(self, sentence: str, code: int) -> None:
        if any(isinstance(screen, dialogs.Confirm) and screen.is_last for screen in self.screen_stack):
            return
        ask = dialogs.Confirm(sentence, "close", is_last=True)
        self.push_screen(ask, lambda sure: self.exit(code) if sure else None)


class Ended(msgspec.Struct, frozen=True):
    """How the wizard ended: its exit code, and where the draft lies; None when nothing of it was kept."""

    code: int
    draft: Path | None = None


def run_wizard(
    path: Path | None,
    *,
    today: date,
    calendar: Callable[[], date] | None = None,
    folders: Folders,
    ascii: bool = False,
    theme: str | None = None,
    notices: tuple[str, ...] = (),
    remember_theme: Callable[[str], None] | None = None,
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    is_unkept: bool = False,
    is_example: bool = False,
    seal: Seal = CLEAR,
) -> Ended:
    """Open this draft, the last one, or a new one, and run the wizard; what is unkept touches no folder.

    `seal` opens it where it is locked. Raises DraftError when the draft cannot be read.
    """
    if is_unkept:
        opened, is_first = open_unkept(folders, path, seal, is_example=is_example), not is_example
        remember_theme = None
        if is_example:
            notices = (*notices, _EXAMPLE.format(key=shown_key("quit", keymap(keys).commands)))
    else:
        opened, is_first = open_kept(folders, path, seal)
    app = ResignApp(
        opened,
        today=today,
        calendar=calendar,
        folders=folders,
        settings=Settings(theme or "", ascii, remember_theme, keys),
        notices=notices,
        first_run=is_first,
        holidays=public_holidays.known,
    )
    code = None
    try:
        code = app.run_guarded()
    finally:
        kept = app.close_draft(is_orderly=code == 0)
    return Ended(code, kept)
