"""What forgetting leaves and names: odd files under our names, links, second names, files of neighbours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import ResignError, WriteError
from resign_tui.drafts.forgetting import forget, planned
from resign_tui.drafts.generations import add_generation, generations
from resign_tui.drafts.lock import lock_path
from resign_tui.drafts.seal import CLEAR
from tests.drafts.forgetting_host import FOREIGN, ODD, saved, state


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("name", ["a.hr.toml", "a.toml.corrupt-1", "history/a.7.toml", "a.toml.other-1"])
def test_what_is_no_file_under_one_of_our_names_stays_and_is_named(kind: str, name: str, tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    path = saved(drafts / "a.toml", Draft({"sender.full_name": "Ada"}))
    (tmp_path / "victim.txt").write_text("victim")
    ODD[kind](drafts / name)
    forgotten = forget(planned(path, drafts))
    assert not path.exists()
    assert os.path.lexists(drafts / name)
    assert (tmp_path / "victim.txt").read_text() == "victim"
    assert forgotten.stays == (f"{drafts / name} is a {kind} and stays.",)


def test_without_its_lock_nothing_is_deleted(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.toml")
    plan = planned(path, tmp_path)
    lock_path(path).mkdir()
    before = state(tmp_path)
    with pytest.raises(ResignError, match="nothing was deleted"):
        forget(plan)
    assert state(tmp_path) == before


def test_a_linked_history_is_neither_read_into_nor_emptied(tmp_path: Path) -> None:
    drafts, elsewhere = tmp_path / "drafts", tmp_path / "elsewhere"
    path = saved(drafts / "a.toml")
    (drafts / "history").rename(elsewhere)
    (drafts / "history").symlink_to(elsewhere)
    before = state(elsewhere)
    with pytest.raises(WriteError, match="is a link"):
        add_generation(path, b"new", seal=CLEAR)
    forgotten = forget(planned(path, drafts))
    assert state(elsewhere) == before
    assert any(f"{drafts / 'history'} is a link and stays" in sentence for sentence in forgotten.stays)


def test_outside_the_folder_a_neighbour_must_read_as_a_draft_too(tmp_path: Path) -> None:
    path = saved(tmp_path / "place" / "a.toml", Draft({"sender.full_name": "Ada"}))
    theirs = [path.with_name("a.hr.toml"), path.with_name("a.toml.other-1"), path.parent / "history" / "a.99.toml"]
    for file in theirs:
        file.write_bytes(FOREIGN)
    ours = generations(path)[1:]
    assert ours
    forgotten = forget(planned(path, tmp_path / "drafts"))
    assert sorted(forgotten.removed) == sorted([path, *ours])
    assert [file.read_bytes() for file in theirs] == [FOREIGN] * 3
    assert len(forgotten.stays) == 3


def test_a_second_name_keeps_the_text_and_is_told_before_and_after(tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    path, other = saved(drafts / "a.toml"), tmp_path / "other"
    other.hardlink_to(path)
    data = path.read_bytes()
    plan = planned(path, drafts)
    assert [f"{path} has another name on this disk" in sentence for sentence in plan.stays] == [True]
    forgotten = forget(plan)
    assert forgotten.stays == plan.stays
    assert forgotten.failed == ()
    assert not path.exists()
    assert other.read_bytes() == data


def test_names_that_all_go_are_no_other_names(tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    path = saved(drafts / "a.toml")
    path.with_name("a.toml.corrupt-1").hardlink_to(path)
    with path.open("rb") as file:
        forgotten = forget(planned(path, drafts))
        assert file.read() == b""
    assert forgotten.stays == forgotten.failed == ()
