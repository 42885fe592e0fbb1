"""Asking git, so that nothing a repository says is run, fetched or written.

Only plumbing that was seen to run no hook, filter, pager or helper even in a hostile repository: log with names, never
with contents; for-each-ref, rev-list, ls-tree, cat-file, ls-files, diff-index --cached, check-attr, worktree list,
config --list. Not status, diff, blame, submodule, stash show or describe: they run what the repository's own
configuration names.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from resign_tui.evidence import programs
from resign_tui.evidence.limits import MB, SETTINGS_FILE
from resign_tui.evidence.programs import ProgramFailed

SECONDS = 20.0
QUIET_SECONDS = 8.0
_OUTPUT = 256 * MB
_PARTIAL = "a partial clone; files were not looked at"

MOST_VERSIONS = 50

_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.pager=cat",
    "log.showSignature=false",
    "gpg.program=false",
    "diff.external=",
    f"core.attributesFile={os.devnull}",
    "safe.bareRepository=explicit",
    "protocol.allow=never",
    "core.alternateRefsCommand=",
    "log.follow=false",
    "log.showRoot=true",
    "color.ui=false",
    "submodule.recurse=false",
)
_BEFORE = (
    "git",
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    *(part for setting in _SETTINGS for part in ("-c", setting)),
)


_WHY = (
    (_PARTIAL, ("promisor", "lazy fetch")),
    ("git finds no repository in it", ("not a git repository",)),
    ("its settings cannot be read", ("bad config",)),
    ("this git is too old for it", ("expected git repo version", "unknown repository extension")),
    (
        "part of it is missing or damaged",
        (
            "corrupt",
            "bad object",
            "missing object",
            "unable to read",
            "not a tree",
            "index file",
            "packed-refs",
            "bad tree",
        ),
    ),
)
"""What git complains of, in words that hold nothing of the repository."""


class Version(NamedTuple):
    """A file as one commit left it, and who made that commit."""

    sha: str
    mail: str
    name: str
    content: bytes


def environment(folder: Path) -> dict[str, str]:
    """The environment for git: of the person's GIT_ variables only where their settings are; no prompt, lock or fetch.

    Nor is a repository looked for above the folder, or git itself in the folder one stands in. `protocol.allow` alone
    is not enough, for a repository's own `protocol.file.allow` overrides it; the variables win.
    """
    kept = {key: text for key, text in os.environ.items() if not key.startswith("GIT_") or key == "GIT_CONFIG_GLOBAL"}
    return kept | {
        "PATH": os.pathsep.join(filter(os.path.isabs, kept.get("PATH", os.defpath).split(os.pathsep))),
        "GIT_CEILING_DIRECTORIES": str(folder.parent),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ASKPASS": "/bin/false",
        "SSH_ASKPASS": "/bin/false",
        "LC_ALL": "C",
    }


def ask(folder: Path, *words: str, feed: bytes = b"", stopped: threading.Event | None = None) -> bytes:
    """All that git answers about a repository; ProgramFailed when it does not."""
    return b"".join(stream(folder, *words, feed=feed, stopped=stopped))


def fields(folder: Path, *words: str, feed: bytes = b"", stopped: threading.Event | None = None) -> Iterator[str]:
    """What git answers with -z, field by field as it comes; bytes that are no text stay as surrogates."""
    for field in raw_fields(folder, *words, feed=feed, stopped=stopped):
        yield field.decode("utf-8", "surrogateescape")


def raw_fields(folder: Path, *words: str, feed: bytes = b"", stopped: threading.Event | None = None) -> Iterator[bytes]:
    """What git answers with -z, field by field as it comes."""
    rest = b""
    for data in stream(folder, *words, feed=feed, stopped=stopped):
        *whole, rest = (rest + data).split(b"\0")
        yield from whole
    if rest:
        yield rest


def stream(folder: Path, *words: str, feed: bytes = b"", stopped: threading.Event | None = None) -> Iterator[bytes]:
    """What git answers, as it comes."""
    yield from programs.chunks(
        (*_BEFORE, "-C", str(folder), *words),
        environment(folder),
        seconds=SECONDS,
        most=_OUTPUT,
        quiet=QUIET_SECONDS,
        feed=feed,
        stopped=stopped,
    )


def why_not(error: ProgramFailed) -> str:
    """What a failed answer means for the person, as the second half of a sentence."""
    if error.status == 127:
        return "git is not installed, so its history was not read"
    if "dubious ownership" in error.complaint:
        return "it belongs to another user; git reads it once you tell it to trust that folder (safe.directory)"
    said = error.complaint.lower()
    return next((words for words, signs in _WHY if any(sign in said for sign in signs)), str(error))


def history(folder: Path, file: str, stopped: threading.Event | None = None) -> list[Version]:
    """The versions of a file, newest first, on the branch that is checked out; those larger than 1 MB are left out.

    folder: the top of the work tree. file: the path below it, with /. A version in which the file is gone is left out.
    """
    if "\n" in file:
        return []
    told = [
        field.decode("utf-8", "replace")
        for field in ask(
            folder, "log", f"-n{MOST_VERSIONS}", "-z", "--format=%H%x00%aE%x00%aN", "HEAD", "--", file, stopped=stopped
        ).split(b"\0")
    ]
    commits = list(zip(told[::3], told[1::3], told[2::3], strict=False))
    held = contents(folder, [f"{sha}:{file}" for sha, _, _ in commits], stopped=stopped)
    return [Version(*commit, content) for commit, content in zip(commits, held, strict=False) if content is not None]


def contents(
    folder: Path, objects: Sequence[str], cap: int = SETTINGS_FILE, stopped: threading.Event | None = None
) -> list[bytes | None]:
    """What objects hold, named by their sha or as commit:path; None for what is missing, no file, or above the cap."""
    names = [name.encode("utf-8", "surrogateescape") for name in objects]
    checked = ask(
        folder,
        "cat-file",
        "--batch-check=%(objectname) %(objecttype) %(objectsize)",
        feed=_lines(names),
        stopped=stopped,
    )
    shas = [_readable(answer, cap) for answer in checked.split(b"\n")[: len(names)]]
    wanted = list(dict.fromkeys(sha for sha in shas if sha))
    held: dict[bytes, bytes] = {}
    data = ask(folder, "cat-file", "--batch", feed=_lines(wanted), stopped=stopped) if wanted else b""
    at = 0
    for sha in wanted:
        head, _, _ = data[at : at + 200].partition(b"\n")
        parts = head.split()
        if len(parts) != 3 or not parts[2].isdigit():
            break
        at += len(head) + 1
        held[sha] = data[at : at + int(parts[2])]
        at += int(parts[2]) + 1
    return [held.get(sha) for sha in shas]


def _readable(answer: bytes, cap: int) -> bytes:
    parts = answer.split()
    is_file = len(parts) == 3 and parts[1] == b"blob" and parts[2].isdigit()
    return parts[0] if is_file and int(parts[2]) <= cap else b""


def _lines(names: Sequence[bytes]) -> bytes:
    return b"".join(name + b"\n" for name in names)
