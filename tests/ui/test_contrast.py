"""Every word on the screen can be read: contrast in each of our themes, without colour, and in ASCII."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.strip import Strip

from resign_tui.core.answers.draft import Draft, Edit
from resign_tui.ui import theme
from resign_tui.ui.app import Settings
from resign_tui.ui.dialogs.paragraph_editor import ParagraphEditor
from tests.ui.wizard_host import SMALL, WIDE, Wizard, full_draft, strips, wizard

LEAST = {"resign-clear": 7.0}
STEPS = ("situation", "people", "dates", "words", "handover", "owned", "evidence", "review", "send")
Rgb = tuple[int, int, int]


def luminance(color: Rgb) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    parts = [(v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4) for v in (c / 255 for c in color)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(one: Rgb, other: Rgb) -> float:
    """Contrast of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def cells(one: Wizard) -> Iterator[tuple[str, Rgb, Rgb]]:
    """Every run of words with its ink and its ground; rules, frames and bars say nothing and are left out.

    Of a dialog only its sheet counts: what lies behind is dimmed on purpose.
    """
    screen = one.app.screen
    sheets = list(screen.query(".dialog, CommandInput, CommandList")) if screen is not one.screen else [screen]
    rows = strips(one.app)
    for area, y in ((sheet.region, y) for sheet in sheets for y in range(sheet.region.y, sheet.region.bottom)):
        for segment in Strip(rows[y]).crop(area.x, area.right) if 0 <= y < len(rows) else ():
            words = "".join(c for c in segment.text if not c.isspace() and not "\u2500" <= c <= "\u259f" and c != "_")
            style = segment.style
            if not words:
                continue
            assert style is not None and style.color is not None and style.bgcolor is not None, segment
            ink, ground = style.color.triplet, style.bgcolor.triplet
            assert ink is not None and ground is not None, segment
            if style.reverse:
                ink, ground = ground, ink
            yield words, (ink[0], ink[1], ink[2]), (ground[0], ground[1], ground[2])


def too_faint(one: Wizard, least: float) -> set[str]:
    found, count = set(), 0
    for words, ink, ground in cells(one):
        count += len(words)
        if ratio(ink, ground) < least:
            found.add(f"{words[:30]!r} {ratio(ink, ground):.2f} {ink} on {ground}")
    assert count > 50, type(one.app.screen)
    return found


def messy() -> Draft:
    """Everything that can be told at once: missing, unreadable, rewritten, outdated."""
    wrong = full_draft(content__project="", dates__given="31 April", leave__days_left="many", dates__letter="x")
    return wrong.edit("open_door.appreciation", Edit("Mine.", {"content.team_value": "else"}))


STATES = ((messy(), WIDE, STEPS), (Draft(), WIDE, ("situation", "words", "send")), (full_draft(), SMALL, STEPS[2:7]))
"""Drafts, sizes and steps that bring every state of every part onto the screen."""

DIALOGS = (("ctrl+t",), ("escape", "ctrl+r"), ("escape", "ctrl+g"), ("escape", "f1"), ("escape", "alt+d"),
           ("escape", "ctrl+o"), ("escape", "ctrl+p"))  # fmt: skip


async def look_at_all(home: Path, settings: Settings, look: Callable[[Wizard], None]) -> None:
    """Show the wizard in one state after the other, and look at each."""
    for number, (draft, size, steps) in enumerate(STATES):
        async with wizard(home, draft, size, name=f"d{number}", settings=settings) as one:
            for step in steps:
                await one.screen.open_view(step)
                await one.settle()
                look(one)
                if number == 0:
                    await one.press("tab")
                    look(one)
            if number == 0:
                await one.screen.open_view("words", "content.team_value")
                for keys in DIALOGS:
                    await one.press(*keys)
                    if keys[-1] == "ctrl+p":
                        await one.until(lambda: "Go to the next step" in one.text())
                    look(one)


def test_the_measure() -> None:
    assert ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert ratio((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", [one.name for one in theme.themes()])
async def test_every_word_stands_out(home: Path, name: str) -> None:
    faint: set[str] = set()
    await look_at_all(home, Settings(theme=name), lambda one: faint.update(too_faint(one, LEAST.get(name, 4.5))))
    assert faint == set()


async def test_without_colour_focus_answers_and_highlight_are_still_told(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with wizard(home, full_draft("words", "content.team_value"), WIDE) as one:
        assert one.app.no_color
        assert "▌ What the team stands for" in one.text()
        first = [[(s.text, s.style and (s.style.bold, s.style.underline)) for s in row] for row in strips(one.app)]
        assert any(s.style and s.style.underline and "research" in s.text for row in strips(one.app) for s in row)
        await one.press("tab")
        assert "▌ What do you say comes next?" in one.text()
        second = [[(s.text, s.style and (s.style.bold, s.style.underline)) for s in row] for row in strips(one.app)]
        assert first != second


async def test_without_colour_no_colour_is_sent_and_the_cursor_is_seen(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    def look(one: Wizard) -> None:
        styles = [segment.style for row in strips(one.app) for segment in row if segment.style]
        assert len(styles) > 20
        assert [style for style in styles if style.color or style.bgcolor] == []

    await look_at_all(home, Settings(), look)
    async with wizard(home, full_draft("words", "content.team_value"), WIDE) as one:
        await one.press("home", "shift+end")
        assert any(s.style and s.style.reverse and "research" in s.text for row in strips(one.app) for s in row)


async def test_in_ascii_nothing_of_ours_needs_more(home: Path) -> None:
    strange: set[str] = set()

    def look(one: Wizard) -> None:
        if not isinstance(one.app.screen, ParagraphEditor | CommandPalette):
            strange.update(foreign(one, one.screen.live.step))

    await look_at_all(home, Settings(ascii=True), look)
    assert strange == set()


def foreign(one: Wizard, where: str) -> set[str]:
    """Runs of text with a character beyond ASCII."""
    return {f"{where}: {s.text.strip()[:50]!r}" for row in strips(one.app) for s in row if not s.text.isascii()}
