"""Broken, lying and hostile CI files end in one sentence, and nothing of them is followed or run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resign_tui.evidence import limits
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.ci import github, gitlab, jenkins, others
from resign_tui.evidence.sources.ci.facts import Pipeline
from tests.evidence.ci.making import got, put
from tests.evidence.ci.test_github import DEPLOY, RETRAIN
from tests.evidence.ci.test_other_systems import AZURE, BITBUCKET, CIRCLE, GITLAB, JENKINS

PARSERS = {
    github.parse: RETRAIN + DEPLOY,
    gitlab.parse: GITLAB,
    jenkins.parse: JENKINS,
    others.azure: AZURE,
    others.circleci: CIRCLE,
    others.bitbucket: BITBUCKET,
}


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_cut_off_and_flipped_bytes_give_facts_or_one_reason(data: st.DataObject) -> None:
    for parse, whole in PARSERS.items():
        raw = bytearray(whole.encode())
        for _ in range(data.draw(st.integers(0, 4))):
            raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
        try:
            pipeline = parse(bytes(raw[: data.draw(st.integers(0, len(raw)))]))
        except Unreadable as error:
            assert "zzcanaryzz" not in str(error)
        else:
            assert isinstance(pipeline, Pipeline)


@pytest.mark.parametrize(
    "content", ["a: &a [x]\nb: [" + "*a, " * 300 + "]", "[" * 5000, "? [1]\n: 2", "jobs: 3", "", "- 1"]
)
def test_yaml_of_another_form_is_no_pipeline(content: str) -> None:
    for parse in (github.parse, gitlab.parse, others.azure, others.circleci, others.bitbucket):
        try:
            parse(content.encode())
        except (Unreadable, RecursionError):
            continue


@pytest.mark.parametrize(
    "content", ["/*" * 200_000, "'''" + "\\" * 200_000, "'" * 300_001, '"""' * 100_001, "cron(" * 100_000]
)
def test_a_jenkinsfile_that_never_closes_its_texts_is_read_at_once(content: str) -> None:
    assert jenkins.parse(content.encode()).secrets == ()


def test_a_tag_builds_nothing(tmp_path: Path) -> None:
    told = tmp_path / "told"
    content = f"jobs: {{a: !!python/object/apply:os.system ['touch {told}']}}\non: [push]\n"
    got(put(tmp_path / "recs", {".github/workflows/a.yml": content}))
    assert not told.exists()


def test_a_pipe_a_link_and_a_huge_file_are_told(tmp_path: Path) -> None:
    recs = put(tmp_path / "recs", {".github/workflows/ok.yml": RETRAIN})
    folder = recs / ".github" / "workflows"
    os.mkfifo(folder / "pipe.yml")
    outside = put(tmp_path / "outside", {"x.yml": RETRAIN.replace("WANDB_API_KEY", "FOLLOWED_KEY")})
    (folder / "link.yml").symlink_to(outside / "x.yml")
    (folder / "huge.yml").write_bytes(b"#" * (limits.SETTINGS_FILE + 1))
    (recs / "Jenkinsfile").symlink_to("/dev/zero")
    result = got(recs)
    assert "FOLLOWED_KEY" not in result.text
    assert [trouble.partition(";")[0] for trouble in result.troubles] == [
        "recs/.github/workflows/huge.yml was not read: it is too large to read (1 MB)",
        "recs/.github/workflows/pipe.yml was not read: it is no ordinary file",
    ]
    assert result.proposals


def test_names_with_control_signs_come_out_printable(tmp_path: Path) -> None:
    content = 'jobs: {"dep\\e[31mloy\\u202e": {environment: "prod\\a", runs-on: "x\\u0000y"}}\non: [push]\n'
    result = got(put(tmp_path / "recs", {".github/workflows/a.yml": content}))
    assert "\u202e" not in result.text


def test_a_secret_in_the_place_of_a_name_is_left_out(tmp_path: Path) -> None:
    token = "ghp_" + "zzcanaryzz" + "A1b2C3d4E5f6G7h8I9j0K1l2M3"
    got(put(tmp_path / "recs", {"Jenkinsfile": f"x = credentials('{token}')\nstage('deploy {token}') {{}}"}))


def test_a_folder_of_very_many_workflows_is_bounded(tmp_path: Path) -> None:
    recs = put(tmp_path / "recs", {f".github/workflows/{number}.yml": DEPLOY for number in range(210)})
    result = got(recs)
    assert "Only the first 200 of 210 files in workflows were read." in result.troubles
    assert len(result.proposals) <= limits.STORE_PROPOSALS
