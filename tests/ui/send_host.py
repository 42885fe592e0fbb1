"""The last step in tests: the way to its parts, and what stands in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft, WizardPlace
from resign_tui.ui.dialogs.confirm import Confirm
from resign_tui.ui.signs import UNICODE
from resign_tui.ui.widgets.notes import Notes
from resign_tui.ui.widgets.send_table import SendTable
from tests.personas import personas
from tests.ui.wizard_host import SIZES, Wizard

ROOMY = (100, 30)
each_size = pytest.mark.parametrize("size", SIZES)
every_size = pytest.mark.parametrize("size", [*SIZES, ROOMY])


def harmed(step: str = "send") -> Draft:
    """The persona who has a memo to write."""
    return personas()["T-03"].draft.at(WizardPlace(step, ""))


def table(one: Wizard) -> SendTable:
    return one.screen.query_one(SendTable)


def seen_in(one: Wizard, selector: str) -> str:
    """The rows of a widget as they stand on the screen, as one line; the time is left out."""
    area = one.screen.query_one(selector).region
    rows = " ".join(line[area.x : area.right] for line in one.lines()[area.y : area.bottom])
    return " ".join(rows.replace("14:31", "").split())


def notes(one: Wizard, name: str) -> str:
    """One kind of the remarks below the table."""
    return seen_in(one, f"#send-{name}")


async def go_to(one: Wizard, document: str) -> None:
    await one.until(lambda: table(one).current == document, "down", limit=12)


async def write(one: Wizard) -> None:
    """Write, with consent where it is asked for, and wait for the end."""
    await one.press("enter")
    if isinstance(one.app.screen, Confirm):
        await one.press("y")
    await one.app.workers.wait_for_complete()
    await one.settle()


def written(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


async def read_all(one: Wizard, of: Notes) -> str:
    """Every row of remarks that have the focus, by going down."""
    await one.press("home")
    steps = one.screen.query_one("#steps")
    await one.until(lambda: steps.region.contains_region(of.region))
    await one.settle()
    await one.until(lambda: UNICODE.rule in rows_of(one, of)[0])
    rows = rows_of(one, of)
    found = rows[1:]
    while UNICODE.below in rows[0]:
        await one.press("down")
        rows = rows_of(one, of)
        found.append(rows[-1])
    return " ".join(" ".join(found).replace(UNICODE.info, " ").split())


def rows_of(one: Wizard, of: Notes) -> list[str]:
    """The heading and the rows below it, as they stand on the screen."""
    area = of.region
    rows = [line[area.x : area.right].strip() for line in one.lines()[area.y : area.bottom]]
    return rows if rows[0] else rows[1:]
