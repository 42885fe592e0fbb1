"""What follows from runs: which figure counts and in which order, what people noted, sweeps, and who ran what."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from resign_tui.core.evidence.identity import Identities
from resign_tui.evidence import metrics
from resign_tui.evidence.sources.mlflow.facts import (
    HIGHER,
    MOST_DETAILS,
    NOTE,
    PARENT,
    PRIMARY,
    Details,
    Experiment,
    Run,
)

Verdict = Literal["promising", "dead end"]

_ENDS: Mapping[str, metrics.Order] = {"true": "highest", "false": "lowest"}
_NO_RESULT = re.compile(
    r"^(?:epoch|step|global_step|lr|learning_rate|system/.*|gpu.*|cpu.*)$|^(?:train|training)(?:[/_.-]|$)"
)

_DEAD = re.compile(
    r"\bdead[ -]?end|\babandon|\bgave up\b|\bgive up\b|\b(?:do|did|does)(?: not|n't) (?:help|work|train|converge)"
    r"|\bworse\b|\bdiverge|\bno gain\b|\bnot worth\b|\bdropped\b|\breject|\bfail|\bbad\b",
    re.IGNORECASE,
)
_GOOD = re.compile(r"\bpromising\b|\bworth\b|\bwins?\b|\bbetter\b|\bimprov|\bkeep\b|\bgood\b|\bwinner\b", re.IGNORECASE)
_SHARED_LOGINS = frozenset(
    re.findall(
        r"\S+", "root user ubuntu admin administrator jovyan mlflow airflow docker runner jenkins ec2-user hadoop spark"
    )
)
"""Logins that are a machine's and nobody's own."""

_NEWEST_OPEN, _NEWEST_NOTED, _NEWEST_FAILED, _NEWEST_SWEPT = 5, 15, 8, 20


class Ranking(msgspec.Struct, frozen=True):
    """One figure of the finished runs that have it, the highest or the lowest first."""

    metric: str
    end: metrics.Order
    known: tuple[tuple[float, Run], ...]


class Users(msgspec.Struct, frozen=True):
    """Whose runs they are. others: logins of somebody else. is_unknown: several people, none known as the person."""

    others: frozenset[str]
    is_unknown: bool
    number: int


def users(runs: Iterable[Run], me: Identities) -> Users:
    """Who ran what; others are told apart only in a store that also names the person."""
    logins = {run.user.strip() for run in runs} - {""}
    own = {login for login in logins if me.has_handle(login)}
    people = {login for login in logins - own if login.lower() not in _SHARED_LOGINS}
    if own:
        return Users(frozenset(people), False, len(people))
    return Users(frozenset(), len(people) > 1, len(people))


def is_result(metric: str) -> bool:
    """Whether a metric tells how good a run became, rather than how far it is."""
    return not _NO_RESULT.search(metric.lower())


def primary_metric(experiment: Experiment, names: Counter[str]) -> tuple[str, metrics.Order] | None:
    """The metric that counts, and which run it puts first.

    It is the one that MLflow was told, or that the experiment's note names, else the score, else the loss that most
    runs have. None where no name tells an order.
    """
    told = experiment.tags.get(PRIMARY, "").strip()
    if told in names:
        end = _ENDS.get(experiment.tags.get(HIGHER, "").strip().lower()) or metrics.order(told)
        return (told, end) if end else None
    candidates = [(name, number) for name, number in names.items() if is_result(name)]
    known = [(name, number, end) for name, number in candidates if (end := metrics.order(name))]
    if not known:
        return None
    note = experiment.tags.get(NOTE, "")
    most = max(number for _, number, _ in known)
    name, _, end = min(
        known,
        key=lambda entry: (entry[0] not in note, entry[2] == "lowest" or 2 * entry[1] < most, -entry[1], entry[0]),
    )
    return name, end


def ranking(metric: str, end: metrics.Order, values: Mapping[str, float], runs: Iterable[Run]) -> Ranking:
    """The finished runs that have the figure, in order; what is no number is left out."""
    known = [(values[run.id], run) for run in runs if run.id in values and math.isfinite(values[run.id])]
    known.sort(key=lambda entry: (entry[0] if end == "lowest" else -entry[0], entry[1].last))
    return Ranking(metric, end, tuple(known))


def verdict(run: Run) -> Verdict | None:
    """What somebody noted of a run: their own tag decides, else the first word of the note that tells."""
    for text in (run.verdict.replace("_", " "), run.tags.get(NOTE, "")):
        dead, good = _DEAD.search(text), _GOOD.search(text)
        if dead and (not good or dead.start() < good.start()):
            return "dead end"
        if good:
            return "promising"
    return None


def loss_of(details: Details) -> str:
    """The metric whose curve tells how a run goes; empty where there is none."""
    return metrics.curve_name(sorted(details.metrics, key=lambda name: (len(name), name)))


def children(runs: Iterable[Run]) -> Mapping[str, Sequence[Run]]:
    """The runs of each sweep by their parent, oldest first."""
    found: dict[str, list[Run]] = {}
    for run in sorted(runs, key=lambda run: run.started or 0.0):
        if parent := run.tags.get(PARENT, "").strip():
            found.setdefault(parent, []).append(run)
    return {parent: swept for parent, swept in found.items() if len(swept) > 1}


def varied(details: Iterable[Details]) -> Mapping[str, Sequence[str]]:
    """The settings that differ among runs, each with its values in order."""
    settings: dict[str, set[str]] = {}
    for one in details:
        for key, text in one.params.items():
            settings.setdefault(key, set()).add(text)
    return {key: sorted(texts, key=_in_order) for key, texts in sorted(settings.items()) if len(texts) > 1}


def rarest_first(params: Mapping[str, str], among: Iterable[Details]) -> Mapping[str, str]:
    """Settings in the order in which they set a run apart from the others."""
    usual = Counter(pair for details in among for pair in details.params.items())
    return dict(sorted(params.items(), key=lambda pair: (usual[pair], pair[0])))


def chosen(runs: Sequence[Run], registered: Collection[str]) -> list[str]:
    """The runs that are read whole: behind registered models, open, noted, failed, of sweeps, then the newest."""
    newest = sorted(runs, key=lambda run: run.last, reverse=True)
    swept = [run for group in children(newest).values() for run in group]
    groups = (
        [run for run in newest if run.id in registered],
        [run for run in newest if run.status == "RUNNING"][:_NEWEST_OPEN],
        [run for run in newest if verdict(run)][:_NEWEST_NOTED],
        [run for run in newest if run.status in ("FAILED", "KILLED")][:_NEWEST_FAILED],
        sorted(swept, key=lambda run: run.last, reverse=True)[:_NEWEST_SWEPT],
        [run for run in newest if run.status == "FINISHED"],
    )
    return list(dict.fromkeys(run.id for group in groups for run in group))[:MOST_DETAILS]


def _in_order(text: str) -> tuple[float, str]:
    try:
        figure = float(text)
    except ValueError:
        return math.inf, text
    return (figure, text) if not math.isnan(figure) else (math.inf, text)
