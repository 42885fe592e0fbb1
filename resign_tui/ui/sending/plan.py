"""What is ready to be written, before anything is: the documents offered, the files they make, and where they go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

import msgspec

from resign_tui.core.departure import Departure
from resign_tui.core.documents import DocumentGroup, document_kinds
from resign_tui.core.errors import ResignError
from resign_tui.core.handing_in import Stage
from resign_tui.exports import files, registry
from resign_tui.ui.sending.chosen import Choice, Part, everything, folder_of, in_order, not_on_paper, usual
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.notes import Note
from resign_tui.ui.widgets.send_table import SendRow

__all__ = [
    "GROUPS",
    "Choice",
    "Either",
    "Look",
    "Part",
    "Planned",
    "either",
    "everything",
    "folder_of",
    "in_order",
    "look",
    "not_on_paper",
    "planned",
    "ready",
    "send_rows",
    "usual",
]

GROUPS: Mapping[DocumentGroup, tuple[str, str]] = {
    "hand-in": ("to hand in", "yours until then"),
    "own": ("own folder", "yours alone"),
    "work": ("for work", "inside the company"),
    "send": ("to send", "you press send"),
    "apart": ("apart", "in a folder of its own"),
}
"""The groups in their order among what is ready: the label, and what is said of each."""

_MOST_NAMED = 1
"""More files that exist already than these are told as a number."""


class Planned(msgspec.Struct, frozen=True):
    """One file to be written; `below` is the document's own folder inside the chosen one, if it has one."""

    document: str
    name: str
    group: DocumentGroup
    below: str = ""


class Look(msgspec.Struct, frozen=True):
    """What was seen in the folder: why nothing can be written, or the files that exist with the new ones' names."""

    problem: str = ""
    beside: tuple[tuple[str, str], ...] = ()


def send_rows(departure: Departure) -> tuple[SendRow, ...]:
    """The documents that belong to this departure or may be wanted, with the formats they take.

    The memo is named even where it has no part: that there is such a thing should not be a surprise later.
    """
    rows = []
    for kind in document_kinds().values():
        label = kind.short or kind.label
        if kind.offered(departure) != "no":
            formats = tuple(one.name for one in registry.formats_for(kind.name))
            rows.append(SendRow(kind.name, label, formats, kind.lives, asks=bool(kind.questions)))
        elif kind.group == "apart":
            rows.append(SendRow(kind.name, label, (), "not part of this departure"))
    return tuple(rows)


def planned(chosen: Iterable[Choice], stage: Stage = "before") -> tuple[Planned, ...]:
    """The files that the choice makes in an empty folder."""
    kinds = document_kinds()
    return tuple(
        Planned(name, files.safe_name(name, registry.get(form).suffix), kinds[name].group_at(stage), kinds[name].folder)
        for name, form in in_order(chosen)
    )


def look(text: str, plan: Iterable[Planned]) -> Look:
    """Look into the folder, and into those below that a document has for itself, without changing anything.

    May wait for a slow disk.
    """
    beside = []
    try:
        folder = files.usable_folder(folder_of(text))
        for one in plan:
            path, number = files.free_path(files.usable_folder(folder / one.below), one.name)
            if number > 1:
                beside.append((one.name, path.name))
    except ResignError as error:
        return Look(str(error))
    return Look("", tuple(beside))


def ready(
    plan: tuple[Planned, ...], refused: Mapping[str, str], seen: Look, signs: Signs, warning: str = ""
) -> tuple[str, list[Note]]:
    """The heading and the remarks on what would be written now; `refused` says of documents why they may not leave."""
    going = [one for one in plan if not refused.get(one.document)]
    if not plan:
        return "Ready to write: nothing yet", [
            Note("Space chooses a document and a format; a chooses all that belongs to this departure.")
        ]
    notes = [Note(seen.problem, sign=signs.error, tone="wax", ink="ink")] if seen.problem else []
    if warning:
        notes.append(Note(warning, sign=signs.warning, tone="brass", ink="ink"))
    named = {one.name for one in going}
    notes += _kept([pair for pair in seen.beside if pair[0] in named], signs)
    for group, (label, remark) in GROUPS.items():
        mine = [one for one in going if one.group == group]
        if mine:
            notes.append(Note(label=label, units=_names(mine, dict(seen.beside)), ink="ink", right=remark))
    for name, why in refused.items():
        if why:
            way = " e on its row answers it." if document_kinds()[name].questions else ""
            notes.append(Note(f"{why}{way}", sign=signs.warning, tone="brass"))
    many = f"{len(going)} {'file' if len(going) == 1 else 'files'}"
    return (f"Another folder for {many}" if seen.problem else f"Ready to write: {many}"), notes


class Either(msgspec.Struct, frozen=True):
    """One of two things that can be meant: how it is called, and what is written."""

    label: str
    chosen: frozenset[Choice]

    @property
    def names(self) -> str:
        """The files that it makes."""
        return ", ".join(_names(planned(self.chosen), {}))


def either(picked: frozenset[Choice], document: str, form: str) -> tuple[Either, ...]:
    """What can be meant by writing where nothing of the document under the cursor is chosen: it alone, or what is.

    form: the format under the cursor, or none of its own, and then its usual ones count.
    """
    kind = document_kinds()[document]
    alone = frozenset((document, one) for one in ((form,) if form else kind.formats))
    label = kind.short or kind.label
    return (Either(f"{label} alone", alone), Either("What is ticked", picked))


def _names(plan: Iterable[Planned], numbered: Mapping[str, str]) -> tuple[str, ...]:
    """Names of files as they will be written, those of a document together: letter.txt .docx .pdf."""
    units = []
    for _, group in groupby(plan, key=lambda one: one.document):
        files_of = tuple(group)
        below = f"{files_of[0].below}/" if files_of[0].below else ""
        first, *rest = (numbered.get(one.name, one.name) for one in files_of)
        stem = first.partition(".")[0]
        same = (each.removeprefix(stem) if each.startswith(f"{stem}.") else each for each in rest)
        units.append(" ".join([f"{below}{first}", *same]))
    return tuple(units)


def _kept(beside: list[tuple[str, str]], signs: Signs) -> list[Note]:
    """What is there already; it is kept, so nothing of that is a warning."""
    if len(beside) > _MOST_NAMED:
        text = f"{len(beside)} of these exist; new ones get a number."
        return [Note(text, sign=signs.info, tone="faint")]
    return [Note(f"{old} exists; the new one is {new}.", sign=signs.info, tone="faint") for old, new in beside]
