"""~/.ssh: the hosts of the config, and private keys by how they begin; nothing more of a key is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.personal_names import looks_personal
from resign_tui.evidence.sources.home import places
from resign_tui.evidence.sources.home.entries import host, is_private, plain
from resign_tui.evidence.sources.home.proposing import KeyPlace, left_out_words, tokens_answer
from resign_tui.evidence.sources.home.trees import lines
from resign_tui.evidence.survey import Spent, Stopped, Survey
from resign_tui.evidence.wording import day, listed

_START = 40
_PRIVATE = re.compile(rb"-----BEGIN (?:[A-Z0-9]+ ){0,2}PRIVATE KEY|PuTTY-User-Key-File-\d")
_NO_KEYS = ("config", "known_hosts", "authorized_keys", "environment", "rc")
_LINE = re.compile(r"[ \t]*(Host|HostName|IdentityFile|Include|Match)(?:[ \t]*=[ \t]*|[ \t]+)(.*)", re.IGNORECASE)
_AUTOMATION = re.compile(r"(?:^|[-_.])(?:deploy|ci|bot|runner|jenkins|automation|cron|batch)(?:$|[-_.])", re.IGNORECASE)
_MOST_HOSTS = 12
_LONGEST_LIST = 1_000
_MOST_INCLUDES = 20


class SshHost(msgspec.Struct, frozen=True):
    """A host of the config: how it is called there, its real name, the names of its key files."""

    name: str
    machine: str = ""
    keys: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The host in one line."""
        return f"{self.name} ({self.machine})" if self.machine and self.machine != self.name else self.name


class SshConfig(msgspec.Struct, frozen=True):
    """What a config names: its hosts, and the patterns of further files."""

    hosts: tuple[SshHost, ...] = ()
    includes: tuple[str, ...] = ()


def parse_config(data: bytes) -> SshConfig:
    """The hosts of an ssh config; patterns with a star name none, and no other keyword is looked at."""
    hosts: list[SshHost] = []
    includes: list[str] = []
    names: list[str] = []
    machine, keys = "", list[str]()

    def close() -> None:
        if len(hosts) < _LONGEST_LIST:
            hosts.extend(SshHost(name, machine, tuple(keys)) for name in names)

    for line in lines(data):
        match = _LINE.fullmatch(line.rstrip())
        if match is None:
            continue
        keyword, words = match[1].lower(), [plain(word) for word in match[2].split()]
        if keyword in ("host", "match"):
            close()
            names = list(filter(None, map(host, words))) if keyword == "host" else []
            machine, keys = "", []
        elif keyword == "hostname" and words:
            machine = host(words[0])
        elif keyword == "identityfile" and words and words[0]:
            keys.append(words[0])
        elif keyword == "include":
            includes.extend(word for word in words if word)
    close()
    return SshConfig(tuple(hosts), tuple(includes))


def proposals(home: Path, survey: Survey) -> Iterator[Proposal]:
    """Each private key with the hosts that it opens, then the hosts that name none."""
    if not places.is_there(home, ".ssh", survey):
        return
    hosts = _public(_hosts(home, survey), survey)
    keys = list(_keys(home, survey))
    for name, recognised in keys:
        opened = [entry for entry in hosts if any(_is_file(key, name) for key in entry.keys)]
        yield _key(name, opened, survey, recognised=recognised).proposal(survey)
        if _AUTOMATION.search(name) or looks_personal(name, survey.me):
            yield _in_automation(name, opened, survey)
    known = [name for name, _ in keys]
    others = [entry for entry in hosts if not any(_is_file(key, name) for key in entry.keys for name in known)]
    if others:
        yield _other_hosts(others, survey).proposal(survey)


def _public(hosts: list[SshHost], survey: Survey) -> list[SshHost]:
    public = [entry for entry in hosts if not is_private(entry.name)]
    if left_out := len(hosts) - len(public):
        survey.told(f"~/.ssh/config: {left_out_words(left_out)}.")
    return public


def _hosts(home: Path, survey: Survey) -> list[SshHost]:
    """The hosts of the config and of the files in ~/.ssh that it includes, one level down."""
    config = _config(home, ".ssh/config", survey)
    hosts = list(config.hosts)
    for pattern in config.includes[:_MOST_INCLUDES]:
        below = _below_ssh(pattern)
        if not below:
            survey.told("~/.ssh/config names a file outside ~/.ssh, which was not read; its hosts are not listed.")
            continue
        for shown, _ in places.files(home, below, survey):
            hosts.extend(_config(home, shown.removeprefix("~/"), survey).hosts)
    return list({entry.name: entry for entry in reversed(hosts)}.values())[::-1]


