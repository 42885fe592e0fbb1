"""The parts of the conversation, in the order of the steps, and the way through them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from resign_tui.cli.plain import telling
from resign_tui.cli.plain.checklist import Checklist
from resign_tui.cli.plain.desk import Desk
from resign_tui.cli.plain.prompts import Go, Move, Quit
from resign_tui.cli.plain.walk import walk
from resign_tui.core import flow
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import STEPS, Field
from resign_tui.core.departure import Departure
from resign_tui.core.plan.over import is_over
from resign_tui.core.plan.today import has_today
from resign_tui.ui import views


class Part(NamedTuple):
    """A part of a step. view: the view of the wizard that shows the same. run: begins at a question, or at the end."""

    step: str
    title: str
    run: Callable[[Desk, str, bool], Move]
    view: str = ""

    def belongs_to(self, departure: Departure) -> bool:
        """Today is a part once the letter is handed in."""
        return self.view != views.TODAY or has_today(departure)

    def title_for(self, departure: Departure) -> str:
        """What it is about; nothing is asked of a day after the last."""
        return "what still holds" if self.view == views.TODAY and is_over(departure) else self.title


def _form(desk: Desk, first: str, backwards: bool, *, view: str) -> Move:
    step = views.step_of(view)

    def asked() -> tuple[Field, ...]:
        return tuple(spec for spec in flow.questions(desk.departure, step) if _is_on(view, spec))

    return walk(desk, step, asked, first=first, backwards=backwards)


def _is_on(view: str, spec: Field) -> bool:
    """A step of several forms asks each question on one of them; the checklist has its own part."""
    if view not in views.HANDOVER_VIEWS:
        return True
    return views.view_of(spec) == view


def _situation(desk: Desk, first: str, backwards: bool) -> Move:
    move = _form(desk, first, backwards, view="situation")
    if move is not Move.BACK:
        desk.console.gap()
        desk.console.say(*telling.gate(desk.departure))
        desk.console.say(f"Your letter: {telling.named(desk.departure.scenario)}", *telling.to_read(desk.departure))
    return move


def _dates(desk: Desk, first: str, backwards: bool) -> Move:
    desk.console.say(telling.dates_line(desk.departure))
    move = _form(desk, first, backwards, view="dates")
    if move is not Move.BACK:
        desk.console.gap()
        desk.console.say(*telling.dates(desk.departure))
    return move


def _checklist(desk: Desk, first: str, backwards: bool) -> Move:
    return Checklist(desk).run(backwards=backwards)


def _today(desk: Desk, first: str, backwards: bool) -> Move:
    from resign_tui.cli.plain.today import Day

    return Day(desk).run()


def _open(desk: Desk, first: str, backwards: bool) -> Move:
    from resign_tui.cli.plain.review import ask_open

    return ask_open(desk, first, backwards)


def _findings(desk: Desk, first: str, backwards: bool) -> Move:
    from resign_tui.cli.plain.review import go_through_findings

    return go_through_findings(desk, first, backwards)


def _send(desk: Desk, first: str, backwards: bool) -> Move:
    from resign_tui.cli.plain.sending import send

    return send(desk, first, backwards)


PARTS = (
    Part("situation", "private questions, of which none stands in a letter", _situation, "situation"),
    Part("people", "who writes, who reads, and how it travels", partial(_form, view="people"), "people"),
    Part("dates", "when it ends, and your last day in", _dates, "dates"),
    Part("words", "what the letter says", partial(_form, view="words"), "words"),
    Part("handover", "what you look after, which decides the checklist", partial(_form, view="owned"), "owned"),
    Part("handover", "what vanishes with your account", partial(_form, view="account"), "account"),
    Part("handover", "what today asks for", _today, views.TODAY),
    Part("handover", "the checklist", _checklist),
    Part("review", "what is still open", _open),
    Part("review", "what could be regretted", _findings),
    Part("review", "before you send", partial(_form, view="review"), "review"),
    Part("send", "copy the letter, write files", _send),
)
"""All of it, in order."""


def converse(desk: Desk) -> None:
    """Walk the parts from today or from where the person was, until the end or until they leave."""
    at, first = _beginning(desk)
    backwards = False
    while at < len(PARTS) or not desk.may_end():
        at = min(at, len(PARTS) - 1)
        part = PARTS[at]
        if not part.belongs_to(desk.departure):
            at += -1 if backwards else 1
            continue
        desk.console.gap()
        step = f"Step {STEPS.index(part.step) + 1} of {len(STEPS)}, {flow.TITLES[part.step]}"
        desk.console.say(f"{step}: {part.title_for(desk.departure)}.")
        try:
            move = part.run(desk, first, backwards)
        except Go as to:
            at, first, backwards = _first_of(to.step), "", False
            continue
        except Quit:
            return
        backwards = move is Move.BACK and at > 0
        at, first = max(at + (-1 if move is Move.BACK else 1), 0), ""


def _first_of(place: str) -> int:
    """The first part of a step, or that of a view."""
    return next(at for at, part in enumerate(PARTS) if place in (part.step, part.view))


def _beginning(desk: Desk) -> tuple[int, str]:
    """Today once the letter is handed in, and after it; else the part and the question where the person was."""
    if has_today(desk.departure):
        return _first_of(views.TODAY), ""
    place = desk.session.draft.place
    spec = catalogue.fields().get(place.field)
    if place.step not in STEPS:
        return 0, ""
    if spec is not None:
        view = views.view_of(spec) if place.step == "handover" else place.step
        for at, part in enumerate(PARTS):
            if part.view == view:
                desk.console.say(f"You were at {flow.TITLES[place.step]}, {spec.label}. It goes on there.")
                return at, spec.id
    return _first_of(place.step), ""
