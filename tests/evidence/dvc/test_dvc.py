"""What a DVC project becomes: pinned data, the last run, what changed since, and where the content may be lost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.repositories import Repository
from resign_tui.evidence.sources.dvc import KIND, files
from resign_tui.evidence.survey import Store, Survey
from tests.evidence.disk import write, write_all
from tests.evidence.dvc.project import CLICKS, LOCK, by_object, project
from tests.evidence.host import read


def test_a_training_is_told_with_its_data_settings_and_figures(tmp_path: Path) -> None:
    model = by_object(read(project(tmp_path), [KIND]))["stage train"]
    assert dict(model.fields) == {
        "name": "ranker",
        "version": "md5 3129212a",
        "registry": "DVC project clicks-data, ranker.bin",
        "data": "data/clicks.csv md5 5705e3c0…, remote store (s3://northpier-dvc/clicks)",
        "hyperparameters": "clicks-data/dvc.lock, stage train: train.epochs 12, train.lr 0.001",
        "metrics": "ndcg 0.412, loss 0.31",
    }
    assert (model.row, model.confidence) == ("MV-02", "likely")
    assert set(model.origins) == set(model.fields)


def test_pinned_data_is_certain_and_what_is_not_known_is_said(tmp_path: Path) -> None:
    clicks = by_object(read(project(tmp_path), [KIND]))["data/clicks.csv"]
    assert (clicks.row, clicks.confidence) == ("MV-02", "certain")
    assert clicks.note == (
        f"data/clicks.csv in clicks-data is pinned by DVC as md5 {CLICKS} (1.85 kB). A copy is in the cache on my "
        "machine; whether the remote has it is not known: dvc status -c shows it, dvc push sends it."
        " Read on 27 Nov 2026."
    )


def test_a_folder_of_data_is_counted_file_by_file(tmp_path: Path) -> None:
    images = by_object(read(project(tmp_path), [KIND]))["data/images"]
    assert "1 of its 2 files" in images.note


def test_data_that_is_not_here_is_said(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / f".dvc/cache/files/md5/57/{CLICKS[2:]}").unlink()
    clicks = by_object(read(root, [KIND]))["data/clicks.csv"]
    assert "is not in the cache on my machine" in clicks.note


def test_the_cache_of_older_versions_is_known(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / ".dvc/cache/files").rename(root / ".dvc/elsewhere")
    write(root / f".dvc/cache/57/{CLICKS[2:]}", "1")
    clicks = by_object(read(root, [KIND]))["data/clicks.csv"]
    assert "A copy is in the cache" in clicks.note


def test_what_changed_since_the_last_run(tmp_path: Path) -> None:
    changed = by_object(read(project(tmp_path), [KIND]))["changed settings"]
    assert changed.note == (
        "In clicks-data settings are not those of the last run of DVC: "
        "train.lr is 0.0007, the last run used 0.001; train.password differs. Read on 27 Nov 2026."
    )
    assert (changed.row, changed.confidence) == ("MV-04", "certain")


def test_the_same_number_written_otherwise_is_no_change(tmp_path: Path) -> None:
    root = project(tmp_path, **{"params.yaml": "train: {lr: 1.0e-3, epochs: 12.0, password: zzcanaryzz}\n"})
    assert "changed settings" not in by_object(read(root, [KIND]))


def test_figures_of_another_run_are_not_taken(tmp_path: Path) -> None:
    root = project(tmp_path, **{"metrics.json": '{"ndcg": 0.9}'})
    assert "metrics" not in by_object(read(root, [KIND]))["stage train"].fields


def test_what_may_never_have_been_pushed_goes_with_this_machine(tmp_path: Path) -> None:
    cache = by_object(read(project(tmp_path), [KIND]))["cache"]
    assert cache.vanishes
    assert cache.note == (
        "3 objects of DVC (2.15 kB) lie in the cache of clicks-data on my machine; whether remote store "
        "(s3://northpier-dvc/clicks) or remote old (ssh://nas.northpier.example/dvc) has that is not known. "
        "In that folder dvc status -c shows it, and dvc push sends it. Read on 27 Nov 2026."
    )
    assert (cache.confidence, cache.priority) == ("likely", "")


def test_without_a_remote_this_machine_is_all_there_is(tmp_path: Path) -> None:
    root = project(tmp_path, **{".dvc__config": "[core]\n", ".dvc__config.local": "[core]\n"})
    cache = by_object(read(root, [KIND]))["cache"]
    assert (cache.confidence, cache.priority, cache.vanishes) == ("certain", "P0", True)
    assert "has no remote: 3 objects of DVC (2.15 kB) lie in its cache on my machine only" in cache.note


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ssh://maya.hale@nas.northpier.example/dvc", "its address names your user"),
        ("ssh://nas.northpier.example/home/jun/dvc", "its path leads into a home folder"),
        ("/home/maya/dvc", "its path leads into a home folder"),
        ("/mnt/usb/dvc", "it is a folder of one machine unless it is mounted"),
        ("s3://mhale-scratch/dvc", "a part of its name is yours"),
    ],
)
def test_a_remote_that_is_a_persons_own(tmp_path: Path, url: str, reason: str) -> None:
    root = project(tmp_path, **{".dvc__config": f"['remote \"old\"']\n  url = {url}\n"})
    remote = by_object(read(root, [KIND]))["remote old"]
    assert reason in remote.why
    assert "your" not in remote.note
    assert remote.answers["account.weights"] == "yes"
    assert remote.vanishes


def test_a_remote_of_the_company_is_nobodys_own(tmp_path: Path) -> None:
    root = project(tmp_path, **{".dvc__config": "['remote \"s\"']\n  url = s3://bucket\n", ".dvc__config.local": ""})
    assert "remote s" not in by_object(read(root, [KIND]))


def test_credentials_are_told_by_place_and_name(tmp_path: Path) -> None:
    access = next(
        proposal for proposal in read(project(tmp_path), [KIND]).proposals if proposal.record == "handover.access"
    )
    assert dict(access.fields) == {
        "system": "DVC remote store (s3://northpier-dvc/clicks)",
        "kind": "cloud",
        "location": "clicks-data/.dvc/config.local, remote store: secret_access_key",
        "rotate": "yes, before the last day",
    }


def test_the_first_form_of_a_lock_is_read() -> None:
    (stage,) = files.lock(f"train:\n  cmd: x\n  deps:\n  - {{path: a.csv, md5: {CLICKS}}}\n  outs: []\n".encode())
    assert (stage.name, stage.deps[0].shown) == ("train", "a.csv md5 5705e3c0…")


def test_an_import_says_where_it_came_from() -> None:
    text = (
        "frozen: true\ndeps:\n- path: clicks.csv\n  repo: {url: 'https://u:zzcanaryzz@git.northpier.example/d.git', "
        f"rev_lock: 4e97a82d2b0c5a6f}}\nouts:\n- {{path: clicks.csv, md5: {CLICKS}}}\n"
    )
    (tracked,) = files.data_file(text.encode(), "data")
    assert tracked.came_from == "https://git.northpier.example/d.git at 4e97a82"
    assert tracked.path == "data/clicks.csv"


def test_a_project_within_a_project_is_told_by_itself(tmp_path: Path) -> None:
    root = project(tmp_path, **{"dvc.lock": "", "dvc.yaml": ""})
    write_all(root / "inner", {".dvc/config": "[core]\n", "x.dvc": f"outs:\n- {{md5: {'1' * 32}, path: x}}\n"})
    places = [proposal.source.path for proposal in read(root, [KIND]).proposals if proposal.source.object == "x"]
    assert places == ["clicks-data/inner/x.dvc"]


@pytest.fixture
def committed(tmp_path: Path) -> Iterator[Path]:
    """A project in git with a tag, not pushed."""
    root = project(tmp_path)
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ("-c", "user.name=Maya Hale", "-c", "user.email=maya.hale@northpier.example")
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-qm", "Pipeline"), ("tag", "data/2026-01")):
        subprocess.run(("git", *who, *words), cwd=root, env=environment, check=True)
    yield root


def _known(store: Store, survey: Survey) -> Iterator[Proposal]:
    survey.repositories.add(Repository(store.path, store.shown, has_remote=False))
    yield from ()


GIT = SourceKind("git", "git", lambda folder: ("",) if ".git" in folder.folders else (), _known, first=True)


def test_git_tells_the_tag_of_the_data_and_whether_the_run_was_pushed(committed: Path) -> None:
    got = by_object(read(committed, [GIT, KIND]))
    assert got["data/clicks.csv"].what == "data/clicks.csv: md5 5705e3c0…, tag data/2026-01"
    assert str(got["stage train"].fields["commit"]).endswith(" in clicks-data, not pushed")
    assert "which was not pushed as of the last fetch" in got["stage train"].note
    assert (got["stage train"].priority, got["stage train"].vanishes) == ("P0", True)


def test_a_pin_that_was_never_committed_is_said(committed: Path) -> None:
    write(committed / "data/clicks.csv.dvc", f"outs:\n- md5: {'a' * 32}\n  path: clicks.csv\n")
    write(committed / "dvc.lock", LOCK.replace("12", "13"))
    got = by_object(read(committed, [GIT, KIND]))
    assert "clicks-data/data/clicks.csv.dvc is not committed as it stands." in got["data/clicks.csv"].note
    assert got["stage train"].fields["commit"] == "not committed"


def test_data_that_changes_with_its_server_has_no_hash(tmp_path: Path) -> None:
    root = project(tmp_path, **{"data/clicks.csv.dvc": "outs:\n- {etag: x, path: clicks.csv}\n"})
    assert by_object(read(root, [KIND]))["data/clicks.csv"].note == (
        "data/clicks.csv in clicks-data is tracked by DVC without a hash. Read on 27 Nov 2026."
    )


def test_lines_of_a_list_are_short(tmp_path: Path) -> None:
    long = "a-very-long-name-of-a-folder-that-somebody-gave-in-a-hurry-" * 2
    write(project(tmp_path) / f"{long}.dvc", f"outs:\n- {{path: {long}, md5: {'2' * 32}}}\n")
    (tmp_path / "clicks-data").rename(tmp_path / long)
    proposals = read(tmp_path, [KIND]).proposals
    assert len(proposals) > 5
    assert [proposal.what for proposal in proposals if len(proposal.what) > 70] == []
