"""Private answers of the first step are read only where they are being given."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft, Value
from resign_tui.drafts.naming import suggested
from resign_tui.ui.widgets.scenario_picker import FOLDED, ScenarioPicker
from tests.ui.wizard_host import SIZES, TODAY, WIDE, Wizard, full_draft, ids_above, wizard

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
FOLLOWING = {"Do you feel safe at work today?", "Are you considering a legal claim?", "Have you taken advice?",
             "Worried about the notice period?", "Someone inside whom you trust", "Someone you trust"}  # fmt: skip
"""Questions that are asked only where something happened."""
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
        for clicked, before in (("triage-misconduct", "triage-would_return"), ("triage-safe_now", "triage-patterns")):
            for x in range(26, 44, 3):
                one.screen.set_focus(one.screen.query_one(f"#{before}"))
                await one.settle()
                await one.pilot.click(f"#{clicked}", offset=(x, 0))
                await one.settle()
                assert one.draft.answers == draft, x
            assert one.focused == clicked


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
    async with wizard(home, private("review").answer("scenario.chosen", "mistreated"), WIDE) as one:
        rows = one.screen.query_one("#review-rows")
        said = {row.left: row.right for row in rows._rows}  # type: ignore[attr-defined]
        assert said["What happened"] == "answered"
        assert said["Where you stand"] == "answered"
        assert said["Which letter is it?"] == "answered"
        assert said["Your name"] != "answered"
        assert not FOLLOWING & said.keys()


def seen_of(one: Wizard) -> str:
    """What stands on the screen beside the letter."""
    return "\n".join(line[: one.letter.region.x or None] for line in one.lines()[3:])


@pytest.mark.parametrize("size", SIZES)
async def test_which_questions_follow_shows_only_where_they_are_answered(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, private("situation", "next.status"), size) as one:
        nothing_happened = private("situation").answer("triage.misconduct", ("none",)).answer("triage.patterns", "")
        before = seen_of(one)
        assert "What happened " in before and "Where you stand " in before
        assert not [label for label in FOLLOWING if label in before]
        await one.press("shift+tab")
        assert one.focused == "triage-reason" and "Main reason" in seen_of(one)
        assert not [label for label in FOLLOWING if label in seen_of(one)]
        await one.press("shift+tab", "shift+tab")
        assert one.focused == "triage-trusted_person" and "private question" in seen_of(one)
        for field in ("triage-trusted_person", "triage-advice", "triage-retaliation_fear", "triage-legal_claim"):
            assert one.focused == field
            spec = catalogue.field(field.replace("-", "."))
            named = {label for label in FOLLOWING if label in seen_of(one)}
            assert named and named <= {spec.label, spec.short}, field
            await one.press("shift+tab")
        assert one.focused == "triage-safe_now"
        await one.press("tab", "tab", "tab", "tab")
        await one.press("ctrl+t")
        assert not [label for label in FOLLOWING if label in seen_of(one)]
        one.put(nothing_happened)
        await one.press("escape", "tab", "tab", "tab", "tab", "tab")
        assert "What happened " in seen_of(one)


@pytest.mark.parametrize("size", [(120, 60), (84, 60)])
async def test_what_follows_from_them_shows_only_in_the_comparison_itself(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, private("situation", "next.status"), size) as one:
        telling = ("▸Mistreated", "a record for HR", "guarded notice", "advice first", "not the place for what")
        folded = seen_of(one)
        assert "Open " in folded and not [words for words in telling if words in folded]
        assert one.screen.query_one(ScenarioPicker)
        one.screen.set_focus(one.screen.query_one(ScenarioPicker))
        await one.settle()
        assert [words for words in telling if words not in " ".join(seen_of(one).split())] == []


async def test_a_letter_that_was_chosen_is_not_marked_where_its_name_tells(home: Path) -> None:
    async with wizard(home, full_draft("situation", "next.status"), (120, 60)) as one:
        assert "▸Open" in seen_of(one)
        await one.press("tab", "tab", "tab")
        assert one.focused == "picker"
        await one.press("right", "right", "enter")
        assert one.draft.text("scenario.chosen") == "mistreated" and "▸Mistreated" in seen_of(one)
        await one.press("shift+tab")
        assert "▸Mistreated" not in seen_of(one) and "Three facts" not in seen_of(one)


async def test_neither_the_list_of_drafts_nor_a_name_on_the_disk_tells_it(home: Path) -> None:
    assert suggested(private("words"), TODAY) == "quill-and-lantern-letter"
    async with wizard(home, private("words"), WIDE) as one:
        assert one.screen.departure.scenario == "mistreated"
        await one.press("alt+d")
        rows = one.rows_in(one.app.screen.query_one("#drafts-box"))
        assert any("Quill & Lantern" in row for row in rows)
        assert not any("mistreated" in row for row in rows)


async def test_a_group_of_which_some_are_answered_is_begun_and_not_done(home: Path) -> None:
    async with wizard(home, full_draft("situation", "triage.would_return", triage__reason=""), WIDE) as one:
        await one.press("y", "tab", "tab")
        assert one.focused == "triage-reason" and "What must change?" in seen_of(one), "all are asked it"
        await one.press("tab")
        row = next(line for line in seen_of(one).splitlines() if "Where you stand" in line)
        assert "begun" in row and "✓" not in row
        one.put(one.draft.answer("triage.return_conditions", ("equity",)).answer("triage.reason", "study"))
        await one.settle()
        row = next(line for line in seen_of(one).splitlines() if "Where you stand" in line)
        assert "answered" in row and "✓" in row


async def test_private_questions_beside_the_one_in_hand_share_a_row(home: Path) -> None:
    async with wizard(home, private("situation", "triage.misconduct"), (120, 60)) as one:
        assert seen_of(one).count("private questions") == 1
        await one.press("tab", "tab", "tab")
        assert one.focused == "triage-legal_claim"
        assert seen_of(one).count("private questions") == 2, "one row before it and one behind"
