"""What runs on this machine under the person's user: its crontab, units of systemd, and programs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import cleaning, limits, programs
from resign_tui.evidence.programs import ProgramFailed
from resign_tui.evidence.sources.home import places
from resign_tui.evidence.sources.home.schedules import Crontab, Job, Unit, crontab, unit, units
from resign_tui.evidence.survey import Survey
from resign_tui.evidence.wording import count, day, headline, listed

_SECONDS = 5.0
_UNITS = ".config/systemd/user"
_HOMES = re.compile(r"/(?:home|Users)/([^/]+)")
_EACH = 8


class Machine(msgspec.Struct, frozen=True):
    """Where this machine keeps what is not in the home folder. user: the login name; "" where it is not known."""

    crontab: Path = Path("/usr/bin/crontab")
    cron_folder: Path = Path("/etc/cron.d")
    lingering: Path = Path("/var/lib/systemd/linger")
    processes: Path = Path("/proc")
    user: str = ""


HERE = Machine(user=os.environ.get("LOGNAME") or os.environ.get("USER") or "")


def proposals(home: Path, survey: Survey, machine: Machine) -> Iterator[Proposal]:
    """What starts by itself under the person's user, and whether its output is mailed to them."""
    table = _crontab(survey, machine)
    system = [job for job_file in _system_tables(survey, machine) for job in job_file.jobs]
    timers = list(units(_units(home, survey)))
    for job in (*table.jobs, *system, *timers):
        if job.trains:
            survey.facts.add("scheduled training")
    yield from _jobs("crontab", table.jobs, survey, machine)
    yield from _jobs(str(machine.cron_folder), system, survey, machine)
    yield from _jobs(f"~/{_UNITS}", timers, survey, machine)
    if table.mails_me:
        yield _mail(survey)


def _crontab(survey: Survey, machine: Machine) -> Crontab:
    """What `crontab -l` says; its spool can be read in no other way. Many have none, which is no trouble."""
    survey.check()
    environ = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": os.environ.get("HOME", "/")}
    try:
        data = programs.output((str(machine.crontab), "-l"), environ, seconds=_SECONDS, most=limits.SETTINGS_FILE)
    except ProgramFailed as error:
        if error.status is None:
            survey.told(f"The crontab was not read: {error}; jobs in it are not listed.")
        return Crontab()
    return crontab(data, survey.me.has_handle)


def _system_tables(survey: Survey, machine: Machine) -> Iterator[Crontab]:
    """The files of /etc/cron.d; only the lines of the person's user count."""
    if not machine.user or not machine.cron_folder.is_dir():
        return
    for entry in survey.entries(machine.cron_folder, 200):
        if entry.is_file(follow_symlinks=False):
            shown = f"{machine.cron_folder}/{cleaning.name(entry.name)}"
            data = survey.tried(Path(entry.path), shown, limits.SETTINGS_FILE, "jobs in it are not listed")
            if data is not None:
                yield crontab(data, survey.me.has_handle, user=machine.user)


def _units(home: Path, survey: Survey) -> Iterator[tuple[str, Unit]]:
    for pattern in (f"{_UNITS}/*.timer", f"{_UNITS}/*.service"):
        for shown, path in places.files(home, pattern, survey):
            data = survey.tried(path, shown, limits.SETTINGS_FILE, "what it starts is not listed")
            if data is not None:
                yield cleaning.name(path.name), unit(data)


def _jobs(place: str, jobs: list[Job] | tuple[Job, ...], survey: Survey, machine: Machine) -> Iterator[Proposal]:
    """Each of a few jobs of one place, all of many as one."""
    goes_on = _UNITS in place and machine.user and (machine.lingering / machine.user).exists()
    ends = f" It also runs while nobody is logged in, as {machine.lingering} says." if goes_on else ""
    if len(jobs) <= _EACH:
        for job in jobs:
            yield _job(place, job, survey, machine, ends)
    else:
        yield _many(place, jobs, survey, ends)


def _job(place: str, job: Job, survey: Survey, machine: Machine, ends: str) -> Proposal:
    stem, _, ending = job.name.rpartition(".")
    is_unit = _UNITS in place
    name = stem if is_unit else job.name
    subject = f"The {ending} {stem} of systemd ({place})" if is_unit else _subject(place)
    starts = f"starts {job.program}" if job.program else "starts a program that its line does not plainly name"
    when = f", at {job.schedule}" if job.schedule else ""
    where = f", in {_folder(job.folder, survey, machine)}" if job.folder else ""
    keeper = "systemd" if is_unit else "cron"
    return _bots(
        Source("home", place, job.name if is_unit else f"{job.name}, {job.schedule}"),
        f"{keeper}: {name}{', ' + job.schedule if job.schedule else ''}",
        f"{name} ({keeper})",
        f"{subject} {starts} under my user{when}{where}, as of {day(survey.now)}. It stops when that "
        f"account or my machine goes.{ends}",
        survey,
    )


def _many(place: str, jobs: list[Job] | tuple[Job, ...], survey: Survey, ends: str) -> Proposal:
    names = list(dict.fromkeys(job.name for job in jobs))
    return _bots(
        Source("home", place),
        f"{place}: {len(jobs)} jobs, {listed(names, 2)}",
        f"{listed(names, 12)} ({place})",
        f"{_subject(place)} starts {count(len(jobs), 'job')} under my user, as of {day(survey.now)}: "
        f"{listed(names, 12)}. They stop when that account or my machine goes.{ends}",
        survey,
    )


def _subject(place: str) -> str:
    return "The crontab of my machine" if place == "crontab" else place


def _bots(source: Source, what: str, which: str, note: str, survey: Survey) -> Proposal:
    return Proposal(
        source=source,
        what=headline(what),
        why=f"it stands in {source.path}, which is yours; nothing else of the line was taken",
        confidence="certain",
        answers={"account.bots": "yes", "account.bots_which": which},
        row="CT-13",
        note=note,
        as_of=survey.now,
        vanishes=True,
    )


def _mail(survey: Survey) -> Proposal:
    return Proposal(
        source=Source("home", "crontab", "MAILTO"),
        what="cron mails what its jobs print to you",
        why="MAILTO in the crontab is an address of yours",
        confidence="likely",
        answers={"account.alerts": "yes", "account.alerts_which": "what cron jobs print"},
        row="IA-18",
        note=f"What the cron jobs of my machine print is mailed to me, as of {day(survey.now)}.",
        as_of=survey.now,
    )


def _folder(path: str, survey: Survey, machine: Machine) -> str:
    """A folder for the person: their own home as ~, that of another person without the name."""
    match = _HOMES.match(path)
    if match is None:
        return cleaning.place(path)
    is_mine = match[1] == machine.user or survey.me.has_handle(match[1])
    return cleaning.line(("~" if is_mine else "the home of another user") + path[match.end() :])
