"""Private answers of the first step are read only where they are being given."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft, Value
from resign_tui.drafts.naming import suggested
from resign_tui.ui.widgets.scenario_picker import FOLDED
from tests.ui.wizard_host import SIZES, TODAY, WIDE, full_draft, ids_above, wizard

PRIVATE: dict[str, Value] = {
    "triage__misconduct": ("harassment", "retaliation"),
    "triage__patterns": ("hostile_manager",),
    "triage__safe_now": "no",
    "triage__legal_claim": "yes",
    "triage__retaliation_fear": "true",
    "triage__advice": "declined",
    "triage__trusted_person": "Zelda Quux",
    "triage__would_return": "no",
    "triage__reason": "toxic_culture",
}
TELLING = ("harassment, retaliation", "a hostile manager", "Zelda Quux", "no, I go on", "a record of its own, in front")


def private(step: str, field: str = "") -> Draft:
    draft = full_draft(step, field)
    for name, value in PRIVATE.items():
        draft = draft.answer(name.replace("__", "."), value)
    return draft


def test_every_private_question_of_the_first_step_folds_and_nothing_else() -> None:
    folded = {spec.id for spec in catalogue.fields().values() if spec.is_folded}
    assert {name.replace("__", ".") for name in PRIVATE} <= folded
    assert all(name.startswith("triage.") for name in folded)


@pytest.mark.parametrize("size", SIZES)
async def test_only_the_question_in_hand_shows_its_answer(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, private("situation", "triage.would_return"), size) as one:
        seen = 0
        for _ in range(25):
            words, focus = one.text(), ids_above(one.app.screen.focused)
            seen += words.count("answered")
            for field, answer in (("triage-patterns", "a hostile manager"), ("triage-trusted_person", "Zelda Quux"),
                                  ("triage-advice", "no, I go on"), ("triage-misconduct", "✓harassment")):  # fmt: skip
                assert (answer in words) <= (field in focus), (field, focus)
            assert (FOLDED.split(",")[0] in " ".join(words.split())) <= ("picker" not in focus)
            assert "mistreated" not in one.lines()[0]
            await one.press("shift+tab")
        assert seen > 20


async def test_a_click_on_a_folded_answer_opens_it_and_changes_nothing(home: Path) -> None:
    async with wizard(home, private("situation", "triage.would_return"), WIDE) as one:
        draft = one.draft.answers
        widget = one.screen.query_one("#triage-advice")
        widget.scroll_visible(animate=False)
        await one.settle()
        for x in range(26, 44, 3):
            one.screen.set_focus(one.screen.query_one("#triage-would_return"))
            await one.settle()
            await one.pilot.click("#triage-advice", offset=(x, 0))
            await one.settle()
            assert one.draft.answers == draft, x
        assert one.focused == "triage-advice"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("step", ["words", "handover", "review", "send"])
async def test_no_other_step_shows_them(home: Path, size: tuple[int, int], step: str) -> None:
    async with wizard(home, private(step), size) as one:
        for key in ("", "ctrl+g", "ctrl+p"):
            if key:
                await one.press(key)
            said = one.words()
            assert [words for words in TELLING if words in said] == []
            assert "mistreated" not in one.lines()[0]
            if key:
                await one.press("escape")


async def test_the_review_says_that_they_are_answered(home: Path) -> None:
    async with wizard(home, private("review"), WIDE) as one:
        rows = one.screen.query_one("#review-rows")
        said = {row.left: row.right for row in rows._rows}  # type: ignore[attr-defined]
        assert said["Any misconduct?"] == "answered"
        assert said["Someone inside whom you trust"] == "answered"
        assert said["Your name"] != "answered"


async def test_neither_the_list_of_drafts_nor_a_name_on_the_disk_tells_it(home: Path) -> None:
    assert suggested(private("words"), TODAY) == "quill-and-lantern-letter"
    async with wizard(home, private("words"), WIDE) as one:
        assert one.screen.departure.scenario == "mistreated"
        await one.press("alt+d")
        rows = one.rows_in(one.app.screen.query_one("#drafts-box"))
        assert any("Quill & Lantern" in row for row in rows)
        assert not any("mistreated" in row for row in rows)
