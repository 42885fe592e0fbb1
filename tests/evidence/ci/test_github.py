"""Workflows of GitHub: secrets by name, environments, runners, deployments."""

from __future__ import annotations

from pathlib import Path

from tests.evidence.ci.making import by_row, got, put

RETRAIN = """
name: Retrain
on: [workflow_dispatch]
env:
  PLAIN: zzcanaryzz-Plain9Pass!   # a value is never taken, secrets.IN_A_COMMENT neither
jobs:
  retrain:
    runs-on: [self-hosted, gpu-a100]
    environment: training
    env:
      KEY: ${{ secrets.WANDB_API_KEY }}
      URL: ${{ vars.MLFLOW_URI }}
      LITERAL: ${{ 'secrets.NOT_THIS' }}
      OTHER: ${{ secrets['FEATURES_DB_URL'] || 'zzcanaryzz9Fallback' }}
      GIVEN: ${{ secrets.GITHUB_TOKEN }}
      OUTSIDE: secrets.ALSO_NOT_THIS
    steps:
      - with: { token: "${{ secrets.MHALE_PAT }}" }
        run: echo zzcanaryzzScript
"""
DEPLOY = """
name: Deploy
"on": {push: {tags: ['deploy/**']}}
jobs:
  prod:
    runs-on: ubuntu-latest
    environment: { name: production, url: "https://recs.northpier.example" }
    permissions: { id-token: write }
    steps: []
  call:
    uses: northpier/ci/.github/workflows/notify.yml@main
    secrets: inherit
"""
CALLED = """
on:
  workflow_call:
    secrets:
      UPLOAD_TOKEN: {required: true}
jobs:
  up: {runs-on: {group: big, labels: [tpu]}, steps: [{run: "up ${{ secrets.UPLOAD_TOKEN }}"}]}
"""


def _recs(tmp_path: Path) -> Path:
    files = {"retrain.yml": RETRAIN, "deploy.yaml": DEPLOY, "called.yml": CALLED, "notes.txt": "secrets"}
    return put(tmp_path / "recs", {f".github/workflows/{name}": text for name, text in files.items()})


def test_one_record_names_the_secrets_and_where_they_are_kept(tmp_path: Path) -> None:
    [access] = by_row(got(_recs(tmp_path)), "IA-05")
    assert access.fields == {
        "system": "recs, GitHub Actions",
        "kind": "cicd",
        "location": "GitHub Actions secrets of recs: WANDB_API_KEY, FEATURES_DB_URL, MHALE_PAT",
    }
    assert access.record == "handover.access"
    assert set(access.origins) == set(access.fields)
    assert access.confidence == "certain"


def test_what_is_no_secret_of_the_repository_is_not_named_as_one(tmp_path: Path) -> None:
    text = got(_recs(tmp_path)).text
    for name in ("NOT_THIS", "ALSO_NOT_THIS", "IN_A_COMMENT", "MLFLOW_URI", "GITHUB_TOKEN", "PLAIN"):
        assert name not in text


def test_the_map_tells_files_runners_environments_and_calls(tmp_path: Path) -> None:
    note = by_row(got(_recs(tmp_path)), "IA-05")[0].note
    assert "GitHub Actions of recs: called.yml, deploy.yaml, retrain.yml." in note
    assert "Own runners: group big, tpu, gpu-a100." in note
    assert "Environments: production, training." in note
    assert "It uses: northpier/ci/.github/workflows/notify.yml@main." in note
    assert "deploy.yaml hands every secret on to what it calls (secrets: inherit)." in note
    assert "Secrets that the calling workflow hands in: UPLOAD_TOKEN." in note


def test_a_personal_token_is_a_guess_of_its_own(tmp_path: Path) -> None:
    [token] = by_row(got(_recs(tmp_path)), "IA-07")
    assert token.what == "MHALE_PAT looks like a personal token"
    assert token.confidence == "guess"
    assert token.answers == {"account.tokens": "yes", "account.tokens_which": "MHALE_PAT in retrain.yml of recs"}


def test_who_may_deploy_is_asked_where_it_is_kept(tmp_path: Path) -> None:
    [deploy] = by_row(got(_recs(tmp_path)), "IA-04")
    assert deploy.what == "prod of recs deploys to production"
    assert "It signs in by the identity of the run (id-token), so it keeps no key." in deploy.note
    assert "Who may approve it is kept in the settings of that environment, not in the file." in deploy.note


def test_a_workflow_that_is_no_yaml_is_one_line_and_the_others_are_read(tmp_path: Path) -> None:
    folder = _recs(tmp_path)
    put(folder, {".github/workflows/broken.yml": "on:\n\tschedule:\n    - cron: '1 1 * * *' # zzcanaryzz\n"})
    put(folder, {".github/workflows/flow.yml": "jobs: {a: {env: {X: ${{ secrets.HALF_READ }}}}}\n"})
    result = got(folder)
    assert "recs/.github/workflows/broken.yml was not read: it is no YAML from line 2 on;" in result.troubles[0]
    assert "HALF_READ" not in result.text
    assert len(result.troubles) == 2
    assert by_row(result, "IA-07")


def test_a_workflow_alone_as_the_named_folder_is_recognised(tmp_path: Path) -> None:
    assert got(_recs(tmp_path) / ".github" / "workflows").proposals
