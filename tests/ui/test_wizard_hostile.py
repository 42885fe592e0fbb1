"""Text that other programs trip over: shown and kept literally, never obeyed, never a crash."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from textual.widgets import TextArea

from resign_tui.core import english
from resign_tui.core.answers.draft import Draft
from resign_tui.core.legible import legible
from resign_tui.ui.commands import COMMANDS, pressed_by
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.terminal.paste import clean_paste
from resign_tui.ui.views import HANDOVER_VIEWS
from resign_tui.ui.widgets.text_field import TextField
from tests.ui.wizard_host import SMALL, WIDE, Wizard, full_draft, strips, wizard

CORPUS: list[dict[str, str]] = json.loads((Path(__file__).parents[1] / "data" / "hostile.json").read_text("utf-8"))
TEXTS = [one["text"] for one in CORPUS]
SHORT = [text for text in TEXTS if len(text) <= 400]


OURS = {f"press('{pressed_by(command)}')" for command in COMMANDS}
OURS |= {*(f"open('{view}')" for view in HANDOVER_VIEWS), "choose"}
"""What a click does on the bar of keys, on the name of a view and on the line that asks what one owns; nothing else
has an action."""


def harmless(one: Wizard) -> None:
    """Nothing on the screen is an order to the terminal, and no text of the person brings a style or an action."""
    assert one.app._exception is None
    for row in strips(one.app):
        for segment in row:
            assert segment.control is None
            assert segment.text == sanitize(segment.text), repr(segment.text)
            meta = segment.style.meta if segment.style else {}
            assert {action for key, action in meta.items() if key.startswith("@click")} <= OURS
            assert segment.style is None or segment.style.link is None


def literal(kind: str, text: str) -> str:
    """What of an answer must stand in the letter: its reading, composed."""
    return legible(unicodedata.normalize("NFC", english.read(kind, text).text))


def test_the_corpus_is_there() -> None:
    assert len(TEXTS) > 150
    assert {one["class"] for one in CORPUS} >= {"markup"}


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_pasted_into_a_line(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), size) as one:
        field = one.screen.query_one("#content-team_value", TextField)
        for text in TEXTS[:: 2 if size == WIDE else 7]:
            field.value = ""
            await one.paste(text)
            clean = clean_paste(text, multiline=False).text
            assert field.value == clean
            assert one.draft.text("content.team_value") == clean
            if clean == sanitize(clean):
                assert literal("value", clean) in one.letter.text()
            harmless(one)


async def test_pasted_into_a_paragraph(home: Path) -> None:
    async with wizard(home, full_draft("words", "letter.extra_paragraph")) as one:
        area = one.screen.query_one("#letter-extra_paragraph TextArea", TextArea)
        for text in TEXTS[::4]:
            area.clear()
            await one.paste(text)
            assert one.draft.text("letter.extra_paragraph") == area.text
            harmless(one)


async def test_typed_key_by_key(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.team_value")) as one:
        field = one.screen.query_one("#content-team_value", TextField)
        for text in [text for text in SHORT if text.isprintable() and len(text) <= 60][::5]:
            field.value = ""
            await one.type(text)
            assert field.value == text == one.draft.text("content.team_value")
            harmless(one)


EVERYWHERE = ("sender.full_name", "company.name", "manager.name", "content.project", "next.reason",
              "handover.teammate", "triage.trusted_person", "dates.given", "send.folder")  # fmt: skip


UNREADABLE = ("notice.chosen_weeks", "dates.given", "calendar.blackouts")


def full_of(text: str) -> Draft:
    """A draft with this text in answers of every kind."""
    draft = full_draft()
    for field_id in EVERYWHERE:
        draft = draft.answer(field_id, text)
    draft = draft.answer("handover.system", ({"name": text, "notes": text},))
    records = ({"id": "MV-01", "note": text, "owner": text, "due": text}, {"text": text, "category": "MV"})
    return draft.answer("handover.item", records)


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_lying_in_every_answer(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft(), size) as one:
        for step in ("situation", "people", "dates", "words", "handover", "owned", "review", "send"):
            await one.screen.open_view(step)
            for text in SHORT[:: 16 if size == WIDE else 30]:
                one.put(full_of(text))
                await one.settle()
                harmless(one)


async def test_in_the_note_of_an_item(home: Path) -> None:
    async with wizard(home, full_draft("handover"), SMALL) as one:
        for text in SHORT[::16]:
            await one.press("enter")
            await one.until(lambda: one.focused == "item-note", "tab", limit=9)
            field = one.app.screen.query_one("#item-note", TextField)
            field.value = ""
            await one.paste(text)
            harmless(one)
            await one.press("escape")
            kept = next((dict(record) for record in one.draft.records("handover.item")), {})
            assert kept.get("note", "") == clean_paste(text, multiline=False).text
            harmless(one)


async def test_in_an_entry(home: Path) -> None:
    async with wizard(home, full_draft("words", "handover.system"), SMALL) as one:
        for text in SHORT[::16]:
            await one.press("enter")
            field = next(iter(one.app.screen.query(TextField)))
            field.value = ""
            await one.paste(text + "x")
            harmless(one)
            await one.press("escape")
            (entry,) = one.draft.records("handover.system")
            assert entry["name"] == clean_paste(text + "x", multiline=False).text
            harmless(one)


async def test_in_the_paragraph_editor_and_the_dialogs(home: Path) -> None:
    for text in ("[/b] [@click=app.quit]x[/] {{ company }}", "\x1b]0;owned\x07 \x9b2J", "x[i] \\[b]"):
        draft = full_draft("words", "content.team_value", content__team_value=text, company__name=text)
        async with wizard(home, draft, name=f"d{len(text)}") as one:
            for keys in (
                ("ctrl+r",),
                ("escape", "ctrl+g"),
                ("escape", "f1"),
                ("escape", "alt+d"),
                ("escape", "ctrl+p"),
            ):
                await one.press(*keys)
                await one.pilot.pause()
                harmless(one)


async def test_a_megabyte_pasted_is_refused_and_said(home: Path) -> None:
    line = "Lorem ipsum [dolor] sit amet\n"
    async with wizard(home, full_draft("words", "letter.extra_paragraph")) as one:
        await one.paste(line * (1_000_000 // len(line)))
        assert one.box("letter.extra_paragraph") == one.draft.text("letter.extra_paragraph") == ""
        assert any("nothing was inserted" in said for said in one.notices())
        await one.paste(line * (60_000 // len(line)))
        assert one.box("letter.extra_paragraph") == one.draft.text("letter.extra_paragraph") != ""
        harmless(one)
        await one.type("still here")
        assert one.draft.text("letter.extra_paragraph").endswith("still here")


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_an_escape_in_an_answer_that_cannot_be_read(home: Path, size: tuple[int, int]) -> None:
    fields = {"locale.jurisdiction": "people", **dict.fromkeys(UNREADABLE, "dates")}
    draft = full_draft("people")
    for field in fields:
        draft = draft.answer(field, "\x1b]0;x\x07")
    async with wizard(home, draft, size) as one:
        for field, step in fields.items():
            await one.open(step)
            await one.walk_to(field)
            harmless(one)
            await one.press("shift+tab")
            harmless(one)
        await one.open("review")
        harmless(one)


async def test_an_answer_with_markup_survives_the_file(home: Path) -> None:
    text = "[/date] {% raw %} ${x} \u202e \u05d0 👩‍🔬 \u0000".replace("\u0000", "\u0007")
    async with wizard(home, Draft(), name="m") as one:
        one.change(one.draft.answer("company.name", text))
        assert (await one.saved()).text("company.name") == text
