"""One folder in which everything that can be wrong is wrong: names, secrets, traps, bombs, planted programs."""

from __future__ import annotations

import json
import os
import pickle
import socket
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec

from tests.evidence.git.made import JUN, MAYA_AT_WORK, Commit, Made
from tests.evidence.git.test_hostile import planted
from tests.evidence.mlflow import stores as mlflow
from tests.evidence.wandb import maker as wandb
from tests.evidence.whole.stores import SECRETS, home_files, notebook, stores, workflow, write

TERABYTES = 8 * 1024**4
LINK_CANARY = "behind-the-link"
"""Stands in names outside the folder only; to tell it is to have followed a link."""

NAMES = (
    "line\nbreak",
    "\x1b[2J\x1b]0;owned\x07",
    "\x9b31m right\u202eleft\u2066",
    os.fsdecode(b"torn\xff\xfe"),
    "q?u#e%41'\"`$(touch mark)&;*[b]{{x}}",
    "tag\U000e0041\u200b\u2028end",
    "n" * 255,
    "-rf --",
)
RECOGNISED = (
    "checkpoint-2/trainer_state.json",
    "model/README.md",
    "model/adapter_config.json",
    "tb/events.out.tfevents.1795707200.host.1.0",
    "wandb/offline-run-20261126_153320-abcd1234/run-abcd1234.wandb",
    "wandb/offline-run-20261126_153320-abcd1234/files/config.yaml",
    "mlflow.db",
    "mlflow.db-wal",
    "optuna.db",
    "mlruns/0/meta.yaml",
    "lightning_logs/version_0/metrics.csv",
    "lightning_logs/version_0/hparams.yaml",
    "outputs/2026-11-26/10-00-00/.hydra/overrides.yaml",
    "sacred/1/run.json",
    "sacred/1/config.json",
    "ray/trial_1/result.json",
    "ray/trial_1/params.json",
    "ray/experiment_state-1.json",
    "journal.log",
    "data.dvc",
    "dvc.lock",
    ".dvc/config",
    ".env",
    ".envrc",
    "manifest.yml",
    "compose.yaml",
    "Chart.yaml",
    "prefect.yaml",
    "main.tf",
    "dags/daily.py",
    "Jenkinsfile",
    "Dockerfile",
    ".gitlab-ci.yml",
    ".github/workflows/ci.yml",
    ".circleci/config.yml",
    "azure-pipelines.yml",
    "bitbucket-pipelines.yml",
    "CODEOWNERS",
    "eda.ipynb",
)
"""A place of each file that some reader opens."""


class Hostile(msgspec.Struct, frozen=True):
    """Where everything lies. marks: left by what was run, empty as long as nothing was."""

    work: Path
    home: Path
    outside: Path
    marks: Path


def make(root: Path) -> Hostile:
    """The folder, the home, what lies outside of both, and the place for marks."""
    made = Hostile(root / "work", root / "home", root / "outside", root / "marks")
    for folder in (made.work, made.home, made.outside, made.marks):
        folder.mkdir(parents=True)
    _names(made.work / "names")
    _secrets(made.work / "secrets")
    _traps(made)
    _bombs(made.work / "bombs")
    _programs(made)
    _sizes(made.work)
    _repositories(made)
    _home(made)
    return made


def _names(folder: Path) -> None:
    """Each name as a folder, and within it as run, experiment, metric, key, branch."""
    for number, name in enumerate(NAMES):
        place = folder / name.replace("/", "_")
        shown = name.encode("utf-8", "replace").decode()
        stores(place, shown, {shown: 0.1, "lr": 0.01, f"{shown[:60]} x": "y"}, number)
        write(place / f"{name[:200]}.ipynb", notebook(f"# {shown}"))
        write(place / ".github" / "workflows" / f"{name[:200]}.yml", workflow(shown))


def _secrets(folder: Path) -> None:
    stores(folder / "plain", "ranker", dict(SECRETS))
    stores(folder / "nested", "ranker", {"deep": {"er": SECRETS, "list": list(SECRETS.values())}, **SECRETS})


