"""What the masthead and the key bar say, worked out from the wizard's state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resign_tui.core import flow, library, words
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.ui.commands import for_place, key_label
from resign_tui.ui.widgets.keybar import Hint
from resign_tui.ui.widgets.masthead import MastheadState, SaveLine, StepMark

if TYPE_CHECKING:
    from resign_tui.ui.commands import Where
    from resign_tui.ui.screens.draft_screen import DraftScreen


def masthead(wizard: DraftScreen) -> MastheadState:
    """Which draft, whether it is saved, what is open, and where we are."""
    departure = wizard.departure
    chosen = departure.scenario
    found = wizard.shown_findings
    active = [one for one in found or () if not one.waived]
    steps = tuple(
        StepMark(number, flow.TITLES[step], wizard.progress.states[step]) for number, step in enumerate(STEPS, 1)
    )
    return MastheadState(
        company=departure.facts.text("company.name"),
        scenario=library.scenario(chosen).name.lower(),
        save=_save_line(wizard),
        open=len(wizard.progress.open),
        findings=None if found is None else len(active),
        worst=active[0].severity if active else "",
        date=words.short_date(wizard.today),
        steps=steps,
        current=STEPS.index(wizard.step) if wizard.step else 0,
    )


def _save_line(wizard: DraftScreen) -> SaveLine:
    if wizard.read_only:
        return SaveLine("read_only", "read only")
    state = wizard.save_state
    if state is None:
        return SaveLine("saved", "saved as you type")
    if state.kind == "failed":
        return SaveLine("failed", f"not saved: {state.reason}")
    if state.kind == "saving":
        return SaveLine("saving", "saving")
    return SaveLine("saved", f"saved {state.saved_at:%H:%M}" if state.saved_at else "saved")


def place_of(wizard: DraftScreen) -> Where:
    """The part of the screen with the focus."""
    focused = wizard.focused
    name = focused.id if focused is not None else ""
    places: dict[str | None, Where] = {
        "letter": "letter",
        "handover-pane": "handover",
        "handover-list": "list",
        "schedule-rows": "schedule",
        "picker": "picker",
        "review-rows": "review",
        "send-table": "send",
        "send-ready": "everywhere", "send-log": "everywhere", "send-card": "everywhere",
    }  # fmt: skip
    return places.get(name, "form")


def keys(wizard: DraftScreen) -> tuple[tuple[Hint, ...], tuple[Hint, ...]]:
    """What works here, and what works everywhere."""
    place = place_of(wizard)
    commands = tuple(dict.fromkeys(for_place(place)))
    left = tuple(Hint(key_label(one.keys[0]), one.word) for one in commands if one.footer == "left")
    shown = 0 if place == "form" else -1  # a text field takes a question mark for itself
    right = tuple(Hint(key_label(one.keys[shown]), one.word) for one in commands if one.footer == "right")
    return left[:6], right
