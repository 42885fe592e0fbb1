"""Saving by itself: bounded delay, retries, and flushing from anywhere."""

import threading
from datetime import UTC, datetime

from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import WriteError
from resign_tui.drafts.autosave import Autosaver, SaveState

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
LONG = 10.0


def draft(text: str) -> Draft:
    return Draft(answers={"sender.full_name": text})


class Disk:
    """Remembers what was saved; may refuse or hang."""

    def __init__(self) -> None:
        self.saved: list[str] = []
        self.once = threading.Event()
        self.refuse = ""

    def save(self, one: Draft) -> None:
        if self.refuse:
            raise WriteError(self.refuse)
        self.saved.append(one.text("sender.full_name"))
        self.once.set()


def silent(_state: SaveState) -> None:
    return None


def test_the_clock_starts_at_the_first_unsaved_change() -> None:
    now = 100.0
    disk = Disk()
    saver = Autosaver(disk.save, silent, delay=1000.0, clock=lambda: now, wall=lambda: NOW)
    saver.changed(draft("a"))
    now = 600.0
    saver.changed(draft("b"))
    assert saver.due_at() == 1100.0
    assert saver.flush() == SaveState("saved", NOW)
    assert saver.due_at() is None
    saver.changed(draft("c"))
    assert saver.due_at() == 1600.0
    saver.stop()
    assert disk.saved == ["b", "c"]


def test_typing_without_a_pause_does_not_put_the_save_off() -> None:
    disk = Disk()
    saver = Autosaver(disk.save, silent, delay=0.02)
    for number in range(1_000_000):
        saver.changed(draft(str(number)))
        if disk.once.is_set():
            break
    assert disk.once.is_set()
    saver.stop()
    assert disk.saved[-1] == str(number)


def test_a_failure_is_told_and_tried_again() -> None:
    disk = Disk()
    disk.refuse = "The disk is full."
    states: list[SaveState] = []
    failed, saved = threading.Event(), threading.Event()

    def report(state: SaveState) -> None:
        states.append(state)
        (failed if state.kind == "failed" else saved if state.kind == "saved" else threading.Event()).set()

    saver = Autosaver(disk.save, report, delay=0.0, retry=0.01, wall=lambda: NOW)
    saver.changed(draft("a"))
    assert failed.wait(LONG)
    assert SaveState("failed", None, "The disk is full.") in states
    disk.refuse = ""
    assert saved.wait(LONG)
    assert states[-1] == SaveState("saved", NOW)
    saver.stop()


def test_an_older_draft_never_lands_on_a_newer_one() -> None:
    entered, leave = threading.Event(), threading.Event()
    saved: list[str] = []

    def slow(one: Draft) -> None:
        if not entered.is_set():
            entered.set()
            assert leave.wait(LONG)
        saved.append(one.text("sender.full_name"))

    saver = Autosaver(slow, silent, delay=0.0)
    saver.changed(draft("old"))
    assert entered.wait(LONG)
    saver.changed(draft("new"))
    threading.Timer(0.05, leave.set).start()
    assert saver.flush().kind == "saved"
    saver.stop()
    assert saved == ["old", "new"]


def test_a_flush_inside_a_flush_writes_what_the_outer_one_had_begun() -> None:
    saved: list[str] = []

    def interrupted(one: Draft) -> None:
        if len(calls) == 0:
            calls.append(1)
            assert saver.flush().kind == "saved"
            assert saved == ["a"]
        saved.append(one.text("sender.full_name"))

    calls: list[int] = []
    saver = Autosaver(interrupted, silent, delay=1000.0)
    saver.changed(draft("a"))
    saver.flush()
    saver.stop()


def test_a_disk_that_hangs_does_not_hang_the_flush() -> None:
    entered, leave = threading.Event(), threading.Event()

    def hang(_one: Draft) -> None:
        entered.set()
        leave.wait(LONG)

    saver = Autosaver(hang, silent, delay=0.0)
    saver.changed(draft("a"))
    assert entered.wait(LONG)
    assert saver.flush().kind == "failed"
    leave.set()
    saver.stop()


def test_nothing_to_save_counts_as_saved() -> None:
    disk = Disk()
    saver = Autosaver(disk.save, silent)
    assert saver.stop().kind == "saved"
    assert disk.saved == []
