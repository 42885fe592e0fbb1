"""A day stands on every screen in the form of core/words.py, whatever the draft keeps and whatever was typed."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from textual.geometry import Region

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.core.answers.draft import Draft
from resign_tui.core.departure import Departure
from resign_tui.core.handing_in import handed_in
from resign_tui.core.handover.records import with_item
from resign_tui.ui import views
from tests.ui.wizard_host import TODAY, Wizard, full_draft, wizard

TALL = (150, 220)
"""So high that every form stands there whole."""

OTHER_FORM = re.compile(r"\b(\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|[A-Z][a-z]+ \d{1,2}, \d{4})\b")
"""Days as drafts keep them, and as letters write them."""

DIALOGS = {
    "alt+z": "earlier versions", "alt+c": "how the dates are counted", "f4": "drafts", "f2": "guidance",
    "ctrl+g": "where to go", "ctrl+p": "palette", "f1": "keys",
}  # fmt: skip


def dated() -> Draft:
    """A letter that is handed in, with every day that can be asked for, each as the draft keeps it."""
    draft = full_draft("dates")
    for spec in catalogue.fields().values():
        if spec.kind == "date" and not draft.text(spec.id) and spec.id.split(".")[0] not in ("sent", "copied", "dates"):
            draft = draft.answer(spec.id, "2026-11-02" if spec.past else "2026-12-03")
    item = Departure(draft, TODAY).checklist.items[0]
    draft = draft.answer("handover.item", with_item(draft.records("handover.item"), item.id, due="2026-12-01"))
    return handed_in(Departure(draft, TODAY), date(2026, 11, 20))


SAMPLES = tuple(choice.label for choice in catalogue.field("locale.date_style").choices)
"""How the letter can write a day: these are chosen from."""


def otherwise(one: Wizard) -> list[str]:
    """Days in another form, beside the letter and the line that is in hand; of a dialog, what stands in it."""
    lines = one.lines()
    if not one.on_top:
        box = one.app.screen.query_one(".dialog").region
        rows = [row[box.x : box.right] for row in lines[box.y : box.bottom]]
    else:
        letter, in_hand = one.letter.region, one.screen.focused.region if one.screen.focused is not None else Region()
        rows = [
            row[: letter.x] + row[letter.right :] if letter.y <= y < letter.bottom else row
            for y, row in enumerate(lines)
            if not in_hand.y <= y < in_hand.bottom
        ]
    return [row.strip() for row in rows if OTHER_FORM.search(row) and not any(sample in row for sample in SAMPLES)]


@pytest.mark.parametrize("view", [*STEPS, *views.HANDOVER_VIEWS, "document-hr-memo", "document-announcement"])
async def test_every_view_writes_its_days_in_one_form(home: Path, view: str) -> None:
    async with wizard(home, dated(), TALL) as one:
        await one.open(view)
        await one.settle()
        assert otherwise(one) == []


async def test_every_dialog_writes_its_days_in_one_form(home: Path) -> None:
    async with wizard(home, dated(), TALL) as one:
        await one.open("dates")
        for key, dialog in DIALOGS.items():
            await one.press(key)
            assert not one.on_top, dialog
            assert otherwise(one) == [], dialog
            await one.press("escape")
        await one.open("send")
        await one.press("m")
        assert otherwise(one) == []


async def test_a_day_that_the_draft_keeps_is_read_where_it_is_not_in_hand(home: Path) -> None:
    async with wizard(home, dated(), TALL) as one:
        await one.open("dates", "dates.given")
        assert one.box("dates.given") == "2026-11-20"
        await one.press("tab")
        assert "Fri 20 Nov 2026" in one.text()
        assert "2026-11-20" not in one.text()
        assert one.draft.text("dates.given") == "2026-11-20"
