"""Sentences of a letter of ours: what reads wrong is told at its answer, what was left out or guessed is told too."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from resign_tui.core import library
from resign_tui.core.answers.draft import Draft, Edit, Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document, Paragraph, Source, Span
from resign_tui.core.letter import compose, slots
from resign_tui.core.review import Finding, review, rules_words
from resign_tui.core.review.context import Context
from resign_tui.core.review.elsewhere import review_text
from resign_tui.exports.text import to_text
from tests.core.cases import TODAY, USUAL, answers_for, draft, spans
from tests.personas import personas

READS_WRONG = {"repeated-words", "double-stop", "capital-or-stop", "missing-verb"}
HASTY: dict[str, list[Value]] = {
    "content.project": ["to rebuild the loader", "we cut costs by half.", "how we tamed the queue", "query planner"],
    "content.team_value": ["blameless reviews", "to write things down", "that nobody ships on Fridays", "calm"],
    "content.gratitude": [("for your patience",), ("thank you for the trust.", "you let me publish"), ("to hire me",)],
    "next.reason": ["I will run a small team", "head of data", "for a master's degree", "because we move", "vision"],
    "next.generic_phrase": ["to a museum", "a smaller lab.", "with a start-up", "a PhD"],
    "next.disclosure": ["job", "study", "move", "own", "break"],
    "next.goal_area": ["I want to teach", "autonomy", "to build a group"],
    "handover.system": [({"name": "handing over the loader."},), ({"name": "query planner and cache"},)],
    "handover.item": [({"text": "I will write the runbook."},), ({"text": "update docs"},)],
    "handover.successor": ["TBD", "the platform team.", "my successor", "Femke Øverby"],
    "content.future_wish": ["to go live soon", "the next phase.", "all the best"],
    "content.door": ["after my degree", "come back one day", "maybe"],
    "content.after_help_channel": ["by email", "Signal", "a call"],
    "content.after_help": ["true", "false"],
    "letter.extra_paragraph": ["i will bring the laptop back", "My badge goes to the desk."],
    "talk.told": ["no", "today", "last_week", "earlier"],
    "locale.jurisdiction": ["US", "UK", "DE", "FR", "JP", "NL", "SG"],
}


def found(made: Draft, rule: str = "") -> list[Finding]:
    departure = Departure(made, TODAY)
    return [one for one in review(departure, compose.letter(departure)) if not rule or one.rule == rule]


def letter_of(scenario: str, more: Mapping[str, Value]) -> Draft:
    return draft(answers_for(scenario, USUAL[scenario], more))


# -- sentences that read wrong -----------------------------------------------------------------------------------------


def test_what_was_written_over_a_paragraph_is_told_at_the_paragraph() -> None:
    made = letter_of("open_door", {}).edit("open_door.thanks", Edit("I thank you for for it., and goodbye"))
    told = {one.rule: one for one in found(made) if one.rule in READS_WRONG}
    assert set(told) == {"repeated-words", "double-stop", "capital-or-stop"}
    assert {(one.field, one.paragraph) for one in told.values()} == {("", "thanks")}
    assert (told["repeated-words"].excerpt, told["repeated-words"].replacement) == ("for for", "for")
    assert (told["double-stop"].excerpt, told["double-stop"].replacement) == ("it.,", "it,")


def test_a_paragraph_of_ones_own_is_told_at_its_question() -> None:
    (one,) = found(
        letter_of("open_door", {"letter.extra_paragraph": "I leave the the keys at the desk."}), "repeated-words"
    )
    assert (one.field, one.excerpt, one.replacement) == ("letter.extra_paragraph", "the the", "the")


def test_a_word_of_ours_said_again_by_an_answer_is_told_at_the_answer() -> None:
    departure = Departure(
        letter_of("open_door", {"handover.system": ({"name": "rank"}, {"name": "the search."})}), TODAY
    )
    thanks = (Span("Thank you for "), Span("for your trust", Source.ANSWER, "content.gratitude"), Span("."))
    things = (Span("I will hand over "), Span("the search.", Source.ANSWER, "handover.system"), Span(", and go go."))
    body = (Paragraph("thanks", (thanks,)), Paragraph("handover", (things,)))
    context = Context(departure, Document("letter", "Letter", body))
    told = sorted(rules_words.misread(context), key=lambda finding: finding.rule, reverse=True)
    assert [(one.rule, one.field, one.excerpt, one.replacement) for one in told] == [
        ("repeated-words", "content.gratitude", "for your trust", ""),
        ("double-stop", "handover.system[1].name", "the search.", ""),
    ]


def test_names_are_not_judged_and_an_advisers_words_are_not_either() -> None:
    strange: dict[str, Value] = {
        "company.name": "The the Company., Ltd",
        "manager.name": "bo bo",
        "sender.role": "ml ml",
    }
    assert READS_WRONG.isdisjoint({one.rule for one in found(letter_of("open_door", strange))})
    words: dict[str, Value] = {"content.adviser_paragraph": "i reserve the the right.."}
    assert READS_WRONG.isdisjoint({one.rule for one in found(letter_of("mistreated", words))})


def test_a_sentence_of_ours_that_was_kept_by_hand_is_no_finding() -> None:
    for scenario in library.SCENARIOS:
        made = letter_of(scenario, {})
        for block in compose.letter(Departure(made, TODAY)).blocks:
            if isinstance(block, Paragraph):
                text = "".join(span.text for line in block.lines for span in line)
                made = made.edit(f"{scenario}.{block.id}", Edit(text, compose.basis(block)))
        assert [one.rule for one in found(made) if one.rule in {*READS_WRONG, "broken-promise"}] == []


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(library.SCENARIOS),
    st.fixed_dictionaries({key: st.sampled_from(some) for key, some in HASTY.items()}),
    st.integers(1, 99),
)
def test_hasty_answers_make_letters_that_read_right(scenario: str, answers: dict[str, Value], seed: int) -> None:
    made = replace(letter_of(scenario, {**answers, "next.status": "signed_start_confirmed"}), seed=seed)
    assert [(one.rule, one.excerpt) for one in found(made) if one.rule in READS_WRONG] == []
    text = to_text(compose.letter(Departure(made, TODAY)))
    assert {one.rule for one in review_text(text, scenario)} & READS_WRONG == set()


def test_everyone_reads_right() -> None:
    for who in personas().values():
        letter = compose.letter(who.departure)
        assert {one.rule for one in review(who.departure, letter)} & READS_WRONG == set()
        assert {one.rule for one in review_text(to_text(letter), who.departure.scenario)} & READS_WRONG == set()


# -- help that is left out ---------------------------------------------------------------------------------------------


def help_with(**answers: Value) -> Draft:
    given = {f"content.after_help{name}": value for name, value in answers.items()}
    return letter_of("counter_offer", {"content.after_help": "true", "next.status": "signed", **given})


def offers_help(made: Draft) -> bool:
    return any(span.field == "content.after_help_hours" for span in spans(compose.letter(Departure(made, TODAY))))


@pytest.mark.parametrize(
    ("answers", "field", "said"),
    [
        ({"_until": "2026-12-06"}, "content.after_help_until", "not after"),
        ({"_until": "2026-12-07"}, "content.after_help_until", "not after"),
        ({"_hours": "0"}, "content.after_help_hours", "no offer"),
    ],
)
def test_an_offer_that_the_letter_leaves_out_is_told_with_its_reason(
    answers: dict[str, Value], field: str, said: str
) -> None:
    made = help_with(**answers)
    assert not offers_help(made)
    (one,) = found(made, "help-left-out")
    assert (one.field, one.severity) == (field, "warn")
    assert said in one.why


@pytest.mark.parametrize("answers", [{}, {"_until": "2026-12-08"}, {"_hours": "1.5"}, {"_until": "soon"}])
def test_an_offer_that_stands_is_not_told(answers: dict[str, Value]) -> None:
    made = help_with(**answers)
    assert offers_help(made)
    assert found(made, "help-left-out") == []


def test_no_offer_is_missed_where_none_was_wanted() -> None:
    unwanted: dict[str, Value] = {
        "content.after_help": "false",
        "content.after_help_until": "2026-12-01",
        "content.after_help_hours": "0",
    }
    assert found(letter_of("counter_offer", {"next.status": "signed", **unwanted}), "help-left-out") == []
    assert found(letter_of("mistreated", {**unwanted, "content.after_help": "true"}), "help-left-out") == []


# -- guesses -----------------------------------------------------------------------------------------------------------


def test_a_guess_is_told_at_its_entry_until_a_reading_is_chosen() -> None:
    made = letter_of("open_door", {"handover.system": ({"name": "feature store"}, {"name": "forecast-core"})})
    (one,) = found(made, "doubtful-reading")
    assert (one.field, one.excerpt, one.severity) == ("handover.system[1].name", "forecast-core", "info")
    assert "the forecast-core" in one.why
    chosen = made.word(slots.reading_key("handover.system", "forecast-core"), 2)
    assert found(chosen, "doubtful-reading") == []


def test_an_answer_that_says_nothing_yet_is_told_to_stay_out() -> None:
    made = letter_of("open_door", {"handover.successor": "TBD"})
    (one,) = found(made, "doubtful-reading")
    assert (one.field, one.excerpt) == ("handover.successor", "TBD")
    assert "TBD" not in to_text(compose.letter(Departure(made, TODAY)))


def test_a_guess_that_is_not_in_the_letter_is_not_told() -> None:
    made = letter_of(
        "open_door", {"handover.system": ({"name": "forecast-core"},), "handover.item": ({"text": "TBD"},)}
    )
    over = made.edit("open_door.handover", Edit("I will hand everything over."))
    assert found(over, "doubtful-reading") == []
    assert found(letter_of("closed_door", {"handover.successor": "bram"}), "doubtful-reading") == []


def test_a_whole_paragraph_is_not_questioned() -> None:
    whole: dict[str, Value] = {"letter.extra_paragraph": "The survey contract runs through March and needs an owner."}
    assert found(letter_of("open_door", whole), "doubtful-reading") == []


# -- answers as the letter writes them ---------------------------------------------------------------------------------


def test_a_system_with_its_article_is_still_the_one_that_was_typed() -> None:
    made = letter_of("open_door", {"handover.system": ({"name": "query planner"}, {"name": "hostile post filter"})})
    letter = compose.letter(Departure(made, TODAY))
    assert any(span.text == "the hostile post filter" and span.source is Source.ANSWER for span in spans(letter))
    (one,) = [one for one in found(made, "grievance") if one.field]
    assert one.field == "handover.system[1].name"


def test_a_new_employer_is_known_without_the_at_before_it() -> None:
    early: dict[str, Value] = {
        "next.name": "at Hollowbrook",
        "letter.extra_paragraph": "I look forward to Hollowbrook.",
    }
    (one,) = found(letter_of("open_door", {"next.status": "talks", **early}), "employer-named-early")
    assert (one.field, one.excerpt) == ("letter.extra_paragraph", "Hollowbrook")
    assert [one.excerpt for one in found(letter_of("closed_door", early), "destination-named")] == ["Hollowbrook"]


def test_the_length_of_an_answer_is_the_length_that_was_typed() -> None:
    made = letter_of("open_door", {"content.project": f"{'long ' * 22}rebuild"})
    assert found(made, "long-answer") == []
    (one,) = found(letter_of("open_door", {"content.project": f"{'long ' * 25}rebuild"}), "long-answer")
    assert one.why.startswith("132 characters")
