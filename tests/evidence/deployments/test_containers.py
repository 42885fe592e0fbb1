"""Helm charts and Compose files."""

from __future__ import annotations

from pathlib import Path

from tests.evidence.deployments.making import got, named

CHART = """
apiVersion: v2
name: recs
version: 0.9.3
appVersion: "4.2.0"
maintainers: [{ name: Maya Hale, email: maya.hale@northpier.example }, { name: Jun Park }]
"""
VALUES = """
image: { repository: registry.northpier.example/recs/ranker, tag: 4.2.0 }
model: { uri: "models:/shop-ranker@prod" }
auth: { existingSecret: ranker-env, password: zzcanaryzz }
"""
COMPOSE = """
services:
  mlflow:
    image: ghcr.io/mlflow/mlflow:v3.17.2
    command: mlflow server --backend-store-uri postgresql://mlflow:zzcanaryzzCompose1@db/mlflow
    volumes: ["/home/mhale/mlruns:/mlruns", "/home/jpark/x:/x", "~/cache:/c", "named:/n"]
  ranker:
    build: ..
    env_file: [.env]
    environment: { WANDB_MODE: online, WANDB_API_KEY: zzcanaryzz }
    secrets: [features_db]
  other: { image: "busybox", environment: ["HF_TOKEN=zzcanaryzz", "LEVEL=info"] }
secrets:
  features_db: { file: ./secrets/features_db.txt }
"""


def test_a_chart_stands_with_its_image_version_and_maintainer(tmp_path: Path) -> None:
    template = "kind: Deployment\napiVersion: apps/v1\nmetadata: {name: {{ x }}}\n"
    files = {"Chart.yaml": CHART, "values-prod.yaml": VALUES, "templates/deployment.yaml": template}
    result = got(tmp_path / "recs", {f"helm/recs/{name}": text for name, text in files.items()})
    chart = named(result, "chart recs")
    assert "Version 0.9.3, app 4.2.0" in str(chart.fields["notes"])
    assert chart.what == "recs: recs/ranker:4.2.0"
    assert "names me as its owner (maya.hale@northpier.example)" in chart.note
    assert named(result, "secrets").fields["location"] == "Helm secrets ranker-env, named in recs/helm/recs/Chart.yaml"
    assert named(result, "model models:/shop-ranker@prod").fields == {"name": "shop-ranker", "version": "alias prod"}
    assert result.troubles == []


def test_compose_gives_images_names_of_secrets_and_home_folders(tmp_path: Path) -> None:
    result = got(tmp_path / "recs", {"deploy/docker-compose.prod.yml": COMPOSE})
    assert named(result, "service mlflow").what == "mlflow: mlflow/mlflow:v3.17.2"
    assert "busybox is floating: another image may stand behind it tomorrow." in named(result, "service other").note
    assert named(result, "secrets").fields["location"] == (
        "Compose secrets features_db, file .env, WANDB_API_KEY, HF_TOKEN, named in recs/deploy/docker-compose.prod.yml"
    )
    own = named(result, "mlflow /home/mhale/mlruns")
    assert (own.confidence, own.vanishes) == ("likely", True)
    assert named(result, "mlflow ~/cache").confidence == "guess"
    assert "jpark" not in result.text
    assert "WANDB_MODE" not in result.text


def test_a_service_takes_over_what_it_merges(tmp_path: Path) -> None:
    content = "x-all: &all {image: 'a/b:1', secrets: [shared]}\nservices: {web: {<<: *all, command: zzcanaryzz}}\n"
    result = got(tmp_path / "recs", {"compose.yml": content})
    assert named(result, "service web").what == "web: a/b:1"
    assert "shared" in str(named(result, "secrets").fields["location"])
