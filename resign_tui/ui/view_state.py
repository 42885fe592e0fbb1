"""What the wizard shows at one moment: the session, and where in it the person is. Panes and steps are bound to it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from resign_tui.core.answers.catalogue import Field
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.ui import present, views
from resign_tui.ui.commands import Where
from resign_tui.ui.session import Session
from resign_tui.ui.widgets.field_row import FieldState

if TYPE_CHECKING:
    from resign_tui.core.review.finding import Finding
    from resign_tui.ui.outcome import Outcome


class Log(msgspec.Struct, frozen=True):
    """What copying and writing brought: outcomes with their time of day, newest first.

    writing: files done and wanted of the write that runs; None when none does. writes: how many have ended.
    """

    outcomes: tuple[tuple[str, Outcome], ...] = ()
    writing: tuple[int, int] | None = None
    writes: int = 0


@dataclass(frozen=True, eq=False)
class ViewState:
    """The session and where the person stands.

    step: one of the seven; view: what of it is in view. field: the question with the focus, or the one left for a pane.
    in_hand: the question that is being typed in, about which nothing is doubted yet. place: the part of the screen with
    the focus. document: what the letter's pane shows. reviews: findings are shown; they begin after the first frame.
    edition: goes up when the draft changed elsewhere than in an editor, so that every editor is brought to it.
    """

    session: Session
    step: str = ""
    view: str = ""
    field: str = ""
    in_hand: str = ""
    place: Where = "form"
    document: str = "letter"
    reviews: bool = False
    is_narrow: bool = False
    edition: int = 0
    log: Log = dataclasses.field(default_factory=Log)

    @property
    def departure(self) -> Departure:
        """The draft, read for today."""
        return self.session.departure

    @property
    def open(self) -> tuple[str, ...]:
        """Ids of questions that are still open."""
        return self.session.progress.open

    @property
    def findings(self) -> tuple[Finding, ...] | None:
        """What the review noticed; None before it began."""
        return self.session.findings if self.reviews else None

    @cached_property
    def field_states(self) -> dict[str, FieldState]:
        """How each question of the form in view stands."""
        leaks = frozenset(finding.question for finding in self.findings or () if finding.rule == "secret")
        return present.field_states(self.departure, self.questions, self.open, leaks, self.in_hand)

    @cached_property
    def questions(self) -> tuple[Field, ...]:
        """The questions that the form in view asks now."""
        facts = self.departure.facts
        return tuple(spec for spec in views.questions(self.view) if facts.is_asked(spec.id))

    @cached_property
    def shown(self) -> tuple[str, Document]:
        """The document in the letter's pane, with its label."""
        if self.document == "letter":
            return "Letter", self.session.letter
        is_opened = self.view != "send" or self.place == "letter"
        return present.shown(self.departure, self.document, opened=is_opened)
