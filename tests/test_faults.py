"""Every system call of saving, opening, exporting, renaming and forgetting fails once, and is once the moment of death.

What stands on the disk afterwards is the old or the new, whole; nothing else was touched; a failure is told in a
sentence and an exit code; and the same work, done once more, comes to its end.
"""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from resign_tui import settings
from resign_tui.drafts import profile
from resign_tui.drafts.store import open_draft
from tests.cli_host import OPEN, Capture
from tests.fault_host import NAME, NEW, OLD, call, command, each_fault, home, others, saved, tree
from tests.faults import DEAD, every_fault

__all__ = ["home"]

FAULTS = pytest.mark.parametrize("error", [errno.EIO, None], ids=["fails", "dies"])
MORE_FAULTS = pytest.mark.parametrize("error", [errno.EIO, errno.EACCES, None], ids=["fails", "is forbidden", "dies"])


@MORE_FAULTS
def test_saving_leaves_the_old_or_the_new(home: Path, error: int | None) -> None:
    path = home / "drafts" / f"{NAME}.toml"
    saved(path.with_name("wanted.toml"), NEW)
    new = {path.name: path.with_name("wanted.toml").read_bytes()}
    new[f"{NAME}.hr.toml"] = path.with_name("wanted.hr.toml").read_bytes()
    for failing, done, before, after in each_fault(home, call(lambda: saved(path, NEW)), error):
        for name, data in new.items():
            assert after[f"drafts/{name}"] in (data, before[f"drafts/{name}"]), failing.failed
            assert not done or after[f"drafts/{name}"] == data
        assert others(after, f"{NAME}.", ".tmp-") == others(before, f"{NAME}."), failing.failed


@MORE_FAULTS
def test_opening_a_damaged_draft_loses_neither_it_nor_the_version_before(home: Path, error: int | None) -> None:
    damage, path = b"broken = = 1", home / "drafts" / f"{NAME}.toml"
    (home.parent / "before" / "drafts" / path.name).write_bytes(damage)

    def opened() -> None:
        window = open_draft(path)
        window.store.close()
        assert window.read_only or window.draft == OLD

    good = (home / "drafts" / "other.toml").read_bytes()
    for failing, done, before, after in each_fault(home, call(opened), error):
        assert after[f"drafts/{path.name}"] in (damage, good), failing.failed
        assert damage in others(after, ".tmp-", "corrupt-1").values(), failing.failed
        assert good in [data for name, data in after.items() if f"history/{NAME}." in name], failing.failed
        assert not done or after[f"drafts/{path.name}"] in (good, damage)
        assert others(after, f"{NAME}.", ".tmp-") == others(before, f"{NAME}."), failing.failed


@MORE_FAULTS
def test_a_draft_of_an_older_layout_is_never_written_without_a_copy_of_it(home: Path, error: int | None) -> None:
    older, path = b'schema = 0\n[sender]\nfull_name = "Ada"\n', home / "drafts" / f"{NAME}.toml"
    (home.parent / "before" / "drafts" / path.name).write_bytes(older)
    saved(path.with_name("wanted.toml"), NEW)
    new = path.with_name("wanted.toml").read_bytes()
    for failing, done, before, after in each_fault(home, call(lambda: saved(path, NEW)), error):
        assert after[f"drafts/{path.name}"] in (older, new), failing.failed
        assert older in (after[f"drafts/{path.name}"], after.get(f"drafts/{NAME}.schema-0.toml")), failing.failed
        assert not done or after[f"drafts/{path.name}"] == new
        assert others(after, f"{NAME}.", ".tmp-") == others(before, f"{NAME}."), failing.failed


@FAULTS
def test_forgetting_leaves_each_file_whole_or_not_at_all(home: Path, error: int | None, capsysbinary: Capture) -> None:
    work = command(capsysbinary, "drafts", "forget", NAME, "--yes")
    for failing, done, before, after in each_fault(home, work, error):
        for name, data in others(after, ".tmp-", ".lock").items():
            assert data == before[name], (failing.failed, name)
        mine = [name for name in after if f"{NAME}." in name and not name.endswith(".lock")]
        assert not done or mine == [], failing.failed
        assert others(after, f"{NAME}.", ".tmp-", "last") == others(before, f"{NAME}.", "last"), failing.failed


