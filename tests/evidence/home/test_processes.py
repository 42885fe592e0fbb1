"""Programs at work, from a made /proc: names and start times, never an argument."""

from __future__ import annotations

from pathlib import Path

from tests.evidence.home.home_host import make, read_home

STAT = "77 ({name}) S 1 77 77 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 {ticks} 0 0"
COMMANDS = {
    "101": ("python3", "python3\0-u\0train_ranker.py\0--key\0zzcanaryzz\0", "100"),
    "102": ("pt_main_thread", "/usr/bin/python\0/srv/train_ranker.py\0zzcanaryzz\0", "900"),
    "103": ("python3", "python3\0-m\0pylsp\0zzcanaryzz\0", "100"),
    "104": ("mlflow", "mlflow\0server\0zzcanaryzz\0", "100"),
    "105": ("jupyter-lab", "zzcanaryzz\0", "100"),
    "106": ("zzcanaryzz train", "zzcanaryzz\0train\0", "100"),
    "107": ("python3", "python3\0-c\0zzcanaryzz train.py\0", "100"),
}


def _proc(tmp_path: Path) -> None:
    make(tmp_path / "proc", {"stat": "cpu 1 2 3\nbtime 1795600000\n", "self/comm": "zz"})
    for number, (name, command, ticks) in COMMANDS.items():
        stat = STAT.format(name=name, ticks=ticks)
        make(tmp_path / "proc", {f"{number}/comm": f"{name}\n", f"{number}/cmdline": command, f"{number}/stat": stat})


def test_training_and_servers_are_told_as_of_now(tmp_path: Path) -> None:
    _proc(tmp_path)
    training, servers = read_home(tmp_path, {}).proposals
    assert training.fields == {"kind": "training", "name": "train_ranker.py"}
    assert training.confidence == "likely" and training.row == "OW-01"
    assert training.note.startswith(
        "train_ranker.py was at work under my user on my machine at 27 Nov 2026 12:00, since "
    )
    assert servers.what == "jupyter-lab, mlflow were at work on this machine"
    assert not servers.answers and not servers.record


def test_a_process_that_cannot_be_looked_at_is_none(tmp_path: Path) -> None:
    make(
        tmp_path / "proc",
        {"201/comm": "python3\n", "202/cmdline": "train.py", "203/comm": "mlflow", "203/stat": "torn"},
    )
    (only,) = read_home(tmp_path, {}).proposals
    assert only.what == "mlflow was at work on this machine"
