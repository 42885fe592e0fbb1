"""A saved draft for tests, what may stand in its way under our names, and what a folder holds."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

from resign_tui.core.answers.draft import Draft
from resign_tui.drafts.store import open_draft

ADA = Draft({"sender.full_name": "Ada", "hr.policy_ref": "Canary"})
FOREIGN = b'[project]\nname = "x"\n'


def saved(path: Path, draft: Draft = ADA) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = open_draft(path)
    opened.store.save(draft)
    opened.store.close()
    return path


def a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's name is short
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


ODD: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "folder": lambda path: path.mkdir(),
    "link": lambda path: path.symlink_to(path.parent.parent / "victim.txt"),
}


def state(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every name below a folder with what it is and what it holds."""
    return {
        str(path.relative_to(folder)): (
            path.lstat().st_ino,
            stat.S_IFMT(path.lstat().st_mode),
            path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted(folder.rglob("*"))
    }
