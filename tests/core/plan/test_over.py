"""After the last day in: every place says that it is over and what still holds, and none asks for work."""

from __future__ import annotations

import re
from datetime import date

from resign_tui.cli.advice import advice_lines, advice_of
from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.plan.order import ALL_DONE, first_sentence
from resign_tui.core.plan.over import after_last_day, is_over
from resign_tui.core.plan.schedule import plan
from resign_tui.core.plan.today import has_today, load_words, today
from resign_tui.ui.signs import UNICODE
from resign_tui.ui.steps import schedule_rows, schedule_today_rows
from resign_tui.ui.widgets import handover_pane
from resign_tui.ui.widgets.handover_pane import Overview
from tests.core.plan.test_plan import OWNS, until

SENT: dict[str, Value] = {"sent.on": "2026-11-23", "dates.given": "2026-11-23"}
LATE: Value = ({"id": "bot", "text": "the bot", "due": "2026-12-01"},)
HEAD = "The handover ended Mon 21 Dec 2026, your last day in."


def after(day: date = date(2026, 12, 22), **more: Value) -> Departure:
    answers = {key.replace("__", "."): value for key, value in more.items()}
    return until("2026-12-21", OWNS, SENT, {"handover.item": LATE}, answers, today=day)


def test_on_the_last_day_it_is_not_over() -> None:
    assert after_last_day(after(date(2026, 12, 21))) == ()
    assert not is_over(after(date(2026, 12, 21)))


def test_a_past_day_is_no_end_while_the_letter_is_not_handed_in() -> None:
    made = until("2025-12-19", OWNS, today=date(2026, 11, 23))
    assert made.timeline.last_day == date(2025, 12, 19)
    assert not is_over(made) and not has_today(made)
    assert "ended" not in first_sentence(made)


def test_what_goes_on_is_equipment_confidentiality_a_reference_and_open_pay() -> None:
    head, *held = after_last_day(after())
    assert head == HEAD
    for word in ("Equipment", "Confidentiality", "reference", "pay, leave, bonus and expenses", "left open"):
        assert any(word in sentence for sentence in held), word
    settled = " ".join(after_last_day(after(check__equipment="done", check__references="not_applicable")))
    assert "Equipment" not in settled and "reference" not in settled


def test_as_long_as_leave_runs_one_is_employed() -> None:
    leave: dict[str, Value] = {"leave__days_left": "5", "leave__use_to_shorten": "yes"}
    made = after(date(2026, 12, 18), **leave)
    assert made.timeline.last_day == date(2026, 12, 14)
    assert "You are employed until Mon 21 Dec 2026" in after_last_day(made)[1]


def test_today_the_schedule_the_pane_and_the_advice_say_so_and_ask_for_nothing() -> None:
    made = after()
    here = today(made)
    assert has_today(made)
    assert (here.items, here.spread, here.after_last_day) == ((), 0, after_last_day(made))
    assert first_sentence(made) == HEAD
    assert plan(made).notes == after_last_day(made)
    rows = [row.left for row in schedule_today_rows.rows(made, UNICODE, 100, today(made))]
    assert "What still holds" in rows and not any("to do; the day has" in row for row in rows)
    pane = handover_pane.draw_frame(Overview(made.checklist, "", (), here.after_last_day), 64, 12, UNICODE, False)
    said = " ".join(text for row in pane for text, _ in row)
    assert "The handover ended" in said and " next □" not in said
    advice = advice_of(made)
    assert advice["first"] is None
    assert advice["today"]["holds"] == list(after_last_day(made))
    assert advice["today"]["slipped"] == advice["today"]["tasks"] == []


def test_a_day_of_the_plan_says_how_much_more_it_asks_than_it_has() -> None:
    late = until("2026-12-07", OWNS)
    rows = [row.left for row in schedule_rows.rows(late, UNICODE, 100, plan(late))]
    loads = [row for row in rows if " h, " in row or " of 5 h" in row]
    assert any("more than a day has" in row for row in loads)
    assert all(float(row.split(" of 5 h")[0].split()[-1]) <= 5 for row in loads if " of 5 h" in row)


def told(made: Departure) -> str:
    """All that `advise` says of a departure."""
    return "\n".join(advice_lines(advice_of(made), made))


def test_what_was_left_open_is_not_called_done_nor_to_be_done() -> None:
    said = told(after())
    assert "left open" in said
    assert not re.search("Nothing is left|urgent and open|First:|Recommended|Employment ends", said)
    assert not any(f"  {item.id}  " in said for item in after().checklist.items)


def test_before_it_is_handed_in_a_letter_is_recommended_and_after_it_none_is() -> None:
    before = until("2026-12-21", OWNS)
    assert "Recommended: " in told(before) and "\nLetter: " not in told(before)
    sent = after(date(2026, 11, 24))
    assert "Recommended: " not in told(sent) and "\nLetter: Open door" in told(sent)
    assert "hand it in" not in told(sent)


def test_the_advice_names_what_has_no_room_as_the_day_does() -> None:
    said = told(after(date(2026, 12, 14)))
    here = today(after(date(2026, 12, 14)))
    assert here.more and "no room" in load_words(here)
    assert said.index("No room today:") < said.index(here.more[0].id)


def test_done_for_today_speaks_of_a_rest_only_where_there_is_one() -> None:
    day = date(2026, 12, 14)
    every = after(day).checklist.items
    done = tuple({"id": item.id, "status": "done", "done_on": day.isoformat()} for item in every)
    made = after(day, handover__item=done)
    assert first_sentence(made) == ALL_DONE
    assert today(made).rest == "Today's list is done."
