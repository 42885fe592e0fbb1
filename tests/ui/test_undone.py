"""An undo says what it took back and in which step, and shows it where that is another step."""

from __future__ import annotations

from pathlib import Path

from resign_tui.ui.widgets.handover_list import HandoverList
from tests.ui.wizard_host import SMALL, full_draft, wizard


async def test_an_undo_elsewhere_says_what_and_leads_there(home: Path) -> None:
    async with wizard(home, full_draft("handover"), SMALL) as one:
        one.put(one.draft.answer("locale.jurisdiction", "DE"))
        await one.settle()
        await one.press("ctrl+z")
        said = one.notices()[-1]
        assert said.startswith("Undone in step 2, People: Where is the contract governed. Employment ends on ")
        assert one.focused == "locale-jurisdiction"
        await one.open("words")
        await one.press("ctrl+y")
        assert one.notices()[-1].startswith("Done again in step 2, ")
        assert one.draft.text("locale.jurisdiction") == "DE"


async def test_an_undo_in_place_says_it_and_stays(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.project"), SMALL) as one:
        await one.walk_to("content.project")
        await one.type("xy")
        await one.press("ctrl+z")
        assert one.notices()[-1].startswith("Undone in step 4, ")
        assert one.focused == "content-project"


async def test_an_undo_of_a_private_answer_does_not_say_which(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL) as one:
        one.put(one.draft.answer("triage.misconduct", ("harassment",)))
        await one.settle()
        await one.press("ctrl+z")
        assert one.notices()[-1] == "Undone in step 1, Situation: a private answer."


async def test_an_undo_in_the_checklist_names_the_one_thing_and_what_became_of_it(home: Path) -> None:
    record = {"id": "keys", "text": "API keys"}
    async with wizard(home, full_draft("handover", handover__item=(record,)), SMALL) as one:
        keys = one.screen.query_one(HandoverList)
        keys.stand_on("keys")
        await one.settle()
        for key, undone, again in (
            ("space", "Undone: API keys is to do again.", "Done again: API keys is done."),
            ("space", "Undone: API keys is done again.", "Done again: API keys is to do."),
            ("x", "Undone: API keys is to do again.", "Done again: API keys does not apply."),
            ("h", "Undone: API keys is on the list again.", "Done again: API keys is hidden."),
        ):
            keys.stand_on("keys")
            await one.press(key, "ctrl+z")
            assert one.notices()[-1] == undone
            await one.press("ctrl+y")
            assert one.notices()[-1] == again


async def test_an_undo_of_an_order_keeps_its_sentence(home: Path) -> None:
    records = ({"id": "keys", "text": "API keys"}, {"id": "bot", "text": "The bot"})
    async with wizard(home, full_draft("handover", handover__item=records), SMALL) as one:
        one.screen.take(one.screen.session.move_item("keys", 1))
        await one.settle()
        await one.press("ctrl+z")
        assert one.notices()[-1] == "Undone in step 5, Handover: the checklist."


async def test_what_was_typed_and_taken_back_is_no_step_of_the_way_back(home: Path) -> None:
    async with wizard(home, full_draft(), SMALL) as one:
        await one.open("words", "content.project")
        await one.type("!")
        await one.open("owned", "handover.system")
        await one.press("enter", "end")
        await one.type(" (EU)")
        await one.press("ctrl+r", "escape")
        assert one.draft.records("handover.system")[0]["name"] == "Recs-v4 ranking service"
        await one.press("ctrl+z")
        assert one.notices()[-1].startswith("Undone in step 4, "), "the last thing that changed anything"


async def test_an_undo_of_a_finding_set_aside_says_so(home: Path) -> None:
    async with wizard(home, full_draft("review"), SMALL) as one:
        await one.until(lambda: bool(one.screen.session.findings))
        await one.press("w")
        assert one.draft.waived
        await one.press("ctrl+z")
        assert one.notices()[-1] == "Undone in step 6, Review: a finding set aside."
