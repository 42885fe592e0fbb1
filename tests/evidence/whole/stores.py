"""One store of every kind, with a name and settings that the test chooses, and the files of a home folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tests.evidence.mlflow import stores as mlflow
from tests.evidence.optuna import stores as optuna
from tests.evidence.tensorboard import maker as events
from tests.evidence.trackers.test_trackers import hydra_run
from tests.evidence.wandb import maker as wandb

SECRETS = {
    "password": "zzcanaryzz1",
    "db_passwd": "ZZCANARYZZ2",
    "api_key": "zzcanaryzz3",
    "AWS_SECRET_ACCESS_KEY": "zZcAnArYzZ4",
    "wandb-token": "zzcanaryzz5",
    "clientSecret": "zzcanaryzz6",
    "dsn": "postgres://u:zzcanaryzz7@db/x",
    "url": "https://u:zzcanaryzz8@h.example/p?token=zzcanaryzz9#zzcanaryzz10",
    "note_long": "Bearer zzcanaryzz11 and then more words than a setting has",
    "auth": "zzcanaryzz12",
    "webhook": "https://hooks.example/services/zzcanaryzz13",
}


def write(path: Path, content: str | bytes) -> Path:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content)
    return path


def stores(place: Path, name: str, settings: dict[str, object], number: int = 0) -> None:
    """One store of every kind, with a name and settings."""
    texts = {key: str(value) for key, value in settings.items()}
    loss = [(step, 2.0 / (step + 1)) for step in range(8)]
    for store in (mlflow.Sqlite(place / "mlflow.db"), mlflow.Files(place / "mlruns")):
        store.experiment("1", json.dumps(name) if isinstance(store, mlflow.Files) else name, note=f"about {name}")
        is_sqlite = isinstance(store, mlflow.Sqlite)
        safe = {key: text for key, text in texts.items() if is_sqlite or _is_file_name(key)}
        metrics = {name: loss, "val_loss": loss} if is_sqlite or _is_file_name(name) else {"val_loss": loss}
        run_name = name if is_sqlite else json.dumps(name)
        store.run(mlflow.Run(1, run_name, params=safe, metrics=metrics, tags=safe))
        store.run(mlflow.Run(2, "open", minutes=None, status="RUNNING", params=safe, metrics=metrics))
        if is_sqlite:
            store.version(mlflow.Version(name, 1, 1, aliases=[name], tags=safe, source=texts.get("url", "s3://x/y")))
        store.done()
    points = [wandb.point(step, {name: 1.0 / (step + 1), "loss": 1.0}) for step in range(5)]
    run = wandb.run(name=name, project=name, entity=name, notes=f"about {name}")
    wandb.folder(
        place / "wandb", records=[run, wandb.config(settings), *points, wandb.summary({name: 0.1, **settings})]
    )
    events.write(place / "tb", events.curve(name, range(6)))
    optuna.database(place / "optuna.db", name=name)
    optuna.journal(place / "journal.log")
    history = [{"step": step, "loss": 2.0 / (step + 1), name: 1.0} for step in range(6)]
    state = {"epoch": 1.0, "global_step": 5, "max_steps": 40, "num_train_epochs": 10, "log_history": history}
    write(
        place / "checkpoint-2" / "trainer_state.json", json.dumps({**state, **settings, "best_model_checkpoint": name})
    )
    write(place / "model" / "README.md", f"---\nlicense: {json.dumps(name)}\n{_yaml(settings)}---\n# {name}\n")
    write(place / "model" / "adapter_config.json", json.dumps({"base_model_name_or_path": name, **settings}))
    write(place / "lightning_logs/version_0/hparams.yaml", _yaml(settings))
    row = json.dumps(name)
    write(place / "lightning_logs/version_0/metrics.csv", f"epoch,step,val_loss,{row}\n0,1,2.0,1\n1,2,1.0,1\n")
    hydra_run(place / "outputs/2026-11-26/10-00-00", "".join(f"- {json.dumps(f'{k}={v}')}\n" for k, v in texts.items()))
    write(place / "sacred/1/run.json", json.dumps({"experiment": {"name": name}, "status": "COMPLETED", "result": 0.4}))
    write(place / "sacred/1/config.json", json.dumps({**settings, "seed": number}))
    write(place / "ray/experiment_state-1.json", "{}")
    write(place / "ray/trial_1/params.json", json.dumps(settings))
    write(
        place / "ray/trial_1/result.json", json.dumps({"loss": 0.1, "config": settings, "training_iteration": 1}) + "\n"
    )
    write(place / "data.dvc", f"outs:\n- md5: {'a' * 32}\n  path: {json.dumps(name)}\n{_yaml(settings)}")
    write(
        place / "dvc.lock", f"stages:\n  {json.dumps(name)}:\n    cmd: x\n    params:\n      p:\n{_yaml(settings, 8)}"
    )
    write(place / ".dvc" / "config", f"[core]\nremote = x\n['remote \"x\"']\nurl = {texts.get('url', 's3://b')}\n")
    write(place / ".dvc" / "config.local", "['remote \"x\"']\n" + "".join(f"{k} = {v}\n" for k, v in texts.items()))
    write(place / ".env", "".join(f"{key}={text}\n" for key, text in texts.items()))
    write(place / ".envrc", "".join(f"export {key}='{text}'\n" for key, text in texts.items()))
    write(place / "manifest.yml", _manifest(name, settings))
    write(
        place / "compose.yaml",
        f"services:\n  {json.dumps(name)}:\n    image: u:{name[:9]}\n    environment:\n{_yaml(settings, 6)}",
    )
    write(
        place / "main.tf",
        "".join(
            f'resource "aws_iam_access_key" "k{n}" {{\n {k} = {json.dumps(v)}\n}}\n'
            for n, (k, v) in enumerate(texts.items())
        ),
    )
    write(place / "dags/daily.py", f"dag = DAG({json.dumps(name)}, schedule='@daily', default_args={settings!r})\n")
    write(
        place / "prefect.yaml",
        f"deployments:\n- name: {json.dumps(name)}\n  schedule: {{cron: '1 2 * * *'}}\n  parameters:\n"
        + _yaml(settings, 4),
    )
    write(
        place / "Jenkinsfile",
        "pipeline {\n triggers { cron('H 3 * * *') }\n" + "".join(f" {k} = '{v}'\n" for k, v in texts.items()),
    )
    write(
        place / ".gitlab-ci.yml",
        f"variables:\n{_yaml(settings, 2)}job:\n  script: [echo $MHALE_PAT]\n  only: [schedules]\n",
    )
    write(place / ".github/workflows/ci.yml", workflow(name, settings))
    write(
        place / ".circleci/config.yml",
        f"version: 2\njobs:\n  {json.dumps(name)}:\n    environment:\n{_yaml(settings, 6)}",
    )
    write(place / "azure-pipelines.yml", f"schedules:\n- cron: '1 2 * * *'\nvariables:\n{_yaml(settings, 2)}")
    write(place / "eda.ipynb", notebook(f"# {name}", " ".join(texts.values())))


def _is_file_name(name: str) -> bool:
    return "/" not in name and len(name.encode()) < 200 and "\0" not in name


def _yaml(settings: dict[str, object], indent: int = 0) -> str:
    return "".join(f"{' ' * indent}{json.dumps(key)}: {json.dumps(value)}\n" for key, value in settings.items())


def notebook(heading: str, output: str = "") -> str:
    """A notebook with a heading, and a secret in its code and its output."""
    code = {"cell_type": "code", "source": [f"key = '{output}'"], "outputs": [{"text": [output]}]}
    return json.dumps({"nbformat": 4, "cells": [{"cell_type": "markdown", "source": [heading]}, code]})


def workflow(name: str, settings: dict[str, object] | None = None) -> str:
    """A workflow with a schedule."""
    env = f"env:\n{_yaml(settings, 2)}" if settings else ""
    steps = "    steps: [{run: 'echo ${{ secrets.MHALE_PAT }}'}]\n"
    return f"name: {json.dumps(name)}\non: {{schedule: [{{cron: '20 3 * * *'}}]}}\n{env}jobs:\n  a:\n{steps}"


def _manifest(name: str, settings: dict[str, object]) -> str:
    env = [{"name": key, "value": str(value)} for key, value in settings.items()]
    container = {"name": "c", "image": f"u:p@reg.example/{name[:40]}:1", "env": env, "command": list(map(str, env))}
    pod = {"spec": {"containers": [container], "serviceAccountName": name, "restartPolicy": "Never"}}
    job = {"apiVersion": "batch/v1", "kind": "CronJob", "metadata": {"name": name, "annotations": settings}}
    return json.dumps({**job, "spec": {"schedule": "1 2 * * *", "jobTemplate": {"spec": {"template": pod}}}})


def home_files(outside: Path) -> Iterator[tuple[str, str]]:
    """Places where keys lie, each with secrets."""
    secrets = "".join(f"{key} = {text}\n" for key, text in SECRETS.items())
    for name in (
        ".aws/credentials",
        ".config/rclone/rclone.conf",
        ".databrickscfg",
        ".comet.config",
        ".mlflow/credentials",
    ):
        yield name, f"[prod]\n{secrets}[\x1b[2J\u202e]\naws_access_key_id = AKIAZZCANARYZZ123456\n"
    yield (
        ".netrc",
        "machine api.wandb.ai login mhale password zzcanaryzz\nmacdef init\nzzcanaryzz\n\n"
        "machine x\x1b[2J login a password zzcanaryzz\n",
    )
    yield ".pgpass", "db:5432:x:mhale:zzcanaryzz\n"
    yield ".git-credentials", "https://mhale:zzcanaryzz@git.example\n"
    yield ".bashrc", "".join(f"export {key.upper()}='{text}'\n" for key, text in SECRETS.items())
    yield ".docker/config.json", json.dumps({"auths": {"reg.example": {"auth": "zzcanaryzz"}}, "HttpHeaders": SECRETS})
    yield ".npmrc", "//reg.example/:_authToken=zzcanaryzz\n"
    yield ".config/gh/hosts.yml", "github.com:\n  user: mhale\n  oauth_token: zzcanaryzz\n"
    yield ".cache/huggingface/token", "hf_zzcanaryzz"
    yield ".snowflake/connections.toml", '[a]\npassword = "zzcanaryzz"\n'
    yield ".dbt/profiles.yml", "p:\n  outputs:\n    prod:\n      type: postgres\n      password: zzcanaryzz\n"
    yield ".ssh/config", f"Host a\n  User mhale\nInclude {outside}/x\nInclude ../../outside/x\n"
    yield ".ssh/id_rsa", "-----BEGIN RSA PRIVATE KEY-----\nzzcanaryzz\n"
    yield ".gitconfig", "[user]\n\temail = maya.hale@northpier.example\n\tname = Maya Hale\n"
    yield ".config/systemd/user/t.service", "[Service]\nExecStart=/bin/x --token zzcanaryzz\nEnvironment=K=zzcanaryzz\n"
