"""Experiments: where their runs are, what people noted of them, what came out highest, what failed, what was swept."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence import cleaning, wording
from resign_tui.evidence.sources.mlflow import findings
from resign_tui.evidence.sources.mlflow.facts import NOTE, Experiment, Run
from resign_tui.evidence.sources.mlflow.reading import Reading
from resign_tui.evidence.wording import headline

_NOT_MEANT = re.compile(r"\b(?:scratch|tmp|temp|test|tests|testing|debug|playground|sandbox|do not use|trash)\b")
_MOST_NOTED, _MOST_FAILED, _MOST_SWEEPS, _TOP = 8, 8, 5, 3
_MOST_EXPERIMENTS = 15
_SAME_RUNS = 5
"""Runs by which the same experiment is recognised in another store."""

_NO_REASON = "no reason noted"


def proposals(reading: Reading) -> Iterator[Proposal]:
    """The experiments with the newest runs first."""
    with_runs = [(experiment, reading.of_experiment(experiment)) for experiment in reading.experiments]
    meant = [(experiment, runs) for experiment, runs in with_runs if runs and _is_meant(experiment, runs)]
    meant.sort(key=lambda pair: pair[1][0].last, reverse=True)
    for experiment, runs in meant[:_MOST_EXPERIMENTS]:
        yield _record(reading, experiment, runs)
        yield from _ranked(reading, experiment, runs)
        yield from _failed(reading, experiment, runs)
        yield from _swept(reading, experiment, runs)
    if len(meant) > _MOST_EXPERIMENTS:
        rest = wording.count(len(meant) - _MOST_EXPERIMENTS, "experiment")
        reading.survey.told(f"{reading.store.shown}: {rest} with older runs left out.")


def _is_meant(experiment: Experiment, runs: Sequence[Run]) -> bool:
    """Whether it is work to hand over; a name may say that it is not, unless somebody noted something."""
    return not _NOT_MEANT.search(experiment.name.lower().replace("_", " ")) or any(map(findings.verdict, runs))


def _record(reading: Reading, experiment: Experiment, runs: Sequence[Run]) -> Proposal:
    name = cleaning.name(experiment.name) or experiment.id
    number, size = wording.count(len(runs), "run"), reading.size
    promising = [line for run in runs if findings.verdict(run) == "promising" and (line := _praise(reading, run))]
    dead = [_dead_end(reading, run) for run in runs if findings.verdict(run) == "dead end"]
    fields = {
        "project": name,
        "tracker": "mlflow",
        "export": f"{number}, {reading.store.shown}{f', {size}' if size else ''}, on my machine; no export is noted",
        "promising": "\n".join(promising[:_MOST_NOTED]),
        "dead_end": "\n".join(idea for idea, _ in dead[:_MOST_NOTED]),
        "why": "\n".join(why for _, why in dead[:_MOST_NOTED]),
    }
    fields = {key: text for key, text in fields.items() if text}
    origins = dict.fromkeys(fields, reading.store.shown)
    origins |= {key: "notes and tags of its runs" for key in ("promising", "dead_end", "why") if key in fields}
    newest = max(run.last for run in runs)
    note = reading.quoted(experiment.tags.get(NOTE, ""))
    by_age = sorted(runs, key=lambda run: (run.started or 0.0, reading.name(run)))[:_SAME_RUNS]
    return Proposal(
        source=reading.source(f"experiment {name}"),
        what=headline(f"{name}: {number} in MLflow, on one machine"),
        why="MLflow's store says it; what is in quotation marks is what somebody wrote there.",
        confidence="certain",
        record="handover.experiment",
        fields=fields,
        origins=origins,
        row="ET-01",
        note=f"{name} has {number} in MLflow{_days(reading, runs)} ({reading.as_read}). They lie on my machine."
        + (f" Its note says: {note}" if note else ""),
        as_of=reading.time(newest),
        vanishes=True,
        same=tuple(f"experiment:mlflow:{name}:{key}" for run in by_age for key in reading.keys(run)),
    )


def _days(reading: Reading, runs: Sequence[Run]) -> str:
    """From when to when the runs are; empty where no time is known."""
    times = [moment for run in runs for moment in (run.started, run.ended) if moment]
    days = dict.fromkeys(reading.day(moment) for moment in (min(times), max(times))) if times else {}
    return f", {' to '.join(days)}" if all(days) and days else ""


def _praise(reading: Reading, run: Run) -> str:
    """A run that somebody praised, with its figure and their words."""
    words = reading.quoted(run.tags.get(NOTE, "")) or reading.quoted(run.verdict)
    return f"{reading.name(run)}{_figure(reading, run)}: {words}" if words else ""


def _dead_end(reading: Reading, run: Run) -> tuple[str, str]:
    """What somebody called a dead end, and why in their words; each one line."""
    return f"{reading.name(run)}{_figure(reading, run)}", reading.quoted(run.tags.get(NOTE, "")) or _NO_REASON


def _figure(reading: Reading, run: Run) -> str:
    """The figure that counts, in brackets, and its place where it is the first."""
    ranking = reading.ranking(run.experiment)
    place = next((at for at, (_, known) in enumerate(ranking.known) if known.id == run.id), None) if ranking else None
    if ranking is None or place is None:
        return ""
    first = f", {ranking.end} of {len(ranking.known)} finished runs" if place == 0 and len(ranking.known) > 1 else ""
    return f" ({cleaning.name(ranking.metric)} {wording.number(ranking.known[place][0])}{first})"


def _ranked(reading: Reading, experiment: Experiment, runs: Sequence[Run]) -> Iterator[Proposal]:
    """What came out first, where the record of the experiment does not praise that very run with its figure."""
    ranking = reading.ranking(experiment.id)
    if ranking is None or len(ranking.known) < 2:
        return
    praised = [run.id for run in runs if findings.verdict(run) == "promising" and _praise(reading, run)][:_MOST_NOTED]
    if ranking.known[0][1].id in praised:
        return
    name, metric = cleaning.name(experiment.name), cleaning.name(ranking.metric)
    figures = [f"{wording.number(figure)} ({reading.name(run)})" for figure, run in ranking.known[:_TOP]]
    figure, first = ranking.known[0]
    finished = wording.count(len(ranking.known), "finished run")
    yield Proposal(
        source=reading.source(f"experiment {name}, {metric}"),
        what=headline(f"{name}: {metric} {wording.number(figure)}, {ranking.end} of {finished}"),
        why=f"The last {metric} of each finished run was compared; which way is good, its name tells.",
        confidence="likely",
        row="ET-07",
        note=f"The {ranking.end} {metric} of {finished} in {name} is {figures[0]}, "
        f"of {reading.day(first.last) or 'an unknown day'}; then {' and '.join(figures[1:])} ({reading.as_read}).",
        as_of=reading.time(first.last),
        same=tuple(f"ranking:{name}:{key}" for key in reading.keys(first)),
    )


def _failed(reading: Reading, experiment: Experiment, runs: Sequence[Run]) -> Iterator[Proposal]:
    failed = [run for run in runs if run.status in ("FAILED", "KILLED")]
    if not failed:
        return
    name = cleaning.name(experiment.name)
    told = [_how_it_ended(reading, run) for run in failed[:_MOST_FAILED]]
    rest = len(failed) - len(told)
    first = reading.name(failed[0]) if len(failed) == 1 else wording.count(len(failed), "run")
    yield Proposal(
        source=reading.source(f"experiment {name}, failed runs"),
        what=headline(f"{name}: {first} failed or killed"),
        why="MLflow says how the runs ended; it does not say why, so the idea may still be good.",
        confidence="likely",
        row="ET-03",
        note=f"In {name}: {'; '.join(told)}{f'; and {rest} more' if rest else ''} ({reading.as_read}). "
        "MLflow notes no reason.",
        as_of=reading.time(failed[0].last),
        same=tuple(f"failed:{name}:{key}" for key in reading.keys(failed[0])),
    )


def _how_it_ended(reading: Reading, run: Run) -> str:
    """A failed run in words: bf16-big-batch failed after 21 min, val_loss NaN from step 4."""
    how = "failed" if run.status == "FAILED" else "was killed"
    after = f" after {wording.duration(run.seconds)}" if run.seconds is not None else ""
    return f"{reading.name(run)} {how}{after}{_nan(reading, run)}"


def _nan(reading: Reading, run: Run) -> str:
    details = reading.details.get(run.id)
    names = [key for key, figure in details.metrics.items() if math.isnan(figure.value)] if details else []
    if not names:
        return ""
    name = min(names, key=lambda key: (not findings.is_result(key), key))
    step = next((step for step, figure in reading.reader.history(run.id, name) if math.isnan(figure)), None)
    return f", {cleaning.name(name)} NaN" + (
        f" from step {wording.number(step)}" if step is not None else " at the end"
    )


def _swept(reading: Reading, experiment: Experiment, runs: Sequence[Run]) -> Iterator[Proposal]:
    """One proposal for each sweep whose parent is known, newest first."""
    parents = [
        (reading.by_id[parent], swept) for parent, swept in findings.children(runs).items() if parent in reading.by_id
    ]
    parents.sort(key=lambda pair: pair[0].last, reverse=True)
    for parent, swept in parents[:_MOST_SWEEPS]:
        settings = findings.varied(reading.details[run.id] for run in swept if run.id in reading.details)
        ranges = [text for key, texts in settings.items() if (text := _range(key, texts))][:3]
        name = reading.name(parent)
        line = ", ".join((f"{name}: {wording.count(len(swept), 'run')}", *ranges))
        top = _top_of(reading, swept, [key for key in settings if _range(key, settings[key])])
        yield Proposal(
            source=reading.source(f"sweep {parent.id}"),
            what=headline(line),
            why=f"Its runs name {name} as their parent; the settings are those that differ among them.",
            confidence="certain",
            row="ET-08",
            note=f"{line}{top} ({reading.as_read}).",
            as_of=reading.time(parent.last),
            same=tuple(f"sweep:{key}" for key in reading.keys(parent)),
        )


def _range(key: str, texts: Sequence[str]) -> str:
    """The values of a setting from first to last; empty where they are not to be shown."""
    first, last = cleaning.value(key, texts[0]), cleaning.value(key, texts[-1])
    return f"{cleaning.name(key)} {first} to {last}" if first and last else ""


def _top_of(reading: Reading, swept: Sequence[Run], settings: Sequence[str]) -> str:
    """Which run of a sweep came out first, by the figure that counts."""
    ranking = reading.ranking(swept[0].experiment)
    ids = {run.id for run in swept}
    first = next(((figure, run) for figure, run in ranking.known if run.id in ids), None) if ranking else None
    if ranking is None or first is None:
        return ""
    figure, run = first
    params = reading.details[run.id].params if run.id in reading.details else {}
    at = ", ".join(
        f"{cleaning.name(key)} {text}" for key in settings[:3] if (text := cleaning.value(key, params.get(key)))
    )
    return f"; {cleaning.name(ranking.metric)} {ranking.end} at {at or reading.name(run)}: {wording.number(figure)}"
