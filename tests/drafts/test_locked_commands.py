"""A locked draft on the command line: what opens it is asked for, by whatever command."""

from __future__ import annotations

import errno
import io
import os
import shutil
from datetime import date
from pathlib import Path

import pyrage
import pytest

from resign_tui.cli import passphrase
from resign_tui.core.departure import Departure
from resign_tui.core.errors import DraftError, UsageError
from resign_tui.disk import look
from resign_tui.drafts import history
from resign_tui.drafts.forgetting import forget, planned
from resign_tui.drafts.generations import draft_versions
from resign_tui.drafts.listing import drafts_in
from resign_tui.drafts.load import load
from resign_tui.drafts.seal import CLEAR, is_sealed
from resign_tui.drafts.store import open_draft
from tests.cli_host import TODAY, Capture, ends_with
from tests.drafts.locked_host import (
    CANARY,
    IDENTITY,
    contents,
    in_clear,
    kept,
    locked,
    session_of,
)


def test_every_command_asks_for_it(home: Path, typed: list[str], capsysbinary: Capture) -> None:
    kept(home)
    commands = [
        ["render", "kind"],
        ["check", "kind"],
        ["advise", "kind"],
        ["export", "kind", "--to", str(home.parent / "out"), "--document", "letter", "--format", "txt"],
    ]
    before = [ends_with(0, [*arguments, *TODAY], capsysbinary)[0] for arguments in commands]
    shutil.rmtree(home.parent / "out")
    typed += ["open sesame", "open sesame"]
    out, err = ends_with(0, ["drafts", "lock", "kind"], capsysbinary)
    assert "kind.toml" in out
    assert "lost" in err and "The name kind stays readable" in err and "backups" in err
    assert in_clear(home) == []
    for arguments, told in zip(commands, before, strict=True):
        typed += ["wrong", "open sesame"]
        out, err = ends_with(0, [*arguments, *TODAY], capsysbinary)
        assert out == told
        assert "That passphrase does not open kind.key.age." in err
    assert "locked" in ends_with(0, ["drafts"], capsysbinary)[0]
    assert '"locked": true' in ends_with(0, ["drafts", "--json"], capsysbinary)[0]
    assert in_clear(home) == []
    assert [info.encrypted for info in drafts_in(home / "drafts")] == [True]
    typed += ["open sesame"]
    ends_with(0, ["drafts", "unlock", "kind"], capsysbinary)
    assert ends_with(0, ["render", "kind", *TODAY], capsysbinary)[0] == before[0]
    assert typed == []


def test_its_earlier_versions_are_listed_and_brought_back_and_stay_encrypted(
    home: Path, typed: list[str], capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = kept(home)
    first = load(path).draft.answer("content.project", f"{CANARY} one").answer("hr.policy_ref", f"{CANARY} 7")
    second = first.answer("content.project", f"{CANARY} two").without("hr.policy_ref")
    for draft in (first, second):
        opened = open_draft(path)
        opened.store.save(draft)
        opened.store.keep(draft)
        opened.store.close()
    clear = ends_with(0, ["drafts", "history", "kind", *TODAY], capsysbinary)[0]
    typed += ["open sesame", "open sesame"]
    ends_with(0, ["drafts", "lock", "kind"], capsysbinary)
    written: list[bytes] = []
    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        written.append(bytes(data))
        return real(descriptor, data)

    typed += ["open sesame"]
    assert ends_with(0, ["drafts", "history", "kind", *TODAY], capsysbinary)[0] == clear
    newest = draft_versions(path)[0].number
    monkeypatch.setattr(os, "write", write)
    typed += ["open sesame"]
    _, err = ends_with(0, ["drafts", "restore", "kind", str(newest - 1), "--yes", *TODAY], capsysbinary)
    monkeypatch.setattr(os, "write", real)
    assert f"{CANARY} two -> {CANARY} one" in err
    assert [data for data in written if CANARY.encode() in data] == []
    assert in_clear(home) == []
    assert [data for data in contents(path.parent).values() if data and not is_sealed(data)] == []
    typed += ["open sesame"]
    opening = passphrase.seal_for(session_of(home), path)
    back = load(path, opening).draft
    assert (back.text("content.project"), back.text("hr.policy_ref")) == (f"{CANARY} one", f"{CANARY} 7")
    present = Departure(back, date(2026, 11, 23))
    told = {earlier.number: earlier for earlier in history.told(path, present, opening)}
    assert [earlier.problem for earlier in told.values() if earlier.problem] == []
    assert history.version(path, newest, opening).draft == told[newest].draft
    with pytest.raises(DraftError, match="cannot be brought back"):
        history.version(path, newest, CLEAR)
    assert forget(planned(path, path.parent)).failed == ()
    assert contents(home) == {}


@pytest.mark.parametrize("answers", [["open sesame"], ["a", "b", "c"]], ids=["right", "wrong"])
def test_a_sitting_without_a_trace_asks_and_keeps_nothing(
    answers: list[str], home: Path, typed: list[str], capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(home)
    typed += ["open sesame", "open sesame"]
    ends_with(0, ["drafts", "lock", "kind"], capsysbinary)
    before = contents(home)
    typed += answers
    is_right = len(answers) == 1
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"quit\n")))
    out, err = ends_with(0 if is_right else 2, ["--plain", "--ephemeral", "kind", *TODAY], capsysbinary)
    assert ("what you change in it is not kept" in out) == is_right
    assert ("stays locked" in err) == (not is_right)
    assert typed == []
    assert contents(home) == before
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"quit\n")))
    ends_with(0, ["--plain", "--ephemeral", *TODAY], capsysbinary)  # a new one: nothing is asked
    assert contents(home) == before


