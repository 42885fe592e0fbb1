"""Trainings of Lightning: metrics.csv, hparams.yaml, and checkpoints, of which the names alone are told."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain

import msgspec

from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.evidence import limits, wording
from resign_tui.evidence.cleaning import name as short
from resign_tui.evidence.cleaning import place
from resign_tui.evidence.formats import yaml_file
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.listing import Entry, is_in_a_home, listed, newest
from resign_tui.evidence.metrics import lost_from
from resign_tui.evidence.ongoing_training import Standing, curve_key, work
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.lightning.metrics_csv import Metrics, parse
from resign_tui.evidence.survey import Spent, Stopped, Store, Survey
from resign_tui.evidence.walk import Folder
from resign_tui.evidence.wording import headline

_NAME = "lightning"
_VERSION = re.compile(r"version_(\d{1,9})")
_CHECKPOINT = re.compile(r"(?:.*-)?epoch=(\d{1,9})-step=(\d{1,12})(?:-v\d+)?\.ckpt")
_METRICS, _HPARAMS, _FOLDER = "metrics.csv", "hparams.yaml", "checkpoints"
_PLANNED = frozenset(("max_epochs", "epochs", "num_epochs", "n_epochs", "num_train_epochs"))
_MOST_VERSIONS = 60
_MOST_LINES = 3


class Version(msgspec.Struct, frozen=True):
    """One training. shown: its folder. settings: what hparams.yaml holds. checkpoints: the files, by name."""

    name: str
    shown: str
    metrics: Metrics
    settings: Mapping[str, object]
    checkpoints: Mapping[str, Entry]
    moment: datetime

    @property
    def epochs_done(self) -> int:
        """How many epochs were begun; Lightning counts them from 0."""
        return 1 + max((self.metrics.epoch, *(int(match[1]) for match in self._matches)), default=-1)

    @property
    def step(self) -> int:
        """The last step that a checkpoint or the log names; 0 where none does."""
        return max((self.metrics.step, *(int(match[2]) for match in self._matches)), default=0)

    @property
    def planned(self) -> int:
        """How many epochs the settings name; 0 where they name none."""
        figures = (
            raw for key, raw in self.settings.items() if key.rpartition(".")[2] in _PLANNED and isinstance(raw, str)
        )
        return next((int(raw) for raw in figures if raw.isdecimal() and len(raw) < 9), 0)

    @property
    def diverged_from(self) -> float | None:
        """The step from which on a loss is no number."""
        starts = [start for points in self.metrics.losses.values() if (start := lost_from(points)) is not None]
        return min(starts, default=None)

    @property
    def lowest(self) -> float | None:
        """The lowest loss on its curve."""
        return min((figure for _, figure in self.metrics.curve if math.isfinite(figure)), default=None)

    @property
    def _matches(self) -> list[re.Match[str]]:
        return [match for name in self.checkpoints if (match := _CHECKPOINT.fullmatch(name))]


def _stores(folder: Folder) -> Iterable[str]:
    """The folder that holds versions, or one that is a version by itself."""
    if any(_VERSION.fullmatch(name) for name in folder.folders):
        return ("",)
    is_within = _VERSION.fullmatch(folder.path.name) and folder.path != folder.root
    has_log = _METRICS in folder.files and (_HPARAMS in folder.files or _FOLDER in folder.folders)
    return ("",) if has_log and not is_within else ()


def _read(store: Store, survey: Survey) -> Iterator[Proposal]:
    entries = listed(survey, store.path)
    numbers = (
        int(match[1]) for name, entry in entries.items() if entry.is_folder and (match := _VERSION.fullmatch(name))
    )
    names = [f"version_{number}" for number in sorted(numbers, reverse=True)]
    if len(names) > _MOST_VERSIONS:
        survey.told(f"{store.shown}: the newest {_MOST_VERSIONS} of {len(names)} trainings were read.")
    found = [_version(store, name, survey) for name in names[:_MOST_VERSIONS]]
    if not names:
        found = [_version(store, "", survey)]
    versions = [version for version in found if version is not None]
    if not versions:
        return
    yield from _work(versions, store, survey)
    compared = [version for version in versions if version.metrics.losses]
    if compared:
        yield _experiment(compared, store)
    if is_in_a_home(store.path):
        yield from _weights(versions, store)


def _version(store: Store, name: str, survey: Survey) -> Version | None:
    """A training with a log or a checkpoint; None for a folder without either."""
    path = store.path / name if name else store.path
    entries = listed(survey, path)
    has_folder = _FOLDER in entries and entries[_FOLDER].is_folder
    files = listed(survey, path / _FOLDER) if has_folder else {}
    checkpoints = {name: entry for name, entry in files.items() if name.endswith(".ckpt")}
    metrics = Metrics()
    if _METRICS in entries:
        shown = store.below(name, _METRICS) if name else store.below(_METRICS)
        try:
            metrics = parse(*survey.read_ends(path / _METRICS, limits.LINES_FILE, limits.LINES_ENDS))
        except (Spent, Stopped):
            raise
        except Unreadable as error:
            survey.told(f"{shown} was not read: {error}; the curve of that training is missing.")
    if not checkpoints and metrics.epoch < 0 and not metrics.losses:
        return None
    settings = _settings(store, name, survey) if _HPARAMS in entries else {}
    log = {_METRICS: entries[_METRICS]} if _METRICS in entries else {}
    moment = newest({**checkpoints, **log}) or survey.now
    shown = store.below(name) if name else store.shown
    return Version(name or short(store.path.name), shown, metrics, settings, checkpoints, moment)


def _settings(store: Store, name: str, survey: Survey) -> dict[str, object]:
    path = store.path / name / _HPARAMS if name else store.path / _HPARAMS
    shown = store.below(name, _HPARAMS) if name else store.below(_HPARAMS)
    try:
        return dict(yaml_file.table(yaml_file.first(survey.read(path, limits.SETTINGS_FILE))))
    except (Spent, Stopped):
        raise
    except Unreadable as error:
        survey.told(f"{shown} was not read: {error}; the settings of that training are missing.")
        return {}


def _title(store: Store) -> str:
    """The last two folders: the last one alone is lightning_logs for everybody."""
    return short("/".join(store.shown.split("/")[-2:]))


def _work(versions: Sequence[Version], store: Store, survey: Survey) -> Iterator[Proposal]:
    """The newest training, where it may go on, and every other that is short of what its settings plan."""
    open_ones = [version for version in versions if version.diverged_from is None]
    newest_one = max(open_ones, key=lambda version: version.moment, default=None)
    for version in open_ones:
        is_unfinished = 0 < version.epochs_done < version.planned
        if not is_unfinished and (version is not newest_one or version.planned):
            continue
        standing = _standing(version, is_unfinished)
        proposal = work(
            standing,
            Source(_NAME, store.shown, version.name),
            survey.now,
            (f"events:{version.shown}", *curve_key(version.name, wording.curve(standing.points))),
        )
        if proposal is not None:
            yield proposal


def _standing(version: Version, is_unfinished: bool) -> Standing:
    has_log = version.metrics.epoch >= 0 or bool(version.metrics.losses)
    told_in = f"{version.name}/{_METRICS}" if has_log else f"names in {version.name}/{_FOLDER}"
    done = str(version.epochs_done) if version.epochs_done else ""
    planned = (
        f"its settings plan {version.planned} epochs" if version.planned else "how many epochs were planned is not said"
    )
    return Standing(
        short("/".join(version.shown.split("/")[-2:])),
        version.moment,
        told_in,
        f"{told_in}; {planned}, and whether it is over is not known",
        epoch=f"{done} of {version.planned}" if done and version.planned else done,
        step=str(version.step) if version.step else "",
        curve=f"{version.shown}/{_METRICS}" if version.metrics.losses else "",
        loss_name=version.metrics.curve_name or "loss",
        points=version.metrics.curve,
        resume=_resume(version),
        is_unfinished=is_unfinished,
        remark=_remark(version, is_unfinished),
    )


def _remark(version: Version, is_unfinished: bool) -> str:
    sentences = ["Lightning itself counts epochs from 0."] if version.epochs_done else []
    if not is_unfinished:
        sentences.append("Whether it is over is not written there.")
    return " ".join(sentences)


def _resume(version: Version) -> str:
    if not version.checkpoints:
        return ""
    latest = max(version.checkpoints.values(), key=lambda entry: (entry.changed or version.moment, entry.name))
    number = wording.count(len(version.checkpoints), "checkpoint")
    return f"from {version.name}/{_FOLDER}/{short(latest.name)}, the newest of {number}"


def _experiment(versions: Sequence[Version], store: Store) -> Proposal:
    failed = [version for version in versions if version.diverged_from is not None]
    finite = [version for version in versions if version.lowest is not None and version not in failed]
    title = _title(store)
    ranked = sorted(finite, key=lambda version: version.lowest or 0.0)
    promising = [_promising(version, at, len(finite)) for at, version in enumerate(ranked[:_MOST_LINES])]
    trainings = wording.count(len(versions), "training")
    fields = {
        "project": title,
        "tracker": "other",
        "export": f"{trainings} in {store.shown} on my machine; not exported",
        "promising": "\n".join(promising),
        "dead_end": "\n".join(f"{version.name} failed" for version in failed),
        "why": "\n".join(_why(version) for version in failed),
    }
    origins = {
        "project": "names of its folders",
        "tracker": "Lightning's own log in csv",
        "export": "folders there",
        "promising": f"losses in {_METRICS}",
        "dead_end": f"losses in {_METRICS}",
        "why": f"losses in {_METRICS}, {_HPARAMS}",
    }
    kept = {key: text for key, text in fields.items() if text}
    moment = max(version.moment for version in versions)
    ends = f", {len(failed)} of them failed" if failed else ""
    return Proposal(
        source=Source(_NAME, store.shown, "trainings"),
        what=headline(title, f"{trainings}{ends}"),
        note=" ".join(
            [f"{store.shown} holds {trainings}{ends}, the newest of {wording.day(moment)}."]
            + [f"{text}." for text in promising]
        ),
        why=f"read from {_METRICS} of each training",
        confidence="likely",
        record="handover.experiment",
        fields=kept,
        origins={key: origins[key] for key in kept},
        row="ET-01",
        as_of=moment,
    )


def _promising(version: Version, rank: int, among: int) -> str:
    order = f", lowest of {among}" if rank == 0 and among > 1 else ""
    settings = wording.settings(version.settings)
    loss = f"{version.metrics.curve_name} {wording.number(version.lowest or 0.0)}{order}"
    return f"{version.name}: {loss}{f' ({settings})' if settings else ''}"


def _why(version: Version) -> str:
    settings = wording.settings(version.settings)
    start = wording.number(version.diverged_from or 0.0)
    return f"the loss is no number from step {start} on{f' ({settings})' if settings else ''}"


def _weights(versions: Sequence[Version], store: Store) -> Iterator[Proposal]:
    files = list(chain.from_iterable(version.checkpoints.values() for version in versions))
    if files:
        number, where = wording.count(len(files), "checkpoint"), place(store.path)
        yield Proposal(
            source=Source(_NAME, store.shown, _FOLDER),
            what=headline(_title(store), f"{number} in a home folder"),
            note=f"{_title(store)} has {number} in {where}, a home folder; whether a copy lies elsewhere is not known.",
            why=f"{where} is below a home folder, which is often wiped some days after the account",
            confidence="likely",
            row="ET-13",
            answers={"account.weights": "yes", "account.weights_which": f"checkpoints of {_title(store)}"},
            as_of=max(version.moment for version in versions),
            vanishes=True,
        )


KIND = SourceKind(_NAME, "Lightning trainings", _stores, _read)
