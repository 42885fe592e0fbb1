"""Airflow, Dagster and Prefect: parsed, never imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evidence.deployments.making import got, named

AIRFLOW = """
import os
from datetime import timedelta
from airflow import DAG
from airflow.decorators import dag
os.system("touch {told}")
default_args = {{"owner": "mhale", "email": ["maya.hale@northpier.example"], "password": "zzcanaryzz"}}
TIMES = "0 1 * * *"
with DAG("nightly_features", default_args=default_args, schedule=TIMES) as d:
    run("curl -u a:zzcanaryzz")

@dag(dag_id="weekly_labels", schedule_interval=timedelta(days=7), default_args=dict(owner="jpark"))
def labels(): ...

@dag(schedule="@daily")
def unowned(): ...

@dag(schedule=[Asset("x")], default_args=dict(owner="airflow"))
def on_asset(): ...

DAG(dag_id=f"made_{{TIMES}}", schedule=Timetable(secret="zzcanaryzz"))
"""
DAGSTER = """
from dagster import Definitions, ScheduleDefinition, define_asset_job, schedule
embed = define_asset_job("embed_job", owners=["maya.hale@northpier.example"])
nightly = ScheduleDefinition(job=embed, cron_schedule="0 5 * * *", name="embed_nightly")

@schedule(cron_schedule="0 6 * * *", job_name="report", execution_timezone="Europe/Oslo")
def report(): ...
"""
PREFECT = """
deployments:
  - name: drift-check
    entrypoint: flows/drift.py:check
    schedules: [{ cron: "0 7 * * *", timezone: Europe/Oslo, active: false }]
    work_pool: { name: mhale-laptop }
    parameters: {password: zzcanaryzz}
  - {name: on-request, work_pool: {name: k8s}}
"""


def test_a_dag_of_the_person_is_found_and_never_run(tmp_path: Path) -> None:
    told = tmp_path / "told"
    result = got(tmp_path / "recs", {"dags/nightly.py": AIRFLOW.format(told=told)})
    job = named(result, "nightly_features")
    assert job.answers == {"account.jobs": "yes", "account.jobs_which": "nightly_features (Airflow DAG, recs)"}
    assert "Airflow DAG nightly_features starts every day at 01:00 UTC (cron 0 1 * * *)" in job.note
    assert job.row == "IA-09"
    alerts = named(result, "alerts of nightly_features")
    assert (alerts.row, alerts.answers["account.alerts_which"]) == ("IA-18", "nightly_features (Airflow)")
    assert alerts.why == "The file names only maya.hale@northpier.example."
    assert not told.exists()
    assert not list(tmp_path.rglob("__pycache__"))


def test_dags_of_others_are_theirs_and_those_of_nobody_are_systems(tmp_path: Path) -> None:
    result = got(tmp_path / "recs", {"dags/nightly.py": AIRFLOW.format(told=tmp_path / "told")})
    objects = [proposal.source.object for proposal in result.proposals]
    assert "weekly_labels" not in objects
    assert (
        named(result, "unowned").note
        == "Airflow DAG unowned starts every day at 00:00 UTC, by recs/dags/nightly.py. Read on 27 Nov 2026."
    )
    assert "on_asset starts when it is asked to" in named(result, "on_asset").note


def test_an_interval_is_told_in_its_own_words(tmp_path: Path) -> None:
    content = AIRFLOW.format(told=tmp_path / "told").replace('"jpark"', '"mhale"')
    assert "starts every 7 days" in named(got(tmp_path / "recs", {"dags/a.py": content}), "weekly_labels").note


def test_dagster_schedules_come_with_the_owners_of_their_job(tmp_path: Path) -> None:
    result = got(tmp_path / "recs", {"src/dagster_defs.py": DAGSTER})
    assert named(result, "embed_nightly").answers["account.jobs_which"] == "embed_nightly (Dagster schedule, recs)"
    assert "report starts every day at 06:00 Europe/Oslo (cron 0 6 * * *)" in named(result, "report").note


def test_a_pool_on_a_laptop_goes_with_the_laptop(tmp_path: Path) -> None:
    result = got(tmp_path / "recs", {"prefect.yaml": PREFECT})
    job = named(result, "drift-check")
    assert (job.vanishes, job.priority, job.confidence) == (True, "", "likely")
    assert "work pool mhale-laptop" in job.note
    assert "The file says that it is paused." in job.note
    assert not named(result, "on-request").answers


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("import airflow\ndef (:\n", "it is no Python from line 2 on"),
        ("import airflow\n\0", "it is no Python"),
        ("import airflow\nx = " + "-" * 60_000 + "1\n", ""),
        ("import airflow\nx = " + "(" * 5_000 + "1" + ")" * 5_000, "it is no Python from line 2 on"),
        ("import airflow\nx = " + "+".join("1" for _ in range(60_000)), ""),
    ],
)
def test_python_that_cannot_be_parsed_is_one_line(tmp_path: Path, content: str, reason: str) -> None:
    result = got(tmp_path / "recs", {"dags/broken.py": content})
    assert all(trouble.startswith("recs/dags/broken.py was not read: ") for trouble in result.troubles)
    assert len(result.troubles) <= 1
    assert not reason or reason in result.troubles[0]


def test_python_that_says_nothing_of_airflow_is_not_parsed(tmp_path: Path) -> None:
    assert got(tmp_path / "recs", {"dags/other.py": "def (:\n"}).troubles == []


def test_a_doubtful_escape_warns_nobody(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    got(tmp_path / "recs", {"dags/escape.py": 'import airflow\nx = "\\d"\n'})
    assert not recwarn.list
