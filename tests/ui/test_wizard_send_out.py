"""The last step follows the facts: paper or a message, whom to speak to first, and what the desktop can do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.color import Color

from resign_tui.core.departure import Departure
from resign_tui.core.documents import document_kinds
from resign_tui.core.guidance import entries
from resign_tui.ui.bars import keys
from resign_tui.ui.dialogs.confirm import Confirm
from resign_tui.ui.sending import chosen, documents
from tests.exports.programs import program
from tests.exports.readers import needs_pages
from tests.ui.send_host import each_size, go_to, harmed, notes, table
from tests.ui.wizard_host import SMALL, TODAY, WIDE, Wizard, full_draft, wizard

GERMANY: dict[str, Any] = {"locale__jurisdiction": "DE"}


def departure(**answers: Any) -> Departure:
    return Departure(full_draft("send", **answers), TODAY)


def told(made: Departure, name: str = "letter") -> str:
    return " ".join(document_kinds()[name].cautions_for(made))


async def done(one: Wizard) -> None:
    await one.app.workers.wait_for_complete()
    await one.settle()


def outcomes(one: Wizard) -> list[str]:
    return [said.text for _, said in one.screen.live.log.outcomes]


# -- paper or a message ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answers",
    [
        GERMANY,
        {**GERMANY, "delivery__mode": "email"},
        {"delivery__mode": "registered_post"},
        {"delivery__mode": "paper_in_person"},
    ],
)
def test_paper_is_a_page_to_sign_with_who_takes_it_and_the_proof(answers: dict[str, Any]) -> None:
    made = departure(**answers)
    assert chosen.usual(made) == {("letter", "pdf"), ("letter", "docx"), ("handover", "md")}
    words = told(made)
    assert "sign it by hand" in words or "signature by hand" in words
    assert "to Dr. Odalys Pendergrast" in words
    assert "roof" in words
    assert "PDF" not in words


def test_a_message_is_its_body_and_the_portal_of_the_state_its_receipt() -> None:
    assert chosen.usual(departure()) == {("letter", "txt"), ("handover", "md")}
    assert "The e-mail takes the body alone: b copies it, s its subject." in told(departure())
    assert "The portal takes the body alone" in told(departure(delivery__mode="hr_portal"))
    assert "only through the state's form" in told(departure(locale__jurisdiction="IT"))
    for made in (departure(), departure(delivery__mode="hr_portal"), departure(locale__jurisdiction="IT")):
        assert "sign it" not in told(made)


@each_size
async def test_what_nobody_can_sign_is_said_where_paper_is_needed(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("send", **GERMANY), size) as one:
        assert "letter.docx .pdf" in notes(one, "ready")
        assert "cannot be signed" not in one.words()
        await one.press("space", "right", "right", "right", "space", "right", "space")
        assert one.send.picked == {("letter", "txt"), ("handover", "md")}
        assert "and .txt cannot be signed: choose pdf or docx too." in notes(one, "ready")
    assert not chosen.not_on_paper(departure(), {("letter", "txt")})
    assert not chosen.not_on_paper(departure(**GERMANY), {("handover", "md")})


async def test_the_usual_files_follow_the_facts_until_the_person_has_chosen(home: Path) -> None:
    async with wizard(home, full_draft("send"), WIDE) as one:
        one.put(one.draft.answer("delivery.mode", "paper_in_person"))
        await one.settle()
        assert ("letter", "pdf") in one.send.picked
        await one.press("space")
        one.put(one.draft.answer("delivery.mode", "email"))
        await one.settle()
        assert one.send.picked >= {("letter", "pdf"), ("letter", "txt")}


def test_a_team_that_receives_it_is_named_as_a_sentence_takes_it() -> None:
    asked = {"letter__addressee": "hr", "delivery__mode": "email"}
    for typed, said in (("", "the people team"), ("Imre Castellan", "Imre Castellan"), ("HR", "HR")):
        assert f"Ask {said} for a line" in told(departure(**asked, recipient__name=typed))


# -- whom to speak to first -----------------------------------------------------------------------------------------


def test_a_talk_is_asked_for_until_there_was_one() -> None:
    assert "Talk first, in private" in told(departure(talk__told="no"))
    assert "until it says so, the note asks for a talk" in told(departure(talk__told="no"), "cover-note")
    for name in ("letter", "cover-note"):
        assert "Talk first" not in told(departure(talk__told="today"), name)
        harmless = departure(scenario__chosen="mistreated")
        assert "Talk first" in told(harmless, name)
        assert "asks for a talk" not in told(harmless, name)


@pytest.mark.parametrize(
    "answers",
    [{"triage__misconduct": ("harassment",)}, {"triage__patterns": ("hostile_manager",)}],
)
def test_nobody_who_was_harmed_is_sent_into_a_talk_alone(answers: dict[str, Any]) -> None:
    made = departure(**answers)
    for name in ("letter", "cover-note"):
        assert "Talk first" in told(departure(), name)
        assert "Talk first" not in told(made, name)
        assert "Begin with HR or an adviser" in told(made, name)
    concern = {name: entries.concern(entry, made) for name, entry in entries.entries().items()}
    assert (concern["talk_then_letter"], concern["whom_first"]) == ("others", "others")
    assert concern["whom_first_hostile"] == "yours"
    usual = {name: entries.concern(entry, departure()) for name, entry in entries.entries().items()}
    assert (usual["talk_then_letter"], usual["whom_first_hostile"]) == ("yours", "others")


# -- what a document asks -------------------------------------------------------------------------------------------


@each_size
async def test_the_row_and_the_keys_say_how_the_memo_is_answered(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, harmed(), size) as one:
        assert "e answer" in one.lines()[-1]
        await go_to(one, "hr-memo")
        row = next(line for line in one.lines() if "▌ HR memo" in line)
        assert "e answer it" in row
        assert ("e", "answer") in {(hint.key, hint.word) for hint in keys("send")[0]}
        assert "e answers the questions of the HR memo." in one.words()
        one.put(one.draft.without("hr.incident").without("hr.request"))
        await one.settle()
        assert "HR memo not yet. It needs: what happened, and when; " in one.words()
        await one.press("e")
        assert one.screen.live.view == "document-hr-memo"


def test_what_other_answers_say_of_the_memo_is_suggested_and_not_written() -> None:
    made = departure(triage__misconduct=("harassment", "wage_issue"), hr__name="Sam Ortega")
    assert made.facts.many("hr.category") == ("harassment", "wage_issue")
    assert made.facts.text("hr.recipient") == "Sam Ortega"
    assert not made.facts.is_given("hr.category")
    assert not made.facts.is_given("hr.recipient")
    assert not made.draft.text("hr.recipient")
    other = departure(hr__name="Sam Ortega", hr__recipient="The board", hr__category=("credit",))
    assert (other.facts.text("hr.recipient"), other.facts.many("hr.category")) == ("The board", ("credit",))


# -- copying a part, the folder, the printer ------------------------------------------------------------------------


def test_the_body_and_the_subject_are_copied_alone() -> None:
    sent: list[str] = []
    made = departure()
    parts: tuple[chosen.Part, ...] = ("whole", "body", "subject")
    said = [documents.copy(made, "letter", {"TERM": "xterm"}, sent.append, part=part) for part in parts]
    whole, body, subject = sent
    assert body.startswith("Dear Dr. Odalys Pendergrast,")
    assert "418 Teasel Row" in whole and "418 Teasel Row" not in body
    assert "\n\n\n" not in body
    assert subject.startswith("Resignation – ")
    assert [one.text.partition(" sent")[0] for one in said] == [
        "Whole letter", "Body of the letter", "Subject of the letter",
    ]  # fmt: skip
    assert [one.documents for one in said] == [("letter",), ("letter",), ()]
    assert documents.copy(departure(content__project=""), "letter", {}, None, part="body").kind == "failed"


async def test_the_keys_of_the_parts_take_the_message_under_the_cursor(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.platform", "linux")
    async with wizard(home, full_draft("send"), WIDE) as one:
        await one.press("b")
        await done(one)
        assert outcomes(one)[0].startswith("Body of the letter sent")
        await go_to(one, "goodbye")
        await one.press("s")
        await done(one)
        assert outcomes(one)[0].startswith("Subject of the goodbye sent")
        await go_to(one, "announcement")
        await one.press("s")
        await done(one)
        assert outcomes(one)[0].startswith("Subject of the letter sent")


async def test_one_key_opens_the_folder_and_another_copies_its_path(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    program(tmp_path / "bin", "xdg-open", f'printf %s "$1" > "{seen}"')
    for name in ("WAYLAND_DISPLAY", "TMUX", "STY", "WSL_DISTRO_NAME", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.platform", "linux")
    folder = home / "departure"
    async with wizard(home, full_draft("send"), WIDE) as one:
        await one.press("o")
        await done(one)
        assert outcomes(one)[0] == "~/departure is not there yet; it is made with the first file."
        folder.mkdir()
        await one.press("o")
        await done(one)
        assert outcomes(one)[0].startswith("No file manager here. Path of the folder sent")
        await one.press("p")
        await done(one)
        assert one.app.clipboard == str(folder)
        opened = documents.show_folder(
            "~/departure", {"PATH": str(tmp_path / "bin"), "DISPLAY": ":1"}, None, shown=True
        )
        assert (opened.kind, opened.text) == ("done", "~/departure is open in your file manager.")
        assert seen.read_text() == str(folder)


async def test_the_letter_is_printed_after_a_question_where_there_is_a_printer(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    needs_pages()
    paper = tmp_path / "paper"
    program(tmp_path / "bin", "lpstat", 'echo "system default destination: Attic_2"')
    program(tmp_path / "bin", "lp", f'cat > "{paper}"')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    async with wizard(home, full_draft("send"), WIDE) as one:
        await one.until(lambda: "P prints it on Attic_2" in notes(one, "card"))
        await one.press("P")
        assert isinstance(one.app.screen, Confirm)
        assert "Print the letter on Attic_2?" in one.text()
        await one.press("n")
        await done(one)
        assert not paper.exists()
        await one.press("P", "y")
        await done(one)
        assert outcomes(one)[0] == "Letter sent to the printer Attic_2. Sign it by hand."
        assert paper.read_bytes().startswith(b"%PDF")
        assert one.draft.text("dates.letter")


async def test_without_a_printer_none_is_offered(home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    async with wizard(home, full_draft("send"), WIDE) as one:
        await done(one)
        assert "prints it on" not in one.text()
        await one.press("P")
        assert one.on_top
        assert not outcomes(one)


# -- the table ------------------------------------------------------------------------------------------------------


async def test_the_cell_under_the_cursor_has_a_ground_of_its_own_and_its_column_another(home: Path) -> None:
    async with wizard(home, full_draft("send"), WIDE) as one:
        await one.press("right", "right")

        def ground(y: int, x: int) -> Color | None:
            for segment in table(one).render_line(y):
                if x < len(segment.text):
                    colour = segment.style.bgcolor if segment.style else None
                    return Color.from_rich_color(colour)
                x -= len(segment.text)
            return None

        x = "".join(segment.text for segment in table(one).render_line(0)).index("html")
        cursor, row, column, plain = ground(1, x), ground(1, x - 5), ground(2, x), ground(2, x - 5)
        assert cursor not in (row, column, plain)
        assert row == column != plain


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_down_on_the_last_row_stays_there(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, harmed(), size) as one:
        await go_to(one, "hr-memo")
        await one.press("down", "down", "right", "right", "space")
        assert one.focused == "send-table"
        assert one.draft.text("send.folder") == harmed().text("send.folder")
