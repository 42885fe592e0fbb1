"""What hangs on a repository: submodules, further work trees, and large files that git keeps elsewhere."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence import cleaning, git
from resign_tui.evidence.programs import ProgramFailed
from resign_tui.evidence.sources.repository import parsing
from resign_tui.evidence.sources.repository.opened import Opened
from resign_tui.evidence.wording import count, headline, listed

_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\n(?:[a-z0-9.-]+ .*\n)*?oid sha256:([0-9a-f]{64})\n"
)
_POINTER_BYTES = 1_024
_MOST_POINTERS = 2_000
_WEIGHTS = re.compile(r"\.(?:safetensors|pt|pth|bin|ckpt|onnx|h5|gguf|pkl|joblib|tflite|pb)$", re.IGNORECASE)


def submodules(opened: Opened) -> list[str]:
    """Path and address of each submodule, as the last commit has them."""
    try:
        found = parsing.settings(opened.ask("config", "--blob", "HEAD:.gitmodules", "--list", "-z"))
    except ProgramFailed:
        return []
    places = {key.removesuffix(".path"): values[-1] for key, values in found.items() if key.endswith(".path")}
    return [
        f"{cleaning.name(path)} ({cleaning.url(found.get(f'{key}.url', ['address not known'])[-1])})"
        for key, path in sorted(places.items())
    ]


def work_trees(opened: Opened) -> list[str]:
    """The places of further work trees of the same repository, as git has them."""
    try:
        answer = parsing.text(opened.ask("worktree", "list", "--porcelain"))
    except ProgramFailed:
        return []
    parts = [part.split("\n") for part in answer.split("\n\n")[1:]]
    places = [
        (lines[0].removeprefix("worktree "), any(line.startswith("prunable") for line in lines))
        for lines in parts
        if lines[0].startswith("worktree ") and os.path.realpath(lines[0][9:]) != os.path.realpath(opened.path)
    ]
    return [
        f"{cleaning.name(place.rpartition('/')[2])}, which is gone" if gone else cleaning.place(place)
        for place, gone in places
    ]


def large_files(opened: Opened, blobs: Mapping[str, str]) -> Iterator[Proposal]:
    """One proposal for the files that git LFS keeps: whether a server has them is not known here.

    blobs: path and object of each file of the last commit.
    """
    rules = [blob for path, blob in blobs.items() if path.rpartition("/")[2] == ".gitattributes"]
    if not any(
        b"filter=lfs" in (held or b"") for held in git.contents(opened.path, rules, stopped=opened.survey.stopped)
    ):
        return
    fed = b"".join(os.fsencode(path) + b"\0" for path in blobs)
    parts = opened.ask("check-attr", "-z", "--stdin", "filter", feed=fed).split(b"\0")
    paths = [os.fsdecode(path) for path, value in zip(parts[::3], parts[2::3], strict=False) if value == b"lfs"]
    pointers = git.contents(
        opened.path, [blobs[path] for path in paths[:_MOST_POINTERS]], _POINTER_BYTES, opened.survey.stopped
    )
    kept = [path for path, held in zip(paths, pointers, strict=False) if _is_kept(opened, held or b"")]
    if paths:
        yield _of_large_files(opened, paths, kept)


def _is_kept(opened: Opened, pointer: bytes) -> bool:
    match = _POINTER.match(pointer)
    if match is None:
        return False
    oid = match[1].decode()
    return os.path.lexists(opened.common / "lfs" / "objects" / oid[:2] / oid[2:4] / oid)


def _of_large_files(opened: Opened, paths: Sequence[str], kept: Sequence[str]) -> Proposal:
    names = listed([cleaning.place(path) for path in paths])
    number_here = f"{len(kept):,} is" if len(kept) == 1 else f"{len(kept):,} are"
    here = "none of them is" if not kept else "all of them are" if len(kept) == len(paths) > 1 else number_here
    number = count(len(paths), "file is", "files are")
    return Proposal(
        source=opened.source("LFS"),
        what=headline(f"{opened.name}: {count(len(paths), 'file')} in git LFS"),
        note=(
            f"{number} kept by git LFS in {opened.name}: {names}; {here} in the LFS folder of my machine. Whether "
            "the server has them is not known; git lfs push --all, run in it, sends what is missing there."
        ),
        why="filter=lfs stands in .gitattributes of the last commit",
        confidence="likely",
        row="MV-21" if any(_WEIGHTS.search(path) for path in paths) else "IA-14",
        as_of=opened.survey.now,
        vanishes=bool(kept),
    )


def notes(opened: Opened) -> list[str]:
    """What hangs on it, in lines for the notes of a system."""
    remotes = [
        f"{name}, {'the folder ' if re.match('[/~.]', url) else ''}{url or 'address not shown'}"
        for name, url in opened.remotes
    ]
    lines = [f"Remote: {'; '.join(remotes)}" if remotes else "No remote"]
    inside, others = submodules(opened), work_trees(opened)
    if inside:
        lines.append(f"Submodules: {listed(inside, 5)}")
    if others:
        lines.append(f"{'Another work tree' if len(others) == 1 else 'Other work trees'}: {listed(others, 5)}")
    return lines
