"""What a letter of each kind must say, may say and may not: finality, the door, three facts, length, help."""

from __future__ import annotations

import pytest

from resign_tui.core.answers.draft import Edit, Value
from resign_tui.core.departure import Departure
from resign_tui.core.letter import compose
from resign_tui.core.review import Finding, review
from resign_tui.core.review.elsewhere import review_text
from tests.core.cases import TODAY, USUAL, answers_for, count, draft, letter, paragraphs


def found(scenario: str, answers: dict[str, Value], edits: dict[str, str] | None = None) -> dict[str, Finding]:
    made = draft(answers_for(scenario, USUAL[scenario], {"next.status": "signed"}, answers))
    for name, text in (edits or {}).items():
        made = made.edit(f"{scenario}.{name}", Edit(text))
    departure = Departure(made, TODAY)
    return {one.rule: one for one in review(departure, compose.letter(departure))}


NOTICE = "I resign from my role at Tern Analytics. My employment ends on December 7, 2026."
ASKING: dict[str, Value] = {
    "content.acknowledge_request": "private",
    "content.papers_request": "true",
    "locale.jurisdiction": "DE",
    "notice.contract_known": "yes",
    "notice.contract_value": "3 months",
    "content.assurances": ("equipment", "confidentiality", "address"),
}


def test_requests_and_assurances_are_no_facts_too_many() -> None:
    said = paragraphs(letter(answers_for("mistreated", ASKING)))
    text = "\n\n".join(said.values())
    assert count(text) > 85
    assert "beyond-three-facts" not in found("mistreated", ASKING, said)
    assert "beyond-three-facts" not in {
        one.rule for one in review_text(f"Dear Bo,\n\n{text}\n\nRegards,\n\nJo", "mistreated")
    }


@pytest.mark.parametrize("more", ["It is what it is, and more. " * 12, "word " * 80])
def test_more_than_three_facts_are_told_at_the_longest_paragraph(more: str) -> None:
    one = found("mistreated", {}, {"handover": f"I will hand over the notes. {more}"})["beyond-three-facts"]
    assert one.paragraph == "handover"
    assert "at most 85" in one.why


def test_a_paragraph_beside_the_three_facts_is_told() -> None:
    assert found("mistreated", {}, {"extra": "I was happy once."})["beyond-three-facts"].paragraph == "extra"
    assert "beyond-three-facts" not in found(
        "mistreated", {}, {"request": "Please confirm both dates.", "thanks": "Thank you."}
    )


def test_a_mistreated_letter_is_never_too_short() -> None:
    assert "unusual-length" not in found("mistreated", {}, {"notice": NOTICE, "handover": "", "request": ""})


def test_an_end_today_needs_fewer_words() -> None:
    today: dict[str, Value] = {"dates.employment_end": "2026-11-23", "dates.immediate_exit_agreed": "true"}
    assert "unusual-length" not in found("open_door", today)
    assert "no-system-named" not in found("open_door", {**today, "handover.system": ""})
    assert "no-system-named" in found("open_door", {"handover.system": ""})
    assert "no-system-named" not in found("open_door", {"leave.status": "parental", "handover.system": ""})


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ({}, False),
        ({"transparency": "I have accepted elsewhere, and the decision is final."}, False),
        ({"transparency": "The decision is final. I am glad to give feedback."}, True),
        ({"transparency": "I have accepted elsewhere."}, True),
        ({"transparency": "I have accepted elsewhere.", "thanks": "Thank you. My mind is made up."}, False),
    ],
)
def test_a_paragraph_ends_on_the_decision(edits: dict[str, str], told: bool) -> None:
    said = found("counter_offer", {}, edits)
    assert ("not-final" in said) == told
    assert not told or said["not-final"].paragraph == "transparency"


