"""What comes late, or from beside the form, changes nothing that it should not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import DraftError
from resign_tui.core.secrets.patterns import SecretMatch
from resign_tui.core.secrets.scanner import Scanner
from resign_tui.ui.app import ResignApp
from resign_tui.ui.dialogs import drafts as drafts_dialog
from resign_tui.ui.dialogs.paragraph_editor import ParagraphEditor
from resign_tui.ui.messages import DocumentsLeft, Outcomes, Reword, ScannerReady
from resign_tui.ui.outcome import Outcome
from resign_tui.ui.widgets.choice_field import ChoiceField
from resign_tui.ui.widgets.row_list import RowList
from resign_tui.ui.widgets.send_table import SendTable
from tests.secret_samples import EXACT, SCANNED
from tests.ui.wizard_host import SMALL, WIDE, Wizard, full_draft, wizard


def said(one: Wizard) -> list[str]:
    """What was told in passing."""
    return [note.message for note in one.app._notifications]


async def test_only_the_letter_is_rewritten_by_hand(home: Path) -> None:
    async with wizard(home, full_draft("send"), WIDE) as one:
        while one.screen.query_one(SendTable).current != "counter-reply":
            await one.press("down")
        await one.press("ctrl+t", "down", "e")
        assert not isinstance(one.app.screen, ParagraphEditor)
        assert [note for note in said(one) if note.startswith("Only the letter")]
        await one.press("ctrl+r")
        assert not isinstance(one.app.screen, ParagraphEditor)
        assert one.draft.edits == {}


async def test_the_folder_is_undone_and_done_again(home: Path) -> None:
    async with wizard(home, full_draft("send", "send.folder"), WIDE) as one:
        await one.press("tab") if one.focused != "send-folder" else None
        await one.type("~/first")
        await one.rest()
        await one.type("-second")
        await one.press("ctrl+z")
        assert one.box("send.folder") == one.draft.text("send.folder") == "~/first"
        await one.press("ctrl+y")
        assert one.box("send.folder") == one.draft.text("send.folder") == "~/first-second"


async def test_a_copy_that_ends_while_one_types_takes_no_letter_away(home: Path) -> None:
    async with wizard(home, full_draft("send", "send.folder"), WIDE) as one:
        await one.press("tab") if one.focused != "send-folder" else None
        outbox = await one.screen._opened_outbox()
        await one.type("~/here")
        one.screen.post_message(DocumentsLeft(outbox, one.screen.departure, ["letter"]))
        await one.type("/and there")
        assert one.box("send.folder") == one.draft.text("send.folder") == "~/here/and there"


async def test_what_the_draft_before_still_tells_is_said_and_not_noted(home: Path) -> None:
    async with wizard(home, full_draft("send"), WIDE) as one:
        outbox, departure = await one.screen._opened_outbox(), one.screen.departure
        await one.screen.take_draft(full_draft("send"), read_only=False)
        one.screen.post_message(DocumentsLeft(outbox, departure, ["letter"]))
        one.screen.post_message(Outcomes(outbox, [Outcome("done", "Copied before.")], writing=None, aloud=True))
        await one.settle()
        assert "Copied before." in said(one)
        assert one.screen.live.log.outcomes == ()
        assert "copied.employment_end" not in one.draft.answers


async def test_a_scanner_that_is_ready_late_looks_at_once_and_only_where_it_should(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def scan(text: str) -> tuple[SecretMatch, ...]:
        return (SecretMatch(0, 4, "a new kind of key"),) if text.startswith("Quill") else ()

    async with wizard(home, full_draft("review"), WIDE) as one:
        assert "a new kind of key" not in one.text()
        monkeypatch.setattr(one.app.scanner, "scan", scan)
        one.app._is_warm = True
        one.screen.post_message(ScannerReady())
        await one.settle()
        assert any(finding.rule == "secret" for finding in one.screen.session.findings)
        await one.open("words")
        assert one.screen.session.find is not scan


@pytest.mark.parametrize("key", ["", "groq"])
async def test_the_scanner_is_loaded_and_waited_for_only_where_a_key_may_stand(
    key: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The app runs as in a terminal; the scanner stands still so that no rules are compiled."""
    loaded: list[str] = []
    typed = SCANNED[key](random.Random(1))[0] if key else "Priya"
    draft = full_draft("personal", content__project=f"the ranking service {typed}")
    monkeypatch.setattr(ResignApp, "_warm_scanner", lambda _app: loaded.append("scanner"))
    async with wizard(home, draft, WIDE) as one:
        monkeypatch.setattr(one.app, "scanner", Scanner())
        monkeypatch.setattr(one.app.scanner, "warm", lambda: None)
        if not one.app.scanner.maintained:
            pytest.skip("the maintained scanner has no build for this machine")
        monkeypatch.setattr(ResignApp, "is_headless", property(lambda _: False))
        assert loaded == []
        await one.open("words")
        assert bool(loaded) == bool(key)
        told: list[str] = []
        monkeypatch.setattr(one.app, "notify", lambda message, **_: told.append(message))
        await one.press("ctrl+s")
        await one.app.workers.wait_for_complete()
        await one.settle()
        assert ("One moment: looking for secrets first." in told) == bool(key)


