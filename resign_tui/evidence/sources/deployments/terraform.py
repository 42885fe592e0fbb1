"""Terraform: what a module makes, with which profile, and where its state lies. State files are never opened."""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from resign_tui.evidence.cleaning import is_secret_key, plain_name, plain_names
from resign_tui.evidence.formats import quoted_texts
from resign_tui.evidence.formats.quoted_texts import TEXT

_BLOCK = re.compile(rf"\b(resource|variable|provider|backend|data|module|output)\s+{TEXT}(?:\s*{TEXT})?\s*\{{")
_SETTING = re.compile(rf"(?<![\w.])([A-Za-z_][\w-]*)\s*=\s*{TEXT}")
_CLEAR = re.compile(r"(?:password|passwd|secret|token|api_?key|access_key|secret_key|private_key)$", re.IGNORECASE)
_KEY = re.compile(r"\w+_(?:access_key|service_account_key|iam_user|application_password|api_key)")


class Owned(msgspec.Struct, frozen=True):
    """A resource whose tags name an owner."""

    resource: str
    owner: str


class Module(msgspec.Struct, frozen=True):
    """What the files of one folder say.

    resources: type and name. keys: those that are long-lived keys or users of their own. clear: settings whose names
    say secret and whose values stand in the file. variables: the same, handed in from outside. backend: its kind and
    bucket.
    """

    resources: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    owned: tuple[Owned, ...] = ()
    clear: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    backend: str = ""


def parse(data: bytes) -> Module:
    """What one file says."""
    code, texts = quoted_texts.terraform(data.decode("utf-8-sig", "replace"))
    blocks = [
        (match.start(), match[1], texts[int(match[2])], texts[int(match[3])] if match[3] else "")
        for match in _BLOCK.finditer(code)
    ]
    starts = [start for start, *_ in blocks]
    resources = plain_names(f"{first}.{second}" for _, kind, first, second in blocks if kind == "resource")
    profiles, owned, clear, buckets = [], [], [], []
    for match in _SETTING.finditer(code):
        number = bisect_right(starts, match.start()) - 1
        _, kind, first, second = blocks[number] if number >= 0 else (0, "", "", "")
        key, written = match[1], texts[int(match[2])]
        within = plain_name(f"{first}.{second}" if second else first)
        if kind in ("provider", "backend") and key == "profile":
            profiles.append(written)
        elif key.lower() == "owner" and kind == "resource" and plain_name(written):
            owned.append(Owned(within, plain_name(written)))
        elif kind == "backend" and key in ("bucket", "container_name"):
            buckets.append(written)
        elif written and "${" not in written and within and _is_secret(kind, key, first):
            clear.append(f"{key} of {within}")
    backends = plain_names(first for _, kind, first, _ in blocks if kind == "backend")
    return Module(
        resources,
        keys=tuple(resource for resource in resources if _KEY.fullmatch(resource.partition(".")[0])),
        profiles=plain_names(profiles),
        owned=tuple(owned),
        clear=plain_names(clear),
        variables=plain_names(first for _, kind, first, _ in blocks if kind == "variable" and is_secret_key(first)),
        backend=" ".join((*backends[:1], *(f"(bucket {bucket})" for bucket in plain_names(buckets)[:1] if backends))),
    )


def _is_secret(kind: str, key: str, first: str) -> bool:
    """Whether a setting's value is a secret: by its own name, or as what a secret variable is without another word."""
    return bool(_CLEAR.search(first if kind == "variable" and key == "default" else key))


def together(modules: list[Module]) -> Module:
    """The files of one folder as the one module that they are."""
    return Module(
        resources=tuple(part for module in modules for part in module.resources),
        keys=tuple(part for module in modules for part in module.keys),
        profiles=tuple(part for module in modules for part in module.profiles),
        owned=tuple(part for module in modules for part in module.owned),
        clear=tuple(part for module in modules for part in module.clear),
        variables=tuple(part for module in modules for part in module.variables),
        backend=next((module.backend for module in modules if module.backend), ""),
    )
