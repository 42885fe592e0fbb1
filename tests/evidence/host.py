"""Reading one made store as the program does, and what must hold for whatever comes out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from resign_tui.core.evidence.identity import Identities
from resign_tui.core.evidence.joining import joined
from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.reading import proposals
from resign_tui.evidence.survey import Survey

NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
MAYA = ("maya.hale@northpier.example", "maya@home.example", "@mhale")
CANARY = "zzcanaryzz"
"""Every planted secret holds it, in some case."""


class Read(msgspec.Struct, frozen=True):
    """What came out of one run, and the run itself."""

    proposals: tuple[Proposal, ...]
    survey: Survey

    @property
    def troubles(self) -> list[str]:
        """What could not be read."""
        return self.survey.troubles

    @property
    def text(self) -> str:
        """Everything that a person, a file or a log could ever be shown of it."""
        told = msgspec.json.encode([[proposal, proposal.id] for proposal in self.proposals]).decode()
        return "\n".join((told, *self.troubles, *(author.shown for author in self.survey.lookalikes)))


def read(
    folders: Path | Sequence[Path],
    kinds: Iterable[SourceKind],
    *,
    me: Iterable[str] = MAYA,
    now: datetime = NOW,
    home: Path | None = None,
) -> Read:
    """Read stores and check what holds for all: the folders stay as they were, no canary, no control sign comes out."""
    roots = [folders] if isinstance(folders, Path) else list(folders)
    before = [listing(root) for root in (*roots, *([home] if home else []))]
    survey = Survey(Identities.of(me), now)
    got = Read(joined(proposals(roots, survey, home=home, kinds=tuple(kinds))), survey)
    assert [listing(root) for root in (*roots, *([home] if home else []))] == before
    assert CANARY not in got.text.lower()
    assert not [sign for sign in got.text if (ord(sign) < 0x20 and sign != "\n") or 0x7F <= ord(sign) < 0xA0]
    return got


def listing(root: Path) -> list[tuple[str, int, int]]:
    """Every name below a folder with size and time of change; reading must leave it the same."""
    lines = []
    for folder, folders, files in os.walk(root):
        for path in (Path(folder, name) for name in folders + files):
            status = path.lstat()
            lines.append((str(path), status.st_size, status.st_mtime_ns))
    return sorted(lines)