def test_three_wrong_ones_end_it(home: Path, typed: list[str], capsysbinary: Capture) -> None:
    path = kept(home)
    typed += ["a", "a"]
    ends_with(0, ["drafts", "lock", "kind"], capsysbinary)
    before = contents(home)
    for arguments in (["render", "kind"], ["drafts", "unlock", "kind"], ["--plain", "kind"]):
        typed += ["b", "c", ""]
        assert "3 passphrases did not open kind" in ends_with(2, arguments, capsysbinary)[1]
    assert contents(home) == before
    assert "locked already" in ends_with(2, ["drafts", "lock", "kind"], capsysbinary)[1]
    assert look(path) is not None


@pytest.mark.parametrize(
    ("answers", "told"), [(["a", "b"], "not the same"), ([""], "Nothing was typed"), (["ä" * 501], "cut it off")]
)
def test_a_slip_locks_nothing(
    answers: list[str], told: str, home: Path, typed: list[str], capsysbinary: Capture
) -> None:
    kept(home)
    before = contents(home)
    typed += answers
    assert told in ends_with(2, ["drafts", "lock", "kind"], capsysbinary)[1]
    assert contents(home) == before


def test_a_recipient_and_an_identity(home: Path, tmp_path: Path, capsysbinary: Capture) -> None:
    kept(home)
    mine, foreign = tmp_path / "mine.txt", tmp_path / "foreign.txt"
    mine.write_text(f"# public key: {IDENTITY.to_public()}\n{IDENTITY}\n")
    foreign.write_text(str(pyrage.x25519.Identity.generate()))
    clear = ends_with(0, ["render", "kind", *TODAY], capsysbinary)[0]
    assert "is no recipient" in ends_with(2, ["drafts", "lock", "kind", "--recipient", "age1x"], capsysbinary)[1]
    ends_with(0, ["drafts", "lock", "kind", "--recipient", str(IDENTITY.to_public())], capsysbinary)
    assert in_clear(home) == []
    assert "--identity" in ends_with(2, ["render", "kind"], capsysbinary)[1]
    assert (
        "not opened by that identity" in ends_with(2, ["render", "kind", "--identity", str(foreign)], capsysbinary)[1]
    )
    assert ends_with(0, ["render", "kind", "--identity", str(mine), *TODAY], capsysbinary)[0] == clear
    (tmp_path / "store").mkdir()
    ends_with(
        0,
        ["evidence", str(tmp_path / "store"), "--into", "kind", "--accept", "certain", "--identity", str(mine)],
        capsysbinary,
    )
    assert in_clear(home) == []
    for odd in (tmp_path, tmp_path / "none"):
        ends_with(2, ["render", "kind", "--identity", str(odd)], capsysbinary)
    ends_with(0, ["drafts", "unlock", "kind", "--identity", str(mine)], capsysbinary)
    assert ends_with(0, ["render", "kind", *TODAY], capsysbinary)[0] == clear


def test_without_the_library_a_sentence_says_what_to_install(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture
) -> None:
    path = kept(home)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert "resign-tui[age]" in ends_with(2, ["drafts", "lock", "kind"], capsysbinary)[1]
    monkeypatch.undo()
    monkeypatch.setenv("RESIGN_TUI_HOME", str(home))
    locked(path)
    (home.parent / "mine.txt").write_text(str(IDENTITY))
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    told = ends_with(2, ["render", "kind", "--identity", str(home.parent / "mine.txt")], capsysbinary)[1]
    assert "resign-tui[age]" in told


def test_no_terminal_no_passphrase(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "open", lambda *_: (_ for _ in ()).throw(OSError(errno.ENXIO, "no")))
    with pytest.raises(UsageError, match="there is none here"):
        passphrase.asked("Passphrase: ")
