"""Manifests: images, service accounts, times, names of secrets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evidence.deployments.making import got, named

RANKER = """
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ranker
  namespace: recs-prod
  annotations: { owner: mhale, "northpier.example/oncall": mhale, "other/owner": jun.park@northpier.example }
spec:
  template:
    spec:
      serviceAccountName: ranker-sa
      imagePullSecrets: [{ name: regcred }]
      containers:
        - name: server
          image: registry.northpier.example/recs/ranker:4.2.0@sha256:0b1d5f4d7f1c9d0d3c8f1f1c
          resources: { limits: { nvidia.com/gpu: 1 } }
          env:
            - { name: FEATURES_DB_URL, valueFrom: { secretKeyRef: { name: features-db, key: url } } }
            - { name: DEBUG_PASSWORD, value: zzcanaryzz-Plain9Pass! }
          envFrom: [{ secretRef: { name: ranker-env } }]
          args: ["--token=zzcanaryzz"]
      volumes: [{ name: v, secret: { secretName: tls-cert } }, { name: h, hostPath: { path: /home/mhale/weights } }]
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: refresh, namespace: recs-prod }
spec:
  schedule: "*/30 * * * *"
  timeZone: Europe/Oslo
  suspend: true
  jobTemplate: { spec: { template: { spec: {
    serviceAccountName: mhale-batch,
    containers: [{ name: job, image: "registry.northpier.example/recs/embed:latest" }] } } } }
---
apiVersion: v1
kind: Secret
metadata: { name: features-db, namespace: recs-prod }
stringData: { url: "postgres://recs:zzcanaryzzDbPass77@db.northpier.example/features" }
---
apiVersion: v1
kind: Service
metadata: { name: front }
"""


def test_a_service_stands_with_its_image_and_its_account(tmp_path: Path) -> None:
    service = named(got(tmp_path / "recs", {"deploy/ranker.yaml": RANKER}), "Deployment ranker")
    assert service.what == "ranker: recs/ranker:4.2.0@sha256:0b1d5f4d"
    assert (service.row, service.confidence) == ("MV-03", "certain")
    assert service.fields == {
        "name": "ranker",
        "kind": "service",
        "notes": "Kubernetes, Deployment, namespace recs-prod (recs/deploy/ranker.yaml)\n"
        "Image registry.northpier.example/recs/ranker:4.2.0@sha256:0b1d5f4d\n"
        "Runs as service account ranker-sa\nAsks for 1 nvidia.com/gpu",
    }
    assert "The file names me as its owner (mhale); somebody who stays should stand there." in service.note
    assert "jun.park" not in service.note


def test_a_job_under_an_account_of_the_persons_name_stops_with_it(tmp_path: Path) -> None:
    job = named(got(tmp_path / "recs", {"deploy/ranker.yaml": RANKER}), "refresh")
    assert job.what == "In your name: Kubernetes CronJob refresh"
    assert job.answers == {"account.jobs": "yes", "account.jobs_which": "refresh (Kubernetes CronJob, recs)"}
    assert (job.row, job.confidence, job.group) == ("IA-09", "likely", "account")
    assert (
        "starts every 30 minutes (cron */30 * * * *), by recs/deploy/ranker.yaml. The file says that it is paused."
        in job.note
    )
    assert "embed:latest, floating" in str(job.fields["notes"])


def test_a_job_under_another_account_is_a_system_without_an_answer(tmp_path: Path) -> None:
    content = RANKER.replace("mhale-batch", "embedder")
    job = named(got(tmp_path / "recs", {"deploy/ranker.yaml": content}), "refresh")
    assert (dict(job.answers), job.row, job.confidence) == ({}, "", "certain")


def test_secrets_come_by_name_and_those_in_clear_are_told(tmp_path: Path) -> None:
    result = got(tmp_path / "recs", {"deploy/ranker.yaml": RANKER})
    access = named(result, "secrets")
    assert access.fields["system"] == "recs-prod, Kubernetes"
    assert access.fields["location"] == (
        "Kubernetes secrets regcred, features-db, ranker-env, tls-cert, named in recs/deploy/ranker.yaml"
    )
    clear = named(result, "secrets in clear")
    assert clear.note.startswith("recs/deploy/ranker.yaml holds features-db in clear.")


def test_alerts_and_folders_of_the_person_are_told(tmp_path: Path) -> None:
    result = got(tmp_path / "recs", {"deploy/ranker.yaml": RANKER})
    assert named(result, "alerts of ranker").answers["account.alerts"] == "yes"
    home = named(result, "ranker /home/mhale/weights")
    assert (home.vanishes, home.priority, home.row) == (True, "P0", "MV-21")
    assert home.answers["account.weights_which"] == "/home/mhale/weights, mounted by ranker"


def test_a_list_and_a_file_that_breaks_late_give_what_is_whole(tmp_path: Path) -> None:
    inner = "{apiVersion: apps/v1, kind: Deployment, metadata: {name: inner}, spec: {containers: [{image: 'a/b:1'}]}}"
    content = f"apiVersion: v1\nkind: List\nitems: [{inner}]\n---\nname: {{{{ broken }}\n"
    result = got(tmp_path / "recs", {"k8s/list.yml": content})
    assert named(result, "Deployment inner").fields["name"] == "inner"
    assert result.troubles[0].startswith("A part of recs/k8s/list.yml was not read: it is no YAML from line")


def test_other_yaml_is_left_alone_without_a_word(tmp_path: Path) -> None:
    files = {"a.yaml": "kind: x\n", "b.yaml": "a: [", "mlruns/0/meta.yaml": RANKER, ".github/workflows/c.yml": RANKER}
    result = got(tmp_path / "recs", files)
    assert (result.proposals, result.troubles) == ((), [])


def test_a_model_that_is_served_is_named(tmp_path: Path) -> None:
    content = """
apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: {name: ranker}
spec: {predictor: {model: {storageUri: "models:/shop-ranker/4"}}}
"""
    model = named(got(tmp_path / "recs", {"k8s/serve.yaml": content}), "model models:/shop-ranker/4")
    assert model.fields == {"name": "shop-ranker", "version": "4"}
    assert (model.same[1:], model.confidence) == (("model:shop-ranker:4",), "likely")


@pytest.mark.parametrize(
    ("address", "keys"),
    [("shop-ranker@prod", ("model:shop-ranker",)), ("shop-ranker@challenger", ()), ("shop-ranker/Staging", ())],
)
def test_only_the_alias_that_serves_stands_for_the_model(tmp_path: Path, address: str, keys: tuple[str, ...]) -> None:
    content = f"apiVersion: v1\nkind: InferenceService\nspec: {{storageUri: 'models:/{address}'}}\n"
    assert named(got(tmp_path, {"k8s/serve.yaml": content}), f"model models:/{address}").same[1:] == keys
