"""Names from files that hold one login for each machine: netrc, git, PostgreSQL, and the package registries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resign_tui.evidence.formats.yaml_file import table
from resign_tui.evidence.sources.home.entries import Entry, holds_secret, host, host_of, joined, named, plain, said
from resign_tui.evidence.sources.home.trees import json_names, lines, sections, text

WANDB_HOST = "api.wandb.ai"
_KNOWN = {WANDB_HOST: "Weights & Biases", "huggingface.co": "Hugging Face", "github.com": "GitHub"}
_WORD = re.compile(r"#[^\n]*|\"(?:[^\"\\]|\\.)*+(?:\"|\Z)|\S+", re.DOTALL)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_FIELD = re.compile(r"((?:[^:\\]|\\.)*):")
_PORT = re.compile(r"\d{1,5}|\*")
_NPM = re.compile(r"[ \t]*(?://([^/\s=]{1,120})[^\s=]{0,200}:)?(_authToken|_auth|_password)[ \t]*=[ \t]*(?=\S)")
_INDEX = re.compile(r"[ \t]*(?:(?:extra-)?index-url|find-links|trusted-index)?[ \t]*=?[ \t]*(?=[a-z]+://)")


def system(machine: str) -> str:
    """A machine for the person, with the name of the service where it is known by that."""
    return f"{_KNOWN[machine]} ({machine})" if machine in _KNOWN else machine


def netrc(data: bytes) -> Iterator[Entry]:
    """The machines of a netrc, whose words stand in free order; the body of a macro is skipped."""
    content = text(data)
    at, seen = 0, set[str]()
    while match := _WORD.search(content, at):
        at = match.end()
        word = match[0]
        if word in ("login", "user", "password", "account"):
            following = _WORD.search(content, at)
            at = following.end() if following else len(content)
        elif word == "macdef":
            body_end = _BLANK_LINE.search(content, at)
            at = body_end.end() if body_end else len(content)
        elif word == "machine" and (following := _WORD.search(content, at)):
            at = following.end()
            machine = host(following[0].strip('"'))
            if machine and machine not in seen:
                seen.add(machine)
                yield Entry(machine, system(machine))


def git_credentials(data: bytes) -> Iterator[Entry]:
    """The hosts of ~/.git-credentials, one address with a login on each line."""
    hosts = (host_of(line) for line in lines(data) if "@" in line)
    for machine in dict.fromkeys(machine for machine in hosts if machine):
        yield Entry(machine, system(machine))


def pgpass(data: bytes) -> Iterator[Entry]:
    """Host, port, database and user of each line; what stands behind the fourth colon is never looked at."""
    for line in lines(data):
        fields, at = list[str](), 0
        while len(fields) < 4 and (field := _FIELD.match(line, at)):
            fields.append(field[1].replace("\\", ""))
            at = field.end()
        if line.startswith("#") or len(fields) < 4 or not _PORT.fullmatch(fields[1]):
            continue
        machine, port, database, user = (plain(field) for field in fields)
        if machine:
            detail = joined(said("database", database.strip("*")), said("user", user.strip("*")))
            name = ":".join(part for part in (machine, port, database, user) if part)
            yield Entry(name, f"PostgreSQL, {machine}" if machine != "*" else "PostgreSQL", detail)


def docker(data: bytes) -> Iterator[Entry]:
    """The registries of Docker; most keep the login in a helper and only the name here."""
    tree = json_names(data, ("credsStore",))
    helpers = table(tree.get("credHelpers"))
    store = plain(tree.get("credsStore"))
    for name, login in table(tree.get("auths")).items():
        registry = host_of(name if "//" in name else f"//{name}")
        lasts = bool(table(login).keys() & {"auth", "identitytoken", "registrytoken", "password"}) and not store
        helper = "" if lasts else ("the login is kept by a helper program" if store or name in helpers else "")
        if registry:
            yield Entry(registry, registry, helper, lasts)
    for name in helpers:
        registry = host_of(f"//{name}")
        if registry and name not in table(tree.get("auths")):
            yield Entry(registry, registry, "the login is kept by a helper program", kept=False)


def pypirc(data: bytes) -> Iterator[Entry]:
    """The package indexes that are uploaded to."""
    for section in sections(data, ("repository",)):
        name = named(section.name)
        if name and name != "distutils":
            machine = host_of(section.keys.get("repository", "")) or name
            yield Entry(name, machine, kept=holds_secret(section.keys))


def npmrc(data: bytes) -> Iterator[Entry]:
    """The registries for which a token stands in an npmrc."""
    found = (_NPM.match(line) for line in lines(data))
    hosts = (host(match[1]) if match[1] else "registry.npmjs.org" for match in found if match)
    for registry in dict.fromkeys(registry for registry in hosts if registry):
        yield Entry(registry, registry)


def pip(data: bytes) -> Iterator[Entry]:
    """The package indexes whose address holds a login; the others need no key."""
    found = ((match, line) for line in lines(data) if "@" in line and (match := _INDEX.match(line)))
    hosts = (host_of(line[match.end() :]) for match, line in found)
    for index in dict.fromkeys(index for index in hosts if index):
        yield Entry(index, index)
