"""Pipelines of Azure, CircleCI and Bitbucket."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from resign_tui.evidence.cleaning import is_secret_key, plain_name, plain_names
from resign_tui.evidence.formats import cron
from resign_tui.evidence.formats.yaml_file import first, items, merged, nodes, table, text
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.ci.facts import DEPLOYING, Deploy, Pipeline, Schedule, says_training

_AZURE_USED = re.compile(r"\$\(([A-Za-z_]\w*)\)")
_SHELL_USED = re.compile(r"\$\{?([A-Za-z_][A-Za-z0-9_]*)")
_CONNECTIONS = (
    "azureSubscription",
    "connectedServiceNameARM",
    "azureResourceManagerConnection",
    "containerRegistry",
    "dockerRegistryServiceConnection",
    "kubernetesServiceConnection",
)
_BY_SCHEDULE = re.compile(r"scheduled_pipeline|pipeline\.schedule\.")


def azure(data: bytes) -> Pipeline:
    """What a pipeline file of Azure says."""
    document = _document(data)
    tables = [node for node in nodes(document) if isinstance(node, dict)]
    variables = [entry for part in tables for entry in items(part.get("variables"))]
    values = _azure_values(variables)
    used = (name for node in nodes(document) if isinstance(node, str) for name in _AZURE_USED.findall(node))
    groups = [f"variable group {text(table(entry).get('group'))}" for entry in variables if table(entry).get("group")]
    connections = (_resolved(text(part.get(key)), values) for part in tables for key in _CONNECTIONS)
    return Pipeline(
        schedules=tuple(_azure_schedules(document)),
        secrets=plain_names((*groups, *(f"service connection {named}" for named in connections if named))),
        maybe_secrets=plain_names(name for name in used if name not in values and is_secret_key(name)),
        environments=plain_names(filter(None, (_azure_environment(part) for part in tables if "deployment" in part))),
        deploys=tuple(
            Deploy(plain_name(text(part["deployment"])), plain_name(_azure_environment(part)))
            for part in tables
            if text(part.get("deployment"))
        ),
        runners=plain_names(filter(None, (_azure_pool(part.get("pool")) for part in tables))),
        calls=plain_names(
            text(table(entry).get("name")) for entry in items(table(document.get("resources")).get("repositories"))
        ),
        trains=says_training(
            *(text(part.get(key)) for part in tables for key in ("displayName", "job", "deployment", "stage"))
        ),
    )


def circleci(data: bytes) -> Pipeline:
    """What a configuration of CircleCI says."""
    document = _document(data)
    flows = {key: table(flow) for key, flow in table(document.get("workflows")).items() if isinstance(key, str)}
    uses = [use for flow in flows.values() for entry in items(flow.get("jobs")) for use in _circle_uses(entry)]
    asks = any(text(options.get("type")) == "approval" for _, options in uses)
    waiting = [key for key, flow in flows.items() if _mentions(flow.get("when"), _BY_SCHEDULE)]
    jobs = [merged(job) for job in table(document.get("jobs")).values()]
    classes = (
        text(part.get("resource_class")) for part in (*jobs, *map(table, table(document.get("executors")).values()))
    )
    return Pipeline(
        schedules=tuple(_circle_schedules(flows)),
        on_server=plain_names(waiting),
        secrets=plain_names(
            f"context {name}" for _, options in uses for name in items(options.get("context")) if text(name)
        ),
        maybe_secrets=_shell_secrets(jobs),
        deploys=tuple(
            Deploy(plain_name(name), "", "somebody has to agree first" if asks else "")
            for name, options in uses
            if DEPLOYING.search(name) and text(options.get("type")) != "approval"
        ),
        runners=plain_names(name for name in classes if "/" in name),
        trains=says_training(*flows, *(name for name, _ in uses)),
    )


def bitbucket(data: bytes) -> Pipeline:
    """What a pipeline file of Bitbucket says; its schedules are kept on the server and start custom pipelines."""
    document = _document(data)
    pipelines = table(document.get("pipelines"))
    steps = [
        table(node["step"])
        for node in nodes(pipelines)
        if isinstance(node, dict) and isinstance(node.get("step"), dict)
    ]
    deploying = [step for step in steps if text(step.get("deployment"))]
    labels = (label for step in steps for label in items(step.get("runs-on")) if isinstance(label, str))
    return Pipeline(
        on_server=plain_names(key for key in table(pipelines.get("custom")) if isinstance(key, str)),
        maybe_secrets=_shell_secrets(steps),
        environments=plain_names(text(step["deployment"]) for step in deploying),
        deploys=tuple(
            Deploy(
                plain_name(text(step.get("name"))) or "a step",
                plain_name(text(step["deployment"])),
                "started by hand" if text(step.get("trigger")) == "manual" else "",
            )
            for step in deploying
        ),
        runners=plain_names(label for label in labels if label not in ("self.hosted", "linux", "windows", "macos")),
        trains=says_training(*(text(step.get("name")) for step in steps), *map(str, table(pipelines.get("custom")))),
    )


def _document(data: bytes) -> dict[str, Any]:
    document = first(data)
    if not isinstance(document, dict) or not document:
        raise Unreadable("it is no pipeline")
    return document


def _azure_values(variables: list[Any]) -> dict[str, str]:
    """Variables that the file itself defines; only names of service connections are ever taken from them."""
    values: dict[str, str] = {}
    for entry in map(table, variables):
        if "name" in entry:
            values[text(entry["name"])] = text(entry.get("value"))
        elif "group" not in entry and "template" not in entry:
            values.update({key: text(part) for key, part in entry.items() if isinstance(key, str)})
    return values


def _resolved(written: str, values: dict[str, str]) -> str:
    used = _AZURE_USED.fullmatch(written)
    return values.get(used[1], "") if used else written


def _azure_schedules(document: dict[str, Any]) -> Iterator[Schedule]:
    for entry in map(table, items(document.get("schedules"))):
        if times := cron.kept(text(entry.get("cron"))):
            yield Schedule(times, "UTC", plain_name(text(entry.get("displayName"))))


def _azure_environment(part: dict[str, Any]) -> str:
    environment = part.get("environment")
    return text(environment) or text(table(environment).get("name"))


def _azure_pool(pool: Any) -> str:
    called = text(pool) or text(table(pool).get("name"))
    return "" if called.lower() in ("azure pipelines", "server") else called


def _circle_uses(entry: Any) -> list[tuple[str, dict[str, Any]]]:
    if isinstance(entry, str):
        return [(entry, {})]
    return [(key, table(options)) for key, options in table(entry).items() if isinstance(key, str)]


def _circle_schedules(flows: dict[str, dict[str, Any]]) -> Iterator[Schedule]:
    for key, flow in flows.items():
        for trigger in map(table, items(flow.get("triggers"))):
            if times := cron.kept(text(table(trigger.get("schedule")).get("cron"))):
                yield Schedule(times, "UTC", plain_name(key))


def _mentions(part: Any, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(node) for node in nodes(part) if isinstance(node, str))


def _shell_secrets(jobs: list[dict[str, Any]]) -> tuple[str, ...]:
    """Variables in scripts whose names say secret and that no job defines."""
    defined = {key for job in jobs for key in table(job.get("environment"))}
    texts = (node for job in jobs for node in nodes(job) if isinstance(node, str))
    used = (name for part in texts for name in _SHELL_USED.findall(part))
    return plain_names(name for name in used if name not in defined and is_secret_key(name))
