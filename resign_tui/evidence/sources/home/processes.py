"""Programs of the person that are at work on this machine: names and start times; arguments are skipped."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import cleaning
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.home.commands import program_of, trains
from resign_tui.evidence.survey import Spent, Stopped, Survey
from resign_tui.evidence.wording import headline, listed, local, minute

_STARTED_BY = re.compile(rb"python[\d.]*|pt_main_thread|torchrun|accelerate|deepspeed")
_SERVERS = re.compile(r"(?:jupyter|mlflow|tensorboard|ray)(?:[-_:].*)?")
_BOOT = re.compile(rb"^btime (\d{1,12})$", re.MULTILINE)
_SINCE = 19
"""Where the start stands among the fields of stat behind the name of the program."""

_MOST = 10
_BYTES = 4_000


class Process(msgspec.Struct, frozen=True):
    """A program at work: its name or that of its script, and since when where that is known."""

    name: str
    since: datetime | None


def proposals(folder: Path, survey: Survey) -> Iterator[Proposal]:
    """Programs whose names say training, each once, and servers of the person as one."""
    earliest: dict[str, Process] = {}
    for process in _processes(folder, survey):
        known = earliest.setdefault(process.name, process)
        if known.since and process.since and process.since < known.since:
            earliest[process.name] = process
    training = [process for process in earliest.values() if trains(process.name)]
    for process in training[:_MOST]:
        yield _training(process, survey)
    servers = sorted(name for name in earliest if _SERVERS.fullmatch(name))
    if servers:
        yield _servers(servers, survey)


def _processes(folder: Path, survey: Survey) -> Iterator[Process]:
    """The person's own processes; what ends while it is looked at is none."""
    if not folder.is_dir() or not hasattr(os, "getuid"):
        return
    booted = _BOOT.search(_start(folder / "stat", survey, 64_000))
    for entry in survey.entries(folder, 50_000):
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            is_own = entry.stat(follow_symlinks=False).st_uid == os.getuid()
        except OSError:
            continue
        if is_own and (name := _name(Path(entry.path), survey)):
            yield Process(name, _since(_start(Path(entry.path, "stat"), survey), booted))


def _name(process: Path, survey: Survey) -> str:
    """The name of a server or of a script; empty for any other program."""
    program = _start(process / "comm", survey).strip()
    if not _STARTED_BY.fullmatch(program):
        name = program.decode("utf-8", "replace")
        return cleaning.name(name) if _SERVERS.fullmatch(name) else ""
    words = _start(process / "cmdline", survey).decode("utf-8", "replace").split("\0")
    name = program_of(words)
    return name if trains(name) or _SERVERS.fullmatch(name) else ""


def _since(stat: bytes, booted: re.Match[bytes] | None) -> datetime | None:
    fields = stat.rpartition(b")")[2].split()
    if booted is None or len(fields) <= _SINCE or not fields[_SINCE].isdigit() or len(fields[_SINCE]) > _MOST * 2:
        return None
    return local(int(booted[1]) + int(fields[_SINCE]) / os.sysconf("SC_CLK_TCK"))


def _start(path: Path, survey: Survey, most: int = _BYTES) -> bytes:
    try:
        return survey.read_start(path, most)
    except (Spent, Stopped):
        raise
    except Unreadable:
        return b""


def _training(process: Process, survey: Survey) -> Proposal:
    since = f", since {minute(process.since, survey.now)}" if process.since else ""
    return Proposal(
        source=Source("home", "processes", process.name),
        what=headline(f"{process.name} was at work on this machine{since}"),
        why="a process of your user has this name, which says training",
        confidence="likely",
        record="handover.work",
        fields={"kind": "training", "name": process.name},
        origins={"kind": "by its name", "name": "the processes of my machine"},
        row="OW-01",
        note=f"{process.name} was at work under my user on my machine at {minute(survey.now)}{since}. "
        "How far it had come, its process does not say.",
        as_of=survey.now,
    )


def _servers(names: list[str], survey: Survey) -> Proposal:
    shown = listed(names, _MOST)
    were = "were" if len(names) > 1 else "was"
    return Proposal(
        source=Source("home", "processes", "servers"),
        what=headline(f"{shown} {were} at work on this machine"),
        why="processes of your user have these names",
        confidence="likely",
        row="CT-13",
        note=f"{shown} {were} at work under my user on my machine at {minute(survey.now)}; what starts "
        f"{'them' if len(names) > 1 else 'it'}, the processes do not say.",
        as_of=survey.now,
    )