@pytest.mark.parametrize(
    ("thanks", "told"),
    [
        ("I would gladly come back one day.", False),
        ("I would be glad to work with you and everyone here again.", False),
        ("I would be happy to work with you both and this team again.", False),
        ("I hope our paths will cross.", False),
        ("I hope we will stay in touch.", True),
        ("I would be glad to answer questions.", True),
    ],
)
def test_the_door_is_a_sentence_about_coming_back(thanks: str, told: bool) -> None:
    said = found("open_door", {}, {"next_step": "I move on.", "thanks": thanks})
    assert ("door-not-open" in said) == told


def test_a_door_in_words_of_ones_own_is_a_door() -> None:
    assert "door-not-open" not in found("open_door", {"content.door": "The kettle knows me."})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("After my last day, I am glad to answer questions by email.", True),
        ("Once I have left, I can help with the migration.", True),
        ("I can be reached for questions even after I leave.", True),
        ("I will answer short questions by text after my last day.", True),
        ("After my last day, I am glad to answer questions until 15 January 2027.", False),
        ("Once I have left, I will answer questions for up to three hours in total.", False),
        ("For two weeks after my last day I will answer short questions.", False),
        ("Before my last day, I will answer every question.", False),
        ("After my last day, letters reach me at home.", False),
    ],
)
def test_help_needs_an_end(text: str, told: bool) -> None:
    assert ("endless-help" in found("open_door", {"letter.extra_paragraph": text})) == told


def test_help_until_a_day_is_no_other_last_day() -> None:
    text = "After my last day, I am glad to answer questions until 15 January 2027."
    assert "dates-disagree" not in found("open_door", {"letter.extra_paragraph": text})


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Femke Øverby", True),
        ("bram", True),
        ("platform team", False),
        ("the search platform team", False),
        ("my successor", False),
        ("TBD", False),
    ],
)
def test_a_colleague_is_a_person_and_no_team(name: str, told: bool) -> None:
    nobody_knows: dict[str, Value] = {"handover.successor": name, "talk.told": "no"}
    assert ("colleague-named" in found("open_door", nobody_knows)) == told
    assert "colleague-named" not in found("counter_offer", nobody_knows)
    assert "colleague-named" not in found("open_door", {**nobody_knows, "talk.told": "today"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You backed the work when it was only a notebook.", set()),
        ("You chose me over others; I will not forget it.", set()),
        ("I ask that we do not discuss a counter-offer.", set()),
        ("You get the notebook only when my bonus is paid.", {"work-held-back"}),
        ("I will write the documents only if you agree.", {"work-held-back"}),
        ("I will not forget what you did to us.", {"threat"}),
        ("I would discuss a counter-offer.", {"counter-offer-opening"}),
        ("Please send my papers and the final settlement once the handover is complete.", set()),
        ("The final settlement first; access comes once it is paid.", {"work-held-back"}),
    ],
)
def test_warm_and_firm_words_are_no_threat(text: str, told: set[str]) -> None:
    said = found("open_door", {"letter.extra_paragraph": text})
    assert {rule for rule, one in said.items() if one.severity == "error"} == told


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("I hand it to TBD.", "TBD"),
        ("The owner is tbd for now.", "tbd"),
        ("The owner is N/A.", "N/A"),
        ("The owner is n/a for now.", "n/a"),
        ("It goes to nobody yet.", "nobody yet"),
        ("It goes to XX and to Bo.", "XX"),
        ("It goes to ???", "???"),
        ("It goes to no one yet, I fear.", "no one yet"),
    ],
)
def test_a_word_that_holds_a_place_is_a_placeholder(text: str, excerpt: str) -> None:
    assert found("open_door", {"letter.extra_paragraph": text})["placeholder"].excerpt == excerpt


@pytest.mark.parametrize(
    "text",
    [
        "For the rota there is nobody yet.",
        "Nobody yet knows the date.",
        "Who owns it??",
        "The XXL nodes stay.",
        "On/after May.",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert "placeholder" not in found("open_door", {"letter.extra_paragraph": text})
