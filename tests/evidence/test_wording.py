"""What all readers say of one whole working life, as the person and whoever takes over will read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from resign_tui.core.evidence.proposal import READ_ON, Proposal
from resign_tui.evidence.reading import LEFT_OUT
from resign_tui.evidence.registry import SOURCES
from resign_tui.evidence.sources.home import kind as home_kind
from resign_tui.evidence.wording import names_day
from tests.evidence.ci.making import put, workflow
from tests.evidence.ci.test_other_systems import AZURE, GITLAB, JENKINS
from tests.evidence.deployments.test_containers import CHART, COMPOSE, VALUES
from tests.evidence.deployments.test_flows import AIRFLOW, DAGSTER, PREFECT
from tests.evidence.deployments.test_kubernetes import RANKER
from tests.evidence.deployments.test_terraform import MAIN
from tests.evidence.dvc.project import project
from tests.evidence.git.made import JUN, MAYA_AT_WORK, Commit, Made
from tests.evidence.home.home_host import machine, make
from tests.evidence.home.test_key_files import FILES
from tests.evidence.host import Read, read
from tests.evidence.mlflow.shop_ranker import shop_ranker
from tests.evidence.mlflow.stores import Sqlite
from tests.evidence.optuna.stores import database, journal
from tests.evidence.tensorboard import maker as events
from tests.evidence.transformers.test_training import checkpoint
from tests.evidence.wandb import maker as runs
from tests.evidence.wandb.made import diverged, fine, still_open

CRONTAB = "15 3 * * * cd ~/work && python backfill.py --token zzcanaryzz\n"
FORBIDDEN = re.compile(r"\b(?:best|dead ends?|running|live|only you|safe(?:ly)?|complete)\b", re.IGNORECASE)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|\d+ complete|\b(?:calls|calls it|says) RUNNING")
YOU = re.compile(r"\byours?(?:elf)?\b|\byou\b", re.IGNORECASE)


def _recs(work: Path) -> None:
    """A repository with everything that hangs on it, partly pushed, partly not."""
    recs = Made.new(work / "recs")
    files = {
        ".github/workflows/nightly.yml": workflow("30 2 * * *"),
        ".gitlab-ci.yml": GITLAB,
        "Jenkinsfile": JENKINS,
        "azure-pipelines.yml": AZURE,
        "dags/features.py": AIRFLOW,
        "dags/defs.py": DAGSTER,
        "prefect.yaml": PREFECT,
        "deploy/compose.yaml": COMPOSE,
        "deploy/ranker.yaml": RANKER,
        "deploy/helm/Chart.yaml": CHART,
        "deploy/helm/values.yaml": VALUES,
        "infra/main.tf": MAIN,
        "infra/terraform.tfstate": "{}",
        "CODEOWNERS": "* @jun\n/tools/ @mhale\n",
        "tools/backfill.py": "print(1)\n",
    }
    recs.add([Commit(JUN, "2026-01-02", {"README.md": "recs\n"}), Commit(MAYA_AT_WORK, "2026-02-03", files)]).pushed()
    recs.git("tag", "deploy/prod-2026-02-03")
    recs.branch("mhale/listwise", [Commit(MAYA_AT_WORK, "2026-03-09", {"listwise.py": "1\n"}, "Listwise")])
    put(work / "recs", files)
    recs.write("notebooks/calibration.ipynb", '{"cells": []}')
    recs.write(".env", "WANDB_API_KEY=zzcanaryzz\nLOG_LEVEL=1\n")


def _stores(work: Path) -> None:
    (work / "mlflow").mkdir()
    shop_ranker(Sqlite(work / "mlflow/mlflow.db"))
    (work / "optuna").mkdir()
    database(work / "optuna/ranker.db", "5.0")
    journal(work / "optuna/journal.log")
    runs.folder(work / "wandb", "aaaa1111", fine("lr-1e-3", run_id="aaaa1111"))
    runs.folder(work / "wandb", "bbbb2222", diverged(run_id="bbbb2222"))
    runs.folder(work / "wandb", "cccc3333", still_open(run_id="cccc3333"))
    runs.folder(work / "wandb", "hardly12", runs.HEADER)
    events.write(work / "tb/distil-a", events.curve("loss", range(20)))
    checkpoint(work / "query-rewriter")
    project(work)


@pytest.fixture(scope="module")
def got(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """All sources over all of it, with the home folder."""
    folder = tmp_path_factory.mktemp("life")
    work = folder / "work"
    work.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        _recs(work)
        _stores(work)
        home = make(folder / "home", {path: text for path, (text, _) in FILES.items()})
        kinds = [home_kind(machine(folder, CRONTAB)) if kind.name == "home" else kind for kind in SOURCES]
        yield read(work, kinds, home=home)


def _bare(text: str) -> str:
    """A text without what a person or a store said in its own words."""
    return QUOTED.sub("", text)


def test_every_source_has_its_say(got: Read) -> None:
    told = {proposal.source.kind for proposal in got.proposals}
    assert told >= {"git", "ci", "deployments", "home", "dotenv", "mlflow", "wandb", "tensorboard", "dvc", "optuna"}
    assert "transformers" in told
    assert len(got.proposals) > 70


def test_no_word_promises_more_than_a_store_can_know(got: Read) -> None:
    texts = [text for proposal in got.proposals for text in (proposal.what, proposal.note, proposal.why)]
    assert [text for text in texts if FORBIDDEN.search(_bare(text))] == []


def test_what_the_successor_reads_speaks_of_me_and_not_of_you(got: Read) -> None:
    written = [text for proposal in got.proposals for text in (proposal.note, *_cells(proposal))]
    assert [text for text in written if YOU.search(_bare(text))] == []


def test_every_note_and_so_every_number_has_its_day(got: Read) -> None:
    assert [proposal.what for proposal in got.proposals if proposal.as_of is None] == []
    assert [proposal.note for proposal in got.proposals if proposal.note and not names_day(proposal.note)] == []
    assert [proposal.note for proposal in got.proposals if proposal.note.count(READ_ON) > 1] == []


def test_lines_of_the_list_are_short_and_begin_with_what_matters(got: Read) -> None:
    whats = [proposal.what for proposal in got.proposals]
    assert [what for what in whats if len(what) > 70 or LEFT_OUT in what or what != what.strip()] == []
    assert sum(len(what) <= 52 for what in whats) > 0.75 * len(whats)


def test_no_two_lines_say_the_same(got: Read) -> None:
    whats = [(proposal.what, proposal.record, proposal.source.path) for proposal in got.proposals]
    assert sorted({line for line in whats if whats.count(line) > 1}) == []


def test_what_is_urgent_stays_few(got: Read) -> None:
    urgent = [proposal for proposal in got.proposals if proposal.priority]
    assert 0 < len(urgent) < 0.2 * len(got.proposals)
    assert {proposal.group for proposal in urgent} == {"account"}


def test_what_is_certain_holds_nothing_that_is_only_likely(got: Read) -> None:
    looks = [
        proposal.what
        for proposal in got.proposals
        if proposal.confidence == "certain" and re.search(r"\blooks like\b|\bperhaps\b|\bmay be yours\b", proposal.why)
    ]
    assert looks == []


def _cells(proposal: Proposal) -> Iterator[str]:
    for cell in proposal.fields.values():
        yield from (cell,) if isinstance(cell, str) else cell
