"""Forms, on a step and on a sheet: walked with the focus in view, answered by one key."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.widget import Widget

from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Choice
from resign_tui.ui.dialogs.record_editor import RecordEditor
from resign_tui.ui.widgets.choice_field import ChoiceField
from resign_tui.ui.widgets.drawing import LABEL_LEFT
from resign_tui.ui.widgets.form import Form
from resign_tui.ui.widgets.text_field import TextField
from tests.ui.wizard_host import SMALL, WIDE, Wizard, full_draft, wizard

MIDDLE = (100, 30)
RECORDS = tuple(spec for spec in catalogue.fields().values() if spec.kind == "records" and spec.step)
FORMS = ("situation", "people", "dates", "words", "account", "owned")


def form(one: Wizard) -> Form:
    """The form on top."""
    return next(form for form in one.app.screen.query(Form) if form.display and form.size)


def hidden(one: Wizard) -> list[str]:
    """The rows of what has the focus that a person does not see; of what is taller than the form, the cursor's row."""
    focused = one.app.screen.focused
    assert focused is not None
    part = next(node for node in focused.ancestors_with_self if isinstance(node.parent, Form))
    assert isinstance(part, Widget) and isinstance(part.parent, Form)
    rows = range(part.region.y, part.region.bottom)
    if len(rows) > part.parent.scrollable_content_region.height - part.dock_gutter.height:
        rows = range(rows.start + (row := getattr(part, "cursor_row", 0)), rows.start + row + 1)
    seen = one.app.screen.region
    return [
        f"{one.focused}: row {y - part.region.y}"
        for y in rows
        if not seen.contains(part.region.x + 3, y)
        or part not in one.app.screen.get_widget_at(part.region.x + 3, y)[0].ancestors_with_self
    ]


async def in_view(one: Wizard) -> None:
    """What has the focus is seen, once a scroll that is under way has been drawn."""
    for _ in range(5):
        if hidden(one):
            await one.settle()
    assert hidden(one) == []


async def walk(one: Wizard, limit: int = 60) -> int:
    """Tab through a form; how many questions had the focus."""
    walked: list[str] = []
    for _ in range(limit):
        if not isinstance(one.app.screen.focused, Widget) or form(one) not in one.app.screen.focused.ancestors:
            break
        walked.append(one.focused)
        await in_view(one)
        await one.press("tab")
        if one.focused in walked and one.focused != "Prose":
            break
    return len(walked)


@pytest.mark.parametrize("size", [WIDE, MIDDLE, SMALL])
async def test_the_question_with_the_focus_is_in_view_on_every_step(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("situation"), size) as one:
        for step in FORMS:
            await one.open(step)
            await one.settle()
            assert await walk(one) >= 3, step


@pytest.mark.parametrize("size", [WIDE, MIDDLE, SMALL])
async def test_the_question_with_the_focus_is_in_view_on_every_sheet(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("handover"), size) as one:
        await one.press("home", "down", "enter")
        assert await walk(one) >= 10
        await one.press("escape")
        for spec in RECORDS:
            if spec.id == "handover.item":
                continue
            await one.open("owned" if spec.step == "handover" else spec.step, spec.id)
            await one.press("end", "enter")
            assert isinstance(one.app.screen, RecordEditor), spec.id
            assert await walk(one) >= 2, spec.id
            await one.press("escape")


async def test_the_focus_stays_in_view_when_the_window_changes(home: Path) -> None:
    async with wizard(home, full_draft("people", "locale.jurisdiction"), WIDE) as one:
        for size in (MIDDLE, SMALL, (80, 18), WIDE, SMALL):
            await one.pilot.resize_terminal(*size)
            await one.settle()
            await in_view(one)


async def test_a_page_further_the_focus_goes_along(home: Path) -> None:
    async with wizard(home, full_draft("people"), SMALL) as one:
        first = one.focused
        await one.press("pagedown")
        assert one.focused != first
        await in_view(one)
        await one.press("pageup", "pageup")
        assert one.focused == first
        form(one).scroll_end(animate=False)
        await one.settle()
        await one.press("x")
        await in_view(one)


async def test_the_row_after_add_one_is_in_view(home: Path) -> None:
    models = tuple({"name": f"model {number}"} for number in range(30))
    async with wizard(home, full_draft("owned", handover__model=models), SMALL) as one:
        await one.open("owned", "handover.model")
        for _ in range(31):
            await in_view(one)
            await one.press("down")
        await in_view(one)


# -- choices ---------------------------------------------------------------------------------------------------------


def without_keys(choices: Sequence[Choice]) -> list[str]:
    """Choices that no letter or digit of their own picks."""
    keys = [choice.key for choice in choices]
    return [choice.label for choice in choices if not choice.key or keys.count(choice.key) > 1]


