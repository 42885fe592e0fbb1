"""What deployment files say, in one form for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from resign_tui.evidence.cleaning import plain_name, plain_names, url

_IMAGE = re.compile(r"([a-z0-9][\w./-]*(?::\d+/[\w./-]+)?)(:[\w.-]+)?(@sha256:[0-9a-f]{8})?[0-9a-f]*")
_PUBLIC = frozenset(("docker.io", "ghcr.io", "quay.io", "gcr.io", "mcr.microsoft.com", "nvcr.io", "public.ecr.aws"))
_HOME = re.compile(r"(?:/home|/Users)/([^/\s]+)(?:/|$)|(~|\$HOME|\$\{HOME\})(?:/|$)")


class Home(msgspec.Struct, frozen=True):
    """A folder below somebody's home that a deployment uses. user: whose; empty for whoever starts it."""

    user: str
    path: str
    unit: str


class Unit(msgspec.Struct, frozen=True):
    """One thing that runs or starts by itself.

    system: what starts it, as people call it. kind: its kind within that system. where: namespace or pool. when: its
    times in words. runs_as: service account or pool. owners, contacts: who the file says owns it, and whom it calls.
    version: its own. paused: the file says that it does not start. gpus: as the file asks for them.
    """

    system: str
    kind: str
    name: str
    where: str = ""
    when: str = ""
    images: tuple[str, ...] = ()
    runs_as: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    version: str = ""
    paused: bool = False
    gpus: str = ""


class Deployed(msgspec.Struct, frozen=True):
    """One file or chart.

    title: what it is, in a word. secrets: names of secrets that it uses. clear: names of secrets whose values stand in
    the file. models: addresses of models in a registry. homes: folders below a home.
    """

    title: str
    units: tuple[Unit, ...] = ()
    secrets: tuple[str, ...] = ()
    clear: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    homes: tuple[Home, ...] = ()


def images(texts: Iterable[str]) -> tuple[str, ...]:
    """Images with their tag and the first eight digits of their digest."""
    matches = (_IMAGE.fullmatch(text.strip()) for text in texts)
    return plain_names("".join(part or "" for part in match.groups()) for match in matches if match)


def is_floating(image: str) -> bool:
    """Whether another image may stand behind the same words tomorrow."""
    last = image.rpartition("/")[2]
    return "@" not in image and (":" not in last or last.endswith(":latest"))


def is_own(image: str) -> bool:
    """Whether an image is of a registry of one's own, not of a public one."""
    host = image.partition("/")[0]
    return "." in host and "/" in image and host not in _PUBLIC


def without_host(image: str) -> str:
    """An image without the registry it lies in."""
    host, _, rest = image.partition("/")
    return rest if rest and ("." in host or ":" in host) else image


def home(path: str, unit: str) -> Home | None:
    """The folder below a home that a path leads to; None elsewhere."""
    match = _HOME.match(path.strip())
    shown = plain_name(re.sub(r"\$\{?HOME\}?", "~", url(path))) or "a home folder"
    return Home(plain_name(match[1] or ""), shown, unit) if match else None
