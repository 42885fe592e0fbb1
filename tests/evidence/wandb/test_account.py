"""What of W&B goes with the account or with my machine."""

from __future__ import annotations

import subprocess
from collections.abc import Collection
from pathlib import Path

import pytest

from resign_tui.core.evidence.identity import Identities
from resign_tui.core.evidence.proposal import ACCOUNT, Proposal
from resign_tui.evidence.repositories import Repository
from resign_tui.evidence.sources import wandb
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.walk import Folder
from tests.evidence.host import MAYA, NOW
from tests.evidence.wandb import maker
from tests.evidence.wandb.made import fine, from_store, of_record, of_row, still_open


def test_runs_never_synced_come_first_and_vanish(store: Path) -> None:
    maker.folder(store, "aaaa1111", fine("lr-1e-3", run_id="aaaa1111"), when="20261101_100000")
    maker.folder(store, "bbbb2222", maker.HEADER, when="20261102_233700")
    maker.folder(store, "cccc3333", fine("sent-later", run_id="cccc3333"), synced=True)
    maker.folder(store, "dddd4444", fine("went-straight", run_id="dddd4444"), offline=False)
    proposal = from_store(store).proposals[0]
    assert (proposal.row, proposal.priority, proposal.confidence) == ("ET-01", "P0", "certain")
    assert proposal.vanishes
    assert proposal.group == ACCOUNT
    assert proposal.what == "2 W&B runs never synced"
    assert proposal.note == (
        "2 W&B runs in work/wandb were made offline and bear no mark of syncing, so my machine may hold the only "
        "copy: lr-1e-3, the run bbbb2222 of 2 Nov 23:37. The command wandb sync uploads them, as long as the account "
        "is open."
    )
    assert proposal.source.path == "work/wandb"


def test_nothing_is_said_of_syncing_where_all_is_synced(store: Path) -> None:
    maker.folder(store, "cccc3333", fine(), synced=True)
    got = from_store(store)
    assert "ET-01" not in [proposal.row for proposal in got.proposals]
    assert of_record(got, "handover.experiment").fields["export"] == (
        "1 run in work/wandb on my machine, entity mhale; all sent or marked as synced"
    )


def test_an_entity_that_is_the_person_is_proposed_for_their_account(store: Path) -> None:
    maker.folder(store, "aaaa1111", fine(run_id="aaaa1111"))
    maker.folder(store, "bbbb2222", fine(run_id="bbbb2222", project="recs-distil"))
    maker.folder(store, "cccc3333", fine(run_id="cccc3333", entity="northpier-ml", project="recs"))
    proposal = of_row(from_store(store), "ET-04")
    assert proposal.answers == {"account.runs": "yes", "account.runs_which": "recs-distil, recs-ablations"}
    assert proposal.confidence == "likely"
    assert "under mhale, which looks like you" in proposal.what
    assert "Moving runs needs rights on both sides" in proposal.note


def test_an_entity_that_only_resembles_the_person_is_a_guess_and_a_team_is_none(store: Path) -> None:
    maker.folder(store, "aaaa1111", fine(run_id="aaaa1111", entity="maya-hale"))
    maker.folder(store, "cccc3333", fine(run_id="cccc3333", entity="northpier-ml"))
    got = from_store(store, me=("maya.hale@northpier.example",))
    assert of_row(got, "ET-04").confidence == "guess"
    assert "northpier-ml" not in of_row(got, "ET-04").note


def test_an_entity_left_to_the_server_stands_at_the_end_of_the_log(store: Path) -> None:
    records = fine(entity="", project="")
    maker.folder(store, "abcd1234", records, offline=False, finishing="mhale/recs-ablations/abcd1234")
    got = from_store(store)
    assert of_row(got, "ET-04").answers["account.runs_which"] == "recs-ablations"
    assert of_record(got, "handover.experiment").fields["project"] == "recs-ablations"


def test_a_line_of_another_run_in_the_log_does_not_count(store: Path) -> None:
    maker.folder(store, "abcd1234", fine(entity=""), finishing="mhale/recs-ablations/otherrun")
    assert "ET-04" not in [proposal.row for proposal in from_store(store).proposals]


def committed(folder: Path) -> str:
    """A repository without a remote, and its one commit."""
    git = ["git", "-C", str(folder), "-c", "user.name=Maya Hale", "-c", "user.email=maya.hale@northpier.example"]
    folder.mkdir()
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "ranker"], check=True)
    return subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()


def proposals_with(
    store: Path, *, repository: Path | None = None, has_remote: bool = False, facts: Collection[str] = ()
) -> list[Proposal]:
    survey = Survey(Identities.of(MAYA), NOW)
    survey.facts.update(facts)
    if repository is not None:
        survey.repositories.add(Repository(repository, "work/recs", has_remote=True))
    folder = Folder(store, store.parent, (), tuple(sorted(path.name for path in store.iterdir())))
    return list(wandb.KIND.read(Store(store, folder), survey))


def test_a_commit_that_was_never_pushed_is_told_once_for_all_its_runs(store: Path) -> None:
    sha = committed(store.parent / "recs")
    maker.folder(store, "aaaa1111", fine("t-0.7", run_id="aaaa1111", commit=sha))
    maker.folder(store, "bbbb2222", still_open("t-0.9", run_id="bbbb2222", commit=sha))
    got = proposals_with(store, repository=store.parent / "recs")
    (proposal,) = (proposal for proposal in got if proposal.row == "MV-03")
    assert (proposal.priority, proposal.vanishes, proposal.confidence) == ("P0", True, "certain")
    assert proposal.what == f"2 W&B runs made from {sha[:7]}, not pushed"
    assert "nobody else can repeat them" in proposal.note
    (work,) = (proposal for proposal in got if proposal.record == "handover.work")
    assert work.note.endswith(f"It was made from {sha[:7]} in recs, not pushed.")
    assert f"named:{sha[:7]}:t-0.9" in work.same


def test_a_pushed_commit_and_an_unknown_one_are_no_matter(store: Path) -> None:
    sha = committed(store.parent / "recs")
    subprocess.run(["git", "-C", str(store.parent / "recs"), "update-ref", "refs/remotes/origin/main", sha], check=True)
    maker.folder(store, "aaaa1111", fine(run_id="aaaa1111", commit=sha))
    maker.folder(store, "bbbb2222", fine(run_id="bbbb2222", commit="0" * 40))
    rows = [proposal.row for proposal in proposals_with(store, repository=store.parent / "recs")]
    assert "MV-03" not in rows


@pytest.mark.parametrize(("facts", "confidence"), [(set(), "guess"), ({"scheduled training: nightly.yml"}, "likely")])
def test_a_key_in_the_home_is_asked_after_and_likely_with_a_schedule(
    store: Path, facts: set[str], confidence: str
) -> None:
    maker.folder(store, records=fine())
    got = proposals_with(store, facts={"wandb key in ~/.netrc"} | facts)
    (proposal,) = (proposal for proposal in got if proposal.row == "ET-05")
    assert proposal.confidence == confidence
    assert proposal.answers == {"account.tracker_key": "yes", "account.tracker_key_which": "recs-ablations"}


def test_without_that_remark_nothing_is_said_of_a_key(store: Path) -> None:
    maker.folder(store, records=fine())
    assert "ET-05" not in [proposal.row for proposal in proposals_with(store, facts={"scheduled training"})]
