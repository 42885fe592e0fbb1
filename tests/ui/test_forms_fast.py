"""Forms, on a step and on a sheet: typed as fast as a hand can, and painted no more than that changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.geometry import Region
from textual.widget import Widget

from resign_tui.core.answers import catalogue
from resign_tui.ui.dialogs.item_editor import ItemEditor
from resign_tui.ui.dialogs.record_editor import RecordEditor
from resign_tui.ui.widgets.form import Form
from tests.ui.wizard_host import SMALL, WIDE, Wizard, full_draft, send, wizard

MIDDLE = (100, 30)
RECORDS = tuple(spec for spec in catalogue.fields().values() if spec.kind == "records" and spec.step)
FORMS = ("situation", "people", "dates", "words", "account", "owned")


def form(one: Wizard) -> Form:
    """The form on top."""
    return next(form for form in one.app.screen.query(Form) if form.display and form.size)


async def fast(one: Wizard, *keys: str) -> None:
    """Queue every key before the first is handled."""
    for key in keys:
        send(one.app, key)
    await one.settle()


HASTE = (*"AAA", "tab", *"BBB", "tab", *"CCC", "shift+tab", *"DDD")


async def test_a_quick_hand_answers_what_it_means_on_a_step(home: Path) -> None:
    async with wizard(home, full_draft("people", "sender.full_name"), WIDE) as one:
        stops = [field for field, widget in form(one).fields.items() if widget.display]
        first = stops.index("sender.full_name")
        await fast(one, *HASTE)
        ends = zip(stops[first : first + 3], ("AAA", "BBBDDD", "CCC"), strict=True)
        assert [one.box(field) for field, end in ends if not one.box(field).endswith(end)] == []


async def test_a_quick_hand_answers_what_it_means_on_a_record(home: Path) -> None:
    async with wizard(home, full_draft("owned", "handover.model"), WIDE) as one:
        await one.open("owned", "handover.model")
        await one.press("enter")
        await fast(one, *HASTE)
        assert isinstance(one.app.screen, RecordEditor)
        assert dict(one.app.screen.outcome) == {"name": "AAA", "version": "BBBDDD", "registry": "CCC"}
        await one.press("escape")
        assert [dict(record) for record in one.draft.records("handover.model")] == [
            {"name": "AAA", "version": "BBBDDD", "registry": "CCC"}
        ]


async def test_a_quick_hand_answers_what_it_means_on_an_item(home: Path) -> None:
    async with wizard(home, full_draft("handover"), WIDE) as one:
        await one.press("home", "down", "enter")
        await one.walk_to("item.owner")
        await fast(one, *HASTE)
        assert isinstance(one.app.screen, ItemEditor)
        assert dict(one.app.screen.outcome.changes) == {"owner": "AAA", "due": "BBBDDD", "evidence": "CCC"}


async def test_enter_and_arrows_of_a_quick_hand_too(home: Path) -> None:
    async with wizard(home, full_draft("owned", "handover.model"), WIDE) as one:
        await one.open("owned", "handover.model")
        await one.press("enter")
        await fast(one, *"AAA", "enter", *"BBB", "down", *"CCC", "up", *"DDD")
        assert isinstance(one.app.screen, RecordEditor)
        assert dict(one.app.screen.outcome) == {"name": "AAA", "version": "BBBDDD", "registry": "CCC"}


async def test_a_quick_hand_begins_an_entry_with_all_that_it_types(home: Path) -> None:
    async with wizard(home, full_draft("words", "handover.system"), SMALL) as one:
        await fast(one, "down", *"Pipeline two", "escape")
        assert [record["name"] for record in one.draft.records("handover.system")][1:] == ["Pipeline two"]


# -- what a key paints -----------------------------------------------------------------------------------------------


Painted = set[tuple[Widget, int]]


def paints(monkeypatch: pytest.MonkeyPatch) -> Painted:
    """From now on every row that any widget asks to be painted, however often; none may ask for a layout."""
    painted: Painted = set()
    refresh = Widget.refresh

    def spy(widget: Widget, *regions: Region, layout: bool = False, **how: bool) -> Widget:
        assert not layout
        for region in regions or [widget.size.region]:
            painted.update((widget, y) for y in region.line_range)
        return refresh(widget, *regions, layout=layout, **how)

    monkeypatch.setattr(Widget, "refresh", spy)
    return painted


@pytest.mark.parametrize(
    ("size", "step", "field", "beside"),
    [
        (WIDE, "words", "content.team_value", {"letter", "help"}),
        (SMALL, "words", "content.team_value", {"letter-strip", "help"}),
        (WIDE, "people", "sender.role", {"letter", "help"}),
    ],
)
async def test_a_key_paints_the_rows_that_it_changes_and_no_other(
    home: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], step: str, field: str, beside: set[str]
) -> None:
    async with wizard(home, full_draft(step, field), size) as one:
        await one.press(*"ab")
        await one.saved()
        await one.settle()
        monkeypatch.setattr(one.app.saver, "changed", lambda _draft: None)  # told in the masthead whenever it is done
        before, painted = one.lines(), paints(monkeypatch)
        await one.press("c")
        after = one.lines()
        assert {widget.id for widget, _ in painted} == {field.replace(".", "-"), *beside}
        for widget, row in painted:
            area, y = widget.content_region, widget.content_region.y + row
            assert before[y][area.x : area.right] != after[y][area.x : area.right], (widget, row)
        monkeypatch.undo()


async def test_a_state_that_looks_the_same_paints_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with wizard(home, full_draft("people"), WIDE) as one:
        states = one.screen.settled.field_states
        painted = paints(monkeypatch)
        form(one).show_states({field: replace(state) for field, state in states.items()})
        assert len(states) > 5 and painted == set()
        monkeypatch.undo()
