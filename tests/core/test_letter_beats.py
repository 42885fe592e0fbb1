"""What each of the four letters says and what it never says: destination, finality, promises, thanks."""

from __future__ import annotations

import pytest

from resign_tui.core import library
from resign_tui.core.draft import Record, Value
from resign_tui.core.letter import compose

from .cases import USUAL, answers_for, count, departure, letter, lines, paragraphs, words_of

each = pytest.mark.parametrize("scenario", library.SCENARIOS)

SYSTEMS: tuple[Record, ...] = tuple(
    {"name": name} for name in ("ranker", "feature store", "labels", "gateway", "probe")
)


@pytest.mark.parametrize(
    ("scenario", "generic"), [("open_door", "a new opportunity"), ("counter_offer", "another organization")]
)
def test_the_destination_is_named_only_when_the_person_says_so(scenario: str, generic: str) -> None:
    named: dict[str, Value] = {"next.name": "Hollowbrook", "next.status": "signed_start_confirmed"}
    for disclosure in ("", "generic", "nothing"):
        answers = answers_for(scenario, named, {"next.disclosure": disclosure} if disclosure else {})
        shown = words_of(letter(answers))
        assert "Hollowbrook" not in shown
        assert (generic in shown) is (disclosure != "nothing")
    shown = words_of(letter(answers_for(scenario, named, {"next.disclosure": "named"})))
    assert "Hollowbrook" in shown
    assert generic not in shown


def test_the_generic_phrase_follows_the_spelling_of_the_place() -> None:
    assert "another organisation" in words_of(letter(answers_for("counter_offer", {"locale.jurisdiction": "UK"})))


def test_an_offer_without_a_place_is_simply_elsewhere() -> None:
    text = paragraphs(letter(answers_for("counter_offer", {"next.disclosure": "nothing"})))["transparency"]
    assert "I have accepted a role elsewhere." in text


ELSEWHERE: dict[str, Value] = {
    "next.name": "CANARY-name",
    "next.generic_phrase": "CANARY-phrase",
    "next.reason": "CANARY-reason",
    "next.goal_area": "CANARY-goal",
    "content.team_value": "CANARY-value",
    "handover.teammate": "CANARY-mate",
    "handover.successor": "CANARY-successor",
    "content.after_help": "until_date",
    "content.after_help_channel": "CANARY-channel",
    "content.difficulty_line": "true",
    "content.extra_priorities": "true",
    "content.feedback_offer": "true",
    "content.consideration": "months",
    "triage.reason": "competitor",
}


@pytest.mark.parametrize("scenario", ["closed_door", "mistreated"])
@pytest.mark.parametrize("disclosure", ["generic", "named"])
def test_letters_without_a_destination_keep_every_fact_of_the_others_out(scenario: str, disclosure: str) -> None:
    made = letter(answers_for(scenario, ELSEWHERE, {"next.disclosure": disclosure}))
    assert "CANARY" not in words_of(made)
    assert made == letter(answers_for(scenario))


# -- beats ----------------------------------------------------------------------------------------------------------

COUNTER: dict[str, Value] = {"triage.expect_counter": "likely"}


def test_counter_offer_ends_its_answer_with_finality() -> None:
    for feedback in ("true", "false"):
        body = paragraphs(letter(answers_for("counter_offer", {"content.feedback_offer": feedback})))
        assert body["feedback"].endswith("and the decision is final.")
        assert ("which changes would have mattered" in body["feedback"]) is (feedback == "true")
        assert "\n".join(body.values()).count("final") == 1


def test_closed_door_with_a_counter_offer_ahead_ends_its_boundary_with_finality() -> None:
    plain = paragraphs(letter(answers_for("closed_door")))
    made = paragraphs(letter(answers_for("closed_door", COUNTER)))
    assert "final" not in "\n".join(plain.values())
    assert made["boundary"] == plain["boundary"] + " My decision is final."
    assert {**made, "boundary": ""} == {**plain, "boundary": ""}


def test_mistreated_with_a_counter_offer_ahead_adds_one_sentence_and_stays_short() -> None:
    plain = paragraphs(letter(answers_for("mistreated")))
    made = paragraphs(letter(answers_for("mistreated", COUNTER, {"dates.employment_end": "2027-01-31"})))
    assert list(made) == list(plain) == ["notice", "handover", "thanks"]
    assert "\n".join(made.values()).count("final") == 1
    assert made["notice"].endswith("My decision is final.")
    assert sum(map(count, made.values())) <= 75


