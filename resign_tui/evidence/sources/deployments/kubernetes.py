"""Manifests of Kubernetes, and of what builds on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from resign_tui.evidence.cleaning import plain_name, plain_names
from resign_tui.evidence.formats import cron
from resign_tui.evidence.formats.yaml_file import documents, items, nodes, table, text
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.deployments.facts import Deployed, Home, Unit, home, images

_OWNER = re.compile(r"(?:^|[./_-])(?:owner|maintainer|team)s?$", re.IGNORECASE)
_CONTACT = re.compile(r"(?:^|[./_-])(?:contact|on-?call|pager|alerts?)$", re.IGNORECASE)
_SCHEDULED = frozenset(("CronJob", "CronWorkflow", "ScheduledWorkflow", "ScheduledSparkApplication"))
_GPU = re.compile(r"(?:nvidia|amd)\.com/[\w.-]*gpu[\w.-]*|nvidia\.com/mig-[\w.-]+")


def is_manifest(data: bytes) -> bool:
    """Whether a YAML file may hold manifests, by two words at the beginning of a line."""
    return bool(
        re.search(rb"(?m)^[ \t\"'{-]*apiVersion\b", data) and re.search(rb"(?m)[\s\"'{,]kind[\"']?[ \t]*:", data)
    )


def parse(data: bytes) -> tuple[Deployed, str]:
    """What the manifests say, and the trouble behind the last whole one; empty without any."""
    objects: list[dict[str, Any]] = []
    trouble = ""
    try:
        for document in documents(data):
            objects.extend({id(manifest): manifest for manifest in _objects(document)}.values())
    except Unreadable as error:
        trouble = str(error)
    units = [unit for manifest in objects if (unit := _unit(manifest))]
    clear = (text(_meta(manifest).get("name")) for manifest in objects if _is_clear(manifest))
    return (
        Deployed(
            "Kubernetes",
            tuple(units),
            secrets=plain_names(secret for manifest in objects for secret in _secrets(manifest)),
            clear=plain_names(clear),
            models=plain_names(uri for manifest in objects for uri in _found(manifest, "storageUri")),
            homes=tuple(place for manifest in objects for place in _homes(manifest)),
        ),
        trouble,
    )


def _objects(document: Any) -> Iterator[dict[str, Any]]:
    manifest = table(document)
    if text(manifest.get("kind")).endswith("List"):
        yield from (table(item) for item in items(manifest.get("items")))
    elif manifest.get("apiVersion") and manifest.get("kind"):
        yield manifest


def _meta(manifest: dict[str, Any]) -> dict[str, Any]:
    return table(manifest.get("metadata"))


def _unit(manifest: dict[str, Any]) -> Unit | None:
    """A manifest that runs something; services, rights and settings are none."""
    kind, meta, spec = plain_name(text(manifest.get("kind"))), _meta(manifest), table(manifest.get("spec"))
    used = images(_found(manifest, "image"))
    when = _when(spec) if kind in _SCHEDULED else ""
    if not used and not when and not _found(manifest, "storageUri"):
        return None
    namespace = plain_name(text(meta.get("namespace")))
    marks = {**table(meta.get("labels")), **table(meta.get("annotations"))}
    return Unit(
        "Kubernetes",
        kind,
        plain_name(text(meta.get("name"))) or f"a {kind}",
        where=f"namespace {namespace}" if namespace else "",
        when=when,
        images=used,
        runs_as=plain_names(f"service account {account}" for account in _found(manifest, "serviceAccountName")),
        owners=plain_names(text(mark) for key, mark in marks.items() if isinstance(key, str) and _OWNER.search(key)),
        contacts=plain_names(
            text(mark) for key, mark in marks.items() if isinstance(key, str) and _CONTACT.search(key)
        ),
        paused=text(spec.get("suspend")).lower() == "true",
        gpus=_gpus(manifest),
    )


def _when(spec: dict[str, Any]) -> str:
    zone = plain_name(text(spec.get("timeZone")) or text(spec.get("timezone")))
    times = (cron.kept(text(part)) for part in (*items(spec.get("schedule")), *items(spec.get("schedules"))))
    return "; ".join(cron.when(line, zone) for line in times if line)


def _found(manifest: Any, key: str) -> list[str]:
    tables = (node for node in nodes(manifest) if isinstance(node, dict))
    return [node[key] for node in tables if isinstance(node.get(key), str) and node[key]]


def _secrets(manifest: dict[str, Any]) -> Iterator[str]:
    """Names of Secrets that are used; what is written into env stays there."""
    for node in (node for node in nodes(manifest) if isinstance(node, dict)):
        for key in ("secretKeyRef", "secretRef"):
            yield text(table(node.get(key)).get("name"))
        for pull in items(node.get("imagePullSecrets")):
            yield text(table(pull).get("name"))
        yield text(table(node.get("secret")).get("secretName"))
        attributes = table(table(node.get("csi")).get("volumeAttributes"))
        yield text(attributes.get("secretProviderClass"))


def _is_clear(manifest: dict[str, Any]) -> bool:
    return manifest.get("kind") == "Secret" and bool(table(manifest.get("data")) or table(manifest.get("stringData")))


def _gpus(manifest: dict[str, Any]) -> str:
    for node in (node for node in nodes(manifest) if isinstance(node, dict)):
        for key, count in table(node.get("limits")).items():
            if isinstance(key, str) and _GPU.fullmatch(key) and text(count).isdigit():
                return f"{int(count)} {key}"
    return ""


def _homes(manifest: dict[str, Any]) -> Iterator[Home]:
    unit = plain_name(text(_meta(manifest).get("name")))
    for node in (node for node in nodes(manifest) if isinstance(node, dict)):
        place = home(text(table(node.get("hostPath")).get("path")), unit)
        if place:
            yield place
