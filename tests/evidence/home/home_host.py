"""Homes made of texts, and machines that never ask the real one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.sources.home import kind
from resign_tui.evidence.sources.home.machine import Machine
from tests.evidence.host import Read, read

KEY = "-----BEGIN OPENSSH PRIVATE KEY-----\nzzcanaryzzBody\n-----END OPENSSH PRIVATE KEY-----\n"


def make(folder: Path, files: Mapping[str, str]) -> Path:
    """A folder with these files."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def machine(folder: Path, crontab: str | None = None) -> Machine:
    """A machine with this crontab and nothing else."""
    program = folder / "crontab"
    if crontab is not None:
        (folder / "crontab.txt").write_text(crontab, encoding="utf-8")
        program.write_text(f'#!/bin/sh\n[ "$*" = -l ] && exec cat "{folder}/crontab.txt"\n', encoding="utf-8")
        program.chmod(0o755)
    return Machine(program, folder / "cron.d", folder / "linger", folder / "proc", "mhale")


def read_home(tmp_path: Path, files: Mapping[str, str], crontab: str | None = None) -> Read:
    """What comes out of a home of these files."""
    home = make(tmp_path / "home", files)
    return read((), [kind(machine(tmp_path, crontab))], home=home)


def records(got: Read) -> list[tuple[str, str, str, str]]:
    """System, kind, location and whether it is to be rotated, of each record of access."""
    return [
        tuple(str(proposal.fields.get(key, "")) for key in ("system", "kind", "location", "rotate"))  # type: ignore[misc]
        for proposal in got.proposals
        if proposal.record
    ]


def answers(got: Read) -> dict[str, str]:
    """Every answer that is proposed."""
    return {key: text for proposal in got.proposals for key, text in proposal.answers.items()}


def only(got: Read) -> Proposal:
    """The single proposal."""
    (proposal,) = got.proposals
    return proposal