def _traps(made: Hostile) -> None:
    """In the place of every file that is known: a pipe, links, a socket, a folder, and eight terabytes of nothing."""
    away = made.outside / LINK_CANARY
    stores(away / "whole", LINK_CANARY, {LINK_CANARY: 1.0})
    for name in RECOGNISED:
        for trap, lay in _TRAPS.items():
            place = made.work / "traps" / trap / name
            place.parent.mkdir(parents=True, exist_ok=True)
            lay(place, away / "whole" / name)
    for entry in sorted((away / "whole").iterdir()):
        link = made.work / "traps" / "folders" / entry.name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(entry)


def _socket(place: Path, _target: Path) -> None:
    before = Path.cwd()
    os.chdir(place.parent)  # its address has room for a hundred bytes
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    finally:
        os.chdir(before)


def _sparse(place: Path, _target: Path) -> None:
    place.write_bytes({".db": b"SQLite format 3\0", ".wandb": wandb.HEADER}.get(place.suffix, b""))
    os.truncate(place, TERABYTES)


_TRAPS: dict[str, Callable[[Path, Path], object]] = {
    "pipe": lambda place, _: os.mkfifo(place),
    "link": lambda place, target: place.symlink_to(target),
    "device": lambda place, _: place.symlink_to("/dev/zero"),
    "loop": lambda place, _: place.symlink_to(place),
    "folder": lambda place, _: place.mkdir(),
    "socket": _socket,
    "sparse": _sparse,
}


def _bombs(folder: Path) -> None:
    """What grows when it is loaded, and what lies about its length."""
    laughs = "a0: &a0 [lol]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20))
    many = "base: &b x\nall: [" + ", ".join(["*b"] * 5_000) + "]\n"
    deep_flow, deep_json = "[" * 100_000, '{"a":' * 200_000
    long_line = json.dumps({"password": "zzcanaryzz" * 100_000, "x": ["y" * 100] * 60_000})
    for number, text in enumerate((laughs, many, "apiVersion: v1\nkind: Pod\n" + laughs, deep_flow, "\0" * 500_000)):
        _everywhere(folder / f"yaml-{number}", (".yml", ".yaml", ".dvc", ".lock"), text.encode())
    for number, text in enumerate((deep_json, "[" * 200_000, "9" * 1_000_000, '{"a":1' + ",1" * 500_000, long_line)):
        _everywhere(folder / f"json-{number}", (".json", ".ipynb", ".csv", ".log", ".env"), text.encode())
    write(folder / "dags" / "minus.py", "from airflow import DAG\nx = " + "-" * 300_000 + "1\n")
    write(folder / "dags" / "brackets.py", "from airflow import DAG\nx = " + "(" * 50_000 + "\n")
    for number, length in enumerate((2**31, 2**40, 2**63 - 1, 2**64 - 1)):
        write(folder / f"tb-{number}" / "events.out.tfevents.1.h.1.0", length.to_bytes(8, "little") + b"\0" * 100)
        varint = bytes((length >> shift & 0x7F) | 0x80 for shift in range(0, 63, 7)) + b"\x01"
        lying = [b"\x8a\x01" + varint + b"x", b"\x12" + varint, wandb.run() + b"\x8a" * 40]
        wandb.folder(folder / f"wandb-{number}" / "wandb", records=lying)
    store = mlflow.Sqlite(folder / "mlflow.db")
    store.done()
    with sqlite3.connect(folder / "mlflow.db") as link:
        link.executescript(
            "drop table runs; create view runs as with recursive n(x) as (select 1 union all "
            "select x + 1 from n) select x as run_uuid, x as name from n;"
        )
    link.close()
    lying_pages = bytearray((folder / "mlflow.db").read_bytes())
    lying_pages[28:32] = b"\xff\xff\xff\xff"
    write(folder / "pages" / "mlflow.db", bytes(lying_pages))
    write(folder / "pages" / "mlflow.db-journal", b"\xd9\xd5\x05\xf9 \xa1c\xd7" * 100)
    write(folder / "pages" / "optuna.db", b"SQLite format 3\0" + b"\xff" * 5_000)


def _everywhere(folder: Path, endings: tuple[str, ...], content: bytes) -> None:
    for name in RECOGNISED:
        if Path(name).name.endswith(endings):
            write(folder / name, content)


