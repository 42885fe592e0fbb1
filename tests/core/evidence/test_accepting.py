"""Accepting fills and adds, and never replaces a word that the person wrote; the letter hears nothing of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from resign_tui.core.answers.draft import FROM_EVIDENCE, Cell, Draft
from resign_tui.core.departure import Departure
from resign_tui.core.document import plain
from resign_tui.core.documents import compose
from resign_tui.core.evidence.accepting import accept, as_it_will_stand, differences, drop, undecided
from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.core.handover.records import lines_of, records_by_id, text_of
from resign_tui.exports.text import to_text
from tests.core.evidence.made import COMMIT, MODEL, SCHEDULE, proposals
from tests.core.pages import points, task
from tests.personas import personas

TODAY = date(2026, 11, 27)


def test_a_new_record_stands_as_it_was_shown() -> None:
    draft = accept(Draft(), MODEL)
    (record,) = draft.records("handover.model")
    assert {key: cell for key, cell in record.items() if key != FROM_EVIDENCE} == as_it_will_stand(Draft(), MODEL)
    assert record[FROM_EVIDENCE] == MODEL.id


def test_an_existing_record_gets_its_empty_fields_filled_and_keeps_the_others() -> None:
    typed = {"name": "Shop-Ranker", "metrics": "ndcg 0.41 on the old set", "owner": "Jun", "data": ""}
    draft = Draft().answer("handover.model", ({"name": "other"}, typed))
    shown = as_it_will_stand(draft, MODEL)
    after = accept(draft, MODEL).records("handover.model")
    assert after[0] == {"name": "other"}
    assert after[1] == {**MODEL.fields, **{key: cell for key, cell in typed.items() if cell}} == shown
    assert differences(draft, MODEL) == {"name": "shop-ranker", "metrics": "ndcg_at_10 0.412"}


def test_another_version_is_another_record() -> None:
    draft = Draft().answer("handover.model", ({"name": "shop-ranker", "version": "1"},))
    assert len(accept(draft, MODEL).records("handover.model")) == 2


def test_answers_are_given_and_names_are_added_once() -> None:
    draft = Draft().answer("account.schedules", "unsure").answer("account.schedules_which", "weekly.yml")
    draft = accept(accept(draft, SCHEDULE), SCHEDULE)
    assert draft.text("account.schedules") == "yes"
    assert draft.text("account.schedules_which") == "weekly.yml, nightly.yml in recs"


def test_a_name_within_another_name_is_a_name_of_its_own() -> None:
    draft = Draft().answer("account.schedules_which", "gpu-nightly.yml in recs")
    after = accept(draft, replace(SCHEDULE, answers={"account.schedules_which": "nightly.yml in recs, gpu"}))
    assert after.text("account.schedules_which") == "gpu-nightly.yml in recs, nightly.yml in recs, gpu"


def test_a_no_is_told_as_a_difference() -> None:
    draft = Draft().answer("account.schedules", "no")
    assert differences(draft, SCHEDULE) == {"account.schedules": "yes"}
    assert not differences(Draft(), SCHEDULE)


def test_the_row_tells_place_and_sentence_behind_what_stands_there() -> None:
    item = {"id": "IA-08", "note": "Ask Jun.", "evidence": "wiki/ci", "priority": "P2"}
    draft = accept(Draft().answer("handover.item", (item,)), SCHEDULE)
    record = records_by_id(draft.records("handover.item"))["IA-08"]
    assert text_of(record, "note") == "Ask Jun. The cron line of nightly.yml was last changed by me."
    assert lines_of(record, "evidence") == ("wiki/ci", SCHEDULE.source.shown)
    assert text_of(record, "priority") == "P2"
    typed = Departure(draft, TODAY).checklist.item("IA-08")
    assert typed is not None
    assert typed.evidence == f"wiki/ci; {SCHEDULE.source.shown}"
    row = Departure(accept(Draft(), SCHEDULE), TODAY).checklist.item("IA-08")
    assert row is not None
    assert (row.priority, row.status) == ("P0", "todo")


@pytest.mark.parametrize("row", ["MV-24", "OW-06"])
def test_a_row_that_no_answer_brings_stands_on_the_list_once_a_store_speaks_of_it(row: str) -> None:
    proposal = replace(SCHEDULE, row=row, answers={})
    before, after = (Departure(draft, TODAY).checklist.items for draft in (Draft(), accept(Draft(), proposal)))
    assert row not in {item.id for item in before}
    assert row in {item.id for item in after}


def test_what_was_decided_does_not_come_back() -> None:
    draft = drop(accept(Draft(), MODEL), SCHEDULE)
    assert undecided(draft, [MODEL, SCHEDULE]) == ()
    assert undecided(Draft(), [MODEL, SCHEDULE]) == (MODEL, SCHEDULE)
    assert draft.records("handover.item") == ()


def test_the_first_lines_of_the_handover_tell_what_matters_most() -> None:
    departure = Departure(accept(Draft(), SCHEDULE), TODAY)
    text = to_text(compose(departure, "handover"))
    start = text[text.index("Start here") :]
    assert start.index("Scheduled workflows in one person's name (nightly.yml in recs)") < 200


def test_what_only_this_machine_has_is_told_in_short_lines_first_and_in_whole_on_its_row() -> None:
    draft = Draft()
    for number in range(9):
        draft = accept(draft, replace(COMMIT, source=Source("git", f"work/r{number}"), what=f"r{number} never pushed"))
    draft = accept(draft, replace(COMMIT, source=Source("wandb", "work/w"), row="ET-01", what="4 runs never synced"))
    made = compose(Departure(draft, TODAY), "handover")
    assert points(made, "Start here")[:5] == [
        "4 runs never synced",
        "r0 never pushed",
        "r1 never pushed",
        "r2 never pushed",
        "r3 never pushed (five more like this below)",
    ]
    assert len(points(made, "Start here")) == 6
    risks = [line.partition("; by ")[0] for line in points(made, "Open risks")]
    assert risks[:2] == [
        "Runs exported or summed up: 4 runs never synced",
        "Open pull requests, work not pushed: r0 never pushed; r1 never pushed and seven more",
    ]
    done = replace(COMMIT, priority="")
    assert "r9" not in str(points(compose(Departure(accept(Draft(), done), TODAY), "handover"), "Start here"))


def test_each_note_stands_on_a_line_of_its_own_with_its_place() -> None:
    other = replace(COMMIT, source=Source("git", "work/side"), note="work/side has no remote.")
    made = compose(Departure(accept(accept(Draft(), COMMIT), other), TODAY), "handover")
    assert [plain(line) for line in task(made, "Open pull requests, work not pushed").details] == [
        "P0",
        "Note: One commit of main is on this machine only. (work/recs, main)",
        "Note: work/side has no remote.",
        "Done when: Every pull request and branch has a verdict, and nothing is on one machine only.",
    ]
    made = compose(Departure(accept(Draft(), COMMIT), TODAY), "handover")
    (first, *_) = task(made, "Open pull requests, work not pushed").details
    assert plain(first) == "P0 · at work/recs, main"


def test_two_stores_that_speak_of_one_system_are_both_heard() -> None:
    git = Proposal(Source("git", "work/recs"), "recs", "", "likely", "handover.system", {"name": "recs", "notes": "a"})
    helm = replace(git, source=Source("ci", "Chart.yaml"), fields={"name": "recs", "notes": "a\nImage ranker:4.2"})
    draft = accept(Draft(), git)
    assert not differences(draft, helm)
    assert as_it_will_stand(draft, helm)["notes"] == "a\nImage ranker:4.2"
    (record,) = accept(draft, helm).records("handover.system")
    assert record["notes"] == "a\nImage ranker:4.2"
    typed = Draft().answer("handover.system", ({"name": "recs", "notes": "mine"},))
    assert accept(typed, helm).records("handover.system") == ({"name": "recs", "notes": "mine"},)
    assert differences(typed, helm) == {"notes": "a\nImage ranker:4.2"}


def test_a_run_that_a_store_knows_no_end_of_is_not_said_to_go_on() -> None:
    fields = {"kind": "training", "name": "distil", "step": "114"}
    run = Proposal(Source("wandb", "w"), "distil", "", "likely", record="handover.work", fields=fields)
    made = compose(Departure(accept(Draft(), run), TODAY), "handover")
    assert "Perhaps still running: distil (step 114; nobody has it next)" in points(made, "Start here")
    assert points(made, "Open risks")[0].startswith("distil: no end of the run is recorded, and nobody has it next")
    assert "goes on" not in to_text(made)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(personas())), st.lists(proposals(), max_size=4))
def test_no_letter_changes_by_what_is_accepted(name: str, made: list[Proposal]) -> None:
    persona = personas()[name]
    draft = persona.draft
    for proposal in made:
        draft = accept(draft, proposal)
    before = compose(persona.departure, "letter")
    assert to_text(compose(Departure(draft, persona.today), "letter")) == to_text(before)


@settings(max_examples=100, deadline=None)
@given(st.lists(proposals(), max_size=4), st.lists(proposals(), max_size=4))
def test_nothing_that_was_there_is_ever_replaced(first: list[Proposal], second: list[Proposal]) -> None:
    before = Draft()
    for proposal in first:
        before = accept(before, proposal)
    after = before
    for proposal in second:
        after = accept(after, proposal)
    for question in {proposal.record for proposal in first}:
        for old, new in zip(before.records(question), after.records(question), strict=False):
            assert all(_stays(cell, new[key]) for key, cell in old.items() if text_of(old, key))


def _stays(old: Cell, new: Cell) -> bool:
    """Whether a cell is as it was, or has more lines below what was there."""
    return old == new or (isinstance(old, str) and isinstance(new, str) and new.startswith(f"{old.rstrip()}\n"))


def test_the_day_of_reading_is_told_once_in_a_note() -> None:
    first = replace(SCHEDULE, note="One stops. Read on 27 Nov 2026.")
    second = replace(SCHEDULE, source=Source("ci", "b.yml"), note="Another stops. Read on 27 Nov 2026.")
    later = replace(SCHEDULE, source=Source("ci", "c.yml"), note="A third stops. Read on 28 Nov 2026.")
    draft = Draft()
    for proposal in (first, second, later, second, first):
        draft = accept(draft, proposal)
    (record,) = draft.records("handover.item")
    assert lines_of(record, "note") == (
        "One stops.",
        "Another stops. Read on 27 Nov 2026.",
        "A third stops. Read on 28 Nov 2026.",
    )
