"""Asking git, so that nothing a repository says is run, fetched or written.

Only plumbing that was seen to run no hook, filter, pager or helper even in a hostile repository: log with names, never
with contents; for-each-ref, rev-list, ls-tree, cat-file, ls-files, diff-index --cached, check-attr, worktree list,
config --list. Not status, diff, blame, submodule, stash show or describe: they run what the repository's own
configuration names.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

from resign_tui.evidence import programs
from resign_tui.evidence.limits import MB
from resign_tui.evidence.programs import ProgramFailed

SECONDS = 20.0
QUIET_SECONDS = 8.0
OUTPUT = 256 * MB
PARTIAL = "a partial clone; files were not looked at"

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
    "submodule.recurse=false",
)
_BEFORE = (
    "git",
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    *(part for setting in _SETTINGS for part in ("-c", setting)),
)


def environment() -> dict[str, str]:
    """The environment for git: nothing of the person's GIT_ variables, no prompt, no lock, no fetch by any protocol.

    `protocol.allow` alone is not enough, for a repository's own `protocol.file.allow` overrides it; the variables win.
    """
    kept = {key: text for key, text in os.environ.items() if not key.startswith("GIT_")}
    return kept | {
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


def ask(folder: Path, *words: str, feed: bytes = b"", seconds: float = SECONDS) -> bytes:
    """All that git answers about a repository; ProgramFailed when it does not."""
    return b"".join(stream(folder, *words, feed=feed, seconds=seconds))


def fields(folder: Path, *words: str, seconds: float = SECONDS) -> Iterator[str]:
    """What git answers with -z, field by field as it comes; bytes that are no text stay as surrogates."""
    rest = b""
    for data in stream(folder, *words, seconds=seconds):
        *whole, rest = (rest + data).split(b"\0")
        for field in whole:
            yield field.decode("utf-8", "surrogateescape")
    if rest:
        yield rest.decode("utf-8", "surrogateescape")


def stream(
    folder: Path,
    *words: str,
    feed: bytes = b"",
    seconds: float = SECONDS,
    stopped: threading.Event | None = None,
) -> Iterator[bytes]:
    """What git answers, as it comes."""
    command = (*_BEFORE, "-C", str(folder), *words)
    yield from programs.chunks(command, environment(), seconds=seconds, most=OUTPUT, feed=feed, stopped=stopped)


def why_not(error: ProgramFailed) -> str:
    """What a failed answer means for the person, as the second half of a sentence."""
    if error.status == 127:
        return "git is not installed, so its history was not read"
    if "dubious ownership" in error.complaint:
        return "it belongs to another user; git reads it once you tell it to trust that folder (safe.directory)"
    if "promisor" in error.complaint or "lazy fetch" in error.complaint.lower():
        return PARTIAL
    return str(error)
