"""Every rule speaks about a small case of its own and is silent about a near miss."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pytest

from resign_tui.core.answers.draft import Edit, Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document, Paragraph, Source, Span
from resign_tui.core.letter import compose
from resign_tui.core.review import Finding, review, review_document, table
from resign_tui.core.review.elsewhere import review_text
from resign_tui.core.review.run import checks
from resign_tui.core.review.table import Rule
from tests.core.cases import TODAY, USUAL, answers_for, draft
from tests.core.review.rule_cases import CASES, Case

NUMBERS = [f"L-{n:02}" for n in range(1, 84) if n not in (28, 50, 60)]
BY_SIGNS = {
    "placeholder",
    "sarcasm",
    "pay-figures",
    "private-number",
    "confidential-detail",
    "internal-address",
    "ambiguous-date",
    "hidden-characters",
}
OF_KEYS = {"secret", "perhaps-secret"}
OF_LETTERS_ELSEWHERE = {"wrong-weekday", "not-english"}
"""Their cases are in test_elsewhere.py."""


def looked_at(
    scenario: str, more: Mapping[str, Value], edits: Mapping[str, str] | None = None, today: date = TODAY
) -> tuple[Finding, ...]:
    made = draft(answers_for(scenario, USUAL[scenario], more))
    for name, text in (edits or {}).items():
        made = made.edit(f"{scenario}.{name}", Edit(text))
    departure = Departure(made, today)
    return review(departure, compose.letter(departure))


@pytest.mark.parametrize("case", [pytest.param(one, id=f"{one.rule}-{at}") for at, one in enumerate(CASES)])
def test_rule_speaks_and_is_silent(case: Case) -> None:
    said = {one.rule for one in looked_at(case.scenario, case.speaks, case.edits)}
    quiet = {one.rule for one in looked_at(case.scenario, case.silent, case.silent_edits)}
    assert case.rule in said
    assert case.rule not in quiet


def mute(rules: Iterable[Rule]) -> list[str]:
    """Rules without anything that could make them speak."""
    other = BY_SIGNS | OF_KEYS | OF_LETTERS_ELSEWHERE
    return [
        one.id
        for one in rules
        if not (one.check or one.companion_check or one.words or one.together or one.id in other)
    ]


def test_every_rule_can_speak_and_keeps_its_number() -> None:
    rules = table.rules().values()
    assert mute(rules) == []
    assert [one.number for one in rules if one.number] == NUMBERS
    looked = {rule for of_rules in checks("check").values() for rule in of_rules}
    assert looked == {rule for rule in rules if rule.check}
    assert len(looked) >= 55


def test_a_rule_that_nothing_makes_speak_is_seen() -> None:
    planted = Rule("silence", "info", "Silence", "Nothing is said.", "Say something.")
    assert mute([*table.rules().values(), planted]) == ["silence"]


def test_every_rule_has_a_case() -> None:
    without = {"label-for-fact", "unfit-for-farewell"} | OF_KEYS | OF_LETTERS_ELSEWHERE
    assert {case.rule for case in CASES} | without == set(table.rules())


def test_agreed_exceptions_become_hints() -> None:
    same_day = {"dates.employment_end": "2026-11-23", "dates.immediate_exit_agreed": "true"}
    assert {one.severity for one in looked_at("open_door", same_day) if one.rule == "impossible-last-day"} == {"info"}
    short = {
        "dates.employment_end": "2026-12-07", "notice.contract_value": "4", "notice.contract_unit": "weeks",
        "notice.contract_known": "yes", "notice.shorter_agreed": "true",
    }  # fmt: skip
    assert {one.severity for one in looked_at("open_door", short) if one.rule == "below-owed-notice"} == {"info"}


def test_a_letter_that_is_out_is_not_called_late() -> None:
    sent = {"sent.on": "2026-11-10", "dates.letter": "2026-11-10", "dates.given": "2026-11-10"}
    assert not {"impossible-last-day", "letter-date"} & {one.rule for one in looked_at("open_door", sent)}


def test_a_wrong_date_comes_with_the_right_one_in_the_same_style() -> None:
    found = looked_at("open_door", {}, {"handover": "My last day is December 9, 2026."})
    one = next(one for one in found if one.rule == "dates-disagree")
    assert (one.excerpt, one.replacement, one.paragraph) == ("December 9, 2026", "December 7, 2026", "handover")


def memo(text: str, **answers: Value) -> set[str]:
    departure = Departure(draft(answers_for("mistreated", answers)), TODAY)
    line = (Span(text, Source.ANSWER, "hr.incident"),)
    return {one.rule for one in review_document(departure, Document("hr-memo", "Memo", (Paragraph("p", (line,)),)))}


def test_the_memo_is_about_facts() -> None:
    assert memo("He always hates me, everyone knows.") == {"label-for-fact"}
    assert memo('On 3 May he said "leave" in front of two colleagues.') == set()
    assert "label-for-fact" in memo("", **{"hr.incident": ({"what": "said it"},)})


def test_the_memo_waits_for_advice() -> None:
    asked: dict[str, Value] = {"triage.misconduct": ("harassment",), "triage.legal_claim": "yes"}
    assert "memo-with-letter" in memo("A fact.", **asked)
    assert "memo-with-letter" not in memo("A fact.", **asked, **{"triage.advice": "declined"})


def test_a_goodbye_recruits_nobody() -> None:
    def goodbye(text: str) -> set[str]:
        departure = Departure(draft(answers_for("open_door")), TODAY)
        paragraph = Paragraph("p", ((Span(text, Source.ANSWER, "goodbye.highlight"),),))
        return {one.rule for one in review_document(departure, Document("goodbye", "Goodbye", (paragraph,)))}

    assert goodbye("Come with me, we are hiring.") == {"unfit-for-farewell"}
    assert goodbye("the night the index fit into memory") == set()


LETTER = """Ada Lind

Dear Bo,

I resign from my post as engineer. My last working day is 7 December 2026.

{}

I hope that we work together again, and I thank you for the years we had in this group of kind people who care.
The documents for the index are complete, and the open items are in the list that I sent to you this morning. I will
spend the last two weeks on the handover and on the questions that come up while you read it, so please write them down.

Regards,
Ada
"""


def test_a_letter_written_elsewhere() -> None:
    assert review_text(LETTER.format("All is well with the index."), "open_door") == ()
    assert {one.rule for one in review_text(LETTER.format("My manager is a liar."), "open_door")} >= {"insult"}
    assert {"no-plain-resignation", "no-last-day"} <= {
        one.rule for one in review_text("I may leave at some point, who knows.", "open_door")
    }
    assert {"not-final"} <= {one.rule for one in review_text(LETTER.format("All is well."), "counter_offer")}
