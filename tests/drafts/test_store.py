"""An open draft: one writer, whole saves, earlier versions, and nothing thrown away."""

import os
import random
import resource
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import DraftError
from resign_tui.drafts.generations import generations
from resign_tui.drafts.load import load
from resign_tui.drafts.lock import lock_path
from resign_tui.drafts.private import hr_path
from resign_tui.drafts.store import GENERATION_EVERY, open_draft

NAME = "sender.full_name"
ANN = Draft(answers={NAME: "Ann"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "departure-1.toml"


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def saved(path: Path, draft: Draft) -> None:
    opened = open_draft(path)
    opened.store.save(draft)
    opened.store.close()


def test_a_new_draft_gets_its_file_at_the_first_save(path: Path) -> None:
    opened = open_draft(path)
    assert (opened.draft, opened.notes, opened.read_only) == (Draft(), (), False)
    assert not path.exists()
    opened.store.save(ANN)
    assert load(path).draft == ANN
    opened.store.close()
    assert not lock_path(path).exists()


def test_nothing_is_open_to_others(path: Path) -> None:
    old = os.umask(0)
    try:
        opened = open_draft(path)
        opened.store.save(ANN.answer("hr.timing", "after_letter"))
    finally:
        os.umask(old)
    found = list(path.parent.rglob("*"))
    assert len(found) >= 5
    assert [one for one in found if stat.S_IMODE(one.stat().st_mode) & 0o077] == []
    opened.store.close()


def test_the_same_draft_is_not_written_again(path: Path) -> None:
    opened = open_draft(path)
    opened.store.save(ANN)
    before = path.stat().st_ino
    opened.store.save(Draft(answers={NAME: "Ann"}))
    assert path.stat().st_ino == before
    path.unlink()
    opened.store.save(ANN)
    assert path.exists()
    opened.store.close()


def test_a_second_window_reads_only(path: Path) -> None:
    first = open_draft(path)
    first.store.save(ANN)
    second = open_draft(path)
    assert second.read_only
    assert second.draft == ANN
    assert "another window" in second.notes[0]
    with pytest.raises(DraftError, match="reading only"):
        second.store.save(Draft())
    second.store.close()
    assert open_draft(path).read_only
    first.store.close()
    third = open_draft(path)
    assert not third.read_only
    third.store.close()


def test_the_private_answers_lie_beside_and_come_back(path: Path) -> None:
    path.write_text('[sender]\nfull_name = "Ann"\n[hr]\npolicy_ref = "4.2"\n')
    opened = open_draft(path)
    assert opened.draft.text("hr.policy_ref") == "4.2"
    assert not hr_path(path).exists()
    opened.store.save(opened.draft)
    assert "4.2" not in path.read_text()
    assert "4.2" in hr_path(path).read_text()
    assert [one for one in generations(path) if "4.2" in one.read_text()] == []
    assert load(path).draft == opened.draft
    opened.store.save(opened.draft.without("hr.policy_ref"))
    assert not hr_path(path).exists()
    opened.store.close()


def test_what_may_not_be_stored_is_masked(path: Path) -> None:
    opened = open_draft(path, scrub=lambda draft: draft.answer(NAME, "***"))
    opened.store.save(ANN)
    assert "Ann" not in path.read_text()
    opened.store.close()


def test_a_damaged_draft_is_put_aside_and_the_version_before_opens(path: Path) -> None:
    saved(path, ANN)
    for number, damage in enumerate((b"\0" * 50, b"", b"a = [", b"\xff"), 1):
        path.write_bytes(damage)
        opened = open_draft(path)
        assert opened.draft == ANN
        assert f"{path.name}.corrupt-{number}" in opened.notes[0]
        assert path.with_name(f"{path.name}.corrupt-{number}").read_bytes() == damage
        assert load(path).draft == ANN
        opened.store.close()


def test_a_damaged_draft_without_earlier_versions_stays_where_it_is(path: Path) -> None:
    path.write_text("a = = 1")
    with pytest.raises(DraftError, match="line 1"):
        open_draft(path)
    assert names(path.parent) == [path.name]
    assert path.read_text() == "a = = 1"


def test_a_damaged_private_file_does_not_keep_the_draft_shut(path: Path) -> None:
    saved(path, ANN)
    hr_path(path).write_text("= broken")
    assert load(path).draft == ANN
    opened = open_draft(path)
    assert opened.draft == ANN
    assert len(opened.notes) == 1
    assert hr_path(path).with_name(f"{hr_path(path).name}.corrupt-1").read_text() == "= broken"
    opened.store.close()


@pytest.mark.parametrize("schema", ["9", "-1", '"one"'])
def test_a_layout_that_is_not_ours_is_never_written(path: Path, schema: str) -> None:
    path.write_text(f'schema = {schema}\n[sender]\nfull_name = "Ann"\n')
    before = names(path.parent)
    opened = open_draft(path)
    assert opened.read_only
    assert opened.draft == ANN
    with pytest.raises(DraftError):
        opened.store.save(Draft())
    assert names(path.parent) == before


def test_an_older_layout_is_kept_beside(path: Path) -> None:
    text = 'schema = 0\n[sender]\nfull_name = "Ann"\n'
    path.write_text(text)
    opened = open_draft(path)
    opened.store.save(opened.draft)
    assert path.with_name("departure-1.schema-0.toml").read_text() == text
    assert path.read_text().startswith("schema = 1\n")
    opened.store.close()


def test_a_slip_in_the_first_minutes_of_work_takes_three_of_them_at_most(path: Path) -> None:
    now = 0.0
    opened = open_draft(path, clock=lambda: now)
    while now < 9 * 60:
        opened.store.save(ANN.answer(NAME, str(now)))
        now += 15
    opened.store.close()
    kept = [float(load(one).draft.text(NAME)) for one in reversed(generations(path))]
    assert kept == [0, 180, 360]


def test_earlier_versions_are_not_too_close(path: Path) -> None:
    now = 0.0
    opened = open_draft(path, clock=lambda: now)
    for number in range(10):
        opened.store.save(ANN.answer(NAME, str(number)))
        now += GENERATION_EVERY / 2
    assert [load(one).draft.text(NAME) for one in generations(path)] == ["8", "6", "4", "2", "0"]
    opened.store.close()


def test_what_another_program_wrote_is_kept(path: Path) -> None:
    opened = open_draft(path)
    opened.store.save(ANN)
    path.write_text("# by hand\n")
    opened.store.save(ANN.answer(NAME, "Bo"))
    assert load(path).draft.text(NAME) == "Bo"
    assert path.with_name(f"{path.name}.other-1").read_text() == "# by hand\n"
    assert len(opened.store.take_notes()) == 1
    assert opened.store.take_notes() == ()
    opened.store.close()


def test_where_locks_do_not_work_the_other_window_wins_nothing_silently(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def refuse(*_: object) -> None:
        raise OSError(37, "no locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    first, second = open_draft(path), open_draft(path)
    assert not first.read_only
    assert "Locks do not work" in first.notes[0]
    first.store.save(ANN)
    with pytest.raises(DraftError, match="changed by another window"):
        second.store.save(ANN.answer(NAME, "Bo"))
    assert load(path).draft == ANN


def test_a_link_is_followed(path: Path) -> None:
    link = path.with_name("link.toml")
    saved(path, ANN)
    link.symlink_to(path.name)
    opened = open_draft(link)
    opened.store.save(ANN.answer(NAME, "Bo"))
    assert open_draft(path).read_only
    opened.store.close()
    assert link.is_symlink()
    assert load(path).draft.text(NAME) == "Bo"


@pytest.mark.parametrize("bad", ["missing/x.toml", "a\0.toml", "folder"])
def test_what_cannot_be_opened(tmp_path: Path, bad: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    for name in (bad, "pipe.toml"):
        with pytest.raises(DraftError):
            open_draft(tmp_path / name)
        with pytest.raises(DraftError):
            load(tmp_path / name)


CHILD = """
import sys
from pathlib import Path
from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import ResignError
from resign_tui.drafts.store import open_draft
opened = open_draft(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    try:
        opened.store.save(Draft(answers={"sender.full_name": f"{number} " * 900, "hr.policy_ref": str(number)}))
        print(number, flush=True)
    except ResignError as error:
        print(error, flush=True)
        sys.exit(3)
"""


def test_killed_at_any_moment_the_draft_can_be_read_and_is_the_newest(path: Path) -> None:
    rnd = random.Random(2)
    for _ in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", CHILD, path, "1000000"], stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(rnd.random() / 20)
            child.send_signal(signal.SIGKILL)
            told = child.stdout.read().split()
        opened = open_draft(path)
        assert not opened.read_only
        assert int(opened.draft.text(NAME).split()[0]) >= int(told[-1] if told else 0)
        opened.store.save(opened.draft)
        opened.store.close()
        assert [name for name in names(path.parent) if name.startswith(".tmp") or "corrupt" in name] == []


def test_a_full_disk_is_said_and_leaves_the_old_draft(path: Path) -> None:
    saved(path, ANN)
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))  # noqa: E731
    done = subprocess.run(
        [sys.executable, "-c", CHILD, path, "1"], preexec_fn=limit, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3, done.stderr
    assert "grow that large" in done.stdout
    assert load(path).draft.text(NAME) == "Ann"
