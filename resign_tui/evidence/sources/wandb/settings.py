"""What may be kept of a run's settings and figures."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from resign_tui.evidence.cleaning import is_secret_key, name, value

SETTINGS_MOST = 500
_MOST_COUNTED = 1e15
_PRIVATE_KEY = re.compile(
    r"(?:^|[._/-])(?:user|user_?name|e?mail|host|host_?name|node|args?)(?:$|[._/-])", re.IGNORECASE
)
_PRIVATE_VALUE = re.compile(r"://|^[~/]|\S@[\w-]+\.[a-z]{2}|\\", re.IGNORECASE)


def plain(settings: Mapping[str, object]) -> dict[str, str]:
    """Settings that may be shown, numbers first; no secret, address, path or name of a person, nothing of W&B's own."""
    apart: dict[str, object] = {}
    for key, said in list(settings.items())[:SETTINGS_MOST]:
        inner = {f"{key}.{part}": value for part, value in said.items()} if isinstance(said, dict) else {key: said}
        apart |= dict(list(inner.items())[:SETTINGS_MOST])
    shown = {
        name(key): value(key, said)
        for key, said in apart.items()
        if not key.startswith("_")
        and said is not None
        and not isinstance(said, list)
        and not (isinstance(said, str) and _PRIVATE_VALUE.search(said))
        and not _PRIVATE_KEY.search(key)
    }
    pairs = [(key, text) for key, text in shown.items() if key and text]
    return dict(sorted(pairs, key=lambda pair: number_of(pair[1]) is None))


def figures(summary: Mapping[str, object]) -> dict[str, float]:
    """The last figure of each metric, without those of W&B's own and of the machine."""
    pairs = ((key, number_of(said)) for key, said in list(summary.items())[:SETTINGS_MOST])
    return {
        name(key): figure
        for key, figure in pairs
        if figure is not None and not key.startswith(("_", "system/")) and not is_secret_key(key)
    }


def number_of(said: object) -> float | None:
    """A figure; None for what is none, among them the words true and false."""
    if isinstance(said, bool) or not isinstance(said, int | float | str):
        return None
    try:
        return float(said)
    except (ValueError, OverflowError):
        return None


def whole_of(said: object) -> int | None:
    """A whole figure such as a step; None for what is none, and for more than any run ever counted."""
    figure = number_of(said)
    return int(figure) if figure is not None and abs(figure) < _MOST_COUNTED else None


def runtime_of(summary: Mapping[str, object]) -> float:
    """How many seconds a run took; 0 where its summary does not say."""
    inner = summary.get("_wandb")
    said = number_of(inner.get("runtime")) if isinstance(inner, dict) else None
    seconds = said or number_of(summary.get("_wandb.runtime")) or number_of(summary.get("_runtime")) or 0.0
    return seconds if math.isfinite(seconds) else 0.0
