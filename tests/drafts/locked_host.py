"""A draft for tests with everything that is kept beside it, locked, and a look for what of it is in clear."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyrage
import pytest

from resign_tui.cli.session import Session
from resign_tui.core.answers.draft import Draft
from resign_tui.drafts import scrypt
from resign_tui.drafts.encrypting import lock, to_lock
from resign_tui.drafts.keys import key_for, new_key
from resign_tui.drafts.private import hr_path
from resign_tui.drafts.seal import MARKS
from resign_tui.drafts.store import open_draft
from tests.cli_host import OPEN

CANARY = "xylocopa-canary"
DRAFT = Draft({"sender.full_name": CANARY, "company.name": f"{CANARY} GmbH", "hr.policy_ref": f"{CANARY} 7"})
SEAL, KEY = new_key()
IDENTITY = pyrage.x25519.Identity.generate()
KEY_FILE = key_for(KEY, [str(IDENTITY.to_public())])


def with_everything(drafts: Path, name: str = "departure-1") -> Path:
    """A draft in clear with a private file, earlier versions of both, and what was put aside of them."""
    drafts.mkdir(parents=True, exist_ok=True)
    path = drafts / f"{name}.toml"
    now = [0.0]
    opened = open_draft(path, clock=lambda: now[0])
    for number in range(3):
        now[0] += 700
        opened.store.save(DRAFT.answer("sender.role", f"{CANARY} {number}"))
    opened.store.close()
    path.with_name(f"{path.name}.corrupt-1").write_text(f"broken = = {CANARY}")
    path.with_name(f"{hr_path(path).name}.other-2").write_text(CANARY)
    path.with_name(f"{name}.schema-0.toml").write_text(CANARY)
    return path


def locked(path: Path) -> Path:
    assert lock(to_lock(path, path.parent), SEAL, KEY_FILE).failed == ()
    return path


def in_clear(place: Path) -> list[str]:
    """Every file below a folder that holds the word, in whatever name."""
    return [str(file) for file in place.rglob("*") if file.is_file() and CANARY.encode() in file.read_bytes()]


def contents(place: Path) -> dict[str, bytes]:
    return {str(file.relative_to(place)): file.read_bytes() for file in place.rglob("*") if file.is_file()}


def quick_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys with passphrases in an instant; the real thing takes seconds and is tried in a real terminal."""

    def wrapped(key: bytes, word: str) -> bytes:
        return MARKS[0] + b"-> scrypt quick\n" + word.encode() + b"\n" + key

    def unwrapped(data: bytes, word: str, name: str, is_wanted: Callable[[], bool] = scrypt.always) -> bytes:
        right, key = data.split(b"quick\n")[1].split(b"\n", 1)
        if right != word.encode():
            raise scrypt.WrongPassphrase(f"That passphrase does not open {name}.")
        return key

    monkeypatch.setattr(scrypt, "encrypted", wrapped)
    monkeypatch.setattr(scrypt, "decrypted", unwrapped)


def session_of(home: Path) -> Session:
    environ = {"RESIGN_TUI_HOME": str(home)}
    return Session(date(2026, 11, 23), None, environ, config=None, ascii=False, theme=None)


def kept(home: Path) -> Path:
    (home / "drafts").mkdir(parents=True)
    path = home / "drafts" / "kind.toml"
    path.write_text(Path(OPEN).read_text().replace("Wren", f"Wren {CANARY}"))
    return path


def ssh_key(path: Path, kind: str, *options: str, passphrase: str = "") -> Path:
    """A fresh private key of the ordinary program, and the public one beside it; the test is skipped without it."""
    program = shutil.which("ssh-keygen")
    if program is None:
        pytest.skip("ssh-keygen is not installed")
    command = [program, "-q", "-t", kind, *options, "-N", passphrase, "-C", "me@here", "-f", str(path)]
    subprocess.run(command, check=True, timeout=60, stdin=subprocess.DEVNULL)
    return path
