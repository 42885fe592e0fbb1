"""What is not committed, and the notebooks that exist nowhere else, as proposals."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence import cleaning
from resign_tui.evidence.programs import ProgramFailed
from resign_tui.evidence.sources.repository import parsing
from resign_tui.evidence.sources.repository.changes import Changes, changes, is_whole
from resign_tui.evidence.sources.repository.opened import Opened
from resign_tui.evidence.wording import count, headline, listed

_SHOWN = 4


def proposals(opened: Opened) -> Iterator[Proposal]:
    """One proposal for what is not committed, one for the notebooks that exist nowhere else."""
    if not is_whole(opened):
        opened.survey.told(f"{opened.store.shown}: its index is damaged; what is not committed in it is not known.")
        return
    try:
        index = parsing.entries(opened.ask("ls-files", "-s", "--debug", "-z"))
        found = changes(opened, index)
    except ProgramFailed as error:
        opened.tell(error, "what is not committed in it is not known")
        return
    if found.unseen:
        number = count(found.unseen, "file was", "files were")
        opened.survey.told(f"{opened.store.shown}: {number} not compared with the last commit, which would take long.")
    if found:
        yield _uncommitted(opened, found)
    tracked = [os.fsdecode(entry.path) for entry in index] if not opened.remotes else []
    notebooks = [name for name in (*found.new, *tracked) if name.endswith(".ipynb") and _is_own(name)]
    if notebooks:
        yield _notebooks(opened, list(dict.fromkeys(notebooks)))


def _listed(names: Sequence[str], most: int) -> str:
    """The first names, fit to be shown, and how many more there are."""
    return listed([*map(cleaning.place, names[:most]), *names[most:]], most)


def _is_own(name: str) -> bool:
    return ".ipynb_checkpoints/" not in name


def _uncommitted(opened: Opened, found: Changes) -> Proposal:
    groups = (
        ("changed", "changed", found.changed),
        ("written anew, perhaps changed", "touched", found.touched),
        ("deleted", "deleted", found.deleted),
        ("not under version control", "new", found.new),
    )
    counts = ", ".join(f"{len(paths)} {short}" for _, short, paths in groups if paths)
    names = "; ".join(f"{words}: {_listed(_folded(paths), _SHOWN)}" for words, _, paths in groups if paths)
    moment = f"{opened.day(opened.survey.now)} {opened.survey.now:%H:%M}"
    return Proposal(
        source=opened.source("not committed"),
        what=headline(f"{opened.name}, not committed: {counts}"),
        note=f"In {opened.name}, not committed as of {moment}: {names}.",
        why="the files compared with what git committed last",
        confidence="certain",
        row="OW-12",
        as_of=opened.survey.now,
        priority="P0" if found.new else "",
        vanishes=True,
    )


def _folded(paths: Sequence[str]) -> list[str]:
    """The names, those of a folder with more than three of them as the folder."""
    folders: dict[str, list[str]] = {}
    for path in paths:
        folders.setdefault(path.rpartition("/")[0], []).append(path)
    return [
        name
        for folder, held in folders.items()
        for name in ([f"{folder}/ ({len(held)} files)"] if folder and len(held) > 3 else held)
    ]


def _notebooks(opened: Opened, names: Sequence[str]) -> Proposal:
    number = count(len(names), "notebook")
    why = "no remote stands in its settings" if not opened.remotes else "not under version control"
    are = "is" if len(names) == 1 else "are"
    return Proposal(
        source=opened.source("notebooks"),
        what=headline(f"{opened.name}: {number} on one machine only"),
        note=f"{number} of {opened.name} {are} on my machine only, as of {opened.day(opened.survey.now)}: "
        f"{_listed(names, 6)}.",
        why=why,
        confidence="certain",
        answers={
            "account.notebooks": "yes",
            "account.notebooks_which": f"{_listed([name.rpartition('/')[2] for name in names], 5)} in {opened.name}",
        },
        row="ET-12",
        as_of=opened.survey.now,
        priority="P0",
        vanishes=True,
    )
