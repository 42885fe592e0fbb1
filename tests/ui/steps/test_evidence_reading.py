"""Reading in the wizard: away from the keys, stopped at once, gone with its draft, and looked through for secrets."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace

from resign_tui.core.secrets.patterns import SecretMatch
from resign_tui.evidence import registry
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.reading import LEFT_OUT
from resign_tui.ui.app import Settings
from resign_tui.ui.messages import ScannerReady
from tests.ui.steps.evidence_host import (
    ALL,
    BRANCH,
    NIGHTLY,
    RANKER,
    SWEEP,
    TOKEN,
    MadeStore,
    evidence,
    is_read,
    listed,
    step,
    store,
)
from tests.ui.wizard_host import NOON, SMALL, full_draft, wizard

__all__ = ["store"]


class AllWords(NamedTuple):
    """A scanner that takes one word for a secret."""

    word: str

    def scan(self, text: str) -> tuple[SecretMatch, ...]:
        at = text.find(self.word)
        return (SecretMatch(at, at + len(self.word), "word"),) if at >= 0 else ()


async def test_the_first_lines_are_shown_while_the_rest_is_read(home: Path, store: MadeStore) -> None:
    store.gate = threading.Event()
    async with evidence(home, read=False) as one:
        await one.press("enter")
        await one.until(lambda: len(listed(one)) == 4)
        await one.settle()
        assert "reading made stores" in one.words()
        assert "esc stops" in one.words()
        assert "4 lines to decide so far." in one.words()
        await one.press("x")
        assert one.draft.evidence.dropped == {BRANCH.id}
        store.gate.set()
        await is_read(one)
        assert listed(one) == [each.id for each in (NIGHTLY, TOKEN, RANKER, SWEEP)]
        assert "esc stops" not in one.words()


async def test_a_list_that_fits_itself_into_another_width_is_not_moved(home: Path, store: MadeStore) -> None:
    store.says = (RANKER, SWEEP, NIGHTLY, BRANCH)
    store.gate = threading.Event()
    async with evidence(home, read=False) as one:
        await one.press("enter")
        await one.until(lambda: len(listed(one)) == 3)
        await one.settle()
        assert step(one).board.rows.current == NIGHTLY.id
        await one.pilot.resize_terminal(100, 30)
        await one.settle()
        store.gate.set()
        await is_read(one)
        assert step(one).board.rows.current == BRANCH.id == listed(one)[0]


async def test_the_cursor_stays_at_the_top_until_it_is_moved(home: Path, store: MadeStore) -> None:
    store.says = (RANKER, BRANCH, SWEEP, NIGHTLY)
    store.gate = threading.Event()
    async with evidence(home, read=False) as one:
        await one.press("enter")
        await one.until(lambda: len(listed(one)) == 3)
        assert step(one).board.rows.current == BRANCH.id
        await one.press("down")
        assert step(one).board.rows.current == RANKER.id
        store.gate.set()
        await is_read(one)
        assert listed(one)[1] == NIGHTLY.id
        assert step(one).board.rows.current == RANKER.id


async def test_esc_stops_and_keeps_what_was_found(home: Path, store: MadeStore) -> None:
    store.gate = threading.Event()
    async with evidence(home, read=False) as one:
        await one.press("enter")
        await one.until(lambda: len(listed(one)) == 4)
        await one.press("escape")
        assert "Stopped; what was found until then stands. 4 lines to decide." in one.words()
        assert store.ended.wait(60)
        await is_read(one)
        assert len(listed(one)) == 4
        await one.press("escape")
        assert one.focused == "handover-list"


async def test_reading_goes_on_on_another_step(home: Path, store: MadeStore) -> None:
    store.gate = threading.Event()
    async with evidence(home, read=False) as one:
        await one.press("enter")
        await one.until(lambda: len(listed(one)) == 4)
        await one.open("words")
        store.gate.set()
        assert store.ended.wait(60)
        await one.open("evidence")
        assert len(listed(one)) == 5
        assert "lr-sweep" in one.text()


async def test_another_draft_ends_the_reading_and_knows_nothing_of_it(home: Path, store: MadeStore) -> None:
    store.gate = threading.Event()
    async with evidence(home, read=False) as one:
        await one.press("enter")
        await one.until(lambda: len(listed(one)) == 4)
        await one.app.switch_draft(home / "drafts" / "two.toml")
        await one.settle()
        assert store.ended.wait(60)
        assert store.surveys[0].stopped.is_set()
        await one.open("evidence")
        assert step(one).run is None
        assert one.focused == "evidence-start"


async def test_closing_the_program_ends_the_reading(home: Path, store: MadeStore) -> None:
    store.gate = threading.Event()
    async with evidence(home, read=False) as one:
        await one.press("enter")
        await one.until(lambda: len(listed(one)) == 4)
    assert store.ended.wait(60)


async def test_who_the_person_is_and_the_moment_come_from_the_draft_and_the_clock(home: Path, store: MadeStore) -> None:
    draft = full_draft("handover", sender__full_name="Maya Hale", sender__email="maya.hale@northpier.example")
    async with evidence(home, draft):
        survey = store.surveys[0]
        assert survey.me.names == {"maya hale"}
        assert survey.me.mails == {"maya.hale@northpier.example"}
        assert survey.now == NOON.astimezone()
        assert survey.now.tzinfo is not None


async def test_the_home_folder_is_read_only_when_asked_for(
    home: Path, store: MadeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home = SourceKind("keys", "names of keys", lambda _: (), store.read, home=True)
    monkeypatch.setattr(registry, "SOURCES", (store.kind, at_home))
    async with evidence(home) as one:
        assert len(store.surveys) == 1
        await one.press("f", "tab", "y", "enter")
        assert one.focused == "evidence-start"
        await one.press("enter")
        await is_read(one)
        assert len(store.surveys) == 3


async def test_what_the_maintained_scanner_finds_later_goes_from_what_is_shown(home: Path, store: MadeStore) -> None:
    async with evidence(home, size=SMALL) as one:
        assert "MHALE_PAT" in one.text()
        one.app.scanner = AllWords("MHALE_PAT")  # type: ignore[assignment]
        one.app._is_warm = True
        one.screen.post_message(ScannerReady())
        await one.until(lambda: "MHALE_PAT" not in one.text())
        assert LEFT_OUT in one.words()
        assert len(listed(one)) == len(ALL)


async def test_the_maintained_scanner_looks_from_the_start_when_it_is_loaded(home: Path, store: MadeStore) -> None:
    async with evidence(home, read=False) as one:
        one.app.scanner = AllWords("ndcg")  # type: ignore[assignment]
        one.app._is_warm = True
        await one.press("enter")
        await is_read(one)
        ranker = next(each for each in step(one).board.findings.proposals if each.record == "handover.model")
        assert "metrics" not in ranker.fields
        assert ranker.fields["name"] == "shop-ranker"


class Broken(dict[str, str]):
    """Fields that fail in a way that no reader foresees."""

    def items(self) -> Any:
        raise RuntimeError


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        (3, "was not read to its end: a fault of ours (AttributeError)."),
        (Broken(), "Reading broke off by a fault of ours"),
    ],
)
async def test_a_fault_of_ours_ends_the_reading_and_nothing_else(
    home: Path, store: MadeStore, fields: Any, says: str
) -> None:
    store.says = (RANKER, replace(SWEEP, fields=fields))
    async with evidence(home, read=False) as one:
        await one.press("enter")
        await is_read(one)
        await one.until(lambda: "1 place could not be read" in one.words())
        assert listed(one)[0] == RANKER.id
        await one.press("end", "enter", "down")
        assert says in one.words()
        await one.press("home", "space")
        assert one.draft.evidence.accepted == {RANKER.id}


async def test_a_store_that_says_hostile_things_is_only_text(home: Path, store: MadeStore) -> None:
    store.says = (replace(RANKER, what="[@click=app.quit]x[/] \x1b[31m", note="a\nb [red]c"),)
    async with evidence(home) as one:
        assert "[@click=app.quit]x[/]" in one.text()
        assert "\x1b" not in one.text()
        assert "b [red]c" in one.text()


async def test_nothing_that_reads_is_loaded_before_somebody_wants_it() -> None:
    code = (
        "import sys; import resign_tui.ui.steps.evidence;"
        "print(*[name for name in sys.modules if name.startswith('resign_tui.evidence')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
    assert done.stdout.strip() == b""


async def test_the_view_is_there_in_ascii(home: Path, store: MadeStore) -> None:
    async with wizard(home, full_draft("handover"), settings=Settings(ascii=True)) as one:
        await one.press("v", "enter")
        await is_read(one)
        assert one.text().isascii(), [sign for sign in one.text() if not sign.isascii()]
