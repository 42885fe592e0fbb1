"""The palette finds everything by its name and by what people call it, in the real app."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.core.documents import document_kinds
from resign_tui.core.handover.rows import row_ids
from resign_tui.exports import registry
from resign_tui.ui import synonyms, views
from resign_tui.ui.commands import COMMANDS, Command
from resign_tui.ui.dialogs.palette import PaletteScreen
from resign_tui.ui.messages import GoTo, GoToItem, OpenView, WriteDocuments
from resign_tui.ui.palette import NOTHING, Entry
from resign_tui.ui.search import Index
from tests.ui.palette_host import all_entries, found, one
from tests.ui.send_host import harmed
from tests.ui.wizard_host import SIZES, Wizard, full_draft, wizard

__all__ = ["one"]


def called(entry: Entry) -> Iterator[str]:
    """Its name and every other word for it."""
    yield entry.title
    yield from filter(any_letter, (name.strip() for name in f"{entry.words},{entry.meant}".split(",")))


def any_letter(text: str) -> bool:
    return any(char.isalnum() for char in text)


async def test_everything_is_found_by_its_name_and_by_each_other_word_for_it(one: Wizard) -> None:
    everything = all_entries(one)
    index = Index(everything)
    meant: dict[str, set[int]] = {}
    for at, entry in enumerate(everything):
        for name in called(entry):
            meant.setdefault(name, set()).add(at)
    assert len(meant) > 1000
    for name, places in meant.items():
        assert places <= set(index.find(name)), name


async def test_each_table_is_there_whole(one: Wizard) -> None:
    everything = all_entries(one)
    done = [entry.does for entry in everything]
    assert {each.name for each in done if isinstance(each, Command)} == {each.name for each in COMMANDS} - {"palette"}
    opened = {each.view for each in done if isinstance(each, OpenView)}
    assert set(STEPS) <= opened
    facts = one.screen.departure.facts
    asked = {spec.id for view in (*STEPS, *views.HANDOVER_VIEWS) for spec in views.questions(view)}
    wanted = {each for each in asked if facts.is_asked(each)} - {"sent.on"}  # marked by a command
    assert {each.field for each in done if isinstance(each, GoTo)} >= wanted
    items = {item.id for category in one.screen.departure.checklist.categories for item in category.items}
    assert {each.item_id for each in done if isinstance(each, GoToItem)} == items
    written = {choice for each in done if isinstance(each, WriteDocuments) for choice in each.chosen}
    offered = [kind.name for kind in document_kinds().values() if kind.offered(one.screen.departure) != "no"]
    assert len(offered) > 6
    assert written == {(name, form.name) for name in offered for form in registry.formats_for(name)}
    assert {f"Colours: {name}" for name in one.app.available_themes} <= {entry.title for entry in everything}


def test_every_step_document_and_format_has_other_words() -> None:
    assert set(synonyms.STEPS) == set(STEPS)
    assert set(synonyms.DOCUMENTS) == set(document_kinds())
    assert set(synonyms.FORMATS) == {form.name for form in registry.FORMATS}
    assert all(command.words for command in COMMANDS)


FIRST = {
    "quit": "Close the wizard; everything is saved as you type",
    "exit": "Close the wizard; everything is saved as you type",
    "export": "Write what is chosen",
    "export as pdf": "Letter: write as PDF (.pdf)",
    "letter pdf": "Letter: write as PDF (.pdf)",
    "rename": "Open, start, rename, copy or forget a draft",
    "light": "Change the colours; the choice is remembered",
    "undo": "Undo the last change",
    "shortcuts": "What every key does",
    "help": "What every key does",
    "handed in": "Mark the letter as handed in, or not",
    "calendar": "See the transition plan, day by day",
    "dates": "3 Dates",
    "send": "7 Send",
    "evidence": "Read what lies in your folders",
    "company address": "Company address",
    "exprot": "Write what is chosen",
    "undp": "Undo the last change",
    "whiteboard": "",
}
"""What people type, and what stands first then; single words and names of things stand in tests/data."""

TYPED: dict[str, str] = tomllib.loads((Path(__file__).parents[1] / "data/palette/first.toml").read_text("utf-8"))


async def test_the_first_is_what_one_means(one: Wizard) -> None:
    everything = all_entries(one)
    index = Index(everything)
    assert len(TYPED) > 120
    firsts = {typed: next((everything[at].title for at in index.find(typed)), "") for typed in TYPED}
    assert firsts == TYPED


async def test_what_is_meant_follows_the_departure(home: Path) -> None:
    async with wizard(home, harmed("words")) as one:
        one.put(one.draft.answer("next.relation", "direct_competitor"))
        await one.settle()
        everything = all_entries(one)
        index = Index(everything)
        firsts = {typed: everything[index.find(typed)[0]].title for typed in ("memo", "complaint", "non-compete")}
        assert firsts == {"memo": "HR memo: show", "complaint": "HR memo: show",
                          "non-compete": catalogue.field("contract.noncompete").label}  # fmt: skip


async def test_names_come_before_other_words_these_before_beginnings_and_slips_last(one: Wizard) -> None:
    things = [
        Entry("Handout", "", "", words="leaflet"),
        Entry("Leaflets of others", "", ""),
        Entry("Sheet", "", "", words="leaflet, paper"),
        Entry("Leaflet", "", ""),
        Entry("Page", "", "", meant="leaflet"),
        Entry("Overleaflet", "", ""),
    ]
    hits = [things[at].title for at in Index(things).find("the leaflet")]
    assert hits == ["Leaflet", "Page", "Handout", "Sheet", "Leaflets of others"]
    assert [things[at].title for at in Index(things).find("leafelt")][:1] == ["Handout"]


def test_what_is_meant_is_a_name_of_one_of_our_tables() -> None:
    names = {
        "command": {each.name for each in COMMANDS},
        "step": set(STEPS),
        "document": set(document_kinds()),
        "file": {f"{name}.{form.name}" for name in document_kinds() for form in registry.formats_for(name)},
        "question": set(catalogue.fields()),
        "row": set(row_ids()),
    }
    assert len(synonyms.MEANT) > 80
    for target in synonyms.MEANT:
        what, _, name = target.partition(" ")
        assert name in names[what], target


async def test_what_stands_first(one: Wizard) -> None:
    for typed, first in FIRST.items():
        hits = await found(one, typed)
        assert (typed, hits[0].title if hits else "") == (typed, first)


async def test_what_people_say_finds_only_what_is_called_so(one: Wizard) -> None:
    for typed in ("address", "word", "search", "save", "dark", "pdf"):
        hits = await found(one, typed)
        assert hits
        for entry in hits:
            assert typed in " ".join(called(entry)).lower()


async def test_commands_come_first_then_steps_questions_rows(one: Wizard) -> None:
    groups = ["Commands", "Steps", "Documents", "Questions", "Handover", "Findings", "Colours", "Elsewhere"]
    await one.until(lambda: bool(one.screen.settled.findings))
    assert list(dict.fromkeys(entry.group for entry in all_entries(one))) == groups
    by_words = [entry.group for entry in await found(one, "paste")]
    assert list(dict.fromkeys(by_words)) == ["Commands", "Documents"]


@pytest.mark.parametrize("size", SIZES)
async def test_where_nothing_is_found_it_says_what_can_be(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words"), size) as one:
        await one.press("ctrl+p")
        await one.type("qqqq")
        assert NOTHING[0] in one.words()
        assert "steps, questions, documents" in one.words()
        await one.press("enter")
        assert isinstance(one.app.screen, PaletteScreen)
        await one.press("ctrl+p")
        assert one.on_top


async def test_the_keys_stand_beside_the_commands(one: Wizard) -> None:
    await one.press("ctrl+p")
    assert "Go to the next step ctrl+n" in one.words()
    await one.type("priority")
    assert "Change the priority in the checklist · p" in one.words()
