"""Notebooks that are in no repository; of what they hold the first heading alone is told, no code and no output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import cleaning, limits, wording
from resign_tui.evidence.formats import json_file
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.listing import Entry, listed
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.survey import Spent, Stopped, Store, Survey
from resign_tui.evidence.walk import Folder
from resign_tui.evidence.wording import headline

_NAME = "notebooks"
_ENDING = ".ipynb"
_COPIES = ".ipynb_checkpoints"
_MOST = 12
"""Notebooks of one folder that are told one by one; the older ones are told together."""


class Notebook(msgspec.Struct, frozen=True):
    """What is told of one: its first heading, empty where it has none, and how many cells hold code."""

    heading: str
    code_cells: int


def parse(data: bytes) -> Notebook:
    """The notebook in a file, of either form."""
    top = json_file.table(json_file.document(data))
    cells = json_file.items(top.get("cells"))
    for sheet in map(json_file.table, json_file.items(top.get("worksheets"))):
        cells = cells + json_file.items(sheet.get("cells"))
    if not cells and "nbformat" not in top:
        raise Unreadable("it is no notebook")
    tables = [json_file.table(cell) for cell in cells]
    headings = (heading for cell in tables if (heading := _heading(cell)))
    return Notebook(next(headings, ""), sum(1 for cell in tables if cell.get("cell_type") == "code"))


def _heading(cell: dict[str, Any]) -> str:
    """The first heading of a cell of text; notebooks of form 3 have cells that are headings."""
    source = cell.get("source")
    text = "".join(map(json_file.text, source)) if isinstance(source, list) else json_file.text(source)
    if cell.get("cell_type") == "heading":
        return cleaning.name(text.lstrip("# "))
    if cell.get("cell_type") != "markdown":
        return ""
    lines = (line.strip() for line in text.splitlines())
    return next((cleaning.name(line.strip("# ")) for line in lines if line.startswith("#") and line.strip("# ")), "")


def _stores(folder: Folder) -> Iterable[str]:
    """A folder with notebooks."""
    is_copies = _COPIES in folder.path.parts
    return ("",) if not is_copies and any(name.endswith(_ENDING) for name in folder.files) else ()


def _read(store: Store, survey: Survey) -> Iterator[Proposal]:
    if survey.repositories.holding(store.path) is not None or _is_in_an_unread_repository(store, survey):
        return
    found = [
        entry for name, entry in listed(survey, store.path).items() if name.endswith(_ENDING) and not entry.is_folder
    ]
    found.sort(key=lambda entry: entry.changed or survey.now, reverse=True)
    for entry in found[:_MOST]:
        yield _one(entry, store, survey)
    if len(found) > _MOST:
        yield _others(found[_MOST:], store)


def _is_in_an_unread_repository(store: Store, survey: Survey) -> bool:
    """Whether a repository that git was not asked about, or did not answer for, may hold the folder."""
    root = store.folder.root
    return any(
        ".git" in listed(survey, path) for path in (store.path, *store.path.parents) if path.is_relative_to(root)
    )


def _one(entry: Entry, store: Store, survey: Survey) -> Proposal:
    shown = cleaning.name(entry.name)
    place = store.below(shown)
    notebook = Notebook("", 0)
    try:
        notebook = parse(survey.read(entry.path, limits.JSON_FILE))
    except (Spent, Stopped):
        raise
    except Unreadable as error:
        survey.told(f"{place} was not read: {error}; its heading is not told.")
    heading = "" if cleaning.has_secret(notebook.heading) else notebook.heading
    cells = f" with {wording.count(notebook.code_cells, 'cell')} of code" if notebook.code_cells else ""
    changed = f" It was last changed on {wording.day(entry.changed)}." if entry.changed else ""
    return Proposal(
        source=Source(_NAME, store.shown, shown),
        what=headline(shown, heading),
        note=f"The notebook {place}{f' (“{heading}”)' if heading else ''}{cells}"
        f" is in no git repository below the named folders.{changed}",
        why=f"no repository among the named folders holds {place}",
        confidence="likely",
        row="ET-12",
        answers={"account.notebooks": "yes", "account.notebooks_which": shown},
        as_of=entry.changed,
        priority="P0",
        vanishes=True,
    )


def _others(entries: list[Entry], store: Store) -> Proposal:
    names = wording.listed([cleaning.name(entry.name) for entry in entries])
    number = wording.count(len(entries), "older notebook")
    return Proposal(
        source=Source(_NAME, store.shown, "older notebooks"),
        what=f"{number} in {cleaning.line(store.shown, 40)}",
        note=f"{store.shown} also has {number}, in no git repository below the named folders: {names}.",
        why=f"no repository among the named folders holds {store.shown}",
        confidence="likely",
        row="ET-12",
        answers={"account.notebooks": "yes", "account.notebooks_which": f"{number} in {store.shown}"},
        as_of=max((entry.changed for entry in entries if entry.changed), default=None),
        vanishes=True,
    )


KIND = SourceKind(_NAME, "notebooks", _stores, _read)
