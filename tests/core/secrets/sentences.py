"""Sentences of handovers with a password in them and without: one half to tune on, one half held out."""

from __future__ import annotations

import base64
import random
import re
import string
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parents[2] / "data" / "secrets"
_SECRET = re.compile(r"\[\[(.*?)\]\]")
_DRAWN = re.compile(r"\{(\w+)(?::([^{}]*))?\}")
_SIGNS = {
    "hex": "0123456789abcdef",
    "alnum": string.ascii_letters + string.digits,
    "lower": string.ascii_lowercase + string.digits,
    "base32": string.ascii_uppercase + "234567",
    "digits": string.digits,
}
HALVES = ("development", "held-out")


class Sentence(NamedTuple):
    """A text, and the secrets in it."""

    text: str
    secrets: tuple[str, ...] = ()


def leaking(half: str) -> list[Sentence]:
    """Sentences that give a password away."""
    return [_drawn(line) for line in _half("leaking", half)]


def ordinary(half: str) -> list[str]:
    """Sentences that speak of passwords, keys and codes, and give none."""
    return [line.replace("\\n", "\n") for line in _half("ordinary", half)]


def _half(name: str, half: str) -> list[str]:
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")][HALVES.index(half) :: 2]


def _drawn(line: str) -> Sentence:
    rng = random.Random(line)
    whole = _DRAWN.sub(lambda match: _DRAW.get(match[1], _signs)(rng, match[1], match[2] or ""), line)
    secrets = tuple(_SECRET.findall(whole))
    assert secrets, line
    return Sentence(_SECRET.sub(r"\1", whole).replace("\\n", "\n"), secrets)


def _signs(rng: random.Random, alphabet: str, length: str) -> str:
    return "".join(rng.choices(_SIGNS[alphabet], k=int(length) - 1)) + ("7" if alphabet != "digits" else "1")


def _basic(_rng: random.Random, _name: str, pair: str) -> str:
    return base64.b64encode(pair.encode()).decode()


def _b64(rng: random.Random, _name: str, length: str) -> str:
    return base64.b64encode(rng.randbytes(int(length) * 3 // 4)).decode()


def _uuid(rng: random.Random, _name: str, _length: str) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128)))


_DRAW: dict[str, Callable[[random.Random, str, str], str]] = {"basic": _basic, "b64": _b64, "uuid": _uuid}
