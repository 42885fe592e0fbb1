"""A window left open follows the calendar: at midnight the day changes, and what is not handed in moves with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from resign_tui.core.handing_in import copied, handed_in
from tests.ui.wizard_host import SIZES, SMALL, WIDE, Wizard, full_draft, wizard

TUESDAY = date(2026, 11, 24)


async def on(one: Wizard, day: date) -> None:
    one.app._calendar = lambda: day
    one.app.follow_calendar()
    await one.settle()


async def test_at_midnight_the_letter_moves_on_and_one_line_says_so(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("dates", "notice.chosen_weeks"), WIDE) as one:
        draft = one.draft
        await on(one, TUESDAY)
        assert one.screen.departure.timeline.letter == TUESDAY
        assert one.screen.departure.timeline.end == date(2026, 12, 8)
        assert one.notices() == [
            "It is Tue 24 Nov now; the letter's date moves with it, and employment then ends on Tue 8 Dec 2026."
        ]
        assert "Tue 24 Nov 2026" in one.lines()[0]
        assert one.draft is draft
        await on(one, TUESDAY)
        assert len(one.notices()) == 1


async def test_what_is_handed_in_stays(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("send"), WIDE) as one:
        one.change(handed_in(one.screen.departure, one.screen.session.today))
        before = one.screen.departure.timeline
        await on(one, TUESDAY)
        after = one.screen.departure.timeline
        assert (after.letter, after.given, after.end) == (before.letter, before.given, before.end)
        assert one.notices()[-1] == "It is Tue 24 Nov now."


async def test_a_letter_that_was_copied_keeps_its_date(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("send"), WIDE) as one:
        one.change(copied(one.screen.departure))
        await on(one, TUESDAY)
        assert one.screen.departure.timeline.end == date(2026, 12, 7)
        assert one.notices()[-1] == "It is Tue 24 Nov now."


async def test_a_day_typed_in_words_stays_the_day_that_it_was(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("dates", "dates.given"), WIDE) as one:
        await one.type("tomorrow")
        assert (await one.saved()).text("dates.given") == "2026-11-24"
        assert one.draft.text("dates.given") == one.box("dates.given") == "tomorrow"
        await on(one, TUESDAY)
        assert one.screen.departure.timeline.given == TUESDAY
        assert one.box("dates.given") == "2026-11-24"
        assert (await one.saved()).text("dates.given") == "2026-11-24"


@pytest.mark.parametrize("size", SIZES)
async def test_a_day_changes_under_a_dialog_too(tmp_path: Path, size: tuple[int, int]) -> None:
    async with wizard(tmp_path, full_draft("send"), size) as one:
        await one.press("m")
        await on(one, TUESDAY)
        assert not one.on_top
        await one.press("escape", "m")
        assert "today, Tue 24 Nov 2026" in one.text()
        await one.press("enter")
        assert one.draft.text("sent.on") == "2026-11-24"


async def test_a_window_that_comes_to_the_front_again_looks_at_the_calendar(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("dates"), WIDE) as one:
        one.app._calendar = lambda: TUESDAY
        one.app.post_message(events.AppFocus())
        await one.until(lambda: one.screen.session.today == TUESDAY)
        assert one.app.today == TUESDAY


async def test_a_program_that_goes_on_after_a_stop_looks_at_the_calendar(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("dates"), WIDE, calendar=lambda: date(2026, 11, 23)) as one:
        one.app._calendar = lambda: TUESDAY
        one.app.app_resume_signal.publish(one.app)
        await one.until(lambda: one.screen.session.today == TUESDAY)
        assert one.app._timers


async def test_the_next_draft_opens_on_the_new_day(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("dates"), WIDE) as one:
        await on(one, TUESDAY)
        await one.screen.take_draft(full_draft("send"), read_only=False)
        assert one.screen.departure.today == TUESDAY
        assert one.screen.departure.timeline.letter == TUESDAY


async def test_a_clock_set_back_is_followed_too(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("dates"), WIDE) as one:
        await on(one, TUESDAY)
        await on(one, date(2026, 11, 23))
        assert one.screen.departure.timeline.end == date(2026, 12, 7)


async def test_a_day_that_was_fixed_is_never_left(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("dates"), WIDE) as one:
        one.app.follow_calendar()
        assert one.screen.session.today == date(2026, 11, 23)
        assert one.notices() == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("key", "meant"),
    [("alt+1", "4 March 2027"), ("alt+2", "3 April 2027"), ("¡", "4 March 2027"), ("™", "3 April 2027")],
)
async def test_a_date_with_two_readings_is_settled_by_one_key(
    tmp_path: Path, size: tuple[int, int], key: str, meant: str
) -> None:
    async with wizard(tmp_path, full_draft("dates", "dates.given"), size) as one:
        await one.type("3/4/27")
        await one.settle()
        assert "alt+1 4 March 2027 · alt+2 3 April 2027" in one.text()
        assert '"3/4/27" is 4 March 2027 or' in one.text()
        await one.press(key)
        assert one.draft.text("dates.given") == one.box("dates.given") == meant
        assert "alt+1" not in one.text()
        await one.press("ctrl+z")
        assert one.draft.text("dates.given") == one.box("dates.given") == "3/4/27"
        await one.press("ctrl+z")
        assert "dates.given" not in one.draft.answers


@pytest.mark.parametrize(
    ("field", "typed", "offered", "meant"),
    [
        ("leave.days_left", "1.000", "alt+1 1000 · alt+2 1", "1"),
        ("notice.contract_value", "2-3 months", "alt+1 2 months · alt+2 3 months", "3 months"),
    ],
)
async def test_numbers_and_lengths_of_notice_too(
    tmp_path: Path, field: str, typed: str, offered: str, meant: str
) -> None:
    answers = {"notice__contract_known": "yes", field.replace(".", "__"): ""}
    async with wizard(tmp_path, full_draft("dates", field, **answers), SMALL) as one:
        await one.walk_to(field)
        await one.type(typed)
        await one.until(lambda: offered in one.text())
        await one.press("alt+2")
        assert one.draft.text(field) == meant
        await one.type("0")
        assert one.draft.text(field) == f"{meant}0"


@pytest.mark.parametrize(("sent", "signs"), [("\x1b1", "¡"), ("\x1b2", "™"), ("\x1b[49;3u", ""), ("\x1b[50;3u", "")])
def test_alt_with_a_digit_comes_from_every_terminal_as_one_of_the_keys(sent: str, signs: str) -> None:
    keys = [one for one in XTermParser().feed(sent) if isinstance(one, events.Key)]
    assert len(keys) == 1
    assert keys[0].key in ("alt+1", "alt+2") or (keys[0].character == signs and signs)


async def test_left_alone_the_field_says_what_is_asked_and_the_keys_type_elsewhere(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("dates", "dates.given"), WIDE) as one:
        await one.type("3/4/27")
        await one.press("tab", "alt+1")
        assert "alt+1 4 March" not in one.text()
        assert '"3/4/27" is 4 March 2027' in one.text()
        assert one.draft.text("dates.given") == "3/4/27"
        await one.open("words", "content.team_value")
        await one.type("¡")
        assert "¡" in one.draft.text("content.team_value")


async def test_the_reckoning_stands_behind_one_key(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("dates", "notice.chosen_weeks"), WIDE) as one:
        await one.press("alt+c")
        await one.settle()
        text = one.text()
        assert "How the dates were counted" in text
        assert "received" in text
        assert "the clock starts" in text
        assert "employment ends" in text
        await one.press("escape")
        await one.settle()
        assert one.on_top
