"""From question to question: which they are follows from the answers, so the way is looked up after each."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from resign_tui.cli.plain import telling
from resign_tui.cli.plain.desk import Desk
from resign_tui.cli.plain.prompts import Move
from resign_tui.cli.plain.questions import DraftQuestion, ask
from resign_tui.cli.plain.records import ask_records
from resign_tui.core.answers.catalogue import Choice, Field
from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import TEMPLATE
from resign_tui.core.situation import PAUSE, PAUSE_NAME, letter_name

_OWN = "own:"
"""Before the name of a letter of the person's own, which no letter of ours can have."""

_PAUSE = Choice("pause", "talk first, before there is a letter", "p")


class _WhichLetter(DraftQuestion):
    """Which letter it is, after our suggestion and what the others would change; to talk first is an answer too."""

    def __init__(self, desk: Desk, spec: Field) -> None:
        wording = desk.departure.wording
        own = tuple(
            Choice(f"{_OWN}{template.name}", f"{template.name}, yours, after {letter_name(template.extends).lower()}")
            for template in (wording.templates.values() if wording else ())
        )
        super().__init__(desk, replace(spec, choices=(*spec.choices, *own, _PAUSE)))

    @property
    def value(self) -> Value:
        """The letter that was chosen, ours or the person's own."""
        template = self.desk.departure.template
        return f"{_OWN}{template.name}" if template else super().value

    def preface(self) -> None:
        """Say what we suggest."""
        departure = self.desk.departure
        problem = departure.problem(TEMPLATE)
        self.desk.console.say(
            *telling.suggestion(departure), *([problem] if problem else []), "? says what each letter would change."
        )
        self.desk.console.gap()

    def why(self) -> None:
        """Say what each letter would change."""
        super().why()
        self.desk.console.gap()
        self.desk.console.say(*telling.choices())

    def put(self, value: Value) -> bool:
        """Take a letter; a pause is no letter, and leaves the answer as it was."""
        if isinstance(value, str) and value.startswith(_OWN):
            return self._put_own(value.removeprefix(_OWN))
        if isinstance(value, str) and value != _PAUSE.value:
            return self.desk.take(lambda session: session.choose_letter(value))
        self.desk.console.say(f"{PAUSE_NAME}. {PAUSE}", "quit leaves; everything is saved.")
        return False

    def _put_own(self, name: str) -> bool:
        wording = self.desk.departure.wording
        template = wording.templates.get(name) if wording else None
        if template is None:
            return False
        return self.desk.take(lambda session: session.choose_letter(template.extends, name))


def ask_field(desk: Desk, spec: Field, place: str) -> Move:
    """Ask a question of the catalogue; a list of entries is asked entry by entry."""
    if spec.kind == "records":
        return ask_records(DraftQuestion(desk, spec), place)
    return ask((_WhichLetter if spec.id == "scenario.chosen" else DraftQuestion)(desk, spec), place)


def walk(
    desk: Desk, step: str, asked: Callable[[], tuple[Field, ...]], *, first: str = "", backwards: bool = False
) -> Move:
    """Ask these questions in order.

    first: the id of the question to begin with. backwards: begin with the last one.
    """
    ids = [spec.id for spec in asked()]
    at = ids.index(first) if first in ids else len(ids) - 1 if backwards else 0
    group, told = "", 0
    while 0 <= at < len(specs := asked()):
        spec = specs[at]
        if spec.group != group:
            group = spec.group
            desk.console.gap()
            desk.console.say(f"{group}:")
        desk.stand(step, spec.id)
        changed = " now" if told not in (0, len(specs)) else ""
        told = len(specs)
        move = ask_field(desk, spec, f"{at + 1} of {told}{changed}.")
        if move is Move.LEAVE:
            return move
        ids = [each.id for each in asked()]
        if move is Move.BACK:
            at = (ids.index(spec.id) if spec.id in ids else at) - 1
        elif spec.id in ids:
            at = ids.index(spec.id) + 1
    return Move.BACK if at < 0 else Move.ON
