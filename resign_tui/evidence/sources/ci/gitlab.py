"""Pipelines of GitLab; their schedules are kept on the server, so only the jobs that wait for one are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from resign_tui.evidence.cleaning import is_secret_key, plain_name, plain_names
from resign_tui.evidence.formats.yaml_file import documents, items, merged, nodes, table, text
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.ci.facts import Deploy, Pipeline, says_training

_NO_JOBS = frozenset(
    (
        "stages",
        "variables",
        "include",
        "default",
        "workflow",
        "image",
        "services",
        "cache",
        "spec",
        "before_script",
        "after_script",
        "types",
    )
)
_DEEPEST = 4
_BY_SCHEDULE = re.compile(r"\$\{?CI_PIPELINE_SOURCE\}?\s*==\s*[\"']schedule[\"']")
_USED = re.compile(r"\$\{?([A-Za-z_][A-Za-z0-9_]*)")
_GIVEN = re.compile(r"(?:CI|GITLAB)_")
_SCRIPTS = ("before_script", "script", "after_script")


def parse(data: bytes) -> Pipeline:
    """What a pipeline file says."""
    tables = [table(document) for document in documents(data)]
    whole = {key: part for document in tables for key, part in document.items() if isinstance(key, str)}
    if not whole:
        raise Unreadable("it is no pipeline")
    written = {key: part for key, part in whole.items() if key not in _NO_JOBS and isinstance(part, dict)}
    jobs = {key: _extended(job, written) for key, job in written.items() if not key.startswith(".")}
    pipes = [whole, *written.values()]
    return Pipeline(
        on_server=plain_names(_on_server(whole, jobs)),
        secrets=plain_names(f"vault {place}" for job in pipes for place in _vault(job)),
        maybe_secrets=_maybe_secrets(pipes),
        environments=plain_names(filter(None, (_environment(job) for job in jobs.values()))),
        deploys=tuple(_deploys(jobs)),
        runners=plain_names(tag for job in pipes for tag in items(job.get("tags")) if isinstance(tag, str)),
        calls=plain_names(_calls(whole, jobs)),
        trains=says_training(*jobs),
    )


def _extended(job: dict[str, Any], written: dict[str, Any], depth: int = _DEEPEST) -> dict[str, Any]:
    """A job with what it takes over by << and from the jobs that it extends."""
    own = merged(job)
    whole: dict[str, Any] = {}
    for parent in items(own.get("extends")) if depth else ():
        if isinstance(parent, str) and parent in written:
            whole.update(_extended(written[parent], written, depth - 1))
    return {**whole, **own}


def _on_server(whole: dict[str, Any], jobs: dict[str, Any]) -> Iterator[str]:
    for key, job in jobs.items():
        only = job.get("only")
        refs = items(only.get("refs") if isinstance(only, dict) else only)
        if "schedules" in refs or _waits(job):
            yield key
    if _waits(table(whole.get("workflow"))):
        yield "the whole pipeline"


def _waits(rules_of: dict[str, Any]) -> bool:
    """Whether a rule lets it start by a schedule."""
    rules = (table(rule) for rule in items(rules_of.get("rules")))
    return any(_BY_SCHEDULE.search(text(rule.get("if"))) and text(rule.get("when")) != "never" for rule in rules)


def _vault(job: dict[str, Any]) -> Iterator[str]:
    for secret in table(job.get("secrets")).values():
        vault = table(secret).get("vault")
        parts = table(vault)
        engine = text(table(parts.get("engine")).get("path"))
        yield text(vault) or "/".join(filter(None, (engine, text(parts.get("path")), text(parts.get("field")))))


def _maybe_secrets(pipes: list[dict[str, Any]]) -> tuple[str, ...]:
    """Variables that scripts use, that no part of the file defines, and whose names say secret."""
    defined = {key for pipe in pipes for part in ("variables", "secrets") for key in table(pipe.get(part))}
    scripts = (node for pipe in pipes for part in _SCRIPTS for node in nodes(pipe.get(part)) if isinstance(node, str))
    used = (variable for script in scripts for variable in _USED.findall(script))
    return plain_names(name for name in used if name not in defined and not _GIVEN.match(name) and is_secret_key(name))


def _environment(job: dict[str, Any]) -> str:
    environment = job.get("environment")
    return text(environment) or text(table(environment).get("name"))


def _deploys(jobs: dict[str, Any]) -> Iterator[Deploy]:
    """Jobs with an environment; GitLab counts them as deployments."""
    for key, job in jobs.items():
        environment = _environment(job)
        if environment and text(table(job.get("environment")).get("action")) not in ("stop", "verify", "access"):
            rules = [text(table(rule).get("when")) for rule in items(job.get("rules"))]
            by_hand = "manual" in (text(job.get("when")), *rules)
            yield Deploy(plain_name(key), plain_name(environment), "started by hand" if by_hand else "")


def _calls(whole: dict[str, Any], jobs: dict[str, Any]) -> Iterator[str]:
    for part in items(whole.get("include")):
        yield text(table(part).get("project"))
    for job in jobs.values():
        trigger = job.get("trigger")
        yield text(trigger) or text(table(trigger).get("project"))
