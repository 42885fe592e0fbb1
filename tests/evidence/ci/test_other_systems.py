"""Pipelines of GitLab, Jenkins, Azure, CircleCI and Bitbucket."""

from __future__ import annotations

from pathlib import Path

from resign_tui.core.evidence.proposal import Proposal
from tests.evidence.ci.making import by_row, got, put

GITLAB = """
include: [{project: platform/ci, file: /python.yml}]
variables: {REGION: eu-north-1, DEFINED_TOKEN: zzcanaryzz1}
nightly-eval:
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
  script: ['python eval.py --db "$FEATURES_DB_PASSWORD" $DEFINED_TOKEN $CI_JOB_TOKEN ${REGION}']
  secrets: {DATABASE_PASSWORD: {vault: recs/db/password@kv}}
  tags: [gpu]
old-style: {only: [schedules], script: [make]}
never-then:
  rules: [{if: '$CI_PIPELINE_SOURCE == "schedule"', when: never}]
  script: [make]
deploy-prod:
  environment: {name: production}
  when: manual
  script: !reference [.helm, script]
stop-review: {environment: {name: review, action: stop}, script: [make]}
"""
JENKINS = """
pipeline {
  agent { label 'gpu' }
  triggers { cron('''TZ=Europe/Oslo
H 4 * * 0
# 1 1 * * *
''') pollSCM("H/15 * * * *") }
  environment {
    REGISTRY = credentials('registry-push')
    URL = 'https://ci.northpier.example' // a comment: credentials('not-this-one')
    TEXT = "credentials('nor-this')"
    DYNAMIC = credentials("key-${env.BRANCH}")
    /* credentials('also-not') */
  }
  stages {
    stage('Labels') { steps {
      withCredentials([usernamePassword(credentialsId: 'label-vendor', usernameVariable: 'U')]) { sh 'zzcanaryzz run' }
      sshagent(['deploy-key', "second-key"]) { sh 'true' }
    } }
    stage('Deploy to production') { steps { input 'Deploy?'; sh 'make deploy' } }
    stage('Release notes') { steps { sh 'make notes' } }
  }
}
"""
AZURE = """
schedules:
- {cron: "0 3 * * Sat", displayName: Weekly full retrain, always: true}
variables:
- group: recs-secrets
- {name: connection, value: sc-recs-prod}
- {name: DB_PASSWORD, value: zzcanaryzzAz1}
pool: {name: gpu-pool}
stages:
- stage: train
  jobs:
  - deployment: retrain
    environment: ml-production
    strategy:
      runOnce:
        deploy:
          steps:
          - task: AzureCLI@2
            inputs: {azureSubscription: $(connection), inlineScript: "zzcanaryzz"}
            env: {HF_TOKEN: $(HF_TOKEN), P: $(DB_PASSWORD)}
"""
CIRCLE = """
jobs:
  train: {resource_class: northpier/gpu, steps: [{run: 'curl -H "Authorization: $VENDOR_API_KEY"'}]}
workflows:
  nightly:
    triggers: [{schedule: {cron: "0 1 * * *", filters: {}}}]
    jobs: [{train: {context: [ml-secrets, mhale-keys]}}, {hold: {type: approval}}, deploy-prod]
  weekly:
    when: {equal: [scheduled_pipeline, << pipeline.trigger_source >>]}
    jobs: [train]
"""
BITBUCKET = """
pipelines:
  custom:
    retrain: [{step: {name: Retrain, runs-on: [self.hosted, gpu], script: ['train --key $WANDB_API_KEY']}}]
  branches:
    main: [{step: {name: Ship, deployment: production, trigger: manual, script: [make]}}]
"""


def _only(folder: Path, name: str, content: str) -> dict[str, list[Proposal]]:
    result = got(put(folder / "recs", {name: content}))
    assert result.troubles == []
    rows: dict[str, list[Proposal]] = {}
    for proposal in result.proposals:
        rows.setdefault(proposal.row, []).append(proposal)
    return rows


def test_gitlab_asks_who_owns_the_schedule_that_the_server_keeps(tmp_path: Path) -> None:
    rows = _only(tmp_path, ".gitlab-ci.yml", GITLAB)
    assert [asked.what for asked in rows["IA-08"]] == [
        "Who owns the schedule of nightly-eval in recs?",
        "Who owns the schedule of old-style in recs?",
    ]
    asked = rows["IA-08"][0]
    assert (asked.confidence, dict(asked.answers)) == ("guess", {})
    assert "Build > Pipeline schedules" in asked.note


def test_gitlab_names_vault_places_and_what_looks_like_a_secret(tmp_path: Path) -> None:
    rows = _only(tmp_path, ".gitlab-ci.yml", GITLAB)
    [access] = rows["IA-05"]
    assert access.fields["location"] == "GitLab CI of recs: vault recs/db/password@kv"
    assert "By their names also secrets: FEATURES_DB_PASSWORD." in access.note
    assert "Own runners: gpu." in access.note
    [deploy] = rows["IA-04"]
    assert "deploy-prod in .gitlab-ci.yml of recs deploys to production. Started by hand." in deploy.note


