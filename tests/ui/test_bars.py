"""The masthead and the key bar: what they say, how they fold, what a click asks for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region

from resign_tui.core.answers.catalogue import STEPS
from resign_tui.ui import bars, theme
from resign_tui.ui.commands import Where
from resign_tui.ui.signs import ASCII, UNICODE, Signs
from resign_tui.ui.widgets import keybar, masthead
from resign_tui.ui.widgets.drawing import Runs, bar, clip, edge, rule, user_text, width_of
from resign_tui.ui.widgets.keybar import Hint, KeyBar
from resign_tui.ui.widgets.masthead import Masthead, MastheadState, SaveLine, StepMark

STYLES = Path(masthead.__file__).parent.parent / "styles" / "bars.tcss"
HOSTILE = [one["text"] for one in json.loads((Path(__file__).parent.parent / "data/hostile.json").read_text())]

NAMES = ("Situation", "People", "Dates", "Words", "Handover", "Review", "Send")
STATE = MastheadState(
    company="Quill & Lantern",
    scenario="open door",
    save=SaveLine("saved", "saved 14:17"),
    open=1,
    date="Mon 23 Nov 2026",
    steps=tuple(
        StepMark(n, name, "complete" if n < 4 else "begun" if n == 5 else "untouched")
        for n, name in enumerate(NAMES, 1)
    ),
    current=3,
)
LEFT = tuple(
    Hint(*one, one[0])
    for one in (("tab", "next field"), ("ctrl+t", "letter"), ("ctrl+o", "handover"), ("ctrl+r", "reword"))
)
RIGHT = (Hint("ctrl+n", "next step"), Hint("ctrl+p", "commands"), Hint("?", "help"))


def words(drawn: Runs) -> str:
    return "".join(text for text, _ in drawn)


def line(state: MastheadState, width: int, signs: Signs = UNICODE) -> str:
    return words(masthead.draw_line(state, width, signs))


def rail(state: MastheadState, width: int, signs: Signs = UNICODE) -> str:
    return words(masthead.draw_rail(state, width, signs)[0])


class Host(App[None]):
    CSS_PATH = STYLES

    def __init__(self, signs: Signs = UNICODE) -> None:
        super().__init__()
        self.signs = signs
        self.heard: list[Any] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme.themes()[0].variables

    def compose(self) -> ComposeResult:
        yield Masthead()
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(Masthead).show(STATE)
        self.query_one(KeyBar).show(LEFT, RIGHT)

    def on_masthead_chosen(self, event: Masthead.Chosen) -> None:
        self.heard.append(event.step)

    def on_key(self, event: events.Key) -> None:
        self.heard.append(event.key)


def screen(app: App[None]) -> list[str]:
    return ["".join(one.text for one in strip) for strip in app.screen._compositor.render_strips()]


def refreshes(widget: Any, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    seen: list[Any] = []
    original = widget.refresh

    def refresh(*regions: Any, **how: Any) -> Any:
        seen.append(regions)
        return original(*regions, **how)

    monkeypatch.setattr(widget, "refresh", refresh)
    return seen


def test_the_first_row_folds_as_it_gets_narrower() -> None:
    assert line(STATE, 120) == (
        " ¶ resign   Quill & Lantern · open door                   ✓ saved 14:17   ‹› 1 needed   ✓ no findings"
        "   Mon 23 Nov 2026 "
    )
    assert line(STATE, 100) == (
        " ¶ resign   Quill & Lantern · open door                 ✓ saved 14:17   ‹› 1 needed   ✓ no findings "
    )
    assert line(STATE, 80) == " ¶ Quill & Lantern · open door      ✓ saved 14:17   ‹› 1 needed   ✓ no findings "


def test_the_rail_folds_to_numbers() -> None:
    assert rail(STATE, 120).rstrip() == "   " + "       ".join(
        ("1 Situation ✓", "2 People ✓", "3 Dates ✓", "4 Words", "5 Handover begun", "6 Review", "7 Send")
    )
    assert rail(STATE, 80).rstrip() == "   1 Situation ✓ 2 People ✓ 3 Dates ✓ 4 Words 5 Handover ◧ 6 Review 7 Send"
    assert rail(STATE, 60).rstrip() == "   1 ✓     2 ✓     3 ✓     4 Words     5 begun     6     7"


def test_the_rule_is_heavy_under_the_current_step() -> None:
    _, places = masthead.draw_rail(STATE, 120, UNICODE)
    drawn = words(masthead.draw_rule(STATE, places, 120, UNICODE))
    assert len(drawn) == 120
    assert drawn.index("━") == rail(STATE, 120).index("4 Words") - 1
    assert drawn.count("━") == len("4 Words") + 2


@pytest.mark.parametrize(
    ("save", "said", "style"),
    [
        (SaveLine("saving", "saving"), "◧ saving", "$accent"),
        (SaveLine("failed", "not saved: disk is full"), "✗ not saved: disk is full", "$wax"),
        (SaveLine("read_only", "read only"), "▲ read only", "$brass"),
    ],
)
def test_saving_is_told_by_sign_word_and_colour(save: SaveLine, said: str, style: str) -> None:
    drawn = masthead.draw_line(replace(STATE, save=save), 120, UNICODE)
    assert said in words(drawn)
    assert style in [name for _, name in drawn]


def test_a_failure_to_save_is_the_last_thing_to_go() -> None:
    state = replace(STATE, company="A very long company name " * 4, save=SaveLine("failed", "not saved: disk is full"))
    for width in (120, 100, 80, 60, 40):
        assert "✗ not saved: disk is full" in line(state, width)


@pytest.mark.parametrize(
    ("worst", "said"), [("block", "■ 2 f"), ("error", "✗ 2 f"), ("warning", "▲ 2 f"), ("info", "• 2 f")]
)
def test_findings_carry_the_sign_of_the_worst(worst: str, said: str) -> None:
    assert said in line(replace(STATE, findings=2, worst=worst), 120)
    assert " 1 finding " in line(replace(STATE, findings=1, worst=worst), 120)


def test_nothing_open_is_said() -> None:
    assert "✓ nothing needed" in line(replace(STATE, open=0), 120)


def test_ascii_says_the_same_in_ascii() -> None:
    _, places = masthead.draw_rail(STATE, 120, ASCII)
    shown = line(STATE, 120, ASCII) + rail(STATE, 120, ASCII) + words(masthead.draw_rule(STATE, places, 120, ASCII))
    shown += (
        words(rule("Words", 40, ASCII)) + words(bar(2, 5, 10, ASCII)) + words(edge("#=#", "$edge", 20, [("W", "$ink")]))
    )
    assert shown.isascii()
    assert "<> 1 needed" in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_company_is_shown_and_harms_nothing(text: str) -> None:
    for width in (120, 80, 40):
        drawn = masthead.draw_line(replace(STATE, company=text), width, UNICODE)
        assert width_of(drawn) == width
        assert not any(char < " " or char == "\x7f" for char in words(drawn))
    if text.isascii() and text.isprintable() and len(text) < 30:
        assert text in line(replace(STATE, company=text, scenario="", date=""), 120)


@given(st.text(max_size=200), st.integers(20, 200), st.sampled_from([UNICODE, ASCII]))
def test_the_masthead_is_always_as_wide_as_the_screen(company: str, width: int, signs: Signs) -> None:
    state = replace(STATE, company=company)
    drawn, places = masthead.draw_rail(state, width, signs)
    assert width_of(masthead.draw_line(state, width, signs)) == width
    assert width_of(masthead.draw_rule(state, places, width, signs)) == width
    assert width < 60 or width_of(drawn) == width


def test_long_texts_are_cut_with_a_sign_and_cost_no_more() -> None:
    assert clip("abcdef", 4, UNICODE) == "abc…"
    assert clip("abcdef", 6, UNICODE) == "abcdef"
    assert clip("the whole sentence, cut", 12, UNICODE) == "the whole…"
    assert clip("the whole sentence, cut", 10, UNICODE) == "the whole…"
    assert clip("the whole sentence, cut", 20, UNICODE) == "the whole sentence…"
    assert clip("a verylongword", 10, UNICODE) == "a verylon…", "little would be left of it"
    assert len(user_text("x" * 10_000_000, 10)) < 100


def test_a_bar_shows_a_little_of_either() -> None:
    assert words(bar(1, 1000, 10, UNICODE)) == "━─────────"
    assert words(bar(999, 1000, 10, UNICODE)) == "━━━━━━━━━─"
    assert words(bar(0, 0, 4, UNICODE)) == "────"


def test_the_key_bar_drops_from_the_left_groups_end() -> None:
    assert keybar.fitted(LEFT, RIGHT, 120, UNICODE) == (LEFT, RIGHT, 3)
    left, right, gap = keybar.fitted(LEFT, RIGHT, 80, UNICODE)
    assert (left, right, gap) == (LEFT[:2], RIGHT, 3)
    assert keybar.fitted(LEFT, RIGHT, 76, UNICODE)[::2] == (LEFT[:2], 2)
    assert keybar.fitted(LEFT, RIGHT, 10, UNICODE)[1] == RIGHT[2:]
    assert keybar.fitted(LEFT, RIGHT, 1, UNICODE)[:2] == ((), ())


def test_what_works_only_here_stays_longest_beside_the_help() -> None:
    only_here = tuple(replace(hint, here=True) for hint in LEFT)
    assert keybar.fitted(only_here, RIGHT, 120, UNICODE) == (only_here, RIGHT, 3)
    assert keybar.fitted(only_here, RIGHT, 74, UNICODE)[:2] == (only_here, RIGHT[2:])
    assert keybar.fitted((*only_here[:2], *LEFT[2:]), RIGHT, 80, UNICODE)[:2] == (only_here[:2], RIGHT)
    assert keybar.fitted(only_here, RIGHT, 40, UNICODE)[:2] == (only_here[:2], RIGHT[2:])


@pytest.mark.parametrize("place", ["list", "review", "send", "picker"])
def test_at_80_columns_every_key_of_a_list_is_told(place: Where) -> None:
    hints = bars.keys(place)
    left, right, _ = keybar.fitted(*hints, 80, UNICODE)
    assert left == tuple(hint for hint in hints[0] if hint.here)
    assert right[-1].word == "help"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10), (1, 1)])
async def test_both_stand_on_the_screen(size: tuple[int, int]) -> None:
    app = Host()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        if size[0] >= 80:
            shown = screen(app)
            assert "4 Words" in shown[1]
            assert "━" * 9 in shown[2]
            assert shown[3].startswith(" tab next field  ")
            assert shown[3].endswith("? help ")


async def test_an_equal_state_paints_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Host()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        bar_, keys = app.query_one(Masthead), app.query_one(KeyBar)
        painted, pressed = refreshes(bar_, monkeypatch), refreshes(keys, monkeypatch)
        for _ in range(100):
            bar_.show(replace(STATE))
            keys.show(tuple(LEFT), tuple(RIGHT))
        assert painted == pressed == []
        bar_.show(replace(STATE, save=SaveLine("saving", "saving")))
        assert painted == [(Region(0, 0, 120, 1),)]


async def test_a_click_asks_for_the_step_and_for_the_key() -> None:
    app = Host()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        shown = screen(app)
        await pilot.click(offset=(shown[1].index("6 Review"), 1))
        await pilot.click(offset=(shown[1].index("4 Words") + 3, 2))
        await pilot.click(offset=(shown[3].index("ctrl+t"), 3))
        await pilot.click(offset=(shown[3].index("ctrl+t") - 2, 3))
        await pilot.click(offset=(0, 1))
        await pilot.pause()
        assert app.heard == [STEPS[5], STEPS[3], "ctrl+t"]


async def test_without_colour_the_current_step_is_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Host()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        segments = [one for strip in app.screen._compositor.render_strips()[:2] for one in strip]
        assert any("4 Words" in one.text and one.style and one.style.bold for one in segments)
        assert not any("5 Handover" in one.text and one.style and one.style.bold for one in segments)
