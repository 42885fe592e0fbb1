"""A locked draft: nothing of it stands in clear anywhere, its key alone opens it, and nothing broken off loses it."""

from __future__ import annotations

import errno
import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.cli import passphrase
from resign_tui.cli.session import Session
from resign_tui.core.answers.draft import Draft
from resign_tui.core.departure import Departure
from resign_tui.core.errors import DraftError, ResignError, UsageError
from resign_tui.disk import folder as disk_folder
from resign_tui.disk import look, write_private
from resign_tui.drafts import closing, history, renaming, seal
from resign_tui.drafts.encrypting import lock, to_lock, to_unlock, unlock
from resign_tui.drafts.forgetting import forget, planned
from resign_tui.drafts.generations import draft_versions
from resign_tui.drafts.listing import drafts_in
from resign_tui.drafts.load import load
from resign_tui.drafts.private import hr_path
from resign_tui.drafts.seal import CLEAR, Locked, Seal, has_key, is_sealed, key_path
from resign_tui.drafts.store import open_draft
from tests.cli_host import OPEN, TODAY, Capture, ends_with, home
from tests.faults import every_fault

__all__ = ["home"]

CANARY = "xylocopa-canary"
DRAFT = Draft({"sender.full_name": CANARY, "company.name": f"{CANARY} GmbH", "hr.policy_ref": f"{CANARY} 7"})
SEAL, KEY = seal.new_key()
IDENTITY = pyrage.x25519.Identity.generate()
KEY_FILE = seal.key_for(KEY, [str(IDENTITY.to_public())])


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


