"""What stands in the small files of MLflow's folder: descriptions, and the points of a figure."""

from __future__ import annotations

import re

from resign_tui.evidence.sources.mlflow.facts import Metric

_PLAIN_LINE = re.compile(r"([A-Za-z_]+): ([\w.+][\w./+=()-]*)")
_QUOTED_LINE = re.compile(r"([A-Za-z_]+): '([^'\\]*)'")


def description(data: bytes) -> dict[str, str]:
    """A description in which every line is "name: plain value"; empty for any other."""
    meta = {}
    for line in data.decode("utf-8", "replace").splitlines():
        match = _PLAIN_LINE.fullmatch(line) or _QUOTED_LINE.fullmatch(line)
        if match:
            if match[2] != "null":
                meta[match[1]] = match[2]
        elif not line.startswith(("artifact_uri: ", "artifact_location: ", "tags: [")):
            return {}
    return meta


def point(line: bytes) -> Metric | None:
    """A line "milliseconds value step"; None for what is none."""
    parts = line.split()
    if len(parts) not in (2, 3):
        return None
    try:
        at, value, step = int(parts[0]), float(parts[1]), int(parts[2]) if len(parts) == 3 else 0
    except ValueError:
        return None
    return Metric(value, step, at / 1000) if len(parts[0]) < 20 and abs(step) < 2**63 else None
