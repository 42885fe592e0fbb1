"""What the bars say: the draft and its progress above, the keys that work here below."""

from __future__ import annotations

from resign_tui.core import flow, words
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.core.plan.today import why_not_later
from resign_tui.drafts.autosave import SaveState
from resign_tui.ui import present
from resign_tui.ui.commands import COMMANDS, Command, Where, for_place, key_label, pressed_by
from resign_tui.ui.session import Session
from resign_tui.ui.view_state import ViewState
from resign_tui.ui.widgets.keybar import Hint
from resign_tui.ui.widgets.masthead import MastheadState, SaveLine, StepMark

_MOST_HINTS = 6

PLACE_OF: dict[str, Where] = {
    "letter": "letter",
    "handover-pane": "handover",
    "handover-list": "list",
    "today-rows": "today",
    "schedule-rows": "schedule",
    "evidence-start": "stores",
    "evidence-rows": "evidence",
    "evidence-detail": "evidence",
    "picker": "picker",
    "review-rows": "review",
    "send-table": "send",
    "send-ready": "everywhere",
    "send-log": "everywhere",
    "send-card": "everywhere",
}
"""Ids of widgets, and the part of the screen that each is; everything else is a form."""


def masthead(state: ViewState, save: SaveState | None) -> MastheadState:
    """Which draft, whether it is saved, what is open, and where we are."""
    departure, progress = state.departure, state.session.progress
    active = [finding for finding in state.findings or () if not finding.waived]
    steps = tuple(StepMark(number, flow.TITLES[step], progress.states[step]) for number, step in enumerate(STEPS, 1))
    return MastheadState(
        company=departure.facts.text("company.name"),
        scenario=present.stands(departure) or present.letter_called(departure),
        save=_save_line(save, state.session),
        open=len(progress.needed),
        to_mend=progress.to_mend,
        findings=None if state.findings is None else len(active),
        worst=active[0].severity if active else "",
        date=words.short_date(state.session.today),
        steps=steps,
        current=STEPS.index(state.step) if state.step else 0,
    )


def _save_line(save: SaveState | None, session: Session) -> SaveLine:
    if session.unkept is not None:
        what = "Example: nothing here is saved" if session.unkept.is_example else "No trace: nothing here is kept"
        return SaveLine("read_only", what)
    if session.read_only:
        return SaveLine("read_only", "read only")
    if save is None:
        return SaveLine("saved", "saved as you type")
    if save.kind == "failed":
        return SaveLine("failed", f"not saved: {save.reason}")
    if save.kind == "saving":
        return SaveLine("saving", "saving")
    return SaveLine("saved", f"saved {save.saved_at:%H:%M}" if save.saved_at else "saved")


def idle(state: ViewState) -> frozenset[str]:
    """The names of commands that have nothing to do as things stand; their keys are not offered, and say why."""
    is_last = state.place == "today" and why_not_later(state.departure)
    return frozenset({"today-put-off"} if is_last else ())


def keys(
    place: Where, commands: tuple[Command, ...] = COMMANDS, without: frozenset[str] = frozenset()
) -> tuple[tuple[Hint, ...], tuple[Hint, ...]]:
    """What works here, and what works everywhere; without: the names of commands that are not offered."""
    here = [command for command in for_place(place, commands) if command.name not in without]
    left = tuple(_hint(command) for command in here if command.footer == "left")
    shown = 0 if place == "form" else -1  # a text field takes a question mark for itself
    return left[:_MOST_HINTS], tuple(_hint(command, shown) for command in here if command.footer == "right")


def _hint(command: Command, shown: int = 0) -> Hint:
    is_here = command.where != "everywhere"
    return Hint(key_label(command.keys[shown]), command.word, pressed_by(command), is_here)
