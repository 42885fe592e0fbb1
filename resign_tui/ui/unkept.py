"""What is said and asked where nothing is kept; plain mode says the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft, Edit, Value
from resign_tui.core.documents import spoken
from resign_tui.core.words import listed
from resign_tui.disk import memory_folder
from resign_tui.ui import views
from resign_tui.ui.commands import Command

TITLE = "No trace"
PROMISE = (
    "Nothing you type here is kept: no draft, no earlier version, no profile, no settings, no temporary file. When it "
    "ends, in whatever way, all is gone but what you copied or wrote yourself."
)
LIMITS = (
    "It does not cover: what the terminal keeps of its screen, clipboard managers, memory that the system swaps to the "
    "disk, what you copy, write or print, and the command line in the history of your shell."
)
_COPIES = "Reading evidence may lay a copy of an open database into the temporary folder for a moment."

LEFT_ALONE = "Nothing is kept here, so drafts stay as they are. `resign-tui` without --ephemeral opens them."
NOT_OF_YOU = "Nothing is kept here, so nothing of you either."

_MARKS = ("sent.", "copied.", "send.")
"""Beginnings of answers that are no text of any document."""


def limits() -> tuple[str, ...]:
    """What is promised and what is not, one sentence or two each."""
    return (PROMISE, LIMITS) if memory_folder() is not None else (PROMISE, LIMITS, _COPIES)


class Unkept(msgspec.Struct, frozen=True):
    """A sitting of which nothing is kept. began: the draft as it was opened. left: by document, the draft with which
    it left last, copied or written.
    """

    began: Draft
    is_example: bool = False
    left: Mapping[str, Draft] = {}

    def after(self, names: Iterable[str], draft: Draft) -> Unkept:
        """These documents have left, as this draft has them."""
        return msgspec.structs.replace(self, left={**self.left, **dict.fromkeys(names, draft)})

    def at_stake(self, draft: Draft) -> tuple[str, ...]:
        """The documents that hold something new which has not left as it stands; none of the example's."""
        if self.is_example:
            return ()
        now, began = _by_document(draft), _by_document(self.began)
        return tuple(
            name
            for name, answers in now.items()
            if answers != began.get(name) and answers != _by_document(self.left.get(name, Draft())).get(name)
        )


def told_of(commands: Iterable[Command]) -> tuple[Command, ...]:
    """The commands, where none may say that something is saved."""
    titles = {"quit": "Close the wizard; nothing is kept", "theme": "Change the colours for this sitting"}
    return tuple(msgspec.structs.replace(each, title=titles.get(each.name, each.title)) for each in commands)


def warning(names: Iterable[str]) -> str:
    """What is said before the window closes and takes these documents with it."""
    return f"Nothing is kept. Not copied or written as it stands: {listed([spoken(name) for name in names])}."


def _by_document(draft: Draft) -> dict[str, dict[str, Value | Edit]]:
    """What was answered and rewritten, by the document that it goes into."""
    found: dict[str, dict[str, Value | Edit]] = {}
    for field_id, value in draft.answers.items():
        if value and not field_id.startswith(_MARKS):
            found.setdefault(_document(field_id), {})[field_id] = value
    for paragraph, edit in draft.edits.items():
        found.setdefault("letter", {})[paragraph] = edit
    return found


def _document(field_id: str) -> str:
    own = next((name for name, ids in views.document_fields().items() if field_id.startswith(ids)), "")
    spec = catalogue.fields().get(field_id)
    return own or ("handover" if spec is not None and spec.step == "handover" else "letter")