async def test_the_review_knows_what_can_be_known_without_the_scanner(home: Path) -> None:
    password, _ = EXACT["password"](random.Random(1))
    async with wizard(home, full_draft("review", content__project=password), WIDE) as one:
        assert any(finding.rule == "secret" for finding in one.screen.session.findings)


async def test_a_folder_of_drafts_that_cannot_be_read_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(_folder: Path) -> None:
        raise DraftError("The folder of drafts cannot be read.")

    monkeypatch.setattr(drafts_dialog, "drafts_in", unreadable)
    async with wizard(home, full_draft("words"), WIDE) as one:
        await one.press("f4")
        assert "The folder of drafts cannot be read." in said(one)
        assert "+ a new departure" in one.text()


async def test_a_paragraph_is_saved_while_it_is_written(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.project"), WIDE) as one:
        await one.press("ctrl+r")
        await one.type(" And more.")
        assert isinstance(one.app.screen, ParagraphEditor)
        assert any(edit.text.endswith(" And more.") for edit in (await one.saved()).edits.values())
        await one.press("escape", "ctrl+z")
        assert one.draft.edits == {}


async def test_a_place_to_fill_in_a_paragraph_by_hand_is_filled_by_its_question(home: Path) -> None:
    async with wizard(home, Draft(), WIDE) as one:
        one.screen.post_message(Reword("notice"))
        await one.settle()
        await one.type(" Truly.")
        await one.press("escape")
        assert one.screen.session.progress.open.count("company.name") == 1
        assert "4 needed" in one.lines()[0]
        one.put(one.draft.answer("company.name", "Acme"))
        await one.settle()
        assert "3 needed" in one.lines()[0]
        assert "AI Engineer at Acme." in one.words() and "Truly." in one.words()
        one.screen.post_message(Reword("notice"))
        await one.settle()
        assert isinstance(one.app.screen, ParagraphEditor)
        assert "AI Engineer at Acme." in one.app.screen._editor.text
        assert "answers changed" not in one.words()


async def test_a_name_that_the_letter_needs_is_not_moved_to_private_notes(home: Path) -> None:
    async with wizard(home, full_draft("review", company__name="Acme {{ y }}"), WIDE) as one:
        rows = one.screen.query_one("#review-rows", RowList)
        while "company" not in rows.current and "placeholder" not in rows.current:
            before = rows.current
            await one.press("down")
            assert rows.current != before
        await one.press("v")
        assert one.draft.text("company.name") == "Acme {{ y }}"
        assert any("cannot do without" in note for note in said(one))


@pytest.mark.parametrize("key", ["enter", "a", "c", "m"])
async def test_the_keys_of_the_table_do_nothing_among_the_remarks(home: Path, key: str) -> None:
    async with wizard(home, full_draft("send"), SMALL) as one:
        await one.press("a")  # more than the remarks have room for, so that the focus can go there
        one.screen.set_focus(one.send.parts.card)
        await one.settle()
        assert one.focused == "send-card"
        chosen = one.send._chosen
        await one.press(key)
        assert one.on_top
        assert (one.send._chosen, one.screen.live.log.outcomes) == (chosen, ())


async def test_a_press_on_a_question_that_moves_picks_no_option_of_it(home: Path) -> None:
    async with wizard(home, full_draft("situation"), SMALL) as one:
        below = one.screen.query_one("#triage-patterns", ChoiceField)
        await one.pilot.mouse_down(below, offset=(25, 0))
        await one.settle()
        await one.pilot.mouse_up(below, offset=(25, 2))
        await one.settle()
        assert one.screen.live.field == "triage.patterns"
        assert "triage.patterns" not in one.draft.answers


async def test_a_longer_answer_goes_on_at_its_end(home: Path) -> None:
    async with wizard(home, full_draft("words", "letter.extra_paragraph", letter__extra_paragraph="One."), WIDE) as one:
        await one.type(" Two.")
        assert one.draft.text("letter.extra_paragraph") == "One. Two."
