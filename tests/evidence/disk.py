"""Stores written by the tests: small files with a known age, and what may lie in the place of one."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.evidence.host import NOW


def write(path: Path, content: str | bytes = "", *, days: float = 1) -> Path:
    """A file with its folders, last changed some days before NOW."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    moment = (NOW - timedelta(days=days)).timestamp()
    os.utime(path, (moment, moment))
    return path


def write_json(path: Path, node: Any, *, days: float = 1) -> Path:
    """The same for JSON; NaN stands there as a bare word."""
    return write(path, json.dumps(node), days=days)


def write_all(root: Path, files: Mapping[str, str | bytes], *, days: float = 1) -> None:
    """Several files below a folder."""
    for name, content in files.items():
        write(root / name, content, days=days)


def put_traps(place: Path, outside: Path) -> None:
    """Instead of a file: first a pipe that nobody writes to, then a link to a file elsewhere with a secret."""
    place.unlink(missing_ok=True)
    if outside.exists():
        place.symlink_to(outside)
    else:
        os.mkfifo(place)