def _config(home: Path, below: str, survey: Survey) -> SshConfig:
    if not places.is_there(home, below, survey):
        return SshConfig()
    data = places.content(f"~/{below}", home / below, survey)
    return parse_config(data) if data is not None else SshConfig()


def _below_ssh(pattern: str) -> str:
    """An included place below ~/.ssh, as a path below the home folder; empty for any other."""
    path = pattern.removeprefix("~/.ssh/").removeprefix("./")
    parts = PurePosixPath(path).parts
    return f".ssh/{path}" if parts and parts[0] not in ("/", "~") and ".." not in parts else ""


def _is_file(key: str, name: str) -> bool:
    """Whether an IdentityFile is this file of ~/.ssh."""
    return PurePosixPath(key).name in (name, f"{name}.pub") and "/.ssh/" in f"/{key}"


def _keys(home: Path, survey: Survey) -> Iterator[tuple[str, bool]]:
    """The names of private keys, and whether they were recognised by how they begin or by their name alone."""
    for entry in survey.entries(home / ".ssh"):
        name = entry.name
        if not entry.is_file(follow_symlinks=False) or name.endswith(".pub") or name.startswith(_NO_KEYS):
            continue
        if name.endswith(".pem"):
            yield name, False
            continue
        try:
            is_key = bool(_PRIVATE.match(survey.read_start(home / ".ssh" / name, _START)))
        except (Spent, Stopped):
            raise
        except Unreadable as error:
            survey.told(f"~/.ssh/{name} was not read: {error}; whether it is a key is not known.")
            continue
        if is_key:
            yield name, True


def _key(name: str, hosts: list[SshHost], survey: Survey, *, recognised: bool) -> KeyPlace:
    opened = listed([entry.shown for entry in hosts], _MOST_HOSTS)
    use = f"; ~/.ssh/config uses it for {opened}" if opened else "; ~/.ssh/config does not say what it opens"
    return KeyPlace(
        source=Source("home", "~/.ssh", name),
        system=opened or f"SSH, {name}",
        kind="ssh",
        location=f"~/.ssh/{name}",
        what=f"Private key ~/.ssh/{name}" + (f" for {listed([entry.name for entry in hosts], 2)}" if hosts else ""),
        note=f"A private key lies in ~/.ssh/{name}, as of {day(survey.now)}{use}. "
        "It opens what knows its public half until that is taken out there.",
        why="the file begins as a private key does; the rest was not read"
        if recognised
        else "by its name; the file was not opened",
        row="IA-07" if _AUTOMATION.search(name) else "IA-01",
        confidence="certain" if recognised else "guess",
    )


def _in_automation(name: str, hosts: list[SshHost], survey: Survey) -> Proposal:
    what_for = f" for {listed([entry.shown for entry in hosts])}" if hosts else ""
    return tokens_answer(
        Source("home", "~/.ssh", f"{name} in automation"),
        f"SSH key {name} looks like one of automation",
        f"SSH key {name}{what_for}",
        f"By its name the SSH key {name}{what_for} belongs to something that runs by itself, as of {day(survey.now)}; "
        "what uses it, the file does not say.",
        "by its name",
        survey,
    )


def _other_hosts(hosts: list[SshHost], survey: Survey) -> KeyPlace:
    told = [
        f"{entry.shown}{', with the key ' + PurePosixPath(entry.keys[0]).name if entry.keys else ''}" for entry in hosts
    ]
    names = listed([entry.name for entry in hosts], _MOST_HOSTS)
    return KeyPlace(
        source=Source("home", "~/.ssh/config", "hosts"),
        system=listed([entry.name for entry in hosts]),
        kind="ssh",
        location=f"~/.ssh/config, {names}",
        what=f"SSH hosts: {listed([entry.name for entry in hosts], 2)}, in ~/.ssh/config",
        note=f"~/.ssh/config names {listed(told, _MOST_HOSTS)}, as of {day(survey.now)}; no key file of ~/.ssh belongs "
        f"to {'them' if len(hosts) > 1 else 'it'} there.",
        why="the hosts stand in that file",
        lasts=False,
    )
