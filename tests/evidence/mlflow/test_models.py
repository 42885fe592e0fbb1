"""What comes out of the model registry, the same from a database of any version and from a folder of files."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from resign_tui.core.evidence.proposal import ACCOUNT, Proposal
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.repositories import Repository
from resign_tui.evidence.sources import mlflow
from resign_tui.evidence.survey import Store, Survey
from tests.evidence.host import Read, read
from tests.evidence.mlflow.shop_ranker import shop_ranker
from tests.evidence.mlflow.stores import COMMIT, Files, Run, Sqlite, Version, Writer, run_id


def store(folder: Path, form: str) -> Writer:
    return Files(folder / "work/mlruns") if form == "files" else Sqlite(folder / "work/mlflow.db", form)


def knowing(repository: Repository) -> SourceKind:
    """A source that comes first and knows a repository, as git does."""

    def read_nothing(_: Store, survey: Survey) -> Iterator[Proposal]:
        survey.repositories.add(repository)
        yield from ()

    return SourceKind("git", "git", lambda folder: [""] if folder.path == folder.root else [], read_nothing, first=True)


def models(got: Read) -> dict[str, Proposal]:
    return {proposal.what: proposal for proposal in got.proposals if proposal.record == "handover.model"}


@pytest.mark.parametrize("form", ["2.8", "3.17", "files"])
def test_an_alias_leads_to_version_run_data_settings_figures_and_the_way_back(tmp_path: Path, form: str) -> None:
    shop_ranker(store(tmp_path, form))
    got = read(tmp_path / "work", [mlflow.KIND])
    assert got.troubles == []
    model = models(got)["shop-ranker version 2, alias prod"]
    place = "folder work/mlruns" if form == "files" else "work/mlflow.db"
    assert model.confidence == "certain"
    assert model.row == "MV-01"
    assert dict(model.fields) == {
        "name": "shop-ranker",
        "version": "2, alias prod",
        "registry": f"MLflow, {place} on my machine",
        "endpoint": "shop-ranker-prod",
        "rollback": "alias rollback is version 1",
        "commit": "4e97a82, not found in the repositories that were read",
        "duration": "3 h 12 min",
        "hyperparameters": "MLflow run listwise-t0.7 (00000000): "
        "temperature 0.7, loss listwise, batch_size 2048, lr 0.001",
        "data": "clicks e1fcff78, s3://northpier-clicks/2026-01-31/ (training)",
        "metrics": "ndcg_at_10 0.412, val_loss 0.5021",
    }
    assert set(model.origins) == set(model.fields)
    assert "Alias prod of shop-ranker is version 2 in MLflow (work/ml" in model.note
    assert "read on 27 Nov 2026). It comes from the run listwise-t0.7 (00000000) of 14 Feb, which took" in model.note
    assert "live" not in model.note


def test_stages_count_where_there_were_no_aliases_yet(tmp_path: Path) -> None:
    made = Sqlite(tmp_path / "work/tracking.db", "1.30")
    made.experiment("1", "e")
    made.run(Run(1, "first"))
    made.version(Version("ranker", 1, 1, stage="Production"))
    made.version(Version("ranker", 2, 1, stage="Archived"))
    made.version(Version("ranker", 3, 1, stage="Deleted_Internal"))
    made.done()
    (model,) = models(read(tmp_path / "work", [mlflow.KIND])).values()
    assert (model.fields["version"], model.row) == ("1, stage Production", "MV-01")
    assert "MLflow run first (00000000)" in str(model.fields["hyperparameters"])  # its name stands only in a tag


@pytest.mark.parametrize("form", ["3.17", "files"])
def test_only_versions_that_somebody_set_apart_are_proposed(tmp_path: Path, form: str) -> None:
    shop_ranker(store(tmp_path, form))
    got = models(read(tmp_path / "work", [mlflow.KIND]))
    assert sorted(got) == [
        "query-rewriter version 1, stage Staging",
        "shop-ranker version 1, alias rollback",
        "shop-ranker version 2, alias prod",
    ]
    assert "names no run" in got["query-rewriter version 1, stage Staging"].note
    assert got["shop-ranker version 1, alias rollback"].row == "MV-07"


def test_several_aliases_make_one_record(tmp_path: Path) -> None:
    made = Sqlite(tmp_path / "work/mlflow.db")
    made.experiment("1", "e")
    made.run(Run(1, "first"))
    made.version(Version("ranker", 7, 1, aliases=["prod", "blue"]))
    made.done()
    (model,) = models(read(tmp_path / "work", [mlflow.KIND])).values()
    assert model.fields["version"] == "7, aliases blue and prod"
    assert model.note.startswith("Aliases blue and prod of ranker are version 7 in MLflow")


@pytest.mark.parametrize("form", ["3.17", "files"])
def test_weights_below_a_home_folder_answer_what_dies_with_the_account(tmp_path: Path, form: str) -> None:
    shop_ranker(store(tmp_path, form))
    (found,) = [one for one in read(tmp_path / "work", [mlflow.KIND]).proposals if one.answers]
    assert dict(found.answers) == {
        "account.weights": "yes",
        "account.weights_which": "query-rewriter version 1 (stage Staging)",
    }
    assert (found.group, found.confidence) == (ACCOUNT, "likely")


def repository(folder: Path, *, remote: bool) -> tuple[Repository, str]:
    """A repository with one commit that no remote has."""
    work = folder / "recs"
    work.mkdir(parents=True)
    identity = ["-c", "user.name=Maya Hale", "-c", "user.email=maya.hale@northpier.example"]
    for command in (["init", "-q"], [*identity, "commit", "-q", "--allow-empty", "-m", "Train"]):
        subprocess.run(["git", "-C", str(work), *command], check=True)
    sha = subprocess.run(["git", "-C", str(work), "rev-parse", "HEAD"], check=True, capture_output=True, text=True)
    return Repository(work, "recs", remote), sha.stdout.strip()


@pytest.mark.parametrize("remote", [True, False])
def test_a_version_from_a_commit_that_was_never_pushed_comes_first(tmp_path: Path, remote: bool) -> None:
    known, sha = repository(tmp_path / "work", remote=remote)
    made = Sqlite(tmp_path / "work/mlflow.db")
    made.experiment("1", "e")
    made.run(Run(1, "first", tags={"mlflow.source.git.commit": sha}))
    made.run(Run(2, "second", tags={"mlflow.source.git.commit": sha}))
    made.version(Version("shop-ranker", 1, 1, aliases=["rollback"]))
    made.version(Version("shop-ranker", 2, 2, aliases=["prod"]))
    made.done()
    got = read(tmp_path / "work", [knowing(known), mlflow.KIND])
    first = got.proposals[0]
    assert first.what == f"Never pushed: {sha[:7]}, behind shop-ranker version 2"
    assert first.note.startswith(
        f"shop-ranker version 2 (alias prod) was trained from {sha[:7]}, which was never pushed: "
        + ("as of the last fetch no branch" if remote else "recs, where it lies, has no remote at all")
    )
    assert "The same is true of shop-ranker version 1 (alias rollback)." in first.note
    assert (first.priority, first.vanishes, first.row, first.confidence) == ("P0", True, "MV-03", "certain")
    assert models(got)["shop-ranker version 2, alias prod"].fields["commit"] == f"{sha[:7]} in recs, not pushed"


def test_a_pushed_commit_is_no_worry(tmp_path: Path) -> None:
    known, sha = repository(tmp_path / "work", remote=True)
    subprocess.run(["git", "-C", str(known.path), "update-ref", "refs/remotes/origin/main", sha], check=True)
    made = Sqlite(tmp_path / "work/mlflow.db")
    made.experiment("1", "e")
    made.run(Run(1, "first", tags={"mlflow.source.git.commit": sha}))
    made.version(Version("shop-ranker", 2, 1, aliases=["prod"]))
    made.done()
    got = read(tmp_path / "work", [knowing(known), mlflow.KIND])
    assert models(got)["shop-ranker version 2, alias prod"].fields["commit"] == f"{sha[:7]} in recs, pushed"
    assert not [one for one in got.proposals if one.priority]


def test_what_is_no_commit_is_not_shown_as_one(tmp_path: Path) -> None:
    made = Sqlite(tmp_path / "work/mlflow.db")
    made.experiment("1", "e")
    made.run(Run(1, "first", tags={"mlflow.source.git.commit": "--upload-pack=zzcanaryzz"}))
    made.version(Version("ranker", 2, 1, aliases=["prod"]))
    made.done()
    (model,) = models(read(tmp_path / "work", [mlflow.KIND])).values()
    assert "commit" not in model.fields


def test_the_same_store_as_database_and_as_files_is_proposed_once(tmp_path: Path) -> None:
    shop_ranker(Sqlite(tmp_path / "work/mlflow.db"))
    alone = read(tmp_path / "work", [mlflow.KIND])
    shop_ranker(Files(tmp_path / "work/files/mlruns"))
    both = read(tmp_path / "work", [mlflow.KIND])
    assert [one.what for one in both.proposals if one.row != "ET-13"] == [
        one.what for one in alone.proposals if one.row != "ET-13"
    ]
    assert all(one.duplicates for one in both.proposals if one.row != "ET-13")


def test_ids_stay_the_same_wherever_the_folder_lies(tmp_path: Path) -> None:
    ids = []
    for place in ("a", "b"):
        shop_ranker(Sqlite(tmp_path / place / "work/mlflow.db"))
        ids.append([one.id for one in read(tmp_path / place / "work", [mlflow.KIND]).proposals])
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0])


def test_workspaces_of_3_keep_models_of_one_name_apart(tmp_path: Path) -> None:
    made = Sqlite(tmp_path / "work/mlflow.db")
    made.experiment("1", "e")
    made.run(Run(1, "first"))
    made.insert("model_versions", "ranker", 1, 1, None, "None", "s3://a/b", run_id(1), "READY", "ads")
    made.insert("registered_model_aliases", "prod", 1, "ranker", "ads")
    made.insert("model_versions", "ranker", 1, 1, None, "None", "s3://a/b", run_id(1), "READY", "shop")
    made.done()
    (model,) = models(read(tmp_path / "work", [mlflow.KIND])).values()
    assert model.source.object == "ads/ranker version 1"


def test_versions_of_other_people_are_counted_and_left_out(tmp_path: Path) -> None:
    made = Sqlite(tmp_path / "work/mlflow.db")
    made.experiment("1", "e")
    made.run(Run(1, "mine"))
    made.run(Run(2, "his", user="jun.park"))
    made.version(Version("ranker", 1, 1, aliases=["prod"]))
    made.version(Version("other", 1, 2, aliases=["prod"]))
    made.done()
    got = read(tmp_path / "work", [mlflow.KIND])
    assert list(models(got)) == ["ranker version 1, alias prod"]
    assert got.troubles == ["work/mlflow.db also holds 1 run of 1 other person; they were left out."]
    assert "jun" not in got.text


def test_where_nobody_is_known_as_the_person_all_is_read_and_that_is_said(tmp_path: Path) -> None:
    made = Sqlite(tmp_path / "work/mlflow.db")
    made.experiment("1", "e")
    made.run(Run(1, "hers", user="ines"))
    made.run(Run(2, "his", user="jun.park"))
    made.done()
    got = read(tmp_path / "work", [mlflow.KIND])
    assert "none of them is known to be you" in got.troubles[0]
    assert "jun" not in got.text


def test_the_commit_stands_in_short(tmp_path: Path) -> None:
    shop_ranker(Sqlite(tmp_path / "work/mlflow.db"))
    assert COMMIT not in read(tmp_path / "work", [mlflow.KIND]).text