def test_every_choice_has_a_key_of_its_own() -> None:
    asked = [(spec.id, spec.choices) for spec in catalogue.fields().values()]
    asked += [(f"{spec.id} {c.key}", c.choices) for spec in catalogue.fields().values() for c in spec.columns]
    wrong = {name: without_keys(choices) for name, choices in asked if without_keys(choices)}
    assert set(wrong) == {"locale.jurisdiction"}, "more places than letters: there one types what the place begins with"
    assert sum(bool(choices) for _, choices in asked) > 30


async def test_a_new_entry_begins_with_its_name_whatever_is_asked_before(home: Path) -> None:
    async with wizard(home, full_draft("owned"), WIDE) as one:
        await one.open("owned", "handover.work")
        await one.type("Pre-train it")
        await one.press("up", "t")
        await one.press("escape")
        assert [dict(record) for record in one.draft.records("handover.work")] == [
            {"kind": "training", "name": "Pre-train it"}
        ]


async def test_a_space_confirms_a_choice_and_changes_none(home: Path) -> None:
    async with wizard(home, full_draft("owned"), SMALL) as one:
        await one.open("owned", "handover.work")
        await one.press("enter", "up", "r", "up", "space", "space", "escape")
        assert [dict(record) for record in one.draft.records("handover.work")] == [{"kind": "research"}]


async def test_a_sheet_goes_back_to_what_it_was(home: Path) -> None:
    async with wizard(home, full_draft("words", "handover.system"), SMALL) as one:
        before = one.draft
        await one.press("enter", "end", "x")
        assert one.draft.answers != before.answers
        await one.press("ctrl+r")
        assert one.draft.answers == before.answers
        await one.press("escape")
        assert one.draft.answers == before.answers


@pytest.mark.parametrize("size", [SMALL, (90, 28), MIDDLE, WIDE])
async def test_options_and_values_begin_in_one_column_on_every_step(home: Path, size: tuple[int, int]) -> None:
    several = 0
    async with wizard(home, full_draft("situation", content__acknowledge_request="private"), size) as one:
        for step in FORMS:
            await one.open(step)
            await one.settle()
            begun = await columns_behind_labels(one)
            assert len(set(begun.values())) <= 1, (step, begun)
            several += len(begun) > 3
    assert several > 3


async def columns_behind_labels(one: Wizard) -> dict[str, int]:
    """Where on the row of its label the answer or the options of each question begin; no single answer is cut."""
    begun: dict[str, int] = {}
    shown = form(one)
    for y in range(0, shown.virtual_size.height, shown.scrollable_content_region.height // 2):
        shown.scroll_to(y=y, animate=False, immediate=True)
        await one.pilot.pause()
        for widget in filter(shares_a_row, shown.fields.values()):
            area = widget.region
            is_seen = widget.display and shown.region.contains_region(area)
            if is_seen and one.app.screen.get_widget_at(area.x, area.y)[0] is widget:
                row = one.lines()[area.y][area.x + LABEL_LEFT : area.right]
                named = (widget.spec.label, widget.spec.short, widget.spec.group)
                behind = row[max(len(name) for name in named if name and row.startswith(name)) :]
                begun[widget.spec.id] = len(row) - len(behind.lstrip(" ▸□✓"))
                assert "…" not in behind or not isinstance(widget, ChoiceField), row
    return begun


def shares_a_row(widget: Widget) -> bool:
    """What is answered, or can be, stands behind the label."""
    if isinstance(widget, ChoiceField):
        return not (widget.has_focus and widget.size.height > 1)
    return isinstance(widget, TextField) and widget.narrow and bool(widget.value or widget.placeholder)


@pytest.mark.parametrize("size", [SMALL, (90, 28), MIDDLE, WIDE, (160, 50)])
async def test_the_column_of_a_form_does_not_depend_on_the_focus(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("situation"), size) as one:
        for step in FORMS:
            await one.open(step)
            await one.settle()
            shown = form(one)
            aligned = [widget for widget in shown.fields.values() if isinstance(widget, ChoiceField) and widget.display]
            before = [widget.column for widget in aligned]
            for widget in aligned:
                shown.focus_exactly(widget.spec.id)
                for _ in range(2):
                    shown._align()
                    assert [other.column for other in aligned] == before, (step, widget.spec.id)


async def test_examples_are_as_the_place_of_the_contract_writes_them(home: Path) -> None:
    asked = ("sender.phone", "sender.city_region_postcode", "company.name")
    bare = full_draft("people", **dict.fromkeys((name.replace(".", "__") for name in asked), ""))
    async with wizard(home, bare, WIDE) as one:
        for place in ("US", "DE", "JP"):
            one.put(one.draft.answer("locale.jurisdiction", place))
            await one.settle()
            for field in asked:
                await one.open("people", field)
                await one.settle()
                example = library.place(place).examples[field]
                assert one.words().count(example) == 2, (place, field)