@FAULTS
def test_renaming_leaves_everything_under_one_of_the_names(
    home: Path, error: int | None, capsysbinary: Capture
) -> None:
    work = command(capsysbinary, "drafts", "rename", NAME, "mine")
    for failing, done, before, after in each_fault(home, work, error):
        for name, data in before.items():
            if f"{NAME}." in name:
                standing = [after[each] for each in (name, name.replace(f"{NAME}.", "mine.")) if each in after]
                assert standing and set(standing) == {data}, (failing.failed, name)
                assert not done or name not in after
        assert others(after, f"{NAME}.", "mine.", ".tmp-", "last") == others(before, f"{NAME}.", "last"), failing.failed


@FAULTS
def test_bringing_a_version_back_loses_neither_state(home: Path, error: int | None, capsysbinary: Capture) -> None:
    saved(home / "drafts" / f"{NAME}.toml", NEW)
    shutil.rmtree(home.parent / "before")
    shutil.copytree(home, home.parent / "before", symlinks=True)
    private, main = (f"drafts/{NAME}{end}.toml" for end in (".hr", ""))
    work = command(capsysbinary, "drafts", "restore", NAME, "1", "--yes")
    for failing, done, before, after in each_fault(home, work, error):
        assert b"Ada" in after[f"drafts/history/{NAME}.1.toml"], failing.failed
        assert after[private] == before[private] or b'"7"' in after[private], failing.failed
        assert after[main] == before[main] or b"Ada" in after[main], failing.failed
        if after[private] != before[private]:
            assert before[private] in after.values() and before[main] in after.values(), failing.failed
        kept = [name for name, data in after.items() if "history" in name and data == before[main]]
        assert not done or (b"Ada" in after[main] and kept), failing.failed
        assert others(after, f"{NAME}.", ".tmp-") == others(before, f"{NAME}."), failing.failed


@FAULTS
def test_an_export_is_there_whole_or_not_at_all(home: Path, error: int | None, capsysbinary: Capture) -> None:
    arguments = ("export", OPEN, "--to", str(home / "new"), "--document", "letter", "--format", "txt")
    assert command(capsysbinary, *arguments)().code == 0
    whole = (home / "new" / "letter.txt").read_bytes()
    for failing, done, before, after in each_fault(home, command(capsysbinary, *arguments), error):
        new = others({name: data for name, data in after.items() if name.startswith("new/")}, ".tmp-")
        assert set(new.values()) <= {whole}, failing.failed
        assert not done or new == {"new/letter.txt": whole}
        assert others(after, "new/") == before, failing.failed


@FAULTS
def test_a_file_that_is_replaced_on_demand_is_the_old_or_the_new(
    home: Path, error: int | None, capsysbinary: Capture
) -> None:
    output = home / "out" / "letter.txt"
    arguments = ("render", OPEN, "--output", str(output), "--force")
    assert command(capsysbinary, *arguments)().code == 0
    whole = output.read_bytes()
    for failing, done, before, after in each_fault(home, command(capsysbinary, *arguments), error):
        assert after["out/letter.txt"] in (whole, before["out/letter.txt"]), failing.failed
        assert not done or after["out/letter.txt"] == whole
        assert others(after, "out/") == others(before, "out/"), failing.failed


@FAULTS
@pytest.mark.parametrize("what", ["keep", "forget", "theme"])
def test_profile_and_settings(what: str, home: Path, error: int | None, capsysbinary: Capture) -> None:
    config = home / "config"
    name = "config/config.toml" if what == "theme" else "config/profile.toml"
    works = {
        "keep": call(lambda: profile.keep(config, NEW)),
        "forget": command(capsysbinary, "profile", "forget", "--yes"),
        "theme": call(lambda: settings.save_theme(config, "dark")),
    }
    assert works[what]().code == 0
    new = tree(home).get(name)
    for failing, done, before, after in each_fault(home, works[what], error):
        assert after.get(name) in (new, before.get(name)), failing.failed
        assert not done or after.get(name) == new
        assert others(after, name, ".tmp-") == others(before, name), failing.failed


def test_the_faults_themselves(tmp_path: Path) -> None:
    """A loop that failed nothing would prove nothing."""
    seen: list[str] = []
    target = tmp_path / "home" / "a"

    def prepare() -> Path:
        target.parent.mkdir(exist_ok=True)
        return target.parent

    def work() -> str:
        try:
            descriptor = os.open(target, os.O_CREAT | os.O_WRONLY)
            os.write(descriptor, b"x")
            os.close(descriptor)
            tmp_path.stat()  # outside
        except OSError as error:
            return os.strerror(error.errno or 0)
        return ""

    for failing, given in every_fault(prepare, errno.ENOSPC, work):
        assert given == "No space left on device"
        seen.append(failing.failed)
    assert seen == ["open", "write", "close"]
    assert [given for _, given in every_fault(prepare, None, work)] == [DEAD] * 2