def test_parts_of_a_gitlab_pipeline_are_read_with_it(tmp_path: Path) -> None:
    part = "tune: {script: ['$TUNER_API_KEY'], only: {refs: [schedules]}}"
    folder = put(tmp_path / "recs", {".gitlab-ci.yml": GITLAB, ".gitlab/ci/tune.yml": part})
    result = got(folder)
    assert "TUNER_API_KEY" in by_row(result, "IA-05")[0].note
    assert by_row(result, "IA-08")[-1].source.path == "recs/.gitlab/ci/tune.yml"


def test_what_a_job_of_gitlab_takes_over_is_its_own(tmp_path: Path) -> None:
    content = """
.base: &base {tags: [gpu], environment: {name: staging}}
.deploy: {extends: .night, environment: {name: production}, when: manual}
.night: {only: [schedules]}
ship: {extends: [.deploy], script: [make]}
try: {<<: *base, script: [make]}
round: {extends: round, script: [make]}
"""
    rows = _only(tmp_path, ".gitlab-ci.yml", content)
    assert [deploy.what for deploy in rows["IA-04"]] == [
        "ship of recs deploys to production, and 1 more",
    ]
    assert "try in .gitlab-ci.yml of recs deploys to staging." in rows["IA-04"][0].note
    assert [asked.what for asked in rows["IA-08"]] == ["Who owns the schedule of ship in recs?"]


def test_jenkins_is_searched_without_its_comments(tmp_path: Path) -> None:
    rows = _only(tmp_path, "Jenkinsfile", JENKINS)
    access = next(proposal for proposal in rows["IA-05"] if proposal.record)
    assert access.fields["location"] == "Jenkins credentials: registry-push, label-vendor, deploy-key, second-key"
    timed = [proposal.note for proposal in rows["IA-05"] if not proposal.record]
    assert timed == [
        "Jenkins starts the pipeline in Jenkinsfile of recs every Sunday within the hour after 04:00 Europe/Oslo"
        " (cron H 4 * * 0). Read on 27 Nov 2026.",
        "Jenkins starts a look for new commits (Jenkinsfile of recs) every 15 minutes (cron H/15 * * * *)."
        " Read on 27 Nov 2026.",
    ]
    assert [deploy.note for deploy in rows["IA-04"]] == [
        "Jenkins: Deploy to production in Jenkinsfile of recs deploys. Somebody has to agree first."
        " Jenkins: Release notes in Jenkinsfile of recs deploys. Read on 27 Nov 2026.",
    ]


def test_azure_gives_the_schedule_groups_connections_and_environment(tmp_path: Path) -> None:
    rows = _only(tmp_path, "azure-pipelines.yml", AZURE)
    [timed] = rows["MV-15"]
    assert timed.note == (
        "Azure Pipelines starts Weekly full retrain (azure-pipelines.yml of recs) every Saturday at 03:00 UTC"
        " (cron 0 3 * * Sat). Read on 27 Nov 2026."
    )
    [access] = rows["IA-05"]
    assert access.fields["location"] == (
        "Azure DevOps project of recs: variable group recs-secrets, service connection sc-recs-prod"
    )
    assert "By their names also secrets: HF_TOKEN." in access.note
    assert "Own runners: gpu-pool." in access.note
    assert rows["IA-04"][0].what == "retrain of recs deploys to ml-production"


def test_circleci_gives_times_contexts_and_what_the_server_keeps(tmp_path: Path) -> None:
    rows = _only(tmp_path, ".circleci/config.yml", CIRCLE)
    assert "nightly (config.yml of recs) every day at 01:00 UTC" in rows["MV-15"][0].note
    assert (
        rows["IA-05"][0].fields["location"] == "CircleCI organization of recs: context ml-secrets, context mhale-keys"
    )
    assert "VENDOR_API_KEY" in rows["IA-05"][0].note
    assert rows["IA-07"][0].what == "context mhale-keys looks like a personal token"
    assert rows["IA-08"][0].what == "Who owns the schedule of weekly in recs?"
    assert rows["IA-04"][0].what == "deploy-prod of recs deploys"


def test_bitbucket_gives_custom_pipelines_and_deployments(tmp_path: Path) -> None:
    rows = _only(tmp_path, "bitbucket-pipelines.yml", BITBUCKET)
    assert rows["IA-08"][0].what == "Who owns the schedule of retrain in recs?"
    [access] = rows["IA-05"]
    assert (access.fields["location"], access.confidence) == ("Bitbucket variables of recs: WANDB_API_KEY", "likely")
    assert "Ship in bitbucket-pipelines.yml of recs deploys to production. Started by hand." in rows["IA-04"][0].note
