"""Runs of a small tracker made into one record of an experiment."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import cleaning, metrics, wording
from resign_tui.evidence.survey import Store
from resign_tui.evidence.wording import headline

_MOST = 3


class Outcome(msgspec.Struct, frozen=True):
    """One run. figures: its last figures. failed: why it counts as failed, empty where it does not."""

    name: str
    figures: Mapping[str, float]
    settings: Mapping[str, object]
    failed: str = ""
    moment: datetime | None = None


def experiment(project: str, tool: str, runs: Sequence[Outcome], store: Store, why: str) -> Proposal:
    """The record: how many runs, the first ones by the figure that most have, and the failed ones."""
    number = wording.count(len(runs), "run")
    failed = [run for run in runs if run.failed]
    promising = _ranked([run for run in runs if not run.failed])
    fields = {
        "project": cleaning.name(project),
        "tracker": "other",
        "export": f"{number} of {tool} in {store.shown} on my machine; not exported",
        "promising": "\n".join(promising),
        "dead_end": "\n".join(f"{run.name} failed" for run in failed),
        "why": "\n".join(f"{run.failed}{_with(run)}" for run in failed),
    }
    kept = {key: text for key, text in fields.items() if text}
    moment = max((run.moment for run in runs if run.moment), default=None)
    ends = f", {len(failed)} of them failed" if failed else ""
    newest = f", the newest of {wording.day(moment)}" if moment else ""
    return Proposal(
        source=Source("trackers", store.shown, cleaning.name(project)),
        what=headline(project, f"{number} of {tool}{ends}"),
        note=" ".join([f"{store.shown} holds {number} of {tool}{ends}{newest}.", *(f"{text}." for text in promising)]),
        why=why,
        confidence="likely",
        record="handover.experiment",
        fields=kept,
        origins=dict.fromkeys(kept, why) | {"tracker": tool, "export": "folders there"},
        row="ET-01",
        as_of=moment,
    )


def _ranked(runs: Sequence[Outcome]) -> list[str]:
    """The first three by one figure, where its name tells which way is up."""
    names = [name for run in runs for name, figure in run.figures.items() if math.isfinite(figure)]
    ordered = sorted(dict.fromkeys(names), key=lambda name: (-names.count(name), names.index(name)))
    directed = [name for name in ordered if metrics.order(name)]
    highest = next((name for name in directed if metrics.order(name) == "highest"), "")
    chosen = highest or metrics.curve_name(directed) or next(iter(directed), "")
    measured = [run for run in runs if math.isfinite(run.figures.get(chosen, math.nan))]
    measured.sort(key=lambda run: run.figures[chosen], reverse=chosen == highest)
    return [
        f"{run.name}: {cleaning.name(chosen)} {wording.number(run.figures[chosen])}"
        f"{f', {metrics.order(chosen)} of {len(measured)}' if not at and len(measured) > 1 else ''}{_with(run)}"
        for at, run in enumerate(measured[:_MOST])
    ]


def _with(run: Outcome) -> str:
    settings = wording.settings(run.settings)
    return f" ({settings})" if settings else ""
