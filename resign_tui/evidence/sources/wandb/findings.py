"""What the runs of one project came to: which looked promising, which failed, in the person's words where there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from resign_tui.core.answers.leaks import Find
from resign_tui.evidence import metrics, wording
from resign_tui.evidence.cleaning import line
from resign_tui.evidence.sources.wandb.runs import Run

_GOOD = re.compile(
    r"\b(?:promising|works|worked|keep|winner|good|great|best|better|improves?|improved)\b", re.IGNORECASE
)
_BAD = re.compile(
    r"\b(?:diverge[sd]?|diverging|fail(?:s|ed|ure)?|worse|bad|broken|discard|dead[- ]end|useless|nan|no gain|not worth"
    r"|does(?: not|n't) (?:work|help|train|converge)|overfits?)\b",
    re.IGNORECASE,
)
_MOST_RANKED = 3
_MOST_LINES = 8
_LONG_RUN = 60
"""Seconds from which the length of a run is worth telling."""


class Findings(msgspec.Struct, frozen=True):
    """Lines for the record: what looked promising, what failed, and as many reasons. judged: not only their words."""

    promising: tuple[str, ...] = ()
    dead_ends: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    metric: str = ""
    judged: bool = False


def of(runs: Sequence[Run], find: Find) -> Findings:
    """What the finished and the failed runs of a project say; a line in which a secret is found is the name alone."""

    def shown(text: str, run: Run) -> str:
        return run.title if find(text) else text

    failed = [run for run in runs if _is_failed(run)]
    disliked = [run for run in runs if run not in failed and run.state == "finished" and _verdict(run) == "bad"]
    finished = [run for run in runs if run.state == "finished" and run not in failed]
    metric = _metric(finished)
    ranked = _ranked(finished, metric)
    places = {run.id: _place(run, ranked, metric) for run in ranked[:_MOST_RANKED]} if len(ranked) > 1 else {}
    liked = [run for run in finished if run not in disliked and (run.id in places or _verdict(run) == "good")]
    liked.sort(key=lambda run: list(places).index(run.id) if run.id in places else len(places))
    down = [*failed, *disliked][:_MOST_LINES]
    return Findings(
        promising=tuple(shown(_praise(run, places.get(run.id, ""), metric), run) for run in liked[:_MOST_LINES]),
        dead_ends=tuple(shown(_down(run), run) for run in down),
        reasons=tuple(shown(_reason(run, metric), run) for run in down),
        metric=metric if places else "",
        judged=bool(places or failed),
    )


def said(run: Run) -> str:
    """The person's own words about a run, in quotation marks; empty where there are none."""
    words = line(run.records.notes.replace("\n", " "))
    return f"“{words}”" if words else ""


def _is_failed(run: Run) -> bool:
    return run.state == "failed" or (run.state == "finished" and run.ends_as_nan)


def _verdict(run: Run) -> str:
    """Whether the notes and tags of a run speak well of it or badly; nothing where they do neither or both."""
    words = " ".join((run.records.notes, *run.records.tags))
    good, bad = bool(_GOOD.search(words)), bool(_BAD.search(words))
    return "good" if good and not bad else "bad" if bad and not good else ""


def _metric(runs: Sequence[Run]) -> str:
    """The metric by which runs are compared: one of validation that most runs have and whose name has an order."""
    counted = Counter(
        metric
        for run in runs
        for metric, figure in run.records.metrics.items()
        if metrics.order(metric) and figure == figure
    )
    names = sorted(
        counted,
        key=lambda metric: (
            -counted[metric],
            not metrics.is_validation(metric),
            metrics.order(metric) == "lowest",
            metric,
        ),
    )
    return names[0] if names else ""


def _ranked(runs: Sequence[Run], metric: str) -> list[Run]:
    figures = {run.id: run.records.metrics.get(metric, float("nan")) for run in runs}
    measured = [run for run in runs if figures[run.id] == figures[run.id]]
    return sorted(measured, key=lambda run: figures[run.id], reverse=metrics.order(metric) == "highest")


def _place(run: Run, ranked: Sequence[Run], metric: str) -> str:
    """Where a run stands among the finished ones: "highest of 8 finished runs"; only its figure further down."""
    figure, top = run.records.metrics[metric], ranked[0].records.metrics[metric]
    text = f"{metric} {wording.number(figure)}"
    if figure != top:
        return text
    shared = sum(other.records.metrics[metric] == top for other in ranked) > 1
    return f"{text}, {'among the ' if shared else ''}{metrics.order(metric)} of {len(ranked)} finished runs"


def _praise(run: Run, place: str, metric: str) -> str:
    return _joined(f"{run.title}: {said(run)}" if said(run) else f"{run.title}:", place or _result(run, metric), run)


def _joined(opening: str, result: str, run: Run) -> str:
    settings = wording.settings(run.records.config)
    details = "; ".join(part for part in (result, settings, _effort(run)) if part)
    return line(f"{opening} {details}".rstrip(" :"))


def _effort(run: Run) -> str:
    if run.records.runtime < _LONG_RUN:
        return ""
    many = f"{run.records.gpus} × " if run.records.gpus > 1 else ""
    on = f" on {many}{run.records.gpu}" if run.records.gpu else ""
    return f"{wording.duration(run.records.runtime)}{on}"


def _result(run: Run, metric: str) -> str:
    figure = run.records.metrics.get(metric)
    return f"{metric} {wording.number(figure)}" if figure is not None else ""


def _down(run: Run) -> str:
    if run.state == "failed":
        return f"{run.title} failed"
    return f"{run.title} ended without a number" if run.ends_as_nan else f"{run.title}: {said(run)}"


def _reason(run: Run, metric: str) -> str:
    """Why a run counts as failed: code, the step of the last number, the person's words, the settings."""
    curve = run.records.curve
    since = f"after step {curve.nan_after}" if curve.nan_after is not None else "from the beginning"
    parts = [
        f"exit code {run.records.exit}" if run.state == "failed" else "",
        f"{curve.key} NaN {since}" if run.ends_as_nan else _result(run, metric),
        said(run) if _is_failed(run) else "its notes say so",
    ]
    return _joined("; ".join(part for part in parts if part) + ";", "", run).rstrip("; ") or "no reason noted"