def test_mistreated_is_for_hr_and_names_one_system() -> None:
    three: dict[str, Value] = {"handover.system": SYSTEMS[:3]}
    made = letter(answers_for("mistreated", three))
    assert lines(made, "recipient")[0] == "People team"
    assert "ranker" in paragraphs(made)["handover"]
    assert "labels" not in words_of(made)
    assert "Ada" not in words_of(made)


def test_the_adviser_speaks_only_in_the_mistreated_letter_and_word_for_word() -> None:
    text = "Without prejudice.\n\nAll rights are reserved."
    for scenario in library.SCENARIOS:
        body = paragraphs(letter(answers_for(scenario, {"content.adviser_paragraph": text})))
        assert body.get("adviser", "") == (text if scenario == "mistreated" else "")


@pytest.mark.parametrize("scenario", ["open_door", "counter_offer"])
@pytest.mark.parametrize("kind", ["until_date", "hours_cap"])
def test_help_after_the_last_day_always_has_an_end_and_a_cap(scenario: str, kind: str) -> None:
    text = paragraphs(letter(answers_for(scenario, {"content.after_help": kind})))["handover"]
    assert "two hours" in text
    assert "Monday, December 21, 2026" in text
    assert "questions" not in paragraphs(letter(answers_for(scenario)))["handover"]


def test_open_door_beats() -> None:
    body = paragraphs(letter(answers_for("open_door", USUAL["open_door"])))
    assert list(body) == ["notice", "appreciation", "next_step", "handover", "thanks"]
    assert "formally resign" in body["notice"]
    assert "the ranking rebuild" in body["appreciation"]
    assert "proud" in body["appreciation"]
    assert "production quality" in body["appreciation"]
    assert "work together" in body["next_step"]
    for words in ("two weeks", "every model version", "feature store", "Bram Achterberg", "training scripts"):
        assert words in body["handover"]
    assert body["handover"].endswith("what else should come first.")
    assert "keep in touch" in body["thanks"]


def test_closed_door_beats_and_what_it_never_says() -> None:
    body = paragraphs(letter(answers_for("closed_door", USUAL["closed_door"])))
    assert list(body) == ["notice", "handover", "boundary", "thanks", "request"]
    for words in ("documents on feature store", "access", "experiments"):
        assert words in body["handover"]
    assert "December 7, 2026" in body["boundary"]
    whole = "\n".join(body.values()).casefold()
    for words in ("proud", "lightly", "together", "come first", "because", "opportunity", "regret"):
        assert words not in whole


def test_counter_offer_beats() -> None:
    body = paragraphs(letter(answers_for("counter_offer", USUAL["counter_offer"])))
    assert list(body) == ["notice", "transparency", "feedback", "handover", "thanks"]
    assert "research autonomy" in body["transparency"]
    assert "deployment runbooks ready for the platform team" in body["handover"]
    assert "paths cross" in body["thanks"]


def test_a_promise_lasts_as_long_as_the_checklist_holds_it() -> None:
    rows = {"MV": "every model version", "ET": "running experiments", "IA": "ownership of every access"}
    for category, words in rows.items():
        scenario = "open_door" if category == "MV" else "closed_door"
        answers = answers_for(scenario)
        assert words in words_of(letter(answers))
        made = departure(answers)
        moot = tuple(
            {"id": item.id, "status": "not_applicable"} for item in made.checklist.items if item.category == category
        )
        assert moot
        assert words not in words_of(letter({**answers, "handover.item": moot}))


def test_only_items_that_still_apply_are_promised() -> None:
    items: Value = (
        {"text": "runbooks"},
        {"text": "old notes", "status": "not_applicable"},
        {"id": "mv-01", "text": "renamed row"},
    )
    text = paragraphs(letter(answers_for("counter_offer", {"handover.item": items})))["handover"]
    assert "get runbooks ready for" in text


def test_an_item_of_several_lines_stays_inside_its_sentence() -> None:
    items: Value = ({"text": "runbooks\nand notes"},)
    text = paragraphs(letter(answers_for("counter_offer", {"handover.item": items})))["handover"]
    assert "get runbooks and notes ready for" in text


def test_each_letter_has_a_template_and_every_paragraph_has_a_name() -> None:
    for scenario in library.SCENARIOS:
        assert set(paragraphs(letter(answers_for(scenario)))) <= set(compose.PARAGRAPHS)
