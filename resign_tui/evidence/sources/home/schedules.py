"""What starts by itself under the person's user: cron and the units of systemd."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from resign_tui.evidence.sources.home.commands import started, trains
from resign_tui.evidence.sources.home.trees import lines, sections

_FIELDS = re.compile(r"[ \t]*(@[a-z]{1,10}|(?:[\w*/,~-]{1,40}[ \t]+){4}[\w*/,~-]{1,40})[ \t]+(?=\S)")
_SET = re.compile(r"[ \t]*[A-Za-z_]\w*[ \t]*=")
_MAIL_TO = re.compile(r"[ \t]*MAILTO[ \t]*=[ \t]*", re.IGNORECASE)
_USER = re.compile(r"([\w.-]{1,40})[ \t]+")
_PERCENT = re.compile(r"(?<!\\)%")
_CALENDAR = re.compile(r"[A-Za-z0-9*.,:/~ _-]{1,60}")
_SINCE = {"onbootsec": "after start", "onstartupsec": "after start", "onunitactivesec": "every"}
_EXEC_SIGNS = "@-:+!|"
_UNIT_KEYS = ("oncalendar", *_SINCE, "execstart", "unit")


class Job(msgspec.Struct, frozen=True):
    """Something that starts by itself: when, which program, in which folder; "" for what is not said."""

    name: str
    schedule: str
    program: str
    folder: str = ""
    trains: bool = False


class Crontab(msgspec.Struct, frozen=True):
    """The jobs of a crontab, and whether their output is mailed to the person."""

    jobs: tuple[Job, ...] = ()
    mails_me: bool = False


class Unit(msgspec.Struct, frozen=True):
    """A unit of systemd: what it starts, when, and by which other unit."""

    schedule: str = ""
    program: str = ""
    service: str = ""


def crontab(data: bytes, is_me: Callable[[str], bool], *, user: str = "") -> Crontab:
    """The jobs of a crontab. user: only the lines of this user, in a file where the user stands in each line."""
    jobs: list[Job] = []
    mails_me = False
    for line in lines(data):
        if line.lstrip().startswith("#"):
            continue
        if mail_to := _MAIL_TO.match(line):
            mails_me = mails_me or any(map(is_me, re.split(r"[,\s\"']+", line[mail_to.end() :])))
        elif (fields := _FIELDS.match(line)) and not _SET.match(line):
            rest = line[fields.end() :]
            if user:
                owner = _USER.match(rest)
                if owner is None or owner[1] != user:
                    continue
                rest = rest[owner.end() :]
            command = started(_PERCENT.split(rest, maxsplit=1)[0].strip())
            schedule = " ".join(fields[1].split())
            name = command.program or "a command"
            jobs.append(Job(name, schedule, command.program, command.folder, trains(command.program)))
    return Crontab(tuple(dict.fromkeys(jobs)), mails_me)


def unit(data: bytes) -> Unit:
    """One unit file; its environment and its arguments are not looked at."""
    keys = {key: value for section in sections(data, _UNIT_KEYS) for key, value in section.keys.items()}
    command = started(keys.get("execstart", "").lstrip(_EXEC_SIGNS))
    calendar = keys.get("oncalendar", "")
    schedule = calendar if _CALENDAR.fullmatch(calendar) else ""
    if not schedule:
        since = (f"{word} {keys[key]}" for key, word in _SINCE.items() if _CALENDAR.fullmatch(keys.get(key, "")))
        schedule = ", ".join(since)
    service = keys.get("unit", "")
    return Unit(schedule, command.program, service if _CALENDAR.fullmatch(service) else "")


def units(named: Iterable[tuple[str, Unit]]) -> Iterator[Job]:
    """Timers with the service they start, then services by themselves; what a timer starts is told once."""
    files = dict(named)
    timed = set[str]()
    for name, timer in files.items():
        stem, _, ending = name.rpartition(".")
        if ending == "timer":
            service = files.get(timer.service or f"{stem}.service", Unit())
            timed.add(timer.service or f"{stem}.service")
            yield Job(name, timer.schedule, service.program, trains=trains(service.program) or trains(stem))
    for name, service in files.items():
        stem, _, ending = name.rpartition(".")
        if ending == "service" and name not in timed:
            yield Job(name, service.schedule, service.program, trains=trains(service.program) or trains(stem))
