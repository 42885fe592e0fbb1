"""Handing in: the day of receipt rules the end, what went out stays as it was, and what moves is said."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.documents import compose as compose_document
from resign_tui.core.documents import offered
from resign_tui.core.handing_in import copied, end_after_handing_in, handed_in, taken_back
from resign_tui.core.letter import compose
from resign_tui.core.review import review
from tests.core.cases import answers_for, draft, words_of

NOVEMBER, DECEMBER = date(2026, 11, 30), date(2026, 12, 1)
DUTCH: dict[str, Value] = {"locale.jurisdiction": "NL", "notice.contract_known": "no_clause"}


def dutch(today: date, **more: Value) -> Departure:
    answers = answers_for("open_door", DUTCH, {name.replace("__", "."): value for name, value in more.items()})
    return Departure(draft(answers), today)


def rules(departure: Departure) -> dict[str, str]:
    found = review(departure, compose.letter(departure))
    return {one.rule: f"{one.severity}: {one.why}" for one in found}


def test_a_copy_fixes_the_letter_and_never_the_receipt() -> None:
    made = copied(dutch(NOVEMBER))
    assert made.text("dates.letter") == "2026-11-30"
    assert not made.text("dates.given")
    assert made.text("copied.employment_end") == "2026-12-31"


def test_handed_in_a_day_late_moves_the_end_and_says_so() -> None:
    out = replace(dutch(NOVEMBER), draft=copied(dutch(NOVEMBER)))
    next_day = replace(out, today=DECEMBER)
    said = end_after_handing_in(next_day, DECEMBER)
    assert said.startswith("Your end moves from Thu 31 Dec 2026 to Sun 31 Jan 2027")
    marked = replace(next_day, draft=handed_in(next_day, DECEMBER))
    assert (marked.timeline.given, marked.timeline.end) == (DECEMBER, date(2027, 1, 31))
    assert marked.timeline.letter == NOVEMBER
    assert end_after_handing_in(out, NOVEMBER) == "Employment ends on Thu 31 Dec 2026."


def test_a_copy_with_another_day_is_an_error_until_it_is_copied_again() -> None:
    out = replace(dutch(NOVEMBER), draft=copied(dutch(NOVEMBER)).answer("dates.given", "2026-12-01"))
    assert rules(out)["outdated-copy"].startswith("error: The copy says Thursday, 31 December 2026")
    again = replace(out, draft=copied(out))
    assert "outdated-copy" not in rules(again)


def test_a_letter_that_was_marked_after_the_clock_moved_still_says_that_the_copy_differs() -> None:
    out = replace(dutch(NOVEMBER), draft=copied(dutch(NOVEMBER)), today=DECEMBER)
    marked = replace(out, draft=handed_in(out, DECEMBER))
    assert rules(marked)["outdated-copy"].startswith("error: The copy says Thursday, 31 December 2026")


def test_what_is_handed_in_never_drifts() -> None:
    one = dutch(NOVEMBER)
    marked = replace(one, draft=handed_in(one, NOVEMBER))
    letter = words_of(compose.letter(marked))
    for later in (DECEMBER, date(2026, 12, 5), date(2027, 3, 1)):
        seen = replace(marked, today=later)
        assert seen.timeline.end == date(2026, 12, 31)
        assert words_of(compose.letter(seen)) == letter


def test_by_hand_the_mark_alone_is_the_day_of_receipt() -> None:
    one = Departure(draft({**DUTCH, "scenario.chosen": "open_door", "sent.on": "2026-12-01"}), date(2026, 12, 20))
    assert (one.timeline.letter, one.timeline.given) == (DECEMBER, DECEMBER)
    assert one.timeline.end == date(2027, 1, 31)


def test_released_early_the_plan_moves_and_the_letter_stays() -> None:
    one = dutch(NOVEMBER)
    marked = replace(one, draft=handed_in(one, NOVEMBER), today=DECEMBER)
    letter = words_of(compose.letter(marked))
    home = replace(marked, draft=marked.draft.answer("release.kind", "garden").answer("release.last_day", "2026-12-04"))
    assert home.timeline.last_day == date(2026, 12, 4)
    assert home.timeline.end == date(2026, 12, 31)
    assert words_of(compose.letter(home)) == letter


def test_paid_in_lieu_ends_employment_at_once_in_the_plan_only() -> None:
    one = dutch(NOVEMBER)
    marked = replace(one, draft=handed_in(one, NOVEMBER))
    paid = replace(
        marked, draft=marked.draft.answer("release.kind", "in_lieu").answer("release.last_day", "2026-12-04")
    )
    assert (paid.timeline.end, paid.timeline.last_day) == (date(2026, 12, 4), date(2026, 12, 4))
    assert "31 December 2026" in words_of(compose.letter(paid))


def test_an_end_that_moves_after_handing_in_offers_an_amending_letter() -> None:
    one = dutch(NOVEMBER)
    marked = replace(one, draft=handed_in(one, NOVEMBER))
    assert dict(offered(marked))["amendment"] == "no"
    moved = replace(marked, draft=marked.draft.answer("dates.employment_end", "2027-01-31"))
    assert dict(offered(moved))["amendment"] == "yes"
    assert rules(moved)["moved-since"].startswith("warn: The letter says Thursday, 31 December 2026")
    text = words_of(compose_document(moved, "amendment"))
    assert "In my letter of 30 November 2026" in text
    assert "Thursday, 31 December 2026" in text
    assert "change that date to Sunday, 31 January 2027" in text
    assert "needs your agreement" in text
    assert compose_document(moved, "amendment").missing == ()


def missing(departure: Departure, name: str) -> list[tuple[str, str]]:
    return [(gap.field, gap.label) for gap in compose_document(departure, name).missing]


def test_a_letter_after_the_letter_lacks_what_it_would_cite_or_ask_for() -> None:
    one = dutch(NOVEMBER)
    another = ("dates.employment_end", "Another end than the letter says")
    assert missing(one, "amendment") == [("sent.on", "Handed in on"), another]
    assert missing(one, "withdrawal") == [("sent.on", "Handed in on")]
    marked = replace(one, draft=handed_in(one, NOVEMBER))
    assert missing(marked, "amendment") == [another]
    assert missing(marked, "withdrawal") == []


def test_a_resignation_is_taken_back_by_right_only_where_and_while_the_law_lets_it() -> None:
    answers = answers_for(
        "open_door", {"locale.jurisdiction": "PT", "notice.contract_known": "no_clause", "sent.on": "2026-11-30"}
    )
    in_time, late = (Departure(draft(answers), day) for day in (date(2026, 12, 7), date(2026, 12, 8)))
    assert dict(offered(in_time))["withdrawal"] == "maybe"
    assert "I withdraw my resignation" in words_of(compose_document(in_time, "withdrawal"))
    assert dict(offered(late))["withdrawal"] == "no"
    assert "I am asking for it" in words_of(compose_document(late, "withdrawal"))
    assert dict(offered(dutch(NOVEMBER, sent__on="2026-11-30")))["withdrawal"] == "no"


def test_the_mark_can_be_taken_back() -> None:
    one = dutch(NOVEMBER, dates__letter="2026-11-30")
    assert taken_back(handed_in(one, NOVEMBER)) == one.draft


def test_by_post_the_day_of_receipt_may_come_later() -> None:
    one = dutch(NOVEMBER, delivery__mode="registered_post", dates__given="2026-12-02")
    marked = replace(one, draft=handed_in(one, NOVEMBER))
    assert marked.timeline.given == date(2026, 12, 2)
    assert "two-receipts" not in rules(marked)


def test_a_letter_is_never_dated_after_its_receipt() -> None:
    one = dutch(DECEMBER)
    marked = replace(one, draft=handed_in(one, NOVEMBER))
    assert marked.timeline.letter == NOVEMBER
    assert "dated-after-receipt" not in rules(marked)


def test_the_date_that_a_letter_bears_is_never_changed_by_the_mark() -> None:
    one = dutch(DECEMBER, dates__letter="1 Dec")
    marked = replace(one, draft=handed_in(one, NOVEMBER))
    assert marked.timeline.letter == DECEMBER
    assert "dated-after-receipt" in rules(marked)


def test_a_later_day_of_receipt_counts_by_post_only() -> None:
    one = dutch(NOVEMBER, dates__given="2026-12-02")
    assert handed_in(one, NOVEMBER).text("dates.given") == "2026-11-30"
    posted = dutch(NOVEMBER, dates__given="2 December", delivery__mode="registered_post")
    marked = handed_in(posted, NOVEMBER)
    assert marked.text("sent.employment_end") == "2027-01-31"
    assert handed_in(posted, date(2026, 12, 3)).text("dates.given") == "2026-12-03"


def test_the_mark_fixes_what_was_typed_in_words_that_count_from_today() -> None:
    one = dutch(NOVEMBER, dates__given="today", dates__letter="today", dates__employment_end="+9w")
    marked = replace(one, draft=handed_in(one, NOVEMBER), today=date(2026, 12, 20))
    assert (marked.timeline.letter, marked.timeline.given) == (NOVEMBER, NOVEMBER)
    assert marked.timeline.end == marked.timeline.letter_end == date(2027, 2, 1)


def test_a_copy_is_noted_on_what_the_answers_are_by_then() -> None:
    out = dutch(NOVEMBER)
    later = copied(out, out.draft.answer("content.project", "the ranking service"))
    assert later.text("content.project") == "the ranking service"
    assert later.text("dates.letter") == "2026-11-30"
    assert later.text("copied.employment_end") == "2026-12-31"


def test_what_follows_is_said_for_a_letter_still_in_hand_and_for_one_that_is_out() -> None:
    one = dutch(DECEMBER, copied__employment_end="2026-12-31", dates__letter="2026-11-30")
    assert end_after_handing_in(one, DECEMBER).endswith("copy the letter again before you hand it in.")
    assert end_after_handing_in(one, NOVEMBER) == "Employment ends on Thu 31 Dec 2026."
    assert end_after_handing_in(one, date(2026, 10, 28)).endswith("see that the letter they hold says so.")
