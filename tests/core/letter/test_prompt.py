"""The sentence around a gap, what is doubtful in an answer, other wordings, and the seed that keeps them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft, Edit, Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document, Paragraph, Source, Span, plain
from resign_tui.core.letter import compose
from resign_tui.core.letter.prompt import Prompt, prompt, questioned, read_as, wording_at, wording_of
from resign_tui.core.letter.slots import KINDS
from resign_tui.core.letter.wording import seed_of, seeded
from tests.core.answer_sets import AnswerSet, answer_sets
from tests.core.cases import TODAY, USUAL, answers_for, departure, draft, paragraphs, words_of

OPEN: dict[str, Value] = {**USUAL["open_door"], "next.disclosure": "job"}
HOLDS: dict[str, Value] = {
    "next.disclosure": "job",
    "content.after_help": "true",
    "notice.contract_known": "yes",
    "handover.successor": "Bram Achterberg",
}
SAID: dict[str, tuple[str, ...]] = {
    "open_door": ("sender.role", "company.name", "content.project", "content.team_value", "next.generic_phrase",
                  "next.reason", "handover.system", "handover.successor", "content.gratitude", "content.door"),
    "closed_door": ("sender.role", "company.name", "content.project", "handover.system", "content.gratitude",
                    "content.future_wish"),
    "mistreated": ("sender.role", "company.name", "handover.system", "handover.successor"),
    "counter_offer": ("sender.role", "company.name", "next.generic_phrase", "next.goal_area", "handover.item",
                      "handover.successor", "content.gratitude"),
}  # fmt: skip
"""Questions whose gap every letter of the scenario has, whether they are answered or not."""


def asked(answers: Mapping[str, Value], field_id: str) -> Prompt | None:
    """The prompt of a question in the letter of these answers."""
    made = departure(answers)
    return prompt(made, field_id, compose.letter(made))


def whole(found: Prompt | None) -> str:
    assert found is not None
    return f"{found.before}{found.gap}{found.after}"


def body(document: Document) -> str:
    return "\n".join(plain(line) for block in document.blocks if isinstance(block, Paragraph) for line in block.lines)


@pytest.mark.parametrize(("scenario", "field_id"), [(name, one) for name, ids in SAID.items() for one in ids])
def test_an_answer_has_its_sentence_and_without_it_the_gap(scenario: str, field_id: str) -> None:
    answers = answers_for(scenario, USUAL[scenario], HOLDS)
    spec = catalogue.field(field_id)
    text = spec.example.split(" · ")[0] or "something"
    value: Value = ({spec.columns[0].key: text},) if spec.kind == "records" else (text,)
    full = {**answers, field_id: text if spec.kind == "text" else value}
    said = asked(full, field_id)
    assert said is not None and said.gap
    assert whole(said) in body(compose.letter(departure(full)))
    assert whole(said)[0].isupper() and whole(said).endswith((".", "?"))
    bare = {one: value for one, value in full.items() if one != field_id}
    empty = asked(bare, field_id)
    if spec.default or spec.defaults.get(scenario):
        assert empty is not None and empty.gap
    else:
        assert empty is not None and not empty.gap
        assert whole(empty)[0].isupper() and empty.after


def test_the_form_of_the_answer_chooses_the_sentence() -> None:
    def said(typed: str) -> str:
        return whole(asked(answers_for("open_door", OPEN, {"content.project": typed}), "content.project"))

    assert "the recommendation engine rebuild" in said("recommendation engine rebuild")
    assert said("we rebuilt the ranker").startswith("I am proud that we rebuilt the ranker")
    assert said("how we rebuilt the ranker").startswith("I am proud of how we rebuilt the ranker")


def test_a_list_is_one_gap() -> None:
    systems = tuple({"name": name} for name in ("the ranker", "the gateway", "feature-store@2"))
    found = asked(answers_for("open_door", OPEN, {"handover.system": systems}), "handover.system")
    assert found is not None
    assert found.gap == "the ranker, the gateway, and feature-store@2"
    thanks = asked(answers_for("open_door", OPEN), "content.gratitude")
    assert thanks is not None
    assert "design documents" in thanks.gap and thanks.gap.endswith("trusting me with on-call")


def test_a_name_with_its_own_stop_ends_the_sentence_and_one_inside_does_not() -> None:
    answers = answers_for("open_door", OPEN, {"company.name": "Quill & Lantern, Inc."})
    company = asked(answers, "company.name")
    assert company is not None and (company.gap, company.after) == ("Quill & Lantern, Inc.", "")
    role = asked({**answers, "sender.role": "Sr. ML Engineer"}, "sender.role")
    assert role is not None and role.before.startswith("I am") and role.gap == "Sr. ML Engineer"
    assert role.after == " at Quill & Lantern, Inc."


@pytest.mark.parametrize("typed", ["TBD", "n/a", "nobody yet"])
def test_what_says_that_there_is_none_yet_leaves_the_gap(typed: str) -> None:
    found = asked(answers_for("open_door", OPEN, {"handover.successor": typed}), "handover.successor")
    assert found is not None and not found.gap and typed not in whole(found)


def test_where_the_letter_never_says_it_there_is_no_prompt() -> None:
    assert asked(answers_for("open_door", OPEN), "dates.employment_end") is None
    assert asked(answers_for("open_door", OPEN), "content.future_wish") is None
    assert (
        asked(answers_for("open_door", OPEN, {"letter.extra_paragraph": "I will."}), "letter.extra_paragraph") is None
    )


@pytest.mark.parametrize("text", ["My own words about the ranking rebuild.", ""])
def test_a_paragraph_in_ones_own_words_has_no_prompt(text: str) -> None:
    answers = answers_for("closed_door", USUAL["closed_door"])
    paragraph = next(name for name, said in paragraphs(compose.letter(departure(answers))).items()
                     if "ranking rebuild" in said)  # fmt: skip
    made = Departure(draft(answers).edit(f"closed_door.{paragraph}", Edit(text)), TODAY)
    assert prompt(made, "content.project", compose.letter(made)) is None
    emptied = Departure(made.draft.without("content.project"), TODAY)
    assert prompt(emptied, "content.project", compose.letter(emptied)) is None


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(library.SCENARIOS))
def test_whatever_is_typed_the_prompt_is_of_the_letter(data: st.DataObject, scenario: str) -> None:
    made_of: AnswerSet = data.draw(answer_sets(scenario))
    made = Departure(draft(made_of.answers), TODAY)
    letter = compose.letter(made)
    for field_id in KINDS:
        found = prompt(made, field_id, letter)
        if found is not None and found.gap:
            assert whole(found) in body(letter)
        questioned(made, field_id)


# -- doubts --------------------------------------------------------------------------------------------------------


def test_the_first_doubtful_entry_is_asked_about_and_a_chosen_reading_settles_it() -> None:
    systems = tuple({"name": name} for name in ("the ranker", "forecast-core", "tern-core"))
    made = draft(answers_for("open_door", OPEN, {"handover.system": systems}))
    found = questioned(Departure(made, TODAY), "handover.system")
    assert found is not None and found.doubt
    assert (found.typed, found.ways) == ("forecast-core", ("forecast-core", "the forecast-core"))
    second = read_as(made, "handover.system", found.typed, 1)
    assert second.answers == made.answers
    assert "the forecast-core" in words_of(compose.letter(Departure(second, TODAY)))
    after = questioned(Departure(second, TODAY), "handover.system")
    assert after is not None and after.typed == "tern-core"
    done = read_as(second, "handover.system", "tern-core", 0)
    assert questioned(Departure(done, TODAY), "handover.system") is None
    assert "the tern-core" not in words_of(compose.letter(Departure(done, TODAY)))


def test_a_doubt_without_a_second_reading_is_settled_by_confirming_ours() -> None:
    made = draft(answers_for("open_door", OPEN, {"content.gratitude": ("my time here",)}))
    found = questioned(Departure(made, TODAY), "content.gratitude")
    assert found is not None and found.doubt and found.ways == ("my time here",)
    after = Departure(read_as(made, "content.gratitude", "my time here", 0), TODAY)
    assert questioned(after, "content.gratitude") is None
    assert compose.letter(after) == compose.letter(Departure(made, TODAY))


def test_what_stays_out_of_the_letter_has_no_reading() -> None:
    found = questioned(departure(answers_for("open_door", OPEN, {"handover.successor": "TBD"})), "handover.successor")
    assert found is not None and found.doubt and found.ways == ()


def test_a_second_reading_is_offered_where_we_are_sure_too() -> None:
    found = questioned(departure(answers_for("open_door", {"company.name": "Tern Foundation"})), "company.name")
    assert found is not None and not found.doubt
    assert found.ways == ("the Tern Foundation", "Tern Foundation")


def test_a_plain_answer_and_a_question_of_no_sentence_are_not_questioned() -> None:
    made = departure(answers_for("open_door", OPEN))
    assert questioned(made, "content.project") is None
    assert questioned(made, "locale.jurisdiction") is None


# -- other wordings ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_another_wording_goes_round_and_touches_its_sentence_alone(scenario: str) -> None:
    made = departure(answers_for(scenario, USUAL[scenario]))
    offered = compose.offered(made)
    shown = {span.wording for block in compose.letter(made).blocks if isinstance(block, Paragraph)
             for line in block.lines for span in line} - {""}  # fmt: skip
    assert offered.keys() & shown
    for key in offered.keys() & shown:
        letters, now = [], made
        for _ in range(offered[key].count):
            letters.append(words_of(compose.letter(now)))
            now = replace(now, draft=compose.next_wording(now, key))
        assert len(set(letters)) == len(letters) == offered[key].count > 1
        assert words_of(compose.letter(now)) == letters[0]


def test_a_sentence_that_is_not_there_has_no_other_wording() -> None:
    made = departure(answers_for("open_door"))
    assert compose.next_wording(made, "nothing") is made.draft


def test_the_key_under_the_cursor_comes_first_then_the_sentences() -> None:
    line = (
        Span("One.", wording="a"),
        Span(" Two "),
        Span("three", Source.ANSWER, "f"),
        Span(" and", wording="b"),
        Span("."),
    )
    assert [wording_at(line, at, {"a", "b"}) for at in (0, 3, 6, 11, 15, 18)] == ["a", "a", "b", "b", "b", "b"]
    assert wording_at(line, 0, {"b"}) == ""
    letter = Document("letter", "", (Paragraph("p", (line,)),))
    assert wording_of(letter, "f", {"a", "b"}) == "b"
    assert wording_of(letter, "g", {"a", "b"}) == ""


# -- the seed ------------------------------------------------------------------------------------------------------


def never() -> int:
    raise AssertionError("nothing was to be drawn")


@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_a_draft_that_names_the_person_keeps_its_letter_when_it_gets_a_seed(scenario: str) -> None:
    made = departure(answers_for(scenario, USUAL[scenario]))
    after = seeded(made, never)
    assert after.seed == seed_of(made) > 0
    assert compose.letter(Departure(after, TODAY)) == compose.letter(made)
    assert seeded(Departure(after, TODAY), never) is after


@pytest.mark.parametrize("answers", [{}, {"sender.full_name": "Dana"}, {"company.name": "Tern"}])
def test_else_the_seed_is_drawn(answers: dict[str, Value]) -> None:
    assert seeded(departure(answers), lambda: 42) == replace(draft(answers), seed=42)


def test_the_seed_follows_name_and_company_and_nothing_else() -> None:
    one, same = departure(answers_for("open_door")), departure(answers_for("closed_door"))
    assert seed_of(one) == seed_of(same) != seed_of(departure({**answers_for("open_door"), "company.name": "Other"}))
    assert 0 < seed_of(Departure(Draft(), TODAY)) < 2**31