class _Runs:
    """An object whose pickle leaves a mark."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return os.mkdir, (str(self.mark),)


def _programs(made: Hostile) -> None:
    """Code that leaves a mark when it is run, imported, unpickled or built from YAML."""
    for name in ("json", "yaml", "msgspec", "resign_tui/__init__", "kingfisher_sdk/__init__", "sitecustomize", "recs"):
        write(made.work / f"{name}.py", f"open({str(made.marks / 'import')!r}, 'w')\n")
    for name in ("dags/marked.py", "dagster/definitions.py", "flows/train.py", "conftest.py"):
        body = f"from airflow import DAG\nfrom dagster import Definitions\nopen({str(made.marks / 'dag')!r}, 'w')\n"
        write(made.work / "code" / name, body)
    for name in ("training_args.bin", "params.pkl", "tuner.pkl", "model.pkl", "optimizer.pt", "last.ckpt"):
        write(made.work / "code" / "checkpoint-2" / name, pickle.dumps(_Runs(made.marks / name)))
    tag = f"!!python/object/apply:os.mkdir [{json.dumps(str(made.marks / 'yaml'))}]\n"
    for name in RECOGNISED:
        if name.endswith((".yml", ".yaml", ".dvc", ".lock")):
            write(made.work / "code" / name, f"apiVersion: v1\nkind: Pod\nx: {tag}")
    for name in ("git", "crontab", "nvidia-smi", "sh"):
        write(made.work / name, f'#!/bin/sh\n: > "{made.marks}/{name}"\n').chmod(0o755)


def _sizes(work: Path) -> None:
    """A tree of 300 levels, and one folder of 30,000 files."""
    deep = work / "sizes" / "deep"
    deep.mkdir(parents=True)
    before = Path.cwd()
    os.chdir(deep)
    try:
        for _ in range(300):
            Path("down" * 10).mkdir()
            os.chdir("down" * 10)
        write(Path("trainer_state.json"), "{}")
    finally:
        os.chdir(before)
    wide = work / "sizes" / "wide"
    wide.mkdir()
    for number in range(30_000):
        os.close(os.open(wide / f"{number}.{'log' if number % 10 else 'yaml'}", os.O_CREAT | os.O_WRONLY))


def _repositories(made: Hostile) -> None:
    files = {
        "a.py": "1\n",
        "svc/b.py": "import a\n",
        ".github/workflows/x.yml": workflow("x"),
        "CODEOWNERS": "* @mhale\n",
    }
    recs = Made.new(made.work / "recs").add([Commit(JUN, "2026-01-01", files)]).pushed()
    recs.add([Commit(MAYA_AT_WORK, "2026-01-02", {"svc/c.py": "2\n"}, message="\x1b[2J \u202e wip")])
    recs.git("config", "remote.origin.url", "https://mhale:zzcanaryzz@git.example/recs.git?private_token=zzcanaryzz")
    recs.git("config", "http.extraHeader", "Authorization: Bearer zzcanaryzz")
    for branch in ("x\u202ey", os.fsdecode(b"b\xff"), "q#%41'\"$(mark)", "n" * 200):
        recs.git("branch", branch)
    for name in NAMES[:5]:
        write(recs.path / "new" / name, "x")
    planted(recs, made.marks)
    recs.write("a.py", "3\n")
    for number, (key, text) in enumerate(
        {"include.path": f"{made.outside}/x", "core.worktree": str(made.outside)}.items()
    ):
        Made.new(made.work / f"leads-{number}").add([Commit(JUN, "2026-01-01", files)]).git("config", key, text)
    (made.outside / "x").write_text("zzcanaryzz\n")
    for mark in made.marks.iterdir():
        mark.unlink()


def _home(made: Hostile) -> None:
    for name, text in home_files(made.outside):
        write(made.home / name, text)
    (made.home / ".azure").symlink_to(made.outside)
    (made.home / ".password-store").symlink_to(made.outside / LINK_CANARY)
    (made.home / ".kube").mkdir()
    os.mkfifo(made.home / ".kube" / "config")
    os.truncate(write(made.home / ".pypirc", "[pypi]\n"), TERABYTES)


def listing(root: Path) -> list[bytes]:
    """Every name below a folder with size, kind and time of change, however deep."""
    shown = subprocess.run(["find", str(root), "-printf", r"%p %s %y %T@\0"], capture_output=True, check=True)
    return sorted(shown.stdout.split(b"\0"))
