"""Cut off, changed and hostile deployment files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.deployments import containers, flows, kubernetes, terraform
from tests.evidence.ci.making import commit, git
from tests.evidence.deployments.making import got
from tests.evidence.deployments.test_containers import CHART, COMPOSE, VALUES
from tests.evidence.deployments.test_flows import AIRFLOW, DAGSTER, PREFECT
from tests.evidence.deployments.test_kubernetes import RANKER
from tests.evidence.deployments.test_terraform import MAIN

PARSERS = (
    (kubernetes.parse, RANKER),
    (containers.compose, COMPOSE),
    (lambda data: containers.helm(CHART.encode(), [data]), VALUES),
    (lambda data: containers.helm(data, []), CHART),
    (flows.python, AIRFLOW + DAGSTER),
    (flows.prefect, PREFECT),
    (terraform.parse, MAIN),
)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_cut_off_and_flipped_bytes_give_facts_or_one_reason(data: st.DataObject) -> None:
    for parse, whole in PARSERS:
        raw = bytearray(whole.encode())
        for _ in range(data.draw(st.integers(0, 4))):
            raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
        try:
            parse(bytes(raw[: data.draw(st.integers(0, len(raw)))]))
        except Unreadable as error:
            assert "zzcanaryzz" not in str(error)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(cut=st.integers(1, len(RANKER)))
def test_no_half_file_gives_a_value_away(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    folder = tmp_path_factory.mktemp("half")
    got(folder, {"a/ranker.yaml": RANKER[:cut], "compose.yaml": COMPOSE[:cut], "main.tf": MAIN[:cut]})


def test_a_manifest_repeated_by_aliases_is_read_once(tmp_path: Path) -> None:
    labels = "".join(f"      l{number}: x\n" for number in range(20_000))
    head = (
        "apiVersion: v1\nkind: List\nitems:\n  - &a\n    apiVersion: v1\n    kind: Pod\n    image: a/b\n    labels:\n"
    )
    result = got(tmp_path / "recs", {"k8s/bomb.yaml": head + labels + "  - *a\n" * 190})
    assert [proposal.what for proposal in result.proposals] == ["a Pod: a/b"]


def test_links_pipes_and_devices_are_left_alone(tmp_path: Path) -> None:
    recs = tmp_path / "recs"
    (recs / "dags").mkdir(parents=True)
    os.mkfifo(recs / "dags" / "pipe.py")
    os.mkfifo(recs / "compose.yaml")
    (recs / "main.tf").symlink_to("/dev/zero")
    (recs / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (tmp_path / "outside.yaml").write_text(RANKER)
    result = got(recs)
    assert (result.proposals, result.troubles) == ((), [])


def test_a_secret_in_the_place_of_a_name_is_left_out(tmp_path: Path) -> None:
    token = "ghp_" + "zzcanaryzz" + "A1b2C3d4E5f6G7h8I9j0K1l2M3"
    got(
        tmp_path / "recs",
        {
            "k8s/a.yaml": RANKER.replace("features-db", token).replace("name: ranker\n", f"name: {token}\n"),
            "main.tf": f'resource "aws_iam_user" "{token}" {{}}\n provider "aws" {{ profile = "mhale {token}" }}\n',
            "prefect.yaml": PREFECT.replace("drift-check", token),
            "dags/a.py": f"import airflow\nDAG('{token}', schedule='{token}', default_args={{'owner': '{token}'}})\n",
        },
    )


def test_signs_that_steer_a_terminal_never_come_out(tmp_path: Path) -> None:
    content = RANKER.replace("name: ranker\n", 'name: "ran\\e[31mker\\u202e"\n').replace(
        "mhale-batch", '"x\\u0000\\x9b"'
    )
    result = got(tmp_path / "recs", {"k8s/a.yaml": content})
    assert "\u202e" not in result.text


def test_a_second_work_tree_says_the_same_once(tmp_path: Path) -> None:
    recs = tmp_path / "recs"
    recs.mkdir()
    commit(recs, {"prefect.yaml": PREFECT, "infra/main.tf": MAIN, "k8s/ranker.yaml": RANKER})
    alone = len(got(recs).proposals)
    git(recs, "worktree", "add", "-q", "../recs-hotfix", "-b", "hotfix")
    assert len(got(tmp_path).proposals) == alone
