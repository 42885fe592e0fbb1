"""A conversation in plain mode from its first line to its last: a draft is opened, talked about, and left saved."""

from __future__ import annotations

import gc
import shlex
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from secrets import randbits

from resign_tui import settings, wording_files
from resign_tui.cli.output import drop_output, give, say
from resign_tui.cli.passphrase import seal_to_open
from resign_tui.cli.plain.console import Console, Ended
from resign_tui.cli.plain.desk import Desk
from resign_tui.cli.plain.parts import converse
from resign_tui.cli.plain.streams import standard_input, write
from resign_tui.cli.session import KEPT_NOTHING
from resign_tui.cli.session import Session as Start
from resign_tui.cli.signals import Signals
from resign_tui.core.answers.draft import Draft
from resign_tui.core.answers.leaks import Find
from resign_tui.core.departure import Departure
from resign_tui.core.errors import WriteError
from resign_tui.core.letter.wording import seeded
from resign_tui.core.notice import public_holidays
from resign_tui.core.secrets.scanner import Scanner
from resign_tui.drafts import closing, profile
from resign_tui.drafts.kept import open_kept
from resign_tui.drafts.store import Opened
from resign_tui.drafts.unkept import open_unkept
from resign_tui.folders import from_home
from resign_tui.ui.session import Session
from resign_tui.ui.terminal import environment
from resign_tui.ui.unkept import Unkept, limits

INTERRUPTED = 128 + signal.SIGINT

_PRIVATE = (
    "Nothing leaves this machine, and only you can read what is saved. On an employer's computer others may see "
    "the screen, the clipboard and the files: use your own. This is no legal advice."
)


def run_plain(start: Start, path: Path | None, *, is_example: bool = False) -> int:
    """Open this draft, the last one, or a new one, or the example, and talk about it; the exit code.

    Raises DraftError when the draft cannot be read, UsageError where there is no standard input, and WriteError where
    standard output takes nothing.
    """
    chosen = settings.load(start.folders.config, start.config)
    environment.harden()
    gc.enable()
    opening = seal_to_open(start, path, is_example=is_example)
    with Signals() as signals:
        read = standard_input(signals)
        give(b"")  # whoever hears nothing is told before a draft is made
        console = Console(read, write, ascii=start.ascii or chosen.ascii, echoes=sys.stdin.isatty())
        if start.ephemeral or is_example:
            opened = open_unkept(start.folders, path, opening, is_example=is_example)
            return talk(console, start, opened, (*chosen.notes, *opened.notes), scanner_of(console))
        opened, is_first = open_kept(start.folders, path, opening)
        try:
            notes = (*chosen.notes, *opened.notes, *([_PRIVATE] if is_first else []))
            return talk(console, start, opened, notes, scanner_of(console))
        finally:
            opened.store.close()


def talk(console: Console, start: Start, opened: Opened, notes: tuple[str, ...], find: Callable[[], Find]) -> int:
    """Hold the conversation about an opened draft; the exit code.

    Raises WriteError or BrokenPipeError where standard output takes no more, and then the draft is saved all the same.
    """
    draft = seeded(Departure(opened.draft, start.today), lambda: randbits(31) or 1)
    kept = profile.kept(start.folders.config) if opened.is_new else Draft()
    wording, odd = wording_files.load(start.folders.config)
    filled = profile.filled(draft, kept)
    unkept = Unkept(filled, opened.is_example) if opened.is_unkept else None
    session = Session(
        filled, start.today, public_holidays.known, wording=wording, read_only=opened.read_only, unkept=unkept
    )
    desk = Desk(console, session, opened.store, calendar=start.calendar, find=find)
    notes = (*notes, *odd)
    if kept.answers:
        notes = (*notes, f"Filled from your profile: {profile.called(kept.answers.keys() - draft.answers.keys())}.")
    code = 0
    try:
        code = _begin_and_converse(desk, _beginning_words(opened, start.folders.drafts), notes)
        return _leave(desk, opened, start) or code
    except (BrokenPipeError, WriteError):
        drop_output()
        desk.leave()
        if desk.unsaved:
            say(f"Not saved: {desk.unsaved}")
        if code:  # a signal ended it, and the terminal is gone with it
            return code
        raise


def _beginning_words(opened: Opened, drafts: Path) -> tuple[str, ...]:
    if opened.is_example:
        return ("resign-tui in plain mode, on an example to look around in. Nothing here is saved.",)
    if opened.is_unkept:
        return ("resign-tui in plain mode, without a trace.", *limits())
    return (f"resign-tui in plain mode, on {_name(opened.store.path, drafts)}. Every answer is saved at once.",)


def _begin_and_converse(desk: Desk, words: tuple[str, ...], notes: tuple[str, ...]) -> int:
    """Say what this is, and go through the parts until somebody ends it; the exit code."""
    try:
        for sentence in words:
            desk.console.show(sentence)
        desk.console.say(*notes)
        desk.console.say("Enter keeps what stands, ? explains a question, help lists what else you can type.")
        converse(desk)
    except Ended:
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def scanner_of(console: Console) -> Callable[[], Find]:
    """Gives the maintained search for secrets, and says before the first use that it takes a while."""
    made: list[Scanner] = []

    def find() -> Find:
        if not made:
            made.append(Scanner())
            console.say("Looking for keys and passwords; the first time takes a few seconds.")
        return made[0].scan

    return find


def _leave(desk: Desk, opened: Opened, start: Start) -> int:
    """Save, and say where the draft is and how to come back; the exit code."""
    desk.console.fresh()
    if opened.is_unkept:
        desk.console.say(KEPT_NOTHING)
        return 0
    if opened.read_only:
        desk.console.show(f"Nothing was changed in {from_home(opened.store.path)}.")
        return 0
    desk.leave()
    if desk.unsaved:
        return 1
    folders = start.folders
    closing.name_by_content(opened.store, folders.drafts, folders.state, start.today)
    name = _name(opened.store.path, folders.drafts)
    desk.console.show(f"Saved in {from_home(opened.store.path)}; `resign-tui --plain {name}` goes on there.")
    return 0


def _name(path: Path, drafts: Path) -> str:
    """What the draft is called on the command line."""
    return shlex.quote(path.stem if path.parent == drafts.resolve() else str(path))
