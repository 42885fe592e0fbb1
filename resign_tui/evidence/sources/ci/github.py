"""Workflows of GitHub Actions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from resign_tui.evidence.cleaning import plain_name, plain_names
from resign_tui.evidence.formats import cron
from resign_tui.evidence.formats.yaml_file import first, items, nodes, table, text
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.ci.facts import (
    DEPLOYING,
    PRODUCTION,
    Deploy,
    Pipeline,
    Schedule,
    says_training,
)

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_QUOTED = re.compile(r"'[^']*'")
_DOTTED = re.compile(r"(?<![\w.-])secrets\s*\.\s*([A-Za-z_]\w*)")
_INDEXED = re.compile(r"(?<![\w.-])secrets\s*\[\s*'([A-Za-z_]\w*)'\s*\]")
_GIVEN = "GITHUB_TOKEN"
_HOSTED = re.compile(r"(?:ubuntu|windows|macos)-[\w.-]+|self-hosted|linux|windows|macos|x64|arm64", re.IGNORECASE)


def parse(data: bytes) -> Pipeline:
    """What a workflow file says."""
    document = first(data)
    if not isinstance(document, dict) or not isinstance(document.get("jobs"), dict):
        raise Unreadable("it is no workflow")
    triggers = table(document.get("on"))
    jobs = {key: table(job) for key, job in document["jobs"].items() if isinstance(key, str)}
    handed_in = plain_names(
        key for key in table(table(triggers.get("workflow_call")).get("secrets")) if isinstance(key, str)
    )
    named = plain_names(secret for secret in _secrets(document) if secret != _GIVEN)
    calls = [(text(job.get("uses")), job) for job in jobs.values() if ".github/workflows/" in text(job.get("uses"))]
    return Pipeline(
        schedules=crons(document),
        secrets=tuple(secret for secret in named if secret not in handed_in),
        handed_in=handed_in,
        environments=plain_names(filter(None, map(_environment, jobs.values()))),
        deploys=tuple(_deploys(document, jobs)),
        runners=plain_names(label for job in jobs.values() for label in _runners(job.get("runs-on"))),
        calls=plain_names(used for used, _ in calls if not used.startswith("./")),
        gives_all=any(text(job.get("secrets")) == "inherit" for _, job in calls),
        keyless=_keyless(document, jobs),
        trains=says_training(text(document.get("name")), *jobs),
    )


def crons(document: Any) -> tuple[Schedule, ...]:
    """The schedules of a workflow."""
    entries = (table(entry) for entry in items(table(table(document).get("on")).get("schedule")))
    read = ((cron.kept(text(entry.get("cron"))), plain_name(text(entry.get("timezone")))) for entry in entries)
    return tuple(Schedule(times, zone or "UTC") for times, zone in read if times)


def _secrets(document: Any) -> Iterator[str]:
    for node in nodes(document):
        for expression in _EXPRESSION.findall(node) if isinstance(node, str) else ():
            yield from _DOTTED.findall(_QUOTED.sub("''", expression))
            yield from _INDEXED.findall(expression)


def _environment(job: dict[str, Any]) -> str:
    environment = job.get("environment")
    return text(environment) or text(table(environment).get("name"))


def _deploys(document: dict[str, Any], jobs: dict[str, dict[str, Any]]) -> Iterator[Deploy]:
    """Jobs with an environment of production, and jobs that are called deploying."""
    title = text(document.get("name"))
    by_hand = set(_events(document.get("on"))) <= {"workflow_dispatch"}
    for key, job in jobs.items():
        environment = _environment(job)
        called = DEPLOYING.search(f"{key} {text(job.get('name'))}") or (environment and DEPLOYING.search(title))
        if called or PRODUCTION.search(environment):
            yield Deploy(plain_name(key), plain_name(environment), "started by hand" if by_hand else "")


def _events(triggers: Any) -> list[str]:
    return [event for event in (triggers if isinstance(triggers, dict) else items(triggers)) if isinstance(event, str)]


def _runners(runs_on: Any) -> Iterator[str]:
    """Labels of self-hosted runners; what GitHub hosts itself needs no keeper."""
    choice = table(runs_on)
    labels = items(choice.get("labels") if choice else runs_on)
    if text(choice.get("group")):
        yield f"group {choice['group']}"
    own = [label for label in labels if isinstance(label, str) and not _HOSTED.fullmatch(label)]
    if "self-hosted" in labels and not own:
        yield "self-hosted"
    yield from own


def _keyless(document: dict[str, Any], jobs: dict[str, dict[str, Any]]) -> tuple[str, ...]:
    if text(table(document.get("permissions")).get("id-token")) == "write":
        return plain_names(jobs)
    return plain_names(key for key, job in jobs.items() if table(job.get("permissions")).get("id-token") == "write")
