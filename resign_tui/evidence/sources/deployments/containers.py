"""Charts of Helm and files of Compose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from resign_tui.evidence.cleaning import is_secret_key, plain_name, plain_names, url
from resign_tui.evidence.formats.yaml_file import first, items, merged, nodes, table, text
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.deployments.facts import Deployed, Unit, home, images

_MODEL = re.compile(r"models:/[\w.-]+(?:[/@][\w.-]+)?|(?:s3|gs|hf|wasbs|abfss|az|oci)://[\w./@-]+")
_SECRET_NAMES = re.compile(r"existingSecret(?:Name)?|secretName", re.IGNORECASE)


def helm(chart_file: bytes, values_files: list[bytes]) -> Deployed:
    """A chart with its values; the templates are not read."""
    chart = table(first(chart_file))
    called = plain_name(text(chart.get("name")))
    if not called:
        raise Unreadable("it is no chart")
    values = [table(first(data)) for data in values_files]
    tables = [node for part in values for node in nodes(part) if isinstance(node, dict)]
    secrets = (text(part) for node in tables for key, part in node.items() if _SECRET_NAMES.fullmatch(str(key)))
    pulls = (text(table(pull).get("name")) for node in tables for pull in items(node.get("imagePullSecrets")))
    texts = (node for part in values for node in nodes(part) if isinstance(node, str))
    maintainers = [table(entry) for entry in items(chart.get("maintainers"))]
    version = plain_name(text(chart.get("version")))
    app = plain_name(text(chart.get("appVersion")))
    unit = Unit(
        "Helm",
        "chart",
        called,
        version=", ".join(filter(None, (version, f"app {app}" if app else ""))),
        images=images(_image(node) for node in tables),
        owners=plain_names(text(entry.get(key)) for entry in maintainers for key in ("name", "email")),
    )
    models = plain_names(url(part) for part in texts if _MODEL.fullmatch(part.strip()))
    return Deployed("Helm", (unit,), secrets=plain_names((*secrets, *pulls)), models=models)


def compose(data: bytes) -> Deployed:
    """The services of a Compose file; commands and values of the environment are never taken."""
    document = table(first(data))
    services = {key: merged(part) for key, part in table(document.get("services")).items() if isinstance(key, str)}
    if not services:
        raise Unreadable("it holds no services")
    named = [secret for service in services.values() for secret in _secrets(service)]
    homes = (home(path, plain_name(key)) for key, service in services.items() for path in _mounted(service))
    return Deployed(
        "Compose",
        tuple(
            Unit(
                "Compose",
                "service",
                plain_name(key) or "a service",
                images=images([text(service.get("image"))]),
                gpus=_gpus(service),
            )
            for key, service in services.items()
        ),
        secrets=plain_names((*table(document.get("secrets")), *named)),
        homes=tuple(place for place in homes if place),
    )


def _image(values: dict[str, Any]) -> str:
    """An image by repository and tag, in the block that is called image or within it."""
    repository, tag = text(values.get("repository")), text(values.get("tag"))
    registry = text(values.get("registry"))
    whole = "/".join(filter(None, (registry, repository)))
    return (f"{whole}:{tag}" if tag else whole) if repository else text(values.get("image"))


def _secrets(service: dict[str, Any]) -> Iterator[str]:
    for secret in items(service.get("secrets")):
        yield text(secret) or text(table(secret).get("source"))
    for file in items(service.get("env_file")):
        yield f"file {url(text(file) or text(table(file).get('path')))}"
    environment = service.get("environment")
    names = (
        environment if isinstance(environment, dict) else (text(part).partition("=")[0] for part in items(environment))
    )
    yield from (name for name in names if isinstance(name, str) and is_secret_key(name))


def _mounted(service: dict[str, Any]) -> Iterator[str]:
    for volume in items(service.get("volumes")):
        yield text(volume).partition(":")[0] or text(table(volume).get("source"))


def _gpus(service: dict[str, Any]) -> str:
    resources = table(table(service.get("deploy")).get("resources"))
    for device in map(table, items(table(resources.get("reservations")).get("devices"))):
        if "gpu" in items(device.get("capabilities")):
            count = plain_name(text(device.get("count"))) or "some"
            return f"{count} GPU"
    return ""
