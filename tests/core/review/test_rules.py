"""Every rule speaks about a small case of its own and is silent about a near miss."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from resign_tui.core.answers.draft import Edit, Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document, Paragraph, Source, Span
from resign_tui.core.letter import compose
from resign_tui.core.review import Finding, review, review_document, review_text, table
from resign_tui.core.review.run import CHECKS
from resign_tui.core.review.tone import groups, word_lists
from tests.core.cases import TODAY, USUAL, answers_for, draft
from tests.core.review.rule_cases import CASES, Case

SHIPPED = [f"L-{n:02}" for n in range(1, 84) if n not in (28, 40, 50, 60)]
BY_SIGNS = {"L-02", "L-13", "L-24", "L-41", "L-43", "L-44", "L-57", "L-58"}
BY_DOCUMENT = {"L-52", "L-53", "L-54"}
OF_LETTERS_ELSEWHERE = {"L-76", "L-77"}
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


def unregistered(ids: list[str]) -> list[str]:
    """Rules without words in the table, or without anything that could make them speak."""
    able = {rule for rule, _ in CHECKS} | {one.rule for one in word_lists()} | {one.rule for one, _ in groups()}
    able |= BY_SIGNS | BY_DOCUMENT | OF_LETTERS_ELSEWHERE
    return [one for one in ids if one not in table.rules() or one not in able]


def test_every_rule_is_in_the_table_and_can_speak() -> None:
    assert len(SHIPPED) == 79
    assert unregistered(SHIPPED) == []
    assert set(table.rules()) == {*SHIPPED, "L-40"}


def test_a_rule_that_is_nowhere_is_seen() -> None:
    assert unregistered([*SHIPPED, "L-99"]) == ["L-99"]


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in CASES} | {"L-52", "L-54"} | OF_LETTERS_ELSEWHERE == set(SHIPPED)


def test_agreed_exceptions_become_hints() -> None:
    same_day = {"dates.employment_end": "2026-11-23", "dates.immediate_exit_agreed": "true"}
    assert {one.severity for one in looked_at("open_door", same_day) if one.rule == "L-05"} == {"info"}
    short = {
        "dates.employment_end": "2026-12-07", "notice.contract_value": "4", "notice.contract_unit": "weeks",
        "notice.contract_known": "yes", "notice.shorter_agreed": "true",
    }  # fmt: skip
    assert {one.severity for one in looked_at("open_door", short) if one.rule == "L-06"} == {"info"}


def test_a_letter_that_is_out_is_not_called_late() -> None:
    sent = {"sent.on": "2026-11-10", "dates.letter": "2026-11-10", "dates.given": "2026-11-10"}
    assert not {"L-05", "L-10"} & {one.rule for one in looked_at("open_door", sent)}


def test_a_wrong_date_comes_with_the_right_one_in_the_same_style() -> None:
    found = looked_at("open_door", {}, {"handover": "My last day is December 9, 2026."})
    one = next(one for one in found if one.rule == "L-55")
    assert (one.excerpt, one.replacement, one.paragraph) == ("December 9, 2026", "December 7, 2026", "handover")


def memo(text: str, **answers: Value) -> set[str]:
    departure = Departure(draft(answers_for("mistreated", answers)), TODAY)
    line = (Span(text, Source.ANSWER, "hr.incident"),)
    return {one.rule for one in review_document(departure, Document("hr-memo", "Memo", (Paragraph("p", (line,)),)))}


def test_the_memo_is_about_facts() -> None:
    assert memo("He always hates me, everyone knows.") == {"L-52"}
    assert memo('On 3 May he said "leave" in front of two colleagues.') == set()
    assert "L-52" in memo("", **{"hr.incident": ({"what": "said it"},)})


def test_the_memo_waits_for_advice() -> None:
    asked: dict[str, Value] = {"triage.misconduct": ("harassment",), "triage.legal_claim": "yes"}
    assert "L-53" in memo("A fact.", **asked)
    assert "L-53" not in memo("A fact.", **asked, **{"triage.advice": "declined"})


def test_a_goodbye_recruits_nobody() -> None:
    def goodbye(text: str) -> set[str]:
        departure = Departure(draft(answers_for("open_door")), TODAY)
        paragraph = Paragraph("p", ((Span(text, Source.ANSWER, "goodbye.highlight"),),))
        return {one.rule for one in review_document(departure, Document("goodbye", "Goodbye", (paragraph,)))}

    assert goodbye("Come with me, we are hiring.") == {"L-54"}
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
    assert {one.rule for one in review_text(LETTER.format("My manager is a liar."), "open_door")} >= {"L-14"}
    assert {"L-03", "L-04"} <= {one.rule for one in review_text("I may leave at some point, who knows.", "open_door")}
    assert {"L-30"} <= {one.rule for one in review_text(LETTER.format("All is well."), "counter_offer")}
