"""What the panes and steps ask of the wizard; values come down to them, these go up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget

from resign_tui.core.departure import Departure
from resign_tui.ui.session import Session

if TYPE_CHECKING:
    from resign_tui.drafts.autosave import SaveState
    from resign_tui.ui.outcome import Outcome
    from resign_tui.ui.sending.chosen import Part


class Change(Message):
    """Go on with the session that a transition gives.

    done: what to say when it changed something. otherwise: what to say when it changed nothing.
    """

    def __init__(self, transition: Callable[[Session], Session], done: str = "", otherwise: str = "") -> None:
        super().__init__()
        self.transition, self.done, self.otherwise = transition, done, otherwise


class OpenView(Message):
    """Open a step, or a view of one, at a question, a document or a row of it."""

    def __init__(self, view: str, field: str = "") -> None:
        super().__init__()
        self.view, self.field = view, field


class OpenDraft(Message):
    """Open another draft in this window."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


class GoTo(Message):
    """Go to a question, on whichever step it is asked."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


class GoToItem(Message):
    """Go to an item on the checklist."""

    def __init__(self, item_id: str) -> None:
        super().__init__()
        self.item_id = item_id


class Reword(Message):
    """Open a paragraph of the letter in an editor."""

    def __init__(self, paragraph: str) -> None:
        super().__init__()
        self.paragraph = paragraph


class ShowDocument(Message):
    """Show a document in the letter's pane."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class CopyDocument(Message):
    """Copy a document, or a part of it, and check it."""

    def __init__(self, name: str, part: Part = "whole") -> None:
        super().__init__()
        self.name, self.part = name, part


class PrintLetter(Message):
    """Send the letter to a printer."""

    def __init__(self, printer: str) -> None:
        super().__init__()
        self.printer = printer


class UseFolder(Message):
    """Show the folder of the files, or (not shown) copy its path."""

    def __init__(self, *, shown: bool) -> None:
        super().__init__()
        self.shown = shown


class WriteDocuments(Message):
    """Write these documents and formats into the chosen folder."""

    def __init__(self, chosen: frozenset[tuple[str, str]]) -> None:
        super().__init__()
        self.chosen = chosen


class Outcomes(Message):
    """What copying or writing brought.

    writing: files done and wanted of the write that runs, None when none does. aloud: worth telling where the log is
    not in view.
    """

    def __init__(
        self, outbox: Widget, outcomes: Iterable[Outcome], *, writing: tuple[int, int] | None, aloud: bool
    ) -> None:
        super().__init__()
        self.outbox, self.outcomes, self.writing, self.aloud = outbox, tuple(outcomes), writing, aloud


class DocumentsLeft(Message):
    """These documents have left as they were in this departure."""

    def __init__(self, outbox: Widget, departure: Departure, names: Iterable[str]) -> None:
        super().__init__()
        self.outbox, self.departure, self.names = outbox, departure, tuple(names)


class Saved(Message):
    """The autosaver says how saving stands."""

    def __init__(self, state: SaveState) -> None:
        super().__init__()
        self.state = state


class ScannerReady(Message):
    """The scanner for secrets is loaded."""
