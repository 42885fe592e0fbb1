"""What the readable files beside a run's records say, for runs whose records are gone or say less."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from resign_tui.evidence.cleaning import name
from resign_tui.evidence.sources.wandb.records import RunRecords
from resign_tui.evidence.sources.wandb.settings import figures, number_of, plain, runtime_of, whole_of


def said_by(config: dict[str, Any], summary: dict[str, Any], metadata: dict[str, Any]) -> RunRecords:
    """What the readable files beside the records say: config.yaml, wandb-summary.json and wandb-metadata.json."""
    git = metadata.get("git")
    commit = git.get("commit") if isinstance(git, dict) else ""
    return RunRecords(
        commit=_text(commit),
        config=plain(
            {key: entry["value"] for key, entry in config.items() if isinstance(entry, dict) and "value" in entry}
        ),
        metrics=figures(summary),
        runtime=runtime_of(summary),
        gpu=_text(metadata.get("gpu")),
        gpus=whole_of(metadata.get("gpu_count")) or 0,
        begun=_unix(metadata.get("startedAt")),
        step=whole_of(summary.get("_step")),
        heard=number_of(summary.get("_timestamp")) or 0.0,
    )


def _text(said: object) -> str:
    return name(said) if isinstance(said, str) else ""


def _unix(text: object) -> float:
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return 0.0
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() if moment else 0.0
