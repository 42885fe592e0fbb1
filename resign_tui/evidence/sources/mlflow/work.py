"""Runs that MLflow calls RUNNING: the ones that still write, and the ones that were left open."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence import cleaning, wording
from resign_tui.evidence.sources.mlflow import findings
from resign_tui.evidence.sources.mlflow.facts import Details, Run
from resign_tui.evidence.sources.mlflow.reading import Reading
from resign_tui.evidence.wording import headline

_FRESH_HOURS = 72
_MOST_STANDING = 3
_EPOCHS = ("epochs", "max_epochs", "num_train_epochs", "num_epochs", "n_epochs")


def proposals(reading: Reading) -> Iterator[Proposal]:
    """A record for each run with a point of the last three days; all others in one line."""
    left = []
    for run in sorted(reading.runs, key=lambda run: run.last, reverse=True):
        if run.status != "RUNNING":
            continue
        details = reading.details.get(run.id)
        if details is not None and _is_fresh(reading, _last_sign(run, details)):
            yield _record(reading, run, details)
        else:
            left.append(run)
    if left:
        yield _left_open(reading, left)


def _record(reading: Reading, run: Run, details: Details) -> Proposal:
    name, loss = reading.name(run), findings.loss_of(details)
    last = reading.time(_last_sign(run, details))
    at = wording.minute(last, reading.survey.now) if last else "an unknown time"
    epoch, steps = _epoch(details), [figure.step for figure in details.metrics.values()]
    fields = {
        "kind": "training",
        "name": name,
        "epoch": epoch,
        "step": str(max(steps)) if steps else "",
        "curve": f"MLflow run {reading.label(run)} in {reading.store.shown}",
        "loss": wording.curve(reading.reader.history(run.id, loss)) if loss else "",
    }
    fields = {key: text for key, text in fields.items() if text}
    origins = {key: f"run {reading.label(run)}" for key in fields}
    if "loss" in fields:
        origins["loss"] = f"{cleaning.name(loss)} of run {reading.label(run)}"
    stands = f", epoch {fields['epoch']}" if "epoch" in fields else ""
    return Proposal(
        source=reading.source(f"run {run.id}"),
        what=headline(f"{name}: MLflow calls it RUNNING, last point {at}"),
        why=f"The run has no end in MLflow, and its last point is of {at}. MLflow cannot say whether it goes on.",
        confidence="likely",
        record="handover.work",
        fields=fields,
        origins=origins,
        row="OW-01",
        note=f"MLflow calls {name} RUNNING; its last point is of {at}{stands} ({reading.as_read}).",
        as_of=last,
        same=reading.keys(run),
    )


def _left_open(reading: Reading, runs: list[Run]) -> Proposal:
    oldest = min(runs, key=lambda run: run.last)
    since = reading.day(oldest.last) or "an unknown day"
    names = [f"{reading.label(run)} since {reading.day(run.started) or 'an unknown day'}" for run in runs]
    they, have = ("It", "has") if len(runs) == 1 else ("They", "have")
    first = reading.name(runs[0]) if len(runs) == 1 else wording.count(len(runs), "run")
    stood = [text for run in runs[:_MOST_STANDING] if (text := _stood(reading, run))]
    return Proposal(
        source=reading.source("runs left open"),
        what=headline(f"{first} left open in MLflow since {since}"),
        why="MLflow says RUNNING and knows no end, but no point of the last three days.",
        confidence="likely",
        row="OW-01",
        note=f"Left open in MLflow: {wording.listed(names, 5)} ({reading.as_read}). "
        + " ".join((f"{they} {have} logged nothing for more than three days.", *stood)),
        as_of=reading.time(max(_last_of(reading, run) for run in runs)),
        same=tuple(key.replace("run:", "open:", 1).replace("named:", "open:", 1) for key in reading.keys(oldest)),
    )


def _stood(reading: Reading, run: Run) -> str:
    """Where a run stood when it was last heard of, as a sentence; empty where nothing tells."""
    details = reading.details.get(run.id)
    if details is None:
        return ""
    loss, epoch = findings.loss_of(details), _epoch(details)
    last = details.metrics.get(loss)
    parts = [f"epoch {epoch}"] if epoch else []
    parts += [f"{cleaning.name(loss)} {wording.number(last.value)}"] if last else []
    return f"{reading.name(run)} stood at {', '.join(parts)}." if parts else ""


def _epoch(details: Details) -> str:
    """The last epoch, with how many were planned where a setting says so."""
    epoch = details.metrics.get("epoch")
    if epoch is None:
        return ""
    planned = next((text for key in _EPOCHS if (text := cleaning.value(key, details.params.get(key, "")))), "")
    return wording.number(epoch.value) + (f" of {planned}" if planned else "")


def _last_of(reading: Reading, run: Run) -> float:
    details = reading.details.get(run.id)
    return _last_sign(run, details) if details else run.last


def _last_sign(run: Run, details: Details) -> float:
    """When the run was last heard of."""
    return max((figure.at for figure in details.metrics.values()), default=run.started or 0.0)


def _is_fresh(reading: Reading, moment: float) -> bool:
    return abs(reading.survey.now.timestamp() - moment) < _FRESH_HOURS * 3600
