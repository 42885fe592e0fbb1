"""Checkouts with pipelines, made for one test."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.repositories import Repository
from resign_tui.evidence.sources import ci
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.walk import Folder
from tests.evidence.host import MAYA, Read, read

MAYA_HALE = ("Maya Hale", "maya.hale@northpier.example")
JUN_PARK = ("Jun Park", "jun.park@northpier.example")
ALONE = "alone"
"""A file by which a checkout is one without a remote."""

WORKFLOW = ".github/workflows/nightly.yml"


def _register(store: Store, survey: Survey) -> Iterator[Proposal]:
    alone = (store.path / ALONE).exists()
    survey.repositories.add(Repository(store.path, store.shown, has_remote=not alone))
    yield from ()


def _is_checkout(folder: Folder) -> list[str]:
    return [""] if ".git" in folder.folders else []


REGISTERING = SourceKind("git", "git", _is_checkout, _register, first=True)
"""What the reader of git does for the others."""


def got(folder: Path, *, me: tuple[str, ...] = MAYA) -> Read:
    """What comes out of the CI files below a folder, whose histories may be asked."""
    return read(folder, [REGISTERING, ci.KIND], me=me)


def by_row(result: Read, row: str) -> list[Proposal]:
    """The proposals for one row of the checklist."""
    return [proposal for proposal in result.proposals if proposal.row == row]


def put(folder: Path, files: dict[str, str]) -> Path:
    """Files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def git(folder: Path, *words: str, author: tuple[str, str] = MAYA_HALE) -> None:
    """One command of git, with nothing of the machine's own settings."""
    name, mail = author
    people = {
        f"GIT_{role}_{part}": text
        for role in ("AUTHOR", "COMMITTER")
        for part, text in (("NAME", name), ("EMAIL", mail))
    }
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", **people}
    subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *words], cwd=folder, env=environment, check=True, capture_output=True
    )


def commit(folder: Path, files: dict[str, str], author: tuple[str, str] = MAYA_HALE) -> None:
    """Files as one commit; the first one makes the repository."""
    put(folder, files)
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "A step", author=author)


def workflow(cron: str, *, timeout: int = 10, extra: str = "") -> str:
    """A scheduled workflow."""
    return f"""name: Nightly
on:
  schedule:
    - cron: '{cron}'
{extra}jobs:
  run:
    runs-on: ubuntu-latest
    timeout-minutes: {timeout}
    steps: [{{run: make}}]
"""