def test_everything_of_it_is_encrypted_and_comes_back_as_it_was(tmp_path: Path) -> None:
    path = with_everything(tmp_path)
    before, times = contents(tmp_path), {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.toml*")}
    assert len(in_clear(tmp_path)) >= 8
    plan = to_lock(path, tmp_path)
    assert sorted(map(str, plan.goes)) == sorted(in_clear(tmp_path))
    locked(path)
    assert in_clear(tmp_path) == []
    assert {name for name, data in contents(tmp_path).items() if is_sealed(data)} == {*before, key_path(path).name}
    assert {file.stat().st_mode & 0o777 for file in tmp_path.rglob("*") if file.is_file()} == {0o600}
    assert load(path, SEAL).draft.text("hr.policy_ref") == f"{CANARY} 7"
    assert unlock(to_unlock(path, tmp_path), SEAL).failed == ()
    assert contents(tmp_path) == before
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.toml*")} == times


def test_what_stood_in_clear_is_overwritten(tmp_path: Path) -> None:
    path = with_everything(tmp_path)
    with path.open("rb") as old:
        locked(path)
        assert old.read() == b""


def test_a_whole_session_writes_nothing_in_clear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even in a file that lives for a moment: every byte that is written is looked at."""
    path = locked(with_everything(tmp_path / "drafts"))
    written: list[bytes] = []
    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        written.append(bytes(data))
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    now = [0.0]
    opened = open_draft(path, clock=lambda: now[0], seal=SEAL)
    assert opened.draft.text("sender.full_name") == CANARY
    for number in range(8):
        now[0] += 700
        opened.store.save(DRAFT.answer("sender.role", f"{CANARY} again {number}"))
    path.write_bytes(SEAL.sealed(b"schema = 1\n[sender]\nfull_name = 'xylocopa-canary by another'\n"))
    opened.store.save(DRAFT)
    assert any("other-1" in note for note in opened.store.take_notes())
    opened.store.rename(path.with_name("mine.toml"))
    opened.store.save(DRAFT.answer("sender.role", f"{CANARY} renamed"))
    renaming.copy(opened.store.path, path.with_name("twin.toml"))
    opened.store.save(Draft({"sender.full_name": CANARY}))
    assert not hr_path(opened.store.path).exists()
    closing.name_by_content(opened.store, tmp_path / "drafts", tmp_path / "state", date(2026, 11, 23))
    opened.store.close()
    assert load(path.with_name("twin.toml"), SEAL).draft.text("sender.role") == f"{CANARY} renamed"
    assert load(path.with_name("mine.toml"), SEAL).draft.text("sender.full_name") == CANARY
    assert in_clear(tmp_path) == []
    assert written
    assert [data for data in written if CANARY.encode() in data] == []


def test_a_locked_draft_keeps_its_neutral_name(tmp_path: Path) -> None:
    path = locked(with_everything(tmp_path))
    opened = open_draft(path, seal=SEAL)
    opened.store.save(DRAFT.answer("situation.feeling", "fine"))
    closing.name_by_content(opened.store, tmp_path, tmp_path / "state", date(2026, 11, 23))
    opened.store.close()
    assert opened.store.path == path


@pytest.mark.parametrize("of", [lambda path: path, hr_path], ids=["draft", "private"])
@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data[:90], lambda data: data[:-9] + b"9" * 9])
def test_a_damaged_file_is_kept_and_told(
    of: Callable[[Path], Path], damage: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    path = locked(with_everything(tmp_path))
    damaged = damage(of(path).read_bytes())
    of(path).write_bytes(damaged)
    opened = open_draft(path, seal=SEAL)
    opened.store.close()
    assert any("could not be read; it is kept as" in note for note in opened.notes)
    assert damaged in contents(tmp_path).values()
    assert in_clear(tmp_path) == []


def test_a_draft_without_earlier_versions_stays_as_it_is_when_it_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    opened = open_draft(path)
    opened.store.save(Draft({"sender.full_name": CANARY}))
    opened.store.close()
    locked(path)
    shutil.rmtree(tmp_path / "history")
    path.write_bytes(path.read_bytes()[:-3])
    before = contents(tmp_path)
    for attempt in (lambda: open_draft(path, seal=SEAL), lambda: unlock(to_unlock(path, tmp_path), SEAL)):
        with pytest.raises(DraftError, match=r"a\.toml is not opened by its key"):
            attempt()
        assert contents(tmp_path) == before


def test_without_its_key_nothing_is_opened_and_nothing_is_touched(tmp_path: Path) -> None:
    path = locked(with_everything(tmp_path))
    before = contents(tmp_path)
    with pytest.raises(Locked, match="asks for what opens it"):
        open_draft(path)
    key_path(path).rename(tmp_path / "away")
    write_private(tmp_path / "history" / "departure-1.99.toml", b"schema = 1\n", replace=False)
    with pytest.raises(Locked, match="its key is not beside it"):
        open_draft(path)
    (tmp_path / "away").rename(key_path(path))
    (tmp_path / "history" / "departure-1.99.toml").unlink()
    assert contents(tmp_path) == before


def test_renaming_takes_the_key_along_and_forgetting_leaves_nothing(tmp_path: Path) -> None:
    path = locked(with_everything(tmp_path))
    renaming.rename(path, tmp_path / "b.toml")
    assert [file for file in contents(tmp_path) if "departure-1" in file] == []
    assert load(tmp_path / "b.toml", SEAL).draft.text("sender.full_name") == CANARY
    plan = planned(tmp_path / "b.toml", tmp_path)
    assert "the key that opens it" in [item.what for item in plan.goes]
    assert forget(plan).failed == ()
    assert contents(tmp_path) == {}


def test_a_copy_of_a_link_has_the_key_too(tmp_path: Path) -> None:
    path = locked(with_everything(tmp_path / "elsewhere"))
    (tmp_path / "link.toml").symlink_to(path)
    renaming.copy(tmp_path / "link.toml", tmp_path / "twin.toml")
    assert load(tmp_path / "twin.toml", SEAL).draft.text("sender.full_name") == CANARY


def test_what_a_locking_that_broke_off_left_is_not_copied(tmp_path: Path) -> None:
    path = with_everything(tmp_path)
    write_private(key_path(path), KEY_FILE, replace=False)
    with pytest.raises(DraftError, match="broke off"):
        renaming.copy(path, tmp_path / "twin.toml")
    assert list(tmp_path.glob("twin*")) == []
    assert lock(to_lock(path, tmp_path), SEAL, None).failed == ()
    assert in_clear(tmp_path) == []


def test_a_draft_that_lies_elsewhere_is_forgotten_with_its_key(tmp_path: Path) -> None:
    path = locked(with_everything(tmp_path / "elsewhere"))
    assert forget(planned(path, tmp_path / "drafts")).failed == ()
    assert contents(tmp_path) == {}
    (tmp_path / "foreign.toml").write_bytes(SEAL.sealed(b"of somebody"))
    with pytest.raises(DraftError, match="does not read as a draft"):
        planned(tmp_path / "foreign.toml", tmp_path / "drafts")


def test_what_is_beyond_reach_is_said(tmp_path: Path) -> None:
    path = with_everything(tmp_path / "drafts")
    (tmp_path / "twin").hardlink_to(path)
    plan = to_lock(path, path.parent)
    assert [sentence for sentence in plan.stays if "another name on this disk" in sentence] != []
    assert lock(plan, SEAL, KEY_FILE).failed == ()
    assert in_clear(tmp_path) == [str(tmp_path / "twin")]


# -- broken off --------------------------------------------------------------------------------------------------------

Work = Callable[[], object]


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(disk_folder, "_lives", lambda _: False)  # whoever wrote before a restart is gone
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the order is tested elsewhere, and a loop would wait for it
    path = tmp_path / "home" / "a.toml"
    path.parent.mkdir()
    opened = open_draft(path)
    opened.store.save(Draft({"sender.full_name": CANARY}))
    opened.store.close()
    return path


def each_break(path: Path, work: Work, error: int | None) -> Iterator[str]:
    before = path.parent.with_name("before")
    shutil.copytree(path.parent, before)

    def prepare() -> Path:
        shutil.rmtree(path.parent)
        shutil.copytree(before, path.parent)
        return path.parent

    def told() -> object:
        try:
            work()
        except ResignError as refused:
            return str(refused)
        return 0 if error is None else "done"

    tried = 0
    for failing, _ in every_fault(prepare, error, told):
        tried += 1
        yield failing.failed
    assert tried > 20


@pytest.mark.parametrize("error", [errno.EIO, None], ids=["fails", "dies"])
def test_locking_that_breaks_off_is_finished_by_the_next_opening(stage: Path, error: int | None) -> None:
    clear, plan = load(stage).draft, to_lock(stage, stage.parent)
    for failed in each_break(stage, lambda: lock(plan, SEAL, KEY_FILE), error):
        opening = SEAL if has_key(stage) else CLEAR
        assert load(stage, opening).draft == clear, failed
        opened = open_draft(stage, seal=opening)
        assert (opened.draft, opened.notes) == (clear, ()), failed
        opened.store.close()
        if opening is SEAL:
            assert in_clear(stage.parent) == [], failed
        else:
            locked(stage)
            assert in_clear(stage.parent) == [], failed


@pytest.mark.parametrize("error", [errno.EIO, None], ids=["fails", "dies"])
def test_unlocking_that_breaks_off_loses_nothing(stage: Path, error: int | None) -> None:
    clear, files = load(stage).draft, contents(stage.parent)
    plan = to_unlock(locked(stage), stage.parent)
    for failed in each_break(stage, lambda: unlock(plan, SEAL), error):
        opening = SEAL if has_key(stage) else CLEAR
        assert load(stage, opening).draft == clear, failed
        if opening is SEAL:
            assert unlock(to_unlock(stage, stage.parent), SEAL).failed == ()
        assert {**contents(stage.parent), **files} == contents(stage.parent), failed
        assert [data for data in contents(stage.parent).values() if is_sealed(data) and opening is SEAL] == [], failed


# -- text --------------------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(data=st.binary() | st.text().map(str.encode))
def test_any_bytes_come_back(data: bytes) -> None:
    sealed = SEAL.sealed(data)
    assert is_sealed(sealed)
    assert SEAL.opened(sealed, "a") == data
    assert len(data) < 8 or data not in sealed.split(b"\n---", 1)[1]
    with pytest.raises(DraftError):
        Seal(IDENTITY).opened(sealed, "a")


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300), text=st.text(max_size=80))
def test_nothing_that_is_typed_or_lies_there_ends_in_anything_but_a_sentence(data: bytes, text: str) -> None:
    for attempt in (
        lambda: seal.seal_of(data),
        lambda: seal.key_for(KEY, [text]),
        lambda: seal.by_identities(data, f"{IDENTITY}\n".encode(), "a"),
        lambda: seal.by_passphrase(seal._MARKS[0] + data, text, "a"),
        lambda: SEAL.opened(seal._MARKS[0] + data, "a"),
    ):
        with pytest.raises(ResignError) as told:
            attempt()
        assert str(told.value).endswith(".")


# -- the command line --------------------------------------------------------------------------------------------------


def quick_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys with passphrases in an instant; the real thing takes seconds and is tried in a real terminal."""

    def wrapped(key: bytes, word: str) -> bytes:
        return seal._MARKS[0] + b"-> scrypt quick\n" + word.encode() + b"\n" + key

    def unwrapped(data: bytes, word: str, name: str) -> bytes:
        right, key = data.split(b"quick\n")[1].split(b"\n", 1)
        if right != word.encode():
            raise seal.WrongPassphrase(f"That passphrase does not open {name}.")
        return key

    monkeypatch.setattr(seal, "key_with_passphrase", wrapped)
    monkeypatch.setattr(seal, "by_passphrase", unwrapped)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the person will type, in order."""
    answers: list[str] = []
    monkeypatch.setattr(passphrase, "asked", lambda _: answers.pop(0))
    quick_scrypt(monkeypatch)
    return answers


def session_of(home: Path) -> Session:
    environ = {"RESIGN_TUI_HOME": str(home)}
    return Session(date(2026, 11, 23), None, environ, config=None, ascii=False, theme=None)


def kept(home: Path) -> Path:
    (home / "drafts").mkdir(parents=True)
    path = home / "drafts" / "kind.toml"
    path.write_text(Path(OPEN).read_text().replace("Wren", f"Wren {CANARY}"))
    return path


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


@pytest.mark.parametrize(("answers", "told"), [(["a", "b"], "not the same"), ([""], "Nothing was typed")])
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


# -- the ordinary program ----------------------------------------------------------------------------------------------


def test_the_ordinary_age_program_opens_it(tmp_path: Path) -> None:
    age = shutil.which("age")
    if age is None:
        pytest.skip("the age program is not installed")
    path = with_everything(tmp_path)
    clear = contents(tmp_path)
    locked(path)
    (tmp_path / "mine.txt").write_text(f"{IDENTITY}\n")
    opened = subprocess.run(
        [age, "-d", "-i", tmp_path / "mine.txt", key_path(path)], capture_output=True, check=True, timeout=60
    )
    (tmp_path / "key.txt").write_bytes(opened.stdout)
    for file in (path, hr_path(path)):
        done = subprocess.run(
            [age, "-d", "-i", tmp_path / "key.txt", file], capture_output=True, check=True, timeout=60
        )
        assert done.stdout == clear[file.name]
