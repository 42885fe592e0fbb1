"""Facts: typed answers, defaults that hold as long as the question is asked, and problems instead of exceptions."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.answers import catalogue, facts
from resign_tui.core.answers.conditions import Condition
from resign_tui.core.answers.draft import Draft, Value
from tests.core.cases import TODAY, draft

ANY = st.text(st.characters(exclude_categories=()), max_size=60)


def read(**answers: Value) -> facts.Facts:
    return facts.read(draft({key.replace("__", "."): value for key, value in answers.items()}), TODAY)


def test_answers_are_trimmed_and_the_draft_is_not() -> None:
    typed = draft({"sender.full_name": "  Dana\nMirelle "})
    assert facts.read(typed, TODAY).text("sender.full_name") == "Dana Mirelle"
    assert typed.text("sender.full_name") == "  Dana\nMirelle "


def test_a_question_of_several_lines_keeps_them() -> None:
    assert (
        read(company__address=" 9 Inkwell Plaza \nPort Wend ").text("company.address") == "9 Inkwell Plaza\nPort Wend"
    )


def test_blank_is_no_answer() -> None:
    found = read(sender__role="   ")
    assert not found.is_given("sender.role")
    assert found.text("sender.role") == "AI Engineer"


def test_a_default_is_not_given() -> None:
    assert read().text("sender.role") == "AI Engineer"
    assert not read().is_given("sender.role")


def test_a_default_counts_only_while_its_question_is_asked() -> None:
    assert read().within("closed_door", {}).text("content.consideration") == ""
    assert read().within("counter_offer", {}).text("content.consideration") == "careful"


def test_a_fallback_goes_before_the_default_and_an_answer_before_both() -> None:
    fallbacks = {"content.consideration": "weeks"}
    assert read().within("counter_offer", fallbacks).text("content.consideration") == "weeks"
    typed = read(content__consideration="months").within("counter_offer", fallbacks)
    assert typed.text("content.consideration") == "months"


def test_what_cannot_be_read_is_a_problem_and_falls_back() -> None:
    found = read(dates__employment_end="31 April", leave__days_left="many", notice__chosen_weeks="7")
    assert {one.field for one in found.problems} == {"dates.employment_end", "leave.days_left", "notice.chosen_weeks"}
    assert found.day("dates.employment_end") is None
    assert found.number("leave.days_left") == 0
    assert "30 days" in found.problem("dates.employment_end")


def test_every_kind_reads() -> None:
    found = read(
        ownership__prod_model="yes",
        dates__given="2026-11-30",
        leave__days_left="3,5",
        triage__patterns=("hostile_manager", "paper_credit_taken"),
        letter__cc=("HR", "  ", " Imre "),
        handover__system=({"name": " Recs ", "notes": "a\n b"}, {"name": " "}),
    )
    assert found.flag("ownership.prod_model")
    assert found.day("dates.given") == date(2026, 11, 30)
    assert found.number("leave.days_left") == 3.5
    assert found.many("triage.patterns") == ("hostile_manager", "paper_credit_taken")
    assert found.many("letter.cc") == ("HR", "Imre")
    assert [dict(one) for one in found.records("handover.system")] == [{"name": "Recs", "notes": "a\n b"}]


def test_one_text_may_stand_for_several() -> None:
    found = read(triage__patterns="hostile_manager, paper_credit_taken", letter__cc="HR\nImre")
    assert found.many("triage.patterns") == ("hostile_manager", "paper_credit_taken")
    assert found.many("letter.cc") == ("HR", "Imre")


def test_an_unknown_question_is_left_alone() -> None:
    found = facts.read(Draft().answer("no.such", "x"), TODAY)
    assert found.problems == ()
    assert not found.is_given("no.such")


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (Condition("ownership.prod_model", is_=("true",)), True),
        (Condition("ownership.prod_model", not_=("true",)), False),
        (Condition("ownership.pipelines", is_=("false",)), True),
        (Condition("triage.patterns", is_=("hostile_manager",)), True),
        (Condition("triage.patterns", not_=("none",)), True),
        (Condition("triage.trusted_person", is_=("",)), True),
        (Condition("triage.trusted_person", not_=("",)), False),
        (Condition("scenario", is_=("open_door",)), True),
        (Condition("scenario", not_=("open_door", "")), False),
    ],
)
def test_conditions(condition: Condition, holds: bool) -> None:
    found = read(ownership__prod_model="yes", triage__patterns=("paper_credit_taken", "hostile_manager"))
    assert found.within("open_door", {}).hold(((condition,),)) is holds


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_text_anywhere_reads_without_raising(data: st.DataObject) -> None:
    ids = data.draw(st.lists(st.sampled_from(sorted(catalogue.fields())), min_size=1, max_size=8, unique=True))
    value = st.one_of(
        ANY, st.lists(ANY, max_size=3).map(tuple), st.lists(st.dictionaries(ANY, ANY), max_size=2).map(tuple)
    )
    typed: dict[str, Value] = {field_id: data.draw(value) for field_id in ids}
    found = facts.read(draft(typed), TODAY).within("open_door", {})
    for field_id in catalogue.fields():
        found.text(field_id), found.flag(field_id), found.day(field_id), found.number(field_id)
        found.many(field_id), found.records(field_id), found.is_asked(field_id)
    assert all(one.text and "\n" not in one.text for one in found.problems)
