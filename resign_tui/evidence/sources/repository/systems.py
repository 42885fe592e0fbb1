"""What a history says of who knows a repository: the repository itself, and the parts of it with no other author."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence

import msgspec

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence import cleaning, limits, wording
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.repository import attached, imports
from resign_tui.evidence.sources.repository.knowing import YEAR, Knowledge, Part, is_all_mine, only_mine
from resign_tui.evidence.sources.repository.opened import Opened
from resign_tui.evidence.survey import Spent, Stopped
from resign_tui.evidence.wording import count, headline, listed

_MOST_PARTS = 8
_MOST_NAMED = 8
_MOST_READ = 300
_READ = 64 * limits.KB
_CODE = re.compile(r"\.(?:py|ipynb|sh|r|jl|sql|cu|c|cc|cpp|h|go|rs|java|scala|kt|js|ts|lua|pl)$", re.IGNORECASE)
_NO_TOOL = re.compile(
    r"(?:^|/)(?:tests?|docs?|examples?|dags|__init__\.py|conftest\.py|setup\.py|\.[^/]+)(?:/|$)|(?:^|/)test_"
)
_DULL = re.compile(r"(?:^|/)(?:\.git[a-z]+|__init__\.py|.*\.lock|LICEN[CS]E.*)$")
_KINDS = (
    ("notebook", "CT-01", re.compile(r"\.ipynb$|notebook", re.IGNORECASE)),
    ("data_loader", "CT-02", re.compile(r"load|dataset|reader", re.IGNORECASE)),
    ("preprocessing", "CT-03", re.compile(r"pre-?_?process|transform|feature|clean|tokeni[sz]", re.IGNORECASE)),
    ("dashboard", "CT-01", re.compile(r"dashboard", re.IGNORECASE)),
    ("bot", "CT-01", re.compile(r"(?:^|[/_.-])bot(?:$|[/_.-])", re.IGNORECASE)),
)
_RUNBOOK = re.compile(r"(?:^|/)run-?_?book[^/]*\.(?:md|rst|txt|adoc)$", re.IGNORECASE)
_LICENCE = re.compile(r"LICEN[CS]E[^/]*|COPYING", re.IGNORECASE)


class History(msgspec.Struct, frozen=True):
    """A repository with what its history says, and the files of its last commit."""

    opened: Opened
    knowledge: Knowledge
    paths: tuple[str, ...]
    parts: tuple[Part, ...]

    @staticmethod
    def of(opened: Opened, knowledge: Knowledge, paths: Sequence[str]) -> History:
        """With the parts that have no other author."""
        parts = (part for part in only_mine(knowledge.files) if part.is_folder or not _DULL.search(part.path))
        return History(opened, knowledge, tuple(paths), tuple(parts))

    @property
    def bus_factor(self) -> str:
        """3: no other author at all. 2: none of its files, or none who committed for a year. 1: none of some parts."""
        if is_all_mine(self.knowledge.files):
            return "2" if self.knowledge.others else "3"
        if self.others_left:
            return "2"
        return "1" if self.parts else ""

    @property
    def others_left(self) -> bool:
        """There were other authors, and none of them committed for a year."""
        seen = self.knowledge.others_seen
        return 0 < seen < self.opened.survey.now.timestamp() - YEAR

    @property
    def extent(self) -> str:
        """From when on the history was read, where that is not from its beginning."""
        if self.knowledge.since:
            return f" since {_day(self.knowledge.since)}"
        return f" since {_day(self.knowledge.first)}, where this copy begins" if self.opened.is_shallow else ""


def proposals(history: History) -> Iterator[Proposal]:
    """The repository as something the person looks after, then its parts that nobody else wrote in."""
    if not history.knowledge.mine:
        return
    yield _of_system(history)
    if is_all_mine(history.knowledge.files):
        return
    folders = _folders_with_code(history.paths)
    tools = [part for part in history.parts if _is_tool(part, folders)][:_MOST_PARTS]
    by_file = _imports(history) if tools else {}
    for part in tools:
        yield _of_tool(history, part, imports.importers(part.path, by_file))


def _of_system(history: History) -> Proposal:
    opened, knowledge = history.opened, history.knowledge
    last = wording.local(knowledge.last_mine)
    part = "all" if knowledge.mine == knowledge.commits else f"{knowledge.mine:,}"
    own = f"{part} of its {count(knowledge.commits, 'commit')}"
    is_are = "is" if knowledge.mine == 1 else "are"
    mine = "its one commit is mine" if knowledge.commits == 1 else f"{own}{history.extent} {is_are} mine"
    yours = f"{own if knowledge.commits > 1 else 'its one commit'} by you"
    alone = _alone(history)
    runbooks = [path for path in history.paths if _RUNBOOK.search(path)]
    fields = {
        "name": opened.name,
        "bus_factor": history.bus_factor,
        "runbook": cleaning.line(f"{cleaning.name(runbooks[0])} in {opened.name}") if runbooks else "",
        "notes": cleaning.notes("\n".join((f"Code: {opened.store.shown}", *attached.notes(opened), alone)).strip()),
    }
    origins = {
        "name": "name of its folder",
        "bus_factor": f"authors of its history{history.extent}",
        "runbook": "name of a file in it",
        "notes": "settings and history of git",
    }
    return Proposal(
        source=opened.source("history"),
        what=headline(f"{opened.name}: {_all_mine(history)}{yours}"),
        note=f"{opened.name}: {mine}, the last of {_day(knowledge.last_mine)}. {alone}".strip(),
        why=f"authors of the commits that are checked out{history.extent}, merges aside",
        confidence="likely",
        record="handover.system",
        fields={key: text for key, text in fields.items() if text},
        origins={key: origin for key, origin in origins.items() if fields[key]},
        row="XC-01",
        as_of=last,
    )


def _all_mine(history: History) -> str:
    if not is_all_mine(history.knowledge.files):
        return ""
    return "no file by anybody else, " if history.knowledge.others else "no other author, "


def _alone(history: History) -> str:
    """What nobody else wrote in, as a sentence."""
    others = len(history.knowledge.others)
    if is_all_mine(history.knowledge.files):
        if not others:
            return f"No other author than me in its history{history.extent}."
        also = "another author" if others == 1 else f"{others} other authors"
        return f"No file of it was changed by anybody but me{history.extent}; {also} committed to it without that."
    shown = [_shown(part) for part in history.parts[:_MOST_NAMED]]
    named = listed([*shown, *(part.path for part in history.parts[_MOST_NAMED:])], _MOST_NAMED)
    parts = f"No other author than me{history.extent}: {named}." if shown else ""
    if history.others_left:
        number = len(history.knowledge.others)
        who = "The other author has" if number == 1 else f"The {number} other authors have"
        return f"{who} not committed to it since {_day(history.knowledge.others_seen)}. {parts}".strip()
    return parts


def _shown(part: Part) -> str:
    place = cleaning.place(part.path)
    return f"{place} ({count(part.files, 'file')})" if part.is_folder else place


def _is_tool(part: Part, folders: Container[str]) -> bool:
    if _NO_TOOL.search(part.path):
        return False
    return part.path in folders if part.is_folder else bool(_CODE.search(part.path))


def _folders_with_code(paths: Sequence[str]) -> frozenset[str]:
    code = (path for path in paths if _CODE.search(path))
    return frozenset(path[: at + 1] for path in code for at, sign in enumerate(path) if sign == "/")


def _of_tool(history: History, part: Part, consumers: Sequence[str]) -> Proposal:
    opened = history.opened
    place = cleaning.place(part.path)
    kind, row = _kind_of(part, history, consumers)
    last_name = part.path.strip("/").rpartition("/")[2].partition(".")[0]
    others = [path for path in consumers if _has_other_author(history, path)]
    used = f"imported by {listed([cleaning.place(path) for path in consumers])}" if consumers else ""
    fields = {
        "name": f"{place} in {opened.name}",
        "kind": kind,
        "readme": _first(history.paths, lambda path: path.startswith(part.path) and "readme" in path.lower()),
        "consumers": used,
        "tests": _first(history.paths, lambda path: re.search(rf"(?:^|/)test_{re.escape(last_name)}\.py$", path)),
        "licence": _first(history.paths, lambda path: _LICENCE.fullmatch(path)),
    }
    yours = f"{count(part.mine, 'commit')} of yours" + (f", {part.lately:,} in the last year" if part.lately else "")
    size = f"{count(part.files, 'file')}, {yours}" if part.is_folder else yours
    return Proposal(
        source=opened.source(part.path),
        what=headline(f"{opened.name}: {place} has no other author"),
        note=f"{place} in {opened.name} has no other author than me in this history{history.extent}."
        + (f" It is {used}." if used else ""),
        why=f"{size}, and nobody else's{history.extent}; what it is, is taken from its name",
        confidence="likely",
        record="handover.tool",
        fields={key: text for key, text in fields.items() if text},
        origins={
            key: f"files of {opened.name}" if key != "kind" else "its name" for key, text in fields.items() if text
        },
        answers={"ownership.custom_tooling": "true"} if others else {},
        row=row,
        as_of=wording.local(history.knowledge.last_mine),
    )


def _kind_of(part: Part, history: History, consumers: Sequence[str]) -> tuple[str, str]:
    """What a part is by its name, and the row of the checklist for that; a package or a part of one is a library."""
    named = next(((kind, row) for kind, row, names in _KINDS if names.search(part.path)), None)
    folder = part.path.rpartition("/")[0]
    is_library = bool(consumers) or (bool(folder) and f"{folder}/__init__.py" in history.paths)
    return named or ("library" if is_library else "", "CT-01")


def _has_other_author(history: History, path: str) -> bool:
    known = history.knowledge.files.get(os.fsencode(path))
    return known is not None and known.others_seen > 0


def _imports(history: History) -> Mapping[str, frozenset[str]]:
    """What the Python files of the work tree import, as far as a bounded look goes."""
    found = {}
    for path in [path for path in history.paths if path.endswith(".py")][:_MOST_READ]:
        try:
            data = history.opened.survey.read_start(history.opened.path / path, _READ)
        except (Spent, Stopped):
            raise
        except Unreadable:
            continue
        found[path] = frozenset(imports.imported(path, data.decode("utf-8", "replace")))
    return found


def _first(paths: Sequence[str], is_wanted: Callable[[str], object]) -> str:
    return next((cleaning.place(path) for path in paths if is_wanted(path)), "")


def _day(seconds: int) -> str:
    moment = wording.local(seconds)
    return wording.day(moment) if moment else "a day that is not known"
