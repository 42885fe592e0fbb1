"""Folders in which trackers keep runs that were not sent yet: that they are there, how many, and of when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import opening, wording
from resign_tui.evidence.listing import Entry, listed, newest
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.walk import Folder
from resign_tui.evidence.wording import headline


class Tool(msgspec.Struct, frozen=True):
    """A tracker. within: folders below its own in which the runs lie. ending: of the files that are runs, "" for all.

    fate: what becomes of the runs, as a whole sentence.
    """

    name: str
    fate: str
    within: tuple[str, ...] = ()
    ending: str = ""
    folders_are_runs: bool = True


_TOOLS = {
    ".aim": Tool(
        "Aim", "Aim keeps its runs in this folder and nowhere else unless a server is used.", ("meta", "chunks")
    ),
    ".neptune": Tool(
        "Neptune", "Neptune ended on 5 March 2026, so they can never be uploaded: this is the only copy.", ("offline",)
    ),
    ".cometml-runs": Tool("Comet", "They are offline runs; comet upload sends them.", (), ".zip", False),
    "swanlog": Tool("SwanLab", "Whether they were uploaded is not told there; swanlab sync sends them."),
    ".clearml": Tool(
        "ClearML", "They are offline sessions; ClearML imports them.", ("cache", "offline"), ".zip", False
    ),
}


def names(folder: Folder) -> Iterable[str]:
    """The folders in a folder that are such a place."""
    return [name for name in folder.folders if name in _TOOLS]


def proposals(store: Store, survey: Survey) -> Iterator[Proposal]:
    """One proposal where at least one run is there."""
    tool = _TOOLS[store.path.name]
    runs = _runs(store, tool, survey)
    if not runs:
        return
    moment = newest({**runs, **{f"/{name}": _as_file(entry) for name, entry in runs.items()}})
    number = wording.count(len(runs), "run")
    size = sum(entry.size for entry in runs.values() if not entry.is_folder)
    held = f" ({opening.size(size)})" if size else ""
    day = f", the newest of {wording.day(moment)}" if moment else ""
    is_lost = tool.name == "Neptune"
    yield Proposal(
        source=Source("trackers", store.shown, tool.name),
        what=headline(store.shown, f"{number} of {tool.name} on one machine"),
        note=f"{store.shown} holds {number} of {tool.name}{held}{day}. {tool.fate}",
        why=f"names in {store.shown}; nothing in it was opened",
        confidence="certain" if is_lost else "likely",
        row="ET-01",
        as_of=moment,
        priority="P0" if is_lost else "",
        vanishes=True,
    )


def _runs(store: Store, tool: Tool, survey: Survey) -> dict[str, Entry]:
    """What lies where the tracker puts its runs."""
    path = store.path
    entries = listed(survey, path)
    for name in tool.within:
        if name not in entries:
            return {}
        path = path / name
        entries = listed(survey, path)
    if tool.folders_are_runs:
        return {name: entry for name, entry in entries.items() if entry.is_folder}
    return {name: entry for name, entry in entries.items() if name.endswith(tool.ending) and not entry.is_folder}


def _as_file(entry: Entry) -> Entry:
    return msgspec.structs.replace(entry, is_folder=False)
